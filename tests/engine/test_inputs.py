"""Requests inside requests: made first, kept, cancelled and reported as one piece of work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from artstudio.engine.context import Cancelled, Context
from artstudio.engine.devices import Device, cpu
from artstudio.engine.headless import Headless
from artstudio.engine.inputs import Inputs
from artstudio.engine.request import Progress, Request
from artstudio.errors import ArtStudioError
from artstudio.models import registry
from artstudio.models.base import Entry, Image, ModelSpec, VectorOutput
from artstudio.params import Values
from artstudio.pixels import Pixels

MADE: list[str] = []


class Maker:
    """A grey picture of the seed."""

    spec = ModelSpec("test-maker", "Maker", "test", (), (), "image")

    def load(self, device: Device) -> None: ...

    def run(self, request: Request, ctx: Context) -> Image:
        ctx.report(1, 2)
        MADE.append(f"{self.spec.id} {request.seed}")
        return Image(np.full((2, 3, 3), request.seed / 10, np.float32))


class Doubler:
    """Twice as light as its first input."""

    spec = ModelSpec("test-doubler", "Doubler", "test", (), ("picture",), "image")

    def load(self, device: Device) -> None: ...

    def run(self, request: Request, ctx: Context) -> Image:
        ctx.report(1, 2)
        return Image(2 * request.pictures[0].array)


class Teller(Maker):
    spec = ModelSpec("test-teller", "Teller", "test", (), (), "vector")

    def run(self, request: Request, ctx: Context) -> VectorOutput:  # type: ignore[override]
        return VectorOutput(np.zeros(3, np.float32))


@pytest.fixture(autouse=True)
def _registered() -> Iterator[None]:
    models = (Maker, Doubler, Teller)
    for model in models:
        registry.register(Entry(model.spec, model))
    yield
    for model in models:
        del registry._ENTRIES[model.spec.id]
    MADE.clear()


def nested(seed: int, model: str = "test-maker") -> Request:
    return Request("test-doubler", inputs=(Request(model, seed=seed),))


def grey(engine: Headless, request: Request) -> float:
    output = engine.run(request)
    assert isinstance(output, Image)
    return float(output.array.mean())


def test_the_input_is_made_first_and_kept_while_it_is_the_same() -> None:
    engine = Headless()
    assert grey(engine, nested(2)) == pytest.approx(0.4)
    assert grey(engine, replace(nested(2), values=Values((("other", 1),)))) == pytest.approx(0.4)
    assert MADE == ["test-maker 2"]
    assert grey(engine, nested(3)) == pytest.approx(0.6)
    assert MADE == ["test-maker 2", "test-maker 3"]
    assert grey(engine, Request("test-doubler", inputs=(nested(2),))) == pytest.approx(0.8)


def test_what_is_shown_by_itself_is_not_made_again_below_a_painting() -> None:
    engine = Headless()
    assert grey(engine, Request("test-maker", seed=4, keep=True)) == pytest.approx(0.4)
    assert grey(engine, nested(4)) == pytest.approx(0.8)
    assert grey(engine, Request("test-maker", seed=4)) == pytest.approx(0.4)
    assert MADE == ["test-maker 4"]


def test_memory_is_bounded_and_too_large_a_picture_is_made_again() -> None:
    inputs = Inputs(limit=2 * 2 * 3 * 3 * 4)
    maker, doubler = Maker(), Doubler()

    def run(request: Request, ctx: Context) -> Image:
        return (maker if request.model == "test-maker" else doubler).run(request, ctx)

    for seed in (1, 2, 1, 3, 2):
        inputs.run(nested(seed), Context(cpu()), run)
    assert [f"test-maker {seed}" for seed in (1, 2, 3, 2)] == MADE
    tiny = Inputs(limit=1)
    for _ in range(2):
        output = tiny.run(nested(5), Context(cpu()), run)
        assert isinstance(output, Image) and output.array[0, 0, 0] == pytest.approx(1.0)


def test_progress_goes_on_from_the_input_to_what_is_made_of_it() -> None:
    said: list[float] = []
    engine = Headless()

    def note(progress: Progress) -> None:
        said.append(progress.step / progress.total)

    engine.run(nested(1), note)
    assert said and said == sorted(said)


def test_a_cancelled_input_cancels_the_whole() -> None:
    ctx = Context(cpu())
    ctx.cancel.set()
    with pytest.raises(Cancelled):
        Inputs().run(nested(1), ctx, lambda request, ctx: Maker().run(request, ctx))


def test_what_makes_no_picture_cannot_be_painted_on() -> None:
    with pytest.raises(ArtStudioError, match="makes no picture to paint on"):
        Headless().run(nested(1, "test-teller"))


def test_a_request_with_a_request_inside_can_be_compared_and_sees_no_request_as_a_picture() -> None:
    picture = Pixels.of(np.zeros((1, 1, 3), np.float32))
    request = Request("test-doubler", inputs=(picture, Request("test-maker")))
    assert request == replace(request, slot="other") and hash(request) == hash(replace(request, stamp=7))
    assert request.pictures == (picture,)
