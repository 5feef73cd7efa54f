"""q1: two loaders. Sizes of batches 0.5, all samples 0.5, their order 0.5, nothing changed 0.5."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake
from hw9e_probes import loaders_report

OK_FORMAT = False
name = "q1"


@test_case(points=0.5)
def batches_of_32_and_of_100(make_loaders):
    report = loaders_report(make_loaders, 96, 200)
    for what, right in (("train", 32), ("val", 100)):
        sizes = report[f"{what}_sizes_0"]
        if np.any(sizes != right):
            raise Mistake(f"The batches of `{what}_loader` have {sizes.max()} samples instead of {right}.")
