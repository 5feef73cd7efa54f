"""The warm server: a Python that has imported everything once and is forked for every submission.

Theory of operation. Importing torch, torchvision and matplotlib takes seconds, a fork takes milliseconds. The grader
starts one server a core, behind the outer wall of `autograder.sandbox`. A server holds no secret: it is started with a
clean environment and an empty standard input, knows neither tests nor labels nor answers, and never sees a submission.
All that it ever receives is the order to fork, with three descriptors for the child: the connection to the grader, the
line on which the grader stops what runs too long, and a pipe for what is printed. The child closes everything else,
puts up the inner walls, and only then is told by the grader, over its own connection, what to run; so even the memory
that it inherits holds nothing of anybody.

The server itself never runs student code. Before each fork it makes sure that it has one thread and no CUDA, since a
fork would inherit a lock that nobody opens. While a child lives it watches the memory of all that the child started;
when the child has ended, or the grader says so or is gone, it ends whatever is left and empties the work folder. One
fork, one submission, one life.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import os
import random
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
import traceback
import types
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import psutil

from autograder import sandbox
from autograder.sandbox import Policy

START_SECONDS, CLEAN_SECONDS, LOOK_SECONDS = 120.0, 60.0, 0.25
BLOCK = 4096  # what a file takes at least
HUGE_PAGE, MADV_COLLAPSE = 2**21, 25
READY, FORK, KILL, CLEAN = b"ready", b"fork", b"kill", b"clean"
DATA = "data"
SERVER_FILES = ("channel.py", "integrity.py", "sandbox.py", "warm_server.py", "notebook_process.py")
RELEASED_FILES = ("__init__.py", "probes.py")
PINNED = {
    "CUDA_VISIBLE_DEVICES": "",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "ATEN_CPU_CAPABILITY": "avx2",
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "MKL_CBWR": "AVX2",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "MALLOC_TRIM_THRESHOLD_": "268435456",
    "MALLOC_MMAP_THRESHOLD_": "33554432",
    "MPLBACKEND": "agg",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
}


class ServerFault(Exception):
    """A server did not start, or died: our fault, not a submission's."""


# --- the grader's side ------------------------------------------------------------------------------------------


