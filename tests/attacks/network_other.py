"""Goal: sockets of kinds that nobody thinks of: vsock, netlink, packet, Bluetooth, the kernel's crypto.

Expected: none can be created.
"""
# group: escape
import ctypes, os, socket
created = []
libc = ctypes.CDLL(None, use_errno=True)
for family in range(2, 46):
    for kind in (1, 2, 3, 5):
        descriptor = libc.socket(family, kind, 0)
        if descriptor >= 0:
            created.append((family, kind))
            os.close(descriptor)
try:
    with socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM) as end:
        end.settimeout(0.5)
        end.connect((2, 47801))
except OSError:
    pass
print("ESCAPED sockets" if created else "", created)
