"""The measures against torchmetrics on the same features, against plain loops, and where the answer is
known."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torchmetrics.image.fid import FrechetInceptionDistance
from torchmetrics.image.kid import KernelInceptionDistance

from artstudio.models.measures import statistics

Features = NDArray[np.float32]


def features(count: int, width: int, seed: int, shift: float = 0.0) -> Features:
    """Correlated and never negative, as a network's are."""
    random = np.random.default_rng(seed)
    mixing = np.random.default_rng(0).normal(size=(width, width)) / width**0.5
    return np.maximum(random.normal(size=(count, width)) @ mixing + 0.3 + shift, 0).astype(np.float32)


pytestmark = pytest.mark.filterwarnings("ignore:Metric `Kernel Inception Distance` will save:UserWarning")


class AsTheyAre(nn.Module):
    """A feature network whose pictures are features already."""

    def __init__(self, width: int):
        super().__init__()
        self.num_features = width

    def forward(self, x: Tensor) -> Tensor:
        return x


@pytest.mark.parametrize(
    ("real", "made", "width"), [(300, 200, 24), (90, 400, 24), (40, 90, 64), (40, 30, 64)]
)
def test_fid_is_that_of_torchmetrics(real: int, made: int, width: int) -> None:
    """With fewer pictures than features too, where the covariances have no inverse."""
    a, b = features(real, width, 1), features(made, width, 2, shift=0.2)
    theirs = FrechetInceptionDistance(AsTheyAre(width))
    theirs.set_dtype(torch.float64)
    theirs.update(torch.from_numpy(a), real=True)
    theirs.update(torch.from_numpy(b), real=False)
    assert statistics.fid(a, b) == pytest.approx(float(theirs.compute()), rel=1e-4)


def test_fid_of_what_is_known() -> None:
    a = features(200, 16, 3)
    assert statistics.fid(a, a) == pytest.approx(0, abs=1e-6)
    # Moved by a vector: its square. Twice as wide about the mean: the sum of the variances.
    assert statistics.fid(a, a + 0.5) == pytest.approx(16 * 0.25, rel=1e-5)
    wide = a.astype(np.float64).mean(0) + 2 * (a - a.astype(np.float64).mean(0))
    assert statistics.fid(a, wide) == pytest.approx(np.trace(np.cov(a.T)), rel=1e-4)


@pytest.mark.parametrize(("real", "made"), [(60, 60), (50, 80)])
def test_kid_is_that_of_torchmetrics(real: int, made: int) -> None:
    a, b = features(real, 24, 1), features(made, 24, 2, shift=0.2)
    count = min(real, made)
    theirs = KernelInceptionDistance(AsTheyAre(24), subsets=1, subset_size=count)
    theirs.update(torch.from_numpy(a[:count]), real=True)
    theirs.update(torch.from_numpy(b[:count]), real=False)
    ours = statistics.mmd(a[:count].astype(np.float64), b[:count].astype(np.float64))
    assert ours == pytest.approx(float(theirs.compute()[0]), rel=1e-3)


def test_kid_over_subsets_agrees_with_torchmetrics_within_chance() -> None:
    a, b = features(200, 24, 1), features(200, 24, 2, shift=0.2)
    theirs = KernelInceptionDistance(AsTheyAre(24), subsets=100, subset_size=100)
    theirs.update(torch.from_numpy(a), real=True)
    theirs.update(torch.from_numpy(b), real=False)
    torch.manual_seed(0)
    their_mean, their_std = map(float, theirs.compute())
    mean, std = statistics.kid(a, b)
    assert mean == pytest.approx(their_mean, abs=4 * their_std / 10)
    assert std == pytest.approx(their_std, rel=0.4)
    assert statistics.kid(a, b) == (mean, std) != statistics.kid(a, b, seed=1)


def test_kid_has_no_bias() -> None:
    """Of the same distribution it is zero in the mean, however few there are, and FID is not."""
    values = [statistics.kid(features(20, 8, i), features(20, 8, 1000 + i), 4)[0] for i in range(200)]
    assert abs(np.mean(values)) < 4 * np.std(values) / 200**0.5
    few, many = (statistics.fid(features(n, 8, 1), features(n, 8, 2)) for n in (20, 2000))
    assert few > 10 * many


def brute_force(real: Features, made: Features, neighbors: int) -> tuple[float, float]:
    """Precision and recall as the paper writes them, one pair after the other."""

    def inside(point: Features, others: Features) -> bool:
        for other in others:
            reach = sorted(float(np.linalg.norm(other - third)) for third in others)[neighbors]
            if np.linalg.norm(point - other) <= reach:
                return True
        return False

    return (
        sum(inside(point, real) for point in made) / len(made),
        sum(inside(point, made) for point in real) / len(real),
    )


@pytest.mark.parametrize("neighbors", [1, 3])
@pytest.mark.parametrize("shift", [0.0, 0.35])
def test_precision_and_recall_are_those_of_the_paper(neighbors: int, shift: float) -> None:
    real, made = features(30, 6, 1), features(30, 6, 2, shift)
    found = statistics.precision_recall(real, made, neighbors)
    assert found == pytest.approx(brute_force(real, made, neighbors))
    assert 0 < found[0] <= 1 and found[0] != found[1]


def test_precision_and_recall_of_what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "_ROWS", 7)  # in several parts, the last of them not full
    a = features(40, 12, 1)
    assert statistics.precision_recall(a, a) == (1, 1)
    assert statistics.precision_recall(a, a + 100) == (0, 0)
    # One picture again and again lies among the real ones, and of them nothing is found again.
    precision, recall = statistics.precision_recall(a, np.repeat(a[:1], 40, axis=0) + 1e-4)
    assert precision == 1 and recall <= 1 / 40
    # Half of what is real and half of what is not: half of it is precise.
    precision, _ = statistics.precision_recall(a, np.concatenate([a[:20], a[20:] + 100]))
    assert precision == 0.5


def test_of_the_more_as_many_are_taken_as_there_are_of_the_fewer() -> None:
    a = features(40, 12, 1)
    precision, recall = statistics.precision_recall(np.concatenate([a] * 5), a)
    assert precision > 0.5 and recall == 1
    with_few = statistics.precision_recall(features(400, 12, 5), a)
    assert with_few == statistics.precision_recall(features(400, 12, 5), a)


def test_the_nearest_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "_ROWS", 7)
    a = features(20, 12, 1)
    indexes, distances = statistics.nearest(2 * a[[5, 3]], a)
    assert indexes.tolist() == [5, 3] and distances == pytest.approx([0, 0], abs=1e-6)
    indexes, distances = statistics.nearest(a, a, same=True)
    unit = a.astype(np.float64) / np.linalg.norm(a, axis=1, keepdims=True)
    table = 1 - unit @ unit.T + 9 * np.eye(20)
    assert indexes.tolist() == table.argmin(axis=1).tolist()
    np.testing.assert_allclose(distances, table.min(axis=1), rtol=1e-5)
