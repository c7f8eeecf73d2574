"""Dashed cards that invite: drop something here, or click to choose a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QSizePolicy, QWidget

from artstudio.qt import icons, theme
from artstudio.qt.panels.drops import paint_dashed

_ICON = 18


class AddCard(QAbstractButton):
    """A button that looks like a free place. Its text wraps."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier.changed.connect(self.update)

    def show_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def _text_rect(self, width: int) -> QRect:
        room = QRect(0, 0, max(40, width - _ICON - 5 * theme.GRID), 1000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(theme.TARGET + theme.GRID, self._text_rect(width).height() + 2 * theme.GRID)

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
        paint_dashed(painter, frame, color, 1, fill)
        text = self._text_rect(self.width())
        total = _ICON + theme.GRID + text.width()
        left = (self.width() - total) // 2
        ink = tokens.text if active else tokens.text_dim
        plus = icons.pixmap("plus", _ICON, ink, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - _ICON) // 2, plus)
        painter.setPen(QColor(ink))
        text.moveTo(left + _ICON + theme.GRID, (self.height() - text.height()) // 2)
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self.text())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


def choose_files(parent: QWidget, chosen: Callable[[list[Path | bytes]], None]) -> QFileDialog:
    """Let pictures or network files be chosen to become styles, without holding up the window."""
    dialog = QFileDialog(parent, parent.tr("Choose a picture to paint in its style"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [
            parent.tr("Pictures and style networks")
            + " (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif *.avif *.heic *.heif *.pth *.onnx)",
            parent.tr("All files") + " (*)",
        ]
    )
    dialog.filesSelected.connect(lambda files: chosen([Path(file) for file in files]))
    dialog.open()
    return dialog
