"""Panels whose content is taller than their dock scroll; they never make the window taller."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from artstudio.qt import theme

_DEEP = 3  # a part that has grown lets what holds it grow, and so on


class Scroller(QScrollArea):
    """Shows ``content`` at the width there is, and scrolls up and down only."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a part of the content, which may have been added a moment ago."""
        for _ in range(_DEEP):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.ensureWidgetVisible(widget, 0, theme.GRID)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        width = self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, 96)
