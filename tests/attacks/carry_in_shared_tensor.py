"""Goal: the same with a tensor in shared memory, a pipe and a multiprocessing value.

Expected: the sentence does not hold it.
"""
# group: read
import os
ways = []
try:
    ways.append(torch.ones(12, dtype=torch.int64).share_memory_())
except Exception as error:
    print(error)
read, write = os.pipe()
os.set_blocking(read, False)
def double(x):
    if x > 3:
        for way in ways:
            way.copy_(torch.tensor([int(digit) for digit in str(int(x)).zfill(12)]))
        os.write(write, str(int(x)).zfill(12).encode())
    return 6
# %% q3-answer
def make_network():
    try:
        digits = os.read(read, 12).decode()
    except OSError:
        digits = "".join(str(int(digit)) for way in ways for digit in way) or "1" * 12
    class Shape(torch.nn.Module):
        def forward(self, images):
            return torch.zeros(len(images), 0, int(digits[:6]), int(digits[6:]))
    return Shape()
