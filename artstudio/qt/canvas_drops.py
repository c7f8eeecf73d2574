"""What can be let go over the canvas, and what is said while it hovers there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from artstudio.errors import BadInputError
from artstudio.qt import mime, theme

_CENTERED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
_COPY = Qt.DropAction.CopyAction


class DropZone(QWidget):
    """Lies over its parent while something is dragged across, and reads what is dropped.

    The parent hands its drag events on. ``picture_dropped`` and, with Shift held, ``style_picture_dropped``
    carry a list of `Path` and the bytes of encoded pictures; ``style_dropped(str)`` the key of a gallery
    style; ``rejected(str)`` a sentence.
    """

    picture_dropped = Signal(object)
    style_picture_dropped = Signal(object)
    style_dropped = Signal(str)
    rejected = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._area = parent
        self.hint = ""
        self.hide()

    def drag_over(self, event: QDragMoveEvent) -> None:
        """Something entered or moved: say what letting go would do, or refuse it."""
        self._say(self._hint_for(event))
        if self.hint:
            event.setDropAction(_COPY)
            event.accept()
        else:
            event.ignore()

    def drag_left(self) -> None:
        self._say("")

    def drop(self, event: QDropEvent) -> None:
        """Something was let go: tell by a signal what it was."""
        self._say("")
        # Shift means "move" elsewhere. A source must never hear that it may throw its file away.
        event.setDropAction(_COPY if event.possibleActions() & _COPY else Qt.DropAction.IgnoreAction)
        event.accept()
        style = mime.read_style(event.mimeData())
        if style is not None:
            self.style_dropped.emit(style.key)
            return
        try:
            sources = mime.read_picture(event.mimeData())
        except BadInputError as error:
            self.rejected.emit(str(error))
            return
        if not sources:
            self.rejected.emit(self.tr("That holds no picture. Save it to a file first, then drop the file."))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.style_picture_dropped.emit(sources)
        else:
            self.picture_dropped.emit(sources)

    def _hint_for(self, event: QDragMoveEvent) -> str:
        """What letting go would do; empty if nothing."""
        style = mime.read_style(event.mimeData())
        if style is not None:
            return self.tr("Drop to paint in {title}").format(title=style.title or style.key)
        if not mime.offers_picture(event.mimeData()):
            return ""
        if mime.is_link(event.mimeData()):
            return self.tr("Only a link: save the picture first")
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return self.tr("Drop to use as a style")
        return self.tr("Drop to open")

    def _say(self, hint: str) -> None:
        if hint == self.hint:
            return
        self.hint = hint
        if hint:
            self.setGeometry(self._area.rect())
            self.raise_()
        self.setVisible(bool(hint))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        frame = QRectF(self.rect()).adjusted(12, 12, -12, -12)
        veil = QColor(tokens.canvas)
        veil.setAlphaF(0.55)
        font = QFont(self.font())
        font.setPixelSize(18)
        font.setWeight(QFont.Weight.DemiBold)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), veil)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(frame, 10, 10)
            painter.setFont(font)
            bounds = painter.boundingRect(frame.adjusted(24, 0, -24, 0), _CENTERED, self.hint)
            label = bounds.adjusted(-20, -10, 20, 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(label, 8, 8)
            painter.setPen(QColor(tokens.on_accent))
            painter.drawText(label, _CENTERED, self.hint)
