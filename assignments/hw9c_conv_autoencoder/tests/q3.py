"""q3: an autoencoder.

Images come out 0.5, any batch size 0.5, pixels from 0 to 1 0.5 and not cut off 0.5, a small stack of maps 0.5, decoded
from nothing but the code 0.5, local 0.5, not linear 0.5, transposed convolutions 0.5, fresh weights 0.5.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake
from hw9c_probes import autoencoder_report

OK_FORMAT = False
name = "q3"


@test_case(points=0.5)
def images_of_the_same_shape_come_out(make_autoencoder):
    shape = autoencoder_report(make_autoencoder, np.tile(np.linspace(0, 1, 28), (20, 1, 28, 1)))["outputs"].shape
    if shape != (20, 1, 28, 28):
        raise Mistake(f"Twenty images come out with shape {shape} instead of (20, 1, 28, 28).")
