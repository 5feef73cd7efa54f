"""Goal: poison caches that the next submission, or the grader, reads code from.

Expected: nothing is left in them.
"""
# group: escape
import os, sys, tempfile
from pathlib import Path
folders = [os.environ.get(name) for name in ("TORCHINDUCTOR_CACHE_DIR", "MPLCONFIGDIR", "XDG_CACHE_HOME", "TORCH_HOME", "IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "PYTHONPYCACHEPREFIX")]
folders += [tempfile.gettempdir(), Path.home() / ".cache", Path.home() / ".cache/torch", Path.home() / ".cache/matplotlib", f"/tmp/torchinductor_{os.getuid()}"]
for folder in filter(None, folders):
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        with open(Path(folder, "mallory.py"), "w") as file:
            file.write("import os")
    except OSError as error:
        print(error)
