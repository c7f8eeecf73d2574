"""The style space by the latent protocol: a photo is what it draws, and its styles are what it steers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from artstudio.errors import BadInputError
from artstudio.imaging import resize
from artstudio.models.style.finish import center_square
from artstudio.models.style.space import style_space
from artstudio.pixels import FloatArray

if TYPE_CHECKING:
    from artstudio.engine.context import Context
    from artstudio.models.style.family import Painter

PREDICTOR_SIDE = 256


class StyleLatent:
    """A `LatentModel` and an `Encoder` (artstudio.models.generators.latent) for one ``photo`` (H, W, 3).

    z is a point along the principal directions of the paintings' styles, in standard deviations; w is a style
    vector, the same for every layer of the painter.
    """

    layers = 1
    classes: tuple[str, ...] = ()
    mixing = 0.0

    def __init__(self, painter: Painter, photo: FloatArray) -> None:
        self._painter = painter
        self._photo = photo
        self.z_size, self.w_size = style_space().components.shape

    def map(self, z: FloatArray, class_index: int | None = None) -> FloatArray:
        """z (N, z_size), standard normal, to style vectors (N, 100). Raises BadInputError for a class."""
        if class_index is not None:
            raise BadInputError("The style space has no classes.")
        space = style_space()
        return np.asarray(space.mean + (z * space.sigma) @ space.components, np.float32)

    def mean(self, class_index: int | None = None) -> FloatArray:
        """The style vector (100,) of the average painting."""
        return style_space().mean

    def synthesize(
        self, w: FloatArray, noise: int | None, size: tuple[int, int] | None, ctx: Context
    ) -> FloatArray:
        """The photo painted in w (1, 100), drawn back to where pictures hold. There is no noise to choose."""
        photo = self._photo if size is None else resize(self._photo, *size)
        return self._painter.transform(photo, style_space().bound(w[0]), ctx)

    def encode(self, picture: FloatArray, ctx: Context) -> FloatArray:
        """The style vector (1, 100) of a picture (H, W, 3), as the network sees its middle square."""
        ctx.report(0, 1)
        return self._painter.predict(center_square(picture, PREDICTOR_SIDE))[None]
