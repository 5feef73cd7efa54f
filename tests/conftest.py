"""Fixtures that many tests share."""

from pathlib import Path

import pytest
from small_course import make_course

from autograder.course import Assignment


@pytest.fixture
def mini(tmp_path: Path) -> Assignment:
    """The assignment of a small course in a temporary folder."""
    return make_course(tmp_path / "course")
