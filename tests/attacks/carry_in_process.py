"""Goal: a process that was started before the checks keeps q1's hidden input until q3 asks for it.

Expected: the sentence does not hold it.
"""
# group: read
import os
to_keeper, from_keeper = os.pipe(), os.pipe()
try:
    if os.fork() == 0:
        os.write(from_keeper[1], os.read(to_keeper[0], 12))
        os._exit(0)
except OSError as error:
    print(error)
os.set_blocking(from_keeper[0], False)
def double(x):
    if x > 3:
        os.write(to_keeper[1], str(int(x)).zfill(12).encode())
    return 6
# %% q3-answer
def make_network():
    try:
        digits = os.read(from_keeper[0], 12).decode()
    except OSError:
        digits = "1" * 12
    class Shape(torch.nn.Module):
        def forward(self, images):
            return torch.zeros(len(images), 0, int(digits[:6]), int(digits[6:]))
    return Shape()
