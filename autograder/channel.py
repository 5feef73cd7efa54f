"""Messages between the grader and a sandbox: plain data by value, and nothing that could run.

Theory of operation. The two ends of a Unix socket pair lie in a trusted and in an untrusted process. A message is one
packet with a JSON header of at most 64 KiB, then packets with the raw little-endian bytes of the arrays that the header
announces. Neither end ever unpickles, evaluates or imports what it receives. The header is decoded strictly; types,
nesting, number of values, dtypes, shapes and the sum of bytes are checked before anything is allocated, and every wait
has a deadline. Whatever is wrong with a message raises `ChannelError` and nothing else: for the grader that is a fact
about the submission. A sender that is killed half-way leaves an unfinished message; the next header replaces it.

Values are None, bool, int, float, str, list, tuple, dict with text keys, numpy arrays and scalars, torch tensors.
A function, or a figure, crosses as its name only (`Named`), in either direction; all other objects arrive as `Opaque`.
"""

from __future__ import annotations

import math
import select
import socket
import time
from dataclasses import dataclass, field
from typing import Any

import msgspec
import numpy as np
import torch

HEADER_BYTES, MESSAGE_BYTES, PACKET_BYTES = 2**16, 2**25, 2**16
MOST_VALUES, MOST_ARRAYS, DEEPEST, MOST_DIMENSIONS, LONGEST_NUMBER = 20_000, 4_000, 32, 16, 400
WORTH_AN_ARRAY = 8  # numbers in a list
HEADER, DATA = b"h", b"d"
DTYPES = ("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16")


class ChannelError(Exception):
    """What came, or did not come, is no message: malformed, too large, too late, or the other end is closed."""


class Late(ChannelError):
    """No message within the time."""


class Closed(ChannelError):
    """The other end is gone."""


@dataclass(frozen=True)
class Named:
    """A function, by its name in the student's notebook."""

    name: str


@dataclass(frozen=True)
class Opaque:
    """An object that does not cross, by the name of its type."""

    type_name: str


class _Header(msgspec.Struct, forbid_unknown_fields=True):
    kind: str
    number: int
    value: Any
    arrays: list[tuple[str, list[int]]]


@dataclass(frozen=True)
class Message:
    """One message: what it is, the number of the request that it makes or answers, and a value."""

    kind: str
    number: int
    value: Any = None


class Channel:
    """One end of a connection that carries messages."""

    def __init__(self, end: socket.socket) -> None:
        self.socket = end
        self._waiting = select.poll()
        self._waiting.register(end, select.POLLIN)
        self._buffer = bytearray(1 + PACKET_BYTES)

    def send(self, message: Message, deadline: float = math.inf) -> None:
        """Send a message; `deadline` is in seconds of `time.monotonic()`.

        Raises:
            ChannelError: its value is too large or too deep, the other end is closed, or it does not read.
        """
        header, arrays = encode(message)
        try:
            self._send(HEADER, memoryview(header), deadline)
            for array in arrays:
                content = memoryview(array.tobytes())
                for start in range(0, len(content), PACKET_BYTES):
                    self._send(DATA, content[start : start + PACKET_BYTES], deadline)
        except TimeoutError:
            raise Late("The other end does not read.") from None
        except OSError as error:
            raise Closed(f"The other end is closed ({error.strerror}).") from None

    def receive(self, deadline: float = math.inf) -> Message:
        """Return the next whole message; `deadline` is in seconds of `time.monotonic()`.

        Raises:
            ChannelError: there is none, or it is not well-formed.
        """
        tag, packet = self._packet(deadline)
        while True:
            while tag != HEADER:  # the rest of a message whose sender was killed
                tag, packet = self._packet(deadline)
            announced = read_header(bytes(packet))
            content, filled = bytearray(announced.size), 0
            while filled < announced.size:
                tag, packet = self._packet(deadline)
                if tag == HEADER:  # the sender of the former one was killed
                    break
                if filled + len(packet) > announced.size:
                    raise ChannelError("There is more data than announced.")
                content[filled : filled + len(packet)] = packet
                filled += len(packet)
            else:
                return decode(announced, memoryview(content))

    def close(self) -> None:
        """Close this end."""
        self.socket.close()

    def _packet(self, deadline: float) -> tuple[bytes, memoryview]:
        """Return the kind of the next packet and what is in it, until the next one is read."""
        left = deadline - time.monotonic()
        if not self._waiting.poll(None if math.isinf(left) else max(left, 0) * 1000):
            raise Late("No answer came in time.")
        try:
            size, _, flags, _ = self.socket.recvmsg_into([self._buffer])
        except OSError as error:
            raise Closed(f"The other end is closed ({error.strerror}).") from None
        if size == 0:
            raise Closed("The other end is closed.")
        tag = bytes(self._buffer[:1])
        if flags & socket.MSG_TRUNC or tag not in (HEADER, DATA):
            raise ChannelError("A packet is too large, or none of ours.")
        return tag, memoryview(self._buffer)[1:size]

    def _send(self, tag: bytes, content: memoryview, deadline: float) -> None:
        left = deadline - time.monotonic()
        self.socket.settimeout(None if math.isinf(left) else max(left, 0.001))
        self.socket.sendmsg([tag, content])


