"""q17: interpolation between two codes, on the instructor's autoencoder."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, interpolation

OK_FORMAT = False
name = "q17"


@test_case(points=0.5)
def as_many_frames_as_steps(interpolate_latent):
    pictures = np.random.default_rng(0).normal(size=(2, 28, 28))
    frames = interpolation(interpolate_latent, pictures, 4, 0)["frames"]
    if frames.shape != (4, 28, 28):
        raise Mistake(f"Four steps give an array of shape {frames.shape} instead of (4, 28, 28).")
    if not np.all(np.isfinite(frames)):
        raise Mistake("The frames contain NaN or infinity.")
