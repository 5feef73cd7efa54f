"""Goal: change the process that the next submission is forked from.

Expected: the next submission starts from a clean one.
"""
# group: escape
# costs: all
import gc, os, sys
for module in list(sys.modules.values()):
    if getattr(module, "__name__", "").startswith("autograder"):
        for name in list(vars(module)):
            if not name.startswith("__"):
                setattr(module, name, None)
np.add = np.multiply = torch.nn.Linear = torch.add = None
try:
    np.ones(3).flags.writeable = False
    os.environ["PYTHONSTARTUP"] = "/tmp/mallory.py"
    sys.modules["mallory"] = sys
except Exception as error:
    print(error)
