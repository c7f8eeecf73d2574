"""The drag of a generator's small picture to wherever such are taken."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QDrag, QImage
from PySide6.QtWidgets import QWidget

from artstudio.document.source import Source
from artstudio.qt import mime
from artstudio.qt.panels.tile import tile_pixmap

_SIDE = 64  # px


def drag_picture(widget: QWidget, source: Source, image: QImage | None) -> None:
    """Begins at ``widget``, and returns once it has been dropped."""
    drag = QDrag(widget)
    drag.setMimeData(mime.source_mime_data(source))
    drag.setPixmap(tile_pixmap(image, QSize(_SIDE, _SIDE), widget.devicePixelRatioF()))
    drag.setHotSpot(QPoint(_SIDE // 2, _SIDE // 2))
    drag.exec(Qt.DropAction.CopyAction)
