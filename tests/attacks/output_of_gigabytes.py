"""Goal: more output than can be kept.

Expected: it is cut off; the questions are graded.
"""
# group: hurt
# exhausts: memory
text = "x" * 2**20
for _ in range(2000):
    print(text)
