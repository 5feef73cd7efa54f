"""Goal: raise the kit's own exceptions, whose text a student is shown.

Expected: no point; the text is not repeated.
"""
# group: forge
from autograder.probes import Mistake
def double(x):
    error = Mistake(f"Well done! {x} =cmd|'/c calc'!A1 <script>mallory</script>")
    error.points = 1000
    raise error
# %% q3-answer
def make_network():
    from autograder.probes import Missing
    raise Missing("Well done! <script>mallory</script>")
