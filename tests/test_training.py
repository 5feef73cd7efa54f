"""hw9_support.run_model: the loop, its mistakes in words, the best epoch, interrupting and resuming."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pytest
import safetensors.torch
import torch
import torch.nn.functional as F
from support_data import Echo, classify, copied, header, reconstruct, same_bits, seclude, small, write_mnist
from torch import Tensor, nn

import hw9_support
from hw9_support import History, load_checkpoint, load_mnist, run_model

LINE = r"\[ *(\d+)/(\d+)\] Train Loss = \d+\.\d{4}; Valid Loss = \d+\.\d{4}; Valid Accuracy = \d+\.\d%"
SGD = torch.optim.SGD
Result = tuple[Tensor, Tensor]


@pytest.fixture(autouse=True)
def secluded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seclude(tmp_path, monkeypatch)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_mnist(tmp_path / "data")


# --- the loop ---


def test_training_learns_and_prints_a_line_an_epoch(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = small()
    history = run_model(data, model, epochs=10, batch_size=64, learning_rate=0.003)
    printed = capsys.readouterr()
    matches = [re.fullmatch(LINE, line) for line in printed.out.splitlines()[:10]]
    assert [match and match.groups() for match in matches] == [(str(epoch), "10") for epoch in range(1, 11)]
    assert printed.out.startswith("[ 1/10] Train Loss = ")
    assert printed.err == ""
    line = f"Valid Loss = {history.valid_loss[-1]:.4f}; Valid Accuracy = {history.valid_accuracy[-1]:.1%}"
    assert printed.out.splitlines()[9].endswith(line)
    assert history.valid_accuracy[-1] > 0.9
    assert history.train_loss[-1] < history.train_loss[0] / 2
    assert history.epochs == len(history.valid_loss) == len(history.valid_accuracy) == 10
    assert not plt.get_fignums()


def test_history_holds_means_over_images(data: Path) -> None:
    """The last batch is smaller: 300 = 4 × 64 + 44 and, in validation, 130 = one part."""
    model = small()
    images, labels = load_mnist(data)
    test_images, test_labels = load_mnist(data, train=False)
    with torch.inference_mode():
        expected = F.cross_entropy(model(images), labels).item()
    history = run_model(data, model, epochs=1, batch_size=64, learning_rate=1e-12)
    assert history.train_loss[0] == pytest.approx(expected, abs=1e-5)
    with torch.inference_mode():
        logits = model(test_images)
    assert history.valid_loss[0] == pytest.approx(F.cross_entropy(logits, test_labels).item(), abs=1e-5)
    assert history.valid_accuracy[0] == pytest.approx((logits.argmax(1) == test_labels).float().mean().item())


def test_a_last_batch_of_one_image_counts_as_one(data: Path) -> None:
    """A loss that is the number of images in the batch: 299 of 299, and 1 of 1."""

    def size(model: nn.Module, X: Tensor, y: Tensor) -> Result:
        return model(X), model(X).sum() * 0 + len(X)

    history = run_model(data, Echo(), epochs=1, batch_size=299, get_output_and_loss=size)
    assert history.train_loss == pytest.approx([(299 * 299 + 1) / 300])


def test_validation_in_several_parts(data: Path, tmp_path: Path) -> None:
    """1100 = 1000 + 100 images."""
    many = write_mnist(tmp_path / "many", test=1100)
    model = small()
    history = run_model(many, model, epochs=1, seed=1)
    images, labels = load_mnist(many, train=False)
    with torch.inference_mode():
        logits = model(images)
    assert history.valid_loss == pytest.approx([F.cross_entropy(logits, labels).item()], abs=1e-5)
    assert history.valid_accuracy == pytest.approx([(logits.argmax(1) == labels).float().mean().item()])


def test_every_image_is_seen_once_an_epoch_in_another_order(data: Path) -> None:
    seen: list[Tensor] = []

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> Result:
        if model.training:
            seen.append(X[:, 0, 14, 14])
        return reconstruct(model, X, y)

    run_model(data, Echo(), epochs=2, batch_size=128, get_output_and_loss=watch)
    assert [len(part) for part in seen] == [128, 128, 44] * 2
    first, second = torch.cat(seen[:3]), torch.cat(seen[3:])
    expected = load_mnist(data)[0][:, 0, 14, 14]
    torch.testing.assert_close(first.sort().values, expected.sort().values)
    torch.testing.assert_close(second.sort().values, expected.sort().values)
    assert not torch.equal(first, expected)
    assert not torch.equal(first, second)


@pytest.mark.parametrize("normalized", [True, False])
@pytest.mark.parametrize("flat", [True, False])
def test_the_model_gets_the_images_that_it_wants(data: Path, normalized: bool, flat: bool) -> None:
    seen: dict[bool, list[Tensor]] = {True: [], False: []}

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> Result:
        seen[model.training].append(X)
        return reconstruct(model, X, y)

    run_model(data, Echo(), epochs=1, batch_size=300, get_output_and_loss=watch, normalized=normalized, flat=flat)
    expected, _ = load_mnist(data, normalized=normalized, flat=flat)
    (trained,) = seen[True]
    assert sorted(map(tuple, trained.flatten(1).tolist())) == sorted(map(tuple, expected.flatten(1).tolist()))
    assert trained.shape == expected.shape
    assert torch.equal(seen[False][-1], load_mnist(data, train=False, normalized=normalized, flat=flat)[0])


def test_no_accuracy_where_there_is_no_classifier(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    history = run_model(data, Echo(), epochs=1, learning_rate=0.1, get_output_and_loss=reconstruct)
    assert re.fullmatch(r"\[1/1\] Train Loss = \S+; Valid Loss = \S+\n", capsys.readouterr().out)
    assert history.valid_accuracy == []


def test_output_and_loss_may_come_in_a_list(data: Path) -> None:
    history = run_model(
        data, Echo(), epochs=1, seed=1, get_output_and_loss=lambda model, X, y: list(reconstruct(model, X, y))
    )
    assert history.train_loss == run_model(data, Echo(), epochs=1, seed=1, get_output_and_loss=reconstruct).train_loss


def test_a_seed_repeats_to_the_bit_and_stays_inside(data: Path) -> None:
    def train(seed: int | None) -> tuple[History, dict[str, Tensor]]:
        model = small(nn.Dropout(0.2))
        history = run_model(data, model, epochs=2, batch_size=64, seed=seed)
        return history, model.state_dict()

    (first, weights), (second, again), (other, _) = train(7), train(7), train(8)
    assert first == second
    assert same_bits(weights, again)
    assert first != other

    torch.manual_seed(3)
    expected = torch.rand(5)
    torch.manual_seed(3)
    run_model(data, Echo(), epochs=1, get_output_and_loss=reconstruct, seed=7)
    assert torch.equal(torch.rand(5), expected)


def test_without_a_seed_the_order_follows_the_global_one(data: Path) -> None:
    def train(seed: int) -> History:
        model = small()
        torch.manual_seed(seed)
        return run_model(data, model, epochs=1, batch_size=64)

    assert train(1) == train(1)
    assert train(1) != train(2)


class Modes(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layer, self.modes = small(), []

    def forward(self, X: Tensor) -> Tensor:
        self.modes.append((self.training, torch.is_inference_mode_enabled()))
        return self.layer(X)


def test_modes_during_training(data: Path) -> None:
    model = Modes()
    run_model(data, model, epochs=2, batch_size=150)
    epoch = [(True, False), (True, False), (False, True)]
    trial = model.modes[: -2 * len(epoch)]
    assert model.modes[len(trial) :] == [*epoch, *epoch]
    assert set(trial) == {(False, False)}


def deep() -> nn.Sequential:
    """With so many channels that channels last is another order in memory."""
    torch.manual_seed(0)
    layers = nn.Conv2d(1, 4, 3, stride=2), nn.BatchNorm2d(4), nn.Conv2d(4, 4, 3), nn.Dropout(0.2)
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(484, 10))


@pytest.mark.parametrize("end", ["whole", "interrupted", "mistake"])
@pytest.mark.parametrize("mode", ["training", "evaluation", "mixed"])
def test_the_model_comes_back_as_it_was(data: Path, end: str, mode: str) -> None:
    def stop(model: nn.Module, X: Tensor, y: Tensor) -> Result:
        if model.training:
            raise KeyboardInterrupt if end == "interrupted" else ArithmeticError
        return classify(model, X, y)

    model = deep().train(mode != "evaluation")
    if mode == "mixed":
        model[1].eval()
    before = [(module, module.training) for module in model.modules()]
    parameters = list(model.parameters())
    try:
        run_model(data, model, epochs=1, get_output_and_loss=None if end == "whole" else stop)
    except ArithmeticError:
        assert end == "mistake"
    assert [(module, module.training) for module in model.modules()] == before
    assert all(now is then for now, then in zip(model.parameters(), parameters, strict=True))
    assert all(parameter.is_contiguous() and parameter.device.type == "cpu" for parameter in parameters)


def test_the_trial_batch_teaches_nothing(data: Path) -> None:
    """BatchNorm counts the batches that it has seen in training; an optimizer that stands still shows the rest."""
    model = nn.Sequential(nn.BatchNorm2d(1), nn.Flatten(), nn.Linear(784, 10))
    before = copied(model[2])
    run_model(data, model, epochs=1, batch_size=100, learning_rate=0.0)
    assert model[0].num_batches_tracked == 3
    assert same_bits(copied(model[2]), before)


class Viewer(nn.Module):
    """`view` refuses what channels last makes."""

    def __init__(self) -> None:
        super().__init__()
        self.conv, self.linear = nn.Conv2d(1, 4, 5, stride=3), nn.Linear(256, 10)

    def forward(self, X: Tensor) -> Tensor:
        return self.linear(self.conv(X).view(len(X), -1))


def test_channels_last_is_tried(data: Path) -> None:
    model = deep()
    during: list[bool] = []
    model.register_forward_hook(
        lambda module, _inputs, _output: during.append(
            module[2].weight.is_contiguous(memory_format=torch.channels_last)
        )
    )
    run_model(data, model, epochs=1, batch_size=100)
    assert not during[0]
    assert during[-4:] == [True] * 4
    assert run_model(data, Viewer(), epochs=1).epochs == 1


@pytest.mark.filterwarnings("ignore:Lazy modules")  # some versions of torch call them new
def test_lazy_layers(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model, again = (nn.Sequential(nn.LazyConv2d(4, 5, stride=3), nn.Flatten(), nn.LazyLinear(10)) for _ in "ab")
    history = run_model(data, model, epochs=1, checkpoint="q10")
    assert load_checkpoint("q10", again) == history
    assert "Note" not in capsys.readouterr().out
    images = load_mnist(data)[0]
    torch.testing.assert_close(again(images), model(images))
    with pytest.raises(ValueError, match="ten logits an image"):
        run_model(data, nn.LazyLinear(10))
    with pytest.raises(RuntimeError, match="shapes cannot be multiplied"):
        run_model(data, nn.Sequential(nn.Linear(3, 3), nn.LazyLinear(10)))


# --- optimizer and warm-up ---


def test_adam_is_fused_and_fresh_in_each_run(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[torch.optim.Adam] = []

    class Adam(torch.optim.Adam):
        def __init__(self, *arguments: object, **keywords: object) -> None:
            super().__init__(*arguments, **keywords)
            made.append(self)

    monkeypatch.setattr(hw9_support.torch.optim, "Adam", Adam)
    model = small()
    run_model(data, model, epochs=1)
    run_model(data, model, epochs=1, learning_rate=0.5)
    assert [optimizer.defaults["lr"] for optimizer in made] == [0.001, 0.5]
    assert all(optimizer.defaults["fused"] for optimizer in made)


@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_another_optimizer(data: Path, momentum: float) -> None:
    """Against two steps by hand, with all images at once."""
    model, by_hand = small(), small()
    run_model(data, model, epochs=2, batch_size=300, learning_rate=0.1, optimizer=partial(SGD, momentum=momentum))
    X, y = load_mnist(data)
    speed = [torch.zeros_like(parameter) for parameter in by_hand.parameters()]
    for _ in range(2):
        gradients = torch.autograd.grad(F.cross_entropy(by_hand(X), y), list(by_hand.parameters()))
        speed = [momentum * s + g for s, g in zip(speed, gradients, strict=True)]
        with torch.no_grad():
            for parameter, s in zip(by_hand.parameters(), speed, strict=True):
                parameter -= 0.1 * s
    torch.testing.assert_close(copied(model), copied(by_hand), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("wrong", [SGD(small().parameters(), lr=0.1), "Adam"])
def test_an_optimizer_that_is_made_already(data: Path, wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"give what makes it, such as torch\.optim\.SGD, without `\(…\)`\.$"):
        run_model(data, small(), optimizer=wrong)


@pytest.mark.parametrize("warmup", [0, 1, 3, 4, 100])
def test_warmup(data: Path, warmup: int) -> None:
    """In a straight line over the epochs' border, 3 steps each, in two groups with rates of their own."""
    rates: list[list[float]] = []

    class Watched(SGD):
        def step(self) -> None:
            rates.append([group["lr"] for group in self.param_groups])
            super().step()

    def make(parameters: Iterator[nn.Parameter], *, lr: float) -> torch.optim.Optimizer:
        first, *others = parameters
        return Watched([{"params": [first], "lr": lr}, {"params": others, "lr": lr / 10}], lr=lr)

    run_model(data, small(), epochs=2, batch_size=100, learning_rate=0.2, optimizer=make, warmup_steps=warmup)
    shares = [min(step / warmup, 1) if warmup else 1 for step in range(1, 7)]
    assert rates == [pytest.approx([0.2 * share, 0.02 * share]) for share in shares]


