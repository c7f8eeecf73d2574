"""What is written, read back by us and by Pillow."""

from __future__ import annotations

import io
import itertools
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from artstudio.document.export import FORMATS, ExportOptions, format_of, options_for, write_picture
from artstudio.document.picture import read_picture
from artstudio.errors import BadInputError


def values(array: np.ndarray, top: int) -> np.ndarray:
    return np.rint(array.astype(np.float64) * top).astype(int)


LOSSLESS = [
    *(ExportOptions("png", compression=c) for c in ("", "normal", "fast", "small")),
    *(ExportOptions("tiff", compression=c) for c in ("", "zip", "lzw", "none")),
    ExportOptions("webp", lossless=True),
]


@pytest.mark.parametrize("options", LOSSLESS, ids=lambda o: f"{o.format}-{o.compression}")
@pytest.mark.parametrize("alpha", [False, True])
def test_lossless(tmp_path, photo, photo_alpha, options, alpha) -> None:
    array = photo_alpha if alpha else photo
    path = tmp_path / "out"
    write_picture(path, array, options)
    assert np.array_equal(values(read_picture(path).pixels.array, 255), array)
    with Image.open(path) as image:
        assert np.array_equal(np.asarray(image), array)
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
    assert "sRGB" in ImageCms.getProfileDescription(profile)


@pytest.mark.parametrize("fmt", ["png", "tiff"])
@pytest.mark.parametrize("alpha", [False, True])
def test_16_bits(tmp_path, deep, fmt, alpha) -> None:
    array = np.concatenate([deep, deep[::-1, :, :1]], axis=2) if alpha else deep
    path = tmp_path / "deep"
    write_picture(path, array, ExportOptions(fmt, bits=16))
    picture = read_picture(path)
    assert picture.bits == 16
    assert np.array_equal(values(picture.pixels.array, 65535), array)


@pytest.mark.parametrize(("kind", "bits"), list(itertools.product(["uint8", "uint16", "float32"], [8, 16])))
def test_depths_are_rounded_and_clipped(tmp_path, kind, bits) -> None:
    ramp = np.linspace(0, 1, 65536).reshape(64, 1024, 1).repeat(3, axis=2)
    top = {"uint8": 255, "uint16": 65535, "float32": 1}[kind]
    array = (np.rint(ramp * top) if top > 1 else ramp * 1.13 - 0.03).astype(kind)
    path = tmp_path / "ramp.png"
    write_picture(path, array, ExportOptions("png", bits=bits))
    peak = 255 if bits == 8 else 65535
    expected = np.floor(np.clip(array.astype(np.float64) / top, 0, 1) * peak + 0.5)
    # Single precision may round the other way in the middle between two numbers.
    difference = np.abs(values(read_picture(path).pixels.array, peak) - expected)
    assert difference.max() <= 1
    assert (difference > 0).mean() < 0.01


def test_lossy_quality(tmp_path, photo) -> None:
    for fmt in ("jpeg", "webp"):
        sizes, errors = [], []
        for quality in (10, 60, 95):
            path = tmp_path / f"{quality}.{fmt}"
            write_picture(path, photo, ExportOptions(fmt, quality=quality))
            sizes.append(path.stat().st_size)
            errors.append(np.abs(values(read_picture(path).pixels.array, 255) - photo).mean())
        assert sizes == sorted(sizes)
        assert errors == sorted(errors, reverse=True)
        assert errors[-1] < 3


@pytest.mark.parametrize("kind", ["uint8", "uint16", "float32"])
def test_jpeg_puts_a_background_behind_alpha(tmp_path, photo_alpha, kind) -> None:
    top = {"uint8": 255, "uint16": 65535, "float32": 1}[kind]
    array = (photo_alpha / 255 * top).astype(kind)
    path = tmp_path / "flat.jpg"
    write_picture(path, array, ExportOptions("jpeg", quality=100, background=(255, 0, 128)))
    alpha = photo_alpha[:, :, 3:] / 255
    expected = photo_alpha[:, :, :3] * alpha + np.array([255, 0, 128]) * (1 - alpha)
    assert np.abs(values(read_picture(path).pixels.array, 255) - expected).mean() < 1.5


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1)])
@pytest.mark.parametrize("fmt", [f.id for f in FORMATS])
def test_thin_pictures(tmp_path, fmt, size) -> None:
    path = tmp_path / "thin"
    write_picture(path, np.full((size[1], size[0], 3), 0.5, np.float32), ExportOptions(fmt))
    picture = read_picture(path)
    assert (picture.width, picture.height) == size
    assert np.allclose(picture.pixels.array, 0.5, atol=0.02)


def test_views_and_other_memory_orders(tmp_path, photo) -> None:
    view = np.asfortranarray(photo)[::-1, ::2]
    view.flags.writeable = False
    write_picture(tmp_path / "view.png", view, ExportOptions("png"))
    assert np.array_equal(values(read_picture(tmp_path / "view.png").pixels.array, 255), view)


def test_progress_goes_from_nothing_to_all(tmp_path) -> None:
    noise = np.random.default_rng(0).random((2000, 2000, 3), dtype=np.float32)
    for fmt in FORMATS:
        told: list[float] = []
        write_picture(
            tmp_path / "noise",
            noise,
            ExportOptions(fmt.id, compression=fmt.compressions[0][0] if fmt.compressions else ""),
            report=told.append,
        )
        assert told == sorted(told)
        assert told[-1] == 1
        assert all(0 <= fraction <= 1 for fraction in told)


def test_formats_are_data() -> None:
    assert [f.id for f in FORMATS] == ["png", "jpeg", "webp", "tiff"]
    for fmt in FORMATS:
        assert format_of(fmt.id) is fmt
        for extension in fmt.extensions:
            assert options_for(f"a/b/picture{extension.upper()}").format == fmt.id
    for name in ("picture.xyz", "picture", ".png"):
        with pytest.raises(BadInputError, match=r"\.png, \.jpg, \.webp, \.tif"):
            options_for(name)


MEASURE = """
import sys
from pathlib import Path
import numpy as np
from artstudio.document.export import ExportOptions, write_picture
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
array = np.zeros((6000, 8000, 3), np.float32)
array += np.linspace(0, 1, 8000, dtype=np.float32)[:, None]
before = peak()
write_picture(Path(sys.argv[1]), array, ExportOptions(sys.argv[2], compression=sys.argv[3]))
print(peak() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux to tell the peak")
@pytest.mark.parametrize(("fmt", "compression"), [("jpeg", ""), ("tiff", "none")])
def test_48_megapixels_are_written_without_a_copy(tmp_path, fmt, compression) -> None:
    command = [sys.executable, "-c", MEASURE, str(tmp_path / "large"), fmt, compression]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert float(result.stdout) < 80
