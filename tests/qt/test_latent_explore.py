"""The panels of Latent: room in a low window, the switch, and what stays when a generator makes way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from artstudio.document.source import Source
from artstudio.latents import Floats, LayerMix
from artstudio.qt.latent.map import COLUMNS, LEAST, ROWS
from artstudio.qt.latent.previews import Previews
from tests.models.generators.own_networks import CARD, add_own
from tests.qt.conftest import Drop
from tests.qt.latent_lab import MODEL, Opener, opened
from tests.qt.studio import files

pytestmark = pytest.mark.usefixtures("patterns_first")


def test_in_a_low_window_the_map_makes_room_for_the_seeds(open_studio: Opener) -> None:
    studio = open_studio()
    window, explore = studio.window, studio.window.explore
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    window.resize(1280, 720)
    QTest.keyClick(window, Qt.Key.Key_K)
    studio.until(window.timeline.track.isVisible)
    studio.until(lambda: explore.view.height() > explore.view.item_width())
    assert window.height() == 720 and LEAST <= explore.map.height() < explore.view.height()
    window.resize(1280, 1200)
    studio.until(lambda: explore.map.height() == explore.map.width() * ROWS // COLUMNS)
    assert explore.view.height() > 2 * explore.view.item_width()
    studio.until_painted()


def test_a_click_on_the_workspace_that_is_shown_leaves_it_pressed(open_studio: Opener) -> None:
    style, latent = open_studio().window.switch.buttons
    for button in (style, latent, latent):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.isChecked() and style.isChecked() != latent.isChecked()


def test_pictures_are_made_anew_when_a_generator_may_be_another_one(open_studio: Opener) -> None:
    """One that is installed where another was removed may be called the same."""
    studio = open_studio()
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    window, explorer = studio.window, studio.services.explorer
    window.docks["evolve"].raise_()
    window.evolve.start()
    shown = (
        (window.explore.previews, explorer.at(explorer.source.seed + 1)),
        (window.evolve.previews, window.evolve.variation(0)),
    )

    def known(each: tuple[Previews, Source]) -> QImage | None:
        previews, source = each
        return previews.image(source)

    studio.until(lambda: all(map(known, shown)))
    before = [known(each) for each in shown]
    studio.until_painted()
    assert studio.session._results
    studio.services.generators._installed = {}  # as if what was installed were gone
    studio.services.generators.reload()
    studio.until(lambda: not any(known(each) is old for each, old in zip(shown, before, strict=True)))
    studio.until(lambda: all(map(known, shown)))
    assert not studio.session._results


def test_what_parts_are_mixed_from_doesnt_follow_to_another_generator(
    open_studio: Opener, tmp_path: Path
) -> None:
    """A place in the space of one means nothing in that of another, be its layers the same."""
    add_own(tmp_path / "seas.safetensors")
    add_own(tmp_path / "lakes.safetensors", {**CARD, "title": "Lakes"})
    studio = opened(open_studio, MODEL)
    row = studio.window.mixing.rows[0]
    placed = LayerMix(0, 1, w=Floats.of(np.ones(8 * 16, np.float32)))
    row.show_origin(placed)
    studio.services.explorer.choose_model("lakes")
    lakes = studio.window.mixing.rows[0]
    assert lakes.layers == row.layers and not lakes.origin.w
    studio.until_painted()


def test_esc_on_the_map_brings_a_photo_back(open_studio: Opener, small: Path, drop: Drop) -> None:
    studio = open_studio()
    pad = studio.window.explore.map
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert drop(studio.canvas, files(small))
    studio.until(lambda: studio.session.picture is not None)
    before, count = studio.session.state, studio.session.undo_stack.count()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert studio.session.source is not None
    QTest.keyClick(pad, Qt.Key.Key_Escape)
    assert studio.session.state == before and studio.session.undo_stack.count() == count
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
