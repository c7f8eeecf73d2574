"""Resampling by FIR filters, in torch's own operations."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F


def upfirdn(x: Tensor, taps: Tensor | None, up: int, down: int, padding: tuple[int, int, int, int]) -> Tensor:
    """Put ``up`` - 1 zeros after each pixel, pad, convolve with ``taps``, keep every ``down``-th pixel.

    x (N, C, H, W); taps (k,) for both axes in turn, or (k, k), None for the identity; padding (left, right,
    top, bottom), negative to crop. What the zeros take from the brightness is given back.
    """
    left, right, top, bottom = padding
    if taps is None:
        taps = torch.ones(1, device=x.device)
    taps = taps.to(x.dtype)
    if taps.ndim == 2:
        return _filter(x, taps * up**2, (up, up), (down, down), padding)
    x = _filter(x, taps[None, :] * up, (1, up), (1, down), (left, right, 0, 0))
    return _filter(x, taps[:, None] * up, (up, 1), (down, 1), (0, 0, top, bottom))


def _filter(
    x: Tensor, taps: Tensor, up: tuple[int, int], down: tuple[int, int], padding: tuple[int, int, int, int]
) -> Tensor:
    channels, (height, width) = x.shape[1], taps.shape
    if up == (1, 1) and down == (1, 1) and taps.numel() == 1:
        return F.pad(x, padding) * taps
    weight = taps.expand(channels, 1, height, width)
    if up != (1, 1):
        # The transposed convolution adds up each pixel's taps and never meets the zeros. It gives all pixels
        # that the filter touches: more or fewer than were asked for.
        x = F.conv_transpose2d(x, weight, stride=up, groups=channels)
        left, right, top, bottom = padding
        crop = (left - width + 1, right - width + up[1], top - height + 1, bottom - height + up[0])
        return F.pad(x, crop)[:, :, :: down[0], :: down[1]]
    return F.conv2d(F.pad(x, padding), weight.flip(2, 3), stride=down, groups=channels)


def kaiser_lowpass(taps: int, cutoff: float, width: float, rate: float) -> Tensor:
    """A low-pass filter (taps,) that sums to 1: a sinc in a Kaiser window (Kaiser 1974).

    ``cutoff`` and the ``width`` of the transition are frequencies, at ``rate`` samples per unit.
    """
    at = _positions(taps)
    filter_ = torch.sinc(2 * cutoff / rate * at) * _kaiser_window(taps, width, rate)
    return (filter_ / filter_.sum()).float()


def radial_lowpass(taps: int, cutoff: float, width: float, rate: float) -> Tensor:
    """Like ``kaiser_lowpass`` in two dimensions (taps, taps), without a preferred direction: a jinc.

    Karras et al. 2021, "Alias-Free Generative Adversarial Networks", appendix C.2. ``taps`` is even, so that
    the middle falls between two of them.
    """
    at = _positions(taps) / rate
    radius = torch.hypot(at[:, None], at[None, :])
    jinc = torch.special.bessel_j1(2 * cutoff * math.pi * radius) / (math.pi * radius)
    window = _kaiser_window(taps, width, rate)
    filter_: Tensor = jinc * window[:, None] * window[None, :]
    return (filter_ / filter_.sum()).float()


def _positions(taps: int) -> Tensor:
    return torch.arange(taps, dtype=torch.float64) - (taps - 1) / 2


def _kaiser_window(taps: int, width: float, rate: float) -> Tensor:
    """With the beta that Kaiser's formulas give for the attenuation which that many taps reach."""
    attenuation = 2.285 * (taps - 1) * math.pi * width / (rate / 2) + 7.95
    if attenuation > 50:
        beta = 0.1102 * (attenuation - 8.7)
    elif attenuation > 21:
        beta = 0.5842 * (attenuation - 21) ** 0.4 + 0.07886 * (attenuation - 21)
    else:
        beta = 0.0
    window: Tensor = torch.kaiser_window(taps, periodic=False, beta=beta, dtype=torch.float64)
    return window
