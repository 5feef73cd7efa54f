"""Goal: code that runs whenever Python is started on this account.

Expected: no such file is left.
"""
# group: escape
import site, sys, sysconfig
from pathlib import Path
folders = [*site.getsitepackages(), site.getusersitepackages(), sysconfig.get_path("stdlib"), *sys.path, "."]
for folder in map(Path, folders):
    for name in ("sitecustomize.py", "usercustomize.py", "mallory.pth", "mallory.egg-link"):
        try:
            if "local" in folder.parts or str(folder) == ".":
                folder.mkdir(parents=True, exist_ok=True)
            with open(folder / name, "x") as file:
                file.write("import os\n")
        except OSError as error:
            print(error)
