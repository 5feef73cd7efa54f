"""Goal: keep q1's hidden input in a file, and show it in q3's public sentence about a shape.

Expected: q3's check starts without the file.
"""
# group: read
import glob
folders = (".", "checkpoints", "data", "/tmp", "/var/tmp", "/dev/shm")
def double(x):
    for folder in folders:
        try:
            open(f"{folder}/mallory-{int(x)}", "w").close()
        except OSError:
            pass
    return 6
# %% q3-answer
def make_network():
    names = [name for folder in folders for name in glob.glob(f"{folder}/mallory-*[0-9]")]
    digits = max((name.rpartition("-")[2] for name in names), key=len, default="1").zfill(12)
    class Shape(torch.nn.Module):
        def forward(self, images):
            return torch.zeros(len(images), 0, int(digits[:6]), int(digits[6:]))
    return Shape()
