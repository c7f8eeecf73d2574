"""A sheet of samples, each beside the training picture that is nearest to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from artstudio.imaging import fit_size, resize, to_depth
from artstudio.models.measures.report import Neighbor
from artstudio.pixels import FloatArray

MOST_PAIRS = 32
_SIDE, _GAP, _CAPTION, _ACROSS = 160, 16, 26, 4  # pixels, and pairs in a row
_PAPER, _INK = (240, 240, 240), (30, 30, 30)


def sheet(
    pairs: Sequence[Neighbor], draw: Callable[[int], FloatArray], read: Callable[[Path], FloatArray]
) -> FloatArray:
    """The first pairs as a picture (H, W, 3), sRGB in 0..1: sample, nearest picture, distance and names.

    ``draw``: the sample of a seed, ``read``: a training picture, both (H, W, 3) in 0..1.
    """
    pairs = pairs[:MOST_PAIRS]
    wide, high = 2 * _SIDE + _GAP, _SIDE + _CAPTION + _GAP
    across, down = min(_ACROSS, len(pairs)), -(-len(pairs) // _ACROSS)
    paper = Image.new("RGB", (across * wide + _GAP, down * high + _GAP), _PAPER)
    pen = ImageDraw.Draw(paper)
    font = ImageFont.load_default(12)
    for index, pair in enumerate(pairs):
        left, top = _GAP + index % _ACROSS * wide, _GAP + index // _ACROSS * high
        paper.paste(_tile(draw(pair.seed)), (left, top))
        paper.paste(_tile(read(pair.picture)), (left + _SIDE, top))
        name = f"{pair.picture.parent.name}/{pair.picture.name}"
        text = f"{pair.distance:.3f}   seed {pair.seed}   {name}".encode("ascii", "replace").decode()
        pen.text((left, top + _SIDE + 5), text[:52], _INK, font)
    return np.asarray(paper, np.float32) / np.float32(255)


def _tile(picture: FloatArray) -> Image.Image:
    """The whole picture on a square of the sheet."""
    width, height = fit_size(picture.shape[1], picture.shape[0], _SIDE)
    tile = Image.new("RGB", (_SIDE, _SIDE), _PAPER)
    small = to_depth(resize(picture, width, height), 8)
    tile.paste(Image.fromarray(small), ((_SIDE - width) // 2, (_SIDE - height) // 2))
    return tile
