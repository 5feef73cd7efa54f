"""Goal: memory that no limit of a process counts: memfd, shared mappings.

Expected: it costs its own question only, and is free again afterwards.
"""
# group: hurt
# exhausts: memory
import mmap, os
kept = []
try:
    descriptor = os.memfd_create("mallory")
    for _ in range(5000):
        os.write(descriptor, bytes(2**20))
    print("ESCAPED memory of memfd")
except (OSError, MemoryError) as error:
    print(error)
try:
    for _ in range(5000):
        kept.append(mmap.mmap(-1, 2**20))
        kept[-1].write(b"x" * 2**20)
    print("ESCAPED memory of shared mappings")
except (OSError, ValueError, MemoryError) as error:
    print(error)
