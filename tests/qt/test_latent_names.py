"""What the sliders of a generator are called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from artstudio.latents import LAST_LAYER, Direction, Floats
from artstudio.qt.latent.axes import Known
from artstudio.qt.latent.direction_files import known_of, read_kept
from tests.qt.studio import Studio


@pytest.mark.parametrize("rubbish", ["", "[]", "{", '{"names": 7, "ranges": [[1]]}', '{"names": [7, null]}'])
def test_names_that_are_damaged_are_no_names(tmp_path: Path, rubbish: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(rubbish)
    principal = tuple(Direction(Floats.of([n])) for n in range(2))
    kept = known_of(principal, read_kept(path), (1,))
    assert kept == Known(principal, ("", ""), ((0, LAST_LAYER),) * 2)


def test_a_direction_goes_by_its_title_until_it_is_named() -> None:
    principal = (Direction(Floats.of([1.0]), "Night"), Direction(Floats.of([2.0]), "Warmth"))
    own = {"own": [{**Direction(Floats.of([3.0])).to_json(), "layers": [0, 3]}]}
    assert known_of(principal, {"names": ["", "Glow"]}, (1,)).names == ("Night", "Glow")
    assert known_of(principal, {}, (1,)).names == ("Night", "Warmth")
    assert known_of(principal, own, (1,)).names == ("Night", "Warmth", "")


def test_the_directions_of_paintings_have_names(open_studio: Callable[[], Studio]) -> None:
    studio = open_studio()
    studio.services.explorer.choose_model("paintings")
    studio.window.actions_by_id["latent_workspace"].trigger()
    studio.until(lambda: len(studio.window.directions.rows) >= 20)
    names = [row.slider.label.text() for row in studio.window.directions.rows]
    assert names[:2] == ["Night", "Warmth"] and names[9] == "Direction 10"
