"""Goal: settings of libraries that make right answers wrong, for this submission and the next.

Expected: the bystander keeps its point, and so does the next submission.
"""
# group: hurt
import gc, locale, os, random, sys
torch.set_default_dtype(torch.float16)
torch.set_grad_enabled(False)
torch.use_deterministic_algorithms(True)
np.seterr(all="raise")
np.set_printoptions(threshold=1)
sys.setrecursionlimit(60)
gc.disable()
random.seed(0)
os.umask(0o777)
os.chdir("/")
os.environ.clear()
