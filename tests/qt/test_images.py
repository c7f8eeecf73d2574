"""Arrays become pictures for the screen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from artstudio.pixels import Pixels
from artstudio.qt.images import ImagePyramid, pyramid_of, size_of, to_qimage

Format = QImage.Format


def pixels_of(image: QImage) -> np.ndarray:
    """uint8 (H, W, 4) RGBA, alpha not premultiplied."""
    flat = image.convertToFormat(Format.Format_RGBA8888)
    return np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.width(), 4).copy()


def test_bytes_come_back_unchanged() -> None:
    array = np.random.default_rng(1).integers(0, 256, (37, 53, 3), dtype=np.uint8)
    image = to_qimage(array)
    assert image.format() == Format.Format_RGB32
    assert np.array_equal(pixels_of(image)[..., :3], array)


def test_floats_are_rounded_and_kept_within_bounds() -> None:
    array = np.array(
        [[[0.0, 1.0, 0.5], [-3.0, 7.0, np.nan], [0.4999 / 255, 0.5001 / 255, np.inf]]], np.float32
    )
    assert pixels_of(to_qimage(array))[0, :, :3].tolist() == [[0, 255, 128], [0, 255, 0], [0, 1, 255]]


def test_alpha_is_premultiplied() -> None:
    array = np.array([[[1.0, 0.5, 0.0, 0.5], [2.0, 2.0, 2.0, 0.25], [1.0, 1.0, 1.0, 0.0]]], np.float32)
    image = to_qimage(array)
    assert image.format() == Format.Format_ARGB32_Premultiplied
    words = np.frombuffer(image.constBits(), np.uint32)
    assert [hex(word) for word in words] == ["0x80804000", "0x40404040", "0x0"]
    from_bytes = to_qimage(np.array([[[255, 128, 0, 128]]], np.uint8))
    assert hex(np.frombuffer(from_bytes.constBits(), np.uint32)[0]) == "0x80804000"


def test_full_alpha_counts_as_none() -> None:
    array = np.ones((4, 4, 4), np.float32)
    assert ImagePyramid.build(array).opaque
    array[3, 3, 3] = 0.9
    assert not ImagePyramid.build(array).opaque


def test_the_picture_outlives_its_array() -> None:
    image = to_qimage(np.full((500, 500, 3), 0.2, np.float32))
    np.full((500, 500, 3), 0.9, np.float32)
    assert image.pixelColor(499, 499) == QColor(51, 51, 51)


@pytest.mark.parametrize("shape", [(5, 5), (5, 5, 2), (0, 5, 3), (5, 0, 4)])
def test_what_is_no_picture_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="a picture is"):
        to_qimage(np.zeros(shape, np.float32))


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (64, 64), (65, 64), (301, 1023)])
def test_levels_are_halves_down_to_a_thumbnail(size: tuple[int, int]) -> None:
    height, width = size
    pyramid = ImagePyramid.build(np.random.default_rng(2).random((height, width, 3), dtype=np.float32))
    for index in range(pyramid.depth):
        scale = 2**index
        assert pyramid.level(index).shape == (-(-height // scale), -(-width // scale))
    assert max(pyramid.level(pyramid.depth - 1).shape) <= 64


def test_a_level_is_the_mean_of_what_it_stands_for() -> None:
    array = np.random.default_rng(3).integers(0, 256, (128, 192, 3), dtype=np.uint8)
    pyramid = ImagePyramid.build(array)
    half = pixels_of(pyramid.crop(1, 0, 0, 96, 64))[..., :3]
    mean = array.reshape(64, 2, 96, 2, 3).mean(axis=(1, 3))
    assert np.abs(half - mean).max() <= 0.5


def test_the_level_drawn_has_a_pixel_for_every_pixel_shown() -> None:
    pyramid = ImagePyramid.build(np.zeros((512, 512, 3), np.float32))
    assert [pyramid.level_for(scale) for scale in (4, 1, 0.6, 0.5, 0.3, 0.25, 0.001)] == [0, 0, 0, 1, 1, 2, 3]


def test_a_crop_is_that_part() -> None:
    array = np.random.default_rng(4).integers(0, 256, (90, 70, 3), dtype=np.uint8)
    part = ImagePyramid.build(array).crop(0, 11, 22, 33, 55)
    assert np.array_equal(pixels_of(part)[..., :3], array[22:55, 11:33])


def test_pictures_of_qt_are_taken_as_they_are() -> None:
    image = QImage(131, 70, Format.Format_RGB888)
    image.fill(QColor(10, 20, 30))
    image.setPixelColor(130, 69, QColor(200, 100, 50))
    pyramid = pyramid_of(image)
    assert (pyramid.width, pyramid.height) == size_of(image) == (131, 70)
    assert pyramid.crop(0, 130, 69, 131, 70).pixelColor(0, 0) == QColor(200, 100, 50)
    assert pyramid.crop(1, 0, 0, 66, 35).pixelColor(3, 3) == QColor(10, 20, 30)


def test_every_form_of_a_picture_gives_the_same() -> None:
    array = np.random.default_rng(5).random((40, 30, 3), dtype=np.float32)
    forms = [array, Pixels.of(array), to_qimage(array), ImagePyramid.build(array)]
    assert {size_of(form) for form in forms} == {(30, 40)}
    first, *others = [pyramid_of(form).level(0) for form in forms]
    assert all(np.array_equal(first, other) for other in others)


def test_a_pyramid_outlives_the_picture_it_was_made_of() -> None:
    """Its memory would else be given to the next picture, whose noise would be shown."""
    array = np.random.default_rng(0).integers(0, 255, (300, 400, 3), dtype=np.uint8)
    pyramid = ImagePyramid.of_image(to_qimage(array))
    before = ImagePyramid.build(array).level(0)
    others = [to_qimage(np.full_like(array, shade)) for shade in range(16)]
    assert len({image.pixel(0, 0) for image in others}) == 16
    assert np.array_equal(pyramid.level(0), before)
