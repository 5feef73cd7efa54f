"""No metadata that say what runs the notebook.

Expected: graded.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    del content["metadata"]["kernelspec"]
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
