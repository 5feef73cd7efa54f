"""Goal: the hidden input in the submission itself: its notebook, its checkpoints.

Expected: what is handed back is what was handed in.
"""
# group: read
import glob
def double(x):
    for name in glob.glob("*.ipynb") + glob.glob("checkpoints/*") + glob.glob("../*.ipynb"):
        try:
            open(name, "a").write(f"\n{int(x)}\n")
        except OSError:
            pass
    get_ipython().user_ns["password"] = f"{int(x)}"
    get_ipython().set_next_input(f"# {int(x)}")
    return 6
