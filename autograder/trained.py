"""What hidden tests ask of trained networks: accuracies, losses and reconstruction errors. For the trusted side only.

Outputs come from a student's process, so whatever is not a finite number of the right shape counts as wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from autograder.embedded import STANDARD_DEVIATION, normalize, scale, test_images, test_labels
from autograder.probes import Mistake, toy_autoencoder

Report = Mapping[str, Any]
EVERY = 5  # every fifth digit is enough for reconstructions: both halves of the test digits, which differ, are in it

SHORT_TRAINING = (
    "This network was trained for seconds only, while grading, since no checkpoint that fits it was handed in."
)
GUESSING = 30.0  # percent of digits; an untrained network recognises about 10, seldom more than 20
SHORT_LOSS = 2.0  # cross-entropy after the short training; guessing gives 2.30, a slow sigmoid network about 1.6


class once:
    """Keep the latest result, or mistake, of a test's helper, so that a ladder of cases runs a network only once.

    The first case of a ladder calls `anew`: names and even objects may be the same for the next submission.
    """

    def __init__(self, look: Callable[..., Any]) -> None:
        self.look = look
        self.arguments: tuple[Any, ...] = ()
        self.result: Any = None
        self.mistake: Mistake | None = None

    def anew(self, *arguments: Any) -> Any:
        """Look, and remember."""
        self.arguments, self.result, self.mistake = arguments, None, None
        try:
            self.result = self.look(*arguments)
        except Mistake as mistake:
            self.mistake = mistake
        return self(*arguments)

    def __call__(self, *arguments: Any) -> Any:
        """Return what the latest look at the very same objects gave."""
        if [id(argument) for argument in arguments] != [id(argument) for argument in self.arguments]:
            return self.anew(*arguments)
        if self.mistake is not None:
            raise self.mistake.with_traceback(None)
        return self.result


def some_digits() -> NDArray[np.uint8]:
    """Return the test digits that reconstructions are measured on: (2000, 28, 28) uint8."""
    return test_images()[::EVERY]


def _logits(report: Report) -> NDArray[np.float64]:
    outputs = np.asarray(report["outputs"], dtype=np.float64)
    if outputs.shape != (len(test_labels()), 10):
        raise Mistake("The network does not return ten numbers for each image.")
    if not np.all(np.isfinite(outputs)):
        raise Mistake("The network returns NaN or infinity.")
    return outputs


def accuracy(report: Report) -> float:
    """Return the share of the 10,000 test digits whose largest output is the right one, in percent."""
    return 100.0 * float(np.mean(_logits(report).argmax(axis=1) == test_labels()))


def cross_entropy(report: Report) -> float:
    """Return the mean cross-entropy of the outputs for the 10,000 test digits."""
    logits = _logits(report)
    shifted = logits - logits.max(axis=1, keepdims=True)
    chosen = np.take_along_axis(shifted, test_labels()[:, np.newaxis], axis=1)[:, 0]
    return float(np.mean(np.log(np.exp(shifted).sum(axis=1)) - chosen))


def expect_accuracy(
    report: Report,
    percent: float,
    *,
    rungs: Sequence[float] = (),
    or_short_training: bool = False,
    short_percent: float = 0.0,
) -> None:
    """Raise `Mistake` unless a trained classifier reaches `percent` on the test digits.

    All cases of a ladder say the same, if they know its `rungs`: the lowest that is not reached.
    After the short training, where that counts at all, the loss must have fallen, and `short_percent` be reached;
    that is 0 where networks may be such that accuracy says little so early.
    """
    if report["fallback"]:
        if or_short_training and cross_entropy(report) < SHORT_LOSS and accuracy(report) >= short_percent:
            return
        raise Mistake(SHORT_TRAINING)
    reached = accuracy(report) + 1e-9
    if not reached >= percent:
        missed = min((rung for rung in rungs if rung > reached), default=percent)
        raise Mistake(f"The trained network recognises less than {missed:g} % of the test digits.")


def explain_a_miss(report: Report, percent: float, of_normalized: Callable[[], Report]) -> None:
    """Raise `Mistake` if a trained classifier of pixels from 0 to 1 misses `percent` for a reason that shows.

    Args:
        report: its outputs for pixels from 0 to 1.
        percent: the least that a trained one reaches.
        of_normalized: gives the report for normalised pixels.
    """
    if report["fallback"] or accuracy(report) >= percent:
        return
    if accuracy(of_normalized()) >= accuracy(report) + GUESSING:
        raise Mistake("This network was trained on normalised pixels: here 0 is black and 1 is white.")
    if accuracy(report) < GUESSING:
        raise Mistake("This network only guesses, as if it had never been trained.")


def expect_honest_claim(look: Callable[[Any], Report], factory: Any) -> None:
    """Raise `Mistake` if the checkpoint claims an accuracy more than 0.3 points away from the measured one."""
    try:
        report = look(factory)
    except Mistake:
        return  # there is no checkpoint, and so no claim
    claims = np.asarray(report["valid_accuracy"], dtype=np.float64)
    if not report["fallback"] and claims.size and not abs(100.0 * claims.max() - accuracy(report)) <= 0.3:
        raise Mistake("The accuracy that the checkpoint claims is not the one that its network reaches.")


def raw_errors(report: Report) -> NDArray[np.float64]:
    """Return reconstruction minus original for `some_digits()`, pixels from 0 to 1: (2000, 784)."""
    outputs = np.asarray(report["outputs"], dtype=np.float64)
    images = normalize(some_digits())
    if outputs.shape != images.shape:
        raise Mistake("The decoder's output does not have the shape of the images.")
    if not np.all(np.isfinite(outputs)):
        raise Mistake("The reconstructions contain NaN or infinity.")
    return ((outputs - images) * STANDARD_DEVIATION).reshape(len(images), -1)


def raw_mae(report: Report) -> float:
    """Return the mean absolute reconstruction error, pixels from 0 to 1."""
    return float(np.mean(np.abs(raw_errors(report))))


def raw_mse(report: Report) -> float:
    """Return the mean squared reconstruction error, pixels from 0 to 1."""
    return float(np.mean(raw_errors(report) ** 2))


def pixels(report: Report) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return `some_digits()`, and what an autoencoder of pixels from 0 to 1 made of them: (2000, 784) each."""
    outputs = np.asarray(report["outputs"], dtype=np.float64)
    digits = scale(some_digits(), flat=outputs.ndim == 2).astype(np.float64)
    if outputs.shape != digits.shape:
        raise Mistake("The network's output does not have the shape of its input.")
    if not np.all(np.isfinite(outputs)):
        raise Mistake("The reconstructions contain NaN or infinity.")
    return digits.reshape(len(digits), -1), outputs.reshape(len(outputs), -1)


