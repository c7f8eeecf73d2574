"""The hybrid painter through the runner and by the latent protocol, with the weights that ship."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from artstudio.engine.context import Cancelled, Context
from artstudio.engine.devices import cpu
from artstudio.engine.headless import Headless
from artstudio.engine.request import Quality, Request
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.models.base import Image
from artstudio.models.generators import painter as family
from artstudio.models.generators.latent import Encoder, LatentModel, per_layer, seeded_z, slerp
from artstudio.models.generators.painter import Job, PainterLatent, brushes_of
from artstudio.models.generators.painter_canvas import Brushes, painted, plan_of
from artstudio.models.generators.painter_space import HANDS, SIDE, Traits, painter_space
from artstudio.models.generators.painter_spec import PAINTER
from artstudio.models.style.family import make_painter
from artstudio.params import Values

VALUES = Values.of(PAINTER.params)


@pytest.fixture(scope="module")
def studio() -> Headless:
    return Headless()


@pytest.fixture(scope="module")
def latent() -> PainterLatent:
    return PainterLatent(make_painter(cpu()))


@pytest.fixture(autouse=True)
def small_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The network paints at the size of previews here, which takes a quarter of the time."""
    monkeypatch.setattr(family, "NET_SIDE", 192)
    monkeypatch.setattr(family, "COARSE_SIDE", 128)


def draw(studio: Headless, seed: int = 3, size: tuple[int, int] = (96, 96), **given: Any) -> NDArray[Any]:
    request = Request("painter", Values.of(PAINTER.params, given), seed=seed, size=size, depth=8)
    output = studio.run(request)
    assert isinstance(output, Image)
    return output.array.astype(int)


def test_a_seed_is_always_the_same_picture(studio: Headless) -> None:
    first = draw(studio)
    assert first.shape == (96, 96, 3) and first.std() > 15
    assert np.array_equal(first, draw(Headless()))
    assert np.abs(first - draw(studio, seed=4)).mean() > 10


@pytest.mark.parametrize("size", [(97, 50), (31, 200), (1, 1), (3, 300)])
def test_odd_sizes(studio: Headless, size: tuple[int, int]) -> None:
    assert draw(studio, size=size).shape == (size[1], size[0], 3)


@pytest.mark.parametrize("size", [(0, 10), (10, -1), (20_000, 20_000)])
def test_sizes_that_are_refused(studio: Headless, size: tuple[int, int]) -> None:
    with pytest.raises(ArtStudioError, match="100 megapixels"):
        draw(studio, size=size)


@pytest.mark.parametrize(
    "change",
    [
        {"class": "monet"},
        {"class": "kandinsky"},
        {"mix": (0, 0, 1, 1, 0)},
        {"truncation": 0.3},
        {"layout": (0, 2)},
        {"space": (2.0,)},
        {"brush": 2.0},
        {"shapes": 0.0},
        {"detail": 1.0},
        {"broken": 0.8},
        {"lines": 1.0, "class": "kandinsky"},
        {"hand": 0.0},
    ],
)
def test_every_parameter_shows(studio: Headless, change: dict[str, Any]) -> None:
    plain = draw(
        studio, **{key: value for key, value in change.items() if key == "class" and len(change) > 1}
    )
    assert np.abs(draw(studio, **change) - plain).mean() > 1


def test_a_mix_of_one_is_that_one(studio: Headless) -> None:
    alone = draw(studio, **{"class": "vangogh"})
    assert np.array_equal(alone, draw(studio, mix=(0, 0, 0.7)))


def test_no_boldness_is_the_average_painting_of_a_hand(latent: PainterLatent) -> None:
    timid = Values.of(PAINTER.params, {"class": "ukiyoe", "truncation": 0.0})
    assert np.allclose(family.w_of(5, timid)[0], latent.mean(HANDS.index("ukiyoe")), atol=1e-5)


def test_each_hand_has_its_own_part_of_the_space(latent: PainterLatent) -> None:
    """The points drawn for a hand lie about the mean of its paintings rather than about the others'."""
    z = seeded_z(range(60), latent.z_size)
    means = np.stack([latent.mean(hand) for hand in range(len(HANDS))])
    for hand in range(len(HANDS)):
        drawn = latent.map(z, hand).mean(0)
        assert np.linalg.norm(means - drawn, axis=1).argmin() == hand


def test_points_spread_as_paintings_do(latent: PainterLatent) -> None:
    w = latent.map(seeded_z(range(150), latent.z_size))
    assert 0.75 < w.std(0).mean() < 1.25 and np.abs(w.mean(0) - latent.mean()).mean() < 0.15


