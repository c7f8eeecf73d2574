"""Pictures to write and read back."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pillow_heif
import pytest
from numpy.typing import NDArray
from PIL import Image

pillow_heif.register_heif_opener()  # so that Pillow writes HEIC


@pytest.fixture
def photo() -> NDArray[np.uint8]:
    """Soft gradients with some noise, (48, 64, 3) uint8: like a photo, kind to lossy formats."""
    y, x = np.mgrid[0:48, 0:64]
    channels = [np.sin(x / 17) * 60 + 120, np.cos(y / 11) * 70 + 110, (x + y) * 1.5 + 20]
    noise = np.random.default_rng(1).normal(0, 2, (48, 64, 3))
    return (np.stack(channels, axis=2) + noise).clip(0, 255).astype(np.uint8)


@pytest.fixture
def photo_alpha(photo: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The photo with an alpha from clear to opaque, (48, 64, 4)."""
    alpha = np.broadcast_to(np.linspace(0, 255, 64).astype(np.uint8)[None, :, None], (48, 64, 1))
    return np.concatenate([photo, alpha], axis=2)


@pytest.fixture
def deep() -> NDArray[np.uint16]:
    """A gradient finer than 8 bits can tell, (32, 40, 3) uint16."""
    ramp = np.arange(32 * 40 * 3, dtype=np.uint32) * 17 % 65536
    return ramp.astype(np.uint16).reshape(32, 40, 3)


Encode = Callable[..., bytes]


@pytest.fixture
def encoded() -> Encode:
    """``encoded(image, "PNG", **options)``: the bytes of a file that Pillow wrote."""

    def encode(image: Image.Image, fmt: str, **options: Any) -> bytes:
        buffer = io.BytesIO()
        image.save(buffer, fmt, **options)
        return buffer.getvalue()

    return encode


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
