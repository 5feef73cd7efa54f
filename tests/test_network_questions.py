"""q10 to q17 of hw9, on live objects: networks, checkpoints, probes, and what the solution gets."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
import safetensors.torch
import torch
import torch.nn as nn
from questions import ROOT, fresh_namespace, question_file, run_question, run_source

from autograder import embedded, probes, trained
from autograder.corpus import reference_checkpoints, reference_notebook
from autograder.course import find_course
from autograder.judging import OUR_SENTENCES
from autograder.questions import public_half

HW9 = find_course(ROOT).assignment("hw9")
POINTS = {"q10": 8, "q11": 3, "q12": 6, "q13": 6, "q14": 6, "q15": 2, "q16": 5, "q17": 3}


@pytest.fixture(scope="module")
def grading_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return embedded.grading_folder(tmp_path_factory.mktemp("mnist"))


@pytest.fixture(autouse=True)
def grading(grading_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything here happens as while grading, in an empty folder, on one thread."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOMEWORK_GRADING", str(grading_folder))
    torch.manual_seed(0)


def namespace() -> dict[str, Any]:
    """Return what the master's solutions define."""
    names = fresh_namespace(plt=plt, data_path="data")
    for cell in reference_notebook(HW9).cells:
        if cell.id in {f"q{number}-answer" for number in (10, 11, 12, 13, 14, 16, 17)}:
            exec(cell.source, names)
    return names | {"make_encoder": names["make_lenet"]}


def save(model: nn.Module, name: str, *, fallback: bool = False, **history: list[float]) -> None:
    """Write a checkpoint as `run_model` does."""
    history = {"train_loss": [], "valid_loss": [], "valid_accuracy": []} | history
    header = {"history": json.dumps(history), "fallback": json.dumps(fallback)}
    tensors = {key: tensor.detach().clone().contiguous() for key, tensor in model.state_dict().items()}
    Path("checkpoints").mkdir(exist_ok=True)
    safetensors.torch.save_file(tensors, f"checkpoints/{name}.safetensors", header)


def is_short_training(message: str) -> bool:
    return trained.SHORT_TRAINING in message


@pytest.mark.parametrize("question", POINTS)
def test_questions_are_worth_what_the_homework_says(question: str) -> None:
    outcome = run_question("hw9", question, {})
    assert outcome.possible == POINTS[question]
    assert outcome.score == 0


def report_with_accuracy(percent: float, **claims: Any) -> dict[str, Any]:
    """Return the report of a network that recognises this share of the test digits, to a hundredth of a percent."""
    labels = embedded.test_labels().copy()
    wrong = len(labels) - round(percent * len(labels) / 100)
    labels[:wrong] = (labels[:wrong] + 1) % 10
    return {"outputs": 10.0 * np.eye(10)[labels], "fallback": False, "valid_accuracy": np.array([])} | claims


def test_accuracy_is_counted_on_every_test_digit() -> None:
    trained.expect_accuracy(report_with_accuracy(98.0), 98.0)
    with pytest.raises(probes.Mistake, match="less than 98 %"):
        trained.expect_accuracy(report_with_accuracy(97.99), 98.0)


def test_nan_is_never_right() -> None:
    report = report_with_accuracy(100)
    report["outputs"][7, 7] = np.nan
    with pytest.raises(probes.Mistake, match="NaN"):
        trained.expect_accuracy(report, 1)


def test_a_short_training_counts_where_it_may_and_only_if_the_loss_fell() -> None:
    short = report_with_accuracy(70, fallback=True)
    short["outputs"] /= 10.0
    trained.expect_accuracy(short, 96, or_short_training=True)
    with pytest.raises(probes.Mistake, match="for seconds only"):
        trained.expect_accuracy(short, 60)
    short["outputs"] *= 0.01
    with pytest.raises(probes.Mistake, match="for seconds only"):
        trained.expect_accuracy(short, 96, or_short_training=True)


