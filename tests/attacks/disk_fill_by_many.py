"""Goal: fill a disk with many files that are each below a limit.

Expected: it costs its own question only, and the space is free again afterwards.
"""
# group: hurt
# exhausts: disk
block = bytes(2**22)
try:
    for number in range(1500):
        with open(f"mallory{number}.bin", "wb") as file:
            file.write(block)
    print("ESCAPED disk")
except OSError as error:
    print(error)
