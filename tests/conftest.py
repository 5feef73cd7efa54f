"""Fixtures that many tests share."""

from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from small_course import make_course

from autograder.course import Assignment


@pytest.fixture
def mini(tmp_path: Path) -> Assignment:
    """The assignment of a small course in a temporary folder."""
    return make_course(tmp_path / "course")


@pytest.fixture(autouse=True)
def _no_figure_outlives_its_test() -> Iterator[None]:
    yield
    plt.close("all")
