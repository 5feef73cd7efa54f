"""A student's name that is HTML, on its way to the feedback page, the report and the formgrader.

Expected: the name that we use has none.
"""
def build(folder, notebook):
    origin = folder / "<script>mallory<%2Fscript><img src=x onerror=alert(1)>.ipynb"
    origin.write_bytes(notebook)
    return origin
