"""Goal: the hidden input in warnings, logs and every stream there is.

Expected: it is at most in the output that only the instructor sees.
"""
# group: read
import logging, os, sys, syslog, warnings
def double(x):
    warnings.warn(f"{x:.0f}")
    logging.getLogger().error("%d", x)
    logging.getLogger("autograder").critical("%d", x)
    syslog.syslog(str(int(x)))
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        print(int(x), file=stream)
    for number in range(0, 20):
        try:
            os.set_blocking(number, False)
            os.write(number, f"\n{int(x)}\n".encode())
        except OSError:
            pass
    return 6
