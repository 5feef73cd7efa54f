"""The visual language that all figures share: palette, cells and grids, sums in colour.

Coordinates are pixels from the top left corner. A role colours an array wherever it appears: what goes in is
blue, the kernel orange, what comes out green; a gradient wears the colour of the array it belongs to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D
from numpy.typing import ArrayLike, NDArray
from PIL import Image

Run = tuple[str, str]  # a piece of text and its colour


@dataclass(frozen=True)
class Role:
    """The shades of one kind of array: cells at rest, cells in use, lines, and text (4.5:1 on the paper)."""

    soft: str
    strong: str
    line: str
    ink: str


INPUT = Role(soft="#E1EDF8", strong="#9CC6EA", line="#5C93C4", ink="#17568C")
KERNEL = Role(soft="#FDECD5", strong="#F8C78B", line="#CF842B", ink="#954A00")
OUTPUT = Role(soft="#DBF1E6", strong="#8AD3B3", line="#45A07C", ink="#0A6044")
CODE = Role(soft="#F4E6F0", strong="#DDB2CF", line="#A9699B", ink="#7A3A6C")
PADDING = Role(soft="#F0F0EC", strong="#D9DCDD", line="#B4B8BB", ink="#62686E")
PAPER, INK, MUTED, FAINT = "#FBFBF9", "#20262C", "#5D666F", "#CDD2D6"
MARGIN = 32
MINUS, TIMES, STAR = "\N{MINUS SIGN}", "\N{MULTIPLICATION SIGN}", "\N{ASTERISK OPERATOR}"

FONT = "DejaVu Sans"  # comes with matplotlib
CAP_HEIGHT = 0.73  # of the font size


def number(value: float) -> str:
    """Write a number as in a book: no needless decimals, and a true minus sign."""
    return f"{value + 0.0:g}".replace("-", MINUS)  # adding zero makes an ordinary zero of a negative one


def factor(value: float, leading: bool = False) -> str:
    """Write a number inside a sum, where a minus sign needs brackets unless it comes first."""
    return number(value) if leading or value >= 0 else f"({number(value)})"


def product_runs(inputs: ArrayLike, weights: ArrayLike, leading: bool = True) -> list[Run]:
    """Write inputs · weights as a sum of products, each number in its role's colour."""
    runs: list[Run] = []
    for index, (a, b) in enumerate(zip(np.ravel(inputs), np.ravel(weights), strict=True)):
        runs += [(" + ", MUTED)] if index else []
        runs += [(factor(a, leading and index == 0), INPUT.ink), ("·", MUTED), (factor(b), KERNEL.ink)]
    return runs


def filled(values: ArrayLike, count: int) -> NDArray[np.float64]:
    """Return a copy with the first `count` elements in row order; the rest is NaN, hence drawn empty."""
    result = np.array(values, dtype=float)
    result.reshape(-1)[count:] = np.nan
    return result


@cache  # the frames of an animation repeat most of their text
def _outline(string: str, size: float, weight: str = "normal") -> tuple[Path, float, float]:
    """Return a text as a shape, and where its ink begins and ends.

    Unlike its own text, matplotlib draws a shape alike in all versions.
    """
    shape = TextPath((0, 0), string, size=size, prop=FontProperties(family=FONT, weight=weight), usetex=False)
    ink = shape.get_extents()
    return shape, float(ink.x0), float(ink.x1)


def _advance(string: str, size: float) -> float:
    """Measure a text with its outer spaces, which are no ink."""
    (_, start, end), (_, bars_start, bars_end) = _outline(f"|{string}|", size), _outline("||", size)
    return (end - start) - (bars_end - bars_start)


