"""Goal: hand open descriptors to whoever reads the other end, until it has no room for more.

Expected: they are thrown away; the attacker may lose others.
"""
# group: forge
# costs: all
import array, os, socket
extra = [os.open("/dev/null", os.O_RDONLY) for _ in range(50)]
for number in range(3, 64):
    try:
        end = socket.socket(fileno=os.dup(number))
        end.setblocking(False)
        for _ in range(20):
            end.sendmsg([b"h{}"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", extra))])
    except OSError:
        pass
