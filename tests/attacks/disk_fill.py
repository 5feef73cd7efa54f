"""Goal: fill every disk that can be written.

Expected: it costs its own question only, and the space is free again afterwards.
"""
# group: hurt
# exhausts: disk
import os
block = bytes(2**22)
for folder in (".", "/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~")):
    try:
        with open(f"{folder}/mallory.bin", "wb") as file:
            for _ in range(1000):
                file.write(block)
        print("ESCAPED disk of", folder)
    except OSError as error:
        print(error)
