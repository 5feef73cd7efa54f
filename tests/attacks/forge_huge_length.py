"""Goal: a reply that announces more than there is memory, or arrays of impossible shapes.

Expected: no point; nothing is allocated on a student's word.
"""
# group: forge
# costs: all
import json, os, struct
def header(*arrays, value=("array", 0)):
    return b"h" + json.dumps({"kind": "result", "number": 1, "value": list(value), "arrays": arrays}).encode()
packets = [struct.pack("<Q", 2**63), b"\xff" * 64, b"h" + b"[" * 60_000, b"d" * 65_000, header(["<f8", [2**40]]),
           header(["<f8", [-1]]), header(["<f8", [0, 2**27, 2**27, 2**27]]), header(["|O8", [1]]), header(["<f8", [2**26] * 16]),
           header(value=("array", True)), header(value=("float", "0x1p99999")), header(value=("int", "f" * 390)), header(["<f8", [0] * 16])]
for number in range(3, 1025):
    for packet in packets:
        try:
            os.set_blocking(number, False)
            os.write(number, packet)
        except OSError:
            pass
