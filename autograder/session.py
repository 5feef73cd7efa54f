"""The grader's connection to one sandbox, from its fork to its end."""

from __future__ import annotations

import os
import socket
import threading
import time
from types import TracebackType
from typing import Any

from autograder import integrity
from autograder.channel import Channel, ChannelError, Closed, Late, Message
from autograder.judging import DEATHS
from autograder.warm_server import ServerFault, WarmServer

GRACE_SECONDS = 5.0
MOST_JUNK = 10_000


class Lost(Exception):
    """The sandbox is gone, or no longer answers: what is left of the submission needs a fresh one."""


class Died(Exception):
    """What was asked for ended the process that did it; the text is one of `DEATHS`, the notebook goes on."""


class Session:
    """The connection to one sandbox, from its fork to its end."""

    def __init__(self, server: WarmServer, output: Output, flags: set[str], end: float) -> None:
        self.server = server
        self.flags = flags
        self.end = end
        self.number = 0
        self._output = output

    def __enter__(self) -> Session:
        mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._stop, stop = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        reading, writing = os.pipe()
        self._reader = threading.Thread(target=self._output.read, args=(reading,), daemon=True)
        self._reader.start()
        self.channel = Channel(mine)
        try:
            self.server.fork(theirs.fileno(), stop.fileno(), writing)
        except ServerFault:
            self.channel.close()
            self._stop.close()
            raise
        finally:
            theirs.close()
            stop.close()
            os.close(writing)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.channel.close()
        self._stop.close()
        if not isinstance(error, ServerFault):
            self.server.clean_up()
            self._reader.join(GRACE_SECONDS)

    def tell(self, kind: str, value: Any) -> None:
        """Send what needs no answer.

        Raises:
            Lost: nobody reads.
        """
        self.number += 1
        try:
            self.channel.send(Message(kind, self.number, value), time.monotonic() + GRACE_SECONDS)
        except (Late, Closed):
            raise Lost("crashed") from None

    def ask(self, kind: str, value: Any, seconds: float) -> Message:
        """Return the answer to a request, given `seconds` of wall time.

        Raises:
            Died: the process that worked on it did not survive; the sandbox goes on.
            Lost: the sandbox does not go on.
        """
        self.tell(kind, value)
        try:
            return self._answer(min(time.monotonic() + seconds, self.end))
        except Late:
            self._stop.send(self.number.to_bytes(8, "little"))
        try:
            answer = self._answer(time.monotonic() + GRACE_SECONDS)
            if kind != "cell":  # it came too late: whoever gave it is being stopped
                self._answer(time.monotonic() + GRACE_SECONDS)
        except Late:
            raise Lost("timed_out") from None
        return answer

    def _answer(self, deadline: float) -> Message:
        for _ in range(MOST_JUNK):
            try:
                message = self.channel.receive(deadline)
            except Late:
                raise
            except ChannelError:
                if self._is_closed():
                    raise Lost("crashed") from None
                continue  # whoever wrote it, the answer may still come
            if message.kind == "flag" and str(message.value) in integrity.SENTENCES:
                self.flags.add(str(message.value))
            if message.kind == "died":
                raise Died(str(message.value) if str(message.value) in DEATHS else "crashed")
            if message.number == self.number:
                return message
        raise Lost("crashed")

    def _is_closed(self) -> bool:
        try:
            return self.channel.socket.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
        except BlockingIOError:
            return False
        except OSError:
            return True


class Output:
    """What a notebook prints: kept up to a limit, read to the end, never interpreted."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._parts: list[bytes] = []
        self._size = 0
        self._dropped = False

    def read(self, descriptor: int) -> None:
        """Read until all writers are gone."""
        with open(descriptor, "rb", buffering=0) as stream:
            while part := stream.read(2**16):
                kept = part[: self.limit - self._size]
                self._size += len(kept)
                self._dropped = self._dropped or len(kept) < len(part)
                if kept:
                    self._parts.append(kept)

    def text(self) -> str:
        """Return it as printable text: control characters are written out."""
        text = b"".join(self._parts).decode("utf-8", "backslashreplace")
        shown = "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)
        return shown + ("\n[cut off here]" if self._dropped else "")
