"""A convolutional variational autoencoder (Kingma and Welling 2014, "Auto-Encoding Variational Bayes").

The encoder tells where in the latent space a picture lies and how surely; the decoder paints a point of it.
Pictures are (N, colors, size, size) in -1..1. With classes, each has a middle of its own in the space.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from artstudio.models.generators.layers import Noise

Perceptual = Callable[[Tensor, Tensor], Tensor]
"""How different two batches of pictures look: one number, 0 if they are the same."""


@dataclass(frozen=True)
class VAEConfig:
    """``channels``: of the features of 4, 8, 16 ... ``size`` / 2 pixels."""

    size: int
    channels: tuple[int, ...]
    z_size: int = 128
    classes: int = 0
    colors: int = 3

    def __post_init__(self) -> None:
        if 2 ** (len(self.channels) + 2) != self.size:
            raise ValueError(f"{len(self.channels)} layers of features do not make {self.size} pixels")

    layers = 1  # one w for the whole picture, which is z itself

    @property
    def w_size(self) -> int:
        return self.z_size

    @staticmethod
    def of_size(size: int, width: int = 32, z_size: int = 128, classes: int = 0) -> VAEConfig:
        """With ``width`` channels at half the size, and twice as many, up to 256, each time it is halved."""
        count = int(math.log2(size)) - 2
        channels = (min(256, width * 2**index) for index in reversed(range(count)))
        return VAEConfig(size, tuple(channels), z_size, classes)


class _Block(nn.Module):
    """Two convolutions beside a shortcut (He et al. 2016), with group normalization (Wu and He 2018)."""

    def __init__(self, channels: int):
        super().__init__()
        self.norm1 = nn.GroupNorm(math.gcd(8, channels), channels)
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.norm2 = nn.GroupNorm(math.gcd(8, channels), channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.conv2.weight)  # so that training begins with the shortcut alone

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv1(F.silu(self.norm1(x)))
        return x + self.conv2(F.silu(self.norm2(y)))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """Pictures to the mean and the logarithm of the variance of their z, both (N, z_size)."""

    def __init__(self, config: VAEConfig):
        super().__init__()
        widths = (*reversed(config.channels),)  # from size / 2 to 4 pixels
        layers: list[nn.Module] = [
            nn.PixelUnshuffle(2),
            nn.Conv2d(4 * config.colors, widths[0], 3, padding=1),
            _Block(widths[0]),
        ]
        for inputs, outputs in pairwise(widths):
            layers += [nn.Conv2d(inputs, outputs, 4, 2, 1), _Block(outputs)]
        self.main = nn.Sequential(*layers)
        self.head = nn.Linear(widths[-1] * 16, 2 * config.z_size)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        mean, logvar = self.head(F.silu(self.main(x)).flatten(1)).chunk(2, dim=1)
        return mean, logvar.clamp(-12.0, 6.0)


class Decoder(nn.Module):
    """z (N, z_size) to pictures."""

    def __init__(self, config: VAEConfig):
        super().__init__()
        widths = config.channels
        self.head = nn.Linear(config.z_size, widths[0] * 16)
        layers: list[nn.Module] = [_Block(widths[0])]
        for inputs, outputs in pairwise(widths):
            layers += [
                nn.Upsample(scale_factor=2, mode="nearest"),
                nn.Conv2d(inputs, outputs, 3, padding=1),
                _Block(outputs),
            ]
        self.main = nn.Sequential(*layers)
        self.paint = nn.Sequential(
            nn.SiLU(), nn.Conv2d(widths[-1], 4 * config.colors, 3, padding=1), nn.PixelShuffle(2), nn.Tanh()
        )

    def forward(self, z: Tensor) -> Tensor:
        x = self.head(z).unflatten(1, (-1, 4, 4))
        return self.paint(self.main(x))  # type: ignore[no-any-return]


class VAE(nn.Module):
    """z (N, z_size) by ``mapping`` to w, by ``synthesis`` to pictures; and back by ``encode``."""

    def __init__(self, config: VAEConfig):
        super().__init__()
        self.config = config
        self.encoder = Encoder(config)
        self.decoder = Decoder(config)
        if config.classes:
            self.middles = nn.Parameter(torch.zeros(config.classes, config.z_size))

    def forward(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        return self.decoder(self.mapping(z, label))  # type: ignore[no-any-return]

    def mapping(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        """z is w, moved to the middle of the class if there are classes; ``label`` is (N, classes)."""
        if not self.config.classes:
            return z
        if label is None:
            raise ValueError("this network wants a class")
        return z + label @ self.middles

    def synthesis(self, w: Tensor, noise: Noise = "none", random: torch.Generator | None = None) -> Tensor:
        """w (N, 1, z_size) to pictures; there is no noise."""
        return self.decoder(w[:, 0])  # type: ignore[no-any-return]

    def encode(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and logarithm of the variance of the w of ``pictures``, both (N, z_size)."""
        return self.encoder(pictures)  # type: ignore[no-any-return]


class Losses(NamedTuple):
    """``total`` is what to minimize. The others are for people: ``error`` the mean square in -1..1,
    ``perceptual`` what the function given said (0 without one), ``divergence`` in nats a picture."""

    total: Tensor
    error: Tensor
    perceptual: Tensor
    divergence: Tensor


def losses(
    network: VAE,
    pictures: Tensor,
    label: Tensor | None = None,
    *,
    perceptual: Perceptual | None = None,
    share: float = 1.0,
    beta: float = 1.0,
    random: torch.Generator | None = None,
) -> Losses:
    """The evidence lower bound, in nats a number of the picture, turned round.

    The variance of the pictures about what is decoded is the best one for the batch (Rybkin et al. 2021,
    "Simple and Effective VAE Training with Calibrated Decoders"), so nothing has to be weighed by hand:
    ``beta`` 1 is the bound itself, and less paints sharper and leaves gaps in the space. ``perceptual`` is
    added ``share`` times. ``random`` draws the points about the means.
    """
    mean, logvar = network.encode(pictures)
    drawn = torch.randn(mean.shape, generator=random, device=random.device if random else mean.device)
    w = mean + torch.exp(0.5 * logvar) * drawn.to(mean)
    decoded = network.decoder(w)
    error = (decoded - pictures).square().mean()
    middle = network.mapping(torch.zeros_like(mean), label)
    divergence = 0.5 * ((mean - middle).square() + logvar.exp() - 1 - logvar).sum(1).mean()
    looks = perceptual(decoded, pictures) if perceptual else torch.zeros_like(error)
    total = 0.5 * torch.log(error + 1e-6) + beta * divergence / pictures[0].numel() + share * looks
    return Losses(total, error.detach(), looks.detach(), divergence.detach())
