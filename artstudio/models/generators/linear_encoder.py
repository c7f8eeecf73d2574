"""A first guess where in a generator's space a picture lies: a linear map of what a network sees in it.

Fitted to the generator's own pictures, whose w are known, as the encoders of Zhu et al. 2020 ("In-Domain GAN
Inversion") begin; but by ridge regression, in minutes. The search of `invert` goes on from there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional as F

from artstudio.engine.context import Context
from artstudio.imaging import cover, resize
from artstudio.models import weights
from artstudio.models.features import network
from artstudio.models.features.network import FeatureNet
from artstudio.models.generators.latent import per_layer
from artstudio.models.generators.torch_latent import TorchLatent
from artstudio.pixels import FloatArray

_GRID = 4  # places along a side, so that it is seen what is where
_SCALES = slice(2, None)  # of the features; the finest say little of a whole picture


def seen(features: FeatureNet, picture: FloatArray) -> FloatArray:
    """What there is to see (n,) in the middle square of a picture (H, W, 3), sRGB in 0..1."""
    square = resize(cover(np.ascontiguousarray(picture), 1, 1), network.SIDE, network.SIDE)
    with torch.inference_mode():
        scales = features.scales(torch.from_numpy(np.array(square)).permute(2, 0, 1)[None])[_SCALES]
        pooled = [F.adaptive_avg_pool2d(scale, _GRID).flatten() for scale in scales]
    return np.asarray(torch.cat(pooled).numpy(), np.float32)


@dataclass(frozen=True)
class LinearEncoder:
    """``weight`` (n, w_size) takes what is `seen`, each number in its standard deviations from its mean."""

    mean: FloatArray
    scale: FloatArray
    weight: FloatArray
    bias: FloatArray

    def __call__(self, numbers: FloatArray) -> FloatArray:
        """The w (w_size,) of what is seen (n,)."""
        return np.asarray((numbers - self.mean) / self.scale @ self.weight + self.bias, np.float32)


def fit(numbers: FloatArray, w: FloatArray, ridge: float = 1000.0) -> LinearEncoder:
    """To what is seen in pictures (N, n), and their w (N, w_size)."""
    mean, scale = numbers.mean(0), numbers.std(0) + 1e-6
    x, bias = ((numbers - mean) / scale).astype(np.float64), w.mean(0)
    # There are fewer pictures than numbers.
    dual = np.linalg.solve(x @ x.T + ridge * np.eye(len(x)), w - bias)
    return LinearEncoder(mean, scale, (x.T @ dual).astype(np.float32), bias)


class EncodedLatent(TorchLatent):
    """A generator that such an encoder ships with; see `artstudio.models.generators.latent.Encoder`."""

    encoder: LinearEncoder
    _features: FeatureNet | None = None

    def encode(self, picture: FloatArray, ctx: Context) -> FloatArray:
        """The w (layers, w_size) of the middle square of a picture (H, W, 3), sRGB in 0..1."""
        ctx.report(0, 1)
        self._features = self._features or network.load()
        w = self.encoder(seen(self._features, picture))
        ctx.report(1, 1)
        return per_layer(w, self.layers)


def weight_id(model_id: str) -> str:
    """Of the encoder that ships with a generator, if there is one."""
    return f"{model_id}_encoder"


def shipped(model_id: str) -> LinearEncoder | None:
    """Raises WeightsError for a damaged one."""
    if not any(entry.id == weight_id(model_id) for entry in weights.weight_entries()):
        return None
    return LinearEncoder(**weights.load_arrays(weight_id(model_id)))
