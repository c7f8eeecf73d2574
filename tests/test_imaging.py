"""Resampling and color: exact where bands meet, and true to the eye."""

from __future__ import annotations

import numpy as np
import pytest

from artstudio.imaging import enlarge_rows, fit_size, resize, resize_rgba, to_depth, with_colors_of


def noise(height: int, width: int, channels: int = 3) -> np.ndarray:
    return np.random.default_rng(7).random((height, width, channels), np.float32)


@pytest.mark.parametrize("size", [(83, 61), (37, 61), (200, 47), (38, 40)])
def test_bands_are_the_rows_of_the_whole(size: tuple[int, int]) -> None:
    small = noise(31, 37)
    width, height = size
    whole = resize(small, width, height)
    bands = [enlarge_rows(small, width, height, a, min(height, a + 9)) for a in range(0, height, 9)]
    np.testing.assert_allclose(np.concatenate(bands), whole, atol=1e-5)


def test_a_single_channel_keeps_its_axis() -> None:
    assert resize(noise(9, 7, 1), 14, 18).shape == (18, 14, 1)
    assert resize(noise(9, 7)[:, :, 0], 3, 4).shape == (4, 3)


def test_transparent_colors_do_not_bleed() -> None:
    picture = np.zeros((8, 8, 4), np.float32)
    picture[:, :4] = (1, 0, 0, 1)
    picture[:, 4:] = (0, 1, 0, 0)
    small = resize_rgba(picture, 1, 1)
    np.testing.assert_allclose(small[0, 0], (1, 0, 0, 0.5), atol=1e-5)


@pytest.mark.parametrize(
    ("size", "side", "expected"), [((4000, 3000), 1024, (1024, 768)), ((1, 5000), 100, (1, 100))]
)
def test_fit_size(size: tuple[int, int], side: int, expected: tuple[int, int]) -> None:
    assert fit_size(*size, side) == expected


def test_kept_colors_are_the_photos_and_the_light_is_the_paintings() -> None:
    photo = np.full((2, 2, 3), (0.8, 0.3, 0.3), np.float32)
    painting = np.full((2, 2, 3), (0.4, 0.4, 0.4), np.float32)
    mixed = with_colors_of(painting, photo, 1.0)
    assert mixed[0, 0, 0] > mixed[0, 0, 1] + 0.2  # red, as the photo
    half = with_colors_of(painting, photo, 0.5)
    assert painting[0, 0, 0] < half[0, 0, 0] < mixed[0, 0, 0]
    np.testing.assert_allclose(with_colors_of(painting, photo, 0.0), painting, atol=2e-3)


def test_depths_round_to_the_nearest() -> None:
    values = np.array([[[0.0, 0.5 / 255 + 1e-4, 1.2]]], np.float32)
    assert to_depth(values, 8).tolist() == [[[0, 1, 255]]]
    assert to_depth(values, 16)[0, 0, 2] == 65535
    assert to_depth(values, 32)[0, 0, 2] == 1.0