def test_a_walk_is_smooth(latent: PainterLatent) -> None:
    """A hundredth of the way changes little, and less than a tenth."""
    ends = seeded_z([1, 2], latent.z_size)

    def at(t: float) -> NDArray[np.float32]:
        w = latent.map(slerp(ends[:1], ends[1:], t))[0]
        return latent.synthesize(per_layer(w, 2), 5, (128, 128), Context(cpu()))

    middle = at(0.5)
    near, far = (float(np.abs(at(t) - middle).mean()) for t in (0.505, 0.6))
    assert near < 3 / 255 and near < 0.4 * far


def test_layers_are_composition_and_style(latent: PainterLatent) -> None:
    one, other = latent.map(seeded_z([1, 2], latent.z_size))
    mixed = latent.scene(np.stack([one, other]))
    first, second = latent.scene(per_layer(one, 2)), latent.scene(per_layer(other, 2))
    assert np.array_equal(mixed.composition, first.composition)
    assert np.array_equal(mixed.style, second.style) and mixed.traits == second.traits


def test_bands_are_the_whole(latent: PainterLatent) -> None:
    scene = latent.scene(per_layer(latent.mean(0), 2))
    rows = latent.rows(Job(scene, 1, brushes_of(VALUES), 1.0, (300, 260)), Context(cpu()))
    bands = np.concatenate([rows(top, min(top + 37, 260)) for top in range(0, 260, 37)])
    assert np.abs(bands - rows(0, 260)).max() < 2 / 255


def test_little_memory_gives_the_same_picture() -> None:
    painter = make_painter(cpu())
    scene = PainterLatent(painter).scene(per_layer(painter_space().mean(2), 2))
    job = Job(scene, 1, brushes_of(VALUES), 1.0, (128, 100))  # no preview: those are less exact
    # Each has a memory of its own, or the second would remember the first.
    whole, tiled = (
        PainterLatent(painter).rows(job, Context(cpu(), budget))(0, 100) for budget in (1 << 30, 1 << 20)
    )
    assert 0 < np.abs(whole - tiled).max() < 2 / 255


def test_what_the_style_does_not_change_is_kept(
    latent: PainterLatent, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = latent.scene(per_layer(latent.mean(1), 2))
    job = Job(scene, 8, brushes_of(VALUES), 1.0, (90, 90))
    first = latent.rows(job, Context(cpu()))(0, 90)
    monkeypatch.setattr(family, "painted", None)
    moved = dataclasses.replace(job, scene=dataclasses.replace(scene, style=scene.style + 0.05))
    assert np.abs(latent.rows(moved, Context(cpu()))(0, 90) - first).mean() > 0.002


def test_it_places_a_picture(latent: PainterLatent) -> None:
    protocol: LatentModel = latent
    assert isinstance(latent, Encoder) and protocol.layers == 2 and len(protocol.classes) == 5
    y = np.linspace(0, 1, 90, dtype=np.float32)[:, None, None]
    evening = np.broadcast_to(
        (1 - y) * np.float32([0.9, 0.6, 0.3]) + y * np.float32([0.2, 0.2, 0.4]), (90, 140, 3)
    )
    w = latent.encode(np.ascontiguousarray(evening), Context(cpu()))
    assert w.shape == (2, latent.w_size) and np.isfinite(w).all()
    found = latent.scene(w).composition
    assert np.abs(found.mean(1) - evening[:, 0][np.linspace(0, 89, SIDE).astype(int)]).mean() < 0.05
    for hand in (-1, 5):
        with pytest.raises(BadInputError, match="painter has 5"):
            latent.map(seeded_z([1], latent.z_size), hand)


def test_a_canvas_looks_alike_at_any_size() -> None:
    composition = painter_space().scene(*painter_space().parts(painter_space().mean(1))).composition
    brushes, traits = Brushes(), Traits(0, 0, 0, 0)
    large, small = (
        painted(plan_of(composition, traits, size, 7, brushes), size, 7, brushes).astype(float)
        for size in ((400, 240), (200, 120))
    )
    shrunk = large.reshape(120, 2, 200, 2, 3).mean((1, 3))
    assert np.abs(shrunk - small).mean() < 4 < np.abs(small - small.mean((0, 1))).mean()


def test_a_coarse_picture_is_small_and_says_so(studio: Headless) -> None:
    request = Request("painter", VALUES, seed=3, size=(640, 480), quality=Quality.COARSE)
    output = studio.run(request)
    assert isinstance(output, Image) and output.coarse and output.array.shape == (96, 128, 3)


def test_cancelling_stops_it(latent: PainterLatent) -> None:
    ctx = Context(cpu())
    ctx.cancel.set()
    with pytest.raises(Cancelled):
        latent.synthesize(per_layer(latent.mean(), 2), None, (64, 64), ctx)


def test_unknown_values_are_refused() -> None:
    for given, words in (({"class": "rembrandt"}, "Painter is one of"), ({"mix": (2,)}, "goes from 0 to 1")):
        with pytest.raises(BadInputError, match=words):
            Values.of(PAINTER.params, given)
