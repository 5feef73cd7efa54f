"""q4: the joint network. Its halves and shape 0.5, the order 0.5, sizes passed on 0.5, all parameters learn 0.5.

Where the notebook has `Encoder` and `Decoder` stand other ones here: what is wrong in those is not held against this.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake
from hw9e_probes import joint_report

OK_FORMAT = False
name = "q4"


@test_case(points=0.5)
def an_encoder_and_a_decoder(AutoEncoder):
    report = joint_report(AutoEncoder, np.zeros((3, 1, 28, 28)), 8, 16, 5)
    for half in ("encoder", "decoder"):
        if half not in report["attributes"]:
            raise Mistake(f"AutoEncoder(8, 16, 5) has no module `{half}`.")
    if report["outputs"].shape != (3, 1, 28, 28):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 1, 28, 28).")
