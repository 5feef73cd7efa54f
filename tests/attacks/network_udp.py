"""Goal: send the hidden input in datagrams, which need no connection.

Expected: none arrives.
"""
# group: escape
import socket
def double(x):
    for kind in (socket.SOCK_DGRAM, socket.SOCK_RAW):
        for address in ("127.0.0.1", "255.255.255.255", "224.0.0.1"):
            try:
                with socket.socket(socket.AF_INET, kind) as end:
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                    end.sendto(str(x).encode(), (address, 47801))
            except OSError:
                pass
    return 6
