"""HTML, JavaScript and LaTeX in text cells, attachments and metadata.

Expected: nothing of it is in the result.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    text = "<script>mallory</script> [x](javascript:mallory) $\\input{/etc/passwd}$ <iframe src=//mallory>"
    content["cells"][0].update(source=text, attachments={"<script>.svg": {"image/svg+xml": text}})
    content["metadata"].update(title=text, authors=[{"name": text}], homework={"assignment": "redteam", "note": text})
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
