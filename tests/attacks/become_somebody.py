"""Goal: another user, more capabilities, programs that run as root.

Expected: refused.
"""
# group: escape
import ctypes, os, subprocess
libc = ctypes.CDLL(None, use_errno=True)
done = []
if os.getuid() != 0:
    for number in (0, 1, 65534, 1000):
        for act in (os.setuid, os.setgid, lambda n: os.setresuid(n, n, n), lambda n: os.setgroups([n])):
            try:
                if number != os.getuid():
                    act(number)
                    done.append(number)
            except (OSError, OverflowError):
                pass
header, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
if libc.capset(header, data) == 0:
    done.append("capset")
if libc.prctl(38, 0, 0, 0, 0) == 0 and libc.prctl(39, 0, 0, 0, 0) != 1:
    done.append("new privileges")
for command in (["sudo", "-n", "id"], ["su", "-c", "id"], ["mount"], ["newgrp"], ["unshare", "-Ur", "id"]):
    try:
        output = subprocess.run(command, capture_output=True, text=True, timeout=2, stdin=-3).stdout
        done += ["uid 0"] if "uid=0" in output and command[0] != "mount" else []
    except Exception:
        pass
print("ESCAPED identity" if done else "", done)
