"""At which sizes a picture is painted and shown. Pure arithmetic, so that preview and export agree."""

from __future__ import annotations

from dataclasses import dataclass

from artstudio.engine.request import Quality
from artstudio.imaging import fit_size
from artstudio.params import Values

# At stroke size 1 the longer side of the picture is this many of the network's pixels: the built-in styles
# were made for pictures of 500 to 1000 pixels.
NATURAL_SIDE = 1024
COARSE_SIDE = 448


@dataclass(frozen=True)
class Sizes:
    """``net``: (width, height) at which the network paints. ``out``: (width, height) of the result."""

    net: tuple[int, int]
    out: tuple[int, int]


def plan(
    width: int, height: int, values: Values, quality: Quality, size: tuple[int, int] | None = None
) -> Sizes:
    """Sizes for a picture of ``width`` x ``height``.

    The network's size follows the stroke size alone, never the size of the result, so that strokes cover
    the same part of the picture on the canvas and in an export of any size.
    """
    net = fit_size(width, height, round(NATURAL_SIDE / values["stroke_size"]))
    if quality is Quality.COARSE:
        # In few sizes, since each has to be prepared when it comes first: large strokes differ by eighths.
        step = COARSE_SIDE // 8
        coarse = fit_size(width, height, min(COARSE_SIDE, step * max(1, round(max(net) / step))))
        return Sizes(coarse, coarse)
    if quality is Quality.FULL:
        side = min(max(width, height), int(values["detail"]))
        return Sizes(net, size or fit_size(width, height, side))
    return Sizes(net, size or (width, height))
