"""The walls, tried from inside: each test runs a few lines of code behind them and looks at what they could do."""

import json
import os
import platform
import resource
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from autograder import sandbox
from autograder.sandbox import Policy

LEVELS = [level for level in sandbox.LEVELS if sandbox._why_not(level) is None]
ROOT = Path(__file__).parent.parent

PROGRAM = """
import json, os, sys
from autograder import sandbox
policy, source = json.loads(sys.argv[1])
policy = sandbox.Policy(**{**policy, "readable": tuple(policy["readable"]), "listable": tuple(policy["listable"])})
secret_descriptor = os.open("/etc/hostname" if os.path.exists("/etc/hostname") else "/etc/passwd", os.O_RDONLY)
import ctypes, socket, subprocess, resource, signal
if policy.level == "full":
    sandbox.take_uid(policy.uid)
server = os.getpid()
child = os.fork()
if child:
    os.waitpid(child, 0)
    os._exit(0)
sandbox.confine(policy, (0, 1, 2))
def attempt(function, *arguments):
    try:
        return repr(function(*arguments))
    except OSError as error:
        return type(error).__name__
exec(source)
sys.stdout.flush()
os._exit(0)
"""


def policy_of(level, work, **changes):
    values = {
        "level": level,
        "uid": sandbox.free_uid(9) if os.geteuid() == 0 else None,
        "work": sandbox.WORK if level == "full" else str(work),
        "readable": (),
        "listable": (),
        "cpu_seconds": 5,
        "memory": 2**28,
        "disk": 2**22,
        "processes": 16,
        "files": 64,
    }
    return Policy(**{**values, **changes})


@pytest.fixture(params=LEVELS)
def inside(request, tmp_path):
    """Return a function that runs lines behind the walls and returns the JSON that they print."""
    work = tmp_path / "work"
    work.mkdir()
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)

    def run(source, **changes):
        policy = policy_of(request.param, work, **changes)
        if policy.uid is not None:
            os.chown(work, policy.uid, policy.uid)
        description = {name: getattr(policy, name) for name in Policy.__dataclass_fields__}
        program = [sys.executable, "-c", PROGRAM, json.dumps([description, textwrap.dedent(source)])]
        outer = sandbox.outer_command(policy, ROOT / "autograder")
        variables = {"PYTHONPATH": str(ROOT), "SECRET": "canary"}
        command = [*outer[:-1], "--setenv", "PYTHONPATH", str(ROOT), "--", *program] if outer else program
        done = subprocess.run(command, env=variables, capture_output=True, text=True, timeout=60, cwd="/")
        assert done.stdout, done.stderr
        return json.loads(done.stdout)

    return run


def test_files_outside_cannot_be_read(inside):
    source = f"""
    places = ["/etc/shadow", {str(ROOT / "README.md")!r}, {str(ROOT / "autograder/tests/hw9/q1.py")!r}]
    places += ["/proc/1/environ", f"/proc/{{server}}/environ", f"/proc/{{server}}/mem"]
    places += ["/proc/self/environ", "/proc/self/mem", "/root", "/proc"]
    print(json.dumps([attempt(os.listdir if place in ("/root", "/proc") else open, place) for place in places]))
    """
    assert set(inside(source)) <= {"PermissionError", "FileNotFoundError"}


def test_python_and_its_packages_can_be_used(inside):
    source = """
    import decimal, numpy, wave
    print(json.dumps([subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True).stdout]))
    """
    assert inside(source) == ["42\n"]


def test_only_the_work_folder_can_be_written(inside):
    source = """
    def write(place):
        with open(place, "w") as file:
            file.write("x")
    places = ["here.txt", "/tmp/there.txt", "/dev/shm/there.txt", "/var/tmp/there.txt", sys.prefix + "/there.pth"]
    places += [os.path.dirname(os.__file__) + "/sitecustomize.py", os.path.dirname(os.getcwd()) + "/up.txt"]
    print(json.dumps([attempt(write, place) for place in places]))
    """
    first, *others = inside(source)
    assert first == "None"
    assert set(others) <= {"PermissionError", "FileNotFoundError", "OSError"}


def test_nothing_special_can_be_made_in_the_work_folder(inside):
    source = """
    import stat
    os.symlink("/etc/shadow", "link")
    tries = [attempt(os.mknod, "device", 0o600 | stat.S_IFBLK, os.makedev(7, 0)), attempt(open, "link")]
    print(json.dumps(tries))
    """
    assert set(inside(source)) <= {"PermissionError", "FileNotFoundError"}


def test_there_is_no_network_and_no_socket_of_any_family(inside):
    source = """
    families = [socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, 40, 16, 17]
    kinds = (socket.SOCK_STREAM, socket.SOCK_DGRAM)
    print(json.dumps([attempt(socket.socket, family, kind) for family in families for kind in kinds]))
    """
    assert set(inside(source)) == {"PermissionError"}


