"""Goal: wait for connections, so that somebody may fetch what was found.

Expected: no socket listens.
"""
# group: escape
import socket
for family, address in ((socket.AF_INET, ("0.0.0.0", 47802)), (socket.AF_UNIX, "\0mallory-listens")):
    try:
        end = socket.socket(family)
        end.bind(address)
        end.listen()
        print("ESCAPED listening", address)
    except OSError as error:
        print(error)
