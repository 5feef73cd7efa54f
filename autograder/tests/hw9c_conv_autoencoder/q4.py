"""q4: parameters by hand. An example, other layers, the suggested encoder and the suggested decoder, 0.5 each."""

### BEGIN HIDDEN TESTS
import numpy as np

### END HIDDEN TESTS
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import Missing, Mistake, as_array, call, expect_close

OK_FORMAT = False
name = "q4"


def four_numbers(LAYER_PARAMS):
    """Return the student's four numbers as an array."""
    if LAYER_PARAMS is None:
        raise Missing("`LAYER_PARAMS` is not defined yet.")
    numbers = as_array(LAYER_PARAMS, "`LAYER_PARAMS`")
    if numbers.shape != (4,):
        raise Mistake("`LAYER_PARAMS` should be a list of four numbers, one for each layer with weights.")
    return numbers


@test_case(points=0.5)
def two_maps_to_three(tconv_parameter_count):
    # Each of the two maps has a kernel of 2×2 for each of the three, and each of the three has a bias.
    expect_close(call(tconv_parameter_count, 2, 3, 2), 27, what="tconv_parameter_count(2, 3, 2)", tolerance=1e-9)


@test_case(points=0.5)
def four_numbers_and_the_convolutions_of_the_encoder(LAYER_PARAMS):
    numbers = four_numbers(LAYER_PARAMS)
    if numbers.min() < 1:
        raise Mistake("A layer with weights has at least one parameter.")
    ### BEGIN HIDDEN TESTS
    expect_layers(numbers, slice(0, 2), "The first two numbers")
    ### END HIDDEN TESTS


### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q4 · tconv_parameter_count, LAYER_PARAMS · 2 points"}
LAYERS = [(4, 16, 2), (16, 1, 2), (3, 2, 5), (1, 7, 3), (6, 6, 4), (8, 3, 1)]
NETWORK = np.array([(1, 16, 3), (16, 4, 3), (4, 16, 2), (16, 1, 2)])
WAYS = {
    "The biases are missing: each map of the output has one.": lambda a, b, k: a * b * k**2,
    "There is a bias for each map of the input: it should be one for each map of the output.": lambda a, b, k: (
        a * b * k**2 + a
    ),
    "There is but one bias in a layer: it should be one for each map of the output.": lambda a, b, k: a * b * k**2 + 1,
    "There is a bias for each kernel: it should be one for each map of the output.": lambda a, b, k: a * b * (k**2 + 1),
    "Maps of input and output both have biases: only those of the output do.": lambda a, b, k: a * b * k**2 + a + b,
    "The kernel has k numbers here: it should be k · k.": lambda a, b, k: a * b * k + b,
    "The maps of the input are forgotten: each has its own kernel for each map of the output.": lambda a, b, k: (
        b * (k**2 + 1)
    ),
    "The maps of the output are forgotten: each of them has kernels of its own.": lambda a, b, k: a * k**2 + 1,
    "The maps of the output are forgotten: each of them has its own kernels.": lambda a, b, k: a * k**2 + b,
    "There are k · k kernels for the input and for the output: multiply the numbers of maps.": lambda a, b, k: (
        (a + b) * k**2 + b
    ),
    "Only the biases are counted.": lambda a, b, k: b,
    "A bias is added to the wrong number: it is c_out · (c_in · k · k + 1).": lambda a, b, k: a * (b + 1) * k**2,
    "The biases are counted twice.": lambda a, b, k: a * b * k**2 + 2 * b,
    "The kernel is a cube: it has k · k numbers for each pair of maps.": lambda a, b, k: a * b * k**3 + b,
    "The kernel is one number: it has k · k for each pair of maps.": lambda a, b, k: a * b + b,
    "There are k · k biases for each map: it should be one.": lambda a, b, k: (a * b + b) * k**2,
    "The kernel is multiplied by 2 instead of squared: it has k · k numbers.": lambda a, b, k: a * b * 2 * k + b,
}


def count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_out


@test_case(points=0.5, hidden=True)
def other_layers(tconv_parameter_count):
    results = [call(tconv_parameter_count, *layer) for layer in LAYERS]
    if any(probes.as_array(result, "The count").ndim for result in results):
        raise Mistake("The count should be a single number.")
    if len({float(result) for result in results}) == 1:
        raise Mistake("The count is always the same: it depends on the maps and the kernel.")
    known = {sentence: [way(*layer) for layer in LAYERS] for sentence, way in WAYS.items()}
    right = [count(*layer) for layer in LAYERS]
    expect_close(results, right, what="The count", mistakes=known, tolerance=1e-9)
    if any(np.asarray(result).dtype.kind not in "iu" for result in results):
        raise Mistake("The count should be an int, such as 27, not 27.0.")
    named = [call(tconv_parameter_count, k=k, c_out=b, c_in=a) for a, b, k in LAYERS]
    expect_close(named, right, what="The count for arguments given by name", tolerance=1e-9)


def expect_layers(numbers, which, what):
    """Compare some of the four numbers; a mistake that the other two show just as well is named in both."""
    right, (a, b, k) = np.array([count(*layer) for layer in NETWORK]), NETWORK.T
    known = {sentence: np.broadcast_to(way(a, b, k), 4) for sentence, way in WAYS.items()}
    known |= {
        "The layers are in reverse order: begin with the image.": right[::-1],
        "The numbers are those of outputs, not of parameters.": [16 * 28 * 28, 4 * 14 * 14, 16 * 14 * 14, 28 * 28],
        "The encoder and the decoder are swapped: begin with the image.": right[[2, 3, 0, 1]],
        "The two layers are in the wrong order.": right[[1, 0, 3, 2]],
        "Some kernels have the wrong size: they are 3×3 in the encoder and 2×2 in the decoder.": count(a, b, 5 - k),
        "Some kernels have the wrong size: they are 3×3 in the encoder, 2×2 in the decoder.": count(a, b, 3 + 0 * k),
        "Some kernels have the wrong size; they are 3×3 in the encoder and 2×2 in the decoder.": count(a, b, 2 + 0 * k),
        "These numbers go on adding up: give each layer its own.": np.cumsum(right),
        "This is the network with upsampling: here the decoder has transposed convolutions.": [160, 580, 592, 145],
    }
    known = {sentence: np.asarray(wrong)[which] for sentence, wrong in known.items()}
    different = {sentence: wrong for sentence, wrong in known.items() if not np.array_equal(wrong, right[which])}
    expect_close(numbers[which], right[which], what=what, mistakes=different, tolerance=1e-9)


@test_case(points=0.5, hidden=True)
def transposed_convolutions_of_the_decoder(LAYER_PARAMS):
    expect_layers(four_numbers(LAYER_PARAMS), slice(2, 4), "The last two numbers")


### END HIDDEN TESTS
