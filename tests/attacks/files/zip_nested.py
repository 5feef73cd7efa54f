"""Archives in archives, as deep as one likes.

Expected: unreadable; only one level is opened.
"""
import io, zipfile
EXPECTS = "unreadable"

def build(folder, notebook):
    content, name = notebook, "redteam.ipynb"
    for _ in range(50):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(name, content)
        content, name = buffer.getvalue(), "eve.zip"
    (folder / "eve.zip").write_bytes(content)
    return folder / "eve.zip"
