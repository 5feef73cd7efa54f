"""q2: how many numbers a dense network has: two small networks 0.5, others, lists and tuples 0.5."""

from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q2"


@test_case(points=0.5)
def two_small_networks(mlp_parameter_count):
    expect_close(call(mlp_parameter_count, [3, 2]), 8, what="The count for [3, 2]")
    expect_close(call(mlp_parameter_count, (5, 4, 3)), 39, what="The count for (5, 4, 3)")
