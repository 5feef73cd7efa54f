from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False

name = "q2"


@test_case(points=1)
def two_examples(conv_output_length):
    expect_close(call(conv_output_length, 5, 3), 3, what="The length for d = 5, s = 3")
    expect_close(call(conv_output_length, 10, 4), 7, what="The length for d = 10, s = 4")
