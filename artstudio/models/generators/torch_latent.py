"""The latent protocol for every generator that torch runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from artstudio.errors import BadInputError
from artstudio.imaging import resize
from artstudio.models.generators import stylegan2
from artstudio.models.generators.latent import per_layer, seeded_z
from artstudio.models.generators.layers import Noise
from artstudio.models.generators.recognize import Recognized
from artstudio.models.generators.stylegan2_cpu import CpuSynthesis
from artstudio.models.generators.vae import VAE
from artstudio.pixels import FloatArray

if TYPE_CHECKING:
    from artstudio.engine.context import Context

_MEAN_OF = 1024
_ALIKE = 0.04  # mean difference of two pictures in -1..1


class TorchLatent:
    """A recognized generator as a `LatentModel`, on ``device``. ``classes``: their names, if anyone knows
    them. ``network``: what runs, on ``device``."""

    def __init__(
        self,
        found: Recognized,
        device: str = "cpu",
        classes: tuple[str, ...] = (),
        mixing: float = 0.0,
        spread: float = 1.0,
    ):
        self.network = found.build().to(device)
        self.device = device
        self._grows = found.kind in ("stylegan2", "light-stylegan2")
        config = found.config
        self._config = config
        self.z_size, self.w_size, self.layers = config.z_size, config.w_size, config.layers
        self.classes = classes or tuple(f"Class {index + 1}" for index in range(config.classes))
        self.mixing = mixing
        self._spread = np.float32(spread)
        self._means: dict[int | None, FloatArray] = {}
        self._quick: CpuSynthesis | None = None  # made with the first picture
        self._stops: dict[int, bool] = {}  # whether the network may stop at so many pixels
        self._average: Tensor | None = None  # the average picture, once it is wanted

    def map(self, z: FloatArray, class_index: int | None = None) -> FloatArray:
        """z (N, z_size), standard normal, to w (N, w_size). Raises BadInputError for a class there is not."""
        w = self._map(z, class_index)
        if self._spread == 1:
            return w
        mean = self.mean(class_index)
        return mean + self._spread * (w - mean)

    def _map(self, z: FloatArray, class_index: int | None) -> FloatArray:
        """As it was trained."""
        with torch.inference_mode():
            label = self._label(class_index, len(z))
            w: Tensor = self.network.mapping(torch.from_numpy(z).to(self.device), label)
        return np.asarray(w.float().cpu(), np.float32)

    def mean(self, class_index: int | None = None) -> FloatArray:
        """The w (w_size,) that truncation draws towards: of a class, if there are any, and else of all."""
        if class_index not in self._means:
            self._means[class_index] = self._mean(class_index)
        return self._means[class_index]

    def synthesize(
        self, w: FloatArray, noise: int | None, size: tuple[int, int] | None, ctx: Context
    ) -> FloatArray:
        """The picture (H, W, 3), sRGB in 0..1, of w (layers, w_size).

        These networks have one size. For a preview, those that add picture to picture stop early, at the
        first that is large enough and looks like the whole.
        """
        ctx.report(0, 1)
        random = None if noise is None else torch.Generator().manual_seed(noise)
        with torch.inference_mode():
            rows = torch.from_numpy(np.ascontiguousarray(w))[None].to(self.device)
            kind: Noise = "constant" if noise is None else "random"
            side = self._faithful(max(size), ctx) if size and self._grows else None
            picture = self._drawn(rows, kind, random, side, ctx, preview=size is not None)
            picture = (picture[0] * 0.5 + 0.5).clamp(0, 1).expand(3, -1, -1).permute(1, 2, 0)
        ctx.report(1, 1)
        return np.ascontiguousarray(picture.float().cpu())

    def _drawn(
        self,
        rows: Tensor,
        kind: Noise,
        random: torch.Generator | None,
        side: int | None,
        ctx: Context,
        preview: bool = False,
    ) -> Tensor:
        """(1, colors, H, W), as soon as that is ``side`` pixels."""
        enough = {} if side is None else {"enough": side}
        if isinstance(self.network, stylegan2.Generator) and self.device == "cpu":
            self._quick = self._quick or CpuSynthesis(self.network.synthesis)
            return self._quick(rows, kind, random, preview=preview, check=ctx.check, **enough)
        return self.network.synthesis(rows, kind, random, **enough)

    def _faithful(self, side: int, ctx: Context) -> int | None:
        """Where to stop for a picture of ``side`` pixels; None for nowhere.

        Nothing in a training holds what is there half way to the looks of the end: some networks paint most
        of a picture in their last layers. So the average picture is looked at once.
        """
        stop = 4
        while stop < side:
            stop *= 2
        if stop >= self._config.size:
            return None
        if stop not in self._stops:
            rows = torch.from_numpy(per_layer(self.mean(), self.layers))[None].to(self.device)
            if self._average is None:
                self._average = self._drawn(rows, "constant", None, None, ctx)
            # Not by `_drawn`, which would keep a graph of that size.
            part = self.network.synthesis(rows, "constant", None, **{"enough": stop})
            same = F.interpolate(self._average, part.shape[2:], mode="area")
            self._stops[stop] = float((part - same).abs().mean()) < _ALIKE
        return stop if self._stops[stop] else None

    def _mean(self, class_index: int | None) -> FloatArray:
        if not self._config.classes or class_index is None:
            stored = getattr(self.network.mapping, "w_avg", None)
            if stored is None:
                return np.zeros(self._config.w_size, np.float32)
            return np.asarray(stored.float().cpu(), np.float32)
        many = seeded_z(range(_MEAN_OF), self._config.z_size)
        return np.asarray(self._map(many, class_index).mean(0, dtype=np.float64), np.float32)

    def _label(self, class_index: int | None, count: int) -> Tensor | None:
        classes = self._config.classes
        if not classes:
            return None
        index = 0 if class_index is None else class_index
        if not 0 <= index < classes:
            raise BadInputError(f"There is no class {index + 1}; this generator has {classes}.")
        label = torch.zeros(count, classes, device=self.device)
        label[:, index] = 1
        return label


class TorchEncoder(TorchLatent):
    """A recognized VAE, which is also an `artstudio.models.generators.latent.Encoder`."""

    def encode(self, picture: FloatArray, ctx: Context) -> FloatArray:
        """The w (1, w_size) of the middle square of a picture (H, W, 3), sRGB in 0..1."""
        ctx.report(0, 1)
        assert isinstance(self.network, VAE)
        side = min(picture.shape[:2])
        top, left = (picture.shape[0] - side) // 2, (picture.shape[1] - side) // 2
        square = resize(picture[top : top + side, left : left + side], self._config.size, self._config.size)
        if self._config.colors == 1:
            square = square.mean(axis=2, keepdims=True)
        with torch.inference_mode():
            x = torch.from_numpy(np.array(square)).permute(2, 0, 1)[None].to(self.device)
            w, _ = self.network.encode(x * 2 - 1)
        ctx.report(1, 1)
        return np.asarray(w.float().cpu(), np.float32)


def latent_of(
    found: Recognized,
    device: str = "cpu",
    classes: tuple[str, ...] = (),
    mixing: float = 0.0,
    spread: float = 1.0,
) -> TorchLatent:
    """A recognized generator as a `LatentModel`, and as an `Encoder` too if it can encode."""
    kind = TorchEncoder if found.kind == "vae" else TorchLatent
    return kind(found, device, classes, mixing, spread)
