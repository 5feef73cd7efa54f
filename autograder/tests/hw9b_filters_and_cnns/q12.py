"""q12: a digit from a drawing. What comes out 1, what the model is given 0.5, how it is asked 0.5."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import trained

### END HIDDEN TESTS
from autograder.probes import Mistake, expect_close
from hw9b_probes import prediction_report

OK_FORMAT = False
name = "q12"


@test_case(points=0.5)
def the_digit_and_ten_probabilities(predict_digit):
    black, logits = np.zeros((28, 28), dtype=np.float32), [0, 1, 2, 5, 4, 3, 2, 1, 0, 0]
    report = prediction_report(predict_digit, black, logits)
    if report["label"].shape == (10,) and report["probs"].shape == ():
        raise Mistake("The pair is the other way round: first the digit, then the probabilities.")
    expect_close(report["label"], 3, what="The digit of a model whose fourth logit is the largest")
    if report["probs"].shape != (10,):
        raise Mistake(f"The probabilities have shape {report['probs'].shape} instead of (10,).")
    expect_close(report["probs"].sum(), 1, what="The sum of the probabilities")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "robabilit": "Softmax and cross-entropy",
    "evaluation mode": "The pipeline",
    "gradients": "The pipeline",
    "axis": "LeNet-5",
    "The pixels": "The drawing pad",
    "": "q12 · predict_digit · 2 points",
}
GRID = np.random.default_rng(12).random((28, 28)).astype(np.float32) ** 2
LOGITS = np.array([-3.0, 0.5, 2.5, -1.0, 1.0, 0.0, 3.5, 2.0, -5.0, 1.5])
HUGE = np.array([1000.0, -1000.0, 998.0, 500.0, 999.0, 0.0, 997.0, -500.0, 100.0, 1001.0])
SHAPES = {
    (28, 28): "The model is given an image without batch and channel axis: it takes (1, 1, 28, 28).",
    (1, 28, 28): "The model is given three axes: of batch and channel one is missing, (1, 1, 28, 28).",
    (1, 28, 28, 1): "The channel axis comes last: PyTorch wants it before height and width, (1, 1, 28, 28).",
    (784,): "The model is given a flat image: a convolution needs both axes, (1, 1, 28, 28).",
    (1, 784): "The model is given a flat image: a convolution needs both axes, (1, 1, 28, 28).",
}


@trained.once
def looked_at(predict_digit):
    return prediction_report(predict_digit, GRID, LOGITS)


def softmax(logits):
    powers = np.exp(logits - np.max(logits))
    return powers / powers.sum()


def expect_numbers_of_their_kind(report):
    """Raise `Mistake` unless the digit is a whole number and the probabilities are an array."""
    if not report["label_type"].startswith(("int", "uint")):
        raise Mistake("The digit is a tensor, an array or a decimal number: return an int, as in int(…).")
    if report["probs_type"] != "ndarray":
        raise Mistake("The probabilities are no NumPy array: a tensor becomes one by .cpu().numpy().")


def expect_probabilities(probs, logits):
    with np.errstate(all="ignore"):
        powers = np.exp(np.float32(logits))
        known = {
            "These are the logits: probabilities are their softmax.": logits,
            "These are the logarithms of the probabilities: take the softmax, not its logarithm.": np.log(
                np.maximum(softmax(logits), 1e-300)
            ),
            "This is a sigmoid of each logit: probabilities of ten classes add up to 1, which is the softmax.": 1
            / (1 + np.exp(-logits)),
            "The softmax is taken twice.": softmax(softmax(logits)),
            "The probabilities are all 1: the softmax runs over the batch axis instead of the ten classes.": np.ones(
                10
            ),
            "The probabilities are exp(z) without the division by their sum.": powers,
            "The logits are divided by their sum: the softmax takes exp(z) first.": logits / logits.sum(),
            "The probabilities are 0 and 1: return the softmax itself.": logits == logits.max(),
        }
    expect_close(probs, softmax(logits), what="The array of probabilities", mistakes=known)


def expect_digit(label, logits):
    known = {
        "The digit is the one with the smallest logit.": np.argmin(logits),
        "The digit is one too large: classes count from 0.": np.argmax(logits) + 1,
        "This is the largest logit: return where it is, the argmax.": logits.max(),
        "This is the largest probability: return where it is, the argmax.": softmax(logits).max(),
    }
    expect_close(label, np.argmax(logits), what="The digit", mistakes=known)


@test_case(points=0.5, hidden=True)
def the_most_probable_digit_and_its_probability(predict_digit):
    report = looked_at.anew(predict_digit)
    if report["label"].shape == (10,):
        raise Mistake("The pair is the other way round: first the digit, then the probabilities.")
    expect_digit(report["label"], LOGITS)
    expect_probabilities(report["probs"], LOGITS)
    expect_numbers_of_their_kind(report)
    large = prediction_report(predict_digit, GRID, HUGE)
    if not np.all(np.isfinite(large["probs"])):
        raise Mistake("The probabilities of large logits are not numbers: exp(z) is too large, use torch's softmax.")
    expect_digit(large["label"], HUGE)
    expect_probabilities(large["probs"], HUGE)


@test_case(points=0.5, hidden=True)
def the_image_is_given_as_it_is(predict_digit):
    report = looked_at(predict_digit)
    image = report["image"]
    if image.shape in SHAPES:
        raise Mistake(SHAPES[image.shape])
    known = {
        "The pixels are scaled to 255: the model was trained on pixels from 0 to 1.": GRID * 255,
        "The pixels are divided by 255, but they are between 0 and 1 already.": GRID / 255,
        "The pixels are normalised: this model was trained on pixels from 0 to 1.": (GRID - 0.1307) / 0.3081,
        "The pixels are inverted: 0 is black, as in MNIST.": 1 - GRID,
        "The pixels are made black and white: grey ones tell, too.": GRID > 0.5,
        "The pixels are made whole numbers: what is below 1 becomes 0.": GRID * 0,
        "Rows and columns are swapped.": GRID.T,
        "The image is turned upside down.": GRID[::-1],
        "The image is mirrored.": GRID[:, ::-1],
    }
    known = {sentence: np.asarray(picture)[None, None] for sentence, picture in known.items()}
    expect_close(image, GRID[None, None], what="What the model is given", mistakes=known)
    if report["dtype"] == "ndarray":
        raise Mistake("The model is given a NumPy array: make it a tensor first.")
    if report["dtype"] != "float32":
        raise Mistake("The model is given numbers of another type than float32, that of its weights.")


@test_case(points=0.5, hidden=True)
def asked_in_evaluation_mode_without_gradients(predict_digit):
    report = looked_at(predict_digit)
    if report["training"]:
        raise Mistake("The model is asked in training mode: call its `eval` first, for evaluation mode.")
    if report["gradients"]:
        raise Mistake("The model is asked with gradients on: ask it under torch.no_grad().")
    if report["changed"]:
        raise Mistake("The drawing is changed: work on a copy.")


### END HIDDEN TESTS
