"""20,000 code cells.

Expected: graded or unreadable within the time of one submission; the next one is graded.
"""
import json

COSTS = "all"

def build(folder, notebook):
    content = json.loads(notebook)
    cells = [{"cell_type": "code", "id": f"c{number}", "metadata": {}, "source": "1", "outputs": [], "execution_count": None} for number in range(20_000)]
    content["cells"] = content["cells"][:2] + cells + content["cells"][2:]
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
