"""What is made of the figures: all of them for each generator, beside what is usual."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from artstudio.models.measures import statistics
from artstudio.models.measures.data import Seen
from artstudio.models.measures.observer import Observed
from artstudio.models.measures.report import measures_of, usual_of


def observed(count: int, seed: int, shift: float = 0.0) -> Observed:
    features = np.random.default_rng(seed).random((count, 12)) + shift
    return Observed(features.astype(np.float32), 0.5 + shift)


def seen(data: Observed) -> Seen:
    return Seen(data, tuple(Path(f"{i}.png") for i in range(len(data.features))), ())


def test_a_perfect_generator_has_what_is_usual() -> None:
    data, made = observed(200, 1), observed(60, 2)
    found = measures_of(made, range(7, 67), seen(data), lambda: None)
    compared = found.comparison
    assert compared is not None and (found.samples, compared.count, compared.usual.count) == (60, 200, 60)
    assert compared.fid == pytest.approx(compared.usual.fid, rel=0.3)
    assert compared.precision == pytest.approx(compared.usual.precision, abs=0.15)
    assert compared.recall == pytest.approx(compared.usual.recall, abs=0.15)
    assert compared.uniqueness == pytest.approx(compared.usual.nearest, rel=0.3)
    assert abs(compared.kid) < 3 * compared.kid_std
    first = compared.nearest[0]
    place = int(first.picture.stem), first.seed - 7
    assert first.distance == pytest.approx(
        statistics.nearest(made.features[place[1]][None], data.features[place[0]][None])[1][0], abs=1e-6
    )


def test_a_poor_one_has_not() -> None:
    compared = measures_of(observed(60, 2, 0.4), range(60), seen(observed(200, 1)), lambda: None).comparison
    assert compared is not None and compared.fid > 3 * compared.usual.fid
    assert compared.precision < 0.5 * compared.usual.precision and compared.kid > 3 * compared.kid_std


def test_what_is_usual_is_of_half_the_pictures_at_most() -> None:
    assert usual_of(observed(31, 1), 1000).count == 15


def test_without_pictures_there_is_only_the_diversity() -> None:
    found = measures_of(observed(9, 1), range(9), None, lambda: None)
    assert (found.samples, found.diversity, found.comparison) == (9, 0.5, None)


def test_it_can_be_stopped_between_the_measures() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        measures_of(observed(9, 1), range(9), seen(observed(9, 2)), stop)
