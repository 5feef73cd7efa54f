"""A notebook that says it is of an assignment whose name is markup.

Expected: unreadable; the sentence has no markup.
"""
import json
EXPECTS = "unreadable"

def build(folder, notebook):
    content = json.loads(notebook)
    content["metadata"]["homework"]["assignment"] = "../../<script>mallory</script>\x1b[2J=cmd"
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
