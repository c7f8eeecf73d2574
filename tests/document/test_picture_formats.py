"""Every kind of file the window opens, written by other libraries."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pillow_heif
import pytest
import pyvips
from numpy.typing import NDArray
from PIL import Image

from artstudio.document.picture import read_header, read_picture


def as_8bit(array: NDArray[np.float32]) -> NDArray[Any]:
    return np.rint(array * 255).astype(int)


@pytest.mark.parametrize(
    ("fmt", "name", "options"),
    [
        ("PNG", "PNG", {}),
        ("TIFF", "TIFF", {}),
        ("TIFF", "TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", "TIFF", {"compression": "tiff_adobe_deflate"}),
        ("BMP", "BMP", {}),
        ("WEBP", "WebP", {"lossless": True}),
    ],
)
def test_lossless_formats_keep_every_pixel(photo, encoded, tmp_path, fmt, name, options) -> None:
    path = tmp_path / "photo.of.mine"  # known by its content, not its name
    path.write_bytes(encoded(Image.fromarray(photo), fmt, **options))
    picture = read_picture(path)
    assert (picture.format, picture.bits, picture.width, picture.height) == (name, 8, 64, 48)
    assert picture.name == "photo.of.mine"
    assert picture.path == path
    assert picture.pixels.array.dtype == np.float32
    assert not picture.pixels.array.flags.writeable
    assert np.array_equal(as_8bit(picture.pixels.array), photo)


@pytest.mark.parametrize(("fmt", "name"), [("JPEG", "JPEG"), ("WEBP", "WebP"), ("AVIF", "AVIF")])
def test_lossy_formats_come_near(photo, encoded, fmt, name) -> None:
    data = encoded(Image.fromarray(photo), fmt, quality=98)
    picture = read_picture(data)
    assert (picture.format, picture.name, picture.path) == (name, "", None)
    assert np.abs(as_8bit(picture.pixels.array) - photo).mean() < 2.5
    reference = np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)
    assert np.abs(as_8bit(picture.pixels.array) - reference).mean() < 1.5


def test_heic(photo) -> None:
    buffer = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(photo)).save(buffer, quality=95)
    picture = read_picture(buffer.getvalue(), "IMG_0001.HEIC")
    assert (picture.format, picture.bits, picture.width, picture.height) == ("HEIC", 8, 64, 48)
    assert np.abs(as_8bit(picture.pixels.array) - photo).mean() < 2


@pytest.mark.parametrize(("mode", "channels"), [("RGB;16", 3), ("RGBA;16", 4), ("L;16", 1)])
def test_deep_heic(deep, mode, channels) -> None:
    y, x = np.mgrid[0:32, 0:40]
    smooth = (np.stack([x * 1500, y * 1800, (x + y) * 800, 65535 - x * 900], 2)[:, :, :channels]).astype("u2")
    smooth[0] = 65535
    buffer = io.BytesIO()
    pillow_heif.from_bytes(mode, (40, 32), smooth.tobytes()).save(buffer, quality=-1)
    picture = read_picture(buffer.getvalue())
    assert picture.bits == 16
    shown = np.broadcast_to(smooth, (32, 40, 3)) if channels == 1 else smooth
    assert picture.pixels.array.shape == shown.shape
    assert np.abs(picture.pixels.array - shown / 65535).mean() < 0.01
    assert picture.pixels.array[0, 20, 0] == pytest.approx(1, abs=0.01)


def test_alpha(photo_alpha, encoded) -> None:
    for fmt, options in (("PNG", {}), ("TIFF", {}), ("WEBP", {"lossless": True, "exact": True})):
        picture = read_picture(encoded(Image.fromarray(photo_alpha), fmt, **options))
        assert picture.has_alpha
        assert np.array_equal(as_8bit(picture.pixels.array), photo_alpha)


def test_premultiplied_tiff_is_divided_by_its_alpha(photo_alpha) -> None:
    image = pyvips.Image.new_from_memory(photo_alpha.data, 64, 48, 4, "uchar").copy(interpretation="srgb")
    picture = read_picture(image.tiffsave_buffer(premultiply=True))
    opaque_enough = photo_alpha[:, :, 3] > 128
    difference = np.abs(as_8bit(picture.pixels.array) - photo_alpha)[opaque_enough]
    assert difference.max() <= 2


@pytest.mark.parametrize("fmt", ["PNG", "TIFF", "BMP"])
def test_black_and_white(photo, encoded, fmt) -> None:
    image = Image.fromarray(photo).convert("1")
    picture = read_picture(encoded(image, fmt))
    assert np.array_equal(picture.pixels.array, np.asarray(image.convert("RGB")) / np.float32(255))


@pytest.mark.parametrize("fmt", ["PNG", "TIFF", "BMP", "JPEG"])
def test_grey(photo, encoded, fmt) -> None:
    image = Image.fromarray(photo).convert("L")
    picture = read_picture(encoded(image, fmt))
    assert picture.pixels.array.shape == (48, 64, 3)
    assert np.abs(as_8bit(picture.pixels.array) - np.asarray(image)[:, :, None]).mean() <= (
        2 if fmt == "JPEG" else 0
    )


@pytest.mark.parametrize("fmt", ["PNG", "TIFF"])
def test_grey_with_alpha(photo_alpha, encoded, fmt) -> None:
    image = Image.fromarray(photo_alpha).convert("LA")
    picture = read_picture(encoded(image, fmt))
    assert np.array_equal(as_8bit(picture.pixels.array), np.asarray(image.convert("RGBA")))


@pytest.mark.parametrize("fmt", ["PNG", "TIFF", "BMP", "GIF"])
def test_palette(photo, encoded, fmt) -> None:
    image = Image.fromarray(photo).quantize(16)
    picture = read_picture(encoded(image, fmt))
    assert picture.pixels.array.shape == (48, 64, 3)
    assert np.array_equal(as_8bit(picture.pixels.array), np.asarray(image.convert("RGB")))


@pytest.mark.parametrize(("fmt", "transparency"), [("PNG", 3), ("PNG", bytes(range(0, 240, 15))), ("GIF", 3)])
def test_palette_with_transparency(photo, encoded, fmt, transparency) -> None:
    data = encoded(Image.fromarray(photo).quantize(16), fmt, transparency=transparency)
    reference = np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"))
    array = as_8bit(read_picture(data).pixels.array)
    assert np.array_equal(array[:, :, 3], reference[:, :, 3])
    seen = reference[:, :, 3] > 0
    assert seen.any()
    assert not seen.all()
    assert np.array_equal(array[seen], reference[seen])


def test_one_transparent_color(photo, encoded) -> None:
    photo[:10, :10] = (10, 20, 30)
    data = encoded(Image.fromarray(photo), "PNG", transparency=(10, 20, 30))
    alpha = read_picture(data).pixels.array[:, :, 3]
    assert (alpha[:10, :10] == 0).all()
    assert (alpha[10:, 10:] == 1).all()


def test_first_frame_of_an_animation(photo, encoded) -> None:
    first, second = Image.fromarray(photo).quantize(16), Image.fromarray(255 - photo).quantize(16)
    for fmt in ("GIF", "WEBP"):
        options = {"lossless": True} if fmt == "WEBP" else {}
        data = encoded(
            first.convert("RGB") if fmt == "WEBP" else first,
            fmt,
            save_all=True,
            append_images=[second],
            **options,
        )
        picture = read_picture(data)
        assert (picture.width, picture.height) == (64, 48)
        assert np.array_equal(as_8bit(picture.pixels.array)[:, :, :3], np.asarray(first.convert("RGB")))


def test_first_page_of_a_tiff(photo, encoded) -> None:
    pages = [Image.fromarray(255 - photo)]
    picture = read_picture(encoded(Image.fromarray(photo), "TIFF", save_all=True, append_images=pages))
    assert np.array_equal(as_8bit(picture.pixels.array), photo)


@pytest.mark.parametrize("fmt", ["PNG", "TIFF"])
def test_16_bit_grey(deep, encoded, fmt) -> None:
    grey = np.ascontiguousarray(deep[:, :, 0])
    picture = read_picture(encoded(Image.fromarray(grey), fmt))
    assert picture.bits == 16
    assert np.array_equal(np.rint(picture.pixels.array * 65535).astype(int), np.stack([grey] * 3, axis=2))


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("alpha", [False, True])
def test_16_bit_color(deep, suffix, alpha) -> None:
    array = np.concatenate([deep, deep[:, ::-1, :1]], axis=2) if alpha else deep
    image = pyvips.Image.new_from_memory(array.copy().data, 40, 32, array.shape[2], "ushort")
    data = image.copy(interpretation="rgb16").write_to_buffer(suffix)
    picture = read_picture(data)
    assert picture.bits == 16
    assert np.array_equal(np.rint(picture.pixels.array * 65535).astype(int), array)


def test_10_bit_avif_reaches_white(deep) -> None:
    image = pyvips.Image.new_from_memory(np.full_like(deep, 65535).data, 40, 32, 3, "ushort")
    data = image.copy(interpretation="rgb16").heifsave_buffer(compression="av1", bitdepth=10, lossless=True)
    picture = read_picture(data)
    assert picture.bits == 16
    assert np.array_equal(picture.pixels.array, np.ones((32, 40, 3), np.float32))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "TIFF", "WEBP", "AVIF"])
def test_orientation(photo, encoded, fmt, orientation) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"JPEG": {"quality": 98}, "WEBP": {"lossless": True}, "AVIF": {"quality": 95}}.get(fmt, {})
    data = encoded(Image.fromarray(photo), fmt, exif=exif, **options)
    turns = {
        1: lambda a: a,
        2: lambda a: a[:, ::-1],
        3: lambda a: a[::-1, ::-1],
        4: lambda a: a[::-1],
        5: lambda a: a.transpose(1, 0, 2),
        6: lambda a: np.rot90(a, -1),
        7: lambda a: a[::-1, ::-1].transpose(1, 0, 2),
        8: lambda a: np.rot90(a, 1),
    }
    upright = turns[orientation](photo)
    picture = read_picture(data)
    assert picture.pixels.array.shape == upright.shape
    assert np.abs(as_8bit(picture.pixels.array) - upright).mean() <= (2.5 if fmt in ("JPEG", "AVIF") else 0)
    header = read_header(data)
    assert (header.width, header.height) == (picture.width, picture.height)
    if picture.metadata.exif:
        kept = Image.Exif()
        kept.load(picture.metadata.exif)
        assert kept[0x0112] == 1


def test_heic_orientation_is_applied_once(photo, encoded) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = read_picture(encoded(Image.fromarray(photo), "HEIF", quality=95, exif=exif.tobytes()))
    assert (picture.width, picture.height) == (48, 64)
    assert np.abs(as_8bit(picture.pixels.array) - np.rot90(photo, -1)).mean() < 2


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1)])
@pytest.mark.parametrize("fmt", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_thin_pictures(encoded, size, fmt) -> None:
    picture = read_picture(encoded(Image.new("RGB", size, (0, 128, 255)), fmt))
    assert (picture.width, picture.height) == size
    assert np.abs(as_8bit(picture.pixels.array) - (0, 128, 255)).max() <= 4


def test_dpi(photo, encoded) -> None:
    for fmt in ("PNG", "JPEG", "TIFF", "BMP"):
        dpi = read_picture(encoded(Image.fromarray(photo), fmt, dpi=(300, 150))).metadata.dpi
        assert dpi == pytest.approx((300, 150), abs=0.1)
    for fmt in ("PNG", "JPEG", "WEBP"):
        assert read_picture(encoded(Image.fromarray(photo), fmt)).metadata.dpi is None


MEASURE = """
import sys
from pathlib import Path
from artstudio.document.picture import read_picture
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
before = peak()
picture = read_picture(Path(sys.argv[1]))
assert picture.pixels.array.nbytes == 576_000_000
print(peak() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux to tell the peak")
@pytest.mark.parametrize("orientation", [1, 6])
def test_48_megapixels_need_no_second_copy(tmp_path, orientation) -> None:
    path = tmp_path / "large.jpg"
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.linear_gradient("L").resize((8000, 6000)).convert("RGB").save(path, exif=exif)
    result = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True
    )
    # The pixels, and at most one copy of 8 bits where rows have to be turned.
    assert float(result.stdout) < 549 + (50 if orientation == 1 else 190)
