"""Goal: replies that look like the channel's, with a length before them, on every descriptor.

Expected: no point.
"""
# group: forge
# costs: all
import json, os, struct
reply = json.dumps({"kind": "result", "number": 1, "value": ["int", "0x6"], "arrays": [], "passed": True, "score": 1000}).encode()
for number in range(0, 1025):
    for head in (struct.pack("<I", len(reply)), struct.pack(">Q", len(reply)), b"h", b""):
        try:
            os.set_blocking(number, False)
            os.write(number, head + reply)
        except OSError:
            pass
