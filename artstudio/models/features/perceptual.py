"""How different two pictures look: differentiable, so that a latent can be searched for by it.

Zhang et al. 2018, "The Unreasonable Effectiveness of Deep Features as a Perceptual Metric" (LPIPS): features
of a trained network at several scales, each scaled to unit length at each place, compared by their squared
distance. Here the network is EfficientNet-Lite0, and all channels count alike: nothing was fitted to
people's judgments, so the numbers can be compared with each other only.
"""

from __future__ import annotations

import torch
from torch import Tensor

from artstudio.models.features import network

_EPSILON = 1e-8
MIN_SIDE = 32  # pixels; of less, the last features are not even one


class Perceptual:
    """The distance on ``device``: 0 is the same picture, and about 1 are two that have nothing in common.

    Measured on paintings at 256 px: two of them 0.86, one and its mirror image 0.67, one blurred to a quarter
    0.40, moved by a pixel 0.12, a fifth darker 0.02.
    """

    def __init__(self, device: str = "cpu"):
        self._network = network.load().to(device)

    def features(self, pictures: Tensor) -> tuple[Tensor, ...]:
        """(N, 3, H, W) in 0..1 -> (N, C, h, w) of each scale, whose squared distance is the perceptual one.

        Compute those of a picture that stays the same only once.
        """
        return weighted(self._network.look(pictures)[0])

    def between(self, first: tuple[Tensor, ...], second: tuple[Tensor, ...]) -> Tensor:
        """The distances (N,) between what `features` returned for pictures of one size."""
        pairs = zip(first, second, strict=True)
        return torch.stack([(a - b).square().sum((1, 2, 3)) for a, b in pairs]).sum(0)

    def __call__(self, first: Tensor, second: Tensor) -> Tensor:
        """The distances (N,) between pictures (N, 3, H, W) in 0..1 of one size."""
        return self.between(self.features(first), self.features(second))


def weighted(ends: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    """Features (N, C, h, w) of each scale, so scaled that squared distances add up to the perceptual one.

    That is the mean over places and scales of 1 - cosine, which is half the squared distance of unit vectors.
    """
    scaled = []
    for x in ends:
        length = torch.rsqrt(x.square().sum(1, keepdim=True) + _EPSILON)
        scaled.append(x * length * (2 * x.shape[2] * x.shape[3] * len(ends)) ** -0.5)
    return tuple(scaled)
