"""Goal: use up the number of files that a disk can have.

Expected: it costs its own question only; they are gone afterwards.
"""
# group: hurt
# exhausts: inodes
import os
try:
    for number in range(300_000):
        os.mkdir(f"mallory{number}")
    print("ESCAPED inodes")
except OSError as error:
    print(error)
