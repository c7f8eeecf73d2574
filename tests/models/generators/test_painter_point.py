"""The painter's space, used like any generator's: points, placed pictures, directions."""

from __future__ import annotations

import numpy as np
import pytest

from artstudio.engine import catalog
from artstudio.engine.headless import Headless
from artstudio.engine.request import Request
from artstudio.latents import Floats, LatentPoint, LayerMix
from artstudio.models.base import Directions, Image, Placed
from artstudio.models.generators import directions
from artstudio.models.generators import painter as family
from artstudio.models.generators.painter import w_of
from artstudio.models.generators.painter_spec import PAINTER
from artstudio.params import Values
from artstudio.pixels import Pixels

VALUES = Values.of(PAINTER.params)


@pytest.fixture(autouse=True)
def small_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(family, "NET_SIDE", 96)


def test_its_point_blends_seeds_and_mixes_layers() -> None:
    own = w_of(3, VALUES)
    assert np.array_equal(own, w_of(8, VALUES.with_(latent=LatentPoint(((3, 1.0),)))))
    halfway = w_of(0, VALUES.with_(latent=LatentPoint(((3, 1.0), (4, 1.0)))))
    assert np.abs(halfway - own).max() > 0.01
    mixed = w_of(3, VALUES.with_(latent=LatentPoint(mixes=(LayerMix(1, 1, ((4, 1.0),)),))))
    assert np.array_equal(mixed[0], own[0]) and np.allclose(mixed[1], w_of(4, VALUES)[1], atol=1e-5)
    by_class = w_of(3, VALUES.with_(latent=LatentPoint(classes=(0, 0, 1))))
    assert np.allclose(by_class, w_of(3, VALUES.with_(**{"class": "vangogh"})), atol=1e-5)
    mean = w_of(3, VALUES.with_(truncation=0.0))
    assert np.allclose(mean, w_of(4, VALUES.with_(truncation=0.0)), atol=1e-6)


def test_a_picture_is_placed_by_the_encoder_and_drawn() -> None:
    engine = Headless()
    picture = np.linspace(0, 1, 60 * 80 * 3, dtype=np.float32).reshape(60, 80, 3)
    spec = catalog.get("invert").spec
    values = Values.of(spec.params, {"generator": "painter"})
    found = engine.run(Request(spec.id, values, (Pixels.of(picture),)))
    assert isinstance(found, Placed) and found.steps == 0 and found.w.shape[0] == 2
    assert found.picture.shape == (256, 256, 3) and 0 < found.distance == found.start
    point = LatentPoint(w=Floats.of(found.w))
    drawn = engine.run(Request("painter", VALUES.with_(latent=point), size=(64, 64)))
    other = engine.run(Request("painter", VALUES, size=(64, 64)))
    assert isinstance(drawn, Image) and isinstance(other, Image)
    assert np.abs(np.asarray(drawn.array) - np.asarray(other.array)).mean() > 0.02


def test_its_directions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directions, "SAMPLES", 2000)
    spec = catalog.get("directions").spec
    values = Values.of(spec.params, {"generator": "painter", "count": 20})
    found = Headless().run(Request(spec.id, values))
    assert isinstance(found, Directions) and len(found.vectors) == 20
    assert found.vectors.shape[1] == w_of(0, VALUES).shape[1] and (np.diff(found.shares) <= 0).all()
    kept = directions.kept_of(catalog.get("painter"))
    assert kept.path.is_file() and directions.read(kept) is not None
