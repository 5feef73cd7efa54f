"""Names that lead out of the folder: absolute, with `..`, with backslashes, with a drive.

Expected: graded; nothing is written anywhere.
"""
import zipfile

def build(folder, notebook):
    with zipfile.ZipFile(folder / "eve.zip", "w") as archive:
        archive.writestr("redteam.ipynb", notebook)
        for name in ("/tmp/mallory.py", "../mallory.py", "../../../../../../tmp/mallory.txt", "..\\mallory", "C:\\mallory", "checkpoints/../../mallory.safetensors",
                     "/checkpoints/mallory.safetensors", "../checkpoints/mallory.safetensors", "checkpoints/..safetensors"):
            archive.writestr(name, b"mallory")
    return folder / "eve.zip"