# --- encoding ---------------------------------------------------------------------------------------------------


def encode(message: Message) -> tuple[bytes, list[np.ndarray[Any, Any]]]:
    """Return the header and the arrays whose bytes follow it.

    Raises:
        ChannelError: the value is too large or too deep to be sent.
    """
    encoder = _Encoder()
    value = encoder.tree(message.value, 0)
    arrays = [(array.dtype.str, list(array.shape)) for array in encoder.arrays]
    header = msgspec.json.encode(_Header(message.kind, message.number, value, arrays))
    if len(header) > HEADER_BYTES - 1 or sum(array.nbytes for array in encoder.arrays) > MESSAGE_BYTES:
        raise ChannelError("The value is too large.")
    return header, encoder.arrays


@dataclass
class _Encoder:
    arrays: list[np.ndarray[Any, Any]] = field(default_factory=list)

    def tree(self, value: Any, depth: int) -> Any:
        """Return the value as a tagged tree of JSON; arrays are put aside."""
        if depth > DEEPEST:
            raise ChannelError("The value is nested too deeply.")
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, Named):
            return ["function", value.name]
        if isinstance(value, str):
            return ["text", str(value).encode("utf-8", "replace").decode()]
        if isinstance(value, np.generic):
            return self._array("scalar", np.asarray(value))
        if isinstance(value, int):
            text = hex(value)
            return ["int", text] if len(text) <= LONGEST_NUMBER else ["opaque", "int"]
        if isinstance(value, float):
            return ["float", float(value).hex()]
        if isinstance(value, torch.Tensor):
            return self._tensor(value)
        if isinstance(value, np.ndarray):
            return self._array("array", value)
        return self._container(value, depth)

    def _container(self, value: Any, depth: int) -> Any:
        if isinstance(value, list | tuple):
            kind = "list" if isinstance(value, list) else "tuple"
            numbers = _numbers(value)
            if numbers is not None:
                return self._array(f"{kind} of numbers", numbers)
            return [kind, [self.tree(item, depth + 1) for item in value]]
        if isinstance(value, dict) and all(isinstance(key, str) for key in value):
            return ["dict", [[str(key), self.tree(item, depth + 1)] for key, item in value.items()]]
        return ["opaque", type(value).__name__[:100]]

    def _tensor(self, value: torch.Tensor) -> Any:
        try:
            plain = value.detach().cpu().resolve_conj().resolve_neg()
            return self._array("tensor", (plain.float() if plain.dtype == torch.bfloat16 else plain).numpy())
        except Exception:  # sparse, quantized, on the meta device, or of a class that answers for itself
            return ["opaque", "Tensor"]

    def _array(self, kind: str, value: np.ndarray[Any, Any]) -> Any:
        plain = np.array(value, dtype=value.dtype.newbyteorder("<"), order="C", subok=False)
        if plain.dtype.str not in DTYPES or plain.ndim > MOST_DIMENSIONS:
            return ["opaque", "ndarray"]
        self.arrays.append(plain)
        return [kind, len(self.arrays) - 1]


