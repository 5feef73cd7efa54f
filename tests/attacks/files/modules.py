"""Modules and settings beside the notebook that others would import or read.

Expected: only the notebook and checkpoints are taken.
"""
import zipfile

def build(folder, notebook):
    with zipfile.ZipFile(folder / "eve.zip", "w") as archive:
        archive.writestr("redteam.ipynb", notebook)
        payload = "import pathlib; pathlib.Path('/tmp/mallory-module').touch()"
        for name in ("numpy.py", "torch/__init__.py", "otter/__init__.py", "autograder/__init__.py", "sitecustomize.py", "conftest.py", "hw9_support.py", "tests/q1.py", "nbgrader_config.py", "otter_config.json", ".ipython/profile_default/startup/00.py"):
            archive.writestr(name, payload)
    return folder / "eve.zip"