class Picture:
    """One sheet of light paper, opaque so that it can be read in a dark notebook as well."""

    def __init__(self, width: int, height: int, title: str = "", corner: str = "") -> None:
        self.width, self.height = width, height
        # at 72 dots an inch a point is a pixel
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor=PAPER)
        self.canvas = FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
        self.axes.set_axis_off()
        self.text(MARGIN, 36, title, size=22, weight="bold", ha="left")
        self.text(width - MARGIN, 36, corner, size=17, color=MUTED, ha="right")

    def text(
        self,
        x: float,
        y: float,
        string: str,
        *,
        size: float = 17,
        color: str = INK,
        weight: str = "normal",
        ha: str = "center",
    ) -> None:
        """Write one line whose capitals are centred on the height `y`."""
        if not string:
            return
        outline, start, end = _outline(string, size, weight)
        anchor = {"left": 0.0, "center": (start + end) / 2, "right": end}[ha]
        place = Affine2D().scale(1, -1).translate(x - anchor, y + CAP_HEIGHT * size / 2)
        patch = PathPatch(place.transform_path(outline), facecolor=color, edgecolor="none", snap=False)
        self.axes.add_artist(patch).set_zorder(3)

    def runs(self, x: float, y: float, runs: Iterable[Run], *, size: float = 21, ha: str = "center") -> None:
        """Write one line in several colours."""
        runs = list(runs)
        widths = [_advance(string, size) for string, _ in runs]
        left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[ha] * sum(widths)
        for (string, color), width in zip(runs, widths, strict=True):
            self.text(left, y, string, size=size, color=color, ha="left")
            left += width

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str,
        line: str,
        radius: float = 6,
        thickness: float = 1.3,
        dashed: bool = False,
    ) -> None:
        """Draw a rectangle with round corners."""
        self.axes.add_artist(
            FancyBboxPatch(
                (x, y),
                width,
                height,
                boxstyle=f"round,pad=0,rounding_size={radius}",
                facecolor=fill,
                edgecolor=line,
                linewidth=thickness,
                linestyle=(0, (3, 2.5)) if dashed else "solid",
            )
        )

    def plane(self, x: float, y: float, width: float, height: float, role: Role) -> None:
        """Draw one feature map."""
        self.axes.add_artist(Rectangle((x, y), width, height, facecolor=role.soft, edgecolor=role.line, linewidth=1.3))

    def polygon(self, corners: Sequence[tuple[float, float]], role: Role) -> None:
        """Draw a filled outline."""
        self.axes.add_artist(
            Polygon(corners, facecolor=role.soft, edgecolor=role.line, linewidth=1.5, joinstyle="round")
        )

    def arrow(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        color: str = MUTED,
        thickness: float = 1.6,
    ) -> None:
        """Draw a straight arrow."""
        self.axes.add_artist(
            FancyArrowPatch(
                start,
                end,
                arrowstyle="-|>,head_length=6,head_width=3.2",
                color=color,
                linewidth=thickness,
                shrinkA=0,
                shrinkB=0,
            )
        )

    def line(self, *corners: tuple[float, float]) -> None:
        """Draw a thin line through the corners."""
        self.axes.plot(*zip(*corners, strict=True), color=FAINT, linewidth=1.6)

    def pixels(self, x: float, y: float, side: float, pixels: NDArray[np.float64]) -> None:
        """Show a grey image, 0 black and 1 white, as square pixels."""
        self.axes.imshow(
            pixels,
            cmap="gray",
            vmin=0,
            vmax=1,
            extent=(x, x + side, y + side, y),
            interpolation="nearest",
            aspect="auto",
        )
        self.axes.set(xlim=(0, self.width), ylim=(self.height, 0))

    def grid(
        self,
        x: float,
        y: float,
        values: ArrayLike,
        role: Role,
        *,
        side: float = 52,
        lit: Collection[tuple[int, int]] = (),
        padding: int | tuple[int, int] = 0,
    ) -> None:
        """Draw an array as cells: `lit` ones stronger, NaN ones empty, the outer `padding` grey."""
        values = np.atleast_2d(np.asarray(values, dtype=float))
        rows, columns = (padding, padding) if isinstance(padding, int) else padding
        inner_rows = range(rows, values.shape[0] - rows)
        inner_columns = range(columns, values.shape[1] - columns)
        for (row, column), value in np.ndenumerate(values):
            inner = row in inner_rows and column in inner_columns
            shades = role if inner else PADDING
            self._cell(x + column * side, y + row * side, side, value, shades, (row, column) in lit)

    def row(
        self,
        x: float,
        y: float,
        values: ArrayLike,
        role: Role,
        name: str,
        *,
        side: float,
        lit: Collection[int] = (),
        padding: int = 0,
    ) -> None:
        """Draw a sequence as a row of cells with its name to the left."""
        self.grid(x, y, values, role, side=side, lit=[(0, column) for column in lit], padding=(0, padding))
        self.text(x - 16, y + side / 2, name, size=20, color=role.ink, weight="bold", ha="right")

    def _cell(self, x: float, y: float, side: float, value: float, role: Role, lit: bool) -> None:
        gap = max(2.0, side * 0.06)
        empty = bool(np.isnan(value))
        fill = PAPER if empty else role.strong if lit else role.soft
        self.box(
            x + gap / 2,
            y + gap / 2,
            side - gap,
            side - gap,
            fill=fill,
            line=FAINT if empty else role.line,
            radius=side * 0.12,
            dashed=empty or role is PADDING,
        )
        if not empty:
            size = side * (0.42 if len(number(value)) < 3 else 0.35)
            self.text(
                x + side / 2,
                y + side / 2,
                number(value),
                size=size,
                color=role.ink if role is PADDING else INK,
                weight="bold" if lit else "normal",
            )

    def frame(self, x: float, y: float, width: float, height: float, role: Role) -> None:
        """Draw the outline of the current window."""
        self.box(x - 3, y - 3, width + 6, height + 6, fill="none", line=role.line, radius=9, thickness=3.2)

    def image(self) -> Image.Image:
        """Render the picture; RGB."""
        self.canvas.draw()
        return Image.fromarray(np.asarray(self.canvas.buffer_rgba())[..., :3].copy())
