"""A file that is an archive and something else at the same time.

Expected: graded as the archive that it is, or unreadable.
"""
import io, zipfile

def build(folder, notebook):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("redteam.ipynb", notebook)
    (folder / "eve.zip").write_bytes(b"%PDF-1.4\n<script>mallory</script>\n" * 1000 + buffer.getvalue())
    return folder / "eve.zip"