def pixel_mse(report: Report) -> float:
    """Return the mean squared error of an autoencoder of pixels from 0 to 1, over pixels and digits."""
    digits, outputs = pixels(report)
    return float(np.mean((outputs - digits) ** 2))


def pixel_bce(report: Report) -> float:
    """Return the mean binary cross-entropy of an autoencoder of pixels from 0 to 1; logarithms end at -100, as torch's.

    Outputs beyond 0 and 1 count as the nearer of the two.
    """
    digits, outputs = pixels(report)
    with np.errstate(divide="ignore"):
        white, black = (np.maximum(np.log(np.clip(share, 0, 1)), -100) for share in (outputs, 1 - outputs))
    return -float(np.mean(digits * white + (1 - digits) * black))


def expect_error(
    report: Report,
    error: float,
    most: float,
    *,
    measure: str = "mean squared error",
    rungs: Sequence[float] = (),
    short_most: float | None = None,
) -> None:
    """Raise `Mistake` unless the error of a trained autoencoder is at most `most`.

    All cases of a ladder say the same, if they know its `rungs`: the highest that is exceeded.
    After the short training at most `short_most` is asked for, and nothing is enough where there is none.
    """
    if report["fallback"]:
        if short_most is not None and error <= short_most:
            return
        raise Mistake(SHORT_TRAINING)
    if not error <= most:
        missed = max((rung for rung in rungs if not error <= rung), default=most)
        raise Mistake(f"The {measure} of the trained network is above {missed:g} on the test digits.")


Coder = Callable[[NDArray[Any]], NDArray[Any]]


def toy_coder(seed: int) -> tuple[Coder, Coder]:
    """Return encoder and decoder of `probes.toy_autoencoder` as functions: (n, 28, 28) → (n, 10) and back."""
    model = toy_autoencoder(seed)

    def encode(images: NDArray[Any]) -> NDArray[Any]:
        with torch.no_grad():
            return np.asarray(model.get_submodule("encoder")(torch.tensor(images).float()[:, None]))

    def decode(codes: NDArray[Any]) -> NDArray[Any]:
        with torch.no_grad():
            return np.asarray(model.get_submodule("decoder")(torch.tensor(codes).float())[:, 0])

    return encode, decode
