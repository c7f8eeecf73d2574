"""Dashed cards that invite: drop something here, or click to choose a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QSizePolicy, QWidget

from artstudio.qt import icons, theme
from artstudio.qt.panels.drops import paint_dashed

_ICON = 18


class AddCard(QAbstractButton):
    """A button that looks like a free place. Its text wraps; a tall one has its icon above the text."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tall = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier.changed.connect(self.update)

    def show_text(self, text: str, tall: bool = False) -> None:
        if (text, tall) == (self.text(), self._tall):
            return  # or the panel would be laid out again
        self._tall = tall
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def _text_rect(self, width: int) -> QRect:
        beside = 0 if self._tall else _ICON
        room = QRect(0, 0, max(40, width - beside - 5 * theme.GRID), 1000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text = self._text_rect(width).height()
        if self._tall:
            return text + _ICON + 7 * theme.GRID
        return max(theme.TARGET + theme.GRID, text + 2 * theme.GRID)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.TARGET + theme.GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        active = self.underMouse() or self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = tokens.pressed if self.isDown() else tokens.hover if self.underMouse() else None
        color = tokens.focus if self.hasFocus() else tokens.edge_hover
        paint_dashed(painter, frame, color, 1, QColor(fill) if fill else None)
        ink = tokens.text if active else tokens.text_dim
        plus, text = self._places()
        painter.drawPixmap(plus, icons.pixmap("plus", _ICON, ink, self.devicePixelRatioF()))
        painter.setPen(QColor(ink))
        across = Qt.AlignmentFlag.AlignHCenter if self._tall else Qt.AlignmentFlag.AlignLeft
        painter.drawText(text, across | Qt.TextFlag.TextWordWrap, self.text())
        painter.end()

    def _places(self) -> tuple[QPoint, QRect]:
        """Where the plus and the text are: one above the other, or side by side."""
        text = self._text_rect(self.width())
        if self._tall:
            top = (self.height() - _ICON - theme.GRID - text.height()) // 2
            text.moveTo((self.width() - text.width()) // 2, top + _ICON + theme.GRID)
            return QPoint((self.width() - _ICON) // 2, top), text
        left = (self.width() - _ICON - theme.GRID - text.width()) // 2
        text.moveTo(left + _ICON + theme.GRID, (self.height() - text.height()) // 2)
        return QPoint(left, (self.height() - _ICON) // 2), text

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


def choose_files(
    parent: QWidget, chosen: Callable[[list[Path | bytes]], None], title: str = ""
) -> QFileDialog:
    """Let pictures or network files be chosen, to become styles unless ``title`` says otherwise.

    The window isn't held up.
    """
    translate = QCoreApplication.translate
    dialog = QFileDialog(parent, title or translate("cards", "Choose a picture to paint in its style"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [
            translate("cards", "Pictures and style networks")
            + " (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif *.avif *.heic *.heif *.pth *.onnx)",
            translate("cards", "All files") + " (*)",
        ]
    )
    dialog.filesSelected.connect(lambda files: chosen([Path(file) for file in files]))
    dialog.open()
    return dialog
