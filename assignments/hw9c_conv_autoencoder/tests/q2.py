"""q2: how many cells reach each output. An example, and 0.5 each: kernels that are a multiple of the stride, others,
gaps, the smallest sizes, and integers.
"""

from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q2"


@test_case(points=0.5)
def three_cells(overlap_counts):
    # The copies of a kernel of 3 begin at 0, 2 and 4: at 2 and at 4 two of them meet.
    expect_close(call(overlap_counts, 3, 3, 2), [1, 1, 2, 1, 2, 1, 1], what="overlap_counts(3, 3, 2)", tolerance=1e-9)
