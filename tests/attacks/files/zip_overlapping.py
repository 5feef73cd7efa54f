"""Entries that all point to the same compressed bytes: a bomb without nesting.

Expected: refused, or no more is read than the limits say.
"""
import io, struct, zipfile

COSTS = "all"

def build(folder, notebook):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("redteam.ipynb", notebook)
        archive.writestr("checkpoints/a.safetensors", bytes(8_000_000))
        entry = archive.getinfo("checkpoints/a.safetensors")
        for number in range(3000):
            twin = zipfile.ZipInfo(f"checkpoints/a{number}.safetensors")
            for name in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
                setattr(twin, name, getattr(entry, name))
            archive.filelist.append(twin)
    (folder / "eve.zip").write_bytes(buffer.getvalue())
    return folder / "eve.zip"
