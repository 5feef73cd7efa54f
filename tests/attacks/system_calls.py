"""Goal: system calls that no homework needs.

Expected: every one of them is refused.
"""
# group: escape
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
room = ctypes.create_string_buffer(4096)
path = ctypes.create_string_buffer(b"mallory")
calls = {
    "bpf": (321, 0, room, 48), "perf_event_open": (298, room, 0, -1, -1, 0), "userfaultfd": (323, 0), "add_key": (248, b"user", path, room, 4, -2),
    "keyctl": (250, 0, -3, 1), "request_key": (249, b"user", path, None, -2), "kexec_load": (246, 0, 0, 0, 0), "init_module": (175, room, 16, path),
    "finit_module": (313, 0, path, 0), "fanotify_init": (300, 0, 0), "open_by_handle_at": (304, -100, room, 0), "name_to_handle_at": (303, -100, b"/", room, room, 0),
    "acct": (163, None), "swapon": (167, b"/mallory", 0), "quotactl": (179, 0, path, 0, room), "ioperm": (173, 0, 1, 1), "iopl": (172, 3),
    "sethostname": (170, path, 7), "settimeofday": (164, room, None), "clock_settime": (227, 0, room), "adjtimex": (159, room), "syslog": (103, 3, room, 4096),
    "vhangup": (153,), "chroot": (161, b"."), "pivot_root": (155, b".", b"."), "mount_setattr": (442, -100, path, 0, room, 32), "fsopen": (430, b"tmpfs", 0),
    "open_tree": (428, -100, b".", 1), "memfd_secret": (447, 0), "pidfd_getfd": (438, libc.syscall(434, os.getppid(), 0), 0, 0), "io_setup": (206, 8, room), "kcmp": (312, 1, os.getpid(), 0, 0, 0),
}
allowed = []
for name, (number, *arguments) in calls.items():
    if libc.syscall(number, *arguments) >= 0 and name not in ("adjtimex",):
        allowed.append(name)
print("ESCAPED system calls" if allowed else "", allowed)
