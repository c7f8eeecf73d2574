"""What a change doesn't repeat, and that the pixels are those of painting from the beginning."""

from __future__ import annotations

import pytest

from artstudio.document.picture import read_picture
from artstudio.engine.context import Context
from artstudio.engine.devices import cpu
from artstudio.engine.request import Quality, Request
from artstudio.imaging import resize
from artstudio.models.style.family import StyleModel
from artstudio.models.style.spec import PAINT, builtin_styles
from artstudio.params import StyleWeight, Values
from artstudio.paths import resource
from artstudio.pixels import FloatArray, Pixels

CHEAP = [param.id for param in PAINT.params if param.cheap]


@pytest.fixture(scope="module")
def photo() -> Pixels:
    array = read_picture(resource("samples", "1-pagoda.jpg")).pixels.array
    return Pixels.of(resize(array, 480, 320))


class Counted:
    """A loaded model that counts how often the networks run."""

    def __init__(self) -> None:
        self.model = StyleModel()
        self.model.load(cpu())
        self.painted = self.transformed = 0
        paint, transform = self.model._painter.multistyle, self.model._painter.transform

        def multistyle(
            picture: FloatArray, weights: FloatArray, ctx: Context, preview: bool = False
        ) -> FloatArray:
            self.painted += 1
            return paint(picture, weights, ctx, preview)

        def transformed(
            picture: FloatArray, vector: FloatArray, ctx: Context, preview: bool = False
        ) -> FloatArray:
            self.transformed += 1
            return transform(picture, vector, ctx, preview)

        self.model._painter.multistyle = multistyle  # type: ignore[method-assign]
        self.model._painter.transform = transformed  # type: ignore[method-assign]

    def run(self, request: Request) -> FloatArray:
        array: FloatArray = self.model.run(request, Context(cpu())).array
        return array


def request(photo: Pixels, quality: Quality, **given: object) -> Request:
    styles = (StyleWeight(builtin_styles()[3].ref),)
    # Large strokes, so that the painting is smaller than the result and has to be enlarged.
    values = Values.of(PAINT.params, {"styles": styles, "stroke_size": 3.0, **given})
    return Request("style", values, (photo,), quality=quality)


def test_strength_colors_and_detail_are_cheap() -> None:
    assert CHEAP == ["strength", "keep_colors", "detail"]


@pytest.mark.parametrize("quality", list(Quality))
def test_no_network_runs_and_the_pixels_are_the_same(photo: Pixels, quality: Quality) -> None:
    used = Counted()
    used.run(request(photo, quality))
    for given in ({"strength": 0.4}, {"keep_colors": 0.7, "strength": 0.9}, {"detail": "800"}):
        again = used.run(request(photo, quality, **given))
        fresh = Counted().run(request(photo, quality, **given))
        assert (again == fresh).all()
    assert used.painted == 1


def test_a_slider_of_the_style_space_repeats_one_network(photo: Pixels) -> None:
    used = Counted()
    used.run(request(photo, Quality.COARSE, space=(1.0,)))
    assert (used.painted, used.transformed) == (1, 2)
    again = used.run(request(photo, Quality.COARSE, space=(0.0, -2.0)))
    assert (used.painted, used.transformed) == (1, 3)
    fresh = Counted().run(request(photo, Quality.COARSE, space=(0.0, -2.0)))
    assert (again == fresh).all()
