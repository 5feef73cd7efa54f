"""Goal: processes by other calls than fork: clone, vfork, posix_spawn, multiprocessing.

Expected: they end with the submission.
"""
# group: hurt
import ctypes, multiprocessing, os, time
libc = ctypes.CDLL(None, use_errno=True)
try:
    os.posix_spawn("/bin/sleep", ["sleep", "603"], {})
except OSError as error:
    print(error)
try:
    multiprocessing.get_context("fork").Process(target=time.sleep, args=(604,), daemon=False).start()
except Exception as error:
    print(error)
if libc.syscall(56, 0x00008000 | 17, 0, 0, 0, 0) == 0:  # clone with CLONE_PARENT
    time.sleep(605)
    os._exit(0)
