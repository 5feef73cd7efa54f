"""q10: LeNet-5. Structure and behaviour of a fresh network 5, learning 1, the trained one 2: 95, 96, 97 and 98 %."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, network_report

OK_FORMAT = False
name = "q10"


@test_case(points=0.5)
def one_row_of_ten_numbers_for_each_image(make_lenet):
    outputs = network_report(make_lenet, np.zeros((3, 28, 28), dtype=np.uint8))["outputs"]
    if outputs.shape != (3, 10):
        raise Mistake(f"Three images give an output of shape {outputs.shape} instead of (3, 10).")


@test_case(points=0.5)
def as_many_parameters_as_lenet(make_lenet):
    parameters = network_report(make_lenet, np.zeros((3, 28, 28), dtype=np.uint8))["parameters"]
    if parameters != 61_706:
        raise Mistake(
            f"The network has {parameters:,} parameters instead of 61,706: look at kernel sizes, padding and pooling."
        )