# --- collapse ---


def squeeze(*last: nn.Module) -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 30), nn.ReLU(), *last)


class Cut(nn.Module):
    """An autoencoder of [0, 1]."""

    def __init__(self, bias: float) -> None:
        super().__init__()
        self.layers = squeeze(nn.Linear(30, 784), nn.Sigmoid())
        if bias:
            nn.init.constant_(self.layers[3].bias, bias)

    def forward(self, X: Tensor) -> Tensor:
        return self.layers(X).view(X.shape)


def dead() -> nn.Module:
    model = squeeze(nn.Linear(30, 10))
    nn.init.constant_(model[1].bias, -1000)
    return model


@pytest.mark.parametrize(
    ("make", "loss", "normalized", "collapsed"),
    [
        (dead, None, True, True),
        (dead, None, False, True),
        (lambda: Cut(-30), reconstruct, False, True),
        (lambda: Cut(0), reconstruct, False, False),
        (lambda: squeeze(nn.Linear(30, 784), nn.Unflatten(1, (1, 28, 28))), reconstruct, True, False),
        (lambda: squeeze(nn.Linear(30, 10)), None, True, False),
        (lambda: squeeze(nn.Linear(30, 10)), None, False, False),
    ],
    ids=["dead", "dead, [0, 1]", "black", "sigmoid", "autoencoder", "classifier", "classifier, [0, 1]"],
)
def test_collapse_is_told(
    data: Path,
    capsys: pytest.CaptureFixture[str],
    make: Callable[[], nn.Module],
    loss: Any,
    normalized: bool,
    collapsed: bool,
) -> None:
    options = {"epochs": 2, "batch_size": 32, "normalized": normalized}
    run_model(data, make(), get_output_and_loss=loss, learning_rate=0.003, **options)
    printed = capsys.readouterr().out
    assert printed.count("The model gives every image the same output: it has collapsed") == 2 * collapsed
    assert printed.count("Make it anew, and try warmup_steps=200 or a lower learning_rate.") == 2 * collapsed


