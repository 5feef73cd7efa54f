"""q12: a better classifier. Another network than q10's that learns 1, the trained network 5."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, network_report

OK_FORMAT = False
name = "q12"


@test_case(points=0.5)
def another_network_than_lenet(make_improved, make_lenet):
    images = np.tile(np.arange(28, dtype=np.uint8) * 9, (8, 28, 1))
    report = network_report(make_improved, images)
    if report["outputs"].shape != (8, 10):
        raise Mistake(f"Eight images give an output of shape {report['outputs'].shape} instead of (8, 10).")
    try:
        lenet = network_report(make_lenet, images)
    except Mistake:
        return  # q10 is unfinished: there is nothing to compare with
    if report["weight_sizes"] == lenet["weight_sizes"] and np.allclose(report["training"], lenet["training"]):
        raise Mistake("This is the network of q10, unchanged.")
