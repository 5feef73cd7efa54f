"""q9: means of codes. In public one example 0.5, codes of all samples 1.5, any batches and order 0.5, any numbers of
classes 0.5, no gradients 0.5, the encoder in evaluation mode and as it was 0.5.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import expect_close
from hw9e_probes import means_report

OK_FORMAT = False
name = "q9"


@test_case(points=0.5)
def a_class_in_two_batches(class_means):
    # The code of an image of one pixel is its square: 1, 4, 9 with labels 0, 1, 0, then 4 with label 0.
    images = np.array([1.0, 2.0, 3.0, 2.0]).reshape(4, 1, 1, 1)
    report = means_report(class_means, [[1.0]], images, [0, 1, 0, 0], [3, 1], n_classes=2)
    expect_close(report["means"], [[14 / 3], [4]], what="The means of the codes")
