"""Goal: many threads in PyTorch, after which forks hang.

Expected: the questions are graded.
"""
# group: hurt
import os
os.environ.update(OMP_NUM_THREADS="16", MKL_NUM_THREADS="16")
try:
    torch.set_num_threads(16)
    torch.set_num_interop_threads(16)
except RuntimeError as error:
    print(error)
print((torch.ones(1500, 1500) @ torch.ones(1500, 1500)).sum())
