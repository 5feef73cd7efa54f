"""Otter's log, results and checkpoints that are pickles, with a payload that makes a file.

Expected: no pickle is opened; the notebook is graded.
"""
import os, pickle, zipfile

class Payload:
    def __reduce__(self):
        return os.system, ("touch /tmp/mallory-pickle /var/tmp/mallory-pickle $HOME/mallory-pickle",)

def build(folder, notebook):
    content = pickle.dumps(Payload())
    with zipfile.ZipFile(folder / "eve.zip", "w") as archive:
        archive.writestr("redteam.ipynb", notebook)
        for name in (".OTTER_LOG", "results.pkl", "checkpoints/q3.safetensors", "checkpoints/q3.pt", "q3.pkl", "__zip_filename__", "data/MNIST/processed/test.pt"):
            archive.writestr(name, content)
    return folder / "eve.zip"
