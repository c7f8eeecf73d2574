"""A discriminator that looks at pictures through a network which has seen many before.

Sauer et al. 2021, "Projected GANs Converge Faster": the features of a frozen network (here
EfficientNet-Lite0) are mixed across channels and scales by convolutions that stay as random as they began,
and a small discriminator judges each scale. No penalty is needed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.parametrizations import spectral_norm

from artstudio.models.features import network
from artstudio.models.features.network import LITE0

LEAST_SIDE, SIDE = 128, 224
"""Pictures smaller than ``SIDE`` pixels are enlarged: to twice their size, within these two."""
_WIDTH, _LABEL_SIZE = 64, 64
_CHANNELS = {8: 512, 16: 256, 32: 128, 64: 64}  # of a discriminator, by the side of its features at 256 px


class Projector(nn.Module):
    """Features of four scales, mixed with those of wider scope and twice as large as they were."""

    def __init__(self) -> None:
        super().__init__()
        inputs = [LITE0.stages[end].channels for end in LITE0.ends[1:]]
        mixed = [_WIDTH * 2**index for index in range(len(inputs))]
        self.outputs = [_WIDTH, *mixed[:-1]]
        self.across = nn.ModuleList(nn.Conv2d(a, b, 1) for a, b in zip(inputs, mixed, strict=True))
        self.down = nn.ModuleList(nn.Conv2d(a, b, 1) for a, b in zip(mixed, self.outputs, strict=True))
        self.requires_grad_(False)

    def forward(self, scales: Sequence[Tensor]) -> list[Tensor]:
        """(N, C, H / 4, W / 4) to (N, C, H / 32, W / 32) -> (N, C, H / 2, W / 2) to (N, C, H / 16, W / 16)"""
        found: list[Tensor] = []
        for index in reversed(range(len(self.across))):
            x = self.across[index](scales[index])
            x = self.down[index](x + found[0] if found else x)
            found.insert(0, F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=True))
        return found


class Head(nn.Module):
    """Features of one scale, (N, inputs, H, W), to a map of scores, (N, places)."""

    def __init__(self, inputs: int, side: int, classes: int):
        super().__init__()
        layers: list[nn.Module] = []
        while side > 8:
            outputs = _CHANNELS[side // 2]
            layers += [
                spectral_norm(nn.Conv2d(inputs, inputs, 3, padding=1, groups=inputs, bias=False)),
                spectral_norm(nn.Conv2d(inputs, outputs, 1, bias=False)),
                nn.BatchNorm2d(outputs, track_running_stats=False),
                nn.LeakyReLU(0.2),
                nn.AvgPool2d(2),
            ]
            inputs, side = outputs, side // 2
        self.main = nn.Sequential(*layers)
        self.out = spectral_norm(nn.Conv2d(inputs, _LABEL_SIZE if classes else 1, 4, bias=False))
        self.label = nn.Sequential(nn.Linear(classes, _LABEL_SIZE), nn.LeakyReLU(0.2)) if classes else None

    def forward(self, x: Tensor, label: Tensor | None) -> Tensor:
        x = self.out(self.main(x))
        if self.label is not None:
            x = (x * self.label(label)[:, :, None, None]).sum(1) / math.sqrt(_LABEL_SIZE)
        return x.flatten(1)


class Critic(nn.Module):
    """What learns of it: a discriminator for each of the features that `Projector` gives."""

    def __init__(self, projector: Projector, classes: int):
        super().__init__()
        sides = [128, 64, 32, 16]
        pairs = zip(projector.outputs, sides, strict=True)
        self.heads = nn.ModuleList(Head(inputs, side, classes) for inputs, side in pairs)

    def forward(self, features: Sequence[Tensor], label: Tensor | None) -> Tensor:
        """All scores of a picture, (N, places): high for what looks real."""
        pairs = zip(self.heads, features, strict=True)
        return torch.cat([head(x, label) for head, x in pairs], dim=1)


class Eye:
    """Pictures (N, 3, H, W) in -1..1 to what `Critic` judges; differentiable."""

    def __init__(self, projector: Projector, device: torch.device):
        self.features = network.load().to(device)
        self._projector = projector

    def __call__(self, pictures: Tensor) -> list[Tensor]:
        side = min(SIDE, max(LEAST_SIDE, 2 * pictures.shape[3]))
        if pictures.shape[3] < side:
            pictures = F.interpolate(pictures, (side, side), mode="bilinear", align_corners=False)
        return self._projector(self.features.scales((pictures + 1) / 2)[1:])  # type: ignore[no-any-return]
