"""The Painter in the tools of the Latent workspace, and what they compare of pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from artstudio.latents import LayerMix
from tests.qt.conftest import Drop
from tests.qt.studio import files
from tests.qt.test_latent_generators import Opener, shown, source

pytestmark = pytest.mark.usefixtures("patterns_first")


def test_the_painter_mixes_compositions_and_styles(open_studio: Opener) -> None:
    studio = open_studio()
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    studio.services.explorer.choose_model("painter")
    first = shown(studio)
    studio.window.mixing.take(1, 3)
    assert source(studio).values["latent"].mixes == (LayerMix(1, 1, ((3, 1.0),)),)
    styled = shown(studio)
    assert np.abs(styled - first).mean() > 2
    studio.window.generator.classes.chips[2].click()
    assert source(studio).values["latent"].classes == (0.0, 0.0, 1.0)
    assert not {"class", "mix.vangogh"} & studio.window.generator.form.rows.keys()
    studio.window.directions.rows[0].slider.move_to(2.0)
    assert source(studio).values["layout"][0] == 2.0
    studio.window.explore.map.move_to((0.5, 0.5))
    assert len(source(studio).values["latent"].seeds) == 4
    assert np.abs(shown(studio) - styled).mean() > 2


def test_the_painter_takes_a_picture_at_once_and_patterns_refuse(
    open_studio: Opener, small: Path, drop: Drop
) -> None:
    studio = open_studio()
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert studio.window.explore.drops.overlay.text == "Drop a generator to add it"
    assert drop(studio.window.explore, files(small))
    assert studio.messages[-1].error and "can't be shown a picture" in studio.messages[-1].text
    studio.services.explorer.choose_model("painter")
    assert drop(studio.window.explore, files(small))
    studio.until_said("photo.jpg is placed")
    assert source(studio).values["latent"].w
    studio.until_painted()
    studio.services.placer.place([small.with_name("nothing.jpg")])
    assert studio.until_said("nothing.jpg isn't there").error


def test_the_change_of_each_pixel() -> None:
    from PySide6.QtGui import QColor, QImage

    from artstudio.qt.latent.why import change, overlay

    minus, plus = QImage(4, 2, QImage.Format.Format_RGB32), QImage(4, 2, QImage.Format.Format_RGB32)
    minus.fill(QColor(0, 0, 0))
    plus.fill(QColor(0, 0, 0))
    plus.setPixelColor(3, 1, QColor(255, 255, 255))
    amount = change(minus, plus)
    assert amount.shape == (2, 4) and amount[1, 3] == pytest.approx(1.0) and amount.sum() == amount[1, 3]
    layer = overlay(amount)
    assert layer.pixelColor(0, 0).alpha() == 0 and layer.pixelColor(3, 1).alpha() > 150
