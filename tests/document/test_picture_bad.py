"""Files that can't be opened, each with a sentence that names it."""

from __future__ import annotations

import os
import struct
import threading
from pathlib import Path

import numpy as np
import pytest
import pyvips
from PIL import Image

from artstudio.document.picture import read_header, read_picture
from artstudio.errors import BadInputError
from tests.trouble import png_header


def refusal(source: Path | bytes, name: str = "") -> str:
    with pytest.raises(BadInputError) as caught:
        read_picture(source, name)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"just a shopping list\n", "a text file"),
        ("Gemälde\n".encode() * 500, "a text file"),
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + bytes(80), "a video"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  " + bytes(80), "a video"),
        (b"\x1aE\xdf\xa3" + bytes(80), "a video"),
        (b"RIFF\x10\0\0\0AVI LIST" + bytes(80), "a video"),
        (b"8BPS\0\1" + bytes(80), "a Photoshop document"),
        (b"PK\x03\x04" + bytes(80), "an archive"),
        (b"\xff\x0a" + bytes(80), "a JPEG XL picture"),
        (b"BM" + bytes(80), "isn't a picture"),
        (bytes(range(256)), "isn't a picture"),
    ],
)
def test_what_is_no_picture_is_named(tmp_path, data, said) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_bytes(data)
    sentence = refusal(path)
    assert sentence.startswith("holiday.jpg is")
    assert said in sentence


def test_camera_raw_is_not_mistaken_for_its_preview(photo, encoded) -> None:
    assert "raw file" in refusal(encoded(Image.fromarray(photo), "TIFF"), "DSC_0001.NEF")


@pytest.mark.parametrize("fmt", ["PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "HEIF"])
@pytest.mark.parametrize("part", [0.05, 0.5, 0.95])
def test_truncated(tmp_path, encoded, fmt, part) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (96, 128, 3), dtype=np.uint8)
    data = encoded(Image.fromarray(noise), fmt)
    path = tmp_path / "cut"
    path.write_bytes(data[: int(len(data) * part)])
    assert "damaged or incomplete" in refusal(path)


@pytest.mark.parametrize("fmt", ["PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "HEIF"])
def test_damaged_files_are_refused_or_read_but_nothing_else(encoded, fmt) -> None:
    rng = np.random.default_rng(7)
    data = encoded(Image.fromarray(rng.integers(0, 256, (40, 50, 3), dtype=np.uint8)), fmt)
    for _ in range(60):
        broken = bytearray(data)
        for place in rng.integers(0, min(len(data), 400), 6):
            broken[place] = rng.integers(0, 256)
        try:
            picture = read_picture(bytes(broken))
        except BadInputError:
            continue
        assert np.isfinite(picture.pixels.array).all()


def test_decompression_bomb_is_refused_by_its_header(tmp_path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png_header(60_000, 60_000))
    sentence = refusal(path)
    assert "60,000 x 60,000" in sentence
    with pytest.raises(BadInputError):
        read_header(path)


@pytest.mark.parametrize("fmt", ["GIF", "BMP", "TIFF"])
def test_other_bombs(encoded, fmt) -> None:
    data = bytearray(encoded(Image.new("P", (8, 8)), fmt))
    if fmt == "GIF":
        data[6:10] = struct.pack("<HH", 60_000, 60_000)
        frame = data.index(b"\x2c\0\0\0\0\x08\0\x08\0")
        data[frame + 5 : frame + 9] = struct.pack("<HH", 60_000, 60_000)
    elif fmt == "BMP":
        data[18:26] = struct.pack("<ii", 60_000, 60_000)
    else:
        at = struct.unpack_from("<I", data, 4)[0]
        for entry in range(at + 2, at + 26, 12):
            tag = struct.unpack_from("<H", data, entry)[0]
            if tag in (256, 257):
                struct.pack_into("<HII", data, entry + 2, 4, 1, 60_000)
    refusal(bytes(data), "bomb")


@pytest.mark.parametrize(("width", "height"), [(0, 0), (0, 10), (10, 0)])
def test_no_size(width, height) -> None:
    assert "damaged or incomplete" in refusal(png_header(width, height), "nothing.png")


def test_folder(tmp_path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_device() -> None:
    assert "is a device" in refusal(Path("/dev/zero"))


def test_missing(tmp_path) -> None:
    assert "isn't there" in refusal(tmp_path / "gone.png")
    assert "can't be read" in refusal(tmp_path / ("long" * 100))
    assert "can't be read" in refusal(tmp_path / "with\0nul")


def test_no_permission(open_folder, as_nobody, photo) -> None:
    path = open_folder / "secret.png"
    Image.fromarray(photo).save(path)
    path.chmod(0)
    with as_nobody():
        assert "no permission" in refusal(path)


def test_float_tiff() -> None:
    data = pyvips.Image.black(8, 8, bands=3).cast("float").copy(interpretation="scrgb").tiffsave_buffer()
    assert "neither 8 nor 16 bits" in refusal(data, "light.tif")


def test_vanishing_while_it_loads(tmp_path, photo) -> None:
    """Whoever else moves the file about, one gets all of it or a sentence."""
    path, hidden = tmp_path / "shy.png", tmp_path / "hidden.png"
    Image.fromarray(photo).save(path)
    key = read_picture(path).pixels.key
    stop = threading.Event()

    def move_about() -> None:
        while not stop.is_set():
            path.rename(hidden)
            hidden.rename(path)

    mover = threading.Thread(target=move_about)
    mover.start()
    outcomes = set()
    try:
        for _ in range(2000):
            try:
                assert read_picture(path).pixels.key == key
                outcomes.add("read")
            except BadInputError as error:
                assert "isn't there" in str(error)
                outcomes.add("refused")
            if len(outcomes) == 2:
                break
    finally:
        stop.set()
        mover.join()
    assert outcomes == {"read", "refused"}


def test_cut_short_while_it_loads(tmp_path, photo) -> None:
    path = tmp_path / "short.png"
    Image.fromarray(photo).save(path)
    os.truncate(path, path.stat().st_size // 2)
    assert "damaged or incomplete" in refusal(path)
