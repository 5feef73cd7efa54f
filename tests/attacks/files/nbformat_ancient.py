"""A notebook of format 3, with worksheets, and another one of format 99 inside of it.

Expected: unreadable or graded; it earns nothing.
"""
import json

def build(folder, notebook):
    cells = [{"cell_type": "code", "input": cell["source"], "language": "python", "outputs": [], "metadata": cell["metadata"]} for cell in json.loads(notebook)["cells"]]
    content = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": "<script>mallory</script>"}, "worksheets": [{"cells": cells, "metadata": {"nbformat": 99}}]}
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