# --- one sentence for each mistake ---


@pytest.mark.parametrize("model", [None, nn.Sequential, small, "q10"])
def test_not_a_model(data: Path, model: Any) -> None:
    with pytest.raises(TypeError, match=r"^`model` is a \w+, not a network: is a `return` or `\(\)` missing\?$"):
        run_model(data, model)


@pytest.mark.parametrize("settings", [{"epochs": 0}, {"batch_size": 0}, {"warmup_steps": -1}, {"resume": True}])
def test_impossible_settings(data: Path, settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"begin at 1, `warmup_steps` at 0; `resume` needs a `checkpoint`\.$"):
        run_model(data, small(), **settings)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda model, X, y: F.mse_loss(model(X), X), "must `return output, loss`, not a Tensor"),
        (lambda model, X, y: None, "must `return output, loss`, not a NoneType"),
        (lambda model, X, y: (model(X), F.mse_loss(model(X), X), 1), "must `return output, loss`, not a tuple"),
        (lambda model, X, y: (model(X), F.mse_loss(model(X), X).item()), "the loss a single number, not a float"),
        (lambda model, X, y: (None, F.mse_loss(model(X), X)), "must return tensors, the loss a single number"),
        (lambda model, X, y: (model(X), (model(X) - X).mean((1, 2, 3))), r"single number, not of shape \(64,\)"),
        (lambda model, X, y: (F.mse_loss(model(X), X), model(X)), r"number, not of shape \(64, 1, 28, 28\)"),
        (lambda model, X, y: (model(X), F.mse_loss(model(X).detach(), X)), "The loss is cut off from the model"),
        (lambda model, X, y: (model(X), (model(X) - 1).log().mean()), "The loss is nan before the first step: is"),
        (lambda model, X, y: (model(X), 1 / model.scale), "The loss is inf before the first step: is there a"),
    ],
)
def test_wrong_loss_function(data: Path, wrong: Any, sentence: str) -> None:
    with pytest.raises((TypeError, ValueError, FloatingPointError), match=sentence):
        run_model(data, Echo(), get_output_and_loss=wrong)


