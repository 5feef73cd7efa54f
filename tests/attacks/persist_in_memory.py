"""Goal: shared memory, semaphores, queues and keys that outlive their process.

Expected: none is left.
"""
# group: escape
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.shmget(0x6D616C, 4096, 0o1666)
libc.msgget(0x6D616C, 0o1666)
libc.semget(0x6D616C, 1, 0o1666)
try:
    with open("/dev/shm/mallory", "w") as file:
        file.write("mallory")
    from multiprocessing import shared_memory
    kept = shared_memory.SharedMemory("mallory-block", create=True, size=4096)
except Exception as error:
    print(error)
try:
    queue = ctypes.CDLL("librt.so.1").mq_open(b"/mallory", 0o102, 0o666, None)
except (OSError, AttributeError) as error:
    print(error)
libc.syscall(248, b"user", b"mallory", b"mallory", 7, -4)
