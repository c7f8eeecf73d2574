"""A scene laid on with brushes: what the style network then paints over.

A composition of 32 x 32 pixels is all soft, and the network would cover it with wallpaper. So its colors are
warped by noise and gathered into shapes with clear borders, and these are painted with strokes that run along
them, the broad ones first (after Litwinowicz 1997, "Processing Images and Video for an Impressionist Effect",
and Hertzmann 1998). Strokes have the same places in every picture of a seed and change only their colors and
ways, so that a walk through the space is smooth. Lengths are shares of the picture's longer side, so that a
canvas looks alike at any size.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from artstudio.imaging import LUMA, fit_size
from artstudio.models.generators.latent import normals
from artstudio.models.generators.painter_space import SIDE, Traits
from artstudio.pixels import FloatArray

WORK = 192  # longer side of the plan that the strokes take their colors and ways from
LAYERS = (
    (0.056, 1.0),
    (0.034, 0.8),
    (0.022, 0.7),
    (0.013, 0.7),
)  # spacing of the strokes, and how much their colors vary
FINEST = 0.55  # motion below which there are no strokes of the last layer
LINE_SPACING, LINE_LENGTH, LINE_WIDTH = 0.18, 0.34, 0.004
HAIRS = 480  # of a brush, along the longer side
FRAYED = 0.012  # how far the ends of strokes are frayed
_SHIFT = 8  # bits of a pixel in which OpenCV takes positions
_FIRST_STREAM = 2_000_000  # of the seed's random numbers; the latent has the first


@dataclass(frozen=True)
class Brushes:
    """``size`` 1: as large as usual. ``shapes`` 0..1: how far colors are gathered into shapes. ``detail``: of
    their borders. ``broken`` 0..1: how much neighboring strokes differ in color. ``lines`` 0..1: long lines
    on top, most of them where paintings are drawn.
    """

    size: float = 1.0
    shapes: float = 0.75
    detail: float = 0.3
    broken: float = 0.25
    lines: float = 0.4


@dataclass(frozen=True)
class Plan:
    """``colors`` (h, w, 3), ``angle`` (h, w) in radians, ``motion`` (h, w): 0 where all is calm and 1 where
    much happens; ``spread`` (3, 3), what a stroke's three normal numbers do to its color; ``inks`` (2, 3),
    the dark and the light one of lines, and ``lines``, how wide these are, 1 being the usual."""

    colors: FloatArray
    angle: FloatArray
    motion: FloatArray
    spread: FloatArray
    inks: FloatArray
    lines: float


def plan_of(
    composition: FloatArray, traits: Traits, size: tuple[int, int], seed: int, brushes: Brushes
) -> Plan:
    """``composition`` (SIDE, SIDE, 3) in the shape of ``size`` (width, height)."""
    import cv2

    width, height = fit_size(*size, WORK)
    composition = exposed(composition)
    smooth = cv2.resize(composition, (width, height), interpolation=cv2.INTER_LINEAR)
    smooth = cv2.GaussianBlur(smooth, (0, 0), 0.45 * width / SIDE, sigmaY=0.45 * height / SIDE)
    away = fractal(seed, 0, (width, height), first=3, octaves=6, gain=0.55, channels=2)
    y, x = np.mgrid[:height, :width].astype(np.float32)
    reach = np.float32(0.05 * WORK)
    warped = cv2.remap(
        smooth, x + 1.3 * reach * away[:, :, 0], y + reach * away[:, :, 1],
        cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101,
    )  # fmt: skip
    colors = gathered(np.asarray(warped, np.float32), composition, traits, seed, brushes)
    middle = composition.reshape(-1, 3) - composition.mean((0, 1))
    values, vectors = np.linalg.eigh(middle.T @ middle / len(middle))
    spread = (vectors * np.sqrt(np.maximum(values, 0) + 4e-4)) @ vectors.T
    liveliness = brushes.broken * np.exp(0.3 * np.clip(traits.fine - 0.7 * traits.flat, -2, 2))
    angle = ways(colors, seed, bias=0.5 + 0.35 * np.clip(traits.level, -2, 2))
    darker = 2.4 * np.sqrt(values.sum()) * np.ones(3)
    inks = (composition.mean((0, 1)) + np.stack([-darker, 0.8 * darker])).astype(np.float32)
    lines = 2 * brushes.lines / (1 + np.exp(1.5 - 2.5 * np.clip(traits.flat + 0.3 * traits.broad, -3, 3)))
    return Plan(
        colors, angle, motion_in(colors), (spread * liveliness).astype(np.float32), inks, float(lines)
    )


def motion_in(colors: FloatArray) -> FloatArray:
    """How much happens about each place of (h, w, 3), compared with the whole picture: (h, w) in 0..1."""
    import cv2

    away = np.square(colors - cv2.GaussianBlur(colors, (0, 0), 0.03 * WORK)).mean(axis=2)
    near = np.sqrt(cv2.GaussianBlur(away, (0, 0), 0.025 * WORK))
    rise = np.clip(near / (np.float32(1.6) * near.mean() + np.float32(0.01)), 0, 1)
    motion: FloatArray = (rise * rise * (3 - 2 * rise)).astype(np.float32)
    return motion


def exposed(composition: FloatArray) -> FloatArray:
    """``composition`` with neither too little nor too much contrast, stronger colors, and nothing outside of
    0..1."""
    gray = (composition @ LUMA)[:, :, None]
    colored = gray + np.float32(1.2) * (composition - gray)
    middle, contrast = colored.mean((0, 1)), float(gray.std())
    gain = np.clip((0.18 / (contrast + 0.01)) ** 0.6, 0.85, 1.7)
    u = 2 * (middle + np.float32(gain) * (colored - middle)) - 1
    result: FloatArray = (0.5 + 0.5 * u / (1 + np.square(np.square(u))) ** 0.25).astype(np.float32)
    return result


def gathered(
    picture: FloatArray, composition: FloatArray, traits: Traits, seed: int, brushes: Brushes
) -> FloatArray:
    """``picture`` (h, w, 3) with its light in a few steps, and its warmth in fewer.

    The steps are as many standard deviations of ``composition`` apart in every picture, on fixed axes, so
    that no step comes or goes when the colors change a little.
    """
    height, width = picture.shape[:2]
    axes = _AXES
    flat, middle = composition.reshape(-1, 3) @ axes.T, composition.mean((0, 1))
    sigma = np.sqrt(flat.var(0) + 4e-4)
    values = ((picture - middle) @ axes.T) / sigma
    noise = fractal(seed, 1, (width, height), first=6, octaves=5, gain=0.62, channels=3)
    edge = np.float32(0.12)
    more = float(np.exp(0.12 * np.clip(traits.fine - traits.flat, -2, 2)))
    for axis, steps in ((0, 4.5 * more), (1, 2.5 * more)):
        # Evenly spread, stepped, and back.
        level = (0.5 * np.tanh(0.85 * values[:, :, axis])) * steps + brushes.detail * 0.35 * noise[:, :, axis]
        whole = np.floor(level)
        rise = np.clip((level - whole - 0.5) / edge + 0.5, 0, 1)
        stepped = whole + rise * rise * (3 - 2 * rise)
        back = np.arctanh(np.clip(2 * stepped / steps, -0.96, 0.96)) / 0.85
        values[:, :, axis] += np.float32(brushes.shapes) * (back - values[:, :, axis])
    result: FloatArray = ((values * sigma) @ _BACK.T + middle).astype(np.float32)
    return result


_AXES = np.stack([LUMA, np.array([0.7, 0.0, -0.7], np.float32), np.array([-0.4, 0.8, -0.4], np.float32)])
_BACK = np.linalg.inv(_AXES).astype(np.float32)


def ways(colors: FloatArray, seed: int, bias: float) -> FloatArray:
    """Angles (h, w) of strokes: along the borders of shapes, level by ``bias``, else as noise has it."""
    import cv2

    height, width = colors.shape[:2]
    light = cv2.GaussianBlur(colors @ LUMA, (0, 0), 0.012 * WORK)
    right, down = cv2.Sobel(light, -1, 1, 0), cv2.Sobel(light, -1, 0, 1)
    # Of opposite directions none is meant: twice the angle is the same for both.
    level, rising = (
        cv2.GaussianBlur(part, (0, 0), 0.05 * WORK)
        for part in (down * down - right * right, -2 * right * down)
    )
    strength = np.hypot(level, rising).mean() + 1e-9
    noise = fractal(seed, 2, (width, height), first=3, octaves=2, gain=0.5, channels=2)
    level = level / strength + bias + 0.4 * noise[:, :, 0]
    rising = rising / strength + 0.4 * noise[:, :, 1]
    angle: FloatArray = (0.5 * np.arctan2(rising, level)).astype(np.float32)
    return angle


def painted(
    plan: Plan, size: tuple[int, int], seed: int, brushes: Brushes, coarse: bool = False
) -> NDArray[np.uint8]:
    """The canvas (H, W, 3) of ``size`` (width, height), in 8 bits; if ``coarse``, without the finest strokes,
    which take the longest."""
    import cv2

    long_side = max(size)
    soft = cv2.GaussianBlur(plan.colors, (0, 0), 0.01 * WORK)
    ground = np.clip(soft * 255, 0, 255).astype(np.uint8)
    canvas = np.asarray(cv2.resize(ground, size, interpolation=cv2.INTER_LINEAR), np.uint8)
    reach = size[0] / long_side, size[1] / long_side
    for index, (spacing, vary) in enumerate(LAYERS[:-1] if coarse else LAYERS):
        marks = marks_of(seed, index, spacing * brushes.size, reach)
        motion = _at(plan.motion, marks.places)
        if index == len(LAYERS) - 1:
            marks, motion = marks.only(motion > FINEST), motion[motion > FINEST]
            # They begin as hairs where motion reaches that, so that none comes or goes at once.
            motion = (motion - FINEST) / (1 - FINEST)
        # Where all is calm the broad strokes stay, close to each other in color.
        tints = marks.tints * (vary * (0.35 + 0.9 * motion))[:, None]
        colors = _at(plan.colors, marks.places) + tints @ plan.spread
        inks = np.clip(np.rint(colors * 255), 0, 255).astype(int).tolist()
        thin = 1.0 if index == 0 else np.minimum(1, 0.15 + 1.2 * motion)
        wide = np.maximum(1, np.rint(marks.widths * thin * (0.9 * spacing * brushes.size * long_side)))
        points = _lines(plan, marks, 2.6 * spacing * brushes.size)
        lines = np.rint(points * (long_side * 2**_SHIFT) - 2 ** (_SHIFT - 1)).astype(np.int32)
        for line, ink, width in zip(lines, inks, wide.astype(int).tolist(), strict=True):
            cv2.polylines(canvas, [line], False, ink, width, cv2.LINE_AA, _SHIFT)
    draw_lines(canvas, plan, seed, reach)
    return bristled(canvas, plan, seed, brushes)


def draw_lines(canvas: NDArray[np.uint8], plan: Plan, seed: int, reach: tuple[float, float]) -> None:
    """Long lines over the strokes where something happens, dark ones and fewer light ones."""
    import cv2

    long_side = max(canvas.shape[:2])
    marks = marks_of(seed, 90, LINE_SPACING, reach)
    points = _lines(plan, marks, LINE_LENGTH, 8)
    inks = np.clip(np.rint(plan.inks * 255), 0, 255).astype(int).tolist()
    lines = np.rint(points * (long_side * 2**_SHIFT) - 2 ** (_SHIFT - 1)).astype(np.int32)
    wide = marks.widths**3 * _at(plan.motion, marks.places) * (LINE_WIDTH * plan.lines * long_side)
    for line, width, tint in zip(lines, wide.tolist(), marks.tints[:, 0].tolist(), strict=True):
        if width >= 0.5:
            ink = inks[tint > 0.8]
            cv2.polylines(canvas, [line], False, ink, max(1, round(width)), cv2.LINE_AA, _SHIFT)


def bristled(canvas: NDArray[np.uint8], plan: Plan, seed: int, brushes: Brushes) -> NDArray[np.uint8]:
    """``canvas`` with the ends of its strokes frayed, as the hairs of a brush leave them.

    Every pixel is taken from a little further along its stroke, by a noise that is long along the stroke and
    narrow across it (line integral convolution, Cabral and Leedom 1993).
    """
    import cv2

    height, width = canvas.shape[:2]
    small = fit_size(width, height, HAIRS)
    turned = [cv2.resize(turn(2 * plan.angle), small) for turn in (np.cos, np.sin)]
    angle = 0.5 * np.arctan2(turned[1], turned[0])
    along, down = np.cos(angle), np.sin(angle)
    y, x = np.mgrid[: small[1], : small[0]].astype(np.float32)
    hairs = _hairs(seed)[: small[1], : small[0]]
    # Three means of three, each three times as wide, are one of 27.
    for reach in (1.0, 3.0, 9.0):
        ahead, behind = (
            cv2.remap(
                hairs, x + sign * reach * brushes.size * along, y + sign * reach * brushes.size * down,
                cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101,
            )
            for sign in (1, -1)
        )  # fmt: skip
        hairs = np.asarray((hairs + ahead + behind) / 3, np.float32)
    hairs = hairs * np.float32(FRAYED * brushes.size * max(width, height) / 0.3)
    # An upright stroke has no front; the nearer to it, the less it is frayed, so that nothing jumps there.
    hairs *= 1 - np.exp(-16 * np.square(along))
    away = [cv2.resize(hairs * part, (width, height)) for part in (along, down)]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    return np.asarray(
        cv2.remap(canvas, x + away[0], y + away[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101),
        np.uint8,
    )


@dataclass(frozen=True)
class Marks:
    """Strokes in the order they are laid on: ``places`` (N, 2) as x, y, ``tints`` (N, 3), and factors of
    ``widths`` and ``lengths`` (N,)."""

    places: FloatArray
    tints: FloatArray
    widths: FloatArray
    lengths: FloatArray

    def only(self, kept: NDArray[np.bool_]) -> Marks:
        return Marks(self.places[kept], self.tints[kept], self.widths[kept], self.lengths[kept])


@lru_cache(maxsize=16)
def marks_of(seed: int, layer: int, spacing: float, reach: tuple[float, float]) -> Marks:
    """A grid in disorder over a picture that reaches to ``reach`` (x, y)."""
    side = int(1 / spacing) + 2
    drawn = normals(seed, _FIRST_STREAM + 100 + layer, side * side, 8)
    grid = np.stack(np.meshgrid(np.arange(side), np.arange(side)), axis=-1).reshape(-1, 2)
    places = (grid + 0.35 * drawn[:, :2]) * np.float32(spacing)
    order = np.argsort(drawn[:, 7], kind="stable")
    margin = 2 * spacing
    order = order[(places[order] < np.array(reach, np.float32) + margin).all(axis=1)]
    widths, lengths = np.exp(0.25 * drawn[:, 5]), np.exp(0.35 * drawn[:, 6])
    return Marks(places[order].astype(np.float32), drawn[order, 2:5], widths[order], lengths[order])


def _lines(plan: Plan, marks: Marks, length: float, count: int = 2) -> FloatArray:
    """The points (N, 2 ``count`` + 1, 2) of each stroke, which follows the plan's angles both ways."""
    step = (marks.lengths * np.float32(length / (2 * count)))[:, None]
    ends: list[list[FloatArray]] = []
    for sign in (1, -1):
        place, before, points = marks.places, None, []
        for _ in range(count):
            angle = _at(plan.angle, place)
            way = np.stack([np.cos(angle), np.sin(angle)], axis=1)
            # The angle has no front and back: go on as before.
            along = np.float32(sign) if before is None else np.sum(way * before, axis=1, keepdims=True)
            way = np.where(along < 0, -way, way)
            place, before = place + way * step, way
            points.append(place)
        ends.append(points)
    return np.stack([*reversed(ends[0]), marks.places, *ends[1]], axis=1).astype(np.float32)


