"""Symbolic links to secrets, in the place of notebook and checkpoint.

Expected: unreadable; links are not followed.
"""
import stat, zipfile
from pathlib import Path
CHECKOUT = Path(__file__).resolve().parents[3]
EXPECTS = "unreadable"

def build(folder, notebook):
    with zipfile.ZipFile(folder / "eve.zip", "w") as archive:
        for name, target in (("redteam.ipynb", str(CHECKOUT / "source" / "hw9" / "hw9.ipynb")), ("checkpoints/q3.safetensors", str(Path.home() / "red-team.txt"))):
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            archive.writestr(entry, target)
    return folder / "eve.zip"
