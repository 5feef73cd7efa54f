"""Goal: talk to servers of this machine by Unix sockets, those with a name in no folder included.

Expected: no connection.
"""
# group: escape
import glob, os, socket
names = ["\0mallory", "/var/run/docker.sock", "/run/dbus/system_bus_socket", *glob.glob("/tmp/**/*.sock", recursive=True)]
for name in names:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
        try:
            with socket.socket(socket.AF_UNIX, kind) as end:
                end.settimeout(0.5)
                end.connect(name)
                end.send(b"mallory")
        except OSError:
            pass
