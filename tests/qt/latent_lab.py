"""What tests of the Latent workspace share: a window that shows a picture of a generator."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.qt.studio import Studio

MODEL = "seas"

Opener = Callable[..., Studio]


def opened(open_studio: Opener, model: str) -> Studio:
    """A window in Latent with a picture of ``model``, whose directions are found."""
    studio = open_studio()
    studio.until(lambda: studio.services.generators.spec(MODEL) is not None or model != MODEL)
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    studio.services.explorer.choose_model(model)
    studio.until(lambda: studio.services.axes.is_known(model))
    studio.until_painted()
    return studio
