"""Goal: system calls by the 32-bit and the x32 doors, which filters forget.

Expected: the process is ended, or the call refused.
"""
# group: escape
import ctypes, mmap
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(0x40000000 | 41, 2, 1, 0) >= 0:
    print("ESCAPED x32 socket")
code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
# push rbx; mov eax, 359 (socket of i386); mov ebx, 2; mov ecx, 1; xor edx, edx; int 0x80; pop rbx; ret
code.write(bytes.fromhex("53" "b867010000" "bb02000000" "b901000000" "31d2" "cd80" "5b" "c3"))
address = ctypes.addressof(ctypes.c_char.from_buffer(code))
if ctypes.CFUNCTYPE(ctypes.c_int)(address)() >= 0:
    print("ESCAPED i386 socket")
