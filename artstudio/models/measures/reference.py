"""The pictures of a training as a growing set to compare a few drawings with, again and again.

The figures are shares of what the training pictures themselves reach, so that they hardly move while more of
these are looked at.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from artstudio.models.features import network
from artstudio.models.features.perceptual import weighted
from artstudio.models.measures import statistics
from artstudio.models.measures.observer import Spread
from artstudio.models.measures.statistics import NEIGHBORS

Floats = NDArray[np.floating]

FIRST = 256
"""So many pictures have to be there before anything is compared, if there are; diversity and KID are taken
against these alone, or they would move as more are looked at."""

_AMONG = 128  # pictures whose own realism says what can be reached
_ROWS = 512
_MOST_SIDE, _LEAST_SIDE = network.SIDE, 128


class Looker:
    """The feature network on ``device``; it sees small pictures at a size that fits them."""

    def __init__(self, device: torch.device, size: int):
        self._network = network.load().to(device)
        self._device = device
        self.side = min(_MOST_SIDE, max(_LEAST_SIDE, size))

    @torch.inference_mode()
    def look(self, pictures: Tensor) -> tuple[Floats, tuple[Tensor, ...]]:
        """(N, 3, size, size) in 0..1 -> features (N, 1280), and what a `Spread` wants of each scale."""
        x = network.to_side(pictures.to(self._device, torch.float32), self.side)
        ends, means = self._network.look(x)
        return np.asarray(means.float().cpu(), np.float32), weighted(ends)


class Reference:
    """At most ``most`` pictures. ``flat``: features (M, 1280) of pictures of one color, which are as bad as
    can be. ``diversity``: the mean perceptual distance of two pictures, of the first `FIRST`."""

    def __init__(self, flat: Floats, most: int, diversity: float = 0.0):
        self.flat, self.diversity = flat, diversity
        self._spread = Spread()
        self._rows = np.empty((most, flat.shape[1]), np.float32)
        self._unit = np.empty_like(self._rows)
        self._near = np.full((most, NEIGHBORS), np.inf, np.float32)  # squared distances to the nearest others
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def features(self) -> Floats:
        """(N, 1280) of the pictures so far."""
        return self._rows[: self._count]

    def add(self, features: Floats, ends: tuple[Tensor, ...] = ()) -> None:
        """Some more pictures, as `Looker.look` saw them. Their neighbors are found at once, so that comparing
        takes no time."""
        if ends and self._count < FIRST:
            self._spread.add(ends)
            self.diversity = self._spread.mean_distance()
        for first in range(0, len(features), _ROWS):
            rows = features[first : first + _ROWS]
            old, new = slice(0, self._count), slice(self._count, self._count + len(rows))
            self._count += len(rows)
            self._rows[new], self._unit[new] = rows, statistics.unit(rows)
            apart, among = (_squared(self._unit[new], self._unit[part]) for part in (old, new))
            np.fill_diagonal(among, np.inf)
            self._near[old] = _nearest(np.concatenate([self._near[old], apart.T], axis=1))
            self._near[new] = _nearest(np.concatenate([self._near[new], apart, among], axis=1))

    def compare(self, made: Floats, spread: Spread) -> Mapping[str, float]:
        """Figures of drawings (N, 1280), at least two, against `NEIGHBORS` + 1 pictures or more.

        ``realism``, 0..1: the mean realism score (Kynkäänniemi et al. 2019, "Improved Precision and Recall
        Metric for Assessing Generative Models", section 5) on unit features, no more than 1 each, between
        that of flat color, 0, and that of the training pictures among themselves, 1.
        ``diversity``, 0..1: the mean perceptual distance of two (Zhang et al. 2018), as a share of theirs.
        ``uniqueness``, 0..1: the median distance to the nearest training picture, 1 - cosine, as a share of
        the one between these. ``kid``: squared maximum mean discrepancy (Bińkowski et al. 2018), 0 or a
        little less is best.
        """
        pictures, near = self._unit[: self._count], self._near[: self._count]
        squared = _squared(statistics.unit(made), pictures)
        worst = self._realism(_squared(statistics.unit(self.flat), pictures))
        among = _squared(pictures[:_AMONG], pictures)
        np.fill_diagonal(among, np.inf)
        best = self._realism(among)
        first = np.asarray(self._rows[: min(FIRST, self._count)], np.float64)
        return {
            "realism": _share(self._realism(squared) - worst, best - worst),
            "diversity": _share(spread.mean_distance(), self.diversity),
            "uniqueness": _share(float(np.median(squared.min(axis=1))), float(np.median(near[:, 0]))),
            "kid": statistics.mmd(first, np.asarray(made, np.float64)),
        }

    def _realism(self, squared: Floats) -> float:
        """The mean realism score of some, by their squared distances (n, N) to the pictures. Of these only
        the half that lies densest counts, as in the paper."""
        reach = self._near[: self._count, -1]
        dense = reach <= np.median(reach)
        scores = (reach[dense] / np.maximum(squared[:, dense], 1e-9)).max(axis=1)
        return float(np.sqrt(scores).clip(max=1).mean())


def _squared(a: Floats, b: Floats) -> Floats:
    """Squared distances (n, m) of unit vectors: twice 1 - cosine."""
    table: Floats = (2 - 2 * np.asarray(a, np.float32) @ b.T).clip(min=0)
    return table


def _nearest(squared: Floats) -> Floats:
    """(n, m) -> the least of each row (n, NEIGHBORS), in order."""
    nearest: Floats = np.sort(np.partition(squared, NEIGHBORS - 1, axis=1)[:, :NEIGHBORS], axis=1)
    return nearest


def _share(part: float, whole: float) -> float:
    return min(1.0, max(0.0, part / max(whole, 1e-6)))


def flat_colors(pictures: NDArray[np.uint8], size: int) -> Tensor:
    """The mean color of each picture (N, H, W, 3): (N, 3, size, size) in 0..1."""
    means = torch.from_numpy(pictures.mean(axis=(1, 2), dtype=np.float64)).float() / 255
    return means[..., None, None].expand(-1, -1, size, size)
