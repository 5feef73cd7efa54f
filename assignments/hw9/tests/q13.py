"""q13: a decoder, LeNet in reverse. Behaviour of a fresh network only."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, network_report

OK_FORMAT = False
name = "q13"


@test_case(points=0.5)
def one_picture_for_each_code(make_decoder):
    outputs = network_report(make_decoder, np.zeros((2, 10), dtype=np.float32))["outputs"]
    if outputs.shape != (2, 1, 28, 28):
        raise Mistake(f"Two codes give an output of shape {outputs.shape} instead of (2, 1, 28, 28).")