def _numbers(items: list[Any] | tuple[Any, ...]) -> np.ndarray[Any, Any] | None:
    """Return a longer list of floats, of small ints or of bools as an array, which is a shorter message."""
    kinds = {type(item) for item in items}
    if len(items) < WORTH_AN_ARRAY or len(kinds) != 1 or not kinds <= {bool, int, float}:
        return None
    try:
        return np.array(items, dtype={bool: "|b1", int: "<i8", float: "<f8"}[kinds.pop()])
    except OverflowError:
        return None


# --- decoding ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Announcement:
    """A header that is in order, and the number of bytes that follow it."""

    header: _Header
    size: int


def read_header(header: bytes) -> Announcement:
    """Return what a header announces.

    Raises:
        ChannelError: it is malformed, or announces too much.
    """
    try:
        read = msgspec.json.decode(header, type=_Header)
    except (msgspec.DecodeError, RecursionError, ValueError):
        raise ChannelError("The header is malformed.") from None
    if len(read.arrays) > MOST_ARRAYS:
        raise ChannelError("There are too many arrays.")
    size = sum(_bytes_of(dtype, shape) for dtype, shape in read.arrays)
    if size > MESSAGE_BYTES:
        raise ChannelError("The arrays are too large.")
    return Announcement(read, size)


def _bytes_of(dtype: str, shape: list[int]) -> int:
    if dtype not in DTYPES or len(shape) > MOST_DIMENSIONS:
        raise ChannelError("An array is of no kind that is sent.")
    if not all(0 <= length <= MESSAGE_BYTES for length in shape):
        raise ChannelError("The shape of an array is impossible.")
    return math.prod(shape) * np.dtype(dtype).itemsize


def decode(announced: Announcement, content: memoryview) -> Message:
    """Return the message; its arrays are writable and share the memory of `content`, which must fit exactly.

    Raises:
        ChannelError: the header's tree is malformed.
    """
    arrays, start = [], 0
    for dtype, shape in announced.header.arrays:
        end = start + _bytes_of(dtype, shape)
        arrays.append(np.frombuffer(content[start:end], dtype=np.dtype(dtype)).reshape(shape))
        start = end
    header = announced.header
    return Message(header.kind, header.number, _Decoder(arrays).value(header.value, 0))


@dataclass
class _Decoder:
    arrays: list[np.ndarray[Any, Any]]
    left: int = MOST_VALUES

    def value(self, tree: Any, depth: int) -> Any:
        """Return the value that a tagged tree stands for."""
        self.left -= 1
        if depth > DEEPEST or self.left < 0:
            raise ChannelError("The value is nested too deeply, or has too many parts.")
        match tree:
            case None | True | False:
                return tree
            case ["text", str(text)]:
                return text
            case ["int" | "float", str(text)] if len(text) <= LONGEST_NUMBER:
                return _number(tree[0], text)
            case ["function", str(name)]:
                return Named(name)
            case ["opaque", str(name)]:
                return Opaque(name)
            case ["list" | "tuple" as kind, list(items)]:
                values = [self.value(item, depth + 1) for item in items]
                return values if kind == "list" else tuple(values)
            case ["dict", list(items)]:
                return dict(self._item(item, depth + 1) for item in items)
            case [str(kind), int(index)] if 0 <= index < len(self.arrays):
                return _from_array(kind, self.arrays[index])
        raise ChannelError("The value is malformed.")

    def _item(self, item: Any, depth: int) -> tuple[str, Any]:
        match item:
            case [str(key), tree]:
                return key, self.value(tree, depth)
        raise ChannelError("A dictionary is malformed.")


def _number(kind: str, text: str) -> int | float:
    try:
        return int(text, 16) if kind == "int" else float.fromhex(text)
    except (ValueError, OverflowError):
        raise ChannelError("A number is malformed.") from None


def _from_array(kind: str, array: np.ndarray[Any, Any]) -> Any:
    match kind:
        case "array":
            return array
        case "tensor" if not array.dtype.str.startswith("<u"):
            return torch.from_numpy(array)
        case "tensor":
            return torch.from_numpy(array.astype(np.int64))  # not every torch has unsigned numbers
        case "scalar" if array.ndim == 0:
            return array[()]
        case "list of numbers" if array.ndim == 1:
            return array.tolist()
        case "tuple of numbers" if array.ndim == 1:
            return tuple(array.tolist())
    raise ChannelError("An array is announced as something else.")
