"""The process that a submission lives in: runs cells and answers the grader's questions, inside all walls.

Every piece of work is done in a fork. One that runs a cell takes the place of its parent when the cell is done, so
that a cell which loops, crashes or exits takes nothing with it but itself: its parent, the notebook as it was before,
goes on. One that answers the questions of a check is thrown away afterwards, with whatever the answers changed. Only
a cell of nothing but definitions needs no fork: it calls nothing. (If it ends the process all the same, by a hook that
was set before, the grader starts again without it.)

Student code shares this interpreter and can break everything in here, for its own submission. Nothing in here decides
about points.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import os
import resource
import select
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO, cast

import matplotlib.pyplot as plt
import torch
from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.figure import Figure
from torch.utils.data import DataLoader

import autograder
from autograder import integrity, probes
from autograder.channel import Channel, ChannelError, Message, Named

DONE, SPARE_FILES, NEARLY_ALL = b".", 8, 0.8
PLAIN = (ast.arguments, ast.arg, ast.Constant, ast.Name, ast.Attribute, ast.Tuple, ast.UnaryOp, ast.USub, ast.Load)
ANSWERED: dict[str, Callable[..., Any]] = {}
fork, wait, leave, read, write, reset = os.fork, os.wait4, os._exit, os.read, os.write, signal.signal


class Shell(InteractiveShell):  # type: ignore[misc]
    """IPython's shell without a terminal: nobody answers `input`, figures are drawn to memory."""

    system = InteractiveShell.system_raw

    def enable_gui(self, gui: str | None = None) -> None:
        """Accept any event loop, and use none."""


def prepare() -> None:
    """Put harmless functions in the place of those that would not work, or would break later forks, in a sandbox."""
    ANSWERED.update(probes.ANSWERED)
    HistoryManager.enabled = False  # its database has a thread
    autograder.check = autograder.export = _nothing
    torch.set_num_threads(1)
    # NNPACK cannot see the processor from inside, and says so at each convolution.
    torch.backends.nnpack.set_flags(False)  # type: ignore[no-untyped-call]
    torch.set_num_threads = torch.set_num_interop_threads = _nothing
    DataLoader.__init__ = _without_workers(DataLoader.__init__)  # type: ignore[method-assign]
    Shell.instance(colors="nocolor")


def _nothing(*_: object, **__: object) -> None:
    """Do nothing: the grader asks the questions, and there is one thread."""


def _without_workers(initialize: Callable[..., None]) -> Callable[..., None]:
    """Let a loader read in its own process: in a sandbox there is nothing that workers could talk through."""

    @functools.wraps(initialize)
    def alone(self: Any, *arguments: Any, **options: Any) -> None:
        for option in ("num_workers", "prefetch_factor", "persistent_workers", "multiprocessing_context", "timeout"):
            options.pop(option, None)
        initialize(self, *arguments, **options)

    return alone


def run(connection: int, stop: int) -> int:
    """Be the first process: start the notebook, wait until all processes have ended, return the exit code."""
    pid = fork()
    if pid == 0:
        sys.stdin, sys.stdout, sys.stderr = _opened(0, "r"), _opened(1, "w"), _opened(2, "w")
        try:
            NotebookProcess(Channel(socket.socket(fileno=connection)), socket.socket(fileno=stop)).work()
        except BaseException:
            write(2, traceback.format_exc().encode())
        leave(0)
    os.close(connection)
    os.close(stop)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    return 0


def _opened(descriptor: int, mode: str) -> TextIO:
    return cast(TextIO, open(descriptor, mode, encoding="utf-8", errors="backslashreplace", closefd=False))


def _assert_room_to_go_on() -> None:
    """Raise `OSError` if a cell has used up what the next fork needs; it is undone then, like one that crashed."""
    for descriptor in range(3):
        os.fstat(descriptor)
    for descriptor in [os.dup(0) for _ in range(SPARE_FILES)]:
        os.close(descriptor)
    if threading.active_count() > resource.getrlimit(resource.RLIMIT_NPROC)[0] / 2:
        raise OSError("There are too many threads.")


def only_defines(source: bytes) -> bool:
    """Return whether a cell consists of plain function definitions: no decorators, nothing computed in signatures."""
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    functions = [node for node in statements if isinstance(node, ast.FunctionDef) and not node.decorator_list]
    signatures = [part for function in functions for part in (function.args, function.returns) if part]
    return len(functions) == len(statements) and all(isinstance(n, PLAIN) for s in signatures for n in ast.walk(s))


