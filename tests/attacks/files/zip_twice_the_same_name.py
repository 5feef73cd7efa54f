"""Two entries of one name: one for whoever looks, one for whoever grades.

Expected: unreadable, or graded; it earns nothing.
"""
import warnings, zipfile

COSTS = "all"

def build(folder, notebook):
    with warnings.catch_warnings(), zipfile.ZipFile(folder / "eve.zip", "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("redteam.ipynb", notebook)
        archive.writestr("redteam.ipynb", notebook.replace(b"return 6", b"return 7"))
        for content in (b"a", b"b"):
            archive.writestr("checkpoints/q3.safetensors", content)
    return folder / "eve.zip"
