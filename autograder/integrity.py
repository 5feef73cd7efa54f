"""What a submission tried that honest ones do not: noticed in the sandbox, told to the instructor, never scored.

A hook sees Python's own audit events, and the functions that tests compare with are looked at before each check.
Student code that goes to some length can blind both, or raise flags without a reason: they are hints for a person.
"""

from __future__ import annotations

import builtins
import math
import re
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import numpy as np
import torch

EVENTS = {
    "socket.__new__": "network",
    "socket.connect": "network",
    "socket.bind": "network",
    "os.kill": "signal",
    "signal.pthread_kill": "signal",
    "ctypes.dlopen": "c_library",
    "ctypes.dlsym": "c_library",
    "gc.get_objects": "memory",
    "gc.get_referrers": "memory",
    "resource.setrlimit": "limits",
    "resource.prlimit": "limits",
    "os.setxattr": "files",
    "sys.addaudithook": "audit",
}
TELLING_PATHS = re.compile(r"/proc/(self|thread-self|\d+)/|autograder/tests|gradebook\.db|/\.ssh/|sitecustomize|\.pth$")
WATCHED: dict[str, tuple[ModuleType, tuple[str, ...]]] = {
    "numpy": (np, ("allclose", "isclose", "array_equal", "asarray", "array", "abs")),
    "numpy.testing": (np.testing, ("assert_allclose", "assert_almost_equal", "assert_array_equal")),
    "torch": (torch, ("allclose", "isclose", "equal")),
    "math": (math, ("isclose",)),
    "builtins": (builtins, ("abs", "isinstance", "len", "open", "print", "sum", "type")),
}
SENTENCES = {
    "network": "The notebook tried to use the network.",
    "signal": "The notebook tried to send a signal to a process.",
    "c_library": "The notebook called the C library directly.",
    "memory": "The notebook searched the memory of its process.",
    "limits": "The notebook tried to change the limits of its process.",
    "files": "The notebook tried to change attributes of files.",
    "audit": "The notebook tried to watch or to hide what Python reports of it.",
    "paths": "The notebook tried to open files that are none of its business.",
}
SENTENCES |= {f"{m}.{n}": f"The notebook replaced {m}.{n}." for m, (_, names) in WATCHED.items() for n in names}
ORIGINALS = {f"{m}.{n}": getattr(module, n) for m, (module, names) in WATCHED.items() for n in names}


def watch(tell: Callable[[str], None]) -> None:
    """Call `tell` with the name of each flag, once, from now on and in every fork of this process."""
    told: set[str] = set()

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        flag = EVENTS.get(event)
        if event == "open" and isinstance(arguments[0], str) and TELLING_PATHS.search(arguments[0]):
            flag = "paths"
        if flag and flag not in told:
            told.add(flag)
            tell(flag)

    sys.addaudithook(hook)


def replaced() -> Iterator[str]:
    """Yield the names of well-known functions that are no longer what they were."""
    for name, original in ORIGINALS.items():
        module, _, function = name.rpartition(".")
        if getattr(WATCHED[module][0], function, None) is not original:
            yield name
