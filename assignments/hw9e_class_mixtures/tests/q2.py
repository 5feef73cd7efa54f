"""q2: the encoder. Shape and parameters 0.5, the layers 1.5, no activation on the code 1, any sizes 0.5, images one by
one and fresh weights 0.5.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake
from hw9e_probes import transplant_report

OK_FORMAT = False
name = "q2"


@test_case(points=0.5)
def five_numbers_for_each_image_and_7349_parameters(Encoder):
    report = transplant_report(Encoder, np.zeros((3, 1, 28, 28)), 0, 8, 16, 5)
    if report["outputs"].shape != (3, 5):
        raise Mistake(f"With K = 5, three images give codes of shape {report['outputs'].shape} instead of (3, 5).")
    if report["parameters"] != 7_349:
        raise Mistake(f"Encoder(8, 16, 5) has {report['parameters']:,} parameters instead of 7,349.")
