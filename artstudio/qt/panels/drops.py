"""What can be dropped on a panel: thumbnails of styles, pictures, network files, pictures of generators."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from artstudio.document.source import Source
from artstudio.errors import ArtStudioError
from artstudio.qt import icons, mime, theme
from artstudio.qt.session import Message, Session

_ICON = 28


class DropTarget(QObject):
    """Takes what is dropped on ``widget`` or its children, and says over it what will become of it.

    ``on_style`` gets the key of a dropped style, ``on_sources`` files and pictures, ``on_generated`` what a
    generator makes; where one is None, its kind isn't taken. ``hint`` is what is said while something is
    held over the widget. While it isn't ``enabled`` nothing is taken.
    """

    def __init__(
        self,
        widget: QWidget,
        session: Session,
        hint: str,
        on_style: Callable[[str], None] | None,
        on_sources: Callable[[list[Path | bytes]], None] | None,
        on_generated: Callable[[Source], None] | None = None,
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._session = session
        self._on_style = on_style
        self._on_sources = on_sources
        self._on_generated = on_generated
        self.enabled = True
        self.overlay = DropOverlay(hint, widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove if isinstance(event, QDropEvent):
                if not self._takes(event.mimeData()):
                    event.ignore()
                    return True
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.overlay.show_over()
                return True
            case QEvent.Type.DragLeave:
                self.overlay.hide()
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                self.overlay.hide()
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._take(event.mimeData())
                return True
            case QEvent.Type.Resize if self.overlay.isVisible():
                self.overlay.show_over()
        return super().eventFilter(watched, event)

    def _takes(self, data: QMimeData) -> bool:
        if not self.enabled:
            return False
        if data.hasFormat(mime.STYLE_MIME):
            return self._on_style is not None
        if data.hasFormat(mime.SOURCE_MIME):
            return self._on_generated is not None
        return self._on_sources is not None and mime.offers_picture(data)

    def _take(self, data: QMimeData) -> None:
        style = mime.read_style(data)
        if style is not None:
            if self._on_style is not None:
                self._on_style(style.key)
            return
        generated = mime.read_source(data)
        if generated is not None and self._on_generated is not None:
            self._on_generated(generated)
            return
        try:
            found = mime.read_picture(data)
        except ArtStudioError as error:
            self._session.message.emit(Message(str(error), error=True))
            return
        if found is not None and self._on_sources is not None:
            self._on_sources(list(found) if isinstance(found, list) else [found])


class DropOverlay(QWidget):
    """A dashed frame with a sentence, ``text``, over a widget while something is held over it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = text
        self._under = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self) -> None:
        self.setGeometry(self._under.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        veil = QColor(tokens.panel)
        veil.setAlphaF(0.8)
        painter.fillRect(self.rect(), veil)
        inside = QColor(tokens.accent_soft)
        inside.setAlphaF(0.7)
        paint_dashed(painter, QRectF(self.rect()).adjusted(6, 6, -6, -6), tokens.accent, 2, inside)
        middle = self.rect().center()
        pixmap = icons.pixmap("plus", _ICON, tokens.accent_text, self.devicePixelRatioF())
        tall = self.height() > 3 * _ICON
        if tall:
            painter.drawPixmap(middle.x() - _ICON // 2, middle.y() - _ICON, pixmap)
        painter.setPen(QColor(tokens.text))
        text = self.rect().adjusted(20, 0, -20, 0)
        if tall:
            text.setTop(middle.y() + theme.GRID)
        where = Qt.AlignmentFlag.AlignHCenter | (
            Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
        )
        painter.drawText(text, where | Qt.TextFlag.TextWordWrap, self.text)
        painter.end()


def paint_dashed(
    painter: QPainter, rect: QRectF, color: str, width: float, fill: QColor | None = None
) -> None:
    """A dashed frame with round corners: something can be put here."""
    pen = QPen(QColor(color), width)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
