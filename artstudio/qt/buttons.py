"""The small buttons of the panels."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from artstudio.qt.icons import icon


def tool_button(parent: QWidget, name: str, tip: str, side: int = 18) -> QToolButton:
    """A button that shows an icon of ``side`` px and is called what its ``tip`` says."""
    button = QToolButton(parent)
    button.setIcon(icon(name))
    button.setIconSize(QSize(side, side))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button


def menu_button(parent: QWidget, tip: str, menu: QMenu) -> QToolButton:
    """The button of what is needed more seldom."""
    button = tool_button(parent, "more", tip)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(menu)
    return button
