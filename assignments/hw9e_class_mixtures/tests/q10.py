"""q10: mixtures. In public one example 0.5, mixtures of codes 1.5, shapes 0.5, evaluation mode without gradients 0.5;
of the figure what it shows 0.5, and how 0.5.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import expect_close
from hw9e_probes import mixtures_report

OK_FORMAT = False
name = "q10"


@test_case(points=0.5)
def squares_of_mixed_codes(decode_mixtures):
    # The decoder squares codes of one number, and makes an image of one pixel of each.
    report = mixtures_report(decode_mixtures, [[1.0]], [1, 1, 1], [[0.0], [2.0]])
    expect_close(report["images"].reshape(-1), [0, 1, 1, 4], what="The pixels of the mixtures of the codes 0 and 2")