class WarmServer:
    """One server, started at once and awaited when it is first used.

    Args:
        kit: the folder that it imports from: `autograder/`, the support modules, pictures, and MNIST in `data/`.
        policy: what it and its children get.
    """

    def __init__(self, kit: Path, policy: Policy) -> None:
        self.forks = 0
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._log = (kit.parent / f"server-{os.getpid()}-{id(self)}.txt").open("w+b")
        program = [sys.executable, "-c", "from autograder.warm_server import serve; serve()", str(theirs.fileno())]
        searched = os.pathsep.join(map(str, [kit, *sandbox.package_folders()]))
        variables = {**PINNED, "PYTHONPATH": searched, "HOMEWORK_GRADING": str(kit / DATA), "PATH": os.defpath}
        variables |= {"HOME": policy.work, "TMPDIR": policy.work, "IPYTHONDIR": f"{policy.work}/.ipython"}
        variables |= {"MPLCONFIGDIR": str(kit / "matplotlib")}
        variables |= {"KIT_POLICY": msgspec.json.encode(policy).decode()}
        settings = [text for name, value in variables.items() for text in ("--setenv", name, value)]
        outer = sandbox.outer_command(policy, kit)
        self._process = subprocess.Popen(
            [*outer[:-1], *settings, "--", *program] if outer else program,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._log,
            env={} if outer else variables,
            cwd="/",
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
        theirs.close()
        self._ready = False

    def fork(self, *descriptors: int) -> None:
        """Let a child start with copies of these: the connection, the line to stop at, the pipe for output.

        Raises:
            ServerFault: the server is not there.
        """
        self.await_ready()
        self.forks += 1
        try:
            socket.send_fds(self._line, [FORK], list(descriptors))
        except OSError:
            raise ServerFault(self._why()) from None

    def await_ready(self) -> None:
        """Wait until everything is imported.

        Raises:
            ServerFault: that does not happen.
        """
        if not self._ready:
            self._expect(READY, START_SECONDS)
            self._ready = True

    def clean_up(self) -> None:
        """End whatever the last child started and empty its folder.

        Raises:
            ServerFault: the server is not there, or cannot.
        """
        with contextlib.suppress(OSError):
            self._line.send(KILL)
        self._expect(CLEAN, CLEAN_SECONDS)

    def hang_up(self) -> None:
        """Make the server end, without waiting for it."""
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End the server and all that it started."""
        self.hang_up()
        self._line.close()
        try:
            self._process.wait(CLEAN_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()
        Path(self._log.name).unlink(missing_ok=True)

    def memory(self) -> int:
        """Return the bytes that the server holds alone."""
        tree = [psutil.Process(self._process.pid), *psutil.Process(self._process.pid).children(recursive=True)]
        return sum(process.memory_full_info().uss for process in tree)

    def _expect(self, kind: bytes, seconds: float) -> None:
        self._line.settimeout(seconds)
        try:
            answer = self._line.recv(64)
        except OSError:
            answer = b""
        if answer != kind:
            raise ServerFault(self._why())

    def _why(self) -> str:
        self._log.seek(0)
        last = self._log.read().decode("utf-8", "replace").strip().splitlines()[-1:]
        return f"A warm server does not answer: {last[0] if last else 'no reason given'}"


# --- the server's side ------------------------------------------------------------------------------------------


def serve() -> None:
    """Import everything, then fork a child for each order, until the grader is gone."""
    line = socket.socket(fileno=int(sys.argv[1]))
    policy = msgspec.json.decode(os.environ.pop("KIT_POLICY"), type=Policy)
    if policy.level == "full":
        sandbox.take_uid(policy.uid)
    sys.argv[:] = [""]
    os.environ["MPLCONFIGDIR"] = _own_copy(os.environ["MPLCONFIGDIR"], f"{policy.work}-matplotlib")
    if policy.level != "none":
        sandbox.prepare()
    _warm_up()
    line.send(READY)
    while True:
        order, descriptors, _, _ = socket.recv_fds(line, 64, 8)
        if not order:
            return
        if order == FORK:
            if not _one_life(line, policy, descriptors):
                return
            line.send(CLEAN)


def _warm_up() -> None:
    """Import what notebooks import, use it once, and leave nothing that a fork could trip over."""
    warnings.simplefilter("ignore")
    import matplotlib.pyplot as plt
    import numpy as np
    import torch
    import torchvision  # noqa: F401
    import tqdm
    from torchvision import datasets, transforms  # noqa: F401

    import autograder.notebook_process

    sys.modules["otter"] = _otter()
    kit = Path(autograder.__file__).parents[1]
    for module in sorted(kit.glob("*.py")):
        importlib.import_module(module.stem)
    tqdm.tqdm.monitor_interval = 0  # it would start a thread
    autograder.notebook_process.prepare()
    model = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.Flatten(), torch.nn.Linear(2 * 26 * 26, 10))
    optimizer = torch.optim.Adam(model.parameters())
    torch.autograd.backward(model(torch.zeros(2, 1, 28, 28)).sum())
    optimizer.step()
    torch.zeros(1, dtype=torch.float16).float()  # looks at the processor, which a sandbox cannot see
    figure, axes = plt.subplots()
    axes.imshow(np.zeros((2, 2)))
    figure.canvas.draw()
    plt.close("all")
    gc.collect()
    gc.freeze()
    _gather_memory()


def _gather_memory() -> None:
    """Move what was allocated into huge pages, where the kernel can: a fork has 512 times fewer entries to copy."""
    madvise = ctypes.CDLL(None).madvise
    for line in Path("/proc/self/maps").read_text().splitlines():
        place, rights, _, _, inode, *name = line.split()
        if rights == "rw-p" and inode == "0" and name in ([], ["[heap]"]):
            start, end = (int(edge, 16) for edge in place.split("-"))
            for page in range(-(-start // HUGE_PAGE) * HUGE_PAGE, end - HUGE_PAGE + 1, HUGE_PAGE):
                madvise(ctypes.c_void_p(page), ctypes.c_size_t(HUGE_PAGE), MADV_COLLAPSE)


def _otter() -> types.ModuleType:
    """Return what stands for otter-grader, which takes seconds to import and would find no tests in there."""
    module = types.ModuleType("otter")

    class Notebook:
        """Does nothing: the grader asks the questions."""

        _grading_mode = True

        def __init__(self, *_: object, **__: object) -> None: ...

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            return lambda *_, **__: None

    module.Notebook = Notebook  # type: ignore[attr-defined]
    return module


def _one_life(line: socket.socket, policy: Policy, descriptors: list[int]) -> bool:
    """Fork, watch, clean up; return whether the grader is still there."""
    _assert_forkable()
    _make_folder(policy)
    child = os.fork()
    if child == 0:
        _live(policy, descriptors)
    for descriptor in descriptors:
        os.close(descriptor)
    return _Watch(line, policy, child).until_the_end()


def _assert_forkable() -> None:
    import torch

    threads, cuda = len(os.listdir("/proc/self/task")), bool(torch.cuda.is_initialized())  # type: ignore[no-untyped-call]
    if threads != 1 or cuda:
        raise ServerFault(f"{threads} threads, CUDA {'on' if cuda else 'off'}: a fork would not be safe.")


def _live(policy: Policy, descriptors: list[int]) -> None:
    """Be the child: never returns."""
    status = 1
    try:
        connection, stop, output = descriptors
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        sandbox.confine(policy, (0, 1, 2, connection, stop))
        from autograder.notebook_process import run

        _reseed()
        status = run(connection, stop)
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(status)


def _reseed() -> None:
    import numpy as np
    import torch

    random.seed(0)
    np.random.seed(0)
    torch.manual_seed(0)


def _own_copy(folder: str, target: str) -> str:
    """Copy the font cache to where it can be written, as matplotlib wants it."""
    return str(shutil.copytree(folder, target, dirs_exist_ok=True))


def _make_folder(policy: Policy) -> None:
    """Make the work folder anew; behind the outer wall a file system of its own is mounted there.

    Not by `shutil`, which gives up on folders nested a thousand deep.
    """
    if policy.level == "full":
        return
    if os.path.lexists(policy.work):
        subprocess.run(["chmod", "-R", "u+rwX", "--", policy.work], stderr=subprocess.DEVNULL)
        subprocess.run(["rm", "-rf", "--", policy.work], stderr=subprocess.DEVNULL)
    os.mkdir(policy.work, mode=0o700)
    if policy.uid is not None:
        os.chown(policy.work, policy.uid, policy.uid)


@dataclass
class _Watch:
    """The server's eye on one child and all that it started."""

    line: socket.socket
    policy: Policy
    child: int

    def until_the_end(self) -> bool:
        """Watch until the grader says that it is done or is gone, then end everything; return whether it is there."""
        poll = select.poll()
        poll.register(self.line, select.POLLIN)
        while not poll.poll(LOOK_SECONDS * 1000):
            self._keep_within_limits()
        there = bool(self.line.recv(64))
        self._end_all()
        _make_folder(self.policy)
        return there

    def _others(self) -> list[psutil.Process]:
        """Return what the child started and itself: all processes in sight, where sight ends at the wall."""
        if self.policy.level == "full":
            return [process for process in psutil.process_iter() if process.pid not in (1, os.getpid())]
        return psutil.Process().children(recursive=True)

    def _keep_within_limits(self) -> None:
        """Kill the largest process if all together hold too much memory, the latest if they hold too much disk."""
        others = self._others()
        crowded = sum(map(_memory_at_most, others)) > self.policy.memory
        sizes = {process: _own_memory(process) for process in others} if crowded else {}
        if sum(sizes.values()) > self.policy.memory or self._is_disk_full():
            with contextlib.suppress(psutil.NoSuchProcess, ValueError):
                max(others, key=lambda process: (sizes.get(process, 0), process.pid)).kill()

    def _is_disk_full(self) -> bool:
        if self.policy.level == "full":
            return False  # the file system itself has a size
        left = self.policy.disk
        for folder, folders, names in os.walk(self.policy.work):
            left -= BLOCK * len(folders)
            for name in names:
                with contextlib.suppress(OSError):
                    left -= BLOCK + os.lstat(os.path.join(folder, name)).st_size
            if left < 0:
                return True
        return False

    def _end_all(self) -> None:
        if self.policy.level == "full":
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.child, signal.SIGKILL)  # its namespace dies with it
        elif self.policy.uid is not None:
            _kill_all_of(self.policy.uid)
        deadline = time.monotonic() + CLEAN_SECONDS / 2
        while (others := self._others()) and time.monotonic() < deadline:
            if self.policy.level != "full":
                _kill(others)
            _reap()
            time.sleep(0.001)
        _reap()


def _memory_at_most(process: psutil.Process) -> int:
    """Return the bytes that a process holds, shared ones included, which is quick to know; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
        return sum(1024 * int(line.split()[1]) for line in lines if line.startswith(("RssAnon:", "RssShmem:")))
    except OSError:
        return 0


def _own_memory(process: psutil.Process) -> int:
    """Return the bytes that a process holds beyond what it shares with its relatives; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
        sizes = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
        return 1024 * (sizes["Private_Dirty"] + sizes["Pss_Shmem"])
    except (OSError, KeyError, IndexError, ValueError):
        return 0


def _kill(processes: list[psutil.Process]) -> None:
    """Stop all first, so that none starts another meanwhile."""
    for action in (psutil.Process.suspend, psutil.Process.kill):
        for process in processes:
            with contextlib.suppress(psutil.Error):
                action(process)


def _kill_all_of(uid: int) -> None:
    killer = os.fork()
    if killer == 0:
        try:
            sandbox.take_uid(uid)
            os.kill(-1, signal.SIGKILL)
        finally:
            os._exit(0)
    os.waitpid(killer, 0)


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