def test_pairs_of_sockets_work_since_python_needs_them(inside):
    source = """
    first, second = socket.socketpair()
    first.send(b"x")
    print(json.dumps([second.recv(1).decode()]))
    """
    assert inside(source) == ["x"]


@pytest.mark.parametrize(
    "call",
    [
        "unshare(0x10000000)",
        "unshare(0x00020000)",
        "setns(0, 0)",
        "mount(b'x', b'/tmp', b'tmpfs', 0, None)",
        "umount2(b'/proc', 0)",
        "chroot(b'/')",
        "pivot_root(b'/', b'/')",
        "ptrace(0, 0, 0, 0)",
        "ptrace(16, os.getppid(), 0, 0)",
        "process_vm_readv(os.getpid(), 0, 0, 0, 0, 0)",
        "syscall(425, 8, 0)",
        "syscall(321, 0, 0, 0)",
        "syscall(250, 0, 0)",
        "syscall(298, 0, 0, -1, -1, 0)",
        "shmget(0, 4096, 0o1600)",
        "msgget(0, 0o1600)",
        "personality(0x0040000)",
        "prlimit(os.getppid() or 4711, 0, 0, 0)",
        "setpriority(0, 0, 1)",
        "mq_open(b'/queue', 66, 0o600, 0)",
    ],
)
def test_dangerous_system_calls_are_not_permitted(inside, call):
    if "syscall" in call and platform.machine() != "x86_64":
        pytest.skip("the numbers are those of x86_64")
    source = f"""
    library = ctypes.CDLL(None, use_errno=True)
    result = library.{call}
    print(json.dumps([result, ctypes.get_errno()]))
    """
    result, error = inside(source)
    assert result == -1
    assert error in (1, 38)


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the numbers are those of x86_64")
@pytest.mark.parametrize("space", ["NEWUSER", "NEWNS", "NEWPID", "NEWNET", "NEWIPC", "NEWUTS", "NEWCGROUP"])
def test_clone_gives_no_new_namespace(inside, space):
    source = f"""
    library = ctypes.CDLL(None, use_errno=True)
    result = library.syscall(56, {sandbox.CLONE[space] | 17}, 0, 0, 0, 0)
    print(json.dumps([result, ctypes.get_errno()]))
    """
    assert inside(source) == [-1, 1]


@pytest.mark.skipif(platform.machine() != "x86_64", reason="machine code of x86_64")
def test_a_32_bit_system_call_ends_the_process(inside):
    source = """
    import mmap
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(bytes([0xB8, 20, 0, 0, 0, 0xCD, 0x80, 0xC3]))  # getpid by int 0x80
    code = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    child = os.fork()
    if child == 0:
        os._exit(7 if code() else 8)
    print(json.dumps([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])]))
    """
    assert inside(source) == [-31]


def test_no_privilege_is_left_and_none_can_be_had(inside):
    source = """
    libc = ctypes.CDLL(None)
    print(json.dumps([os.getuid() != 0, libc.prctl(39, 0, 0, 0, 0), attempt(os.setuid, 0), os.getgroups()]))
    """
    unprivileged, no_new, become_root, groups = inside(source)
    assert unprivileged
    assert no_new == 1
    assert become_root in ("PermissionError", "OSError")
    assert os.geteuid() != 0 or groups == []


def test_nobody_outside_can_be_signalled(inside):
    source = """
    print(json.dumps([attempt(os.kill, pid, signal.SIGCONT) for pid in (server, server - 1, 1) if pid != os.getpid()]))
    """
    assert set(inside(source)) <= {"PermissionError", "ProcessLookupError"}


def test_nothing_but_what_was_kept_is_open(inside):
    source = """
    def is_open(number):
        try:
            os.fstat(number)
        except OSError:
            return False
        return True
    print(json.dumps([number for number in range(64) if is_open(number)]))
    """
    assert inside(source) == [0, 1, 2]


def test_no_variable_comes_along(inside):
    if inside.__closure__ and inside("print(json.dumps([os.getcwd()]))")[0] != sandbox.WORK:
        pytest.skip("without bubblewrap, the server's caller chooses the variables")
    assert inside("print(json.dumps([os.environ.get('SECRET')]))") == [None]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("bytearray(2**29)", "MemoryError"),
        ("open('big', 'wb').write(bytes(2**23))", "OSError"),
        ("[open('/dev/null') for _ in range(100)]", "OSError"),
    ],
)
def test_memory_disk_and_open_files_are_limited(inside, source, expected):
    lines = f"""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        {source}
        print(json.dumps(["went through"]))
    except (OSError, MemoryError) as error:
        error.__traceback__ = None
        print(json.dumps([type(error).__name__]))
    """
    assert inside(lines) == [expected]


