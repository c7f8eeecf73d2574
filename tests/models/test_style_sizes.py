"""At which sizes the networks paint."""

from __future__ import annotations

import pytest

from artstudio.engine.request import Quality
from artstudio.models.style.sizes import COARSE_SIDE, NATURAL_SIDE, plan
from artstudio.models.style.spec import PAINT
from artstudio.params import Values

STROKES = [0.25 * 1.02**k for k in range(140)]


def values(stroke: float = 1.0, detail: str = "1600") -> Values:
    return Values.of(PAINT.params, {"stroke_size": min(stroke, 4.0), "detail": detail})


@pytest.mark.parametrize("size", [(4000, 3000), (3000, 4000), (640, 480), (1, 1), (1, 5000)])
def test_strokes_cover_the_same_part_of_the_picture_in_every_result(size: tuple[int, int]) -> None:
    for stroke in (0.25, 1.0, 3.3):
        full, final = (plan(*size, values(stroke), quality) for quality in (Quality.FULL, Quality.FINAL))
        small = plan(*size, values(stroke), Quality.FINAL, (100, 80))
        assert full.net == final.net == small.net
        assert max(full.net) == round(NATURAL_SIDE / stroke)
        assert final.out == size and small.out == (100, 80)


def test_a_stroke_slider_needs_few_coarse_networks() -> None:
    coarse = {plan(1280, 854, values(stroke), Quality.COARSE).net for stroke in STROKES}
    assert len(coarse) <= 5
    assert max(max(net) for net in coarse) == COARSE_SIDE


def test_the_coarse_picture_is_never_larger_than_the_full_one_by_much() -> None:
    for stroke in STROKES:
        full = plan(1280, 854, values(stroke), Quality.FULL)
        coarse = plan(1280, 854, values(stroke), Quality.COARSE)
        assert max(coarse.net) <= 1.15 * max(full.net)
        assert coarse.net == coarse.out
