"""Names with line ends, NUL, 4,096 bytes, other scripts, markup, formulas.

Expected: graded; the names appear nowhere.
"""
import zipfile

def build(folder, notebook):
    with zipfile.ZipFile(folder / "eve.zip", "w") as archive:
        archive.writestr("redteam.ipynb", notebook)
        for name in ("a\nb.ipynb.txt", "checkpoints/q3\n.safetensors", "x" * 4096, "=cmd|' /C calc'!A0", "<script>mallory</script>.txt",
                     "checkpoints/<script>.safetensors", "\u202etxt.exe", "\U0001f600", "CON", "checkpoints/.safetensors", "checkpoints/-rf.safetensors"):
            archive.writestr(name, b"mallory")
    return folder / "eve.zip"
