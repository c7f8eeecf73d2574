"""What the two sides of a GAN want, by the critic's scores, and the penalties that keep them sane."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

Critic = Callable[[Tensor, Tensor | None], Tensor]


@dataclass(frozen=True)
class GanLoss:
    """``critic``: of the scores of real and made pictures; ``generator``: of those of made ones."""

    critic: Callable[[Tensor, Tensor], Tensor]
    generator: Callable[[Tensor], Tensor]


LOGISTIC = GanLoss(
    lambda real, fake: F.softplus(-real).mean() + F.softplus(fake).mean(),
    lambda fake: F.softplus(-fake).mean(),
)
"""Goodfellow et al. 2014, with the generator's loss that does not saturate."""

LEAST_SQUARES = GanLoss(
    lambda real, fake: 0.5 * ((real - 1).square().mean() + fake.square().mean()),
    lambda fake: 0.5 * (fake - 1).square().mean(),
)
"""Mao et al. 2017, "Least Squares Generative Adversarial Networks"."""

WASSERSTEIN = GanLoss(lambda real, fake: fake.mean() - real.mean(), lambda fake: -fake.mean())
"""Arjovsky et al. 2017; it takes `gradient_penalty`."""

HINGE = GanLoss(
    lambda real, fake: F.relu(1 - real).mean() + F.relu(1 + fake).mean(),
    lambda fake: -fake.mean(),
)
"""Lim and Ye 2017, and Miyato and Koyama 2018 for conditional ones."""


def gradient_penalty(
    critic: Critic, real: Tensor, fake: Tensor, label: Tensor | None, random: torch.Generator
) -> Tensor:
    """How far the slope of the critic is from 1 between real and made pictures (Gulrajani et al. 2017)."""
    share = torch.rand(len(real), 1, 1, 1, generator=random, device=real.device)
    between = torch.lerp(fake.detach(), real.detach(), share).requires_grad_()
    (slope,) = torch.autograd.grad(critic(between, label).sum(), between, create_graph=True)
    lengths = slope.square().sum((1, 2, 3)).add(1e-12).sqrt()
    return (lengths - 1).square().mean()


def r1(critic: Critic, real: Tensor, label: Tensor | None) -> Tensor:
    """The squared slope of the critic at real pictures, halved (Mescheder et al. 2018)."""
    at = real.detach().requires_grad_()
    (slope,) = torch.autograd.grad(critic(at, label).sum(), at, create_graph=True)
    return slope.square().sum((1, 2, 3)).mean() / 2


def path_length(
    pictures: Tensor, w: Tensor, mean: Tensor, random: torch.Generator, decay: float = 0.01
) -> tuple[Tensor, Tensor]:
    """How unevenly steps in w change the picture (Karras et al. 2020), and the new running ``mean`` of the
    lengths.

    pictures (N, C, H, W) made of w (N, layers, w_size).
    """
    noise = torch.randn(pictures.shape, generator=random, device=pictures.device)
    noise = noise / math.sqrt(pictures.shape[2] * pictures.shape[3])
    (slope,) = torch.autograd.grad((pictures * noise).sum(), w, create_graph=True)
    lengths = slope.square().sum(2).mean(1).sqrt()
    mean = torch.lerp(mean, lengths.detach().mean(), decay)
    return (lengths - mean).square().mean(), mean