def test_processes_are_limited(inside):
    source = """
    import time
    count = 0
    try:
        while count < 100:
            if os.fork() == 0:
                time.sleep(2)
                os._exit(0)
            count += 1
    except BlockingIOError:
        pass
    print(json.dumps([count]))
    """
    assert inside(source)[0] < 17


def test_limits_cannot_be_raised(inside):
    source = """
    kinds = [resource.RLIMIT_CPU, resource.RLIMIT_DATA, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE]
    tries = []
    for kind in kinds:
        try:
            resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            tries.append("raised")
        except (ValueError, OSError):
            tries.append("refused")
    print(json.dumps(tries))
    """
    assert inside(source) == ["refused"] * 4


def test_processor_time_is_limited(inside):
    source = """
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXCPU, signal.SIG_IGN)
        while True: pass
    print(json.dumps([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])]))
    """
    assert inside(source, cpu_seconds=1) == [-9]


# --- levels -----------------------------------------------------------------------------------------------------


def test_the_doctor_names_the_best_level_and_says_why_another_is_not_here():
    found = sandbox.doctor()
    assert found.level == (LEVELS[0] if LEVELS else None)
    assert [line.split(":")[0] for line in found.lines[:2]] == ["full", "container"]


def without_namespaces(code):
    """Run code in a process whose kernel refuses namespaces, as Docker's does."""
    deny = "import platform\nfrom autograder import sandbox\n"
    deny += "sandbox.load_filter(sandbox.system_call_filter(platform.machine(), 'unshare mount setns'))\n"
    return subprocess.run([sys.executable, "-c", deny + code], capture_output=True, text=True, cwd=ROOT, timeout=120)


@pytest.mark.skipif("container" not in LEVELS, reason="needs Landlock")
def test_where_namespaces_are_refused_the_level_is_container_and_the_doctor_says_what_would_help():
    done = without_namespaces("found = sandbox.doctor()\nprint(found.level, *found.lines, sep='\\n')")
    level, full, container, _ = done.stdout.splitlines()
    assert level == "container", done.stderr
    assert "not here" in full
    assert "sysctl" in full
    assert container == "container: available"


def test_a_level_that_is_not_there_is_refused_with_a_reason(monkeypatch):
    monkeypatch.setattr(sandbox, "_why_not", lambda level: f"No {level} on this machine: buy another.")
    with pytest.raises(sandbox.Refused, match="No full on this machine"):
        sandbox.choose_level("full")
    monkeypatch.setattr(sandbox, "doctor", lambda: sandbox.Diagnosis(None, ["full: no.", "container: no."]))
    with pytest.raises(sandbox.Refused, match="container: no"):
        sandbox.choose_level(None)
    assert sandbox.choose_level("none") == "none"


def test_elsewhere_than_on_linux_no_level_is_to_be_had(monkeypatch):
    monkeypatch.setattr(sandbox.sys, "platform", "darwin")
    sandbox._why_not.cache_clear()
    with pytest.raises(sandbox.Refused, match="needs Linux"):
        sandbox.choose_level("none")
    monkeypatch.undo()
    sandbox._why_not.cache_clear()


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_filter_denies_what_the_list_names_and_allows_the_rest(machine):
    """Interpret the program as the kernel does."""
    program = sandbox.system_call_filter(machine)
    numbers = sandbox.call_numbers(machine)

    def run(name, argument=0, architecture=None):
        memory = {0: numbers.get(name, name), 4: architecture or sandbox.MACHINES[machine], 16: argument & 0xFFFFFFFF}
        position, value = 0, 0
        while True:
            code, yes, no, operand = program[position]
            position += 1
            if code == 0x20:
                value = memory[operand]
            elif code == 0x06:
                return operand
            else:
                holds = {0x15: value == operand, 0x35: value >= operand, 0x45: bool(value & operand)}[code]
                position += yes if holds else no

    for name in ("read", "write", "mmap", "execve", "clone", "kill", "socketpair", "exit_group", "futex", "pidfd_open"):
        assert run(name) == sandbox.ALLOW, name
    for name in ("socket", "ptrace", "unshare", "mount", "bpf", "io_uring_setup", "keyctl", "process_vm_writev"):
        assert run(name) == sandbox.NOT_PERMITTED, name
    assert run("clone", sandbox.CLONE["NEWUSER"]) == sandbox.NOT_PERMITTED
    assert run("clone", 0x11) == sandbox.ALLOW
    assert run("clone3") == sandbox.NO_SUCH_CALL
    assert run("prlimit64", 0) == sandbox.ALLOW
    assert run("prlimit64", 4711) == sandbox.NOT_PERMITTED
    assert run("read", architecture=0x40000003) == sandbox.KILL
    assert run(0x40000000) == sandbox.KILL


def test_names_on_the_list_are_system_calls():
    known = set(sandbox.call_numbers("x86_64")) | set(sandbox.call_numbers("aarch64"))
    assert set(sandbox.DENIED.split()) <= known


def test_limits_of_this_process_are_untouched():
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 64
