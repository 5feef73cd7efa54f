"""Goal: mount something over, or out of, what one may see.

Expected: nothing can be mounted or unmounted.
"""
# group: escape
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
os.makedirs("mallory", exist_ok=True)
done = [str(number) for number, arguments in enumerate([
    (b"none", b"mallory", b"tmpfs", 0, None), (b"/", b"mallory", None, 4096, None), (b"proc", b"mallory", b"proc", 0, None),
    (b"none", b"/", None, 32 | 4096, None), (b"/tmp", b"/etc", None, 4096, None)]) if libc.mount(*arguments) == 0]
for place in (b"/tmp", b"/proc", b"/dev/shm", b"/"):
    if libc.umount2(place, 2) == 0:
        done.append(place.decode())
print("ESCAPED mounts" if done else "", done)
