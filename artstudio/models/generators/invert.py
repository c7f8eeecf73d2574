"""Placing a picture in a generator's space: the w of every layer that draws something most like it.

Karras et al. 2020, section 5 ("projection": a search by gradients, with a perceptual distance and noise that
dies away), with a w for every layer as in Abdal et al. 2019 ("Image2StyleGAN"), held close to each other and
to where the generator's own pictures lie (Tov et al. 2021, "Designing an encoder for StyleGAN image
manipulation"), so that sliders go on working where the search ends.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.engine.request import Request
from artstudio.errors import BadInputError
from artstudio.imaging import cover, resize
from artstudio.latents import halved
from artstudio.models import registry
from artstudio.models.base import Placed
from artstudio.models.features.perceptual import MIN_SIDE, Perceptual
from artstudio.models.generators.family import loaded
from artstudio.models.generators.latent import Encoder, LatentModel, per_layer, seeded_z
from artstudio.models.generators.spec import INVERT
from artstudio.models.generators.torch_latent import TorchLatent
from artstudio.pixels import FloatArray

MOST_SIDE = 256  # pixels, at which pictures are compared
CANDIDATES = 32  # pictures of the generator's own that are looked at for a start
_SAMPLES = 1024  # of which the spread of w is taken
_RATE = 0.2  # σ a step, at most
_COLORS = 2.0  # weight of the squared difference of colors beside the perceptual distance
_NEAR = 0.002  # of squared σ from the middle
_TOGETHER = 0.01  # of squared σ between the layers
_NOISE = 0.1  # σ, at the beginning
PREVIEW_SECONDS = 0.4


class Inverter:
    """Places a picture by the encoder, if the generator has one, and then by a search.

    Previews are `Placed` too, so that whoever stops the search keeps what it has found.
    """

    spec = INVERT

    def load(self, device: Device) -> None:
        self._device = device
        self._perceptual: Perceptual | None = None
        self._loaded: tuple[str, str, LatentModel] | None = None

    def run(self, request: Request, ctx: Context) -> Placed:
        if not request.pictures:
            raise BadInputError("There is no picture to place; drop one first.")
        ctx.report(0, 1)
        values = request.values
        latent = self._latent(values["generator"])
        if self._perceptual is None:
            self._perceptual = Perceptual(self._device.torch_name)
        picture = request.pictures[0].rgb
        if not isinstance(latent, TorchLatent):
            return _by_encoder(latent, self._perceptual, picture, self._device, ctx)
        search = Search(latent, self._perceptual, picture)
        given = values["start"].w
        if given and len(given) != latent.layers * latent.w_size:
            raise BadInputError("The start is a picture that was placed in another generator.")
        if given:
            start = np.array(given.array.reshape(latent.layers, latent.w_size))
        elif isinstance(latent, Encoder):
            start = latent.encode(picture, ctx.part(0.0, 0.02))
        else:
            start = search.own_start(ctx.part(0.0, 0.1), request.seed)
        return search.run(start, values["steps"], request.seed, ctx.part(0.1, 1.0))

    def _latent(self, model_id: str) -> LatentModel:
        revision = registry.get(model_id).revision
        if self._loaded is None or self._loaded[:2] != (model_id, revision):
            _, generator = loaded(model_id, self._device)
            self._loaded = model_id, revision, generator.latent
        return self._loaded[2]


def _by_encoder(
    latent: LatentModel, perceptual: Perceptual, picture: FloatArray, device: Device, ctx: Context
) -> Placed:
    """What the encoder says, of a generator that gradients don't lead through."""
    if not isinstance(latent, Encoder):
        raise BadInputError("This generator can't place pictures; choose another one.")
    w = halved(latent.encode(picture, ctx.part(0.0, 0.4)))
    drawn = latent.synthesize(w, None, (MOST_SIDE, MOST_SIDE), ctx.part(0.4, 0.9))
    square = resize(cover(np.ascontiguousarray(picture), 1, 1), MOST_SIDE, MOST_SIDE)
    with torch.inference_mode():
        both = torch.from_numpy(np.stack([drawn, square])).permute(0, 3, 1, 2).to(device.torch_name)
        distance = float(perceptual(both[:1], both[1:])[0])
    return Placed(w, drawn, distance, float(np.abs(drawn - square).mean()), distance, 0)


@dataclass
class _Found:
    """The best so far: w (layers, w_size) and its picture (3, H, W) in 0..1."""

    loss: float
    distance: float
    error: float
    w: Tensor
    picture: Tensor

    def placed(self, start: float, steps: int) -> Placed:
        picture = np.ascontiguousarray(self.picture.permute(1, 2, 0).float().cpu().numpy())
        w = np.asarray(self.w.float().cpu().numpy(), np.float32)
        return Placed(w, picture, self.distance, self.error, start, steps)


