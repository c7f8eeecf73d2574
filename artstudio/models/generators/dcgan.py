"""DCGAN (Radford et al. 2016), in the layout of PyTorch's tutorial; conditional on a class if there are any.

z is a picture of one pixel that transposed convolutions double until it has its size. Pictures are (N,
colors, size, size) in -1..1. Of a conditional one, the vector of the class goes beside z (Mirza and Osindero
2014), and the discriminator compares its features with one (Miyato and Koyama 2018, projection).
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
    """``channels``: of the features of 4, 8, 16 ... ``size`` / 2 pixels. ``classes``: 0 for an
    unconditional network."""

    size: int
    channels: tuple[int, ...]
    z_size: int = 100
    colors: int = 3
    classes: int = 0

    def __post_init__(self) -> None:
        if 2 ** (len(self.channels) + 2) != self.size:
            raise ValueError(f"{len(self.channels)} layers of features do not make {self.size} pixels")

    layers = 1  # one w for the whole picture: z itself, and the vector of the class behind it

    @property
    def w_size(self) -> int:
        return self.z_size * (2 if self.classes else 1)

    @staticmethod
    def of_size(size: int, width: int = 64, **rest: int) -> DCGANConfig:
        """With ``width`` channels at half the size, and twice as many each time that it is halved."""
        count = int(math.log2(size)) - 2
        return DCGANConfig(size, tuple(width * 2**index for index in reversed(range(count))), **rest)


class Generator(nn.Module):
    """z (N, z_size), and a label (N, classes), to pictures. In use, the statistics of the training
    normalize."""

    def __init__(self, config: DCGANConfig):
        super().__init__()
        self.config = config
        widths = (config.w_size, *config.channels)
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
        if config.classes:
            self.embed = nn.Linear(config.classes, config.z_size, bias=False)
            nn.init.normal_(self.embed.weight)

    def forward(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        return self.synthesis(self.mapping(z, label)[:, None])

    # The latent of a style-based generator is mapped first; here z is what bends the picture.

    def mapping(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        """z (N, z_size), and a label (N, classes), to w (N, w_size)."""
        if not self.config.classes:
            return z
        if label is None:
            raise ValueError("this network wants a class")
        return torch.cat([z, self.embed(label)], dim=1)

    def synthesis(self, w: Tensor, noise: Noise = "none", random: torch.Generator | None = None) -> Tensor:
        """w (N, 1, w_size) to pictures; there is no noise."""
        return self.main(w[:, 0, :, None, None])  # type: ignore[no-any-return]


class Discriminator(nn.Module):
    """Pictures, and labels (N, classes), to scores (N,): high for what looks real. Give them to a loss that
    takes logits.

    ``batch_norm``: off, each picture is normalized by itself (Ba et al. 2016), as a penalty on the gradient
    at single pictures asks for.
    """

    def __init__(self, config: DCGANConfig, batch_norm: bool = True):
        super().__init__()
        self.config = config
        widths = (*reversed(config.channels),)
        layers: list[nn.Module] = [
            nn.Conv2d(config.colors, widths[0], 4, 2, 1, bias=False),
            nn.LeakyReLU(0.2),
        ]
        for inputs, outputs in pairwise(widths):
            layers += [
                nn.Conv2d(inputs, outputs, 4, 2, 1, bias=False),
                nn.BatchNorm2d(outputs) if batch_norm else nn.GroupNorm(1, outputs),
                nn.LeakyReLU(0.2),
            ]
        self.main = nn.Sequential(*layers, nn.Conv2d(widths[-1], 1, 4, 1, 0, bias=False))
        self.apply(_initialize)
        if config.classes:
            self.embed = nn.Linear(config.classes, widths[-1], bias=False)

    def forward(self, x: Tensor, label: Tensor | None = None) -> Tensor:
        features = self.main[:-1](x)
        score: Tensor = self.main[-1](features).flatten()
        if self.config.classes:
            if label is None:
                raise ValueError("this network wants a class")
            score = score + (self.embed(label) * features.mean((2, 3))).sum(1)
        return score


def _initialize(module: nn.Module) -> None:
    if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
        nn.init.normal_(module.weight, 0.0, 0.02)
    elif isinstance(module, nn.BatchNorm2d):
        nn.init.normal_(module.weight, 1.0, 0.02)
