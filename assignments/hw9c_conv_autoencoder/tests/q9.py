"""q9: reconstructions. 20 pictures in two rows, the images above, what the model makes of them below, one scale, grey,
any images: 0.5 each.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake
from hw9c_probes import reconstructions_report

OK_FORMAT = False
name = "q9"


@test_case(points=0.5)
def two_rows_of_ten_pictures(reconstruction_figure):
    images = np.tile(np.linspace(0, 1, 28), (10, 1, 28, 1))
    report = reconstructions_report(reconstruction_figure, images)
    if sum(report["rows"]) != 20:
        raise Mistake(f"The figure has {sum(report['rows'])} pictures instead of 20.")
    if report["rows"] != [10, 10]:
        raise Mistake("The pictures are not in two rows of ten.")
    if any(picture.shape != (28, 28) for picture in report["pictures"]):
        raise Mistake("A picture is not one image of 28×28 pixels.")
