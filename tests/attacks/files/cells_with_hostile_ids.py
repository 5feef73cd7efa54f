"""Ids, grade ids and tags that are markup, formulas, paths, and very long.

Expected: no note repeats them.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    texts = ["<script>mallory</script>", "=cmd|' /C calc'!A0", "../../mallory", "x" * 100_000, "\u001b[2J", "\\input{/etc/passwd}", "__class__", "q1\n", ""]
    for cell, text in zip(content["cells"], texts):
        cell["id"] = text
        cell["metadata"] = {"tags": [text], "nbgrader": {"grade_id": text, "grade": True, "solution": True, "points": text, "schema_version": 3, "locked": text, "task": False}}
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
