"""A checkpoint that is a link to another file.

Expected: it is not followed.
"""
from pathlib import Path
from red_team_course import hand_in

def build(folder, notebook):
    origin = hand_in(folder, notebook, b"")
    (origin / "checkpoints" / "q3.safetensors").unlink()
    (origin / "checkpoints" / "q3.safetensors").symlink_to(str(Path.home() / "red-team.txt"))
    return origin