@pytest.mark.parametrize(
    ("model", "found"),
    [
        (nn.Sequential(nn.Flatten(), nn.Linear(784, 11)), r"\(64, 11\)"),
        (nn.Sequential(nn.Conv2d(1, 10, 28)), r"\(64, 10, 1, 1\)"),
        (nn.LSTM(28, 10), "a tuple"),
    ],
)
def test_classifier_of_the_wrong_shape(data: Path, model: nn.Module, found: str) -> None:
    if isinstance(model, nn.LSTM):
        model.register_forward_pre_hook(lambda module, inputs: (inputs[0][:, 0],))
    with pytest.raises(ValueError, match=rf"ten logits an image, here \(64, 10\); this one {found}\.$"):
        run_model(data, model)


def test_nothing_to_train(data: Path) -> None:
    with pytest.raises(ValueError, match="no parameters to train"):
        run_model(data, nn.Identity(), get_output_and_loss=reconstruct)
    with pytest.raises(ValueError, match="no parameters to train"):
        run_model(data, small().requires_grad_(False))


class Keeper(nn.Module):
    """Computes once what belongs to every step."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(10, 784))
        self.kept = self.weight.exp()

    def forward(self, X: Tensor) -> Tensor:
        return X.flatten(1) @ self.kept.T


def test_a_result_that_is_kept_from_step_to_step(data: Path) -> None:
    with pytest.raises(ValueError, match=r"^The model keeps a result from step to step: compute it in `forward`"):
        run_model(data, Keeper())


class SumToOne(nn.Module):
    """Sums to one as a softmax does, but not without negative numbers."""

    def forward(self, logits: Tensor) -> Tensor:
        return logits + (1 - logits.sum(1, keepdim=True)) / 10


def test_softmax_gets_a_hint(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for last in ([], [nn.ReLU()], [SumToOne()]):
        run_model(data, small(*last), epochs=1)
    assert "Hint" not in capsys.readouterr().out
    run_model(data, small(nn.Softmax(1)), epochs=1)
    assert capsys.readouterr().out.startswith("Hint: these outputs are probabilities. Cross-entropy wants logits")


# --- the best epoch ---


class Counter(nn.Module):
    """Has taken so many steps, if with SGD and a learning rate of 1."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(()))


