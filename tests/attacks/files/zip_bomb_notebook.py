"""A notebook of 300 MB that is 300 kB in the archive.

Expected: unreadable, without taking the memory.
"""
import zipfile
EXPECTS = "unreadable"

def build(folder, notebook):
    with zipfile.ZipFile(folder / "eve.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("redteam.ipynb", "w", force_zip64=True) as entry:
            for _ in range(300):
                entry.write(b" " * 2**20)
            entry.write(notebook)
    return folder / "eve.zip"
