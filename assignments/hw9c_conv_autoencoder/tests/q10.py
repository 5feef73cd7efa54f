"""q10: the variant.

Images come out 0.5, pixels from 0 to 1 0.5, a small code of each image alone 0.5, no pattern for a constant code 0.5,
blocks share what a cell of the code changes 0.5, the last layer is a convolution 0.5.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake
from hw9c_probes import autoencoder_report

OK_FORMAT = False
name = "q10"


@test_case(points=0.5)
def images_of_the_same_shape_come_out(make_upsample_autoencoder):
    images = np.tile(np.linspace(0, 1, 28), (20, 1, 28, 1))
    shape = autoencoder_report(make_upsample_autoencoder, images)["outputs"].shape
    if shape != (20, 1, 28, 28):
        raise Mistake(f"Twenty images come out with shape {shape} instead of (20, 1, 28, 28).")
