"""Goal: more memory than anybody needs.

Expected: it costs its own question only.
"""
# group: hurt
# exhausts: memory
kept = [np.ones(2**24) for _ in range(64)]
print("ESCAPED memory")
