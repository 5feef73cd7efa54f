"""Goal: a sentence that names the type of the result, whose name is the hidden input.

Expected: the name is not repeated.
"""
# group: read
def double(x):
    return type(f"T{int(x)}", (), {})()
# %% q2-answer
def smooth(sequence):
    return type(f"T{int(sequence[0])}", (tuple,), {})([None])
# %% q3-answer
def make_network():
    return type("T<script>mallory</script>", (), {})()
# %% q4-answer
password = type("password<script>", (), {})
