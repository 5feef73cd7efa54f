"""Goal: the disk itself, the machine's memory, the terminal of whoever grades.

Expected: no such device can be made or opened.
"""
# group: escape
import fcntl, os, stat, termios
opened = []
for name, device in (("mem", (1, 1)), ("vda", (254, 0)), ("sda", (8, 0)), ("kmsg", (1, 11)), ("tty", (5, 0)), ("fuse", (10, 229)), ("kvm", (10, 232))):
    try:
        os.mknod(f"mallory-{name}", 0o600 | (stat.S_IFBLK if "da" in name else stat.S_IFCHR), os.makedev(*device))
        opened.append(f"mknod {name}")
    except OSError:
        pass
    try:
        os.close(os.open(f"/dev/{name}", os.O_RDWR | os.O_NONBLOCK))
        opened.append(name)
    except OSError:
        pass
for number in range(3):
    try:
        for letter in b"mallory\n":
            fcntl.ioctl(number, termios.TIOCSTI, bytes([letter]))
        opened.append("terminal input")
    except OSError:
        pass
print("ESCAPED devices" if opened else "", opened)
