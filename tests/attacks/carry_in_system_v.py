"""Goal: keep q1's hidden input in System V shared memory, semaphores and the keyring, and show it in q3's sentence.

Expected: the sentence does not hold it, and none of them is left.
"""
# group: read
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
def place():
    return libc.shmat(libc.shmget(0x6D616C, 4096, 0o1666), None, 0)
def double(x):
    if x > 3 and place() not in (None, 2**64 - 1):
        ctypes.memmove(place(), str(int(x)).zfill(12).encode(), 12)
    libc.syscall(248, b"user", b"mallory", str(int(x)).encode(), 12, -3)
    return 6
# %% q3-answer
def make_network():
    text = ctypes.string_at(place(), 12) if place() not in (None, 2**64 - 1) else b""
    digits = text.decode() if text.isdigit() else "1" * 12
    class Shape(torch.nn.Module):
        def forward(self, images):
            return torch.zeros(len(images), 0, int(digits[:6]), int(digits[6:]))
    return Shape()
