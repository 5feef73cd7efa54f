"""q3: the decoder. Shape and parameters 0.5, the layers 2, any sizes 0.5, a bounded output 1, gradients 1, each image
on its own 0.5, fresh weights 0.5.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake
from hw9e_probes import transplant_report

OK_FORMAT = False
name = "q3"


@test_case(points=0.5)
def images_of_28_by_28_and_8113_parameters(Decoder):
    report = transplant_report(Decoder, np.zeros((3, 5)), 0, 8, 16, 5)
    if report["outputs"].shape != (3, 1, 28, 28):
        raise Mistake(f"Three codes give images of shape {report['outputs'].shape} instead of (3, 1, 28, 28).")
    if report["parameters"] != 8_113:
        raise Mistake(f"Decoder(8, 16, 5) has {report['parameters']:,} parameters instead of 8,113.")
