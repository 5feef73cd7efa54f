"""q7: how many numbers a convolution has 1.5 (LeNet's two 0.5, others 0.5, the smallest 0.5), LeNet's total 0.5."""

from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q7"


@test_case(points=0.5)
def convolutions_of_lenet(conv_parameter_count):
    expect_close(call(conv_parameter_count, 1, 6, 3), 60, what="The count for c_in = 1, c_out = 6, k = 3")
    expect_close(call(conv_parameter_count, 6, 16, 3), 880, what="The count for c_in = 6, c_out = 16, k = 3")
