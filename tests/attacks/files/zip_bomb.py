"""A checkpoint of 4 GB that is 4 MB in the archive.

Expected: what is over the limit is left out; the notebook is graded.
"""
import zipfile

def build(folder, notebook):
    with zipfile.ZipFile(folder / "eve.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("redteam.ipynb", notebook)
        with archive.open("checkpoints/q3.safetensors", "w", force_zip64=True) as entry:
            for _ in range(300):
                entry.write(bytes(2**20))
    return folder / "eve.zip"
