"""The figures of the labs: committed pictures are those that the code draws."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image
from test_figures import KILOBYTES, ROOT, decoded, is_stale
from torch import nn


def loaded(script: Path) -> ModuleType:
    """Return a lab's `draw`, of which there are several."""
    spec = importlib.util.spec_from_file_location(f"draw_{script.parents[1].name}", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LABS = {script.parents[1]: loaded(script) for script in sorted(ROOT.glob("source/hw9?_*/figures/draw.py"))}
PICTURES = [(folder, name) for folder, lab in LABS.items() for name in lab.NAMES]
LAB = ROOT / "source" / "hw9b_filters_and_cnns"
HW9B, IMAGES = LABS[LAB], LAB / "images"


@pytest.mark.parametrize(("folder", "name"), PICTURES, ids=lambda each: getattr(each, "name", each))
def test_committed_picture_is_what_the_code_draws(folder: Path, name: str, tmp_path: Path) -> None:
    drawn = decoded(LABS[folder].draw(name, tmp_path))
    assert not is_stale(decoded(folder / "images" / name), drawn), f"redraw it: python {folder}/figures/draw.py {name}"


@pytest.mark.parametrize("folder", LABS, ids=lambda folder: folder.name)
def test_images_are_complete_and_small(folder: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in (folder / "images").iterdir()}
    assert sorted(sizes) == sorted(LABS[folder].NAMES)
    assert {name: size for name, size in sizes.items() if size > 1000 * KILOBYTES[Path(name).suffix]} == {}


def test_a_network_with_another_layer_makes_its_drawing_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wider = nn.Sequential(nn.Linear(784, 512), nn.Linear(512, 266), nn.Linear(266, 128), nn.Linear(128, 10))
    draw = HW9B.networks.architecture
    monkeypatch.setattr(HW9B.networks, "architecture", lambda _, *rest, **options: draw(wider, *rest, **options))
    assert is_stale(decoded(IMAGES / "mlp.png"), decoded(HW9B.draw("mlp.png", tmp_path)))


def test_the_logo_is_transparent_around_its_shapes_and_has_dark_and_light_ones() -> None:
    logo = HW9B.logo()
    assert (logo.mode, logo.size) == ("RGBA", (160, 160))
    assert logo.getpixel((0, 0))[3] == 0
    shades = [max(logo.getpixel(place)[:3]) for place in ((15, 15), (50, 50), (115, 30))]
    assert shades[1] == 255 > shades[0] > shades[2]


def test_the_committed_logo_is_as_transparent_as_the_drawn_one() -> None:
    with Image.open(IMAGES / "logo.png") as committed:
        assert committed.mode == "RGBA"
        one, other = (np.asarray(image.getchannel("A"), dtype=int) for image in (committed, HW9B.logo()))
    assert np.abs(one - other).max() <= 2


@pytest.mark.parametrize("folder", LABS, ids=lambda folder: folder.name)
def test_unknown_name_ends_in_one_sentence(folder: Path) -> None:
    with pytest.raises(SystemExit, match=rf"Usage: .* the names are {re.escape(LABS[folder].NAMES[0])}"):
        LABS[folder].main(["nothing.png"])
