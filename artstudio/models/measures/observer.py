"""Looks at many pictures, and keeps what the measures need of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from artstudio.errors import BadInputError
from artstudio.models.features import network
from artstudio.models.features.perceptual import weighted
from artstudio.pixels import FloatArray

_BATCH = 16


@dataclass(frozen=True)
class Observed:
    """``features``: (N, 1280), of the middles of N pictures at 224 px. ``diversity``: the mean perceptual
    distance over all pairs of them, see `artstudio.models.features.perceptual`."""

    features: NDArray[np.float32]
    diversity: float


class Observer:
    """The feature network on ``device``."""

    def __init__(self, device: str = "cpu"):
        self._device = device
        self._network = network.load().to(device)

    def observe(self, pictures: Iterable[FloatArray], seen: Callable[[int], None]) -> Observed:
        """Of pictures (H, W, 3), sRGB in 0..1. ``seen`` hears how many have been looked at."""
        features = [np.empty((0, self._network.config.head), np.float32)]
        spread = Spread()
        count = 0
        for batch in _batches(pictures):
            with torch.inference_mode():
                x = torch.cat([prepared(picture) for picture in batch]).to(self._device)
                ends, means = self._network.look(x)
                spread.add(weighted(ends))
            features.append(np.asarray(means.float().cpu(), np.float32))
            count += len(batch)
            seen(count)
        return Observed(np.concatenate(features), spread.mean_distance())


def prepared(picture: FloatArray) -> Tensor:
    """The square middle of a picture (H, W, 3) as the network wants it: (1, 3, 224, 224)."""
    height, width = picture.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    square = np.array(picture[top : top + side, left : left + side], np.float32)
    if not np.isfinite(square).all():
        raise BadInputError("A picture holds numbers that are not finite.")
    return network.to_side(torch.from_numpy(square).permute(2, 0, 1)[None], network.SIDE)


def _batches(pictures: Iterable[FloatArray]) -> Iterator[list[FloatArray]]:
    batch: list[FloatArray] = []
    for picture in pictures:
        batch.append(picture)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


class Spread:
    """The mean squared distance over all pairs of N points, without the N * (N - 1) / 2 pairs: it is twice
    their variance."""

    def __init__(self) -> None:
        self._count = 0
        self._sum: Tensor | None = None
        self._squares = 0.0

    def add(self, parts: tuple[Tensor, ...]) -> None:
        """``parts``: each (n, ...), together the n points."""
        self._count += len(parts[0])
        self._squares += sum(float(part.square().sum()) for part in parts)
        total = torch.cat([part.sum(0).flatten() for part in parts]).cpu().double()
        self._sum = total if self._sum is None else self._sum + total

    def mean_distance(self) -> float:
        """0 where there are no pairs."""
        if self._sum is None or self._count < 2:
            return 0.0
        variance = self._squares / self._count - float((self._sum / self._count).square().sum())
        return max(0.0, 2 * variance * self._count / (self._count - 1))
