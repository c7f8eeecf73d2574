"""Augmentation of what the discriminator sees, real and made pictures alike, which lets a GAN learn from few.

DiffAugment (Zhao et al. 2020, "Differentiable Augmentation for Data-Efficient GAN Training"), and the
pipeline of ADA with its adaptive strength (Karras et al. 2020, "Training Generative Adversarial Networks with
Limited Data"). Plain torch, differentiable once: penalties on gradients are taken at the augmented pictures.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from artstudio.models.generators.stylegan2 import blur, enlarge

Random = torch.Generator


def diff_augment(x: Tensor, random: Random) -> Tensor:
    """Pictures (N, C, H, W) in -1..1 with other colors, moved, and with a hole each."""
    return _cutout(_moved(_colored(x, random), random), random)


def _uniform(x: Tensor, random: Random, *shape: int) -> Tensor:
    return torch.rand(len(x), *shape, generator=random, device=x.device)


def _colored(x: Tensor, random: Random) -> Tensor:
    x = x + _uniform(x, random, 1, 1, 1) - 0.5
    gray = x.mean(1, keepdim=True)
    x = gray + (x - gray) * (_uniform(x, random, 1, 1, 1) * 2)
    mean = x.mean((1, 2, 3), keepdim=True)
    return mean + (x - mean) * (_uniform(x, random, 1, 1, 1) + 0.5)


def _moved(x: Tensor, random: Random, most: float = 1 / 8) -> Tensor:
    """By whole pixels; what comes in is black, or rather the grey of 0."""
    reach = max(1, round(x.shape[3] * most))
    pixels = torch.floor(_uniform(x, random, 2) * (2 * reach + 1)) - reach
    shift = torch.zeros(len(x), 2, 3, device=x.device)
    shift[:, 0, 0] = shift[:, 1, 1] = 1
    shift[:, :, 2] = 2 * pixels / x.shape[3]
    grid = F.affine_grid(shift, list(x.shape), align_corners=False)
    return F.grid_sample(x, grid.to(x.dtype), "nearest", "zeros", align_corners=False)


def _cutout(x: Tensor, random: Random, share: float = 0.5) -> Tensor:
    """A square hole of ``share`` of the side, anywhere."""
    size = x.shape[3]
    center = torch.floor(_uniform(x, random, 2, 1) * (size + 1))
    inside = (torch.arange(size, device=x.device) + 0.5 - center).abs() < size * share / 2  # (N, 2, size)
    hole = inside[:, 0, :, None] & inside[:, 1, None, :]
    return x * ~hole[:, None]


class Ada(nn.Module):
    """The pipeline "bgc": flips, turns, moves, scales and colors, each with probability ``p``.

    ``p`` follows how surely the discriminator knows the real pictures: its scores' mean sign is held at
    ``target``. Its strength can go from 0 to 1 within ``reach`` pictures.
    """

    p: Tensor
    signs: Tensor
    seen: Tensor

    def __init__(self, target: float = 0.6, reach: float = 500_000):
        super().__init__()
        self.target, self.reach = target, reach
        self.register_buffer("p", torch.zeros([]))
        self.register_buffer("signs", torch.zeros([]))
        self.register_buffer("seen", torch.zeros([]))

    def note(self, sign: Tensor, count: int) -> None:
        """Remember the mean sign of the scores of ``count`` real pictures."""
        self.signs += sign * count
        self.seen += count

    def adapt(self) -> None:
        """Change ``p`` by what was noted since the last time."""
        over = (self.signs / self.seen.clamp(min=1) - self.target).sign()
        self.p.copy_((self.p + over * self.seen / self.reach).clamp(0, 1))
        self.signs.zero_()
        self.seen.zero_()

    def forward(self, x: Tensor, random: Random) -> Tensor:
        """Pictures (N, 3, H, W) in -1..1."""
        return _recolored(self._warped(x, random), self.p, random)

    def _warped(self, x: Tensor, random: Random) -> Tensor:
        theta = _warp(x, self.p, random)
        # Sampled from twice the size and low-passed afterwards, so that turning leaves no jagged edges.
        large = [len(x), x.shape[1], 2 * x.shape[2], 2 * x.shape[3]]
        grid = F.affine_grid(theta[:, :2], large, align_corners=False).to(x.dtype)
        large_x = F.grid_sample(enlarge(x), grid, "bilinear", "reflection", align_corners=False)
        warped = blur(large_x, stride=2)
        # What stays in its place stays as sharp as it was.
        stays = (theta == torch.eye(3, device=x.device)).flatten(1).all(1)
        return torch.where(stays[:, None, None, None], x, warped)


def _gate(x: Tensor, p: Tensor, random: Random) -> Tensor:
    return (_uniform(x, random) < p).float()


def _normal(x: Tensor, random: Random) -> Tensor:
    return torch.randn(len(x), generator=random, device=x.device)


def _warp(x: Tensor, p: Tensor, random: Random) -> Tensor:
    """(N, 3, 3): from the places of the new picture to those of the old, both in -1..1."""
    one, zero = x.new_ones(len(x), dtype=torch.float32), x.new_zeros(len(x), dtype=torch.float32)
    size = x.shape[3]

    def scaled(sx: Tensor, sy: Tensor) -> Tensor:
        return _matrix(sx, zero, zero, zero, sy, zero)

    def turned(angle: Tensor) -> Tensor:
        return _matrix(angle.cos(), -angle.sin(), zero, angle.sin(), angle.cos(), zero)

    def moved(dx: Tensor, dy: Tensor) -> Tensor:
        return _matrix(one, zero, dx, zero, one, dy)

    def any_angle() -> Tensor:
        return (_uniform(x, random) * 2 - 1) * math.pi

    p_turn = 1 - (1 - p).clamp(min=0).sqrt()  # two turns, which together happen with p
    theta = scaled(1 - 2 * torch.floor(_uniform(x, random) * 2) * _gate(x, p, random), one)
    theta = theta @ turned(torch.floor(_uniform(x, random) * 4) * _gate(x, p, random) * (math.pi / 2))
    whole = _gate(x, p, random)
    steps = [torch.round((_uniform(x, random) * 2 - 1) * size / 8) * whole * 2 / size for _ in range(2)]
    theta = theta @ moved(*steps)
    scale = torch.exp2(_normal(x, random) * 0.2 * _gate(x, p, random))
    theta = theta @ scaled(scale, scale)
    theta = theta @ turned(any_angle() * _gate(x, p_turn, random))
    stretch = torch.exp2(_normal(x, random) * 0.2 * _gate(x, p, random))
    theta = theta @ scaled(stretch, 1 / stretch)
    theta = theta @ turned(any_angle() * _gate(x, p_turn, random))
    part = _gate(x, p, random)
    return theta @ moved(*(_normal(x, random) * 0.25 * part for _ in range(2)))


def _matrix(*rows: Tensor) -> Tensor:
    """(N, 3, 3) of its upper two rows."""
    last = [torch.zeros_like(rows[0]), torch.zeros_like(rows[0]), torch.ones_like(rows[0])]
    return torch.stack([*rows, *last], 1).reshape(-1, 3, 3)


def _recolored(x: Tensor, p: Tensor, random: Random) -> Tensor:
    """Brightness, contrast, inverted lightness, hue and saturation, as one affine map of RGB."""
    eye = torch.eye(3, device=x.device)
    gray = torch.full((3, 3), 1 / 3, device=x.device)  # the projection on the axis of greys
    bright = _normal(x, random) * 0.2 * _gate(x, p, random)
    contrast = torch.exp2(_normal(x, random) * 0.5 * _gate(x, p, random))
    flip = torch.floor(_uniform(x, random) * 2) * _gate(x, p, random)
    angle = (_uniform(x, random) * 2 - 1) * math.pi * _gate(x, p, random)
    vivid = torch.exp2(_normal(x, random) * _gate(x, p, random))
    column = (slice(None), None, None)
    matrix = eye * contrast[column]
    offset = (bright * contrast)[:, None, None].expand(-1, 3, 1)
    for step in (eye - 2 * gray * flip[column], _hue(angle), gray + (eye - gray) * vivid[column]):
        matrix, offset = step @ matrix, step @ offset
    return (matrix @ x.flatten(2).float() + offset).reshape(x.shape).to(x.dtype)


def _hue(angle: Tensor) -> Tensor:
    """(N, 3, 3): turns of RGB around the axis of greys (Rodrigues' formula)."""
    axis = 1 / math.sqrt(3)
    cross = axis * torch.tensor([[0.0, -1, 1], [1, 0, -1], [-1, 1, 0]], device=angle.device)
    gray = torch.full((3, 3), 1 / 3, device=angle.device)
    cos, sin = angle.cos()[:, None, None], angle.sin()[:, None, None]
    return torch.eye(3, device=angle.device) * cos + sin * cross + (1 - cos) * gray
