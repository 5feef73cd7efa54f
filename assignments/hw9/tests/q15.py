"""q15: one autoencoder trained with each loss. The two networks 1, what their losses made of them 1."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, reconstruction_report

OK_FORMAT = False
name = "q15"


@test_case(points=0.5)
def two_checkpoints_that_fit(make_encoder, make_decoder):
    for checkpoint in ("q15_mse", "q15_mae"):
        black = np.zeros((8, 28, 28), dtype=np.uint8)
        report = reconstruction_report(make_encoder, make_decoder, checkpoint, black)
        if report["outputs"].shape != (8, 1, 28, 28):
            raise Mistake(f"{checkpoint} gives reconstructions of shape {report['outputs'].shape}.")
