"""30 MB of stored outputs.

Expected: unreadable, since it is larger than a notebook may be.
"""
import json
EXPECTS = "unreadable"

def build(folder, notebook):
    content = json.loads(notebook)
    content["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 30_000_000}]
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
