"""What every control of a form shares: its translated name and tip, and the ways back to its default."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from artstudio.params import Param
from artstudio.qt.icons import icon
from artstudio.qt.translation import translated


class ElidedLabel(QLabel):
    """Text that is longer than its place, such as a name an artist gave, ends in dots."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        short = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        if short == self.text():
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            self.style().drawItemText(
                painter,
                self.rect(),
                self.alignment(),
                self.palette(),
                self.isEnabled(),
                short,
                self.foregroundRole(),
            )


class ResetLabel(ElidedLabel):
    """The name of a control; a double click on it takes the control back to its default."""

    def __init__(self, text: str, reset: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self._reset = reset

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._reset()


def tooltip(param: Param, default: str) -> str:
    """What a parameter does, in plain words, and how to get back. Rich text, so that Qt wraps it."""
    tip = html.escape(translated(param.tip) or translated(param.title))
    back = QCoreApplication.translate("ParamSlider", "Double-click to reset to {value}.")
    back = html.escape(back.format(value=default))
    return f'<p style="margin:0">{tip}</p><p style="margin:4px 0 0 0">{back}</p>'


def show_reset_menu(
    widget: QWidget, event: QContextMenuEvent, default: str, reset: Callable[[], None]
) -> None:
    """The context menu of a control: one entry that takes it back to its default."""
    menu = QMenu(widget)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    text = QCoreApplication.translate("ParamSlider", "Reset to {value}").format(value=default)
    menu.addAction(icon("reset"), text).triggered.connect(reset)
    menu.popup(event.globalPos())
    event.accept()
