"""Magic commands and shell lines in the place of Python: files, other languages, other folders, environments.

Expected: they do what they may; nothing is left outside.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    lines = ["!touch /tmp/mallory-shell /var/tmp/mallory-shell", "%cd /", "%env HOME=/tmp", "%autosave 1", "%load_ext mallory", "%reset -f", "!pip install mallory --quiet", "%alias_magic m cd"]
    cells = [{"cell_type": "code", "id": f"m{n}", "metadata": {}, "source": line, "outputs": [], "execution_count": None} for n, line in enumerate([*lines, "%%bash\ntouch /tmp/mallory-bash", "%%javascript\nmallory()", "%%writefile /tmp/mallory-magic\nx"])]
    content["cells"][2:2] = cells
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
