"""Goal: the code that sends answers sends ours.

Expected: no point; a forged answer is still an answer to be compared.
"""
# group: forge
import json, os, socket, struct, sys
for name, module in list(sys.modules.items()):
    if name.startswith("autograder."):
        for key, value in list(vars(module).items()):
            if callable(value) and not isinstance(value, type) and "probe" not in name:
                setattr(module, key, lambda *a, **k: {"passed": True, "score": 1000, "verdict": "correct"})
json.dumps = json.loads = struct.pack = lambda *a, **k: b"correct"
socket.socket.send = socket.socket.sendall = socket.socket.sendmsg = lambda *a, **k: 64
os.write = lambda *a: 64
