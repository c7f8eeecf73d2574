"""Profiles, held against Little CMS by way of Pillow."""

from __future__ import annotations

import io

import numpy as np
import pytest
import pyvips
from PIL import Image, ImageCms

from artstudio.document.picture import read_picture

P3 = bytes(pyvips.Image.profile_load("p3"))
CMYK = bytes(pyvips.Image.profile_load("cmyk"))
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def through(image: Image.Image, profile: bytes, mode: str = "RGB") -> np.ndarray:
    """What Pillow makes of ``image`` with an embedded ``profile``."""
    result = ImageCms.profileToProfile(
        image,
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode=mode,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert result is not None
    return np.asarray(result).astype(int)


def eight(array: np.ndarray) -> np.ndarray:
    return np.rint(array * 255).astype(int)


@pytest.mark.parametrize("fmt", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_wide_gamut(photo, encoded, fmt) -> None:
    image = Image.fromarray(photo)
    data = encoded(image, fmt, icc_profile=P3, **({"lossless": True} if fmt == "WEBP" else {}))
    picture = read_picture(data)
    expected = through(Image.open(io.BytesIO(data)).convert("RGB"), P3)
    assert np.abs(expected - photo).max() > 10  # the profile does matter
    assert np.abs(eight(picture.pixels.array) - expected).max() <= 2
    assert picture.metadata.icc == P3


def test_wide_gamut_with_alpha(photo_alpha, encoded) -> None:
    picture = read_picture(encoded(Image.fromarray(photo_alpha), "PNG", icc_profile=P3))
    array = eight(picture.pixels.array)
    assert np.abs(array[:, :, :3] - through(Image.fromarray(photo_alpha[:, :, :3]), P3)).max() <= 2
    assert np.array_equal(array[:, :, 3], photo_alpha[:, :, 3])


def test_wide_gamut_keeps_16_bits(deep) -> None:
    image = pyvips.Image.new_from_memory(deep.data, 40, 32, 3, "ushort").copy(interpretation="rgb16")
    image.set_type(pyvips.GValue.blob_type, "icc-profile-data", P3)
    array = read_picture(image.pngsave_buffer()).pixels.array
    assert len(np.unique(array)) > 1500
    reference = through(Image.fromarray((deep >> 8).astype(np.uint8)), P3)
    assert np.abs(array * 255 - reference).max() < 4


def test_srgb_profiles_leave_the_numbers_alone(photo, encoded) -> None:
    own = bytes(pyvips.Image.profile_load("srgb"))
    for profile in (SRGB, own):
        picture = read_picture(encoded(Image.fromarray(photo), "PNG", icc_profile=profile))
        assert np.array_equal(eight(picture.pixels.array), photo)
        assert picture.pixels.key == read_picture(encoded(Image.fromarray(photo), "PNG")).pixels.key


@pytest.mark.parametrize("profile", [b"rubbish" * 40, CMYK])
def test_unusable_profiles_are_passed_over(photo, encoded, profile) -> None:
    picture = read_picture(encoded(Image.fromarray(photo), "PNG", icc_profile=profile))
    assert np.array_equal(eight(picture.pixels.array), photo)


def test_grey_with_a_color_profile(photo, encoded) -> None:
    grey = Image.fromarray(photo).convert("L")
    picture = read_picture(encoded(grey, "PNG", icc_profile=P3))
    array = eight(picture.pixels.array)
    assert array.shape == (48, 64, 3)
    assert np.abs(array - np.asarray(grey)[:, :, None]).max() <= 1


@pytest.mark.parametrize("fmt", ["JPEG", "TIFF"])
@pytest.mark.parametrize("embedded", [True, False])
def test_cmyk(photo, encoded, fmt, embedded) -> None:
    separated = ImageCms.profileToProfile(
        Image.fromarray(photo),
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(CMYK)),
        outputMode="CMYK",
    )
    assert separated is not None
    options = {"JPEG": {"quality": 100}, "TIFF": {}}[fmt]
    data = encoded(separated, fmt, **options, **({"icc_profile": CMYK} if embedded else {}))
    picture = read_picture(data)
    assert picture.pixels.array.shape == (48, 64, 3)
    expected = through(separated, CMYK)
    assert np.abs(eight(picture.pixels.array) - expected).mean() < (3 if fmt == "JPEG" else 1.5)


def test_lossless_white_paper(encoded) -> None:
    picture = read_picture(encoded(Image.new("CMYK", (8, 8), (0, 0, 0, 0)), "JPEG", quality=100))
    assert (eight(picture.pixels.array) >= 253).all()
