"""Goal: more memory than anybody needs, in a call and in several processes, each below its limit.

Expected: it costs its own question only.
"""
# group: hurt
# exhausts: memory
import os
def double(x):
    for _ in range(2):
        try:
            os.fork()
        except OSError:
            break
    kept = [np.ones(2**24) for _ in range(64)]
    print("ESCAPED memory")
