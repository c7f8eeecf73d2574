"""A sheet of small pictures: what the network is shown, or what it draws by now."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from artstudio.qt import theme

_MOST = 2048  # pixels of a side: more can't be seen


class SheetView(QWidget):
    """Shows a picture whole, as large as there is room, in the middle or at the ``top``; ``text`` while there
    is none."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None, top: bool = False) -> None:
        super().__init__(parent)
        self._top = top
        self.image = QImage()
        self.text = text
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)
        theme.notifier.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(480, 300)

    def show_image(self, image: QImage) -> None:
        self.image = image
        self.update()

    def show_text(self, text: str) -> None:
        """Say why there is no picture."""
        self.text = text
        self.show_image(QImage())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        tokens = theme.current()
        if self.image.isNull():
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.setBrush(QColor(tokens.well))
            inside = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
            painter.setPen(QColor(tokens.text_dim))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 8, -24, -8), flags, self.text)
            return
        painter.drawImage(self._target(), self.image)

    def _target(self) -> QRect:
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(0, 0, size.width(), size.height())
        target.moveCenter(self.rect().center())
        if self._top:
            target.moveTop(0)
        return target


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """A sheet, uint8 (H, W, 3), small enough for the screen."""
    every = max(1, max(pixels.shape[:2]) // _MOST)
    some = np.ascontiguousarray(pixels[::every, ::every])
    height, width = some.shape[:2]
    return QImage(some.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def arranged(crops: NDArray[np.uint8], columns: int, gap: int = 2) -> QImage:
    """Pictures, uint8 (N, size, size, 3), in rows on nothing."""
    every = max(1, crops.shape[1] // 128)
    crops = np.ascontiguousarray(crops[:, ::every, ::every])
    count, side = crops.shape[:2]
    rows = -(-count // columns)
    sheet = QImage(columns * (side + gap) - gap, rows * (side + gap) - gap, QImage.Format.Format_ARGB32)
    sheet.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sheet)
    for index, crop in enumerate(crops):
        row, column = divmod(index, columns)
        painter.drawImage(column * (side + gap), row * (side + gap), image_of(crop))
    painter.end()
    return sheet


def read_sheet(path: Path) -> QImage:
    """The file of a sheet, small enough for the screen; null if it can't be read. For any thread."""
    reader = QImageReader(str(path))
    size = reader.size()
    if max(size.width(), size.height()) > _MOST:
        reader.setScaledSize(size.scaled(_MOST, _MOST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def read_first(path: Path, side: int) -> QImage:
    """The first picture in the file of a sheet; null if it can't be read. For any thread."""
    reader = QImageReader(str(path))
    reader.setClipRect(QRect(0, 0, side, side))
    return reader.read()
