"""The drawing pad, the convolution viewer and the sliders of hw9b where students use them: JupyterLab in a browser."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import numpy as np
import pytest
from jupyter_client.blocking import BlockingKernelClient
from playwright.sync_api import Locator, Page, sync_playwright

KIT = Path(__file__).resolve().parents[1]
LAB = KIT / "source" / "hw9b_filters_and_cnns"
FILES = [KIT / "hw9_support.py", KIT / "hw9_pictures.py", LAB / "hw9b_support.py", LAB / "hw9b_pad.py"]
CHECKPOINT = LAB / "reference_checkpoints" / "q8.safetensors"
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CELLS = [
    """
from torch import nn
from hw9b_support import *
from hw9_support import *
lenet = nn.Sequential(
    nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 3, padding=1), nn.ReLU(),
    nn.MaxPool2d(2), nn.Flatten(), nn.Linear(784, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))
load_checkpoint("q8", lenet)
pad = DrawingPad(lenet)
""",
    "show_softmax()",
    "show_convolution([2, 2, 10, 10, 1], [-1, 0, 1])",
]
SECONDS = 120  # for what waits for a kernel that imports torch, on a busy machine

DIGITS = {
    0: [(14, 5), (10, 7), (8, 12), (8, 16), (10, 21), (14, 23), (18, 21), (20, 16), (20, 12), (18, 7), (14, 5)],
    1: [(15, 5), (14, 23)],
    7: [(7, 7), (20, 7), (13, 23)],
}
Point = tuple[float, float]

pytestmark = pytest.mark.skipif(BROWSER is None, reason="There is no Chromium: apt-get install chromium.")


def until(result: Callable[[], object], seconds: float = SECONDS) -> None:
    """Wait for something to be true."""
    deadline = time.monotonic() + seconds
    while not result():
        assert time.monotonic() < deadline, "this has taken too long"
        time.sleep(0.05)


@dataclass
class Notebook:
    """A notebook in a browser, all its cells run; and its kernel."""

    page: Page
    kernel: BlockingKernelClient
    hosts: set[str | None] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    @property
    def canvas(self) -> Locator:
        return self.page.locator(".drawing-pad canvas")

    @property
    def text(self) -> str:
        return self.page.locator(".drawing-pad p").inner_text()

    def python(self, expression: str) -> object:
        """Return the value of an expression in the kernel."""
        reply = self.kernel.execute("", user_expressions={"value": expression}, reply=True, timeout=SECONDS)
        return ast.literal_eval(reply["content"]["user_expressions"]["value"]["data"]["text/plain"])

    def press(self, name: str) -> None:
        self.page.locator(".drawing-pad").get_by_role("button", name=name).click()
        self.settle()

    def settle(self) -> None:
        """Wait until Python has answered everything that the pad has told it."""
        self.page.locator(".drawing-pad[aria-busy=false]").wait_for(timeout=1000 * SECONDS)

    def drag(self, *points: Point) -> None:
        """Draw along points in units of pixels of the drawing with the mouse, one stroke."""
        box = self.canvas.bounding_box()
        assert box is not None
        places = [(box["x"] + x * box["width"] / 28, box["y"] + y * box["height"] / 28) for x, y in points]
        self.page.mouse.move(*places[0])
        self.page.mouse.down()
        for place in places[1:]:
            self.page.mouse.move(*place, steps=4)
        self.page.mouse.up()
        self.settle()

    def seen(self) -> np.ndarray:
        """Return the pixels of the canvas (28, 28), 0 to 255; they are those of Python."""
        code = "canvas => [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data]"
        colors = np.array(self.canvas.evaluate(code)).reshape(28, 28, 4)
        assert (colors[..., 3] == 255).all()
        assert (colors[..., :1] == colors[..., :3]).all()
        grid = np.frombuffer(bytes.fromhex(str(self.python("pad.grid.tobytes().hex()"))), np.float32)
        np.testing.assert_array_equal(colors[..., 0], (grid.reshape(28, 28) * 255).round())
        return colors[..., 0]


def write_notebook(folder: Path) -> None:
    (folder / "checkpoints").mkdir(parents=True)
    shutil.copy(CHECKPOINT, folder / "checkpoints")
    for file in FILES:
        shutil.copy(file, folder)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [nbformat.v4.new_code_cell(source.strip(), id=f"cell-{number}") for number, source in enumerate(CELLS)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), folder / "pad.ipynb")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A JupyterLab that knows nothing of this machine's: its address, and where its kernels' addresses are."""
    home = tmp_path_factory.mktemp("jupyter")
    write_notebook(home / "work")
    (home / "config" / "labconfig").mkdir(parents=True)
    quiet = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
    (home / "config" / "labconfig" / "page_config.json").write_text(json.dumps(quiet))
    names = "config", "data", "runtime"
    variables = {f"JUPYTER_{name.upper()}_DIR": str(home / name) for name in names}
    variables |= {"HOME": str(home), "IPYTHONDIR": str(home / "ipython"), "MPLCONFIGDIR": str(home / "mpl")}
    options = ["--no-browser", "--allow-root", "--IdentityProvider.token=", "--ServerApp.port=0"]
    options += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    options += ["--LabApp.extension_manager=readonly", "--LabApp.expose_app_in_browser=True"]
    clean = {name: value for name, value in os.environ.items() if name not in ("MPLBACKEND", "HOMEWORK_GRADING")}
    with (
        (home / "log").open("w") as log,
        subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            cwd=home / "work", env=clean | variables, stdout=log, stderr=log,
        ) as process,
    ):  # fmt: skip
        try:
            until(lambda: list((home / "runtime").glob("jpserver-*.json")) or process.poll() is not None)
            assert process.poll() is None, (home / "log").read_text()
            (facts,) = (home / "runtime").glob("jpserver-*.json")
            yield json.loads(facts.read_text())["url"], home / "runtime"
        finally:
            process.terminate()  # the server ends its kernels
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture(scope="module")
def notebook(server: tuple[str, Path]) -> Iterator[Notebook]:
    url, runtime = server
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    kernel = BlockingKernelClient()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=arguments)
        page = browser.new_page(viewport={"width": 1100, "height": 1400})
        page.set_default_timeout(1000 * SECONDS)
        notebook = Notebook(page, kernel)
        page.on("request", lambda request: notebook.hosts.add(urlsplit(request.url).hostname))
        page.on("pageerror", lambda error: notebook.errors.append(str(error)))
        page.goto(f"{url}doc/tree/pad.ipynb")
        page.locator(".jp-CodeCell").first.wait_for()
        page.wait_for_function("jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'")
        page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells'); }")  # waits for nothing
        page.locator(".drawing-pad canvas").wait_for()
        page.get_by_role("button", name="Next frame").wait_for()  # the last cell has run
        (connection,) = runtime.glob("kernel-*.json")
        kernel.load_connection_file(str(connection))
        kernel.start_channels(iopub=False, stdin=False, hb=False, control=False)
        yield notebook
        kernel.stop_channels()
        browser.close()


