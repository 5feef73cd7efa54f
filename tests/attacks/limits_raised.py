"""Goal: raise the limits of this process, and change those of others.

Expected: no limit can be raised.
"""
# group: hurt
import os, resource
escaped = []
for name in ("RLIMIT_AS", "RLIMIT_DATA", "RLIMIT_NPROC", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE"):
    number = getattr(resource, name)
    soft, hard = resource.getrlimit(number)
    try:
        resource.setrlimit(number, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        escaped += [name] if hard != resource.RLIM_INFINITY else []
    except (OSError, ValueError):
        pass
for pid in (os.getppid(), 1):
    try:
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (0, 0))
        escaped.append(f"prlimit {pid}")
    except OSError:
        pass
print("ESCAPED limits" if escaped else "", escaped)