def _at(field: FloatArray, places: FloatArray) -> FloatArray:
    """Values of a field (h, w[, C]) at places (N, 2)."""
    height, width = field.shape[:2]
    spots = (places * max(width, height)).astype(np.int64)
    found: FloatArray = field[np.clip(spots[:, 1], 0, height - 1), np.clip(spots[:, 0], 0, width - 1)]
    return found


@lru_cache(maxsize=4)
def _hairs(seed: int) -> FloatArray:
    return normals(seed, _FIRST_STREAM + 90, HAIRS, HAIRS)


@lru_cache(maxsize=32)
def fractal(
    seed: int, stream: int, size: tuple[int, int], first: int, octaves: int, gain: float, channels: int
) -> FloatArray:
    """Noise (height, width, channels) of about unit variance: ``first`` waves along the longer side and twice
    as many in each further octave, ``gain`` times as strong. Read-only."""
    import cv2

    width, height = size
    long_side = max(size)
    total = np.zeros((height, width, channels), np.float32)
    for octave in range(octaves):
        cells = first * 2**octave
        drawn = normals(seed, _FIRST_STREAM + 10 * stream + octave, cells + 3, cells + 3, channels)
        scale = cells / long_side
        grow = np.array([[scale, 0, 1], [0, scale, 1]], np.float32)
        wave = cv2.warpAffine(
            drawn, grow, size, flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REFLECT_101
        )
        total += np.float32(gain**octave) * wave.reshape(height, width, channels)
    total /= np.float32(0.75 * np.sqrt(sum(gain ** (2 * octave) for octave in range(octaves))))
    total.flags.writeable = False
    return total
