"""DCGAN (Radford et al. 2016), in the layout of PyTorch's tutorial.

z is a picture of one pixel that transposed convolutions double until it has its size. Pictures are (N,
colors, size, size) in -1..1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor, nn

from artstudio.models.generators.layers import Noise


@dataclass(frozen=True)
class DCGANConfig:
    """``channels``: of the features of 4, 8, 16 ... ``size`` / 2 pixels."""

    size: int
    channels: tuple[int, ...]
    z_size: int = 100
    colors: int = 3

    def __post_init__(self) -> None:
        if 2 ** (len(self.channels) + 2) != self.size:
            raise ValueError(f"{len(self.channels)} layers of features do not make {self.size} pixels")

    layers = 1  # one w for the whole picture, which is z itself
    classes = 0

    @property
    def w_size(self) -> int:
        return self.z_size

    @staticmethod
    def of_size(size: int, width: int = 64) -> DCGANConfig:
        """With ``width`` channels at half the size, and twice as many each time that it is halved."""
        count = int(math.log2(size)) - 2
        return DCGANConfig(size, tuple(width * 2**index for index in reversed(range(count))))


class Generator(nn.Module):
    """z (N, z_size) to pictures. In use, the statistics of the training normalize."""

    def __init__(self, config: DCGANConfig):
        super().__init__()
        self.config = config
        widths = (config.z_size, *config.channels)
        layers: list[nn.Module] = []
        for index, outputs in enumerate(config.channels):
            step = (1, 0) if index == 0 else (2, 1)
            layers += [
                nn.ConvTranspose2d(widths[index], outputs, 4, *step, bias=False),
                nn.BatchNorm2d(outputs),
                nn.ReLU(inplace=True),
            ]
        self.main = nn.Sequential(
            *layers, nn.ConvTranspose2d(widths[-1], config.colors, 4, 2, 1, bias=False), nn.Tanh()
        )
        self.apply(_initialize)

    def forward(self, z: Tensor) -> Tensor:
        return self.main(z[:, :, None, None])  # type: ignore[no-any-return]

    # The latent of a style-based generator is mapped first; here z is what bends the picture.

    def mapping(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        return z

    def synthesis(self, w: Tensor, noise: Noise = "none", random: torch.Generator | None = None) -> Tensor:
        """w (N, 1, z_size) to pictures; there is no noise."""
        return self(w[:, 0])  # type: ignore[no-any-return]


class Discriminator(nn.Module):
    """Pictures to scores (N,): high for what looks real. Give them to a loss that takes logits."""

    def __init__(self, config: DCGANConfig):
        super().__init__()
        widths = (*reversed(config.channels),)
        layers: list[nn.Module] = [
            nn.Conv2d(config.colors, widths[0], 4, 2, 1, bias=False),
            nn.LeakyReLU(0.2),
        ]
        for inputs, outputs in pairwise(widths):
            layers += [
                nn.Conv2d(inputs, outputs, 4, 2, 1, bias=False),
                nn.BatchNorm2d(outputs),
                nn.LeakyReLU(0.2),
            ]
        self.main = nn.Sequential(*layers, nn.Conv2d(widths[-1], 1, 4, 1, 0, bias=False))
        self.apply(_initialize)

    def forward(self, x: Tensor) -> Tensor:
        return self.main(x).flatten()  # type: ignore[no-any-return]


def _initialize(module: nn.Module) -> None:
    if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
        nn.init.normal_(module.weight, 0.0, 0.02)
    elif isinstance(module, nn.BatchNorm2d):
        nn.init.normal_(module.weight, 1.0, 0.02)
