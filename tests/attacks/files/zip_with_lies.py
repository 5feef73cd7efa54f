"""Sizes that are wrong, an encrypted entry, an unknown compression, a cut-off end.

Expected: unreadable.
"""
import io, zipfile
EXPECTS = "unreadable"

def build(folder, notebook):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("redteam.ipynb", notebook)
    content = bytearray(buffer.getvalue())
    start = content.index(b"PK\1\2")
    content[start + 8] |= 1  # encrypted
    content[start + 10] = 97  # compressed as nobody does
    content[start + 24 : start + 28] = b"\xff\xff\xff\x7f"
    (folder / "eve.zip").write_bytes(content)
    return folder / "eve.zip"
