"""The hybrid painter: a scene drawn from the space of paintings, laid on with brushes, and painted over.

The space (painter_space.py) gives a composition, a style vector and traits of the brushwork that belong
together; the canvas (painter_canvas.py) makes shapes and strokes of them; and the arbitrary-style network
paints these in the style of the vector, at any size.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.engine.request import Quality, Request
from artstudio.errors import BadInputError
from artstudio.imaging import enlarge_rows, fit_size, resize, to_depth
from artstudio.latents import LatentPoint
from artstudio.models.base import Image
from artstudio.models.generators.latent import per_layer
from artstudio.models.generators.painter_canvas import Brushes, painted, plan_of
from artstudio.models.generators.painter_space import HANDS, SIDE, Scene, painter_space, traits_of
from artstudio.models.generators.painter_spec import HAND_TITLES, PAINTER
from artstudio.models.generators.point import resolve
from artstudio.models.generators.spec import ANY, MOST_PIXELS
from artstudio.models.style.family import Painter, Recent, make_painter
from artstudio.models.style.finish import Rows, center_square, in_bands, painted_rows
from artstudio.models.style.latent import PREDICTOR_SIDE
from artstudio.models.style.space import style_space
from artstudio.params import Values
from artstudio.pixels import FloatArray

SIDE_DEFAULT = 1024
"""Of a picture whose size nobody asked for."""
COARSE_SIDE = 384
NET_SIDE = 1024
"""Longer side at which the network paints, whatever the size of the picture, so that all sizes look alike."""
MOST_CANVAS = 4096
"""Longer side up to which strokes are drawn anew for a larger picture."""

# How much of the canvas's own color the painting keeps, in parts that are wider than so much of the side.
KEPT = np.float32(0.6)
WIDE = 0.024
CALM = 0.25  # the least of the network's texture that is left where the canvas is calm


class PainterModel:
    """Paints the picture of a seed."""

    spec = PAINTER

    def load(self, device: Device) -> None:
        self.latent = PainterLatent(make_painter(device))

    def run(self, request: Request, ctx: Context) -> Image:
        width, height = request.size or (SIDE_DEFAULT, SIDE_DEFAULT)
        if width < 1 or height < 1 or width * height > MOST_PIXELS:
            raise BadInputError(
                f"A painting has up to {MOST_PIXELS // 1_000_000} megapixels, not {width} x {height} pixels."
            )
        coarse = request.quality is Quality.COARSE
        if coarse:
            width, height = fit_size(width, height, min(COARSE_SIDE, max(width, height)))
        values = request.values
        scene = moved(self.latent.scene(w_of(request.seed, values)), values)
        job = Job(scene, request.seed, brushes_of(values), values["hand"], (width, height), coarse)
        rows = self.latent.rows(job, ctx.part(0.0, 0.9))

        def finished(top: int, bottom: int) -> FloatArray:
            return to_depth(rows(top, bottom), request.depth)

        return Image(in_bands(finished, (width, height), ctx.part(0.9, 1.0)), coarse)

    def w_of(self, seed: int, values: Values) -> FloatArray:
        """The w (2, w_size) of a picture with what its sliders add, the same for both of its layers."""
        w, space = w_of(seed, values), painter_space()
        parts = [space.parts(w[0])[0], *space.parts(w[1])[1:]]
        parts[0] = parts[0] + np.pad(values["layout"], (0, len(parts[0]) - len(values["layout"])))
        parts[1] = parts[1] + space.style_coordinates(style_space().offset(values["space"]))
        return per_layer(np.concatenate(parts).astype(np.float32), self.latent.layers)


@dataclass(frozen=True)
class Job:
    """One picture: what, with which strokes, and how large. ``hand``: how much the network does, 0..1."""

    scene: Scene
    seed: int
    brushes: Brushes
    hand: float
    size: tuple[int, int]
    coarse: bool = False


class PainterLatent:
    """See `artstudio.models.generators.latent`: a `LatentModel` and an `Encoder`.

    It has two layers: the first gives the composition, the second the style and the brushwork. Both have the
    whole of a w, and use their own part of it.
    """

    layers = 2
    classes = tuple(title for _, title in HAND_TITLES)

    def __init__(self, painter: Painter) -> None:
        self._painter, self._recent = painter, Recent()
        self.z_size = self.w_size = painter_space().size

    def map(self, z: FloatArray, class_index: int | None = None) -> FloatArray:
        """z (N, z_size) to w (N, w_size). Raises BadInputError for a class there is not."""
        return painter_space().map(z, _checked(class_index))

    def mean(self, class_index: int | None = None) -> FloatArray:
        return painter_space().mean(_checked(class_index))

    def synthesize(
        self, w: FloatArray, noise: int | None, size: tuple[int, int] | None, ctx: Context
    ) -> FloatArray:
        size = size or (SIDE_DEFAULT, SIDE_DEFAULT)
        values = Values.of(PAINTER.params)
        job = Job(self.scene(w), noise or 0, brushes_of(values), values["hand"], size)
        picture: FloatArray = in_bands(self.rows(job, ctx.part(0.0, 0.9)), size, ctx.part(0.9, 1.0))
        return picture

    def encode(self, picture: FloatArray, ctx: Context) -> FloatArray:
        """The w (2, w_size) of a picture (H, W, 3), sRGB in 0..1, all of which goes into the composition."""
        square = center_square(picture, PREDICTOR_SIDE)
        style = self._painter.predict(square)
        ctx.check()
        w = painter_space().place(resize(picture, SIDE, SIDE), style, traits_of(square))
        return per_layer(w, self.layers)

    def scene(self, w: FloatArray) -> Scene:
        """What w (2, w_size) stands for."""
        space = painter_space()
        composition, (_, style, traits) = space.parts(w[0])[0], space.parts(w[1])
        return space.scene(composition, style, traits)

    def rows(self, job: Job, ctx: Context) -> Rows:
        """Makes rows (h, W, 3) of a picture in 0..1; all that isn't done by rows is done at once."""
        net = fit_size(*job.size, COARSE_SIDE if job.coarse else NET_SIDE)
        ctx.report(0, 1)
        scene = job.scene
        plan = plan_of(scene.composition, scene.traits, net, job.seed, job.brushes)
        # What the sliders of the style leave as it is.
        key = (scene.composition.tobytes(), scene.traits, job.seed, job.brushes, net, job.coarse)
        canvas = self._recent.get(
            key, lambda: as_floats(painted(plan, net, job.seed, job.brushes, job.coarse))
        )
        ctx.report(0.3, 1)
        style = style_space().bound(scene.style)
        work = self._recent.get(
            (key, style.tobytes()),
            lambda: self._painter.transform(canvas, style, ctx.part(0.3, 0.8), job.coarse),
        )
        painting = settled(canvas, work, job.hand)
        if max(job.size) <= max(net):
            return painted_rows(canvas, painting, 1.0, lambda top, bottom: canvas, job.size)
        full = fit_size(*job.size, min(MOST_CANVAS, max(job.size)))
        large = painted(plan, full, job.seed, job.brushes)
        ctx.report(1, 1)
        return painted_rows(canvas, painting, 1.0, enlarged(large, job.size), job.size)