class Search:
    """The search for one picture (H, W, 3), sRGB in 0..1, of which the middle square counts."""

    def __init__(self, latent: TorchLatent, perceptual: Perceptual, picture: FloatArray) -> None:
        self._latent, self._perceptual = latent, perceptual
        self._size = latent.network.config.size
        self._side = max(MIN_SIDE, min(self._size, MOST_SIDE))
        square = resize(cover(np.ascontiguousarray(picture), 1, 1), self._side, self._side)
        target = torch.from_numpy(np.array(square)).permute(2, 0, 1)[None].to(latent.device)
        if latent.network.config.colors == 1:
            target = target.mean(1, keepdim=True).expand(-1, 3, -1, -1)
        self._target = target.contiguous()
        with torch.inference_mode():
            self._features = perceptual.features(self._target)
        self._middle, self._spread = self._space()

    def _space(self) -> tuple[Tensor, Tensor]:
        """Mean and standard deviation (w_size,) of the generator's own w, of all its classes."""
        latent = self._latent
        z = seeded_z(range(_SAMPLES), latent.z_size)
        count = max(1, len(latent.classes))
        mapped = np.concatenate(
            [
                latent.map(z[index::count], index if latent.classes else None)
                for index in range(min(count, 64))
            ]
        )
        spread = np.maximum(mapped.std(axis=0), 1e-3 * max(float(mapped.std()), 1e-6))
        return tuple(torch.from_numpy(a).to(latent.device) for a in (mapped.mean(axis=0), spread))  # type: ignore[return-value]

    def own_start(self, ctx: Context, seed: int) -> FloatArray:
        """The w (layers, w_size) of the generator's own picture that is most like it."""
        latent = self._latent
        z = seeded_z(range(seed, seed + CANDIDATES), latent.z_size)
        best, found = math.inf, per_layer(self._middle.cpu().numpy(), latent.layers)
        for index in range(-1, CANDIDATES):
            w = found
            if index >= 0:
                label = index % len(latent.classes) if latent.classes else None
                w = per_layer(latent.map(z[index : index + 1], label)[0], latent.layers)
            with torch.no_grad():
                distance, error, _ = self._compare(torch.from_numpy(w).to(latent.device))
            loss = float(distance + _COLORS * error)
            if loss < best:
                best, found = loss, w
            ctx.report(index + 2, CANDIDATES + 1)
        return found

    def run(self, start: FloatArray, steps: int, seed: int, ctx: Context) -> Placed:
        """Search from ``start`` (layers, w_size); noise comes from ``seed``."""
        device = self._latent.device
        first = torch.from_numpy(np.ascontiguousarray(start)).to(device)
        best = self._measured(first)
        begun = best.distance
        # In σ from the middle: a part that all layers share, and what each has of its own.
        shared = ((first - self._middle) / self._spread).mean(0).requires_grad_()
        own = ((first - self._middle) / self._spread - shared.detach()).requires_grad_()
        optimizer = torch.optim.Adam([shared, own], lr=_RATE, betas=(0.9, 0.99))
        random = torch.Generator().manual_seed(seed)
        shown = time.monotonic()
        for step in range(steps):
            part = step / steps
            optimizer.param_groups[0]["lr"] = _RATE * min(1.0, 20 * (part + 1 / steps)) * _falling(part)
            noise = torch.randn(shared.shape, generator=random).to(device)
            noise = noise * (_NOISE * max(0.0, 1 - part / 0.6) ** 2)
            w = self._middle + self._spread * (shared + own + noise)
            distance, error, _ = self._compare(w)
            near = (shared + own).square().mean() * _NEAR + own.square().mean() * _TOGETHER
            optimizer.zero_grad(set_to_none=True)
            (distance + _COLORS * error + near).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            preview = None
            now = time.monotonic()
            if step + 1 == steps or now - shown >= PREVIEW_SECONDS:
                shown = now
                with torch.no_grad():
                    here = self._measured(self._middle + self._spread * (shared + own))
                if here.loss < best.loss:
                    best = here
                preview = best.placed(begun, step + 1)
            ctx.report(step + 1, steps, preview)
        return best.placed(begun, steps)

    @torch.no_grad()
    def _measured(self, w: Tensor) -> _Found:
        half = w.half().float()  # as recipes keep it, see `artstudio.latents.halved`
        w = torch.where(half.isfinite(), half, w)
        distance, error, picture = self._compare(w)
        scaled = F.interpolate(picture, size=(self._side, self._side), mode="area")
        mean = float((scaled - self._target).abs().mean())
        loss = float(distance + _COLORS * error)
        return _Found(loss, float(distance), mean, w.detach().clone(), picture[0].clone())

    def _compare(self, w: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Perceptual distance, mean squared difference, and the picture (1, 3, size, size) in 0..1."""
        drawn = self._latent.network.synthesis(w[None], "constant").float() * 0.5 + 0.5
        picture = drawn.clamp(0, 1).expand(-1, 3, -1, -1)
        scaled = picture
        if self._side < self._size:
            scaled = F.interpolate(picture, size=(self._side, self._side), mode="area")
        features = self._perceptual.features(scaled)
        distance = self._perceptual.between(features, self._features)[0]
        return distance, (scaled - self._target).square().mean(), picture


def _falling(part: float) -> float:
    """1 for the first two thirds, and then down to 0 along a cosine."""
    return 0.5 + 0.5 * math.cos(math.pi * max(0.0, (part - 2 / 3) * 3))
