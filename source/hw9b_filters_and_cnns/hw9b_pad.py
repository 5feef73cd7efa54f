"""The drawing pad of this lab: pixels and a pen, and a widget that shows them in a notebook.

`from hw9b_support import *` brings it along.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from hw9_pictures import in_notebook

__all__ = ["DrawingPad"]

Point = tuple[float, float]


class DrawingPad:
    """A pad to draw a digit on, and to ask a model which one it is. Draw it large and in the middle, as MNIST's are.

    Args:
        model: float32 images (1, 1, height, width) in [0, 1] to logits (1, 10); its mode stays as it is.
        shape: height and width in pixels.
        device: where the images go; None is where the model's parameters are.
        show: display the pad if a notebook runs this. Without, everything works from code.
    """

    def __init__(
        self,
        model: nn.Module,
        shape: tuple[int, int] = (28, 28),
        device: torch.device | str | None = None,
        show: bool = True,
    ) -> None:
        self.model, self.device = model, device
        self._grid = np.zeros(shape, dtype=np.float32)
        self._widget: Any = None
        if show and watched():
            self._show()

    @property
    def grid(self) -> NDArray[np.float32]:
        """A copy of the drawing, float32 of `shape`: 0 is empty, 1 is ink."""
        return self._grid.copy()

    def stroke(self, points: Iterable[Sequence[float | None] | None]) -> None:
        """Draw along points (x, y) with a soft pen two pixels wide; x counts columns from the left, y rows from above.

        The pixel in row r and column c reaches from (c, r) to (c + 1, r + 1). A point off the pad, None, or one without
        finite coordinates is not drawn, and no line leads over it. A point between two such ones becomes a dot.
        """
        before = None
        for point in points:
            here = self._on_pad(point)
            if here:
                np.maximum(self._grid, self._ink(before or here, here), out=self._grid)
            before = here
        self._changed()

    def reset(self) -> None:
        """Empty the pad."""
        self._grid[:] = 0
        self._changed()

    def blur(self) -> None:
        """Spread the ink a little: a Gaussian-like filter 3 × 3, mirrored at the border, so that no ink is lost."""
        padded = np.pad(self._grid.astype(float), 1, mode="symmetric")
        rows = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
        self._grid = np.clip((rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]) / 4, 0, 1).astype(np.float32)
        self._changed()

    def predict(self) -> tuple[int, NDArray[np.float64]]:
        """Return the digit that the model sees, and the probabilities (10,) of all. The drawing goes in as it is.

        Raises:
            ValueError: the model does not return ten finite logits.
        """
        parameter = next(self.model.parameters(), None)
        device = self.device or (parameter.device if parameter is not None else "cpu")
        in_training = [module for module in self.model.modules() if module.training]
        try:
            with torch.no_grad():
                logits = self.model.eval()(torch.tensor(self._grid, device=device)[None, None])
        finally:
            for module in in_training:
                module.training = True
        if logits.shape != (1, 10) or not logits.isfinite().all():
            raise ValueError(f"A model returns ten finite logits (1, 10); this one returned {tuple(logits.shape)}.")
        probs: NDArray[np.float64] = logits[0].cpu().double().softmax(0).numpy()
        return int(probs.argmax()), probs

    def _on_pad(self, point: Sequence[float | None] | None) -> Point | None:
        x, y = point if point is not None else (None, None)
        if x is None or y is None:
            return None
        rows, columns = self._grid.shape
        return (float(x), float(y)) if 0 <= x < columns and 0 <= y < rows else None  # NaN is in no interval

    def _ink(self, start: Point, end: Point) -> NDArray[np.float32]:
        """Return what a line leaves on an empty pad: 1 within half a pixel, falling to 0 at one and a half."""
        rows, columns = np.indices(self._grid.shape) + 0.5  # centres of the pixels
        dx, dy = end[0] - start[0], end[1] - start[1]
        along = ((columns - start[0]) * dx + (rows - start[1]) * dy) / (dx * dx + dy * dy or 1)
        along = np.clip(along, 0, 1)
        distance = np.hypot(columns - start[0] - along * dx, rows - start[1] - along * dy)
        ink: NDArray[np.float32] = np.clip(1.5 - distance, 0, 1).astype(np.float32)
        return ink

    def _show(self) -> None:
        try:
            self._widget = _make_widget(self._grid.shape)
        except ImportError:
            print("To draw with the mouse, install anywidget. Without, use pad.stroke(points) and pad.predict().")
            return
        self._widget.on_msg(self._receive)
        self._changed()
        display_now(self._widget)

    def _receive(self, _widget: object, message: dict[str, Any], _buffers: object) -> None:
        """Do what the browser asks for."""
        with self._widget.hold_sync():
            self._widget.received += 1
            if message["do"] == "stroke":
                self.stroke(message["points"])
            elif message["do"] in ("reset", "blur"):
                getattr(self, message["do"])()
            elif message["do"] == "predict":
                self._answer()

    def _answer(self) -> None:
        try:
            digit, probs = self.predict()
        except Exception as error:  # whatever a student's model raises would be lost: no cell is running
            self._widget.text = f"The model fails: {type(error).__name__}: {error}"
        else:
            self._widget.text = f"This looks like a {digit} ({probs[digit]:.1%})."
            self._widget.probs = probs.tolist()

    def _changed(self) -> None:
        if self._widget:
            with self._widget.hold_sync():
                self._widget.pixels = (self._grid * 255).round().astype(np.uint8).tobytes()
                self._widget.text, self._widget.probs = "", []


def _make_widget(shape: tuple[int, ...]) -> Any:
    """Return a widget that sends `{"do": "stroke", "points": [[x, y], …]}`, and "predict", "blur" or "reset"."""
    import anywidget
    import traitlets

    class Pad(anywidget.AnyWidget):
        _esm, _css = PAD_SCRIPT, PAD_STYLE
        shape = traitlets.List().tag(sync=True)
        pixels = traitlets.Bytes().tag(sync=True)  # row by row, 0 to 255
        received = traitlets.Int().tag(sync=True)  # messages
        text = traitlets.Unicode().tag(sync=True)
        probs = traitlets.List().tag(sync=True)

    return Pad(shape=list(shape))


PAD_SCRIPT = """
function render({ model, el }) {
  const [rows, columns] = model.get("shape");
  el.innerHTML = `<div class="drawing-pad" role="group" aria-label="Drawing pad" data-lm-suppress-shortcuts="true">
    <canvas width="${columns}" height="${rows}" role="img" aria-label="Draw a digit here, large and in the middle">
    </canvas><div><button type="button" data-do="predict">Predict</button>
    <button type="button" data-do="blur">Blur</button> <button type="button" data-do="reset">Reset</button>
    <p aria-live="polite"></p><div class="bars"></div></div></div>`;
  const [pad, canvas, text, bars] = [".drawing-pad", "canvas", "p", ".bars"].map((name) => el.querySelector(name));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  let last = null, sent = 0, pending = [];  // lines that Python has not drawn yet

  function ask(message) {
    model.send(message);
    sent = Math.max(sent, model.get("received")) + 1;  // the pad may be on show twice
    pending.push({ number: sent, points: message.points ?? [] });
    paint();
  }
  function paint() {
    const image = context.createImageData(columns, rows), pixels = model.get("pixels");
    for (let k = 0; k < pixels.byteLength; k++)
      image.data.set([pixels.getUint8(k), pixels.getUint8(k), pixels.getUint8(k), 255], 4 * k);
    context.putImageData(image, 0, 0);
    pending = pending.filter((line) => line.number > model.get("received"));
    pad.ariaBusy = String(pending.length > 0);
    Object.assign(context, { strokeStyle: "white", lineWidth: 2, lineCap: "round" });
    for (const { points } of pending) {
      context.beginPath();
      for (const [x, y] of points) context.lineTo(x, y);
      context.stroke();
    }
  }
  function say() {
    text.textContent = model.get("text");
    bars.innerHTML = model.get("probs").map((p, digit) =>
      `<label>${digit} <meter value="${p}"></meter> ${(100 * p).toFixed(1)} %</label>`).join("");
  }
  // The pen writes while the button is held over the canvas. Python leaves out what lies beyond it.
  function write(event) {
    if (!event.isPrimary) return;
    const box = canvas.getBoundingClientRect();
    const x = (event.clientX - box.left) * columns / box.width, y = (event.clientY - box.top) * rows / box.height;
    if (event.buttons & 1) ask({ do: "stroke", points: [last ?? [x, y], [x, y]] });
    last = event.buttons & 1 ? [x, y] : null;
  }
  function lift(event) { if (event.isPrimary) last = null; }
  canvas.addEventListener("pointerdown", (event) => { event.preventDefault(); lift(event); write(event); });
  canvas.addEventListener("pointermove", write);
  for (const name of ["pointerup", "pointerleave", "pointercancel"]) canvas.addEventListener(name, lift);
  for (const button of el.querySelectorAll("button"))
    button.addEventListener("click", () => ask({ do: button.dataset.do }));
  model.on("change:pixels change:received", paint);
  model.on("change:text change:probs", say);
  paint();
  say();
}
export default { render };
"""

PAD_STYLE = """
.drawing-pad { display: flex; gap: 16px; flex-wrap: wrap; }
.drawing-pad canvas { width: 280px; height: 280px; image-rendering: pixelated; touch-action: none; cursor: crosshair; }
.drawing-pad > div { flex: 1; min-width: 260px; }
.drawing-pad p { margin: 8px 0; min-height: 1.5em; }
.drawing-pad label { display: block; font-variant-numeric: tabular-nums; }
.drawing-pad meter { width: 160px; }
"""


def watched() -> bool:
    """Tell whether a person may see what is displayed: a notebook runs, and is not being graded."""
    return in_notebook() and not os.environ.get("HOMEWORK_GRADING")


def display_now(*things: object, **options: Any) -> None:
    from IPython.display import display

    display(*things, **options)
