"""q17: interpolation between two codes, on the instructor's autoencoder."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, trained

### END HIDDEN TESTS
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


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "mixed": "From one digit to another",
}
SEED = 1717
IMAGES = np.random.default_rng(17).normal(size=(2, 28, 28))


def mixed(ends, t):
    """Mix two arrays: (1 − t) of the first and t of the second, one for each t."""
    t = np.reshape(t, (-1, *[1] * ends[0].ndim))
    return (1 - t) * ends[0] + t * ends[1]


def expect_walk(interpolate_latent, steps, **options):
    """Check the frames of a walk; where no well-known mistake explains them, look for what others would show."""
    frames = interpolation(interpolate_latent, IMAGES, steps, SEED, **options)["frames"]
    try:
        expect_frames(frames, steps or 10)
    except probes.Unknown:
        if steps is None and len(frames) != 10:
            raise Mistake("Without `steps` there must be ten frames.") from None
        # The walk from an image to itself stands still, unless dropout is at work.
        still = interpolation(interpolate_latent, IMAGES[[0, 0]], steps, SEED, **options)["frames"]
        if np.ptp(still, axis=0).max() > 1e-3:
            raise Mistake("The autoencoder runs in train mode: call ae_model.eval() first.") from None
        others = interpolation(interpolate_latent, IMAGES, steps, SEED + 1, **options)["frames"]
        if others.shape == frames.shape and np.allclose(others, frames):
            raise Mistake("ae_model is not used: encode and decode with the autoencoder that is given.") from None
        raise


def expect_frames(frames, steps):
    """Compare frames with the right ones and with what the well-known mistakes give."""
    encode, decode = trained.toy_coder(SEED)
    t = np.linspace(0, 1, steps)
    codes, pixels = encode(IMAGES), mixed(IMAGES, t)
    probes.expect_close(
        frames,
        decode(mixed(codes, t)),
        what="The result",
        tolerance=1e-3,
        mistakes={
            "t runs backwards: the first frame shows image_0, the last one image_1.": decode(mixed(codes, t[::-1])),
            "The pixels are mixed, without the autoencoder: mix the codes.": pixels,
            "The mixed image is sent through the autoencoder: encode both images, then mix the codes.": decode(
                encode(pixels)
            ),
            "The decoded images are mixed: mix the codes, then decode.": mixed(decode(codes), t),
            "t does not arrive at 1: the last frame must be image_1's.": decode(mixed(codes, np.arange(steps) / steps)),
            "t does not start at 0: the first frame must be image_0's.": decode(
                mixed(codes, np.arange(1, steps + 1) / steps)
            ),
            "The end points are missing: t runs from 0 to 1, both included.": decode(
                mixed(codes, np.arange(1, steps + 1) / (steps + 1))
            ),
            "The last frame is missing: there are as many frames as `steps`.": decode(mixed(codes, t[:-1])),
            "There is one frame too many: there are as many frames as `steps`.": decode(
                mixed(codes, np.linspace(0, 1, steps + 1))
            ),
            "There are always ten frames: there must be as many as `steps`.": decode(
                mixed(codes, np.linspace(0, 1, 10))
            ),
            "The channel dimension is left over: frames are (steps, 28, 28).": decode(mixed(codes, t))[:, None],
        },
    )


@test_case(points=1.5, hidden=True)
def decoded_mixtures_of_two_codes(interpolate_latent):
    expect_walk(interpolate_latent, 6)


@test_case(points=0.5, hidden=True)
def ten_steps_unless_told_otherwise(interpolate_latent):
    expect_walk(interpolate_latent, None)
    expect_walk(interpolate_latent, 3)


@test_case(points=0.5, hidden=True)
def evaluation_mode(interpolate_latent):
    expect_walk(interpolate_latent, 6, training=True)


### END HIDDEN TESTS