@pytest.mark.parametrize(("percent", "counts"), [(85.0, True), (84.99, False)])
def test_a_short_training_must_reach_what_it_should(percent: float, counts: bool) -> None:
    short = report_with_accuracy(percent, fallback=True)
    expectation = contextlib.nullcontext() if counts else pytest.raises(probes.Mistake, match="for seconds only")
    with expectation:
        trained.expect_accuracy(short, 90, or_short_training=True, short_percent=85)


@pytest.mark.parametrize(
    ("raw", "normalized", "sentence"),
    [(55, 95, "on normalised pixels"), (25, 12, "only guesses"), (89, 97, ""), (10, 90, "normalised"), (90, 99, "")],
)
def test_why_a_network_misses_what_all_reach(raw: float, normalized: float, sentence: str) -> None:
    report = report_with_accuracy(raw)
    if sentence:
        with pytest.raises(probes.Mistake, match=sentence):
            trained.explain_a_miss(report, 90, lambda: report_with_accuracy(normalized))
    else:
        trained.explain_a_miss(report, 90, lambda: report_with_accuracy(normalized))


@pytest.mark.parametrize("best", [0, 1])  # the checkpoint is that of the best epoch
@pytest.mark.parametrize(("claim", "is_honest"), [(0.979, True), (0.984, False), (0.90, False), (float("nan"), False)])
def test_a_claim_must_be_what_is_measured(claim: float, is_honest: bool, best: int) -> None:
    report = report_with_accuracy(98, valid_accuracy=np.insert([0.5], best, claim))
    try:
        trained.expect_honest_claim(lambda factory: report, None)
    except probes.Mistake:
        assert not is_honest
    else:
        assert is_honest


def tiny_classifier() -> nn.Module:
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))


def spoil_with_nan(file: Path) -> None:
    model = tiny_classifier()
    nn.init.constant_(model[1].bias, float("nan"))
    save(model, file.stem)


def spoil_by_linking(file: Path) -> None:
    file.rename("elsewhere.safetensors")
    file.symlink_to(Path("elsewhere.safetensors").resolve())


def spoil_by_size(file: Path) -> None:
    save(nn.Linear(1700, 1300), file.stem)


SPOILERS = {
    "is missing": Path.unlink,
    "link": spoil_by_linking,
    "larger than 8 MB": spoil_by_size,
    "NaN or infinite": spoil_with_nan,
    "does not fit": lambda file: save(nn.Linear(3, 3), file.stem),
    "not a checkpoint": lambda file: file.write_bytes(b"\x80\x04pickle"),
    "not a checkpoint that run_model": lambda file: safetensors.torch.save_file({}, file),
}


def test_a_checkpoint_is_asked_with_the_pixels_it_was_trained_on() -> None:
    images, model = embedded.test_images()[:3], nn.Linear(784, 10)
    save(model, "q5")
    flat = torch.from_numpy(images.reshape(3, 784) / np.float32(255))
    for normalized in (True, False):
        expected = model((flat - 0.1307) / 0.3081 if normalized else flat).detach()
        report = probes.checkpoint_outputs(lambda: model, "q5", images, normalized=normalized, flat=True)
        np.testing.assert_allclose(report["outputs"], expected, atol=1e-5)


@pytest.mark.parametrize("sentence", SPOILERS)
def test_a_bad_checkpoint_is_told_in_a_sentence(sentence: str) -> None:
    save(tiny_classifier(), "q10")
    images = embedded.test_images()[:8]
    assert probes.checkpoint_outputs(tiny_classifier, "q10", images)["outputs"].shape == (8, 10)
    SPOILERS[sentence](Path("checkpoints/q10.safetensors"))
    with pytest.raises(probes.Mistake, match="is missing" if sentence == "link" else sentence):
        probes.checkpoint_outputs(tiny_classifier, "q10", images)


