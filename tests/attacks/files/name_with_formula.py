"""A student's name that a spreadsheet would run.

Expected: the name that we use has no formula.
"""
def build(folder, notebook):
    origin = folder / "=cmd|' -C calc'!A0 +1 @SUM(A1) \t-2.ipynb"
    origin.write_bytes(notebook)
    return origin