@pytest.fixture(autouse=True)
def photograph(notebook: Notebook, tmp_path: Path) -> Iterator[None]:
    """Begin each test with an empty pad; leave a picture of how it ended."""
    notebook.press("Reset")
    yield
    notebook.page.screenshot(path=tmp_path / "end.png")


@pytest.mark.parametrize("digit", DIGITS)
def test_a_drawn_digit_is_recognised(notebook: Notebook, digit: int) -> None:
    notebook.drag(*DIGITS[digit])
    notebook.press("Predict")
    assert notebook.text.startswith(f"This looks like a {digit} (")
    meters = notebook.page.locator(".drawing-pad meter").evaluate_all("meters => meters.map(meter => meter.value)")
    np.testing.assert_allclose(meters, notebook.python("pad.predict()[1].tolist()"), atol=1e-6)
    assert int(np.argmax(meters)) == digit
    assert notebook.seen().max() == 255


def test_reset(notebook: Notebook) -> None:
    notebook.drag((5, 5), (20, 20))
    notebook.press("Predict")
    assert notebook.seen().any()
    notebook.press("Reset")
    assert not notebook.seen().any()
    assert notebook.text == ""
    assert notebook.page.locator(".drawing-pad meter").count() == 0


def test_blur(notebook: Notebook) -> None:
    notebook.drag((5, 5), (20, 20))
    sharp = notebook.seen()
    notebook.press("Blur")
    blurred = notebook.seen()
    assert np.abs(blurred - sharp).max() > 50
    assert blurred.sum() == pytest.approx(sharp.sum(), rel=0.01)


