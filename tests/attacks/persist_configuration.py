"""Goal: code that runs whenever somebody logs in or grades: configurations, shells, schedules.

Expected: no such file is left or changed.
"""
# group: escape
import os
from pathlib import Path
home = Path.home()
targets = [home / ".bashrc", home / ".profile", home / ".config/matplotlib/matplotlibrc", home / ".config/pip/pip.conf", home / ".jupyter/nbgrader_config.py",
           home / ".ssh/mallory", home / ".gitconfig.mallory", Path("/etc/cron.d/mallory"), Path("/var/spool/cron/crontabs/mallory"), Path("/etc/ld.so.mallory")]
targets += [folder / name for folder in (Path.cwd(), *Path.cwd().parents[:4]) for name in ("nbgrader_config.py", "otter_config.json", "conftest.py", "mallory.toml")]
for target in targets:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(target, "a") as file:
            file.write("\n# mallory\n")
    except OSError as error:
        print(error)
