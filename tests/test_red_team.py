"""Every attack in tests/attacks, on every isolation level that this machine gives: nothing gained, read or left."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import lru_cache

import pytest
from red_team import BYSTANDER, PERSISTENT, Attack, Stage, leaks, read_attack, read_attacks
from red_team_course import fresh_canaries

from autograder import sandbox
from autograder.results import Verdict

ATTACKS = read_attacks()
EVERY = 10  # after so many attacks of the other groups, the neighbour is graded


def _is_available(level: str) -> bool:
    try:
        return sandbox.choose_level(level) == level
    except sandbox.Refused:
        return False


AVAILABLE = [level for level in sandbox.LEVELS if _is_available(level)]


CASES = [  # on the second level, quickly only what would get out
    pytest.param(
        level,
        attack,
        id=f"{level}-{attack.name}",
        marks=pytest.mark.slow if level != AVAILABLE[0] and attack.group != "escape" else (),
    )
    for level in AVAILABLE
    for attack in ATTACKS
]


@pytest.fixture(scope="module")
def on(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Stage]]:
    """What returns the stage of a level: one engine each, for all attacks."""
    with ExitStack() as stages:
        yield lru_cache(lambda level: stages.enter_context(Stage(level, tmp_path_factory.mktemp("red-team"))))


@pytest.mark.timeout(90)
@pytest.mark.parametrize(("level", "attack"), CASES)
def test_attack_fails(on: Callable[[str], Stage], level: str, attack: Attack) -> None:
    row = on(level).attempt(attack, attack.group in PERSISTENT or ATTACKS.index(attack) % EVERY == 0)
    assert row.succeeded == []
    for question, verdict in attack.expects.items():
        assert row.verdicts[question] == verdict
    if not attack.costs:
        assert row.verdicts[BYSTANDER] == Verdict.CORRECT, "it cost more than its own question"


def test_a_canary_is_found_however_it_is_written():
    canaries = fresh_canaries()
    word, number = canaries["master"], canaries["number"]
    for text in (word, word[::-1], word.encode().hex(), f"…{word[5:17]}…", "_".join(word), word.upper()):
        assert leaks(text, canaries) == ["master"]
    for text in (f"{int(number):,}", f"{float(number):.1f}", hex(int(number)), f"({number[:6]}, {number[6:]})"):
        assert leaks(text, canaries) == ["number"]
    assert leaks("The result has the right shape, but wrong values. 123456789", canaries) == []


def test_an_attack_is_read_with_its_cells_and_headers(tmp_path):
    file = tmp_path / "x.py"
    file.write_text('"""Goal."""\n# group: hurt\n# expects: q1=crashed\na = 1\n# %% q4-answer\nb = 2\n')
    attack = read_attack(file)
    assert (attack.group, attack.expects) == ("hurt", {"q1": "crashed"})
    assert attack.cells["q4-answer"] == "b = 2\n"
    assert "a = 1" in attack.cells["q1-answer"]