def farther_from(best: int, *, classifier: bool = False) -> Callable[[Counter, Tensor, Tensor], Result]:
    """Make a loss that is lowest after so many steps; an accuracy is highest a step before that."""

    def loss(model: Counter, X: Tensor, y: Tensor) -> Result:
        output = X
        if classifier:
            output = F.one_hot(y, 10) * (1.0 if model.steps.item() == best - 1 else -1.0)
        return output, -model.steps if model.training else (model.steps - best) ** 2

    return loss


counted = partial(run_model, optimizer=SGD, learning_rate=1.0, batch_size=300)  # a step an epoch


@pytest.mark.parametrize("classifier", [True, False])
@pytest.mark.parametrize("epochs", [2, 3, 5])
def test_the_model_has_the_weights_of_its_best_epoch(
    data: Path, capsys: pytest.CaptureFixture[str], epochs: int, classifier: bool
) -> None:
    model, loss = Counter(), farther_from(3, classifier=classifier)
    history = counted(data, model, epochs=epochs, get_output_and_loss=loss, checkpoint="q1")
    best = min(epochs, 2 if classifier else 3)
    assert model.steps == best == history.best
    assert history.valid_loss == [(step - 3) ** 2 for step in range(1, epochs + 1)]
    sentence = f"The model has the weights of epoch {best}, its best.\n"
    assert (sentence in capsys.readouterr().out) == (best < epochs)
    other = Counter()
    assert load_checkpoint("q1", other) == history  # all of it, though the weights are of one epoch
    assert other.steps == best
    assert safetensors.torch.load_file("checkpoints/q1.last.safetensors")["model.steps"] == epochs


