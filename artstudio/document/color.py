"""From whatever colors a file has to sRGB."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np

from artstudio.document import vips
from artstudio.pixels import FloatArray


def to_srgb(image: Any) -> FloatArray:
    """The pixels of a libvips image of 8 or 16 bits as float32 (H, W, 3 or 4), sRGB in 0..1.

    Goes through the embedded profile, at 16 bits, relative colorimetric with black point compensation, as
    editors do; CMYK without a profile is taken for a common coated-paper press.
    """
    alpha = None
    colors = {"b-w": 1, "grey16": 1, "cmyk": 4}.get(image.interpretation, 3)
    if image.bands > colors:
        # A file may carry further channels, such as spot colors, after its alpha.
        alpha = image.extract_band(colors)
        image = image.extract_band(0, n=colors)
    peak = _peak(image)
    if alpha is not None:
        alpha = alpha.linear(1 / peak, 0)
    converted = _through_profile(image)
    if converted is not None:
        image, peak = converted, 65535.0
    elif image.interpretation == "lab":
        image, peak = image.colourspace("srgb"), 255.0
    if image.bands == 1:
        image = image.bandjoin([image, image])
    image = image.linear(1 / peak, 0)
    return vips.floats(image if alpha is None else image.bandjoin(alpha))


def _peak(image: Any) -> float:
    """The value of white, or of full coverage."""
    if image.format == "uchar":
        return 255.0
    bits = image.get("bits-per-sample") if image.get_typeof("bits-per-sample") else 16
    if image.get_typeof("vips-loader") and str(image.get("vips-loader")).startswith("heif") and bits < 16:
        # 10 and 12 bits are moved up to the top of 16, which leaves white short of 65,535.
        return float(((1 << bits) - 1) << (16 - bits))
    return 65535.0


def _through_profile(image: Any) -> Any | None:
    """``image`` in 16-bit sRGB, or None when its numbers are sRGB already."""
    options = {"intent": "relative", "black_point_compensation": True, "depth": 16}
    if image.interpretation == "cmyk":
        return image.icc_transform("srgb", embedded=True, input_profile="cmyk", **options)
    profile = vips.blob(image, "icc-profile-data")
    if profile is None or image.interpretation == "lab" or _is_srgb(profile, image.bands):
        return None
    # What libvips finds unusable, such as a damaged profile or one for other channels, it takes for sRGB.
    return image.icc_transform("srgb", embedded=True, **options)


def _is_srgb(profile: bytes, bands: int) -> bool:
    """Whether a profile is one of the many that say sRGB, so that 8-bit files keep their exact numbers."""
    steps = range(0, 256, 51)
    patches = list(product(steps, repeat=3)) if bands == 3 else [(v,) for v in range(256)]
    chart = np.array(patches, dtype=np.uint8)[None]
    image = vips.wrap(chart).copy(interpretation="srgb" if bands == 3 else "b-w")
    vips.set_blob(image, "icc-profile-data", profile)
    options = {"intent": "relative", "black_point_compensation": True, "depth": 16}
    shown = image.icc_transform("srgb", embedded=True, **options).numpy().reshape(1, -1, 3)
    return bool(np.abs(shown / 257.0 - chart).max() <= 1.0)
