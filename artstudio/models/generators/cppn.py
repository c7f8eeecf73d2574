"""The CPPN: a pattern for every seed, at any size, without weights to load."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.engine.request import Quality, Request
from artstudio.errors import BadInputError
from artstudio.imaging import fit_size
from artstudio.models.base import Image
from artstudio.models.generators.cppn_color import Colors
from artstudio.models.generators.cppn_drawing import PROBE, Drawing
from artstudio.models.generators.cppn_network import FIELDS, Z_SIZE, Genome, bend, fields, genome_of
from artstudio.models.generators.cppn_plane import View
from artstudio.models.generators.latent import normals, per_layer
from artstudio.models.generators.palettes import DESIGNED, Palette, designed, of_picture
from artstudio.models.generators.spec import ANY, CPPN, FROM_PICTURE, MOST_PIXELS
from artstudio.params import Values
from artstudio.pixels import FloatArray, Pixels

SIDE = 1024
"""Of a picture whose size nobody asked for."""
COARSE_SIDE = 288

# A seed looks at so many networks and keeps the one that promises the best picture.
ATTEMPTS = 8
# What that is: neighbors on the probe differ by so many standard deviations, more here and less there.
BUSY = 0.45
_TRAITS = 1_000_000


class CppnModel:
    """Draws the pattern of a seed."""

    spec = CPPN

    def load(self, device: Device) -> None:
        """Nothing to load: the weights come from the seed."""

    def run(self, request: Request, ctx: Context) -> Image:
        width, height = request.size or (SIDE, SIDE)
        if width < 1 or height < 1 or width * height > MOST_PIXELS:
            raise BadInputError(
                f"A pattern has up to {MOST_PIXELS // 1_000_000} megapixels, not {width} x {height} pixels."
            )
        coarse = request.quality is Quality.COARSE
        if coarse:
            width, height = fit_size(width, height, min(COARSE_SIDE, max(width, height)))
        cppn = Cppn(request.seed, request.values, request.pictures)
        w = per_layer(np.array(request.values["bend"], np.float32), cppn.layers)
        return Image(cppn.drawing(w, (width, height), request.depth, not coarse).draw(ctx), coarse)


class Cppn:
    """One seed's space of pictures; see `artstudio.models.generators.latent.LatentModel`.

    ``values``: of the parameters in `artstudio.models.generators.spec`, of which ``bend`` is left to w.
    ``pictures``: the first one is what a palette is taken from, if one is to be.
    """

    z_size = Z_SIZE
    w_size = Z_SIZE
    classes: tuple[str, ...] = ()
    mixing = 0.0

    def __init__(self, seed: int, values: Values, pictures: tuple[Pixels, ...] = ()) -> None:
        self._seed = seed
        self._values = values
        self._genome = best_genome(seed)
        palette, folds = traits_of(seed)
        if values["palette"] == FROM_PICTURE:
            palette = _palette_of(pictures)
        elif values["palette"] != ANY:
            palette = designed(values["palette"])
        self._colors = Colors(
            palette.gradient(),
            palette.accent_lab(),
            folds,
            values["relief"],
            values["lines"],
            values["contrast"],
            values["vividness"],
        )

    @property
    def layers(self) -> int:
        return self._genome.depth

    def map(self, z: FloatArray, class_index: int | None = None) -> FloatArray:
        """z is w: nothing was trained here that could crowd it."""
        return np.asarray(z, np.float32)

    def mean(self, class_index: int | None = None) -> FloatArray:
        return np.zeros(Z_SIZE, np.float32)

    def synthesize(
        self, w: FloatArray, noise: int | None, size: tuple[int, int] | None, ctx: Context
    ) -> FloatArray:
        return self.drawing(w, size or (SIDE, SIDE)).draw(ctx)

    def drawing(self, w: FloatArray, size: tuple[int, int], depth: int = 32, smooth: bool = True) -> Drawing:
        """The picture of w (layers, Z_SIZE), ready to be drawn. ``size``: (width, height)."""
        values = self._values
        view = View(*size, values["symmetry"], values["sectors"], values["seamless"], values["zoom"])
        network = bend(self._genome, w, values["time"], values["complexity"])
        return Drawing(view, network, self._colors, self._seed, values["grain"], depth, smooth)


def traits_of(seed: int) -> tuple[Palette, float]:
    """What a seed decides besides its network: its own palette, and how often it runs through it."""
    first, second = 0.5 + 0.5 * np.tanh(0.8 * normals(seed, _TRAITS, 2).astype(np.float64))
    return DESIGNED[int(first * len(DESIGNED))], float(1 + 2 * second**2)


@lru_cache(maxsize=256)
def best_genome(seed: int) -> Genome:
    """The one of a seed's networks that makes a picture neither empty nor noisy, calm here and rich there."""
    return max((genome_of(seed, attempt) for attempt in range(ATTEMPTS)), key=promise)


def promise(genome: Genome) -> float:
    """How good a picture a network may make, by its first two fields on a coarse grid; higher is better."""
    side = PROBE
    place = (np.arange(side, dtype=np.float32) + 0.5).repeat(side).reshape(side, side)
    view = View(side, side)
    features = view.features(*view.plane(place.T.reshape(-1), place.reshape(-1)))
    drawn = fields(bend(genome, np.zeros((genome.depth, Z_SIZE), np.float32), 0.0, 1.0), features)
    flat = drawn.transpose(1, 0, 2).reshape(FIELDS, -1)[:2, : side * side].astype(np.float64)
    flat = (flat - flat.mean(axis=1, keepdims=True)) / np.maximum(flat.std(axis=1, keepdims=True), 1e-6)
    maps = flat.reshape(2, side, side)
    change = np.abs(np.diff(maps, axis=1))[:, :, :-1] + np.abs(np.diff(maps, axis=2))[:, :-1]
    busy = change.mean(axis=(1, 2))
    cells = change[:, :36, :36].reshape(2, 6, 6, 6, 6).mean(axis=(2, 4)).reshape(2, -1)
    variety = np.log(cells + 0.02).std(axis=1)
    # Long tails are thin spikes on an empty ground.
    tails = np.abs(flat**3).mean(axis=1)
    score = -1.2 * np.abs(np.log(busy / BUSY)) + 0.6 * variety - 0.15 * tails
    return float(score @ np.array([0.7, 0.3]))


def _palette_of(pictures: tuple[Pixels, ...]) -> Palette:
    if not pictures:
        raise BadInputError("There is no picture to take the palette from; drop one, or choose a palette.")
    return _cached_palette(pictures[0])


@lru_cache(maxsize=8)
def _cached_palette(picture: Pixels) -> Palette:
    return of_picture(picture.array)
