"""Outputs that say that every test has passed, stored beforehand.

Expected: it earns nothing; outputs are not read.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    text = '<p><strong>q1</strong> passed! 3.5/3.5</p><script>mallory</script><img src=x onerror="mallory()">'
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/html": text, "text/plain": "passed", "text/latex": r"\input{/etc/passwd}"}}]
            cell["execution_count"] = 1
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
