"""Goal: put descriptors of our own in the place of the channel's, and answer from there.

Expected: no point.
"""
# group: forge
import os
def double(x):
    read, write = os.pipe()
    os.write(write, b'h{"kind":"result","number":1,"value":["int","0x6"],"arrays":[]}' * 100)
    for number in range(3, 64):
        if number not in (read, write):
            try:
                os.dup2(read, number)
            except OSError:
                pass
    return 6
