"""All measures of one generator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from artstudio.models.measures import statistics
from artstudio.models.measures.data import Seen
from artstudio.models.measures.observer import Observed


@dataclass(frozen=True)
class Neighbor:
    """A sample by its seed, the training picture nearest to it, and how far that is (1 - cosine)."""

    seed: int
    picture: Path
    distance: float


@dataclass(frozen=True)
class Usual:
    """What the measures say of pictures that are as good as can be: some of the training pictures against
    the rest of them. ``count``: as many as there are samples, but no more than half. ``nearest``: the median
    distance of a training picture to the nearest other one."""

    count: int
    fid: float
    precision: float
    recall: float
    nearest: float


@dataclass(frozen=True)
class Comparison:
    """What takes pictures to compare with; see `artstudio.models.measures.statistics`.

    ``diversity``: of these pictures, as `Measures.diversity` is of the samples. ``nearest``: of each sample,
    the closest first; ``uniqueness`` is their median.
    """

    count: int
    fid: float
    kid: float
    kid_std: float
    precision: float
    recall: float
    diversity: float
    uniqueness: float
    usual: Usual
    nearest: tuple[Neighbor, ...]


@dataclass(frozen=True)
class Measures:
    """``diversity``: the mean perceptual distance of two samples (Zhang et al. 2018; see
    `artstudio.models.features.perceptual`): 0 if all are alike, about 0.9 for unlike paintings."""

    samples: int
    diversity: float
    comparison: Comparison | None = None


def measures_of(
    made: Observed, seeds: Sequence[int], data: Seen | None, check: Callable[[], None]
) -> Measures:
    """Of samples, each with its seed, and of the pictures that the generator learnt from, if they are there.

    ``check`` is called between the measures, which take seconds, and may raise to stop.
    """
    if data is None:
        return Measures(len(seeds), made.diversity)
    real = data.observed
    fid = statistics.fid(real.features, made.features)
    check()
    kid, kid_std = statistics.kid(real.features, made.features)
    check()
    precision, recall = statistics.precision_recall(real.features, made.features)
    check()
    indexes, distances = statistics.nearest(made.features, real.features)
    check()
    comparison = Comparison(
        count=len(data.pictures),
        fid=fid,
        kid=kid,
        kid_std=kid_std,
        precision=precision,
        recall=recall,
        diversity=real.diversity,
        uniqueness=float(np.median(distances)),
        usual=usual_of(real, len(seeds)),
        nearest=tuple(
            Neighbor(seeds[i], data.pictures[int(indexes[i])], float(distances[i]))
            for i in np.argsort(distances, kind="stable")
        ),
    )
    return Measures(len(seeds), made.diversity, comparison)


def usual_of(data: Observed, count: int) -> Usual:
    """See `Usual`."""
    order = np.random.default_rng(0).permutation(len(data.features))
    count = min(count, len(order) // 2)
    some, rest = data.features[order[:count]], data.features[order[count:]]
    precision, recall = statistics.precision_recall(rest, some)
    among = statistics.nearest(data.features, data.features, same=True)[1]
    return Usual(count, statistics.fid(rest, some), precision, recall, float(np.median(among)))
