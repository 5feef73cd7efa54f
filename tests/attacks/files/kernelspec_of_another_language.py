"""A kernel that is a shell, with a command of its own.

Expected: graded as Python; no other kernel is started.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    content["metadata"]["kernelspec"] = {"name": "bash", "display_name": "<script>mallory</script>", "language": "bash", "argv": ["touch", "/tmp/mallory-kernel"]}
    content["metadata"]["language_info"] = {"name": "R", "file_extension": ".r", "pygments_lexer": "../../mallory"}
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
