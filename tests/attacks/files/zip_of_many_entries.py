"""100,000 entries.

Expected: unreadable.
"""
import zipfile
EXPECTS = "unreadable"

def build(folder, notebook):
    with zipfile.ZipFile(folder / "eve.zip", "w") as archive:
        archive.writestr("redteam.ipynb", notebook)
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{number}"), b"")
    return folder / "eve.zip"
