"""hw9_support where it lives, in a notebook: what a kernel shows."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import nbclient
import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from support_data import Echo, reconstruct, seclude, small, write_mnist
from traitlets.config import Config

import hw9_support
from hw9_pictures import History, progress_bar, show
from hw9_support import run_model


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the notebook runs in."""
    seclude(tmp_path, monkeypatch)
    write_mnist(tmp_path / "data")
    return tmp_path


CELLS = [
    "from hw9_support import *\ndevice = choose_device()",
    "from torch import nn\nmodel = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))",
    "history = run_model('data', model, epochs=2, checkpoint='q10')",
    "show_images(load_mnist('data')[0][:8])",
]


def test_in_a_kernel(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No word on stderr, every figure once, a line an epoch; of the bars nothing is left in the notebook."""
    kit = str(Path(hw9_support.__file__).parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([kit, os.environ.get("PYTHONPATH", "")]))
    monkeypatch.delenv("MPLBACKEND", raising=False)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    outputs = [cell.outputs for cell in notebook.cells]
    assert not [out for outs in outputs for out in outs if out.get("name") == "stderr"]
    pictures = [[out.data for out in outs if "image/png" in out.get("data", {})] for outs in outputs]
    assert [len(data) for data in pictures] == [0, 0, 1, 1]
    assert pictures[2][0]["text/plain"].startswith("Loss by epoch: History(2 epochs; best: 2, Train Loss = ")
    assert '<img alt="Loss by epoch: History(2 epochs; ' in pictures[2][0]["text/html"]
    streams = ["".join(out.text for out in outs if out.output_type == "stream") for outs in outputs]
    assert streams[0] == "Using 'cpu' device.\n" or "cuda" in streams[0] or "mps" in streams[0]
    assert [line[:19] for line in streams[2].splitlines()] == ["[1/2] Train Loss = ", "[2/2] Train Loss = "]
    everything = json.dumps(notebook)
    assert "%|" not in everything
    assert "it/s" not in everything
    assert (folder / "checkpoints" / "q10.safetensors").is_file()


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    """A notebook in this process."""
    hooks = sys.displayhook, sys.excepthook
    yield InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    InteractiveShell.clear_instance()
    sys.displayhook, sys.excepthook = hooks


Message = dict[str, Any]


@pytest.fixture
def sent(shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch) -> list[Message]:
    """What is sent to the notebook."""
    messages: list[Message] = []
    monkeypatch.setattr(shell.display_pub, "publish", lambda **message: messages.append(message))
    return messages


def lines(messages: list[Message]) -> dict[str, list[str]]:
    """For each display that may be rewritten what it showed, one after the other."""
    shown: dict[str, list[str]] = {}
    for message in messages:
        name = message["transient"].get("display_id") if message.get("transient") else None
        if name:
            assert message.get("update", False) == (name in shown)
            shown.setdefault(name, []).append(message["data"]["text/plain"])
    return shown


def test_bars_are_rewritten_in_place_and_cleared(sent: list[Message], capfd: pytest.CaptureFixture[str]) -> None:
    run_model("data", small(), epochs=2, batch_size=150)
    epochs, batches = lines(sent).values()
    assert (epochs[0], batches[0]) == ("", "")
    assert epochs[1].startswith("All epochs:   0%|")
    assert batches[1].startswith("This epoch:   0%|")
    assert (epochs[-1], batches[-1]) == ("", "")
    assert all("\r" not in text and "\n" not in text and "\x1b" not in text for text in epochs + batches)
    printed = capfd.readouterr()
    assert "%|" not in printed.out + printed.err
    assert printed.err == ""


@pytest.mark.parametrize("error", [KeyboardInterrupt, FloatingPointError])
def test_bars_are_cleared_where_a_training_ends_early(sent: list[Message], error: type[BaseException]) -> None:
    def stop(model: Any, X: Any, y: Any) -> Any:
        if model.training:
            raise error
        return reconstruct(model, X, y)

    try:
        run_model("data", Echo(), get_output_and_loss=stop)
    except FloatingPointError:
        assert error is FloatingPointError
    assert [texts[-1] for texts in lines(sent).values()] == ["", ""]


def test_a_bar_counts_and_has_the_loss_beside_it(sent: list[Message]) -> None:
    with progress_bar("Batches", 4) as bar:
        for _ in range(2):
            bar.update()
        bar.set_postfix_str("loss 0.1234")
    (texts,) = lines(sent).values()
    last = [text for text in texts if text][-1]
    assert last.startswith("Batches:  50%|")
    assert "2/4 [" in last
    assert last.endswith("loss 0.1234]")


def test_a_training_shows_one_picture_with_words(sent: list[Message]) -> None:
    history = run_model("data", small(), epochs=1)
    (data,) = [message["data"] for message in sent if "image/png" in message["data"]]
    assert data["text/plain"] == f"Loss by epoch: {history}."
    assert f'<img alt="Loss by epoch: {history}." src="data:image/png;base64,{data["image/png"]}">' == data["text/html"]
    assert not plt.get_fignums()


def test_words_for_a_picture_are_escaped(sent: list[Message]) -> None:
    show(History([1], [2]).plot(), alt='"Small" & < large')
    (message,) = sent
    assert message["data"]["text/plain"] == '"Small" & < large'
    assert '<img alt="&quot;Small&quot; &amp; &lt; large" src=' in message["data"]["text/html"]