class NotebookProcess:
    """The head of the chain of forks: what the notebook is right now."""

    def __init__(self, channel: Channel, stop: socket.socket) -> None:
        self.channel = channel
        self.stop = stop
        self.shell = Shell.instance(colors="nocolor")
        integrity.watch(self._flag)
        self.shell.user_ns["exit"] = self.shell.user_ns["quit"] = sys.exit

    def work(self) -> None:
        """Do what the grader says until it closes the connection."""
        while True:
            try:
                request = self.channel.receive()
            except ChannelError:
                return
            if request.kind == "file":
                self._write_file(request)
            elif request.kind == "cell" and only_defines(bytes(request.value)):
                self._run_cell(request)
                self._say_done(request)
            elif request.kind == "cell":
                self._in_a_fork(request, self._run_cell, stays=True)
            else:
                self._in_a_fork(request, self._answer_questions, stays=False)

    def _flag(self, name: str) -> None:
        with contextlib.suppress(Exception):
            self.channel.send(Message("flag", 0, name))

    def _write_file(self, request: Message) -> None:
        path = Path(request.value["path"])
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            if "target" in request.value:
                path.symlink_to(request.value["target"])
            else:
                path.write_bytes(bytes(request.value["content"]))

    def _in_a_fork(self, request: Message, act: Callable[[Message], None], stays: bool) -> None:
        """Let a fork act. If it is to stay and survives, it is the notebook from now on, and this process ends."""
        for name, descriptor in (("stdout", 1), ("stderr", 2)):
            try:
                getattr(sys, name).flush()
            except Exception:  # closed, or replaced by something else
                setattr(sys, name, _opened(descriptor, "w"))
        reset(signal.SIGCHLD, signal.SIG_DFL)  # else there would be nothing to wait for
        mine, its = os.pipe()
        pid = fork()
        if pid == 0:
            os.close(mine)
            os.setpgid(0, 0)
            act(request)
            with contextlib.suppress(OSError):  # the parent may have been killed meanwhile
                write(its, DONE)
            os.close(its)
            if stays:
                self._say_done(request)  # only now: nothing can bring back what was before this cell
                return
            leave(0)
        os.close(its)
        stopped = self._wait(mine, pid, request.number)
        os.set_blocking(mine, False)
        done = False
        with contextlib.suppress(BlockingIOError):
            done = read(mine, 1) == DONE
        os.close(mine)
        if done and stays:
            leave(0)
        self._bury(pid, stopped, done)

    def _wait(self, pipe: int, pid: int, number: int) -> bool:
        """Wait until the fork is done or dead; kill it when the grader says so, and return whether it did."""
        poll, end = select.poll(), os.pidfd_open(pid)
        for source in (pipe, end, self.stop):
            poll.register(source, select.POLLIN)
        try:
            while [descriptor for descriptor, _ in poll.poll()] == [self.stop.fileno()]:
                if int.from_bytes(self.stop.recv(8), "little") >= number:  # else it was meant for an earlier one
                    os.killpg(pid, signal.SIGKILL)
                    return True
            return False
        finally:
            os.close(end)

    def _bury(self, pid: int, stopped: bool, done: bool) -> None:
        """Tell the grader how a fork died, unless it left as it should; end what it left running."""
        _, status, usage = wait(pid, 0)
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
        if done:
            return
        code = os.waitstatus_to_exitcode(status)
        killed = code in (-signal.SIGXCPU, -signal.SIGKILL)
        # The limit counts in ticks, which on a busy machine are a few per cent more than the time that was used.
        spent = (usage.ru_utime + usage.ru_stime) / resource.getrlimit(resource.RLIMIT_CPU)[0]
        slow = code == -signal.SIGXCPU or (killed and spent > NEARLY_ALL)
        large = killed and usage.ru_maxrss * 1024 > resource.getrlimit(resource.RLIMIT_DATA)[0] / 2
        reason = "timed_out" if stopped or slow else "out_of_memory" if large else "crashed"
        self.channel.send(Message("died", -1, reason))

    def _run_cell(self, request: Message) -> None:
        source = bytes(request.value).decode("utf-8", "replace")
        self.shell.run_cell(source, store_history=True)
        plt.close("all")
        _assert_room_to_go_on()

    def _say_done(self, request: Message) -> None:
        self.channel.send(Message("done", request.number))

    def _answer_questions(self, request: Message) -> None:
        """Answer this request and those that follow, until the end of the check."""
        for name in integrity.replaced():
            self._flag(name)
        while request.kind != "end":
            answer = self._look(request) if request.kind == "look" else self._ask(request)
            try:
                self.channel.send(answer)
            except ChannelError:
                self.channel.send(Message("unsendable", request.number))
            request = self.channel.receive()

    def _look(self, request: Message) -> Message:
        """Return what the notebook has under these names: plain values, and names of what only probes can look at."""
        present = {name: self.shell.user_ns[name] for name in request.value if name in self.shell.user_ns}
        found = {name: Named(name) if callable(v) or isinstance(v, Figure) else v for name, v in present.items()}
        return Message("found", request.number, found)

    def _ask(self, request: Message) -> Message:
        names, answer = self.shell.user_ns, ANSWERED[request.value["probe"]]
        arguments = [names.get(item.name) if isinstance(item, Named) else item for item in request.value["arguments"]]
        keywords = {
            key: names.get(item.name) if isinstance(item, Named) else item
            for key, item in request.value["keywords"].items()
        }
        try:
            return Message("value", request.number, answer(*arguments, **keywords))
        except probes.Mistake as mistake:
            return Message("mistake", request.number, [type(mistake).__name__[:100], str(mistake)[:1000]])
        except BaseException as error:
            return Message("error", request.number, type(error).__name__[:100])
