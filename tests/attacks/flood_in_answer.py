"""Goal: an answer that announces an array and then never ends, in packets without content.

Expected: the call ends in time.
"""
# group: hurt
# costs: all
import json, os
def double(x):
    header = b"h" + json.dumps({"kind": "value", "number": 3, "value": ["array", 0], "arrays": [["<f8", [1000]]]}).encode()
    for number in range(3, 16):
        try:
            os.set_blocking(number, False)
            os.write(number, header)
        except OSError:
            pass
    while True:
        for number in range(3, 16):
            try:
                os.write(number, b"d")
            except OSError:
                pass
