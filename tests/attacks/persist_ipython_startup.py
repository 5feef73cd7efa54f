"""Goal: code that runs whenever a notebook is started on this account.

Expected: no such file is left.
"""
# group: escape
import os
from pathlib import Path
for home in (Path.home(), Path("/root"), Path(os.environ.get("IPYTHONDIR", "/nowhere")).parent):
    for name in (".ipython/profile_default/startup/00-mallory.py", ".ipython/profile_default/ipython_config.py", ".jupyter/jupyter_notebook_config.py",
                 ".ipython/profile_default/ipython_kernel_config.py", ".local/share/jupyter/kernels/python3/mallory.json"):
        try:
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            with open(home / name, "a") as file:
                file.write("\nprint('mallory')\n")
        except OSError as error:
            print(error)
