"""The measures themselves, on features (N, D) of real pictures and of a generator's. NumPy in float64.

What makes the features is stated beside each result: numbers of different networks can't be compared.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
Doubles = NDArray[np.float64]

NEIGHBORS = 3
_ROWS = 1024  # of a table of distances at a time


def fid(real: Array, made: Array) -> float:
    """Fréchet distance between the normal distributions of both, 0 for equal ones (Heusel et al. 2017, "GANs
    Trained by a Two Time-Scale Update Rule Converge to a Local Nash Equilibrium").

    Two rows at least of each. It is too high for few pictures, the more so the fewer: compare only what had
    as many.
    """
    a, b = (np.asarray(rows, np.float64) for rows in (real, made))
    apart = np.square(a.mean(axis=0) - b.mean(axis=0)).sum()
    x, y = (_scaled(rows) for rows in (a, b))
    # The covariances are x'x and y'y, and the trace of the root of their product is the sum of the singular
    # values of xy'. Neither needs to be made, nor to have an inverse; orthogonal factors make no difference.
    together = np.linalg.svd(_triangle(x) @ _triangle(y).T, compute_uv=False).sum()
    return float(max(0.0, apart + np.square(x).sum() + np.square(y).sum() - 2 * together))


def _scaled(rows: Doubles) -> Doubles:
    scaled: Doubles = (rows - rows.mean(axis=0)) / (len(rows) - 1) ** 0.5
    return scaled


def _triangle(rows: Doubles) -> Doubles:
    """No more rows than columns, with the same covariance."""
    return np.asarray(np.linalg.qr(rows, mode="r")) if len(rows) > rows.shape[1] else rows


def kid(real: Array, made: Array, subsets: int = 100, size: int = 500, seed: int = 0) -> tuple[float, float]:
    """Squared maximum mean discrepancy under the kernel (x·y / D + 1)^3, over random subsets of ``size`` of
    each: mean and standard deviation (Bińkowski et al. 2018, "Demystifying MMD GANs").

    Without bias, so that few pictures suffice, and it can fall below 0. ``size`` is at most half of the fewer
    pictures, lest the subsets all be the same.
    """
    chosen = max(2, min(size, len(real) // 2, len(made) // 2))
    random = np.random.default_rng(seed)
    a, b = (np.asarray(rows, np.float64) for rows in (real, made))
    values = [mmd(*(rows[random.permutation(len(rows))[:chosen]] for rows in (a, b))) for _ in range(subsets)]
    return float(np.mean(values)), float(np.std(values))


def mmd(real: Doubles, made: Doubles) -> float:
    """The unbiased estimate on all of both, at least two rows each."""
    return float(_off_diagonal(real) + _off_diagonal(made) - 2 * _kernel(real, made).mean())


def _kernel(a: Doubles, b: Doubles) -> Doubles:
    table: Doubles = (a @ b.T / a.shape[1] + 1) ** 3
    return table


def _off_diagonal(rows: Doubles) -> float:
    """The mean of the kernel over pairs of different rows."""
    table = _kernel(rows, rows)
    return float((table.sum() - np.trace(table)) / (len(rows) * (len(rows) - 1)))


def precision_recall(
    real: Array, made: Array, neighbors: int = NEIGHBORS, seed: int = 0
) -> tuple[float, float]:
    """How many of the made pictures lie among the real ones, and how many of the real ones among the made
    (Kynkäänniemi et al. 2019, "Improved Precision and Recall Metric for Assessing Generative Models").

    A picture lies among others if it is as close to one of them as that one's ``neighbors``-th neighbor. As
    in the paper both have the same count: of the more, as many are drawn as there are of the fewer.
    """
    count = min(len(real), len(made))
    random = np.random.default_rng(seed)
    real, made = (
        np.asarray(rows, np.float64)[np.sort(random.permutation(len(rows))[:count])] for rows in (real, made)
    )
    return _inside(made, real, neighbors), _inside(real, made, neighbors)


def _inside(points: Doubles, others: Doubles, neighbors: int) -> float:
    """The share of the points that lie within reach of one of the others."""
    # The nearest to each is itself, at no distance.
    reach = np.concatenate(
        [np.partition(d, neighbors, axis=1)[:, neighbors] for d in _distances(others, others)]
    )
    found = [(d <= reach).any(axis=1) for d in _distances(points, others)]
    return float(np.concatenate(found).mean())


def _distances(a: Doubles, b: Doubles) -> list[Doubles]:
    """Squared distances (n, len(b)), for some rows of ``a`` after the other."""
    parts = []
    squares = np.square(b).sum(axis=1)
    for first in range(0, len(a), _ROWS):
        rows = a[first : first + _ROWS]
        table = np.square(rows).sum(axis=1)[:, None] + squares - 2 * rows @ b.T
        parts.append(table)
    return parts


def nearest(points: Array, others: Array, same: bool = False) -> tuple[NDArray[np.intp], Doubles]:
    """For each point (N, D) the index of the other one (M, D) in the most similar direction, and how far
    that is: 1 - cosine, 0 for the same.

    ``same``: both are the same set, and a point is not its own neighbor.
    """
    a, b = unit(points), unit(others)
    indexes, distances = [], []
    for first in range(0, len(a), _ROWS):
        likeness = a[first : first + _ROWS] @ b.T
        if same:
            rows = np.arange(len(likeness))
            likeness[rows, first + rows] = -np.inf
        best = likeness.argmax(axis=1)
        indexes.append(best)
        distances.append(1 - likeness[np.arange(len(best)), best])
    return np.concatenate(indexes), np.concatenate(distances).clip(min=0)


def unit(features: Array) -> Doubles:
    """Each row (N, D) at length 1."""
    rows = np.asarray(features, np.float64)
    scaled: Doubles = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return scaled
