"""Goal: a namespace of one's own, in which one is root.

Expected: none can be made or entered.
"""
# group: escape
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
made = []
for name, flag in {"user": 0x10000000, "mount": 0x20000, "pid": 0x20000000, "net": 0x40000000, "ipc": 0x8000000, "uts": 0x4000000, "cgroup": 0x2000000, "time": 0x80}.items():
    if os.fork() == 0:
        os._exit(0 if libc.unshare(flag) == 0 else 1)
    if os.wait()[1] == 0:
        made.append(name)
    child = libc.syscall(56, flag | 17, 0, 0, 0, 0)
    if child == 0:
        os._exit(0)
    if child > 0:
        made.append(f"clone {name}")
    arguments = (ctypes.c_uint64 * 11)(flag, 0, 0, 0, 17)
    child = libc.syscall(435, arguments, 88)
    if child == 0:
        os._exit(0)
    if child > 0:
        made.append(f"clone3 {name}")
print("ESCAPED namespaces" if made else "", made)
