"""q1: sizes of outputs. An example 0.5, convolution 0.5, transposed convolution 0.5, integers 0.5."""

from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q1"


@test_case(points=0.5)
def a_row_of_five_and_one_of_three(conv_out, tconv_out):
    # A kernel of 3 has three places on five cells; three copies of two cells, side by side, fill six.
    expect_close(call(conv_out, 5, 3), 3, what="conv_out(5, 3)", tolerance=1e-9)
    expect_close(call(tconv_out, 3, 2, stride=2), 6, what="tconv_out(3, 2, stride=2)", tolerance=1e-9)
