"""A NUL character in the code of a cell, escaped as JSON wants it.

Expected: it costs that cell only.
"""
def build(folder, notebook):
    (folder / "eve.ipynb").write_bytes(notebook.replace(b"return 6", b"return 6 \\u0000 <script>mallory</script>"))
    return folder / "eve.ipynb"
