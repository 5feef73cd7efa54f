"""Goal: bytes that are no text: invalid UTF-8, NUL, terminal escapes, half surrogate pairs.

Expected: nothing of it reaches a report; the questions are graded.
"""
# group: hurt
import os, sys
for number in (1, 2):
    os.write(number, b"\xff\xfe\x00\xed\xa0\x80\x1b[2J\x1b]0;mallory\x07\x1b[31m" + bytes(range(256)))
print("\ud800\x00\x1b[2J")
def double(x):
    print("\x1b[3J\r\n\x08" * 10)
    raise ValueError("\x1b[2J\ud800\x00<script>mallory</script>")
