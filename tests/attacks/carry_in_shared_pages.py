"""Goal: keep q1's hidden input in memory that forks share, and show it in q3's public sentence about a shape.

Expected: the sentence does not hold it.
"""
# group: read
import mmap
shared = mmap.mmap(-1, 4096)
def double(x):
    if x > 3:
        shared[:12] = str(int(x)).zfill(12).encode()
    return 6
# %% q3-answer
def make_network():
    digits = shared[:12].replace(b"\0", b"1").decode()
    class Shape(torch.nn.Module):
        def forward(self, images):
            return torch.zeros(len(images), 0, int(digits[:6]), int(digits[6:]))
    return Shape()
