"""q11: a figure of LeNet's first layer. The grid 0.5, the kernels 1, their outputs 1.5."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, figure_report

OK_FORMAT = False
name = "q11"


@test_case(points=0.5)
def two_rows_of_six_pictures(plot_first_layer, make_lenet):
    ramp = np.tile(np.arange(28, dtype=np.uint8) * 9, (2, 28, 1))
    report = figure_report(plot_first_layer, make_lenet, ramp)
    shapes = [picture.shape for picture in report["pictures"]]
    if report["rows"] != [6, 6]:
        raise Mistake(f"The pictures in each row are {report['rows']} instead of [6, 6].")
    if shapes[:6] != [(5, 5)] * 6 or shapes[6:] != [(28, 28)] * 6:
        raise Mistake(f"The upper pictures have shape {shapes[0]} and the lower ones {shapes[6]}.")
