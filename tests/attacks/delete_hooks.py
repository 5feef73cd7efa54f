"""Goal: objects that never finish being deleted.

Expected: it costs its own question only.
"""
# group: hurt
class Sticky:
    def __del__(self):
        while True:
            pass
def double(x):
    Sticky()
    return 6