def test_a_stroke_that_leaves_and_returns_does_not_join_up(notebook: Notebook) -> None:
    notebook.drag((20, 5), (35, 5), (35, 20), (20, 20))
    seen = notebook.seen()
    assert seen[4:6, 20].min() > 100
    assert seen[19:21, 20].min() > 100
    assert not seen[8:18].any()


def test_a_stroke_from_outside_begins_where_it_enters(notebook: Notebook) -> None:
    notebook.drag((-4, 14), (10, 14))
    seen = notebook.seen()
    assert seen[13:15, 4:10].min() > 100
    assert not seen[:, 12:].any()
    notebook.press("Reset")
    notebook.drag((-4, 14), (-4, 31))
    assert not notebook.seen().any()


def test_the_pen_is_up_after_a_release_outside(notebook: Notebook) -> None:
    notebook.drag((20, 5), (35, 5))
    before = notebook.seen()
    box = notebook.canvas.bounding_box()
    assert box is not None
    notebook.page.mouse.move(box["x"] + 100, box["y"] + 200, steps=4)
    notebook.settle()
    np.testing.assert_array_equal(notebook.seen(), before)


def test_what_code_draws_is_seen(notebook: Notebook) -> None:
    notebook.python("pad.stroke([(5, 5), (5, 20)])")
    red = "canvas => canvas.getContext('2d').getImageData(5, 10, 1, 1).data[0]"
    until(lambda: notebook.canvas.evaluate(red) == 255)
    assert notebook.seen()[6:19, 4:6].min() == 255


def test_the_keyboard_presses_buttons(notebook: Notebook) -> None:
    notebook.drag(*DIGITS[1])
    notebook.page.locator(".drawing-pad").get_by_role("button", name="Predict").focus()
    notebook.page.keyboard.press("Enter")
    notebook.settle()
    assert notebook.text.startswith("This looks like a 1 (")
    for _ in range(2):
        notebook.page.keyboard.press("Tab")
    notebook.page.keyboard.press("Space")
    notebook.settle()
    assert not notebook.seen().any()


def test_a_model_that_fails_says_so(notebook: Notebook) -> None:
    notebook.python("[setattr(pad, 'good', pad.model), setattr(pad, 'model', nn.Linear(3, 10))] and None")
    notebook.press("Predict")
    assert notebook.text.startswith("The model fails: RuntimeError: mat1 and mat2 shapes cannot be multiplied")
    notebook.python("setattr(pad, 'model', pad.good)")


def test_the_player_steps_through_a_convolution(notebook: Notebook) -> None:
    player = notebook.page.locator(".animation")
    frames = [player.locator("img").get_attribute("src")]
    for number in range(1, 5):
        player.get_by_role("button", name="Next frame").click()
        frames.append(player.locator("img").get_attribute("src"))
        assert player.get_by_role("slider").input_value() == str(number)
    assert all(one != other for one, other in pairwise(frames))
    player.get_by_role("button", name="Previous frame").click()
    assert player.locator("img").get_attribute("src") == frames[3]
    player.get_by_role("slider").fill("1")
    assert player.locator("img").get_attribute("src") == frames[1]
    player.get_by_role("button", name="Play", exact=True).click()
    until(lambda: player.locator("img").get_attribute("src") == frames[4])
    assert player.get_by_role("button", name="Next frame").inner_text() == "❯"


def test_the_sliders_move_the_bars(notebook: Notebook) -> None:
    picture = notebook.page.get_by_alt_text("softmax probabilities")
    assert "2.0, 0.0, 0.0" in str(picture.get_attribute("alt"))
    before = picture.get_attribute("src")
    notebook.page.locator(".widget-hslider [role=slider]").first.press("ArrowRight")
    notebook.page.get_by_alt_text("2.1, 0.0, 0.0").wait_for()
    assert picture.get_attribute("src") != before


def test_nothing_comes_from_the_network_and_no_script_fails(notebook: Notebook) -> None:
    assert notebook.hosts <= {"localhost", "127.0.0.1", None, ""}
    assert not notebook.errors
