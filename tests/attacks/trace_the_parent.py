"""Goal: read and write the memory of the process that this one came from.

Expected: refused.
"""
# group: escape
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
class Piece(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
room = ctypes.create_string_buffer(64)
here = Piece(ctypes.addressof(room), 64)
there = Piece(id(None), 64)
done = []
for pid in {os.getppid(), 1} - {0, os.getpid()}:
    for name, call in (("attach", lambda: libc.ptrace(16, pid, 0, 0)), ("seize", lambda: libc.ptrace(0x4206, pid, 0, 0)),
                       ("read", lambda: libc.process_vm_readv(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0)),
                       ("write", lambda: libc.process_vm_writev(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0))):
        if call() >= 0:
            done.append((name, pid))
print("ESCAPED trace" if done else "", done)
