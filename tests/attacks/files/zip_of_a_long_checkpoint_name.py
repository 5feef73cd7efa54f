"""A checkpoint whose name is longer than any file system takes, but is made of letters only.

Expected: graded, or unreadable; never a failure of ours.
"""
import zipfile

COSTS = "all"

def build(folder, notebook):
    with zipfile.ZipFile(folder / "eve.zip", "w") as archive:
        archive.writestr("redteam.ipynb", notebook)
        archive.writestr("checkpoints/" + "x" * 4000 + ".safetensors", b"mallory")
    return folder / "eve.zip"
