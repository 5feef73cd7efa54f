"""q4: parameters by hand. An example, other layers, the suggested encoder and the suggested decoder, 0.5 each."""

from otter.test_files import test_case

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
