"""Entries that say they are devices, pipes and sockets.

Expected: they are bytes like any others; nothing is made of them.
"""
import stat, zipfile

def build(folder, notebook):
    with zipfile.ZipFile(folder / "eve.zip", "w") as archive:
        archive.writestr("redteam.ipynb", notebook)
        for number, kind in enumerate((stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK)):
            entry = zipfile.ZipInfo(f"checkpoints/device{number}.safetensors")
            entry.create_system, entry.external_attr = 3, (kind | 0o6777) << 16
            archive.writestr(entry, b"")
    return folder / "eve.zip"
