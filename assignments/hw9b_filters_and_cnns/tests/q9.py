"""q9: three convolutions.

Shape of the output and number of parameters 0.5, the function 1, any filters 0.5, fresh weights 0.5, filters kept 0.5.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake
from hw9b_probes import transplant_report

OK_FORMAT = False
name = "q9"


@test_case(points=0.5)
def ten_numbers_for_each_image_and_98442_parameters(make_cnn):
    report = transplant_report(make_cnn, np.zeros((3, 1, 28, 28)), 0)
    if report["outputs"].shape != (3, 10):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 10).")
    if report["parameters"] != 98_442:
        raise Mistake(f"The network has {report['parameters']:,} parameters instead of 98,442.")
