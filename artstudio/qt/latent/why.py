"""Why: where in the picture a direction acts, as a layer of color over the canvas."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from artstudio.document.source import Source
from artstudio.qt.bridge import Bridge
from artstudio.qt.generators import Generators
from artstudio.qt.latent.previews import Previews

SIDE = 256  # px
_STRONGEST = 99.0  # percentile of the change that is shown in full
_COVER = 0.8  # of the picture, where the change is strongest
_COLOR = (255, 64, 96)  # over pictures of any color


class Why(QObject):
    """``shown(QImage | None)``: the mean absolute change of each pixel from minus to plus."""

    shown = Signal(object)

    def __init__(self, bridge: Bridge, generators: Generators, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._previews = Previews(bridge, generators, SIDE, self)
        self._previews.arrived.connect(lambda _: self.shown.emit(self._layer()))
        generators.changed.connect(lambda: self.ask(None))
        self._ends: tuple[Source, Source] | None = None

    def ask(self, ends: tuple[Source, Source] | None) -> None:
        """Compare the pictures at the two ends of a direction; None ends it."""
        if ends == self._ends:
            return
        self._ends = ends
        self._previews.want(ends or ())
        self.shown.emit(self._layer())

    def keep(self, ends: tuple[Source, Source] | None) -> None:
        """Take away what is shown, unless it is of these two pictures."""
        if ends != self._ends:
            self.ask(None)

    def _layer(self) -> QImage | None:
        """None until both pictures are there."""
        if self._ends is None:
            return None
        minus, plus = (self._previews.image(end) for end in self._ends)
        return overlay(change(minus, plus)) if minus is not None and plus is not None else None


def change(minus: QImage, plus: QImage) -> NDArray[np.float32]:
    """The mean absolute change of each pixel's channels, (H, W) in 0..1."""
    difference: NDArray[np.float32] = np.abs(_rgb(plus) - _rgb(minus)).mean(axis=2)
    return difference


def overlay(amount: NDArray[np.float32]) -> QImage:
    """A layer that is the more opaque the larger ``amount`` (H, W) is."""
    strongest = max(float(np.percentile(amount, _STRONGEST)), 1e-3)
    alpha = np.clip(amount / strongest, 0, 1) * (255 * _COVER)
    height, width = amount.shape
    layer = np.empty((height, width, 4), np.uint8)
    layer[:, :, :3] = _COLOR
    layer[:, :, 3] = alpha
    return QImage(layer.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def _rgb(image: QImage) -> NDArray[np.float32]:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    picture = rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3)
    return picture.astype(np.float32) * np.float32(1 / 255)
