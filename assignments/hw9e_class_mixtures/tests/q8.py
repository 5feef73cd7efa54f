"""q8: pairs in one picture. In public the order of a few pixels 0.5, the whole picture 1, arrays of all kinds 0.5, the
originals in the figure 0.5, its reconstructions and greys 0.5.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import call, expect_close


OK_FORMAT = False
name = "q8"


@test_case(points=0.5)
def a_pair_is_beside_another(pair_grid):
    numbers = np.arange(100.0)[:, None, None] * np.ones((1, 28, 28))
    grid = np.asarray(call(pair_grid, numbers, -numbers))
    expect_close(grid.shape, (280, 560), what="The shape of the picture")
    expect_close([grid[0, 56], grid[0, 84]], [1, -1], what="Two pixels, of original and reconstruction 1,")
