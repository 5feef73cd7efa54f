"""A folder whose notebook and checkpoints are links to what the student cannot read.

Expected: unreadable; links are not followed.
"""
from pathlib import Path
CHECKOUT = Path(__file__).resolve().parents[3]
EXPECTS = "unreadable"

def build(folder, notebook):
    origin = folder / "eve"
    (origin / "checkpoints").mkdir(parents=True)
    (origin / "redteam.ipynb").symlink_to(str(CHECKOUT / "source" / "hw9" / "hw9.ipynb"))
    (origin / "checkpoints" / "q3.safetensors").symlink_to(str(Path.home() / "red-team.txt"))
    (origin / "loop").symlink_to(".")
    return origin
