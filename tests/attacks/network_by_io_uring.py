"""Goal: the kernel's queue, which opens files and sockets without system calls that a filter would see.

Expected: no queue.
"""
# group: escape
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
descriptor = libc.syscall(425, 8, ctypes.create_string_buffer(512))
print("ESCAPED io_uring" if descriptor >= 0 else ctypes.get_errno())
