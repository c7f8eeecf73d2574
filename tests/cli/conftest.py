"""The command line in this process: the real `main`, real files, the shipped weights."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from artstudio.__main__ import main


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Cli = Callable[..., Ended]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs ``artstudio`` with the arguments given, in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str | Path) -> Ended:
        try:
            code = main([str(arg) for arg in args])
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return run


@pytest.fixture
def paint(cli: Cli, style: str) -> Cli:
    """``stylize`` at the largest strokes, which takes the least time."""
    return lambda *args: cli("stylize", "--stroke-size", "4", *args)


@pytest.fixture(scope="session")
def style() -> str:
    """The name of a built-in style."""
    from artstudio.engine import catalog

    return catalog.builtin_styles()[4].title


def landscape(width: int = 90, height: int = 60) -> NDArray[np.uint8]:
    """A sky, a sun and a field, uint8 (height, width, 3)."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / height
    sky = np.stack([100 + 90 * y, 150 + 60 * y, 240 - 60 * y], axis=-1)
    sun = np.hypot(x - 1.1, y - 0.3) < 0.15
    rgb = np.where(sun[..., None], np.float32([255, 230, 120]), sky)
    field = y > 0.65 + 0.06 * np.sin(x * 8)
    return np.where(field[..., None], np.float32([50, 110, 40]), rgb).astype(np.uint8)


def save_photo(folder: Path) -> Path:
    path = folder / "photo.png"
    Image.fromarray(landscape()).save(path)
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return save_photo(tmp_path)


@pytest.fixture
def painting(tmp_path: Path) -> Path:
    return save_painting(tmp_path)


def save_painting(folder: Path) -> Path:
    """A picture to take a style from: bold strokes of few colors."""
    rng = np.random.default_rng(3)
    colors = rng.integers(0, 256, (6, 3))
    blocks = colors[rng.integers(0, 6, (12, 16))].astype(np.uint8)
    path = folder / "my_painting.png"
    Image.fromarray(blocks).resize((320, 240), Image.Resampling.BICUBIC).save(path)
    return path


def pixels(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as image:
        return np.asarray(image)
