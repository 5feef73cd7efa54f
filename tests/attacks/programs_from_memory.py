"""Goal: run a program that no folder holds, in the place of this process.

Expected: it is as confined as this process; it costs its own question only.
"""
# group: escape
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
descriptor = libc.memfd_create(b"mallory", 0)
if descriptor >= 0:
    os.write(descriptor, b"#!/bin/sh\ntouch /tmp/mallory-memfd /var/tmp/mallory-memfd /dev/shm/mallory-memfd\n")
    if os.fork() == 0:
        libc.syscall(322, descriptor, b"", (ctypes.c_char_p * 2)(b"sh", None), (ctypes.c_char_p * 1)(None), 0x1000)
        os._exit(1)
