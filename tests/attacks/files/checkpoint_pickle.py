"""A checkpoint that is a pickle of PyTorch's, with a payload.

Expected: it is no checkpoint; nothing is run.
"""
import io, os, torch
from red_team_course import hand_in

class Payload:
    def __reduce__(self):
        return os.system, ("touch /tmp/mallory-checkpoint /var/tmp/mallory-checkpoint",)

def build(folder, notebook):
    buffer = io.BytesIO()
    torch.save({"1.weight": Payload()}, buffer)
    return hand_in(folder, notebook, buffer.getvalue())
