"""Pipes that nobody writes to, and devices without an end, under the names of notebook and checkpoints.

Expected: graded or unreadable, and nobody waits.
"""
import os

def build(folder, notebook):
    origin = folder / "eve"
    (origin / "checkpoints").mkdir(parents=True)
    (origin / "redteam.ipynb").write_bytes(notebook)
    os.mkfifo(origin / "checkpoints" / "q3.safetensors")
    os.mkfifo(origin / "other.ipynb")
    try:
        os.mknod(origin / "checkpoints" / "zero.safetensors", 0o20666, os.makedev(1, 5))
    except OSError:
        pass
    return origin