@dataclass(frozen=True)
class _Space:
    """The space as `resolve` sees it: with the painters as classes, or as a whole."""

    classes: tuple[str, ...]
    layers = PainterLatent.layers
    mixing = 0.0

    @property
    def z_size(self) -> int:
        return painter_space().size

    w_size = z_size

    def map(self, z: FloatArray, class_index: int | None = None) -> FloatArray:
        return painter_space().map(z, class_index)

    def mean(self, class_index: int | None = None) -> FloatArray:
        return painter_space().mean(class_index)


def w_of(seed: int, values: Values) -> FloatArray:
    """The w (2, w_size) of the point of ``values``, by the painters that they name, truncated."""
    point: LatentPoint = values["latent"]
    shares = dict(zip(HANDS, values["mix"], strict=True))
    if values["class"] != ANY:
        shares[values["class"]] += 1.0
    if any(shares.values()) and not point.classes:
        point = replace(point, classes=tuple(shares.values()))
    named = point.classes or any(mix.classes for mix in point.mixes)
    return resolve(point, _Space(PainterLatent.classes if named else ()), seed, values["truncation"])


def moved(scene: Scene, values: Values) -> Scene:
    """``scene`` with the sliders of composition and style."""
    return Scene(
        scene.composition + painter_space().layout(values["layout"]),
        scene.style + style_space().offset(values["space"]),
        scene.traits,
    )


def brushes_of(values: Values) -> Brushes:
    return Brushes(values["brush"], values["shapes"], values["detail"], values["broken"], values["lines"])


def as_floats(canvas: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> FloatArray:
    return canvas.astype(np.float32) * np.float32(1 / 255)


def enlarged(canvas: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], size: tuple[int, int]) -> Rows:
    """Rows of a canvas in 8 bits, enlarged to ``size`` (width, height) if need be."""
    return lambda top, bottom: enlarge_rows(as_floats(canvas), *size, top, bottom)


def settled(canvas: FloatArray, work: FloatArray, amount: float) -> FloatArray:
    """What the network painted, calmed where the canvas is calm, with the canvas's light and colors in part.

    The network gives every place the same amount of texture. A painting has places to rest.
    """
    import cv2

    height, width = canvas.shape[:2]
    sigma = WIDE * max(width, height)
    # Wide blurs are as good at a quarter of the size.
    small = (max(1, width // 4), max(1, height // 4))

    def wide(picture: FloatArray) -> FloatArray:
        blurred = cv2.GaussianBlur(resize(picture, *small), (0, 0), sigma / 4)
        return resize(np.asarray(blurred, np.float32), width, height)

    under, over = wide(canvas), wide(work)
    fine = [
        np.sqrt(np.maximum(wide(np.square(picture - base).mean(axis=2)), 0))
        for picture, base in ((canvas, under), (work, over))
    ]
    gain = np.clip(1.6 * fine[0] / (fine[1] + np.float32(1e-3)), CALM, 1.0) ** np.float32(0.7)
    calm = over + KEPT * (under - over) + (work - over) * gain[:, :, None]
    if amount < 1:
        calm = canvas + np.float32(amount) * (calm - canvas)
    result: FloatArray = np.clip(calm, 0.0, 1.0).astype(np.float32, copy=False)
    return result


def _checked(class_index: int | None) -> int | None:
    if class_index is not None and not 0 <= class_index < len(HANDS):
        raise BadInputError(f"There is no class {class_index + 1}; the painter has {len(HANDS)}.")
    return class_index
