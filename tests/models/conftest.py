"""Pictures for the tests of the networks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from artstudio import paths

Picture = NDArray[np.float32]


def rendered(height: int, width: int) -> Picture:
    """A landscape with flat, smooth, edgy and noisy parts, (height, width, 3) in 0..1."""
    noise = np.random.default_rng(7)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / max(height, width)
    sky = np.stack([0.35 + 0.5 * y, 0.55 + 0.3 * y, 0.95 - 0.3 * y], axis=-1)
    sun = np.hypot(x - 0.72, y - 0.16) < 0.08
    picture = np.where(sun[..., None], np.float32([1.0, 0.93, 0.6]), sky)
    for base, color in ((0.36, (0.35, 0.4, 0.5)), (0.46, (0.25, 0.42, 0.28)), (0.58, (0.4, 0.3, 0.12))):
        ridge = base + 0.05 * np.sin(9 * x + 20 * base) + 0.03 * np.sin(31 * x + base)
        texture = 1 + 0.5 * (noise.random((height, width, 1)) - 0.5) * (y > ridge + 0.04)[..., None]
        picture = np.where((y > ridge)[..., None], np.float32(color) * texture, picture)
    return np.ascontiguousarray(np.clip(picture, 0, 1), dtype=np.float32)


def fitted(path: Path, side: int) -> Picture:
    """A picture file with its longer side scaled to ``side``."""
    with Image.open(path) as file:
        image = file.convert("RGB")
        image.thumbnail((side, side), Image.Resampling.LANCZOS)
        return np.asarray(image, dtype=np.float32) / 255


@pytest.fixture(scope="session")
def pictures() -> list[Picture]:
    """Pictures of odd sizes: the samples that ship, and one rendered here."""
    samples = sorted(
        path for path in paths.resource("samples").iterdir() if path.suffix in (".jpg", ".png", ".webp")
    )
    return [rendered(261, 347), *(fitted(path, 333) for path in samples[:2])]