def test_checkpoints_are_kept_after_each_epoch(data: Path) -> None:
    found: list[int] = []

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> Result:
        if model.training and Path("checkpoints/q1.last.safetensors").exists():
            found.extend(len(json.loads(header(name)["history"])["train_loss"]) for name in ("q1", "q1.last"))
        return farther_from(1)(model, X, y)

    counted(data, Counter(), epochs=3, get_output_and_loss=watch, checkpoint="q1")
    assert found == [1, 1, 2, 2]  # the first epoch stays the best


def test_no_number_later_on(data: Path) -> None:
    """In the third epoch: the model gets its best weights back, and the files stay as they are."""
    files: dict[str, bytes] = {}

    def fail(model: Counter, X: Tensor, y: Tensor) -> Result:
        output, loss = farther_from(1)(model, X, y)
        if model.training and model.steps >= 2:
            files.update({path.name: path.read_bytes() for path in Path("checkpoints").iterdir()})
            loss = loss * math.nan
        return output, loss

    model = Counter()
    with pytest.raises(FloatingPointError, match=r"training collapsed\. Try a lower learning_rate\.$"):
        counted(data, model, epochs=5, get_output_and_loss=fail, checkpoint="q1")
    assert model.steps == 1
    assert sorted(files) == ["q1.last.safetensors", "q1.safetensors"]
    assert {path.name: path.read_bytes() for path in Path("checkpoints").iterdir()} == files


def test_no_number_in_validation(data: Path) -> None:
    with pytest.raises(FloatingPointError, match="training collapsed"):
        run_model(
            data, Echo(), learning_rate=1e30, get_output_and_loss=reconstruct, epochs=1, batch_size=300, checkpoint="q1"
        )
    assert not Path("checkpoints").exists()


# --- interrupting and resuming ---


def interrupted_at(call: int, loss: Callable[..., Result] = classify) -> Callable[..., Result]:
    """Make a loss function that is interrupted in its so manieth step, in the middle."""
    calls: list[int] = []

    def stop(model: nn.Module, X: Tensor, y: Tensor) -> Result:
        result = loss(model, X, y)
        calls.extend([1] if model.training else [])
        if len(calls) == call:
            raise KeyboardInterrupt
        return result

    return stop


@pytest.mark.parametrize(("best", "steps", "told"), [(9, 6, False), (1, 3, True)])
def test_interrupted_in_an_epoch(
    data: Path, capsys: pytest.CaptureFixture[str], best: int, steps: int, told: bool
) -> None:
    """After 8 steps of 3 an epoch: of the third nothing is kept."""
    model, loss = Counter(), interrupted_at(9, farther_from(best))
    history = counted(data, model, batch_size=100, epochs=5, get_output_and_loss=loss, checkpoint="q1")
    assert history.epochs == 2
    assert model.steps == steps
    lines = capsys.readouterr().out.splitlines()[2:]
    assert lines == ["Interrupted in epoch 3."] + told * ["The model has the weights of epoch 1, its best."]
    assert load_checkpoint("q1", Counter()) == history


