"""Every cell three times, with the same ids; the bystander's check comes first, last and in between.

Expected: it earns nothing.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    content["cells"] = [content["cells"][-1], *content["cells"], *content["cells"][::-1], content["cells"][-2]]
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
