"""A folder of checkpoints that is a link to a folder of somebody else's files.

Expected: it is not followed.
"""
import os

def build(folder, notebook):
    (folder / "secret" / "checkpoints").mkdir(parents=True)
    (folder / "secret" / "checkpoints" / "q3.safetensors").write_bytes(b"mallory")
    origin = folder / "eve"
    origin.mkdir()
    (origin / "redteam.ipynb").write_bytes(notebook)
    os.symlink(folder / "secret" / "checkpoints", origin / "checkpoints")
    return origin