def test_interrupted_in_the_first_epoch(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = small()
    history = run_model(data, model, batch_size=100, get_output_and_loss=interrupted_at(3), checkpoint="q1")
    assert history == History()
    assert capsys.readouterr().out == "Interrupted in epoch 1.\n"
    assert model(load_mnist(data)[0]).isfinite().all()
    assert not Path("checkpoints").exists()


train_deep = partial(run_model, batch_size=64)  # 5 steps an epoch


@pytest.mark.parametrize(
    ("options", "seed"),
    [
        ({}, 5),
        ({}, None),
        ({"optimizer": partial(SGD, momentum=0.9)}, 6),
        ({"warmup_steps": 12}, 6),
        ({"optimizer": torch.optim.AdamW}, 6),
        ({"optimizer": torch.optim.Adafactor}, 6),
    ],
    ids=["Adam", "no seed", "momentum", "warmup", "AdamW", "Adafactor"],
)
def test_resumed_to_the_bit(data: Path, options: dict[str, Any], seed: int | None) -> None:
    """Also where the second notebook makes another model, and gives another seed; with dropout and BatchNorm."""
    whole, part, rest = deep(), deep(), deep()
    nn.init.ones_(rest[0].weight)
    expected = train_deep(data, whole, epochs=3, seed=5, checkpoint="whole", **options)
    stop = interrupted_at(8)
    train_deep(data, part, epochs=3, seed=5, checkpoint="q1", get_output_and_loss=stop, **options)
    history = train_deep(data, rest, epochs=3, seed=seed, checkpoint="q1", resume=True, **options)
    assert history == expected
    assert same_bits(rest.state_dict(), whole.state_dict())
    for name in ("{}.safetensors", "{}.last.safetensors"):
        once, twice = (safetensors.torch.load_file("checkpoints/" + name.format(run)) for run in ("whole", "q1"))
        assert same_bits(once, twice)
    assert header("q1.last")["step"] == "15"


def test_resuming_may_keep_the_best_of_before(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loss = farther_from(2)
    counted(data, Counter(), epochs=3, get_output_and_loss=loss, checkpoint="q1")
    model = Counter()
    capsys.readouterr()
    history = counted(data, model, epochs=5, get_output_and_loss=loss, checkpoint="q1", resume=True)
    assert history.valid_loss == [1, 0, 1, 4, 9]
    assert model.steps == 2
    printed = capsys.readouterr().out.splitlines()
    assert [line[:5] for line in printed[:2]] == ["[4/5]", "[5/5]"]
    assert printed[2:] == ["The model has the weights of epoch 2, its best."]


def test_nothing_to_resume_starts_afresh(data: Path) -> None:
    first, second = deep(), deep()
    expected = train_deep(data, first, epochs=1, seed=5)
    assert train_deep(data, second, epochs=1, seed=5, checkpoint="q1", resume=True) == expected
    assert same_bits(first.state_dict(), second.state_dict())


def test_without_resume_starts_afresh(data: Path) -> None:
    counted(data, Counter(), epochs=3, get_output_and_loss=farther_from(9), checkpoint="q1")
    model = Counter()
    assert counted(data, model, epochs=1, get_output_and_loss=farther_from(9), checkpoint="q1").epochs == 1
    assert model.steps == 1


def test_a_finished_run_is_not_trained_again(data: Path) -> None:
    trained: list[int] = []

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> Result:
        trained.append(model.training)
        return farther_from(2)(model, X, y)

    history = counted(data, Counter(), epochs=3, get_output_and_loss=farther_from(2), checkpoint="q1")
    model = Counter()
    for epochs in (3, 2):
        assert counted(data, model, epochs=epochs, get_output_and_loss=watch, checkpoint="q1", resume=True) == history
    assert not any(trained)
    assert model.steps == 2


def wide() -> nn.Sequential:
    return nn.Sequential(*deep()[:5], nn.Linear(484, 20), nn.Linear(20, 10))


@pytest.mark.parametrize(
    ("make", "options", "sentence"),
    [
        (deep, {"optimizer": SGD}, r"q1\.last\.safetensors' was trained with Adam: resume with that\.$"),
        (wide, {}, r"q1\.last\.safetensors' does not fit the model: '6\.weight' is not in the file\."),
        (deep, {}, r"q1\.last\.safetensors' is damaged: delete it, and run"),
    ],
    ids=["optimizer", "architecture", "damaged"],
)
def test_what_cannot_be_resumed(
    data: Path, make: Callable[[], nn.Module], options: dict[str, Any], sentence: str
) -> None:
    train_deep(data, deep(), epochs=1, checkpoint="q1")
    if "damaged" in sentence:
        last = Path("checkpoints/q1.last.safetensors")
        last.write_bytes(last.read_bytes()[:-9])
    files = {path: path.read_bytes() for path in Path("checkpoints").iterdir()}
    model = make()
    before = copied(model)
    with pytest.raises(ValueError, match=sentence):
        train_deep(data, model, epochs=3, checkpoint="q1", resume=True, **options)
    assert same_bits(copied(model), before)
    assert {path: path.read_bytes() for path in Path("checkpoints").iterdir()} == files
