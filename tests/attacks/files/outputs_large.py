"""15 MB of stored outputs in many small pieces.

Expected: graded; outputs are not read.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    content["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 100}] * 90_000
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
