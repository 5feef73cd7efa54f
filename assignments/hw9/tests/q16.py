"""q16: a better autoencoder. A ladder over code size and mean absolute error, pixels from 0 to 1."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, reconstruction_report

OK_FORMAT = False
name = "q16"


@test_case(points=0.5)
def a_bottleneck_and_pictures_again(make_better_encoder, make_better_decoder):
    report = reconstruction_report(
        make_better_encoder, make_better_decoder, None, np.zeros((8, 28, 28), dtype=np.uint8)
    )
    if report["outputs"].shape != (8, 1, 28, 28):
        raise Mistake(
            f"Eight images give reconstructions of shape {report['outputs'].shape} instead of (8, 1, 28, 28)."
        )
    if report["codes"].shape[1] >= 784:
        raise Mistake(f"The code has {report['codes'].shape[1]} numbers, the image 784: there is no bottleneck.")
