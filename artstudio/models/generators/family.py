"""The generators with a latent space: what the runner loads and runs for each that is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.engine.request import Quality, Request
from artstudio.errors import BadInputError
from artstudio.imaging import cover, lanczos
from artstudio.models.base import Image
from artstudio.models.generators import installed
from artstudio.models.generators.installed import Installed
from artstudio.models.generators.latent import LatentModel
from artstudio.models.generators.point import resolve
from artstudio.models.generators.spec import FAMILY, MOST_PIXELS
from artstudio.params import Latent, Values
from artstudio.pixels import FloatArray

if TYPE_CHECKING:
    from artstudio.models.generators.torch_latent import TorchLatent


COARSE_SIDE = 256
"""Of a picture while the hand moves. Networks that can stop there, or at less if less was asked."""


class Generator(Protocol):
    """What tools need of a generator with a latent space, once it is loaded."""

    latent: LatentModel

    def w_of(self, seed: int, values: Values) -> FloatArray:
        """The w (layers, w_size) of a picture: of its seed and its parameters."""


class GeneratorModel:
    """Draws the picture of a point in the latent space of one installed generator."""

    def __init__(self, item: Installed) -> None:
        self._item = item
        self.spec = item.spec
        # The last exact picture and what it was drawn from: often only its size is another.
        self._key: tuple[bytes, int] | None = None
        self._picture: FloatArray

    def load(self, device: Device) -> None:
        self.latent = load_latent(self._item, device)

    def run(self, request: Request, ctx: Context) -> Image:
        values = request.values
        side = self._item.card.size
        size = _checked(request.size or (side, side))
        coarse = request.quality is Quality.COARSE
        if coarse:
            size = _within(size, min(side, COARSE_SIDE))
        w = self.w_of(request.seed, values)
        key = w.tobytes(), values["noise"]
        if key == self._key:
            picture = self._picture
        else:
            enough = (max(size), max(size)) if coarse else None
            picture = self.latent.synthesize(w, values["noise"] or None, enough, ctx.part(0.0, 0.9))
            if not coarse:
                self._key, self._picture = key, picture
        return Image(sized(picture, size, request.depth, ctx.part(0.9, 1.0)), coarse)

    def w_of(self, seed: int, values: Values) -> FloatArray:
        """The w (layers, w_size) of a picture, as it is drawn."""
        return resolve(values["latent"], self.latent, seed, values["truncation"], values["cutoff"])


def load_latent(item: Installed, device: Device) -> TorchLatent:
    """The latent model of an installed generator. Raises WeightsError if its file is gone or damaged."""
    from artstudio.models.generators import linear_encoder, recognize
    from artstudio.models.generators.torch_latent import latent_of

    data = installed.read_bytes(item)
    found = recognize.parse(data, item.path.name)
    card = item.card
    traits = (device.torch_name, card.classes, card.mixing, card.spread)
    if encoder := linear_encoder.shipped(card.id) if item.shipped else None:
        latent = linear_encoder.EncodedLatent(found, *traits)
        latent.encoder = encoder
        return latent
    return latent_of(found, *traits)


def loaded(model_id: str, device: Device) -> tuple[str, Generator]:
    """Any generator that has a latent space, loaded, and the revision of its model.

    Raises BadInputError with a sentence if there is none.
    """
    from artstudio.models import registry  # which knows this module

    entry = registry.get(model_id)
    if entry.spec.family != FAMILY or not any(isinstance(param, Latent) for param in entry.spec.params):
        raise BadInputError(
            f"{entry.spec.title} has no space to place pictures in; choose another generator."
        )
    model = entry.make()
    model.load(device)
    return entry.revision, cast(Generator, model)


def sized(picture: FloatArray, size: tuple[int, int], depth: int, ctx: Context) -> NDArray[np.generic]:
    """A generator's picture as large as asked, (width, height): the middle of it, where the shape differs."""
    array: NDArray[np.generic] = lanczos(cover(picture, *size), *size, depth, lambda: ctx.report(0, 1))
    return array


def _checked(size: tuple[int, int]) -> tuple[int, int]:
    width, height = size
    if width < 1 or height < 1 or width * height > MOST_PIXELS:
        raise BadInputError(
            f"A picture has up to {MOST_PIXELS // 1_000_000} megapixels, not {width} x {height} pixels."
        )
    return size


def _within(size: tuple[int, int], side: int) -> tuple[int, int]:
    """The same shape, with no more pixels than a square of ``side``."""
    scale = min(1.0, side / (size[0] * size[1]) ** 0.5)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