class Flattened(nn.Module):
    """Two convolutions and a student's way of flattening their output (n, 4, 24, 24)."""

    def __init__(self, flatten: Callable[[torch.Tensor], torch.Tensor]) -> None:
        super().__init__()
        self.flatten = flatten
        self.convolutions = nn.Sequential(nn.Conv2d(1, 4, 3), nn.Conv2d(4, 4, 3))
        self.last = nn.Linear(2304, 10)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.last(self.flatten(self.convolutions(x)))


def view_large_batches(maps: torch.Tensor) -> torch.Tensor:
    return maps.view(len(maps), -1) if len(maps) > 8 else maps.flatten(1)


FLATTENINGS = {
    "flatten": nn.Flatten(),
    "view": lambda maps: maps.view(len(maps), -1),
    "view_of_large_batches": view_large_batches,
    "memory": lambda maps: torch.as_strided(maps, (len(maps), 2304), (2304, 1)),
}


@pytest.mark.parametrize("way", FLATTENINGS)
def test_many_images_give_the_same_outputs_whatever_a_network_thinks_of_its_memory(way: str) -> None:
    model = Flattened(FLATTENINGS[way])
    save(model, "q12")
    images, strides = embedded.test_images()[:450], [p.stride() for p in model.parameters()]
    outputs = probes.checkpoint_outputs(lambda: model, "q12", images)["outputs"]
    expected = model(torch.from_numpy(embedded.normalize(images))).detach()
    np.testing.assert_allclose(outputs, expected, atol=1e-5)
    assert [p.stride() for p in model.parameters()] == strides


def test_learning_stops_as_soon_as_it_is_enough() -> None:
    images, labels = (part[:32] for part in embedded.training_subset())
    sooner, later = (probes.can_learn(tiny_classifier, images, labels, 20, 0.003, enough) for enough in (0.6, 0.0))
    assert later["last_loss"] < sooner["last_loss"] < 0.6 * sooner["first_loss"] == 0.6 * later["first_loss"]
    loss = torch.nn.functional.cross_entropy(torch.tensor(sooner["outputs"]), torch.tensor(labels))
    assert loss.item() == pytest.approx(sooner["last_loss"])


def test_the_next_submission_is_looked_at_anew() -> None:
    names = namespace()
    score = []
    for factor in (1.0, 0.0):
        model = names["make_lenet"]()
        nn.init.constant_(model[-1].bias, factor)
        save(model, "q10", fallback=factor == 1.0)
        score.append(run_question("hw9", "q10", names).failures["trained_to_97_percent"])
    assert is_short_training(score[0])
    assert "less than 95 %" in score[1]


def test_probes_leave_the_notebook_as_it_was() -> None:
    def rude_factory() -> nn.Module:
        torch.manual_seed(1)
        np.random.seed(1)
        torch.set_grad_enabled(False)
        torch.set_default_dtype(torch.float64)
        return nn.Linear(10, 3)

    states = torch.get_rng_state(), np.random.get_state()[1]
    probes.network_report(rude_factory, np.zeros((3, 10)))
    assert torch.equal(torch.get_rng_state(), states[0])
    assert np.array_equal(np.random.get_state()[1], states[1])
    assert torch.is_grad_enabled()
    assert torch.get_default_dtype() == torch.float32


@pytest.mark.parametrize("question", POINTS)
def test_what_students_get_checks_a_little_and_knows_nothing(question: str) -> None:
    public = public_half(question_file("hw9", question).read_text(encoding="utf-8"), question)
    assert "trained." not in public
    assert "embedded" not in public
    outcome = run_source(public, namespace())
    assert 0.5 <= outcome.possible <= 1
    assert all(message.partition(": ")[0] in OUR_SENTENCES for message in outcome.messages)


@pytest.mark.parametrize("question", POINTS)
def test_live_objects_of_the_solution_earn_everything(question: str) -> None:
    """`validate` tells the same of stand-ins."""
    Path("checkpoints").mkdir()
    for name, content in reference_checkpoints(HW9).items():
        Path("checkpoints", name).write_bytes(content)
    assert not run_question("hw9", question, namespace()).failures
