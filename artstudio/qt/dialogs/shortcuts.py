"""All keys at a glance, made from the actions themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from artstudio.qt import theme
from artstudio.qt.actions import ACTIONS, MENU_TITLES, action_title, menu_title, other_keys


class ShortcutsDialog(QDialog):
    """Two columns: menus on the left, what only the hand knows on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Shortcuts"))
        groups: list[tuple[str, list[tuple[str, str]]]] = []
        for menu in MENU_TITLES:
            rows = [
                (_keys(spec.keys), action_title(spec)) for spec in ACTIONS if spec.menu == menu and spec.keys
            ]
            if rows:
                groups.append((menu_title(menu).replace("&", ""), rows))
        groups.append((self.tr("On the canvas and the panels"), other_keys()))
        columns = QHBoxLayout()
        columns.setSpacing(4 * theme.GRID)
        half = (len(groups) + 1) // 2
        for part in (groups[:half], groups[half:]):
            columns.addLayout(self._column(part), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[2 * theme.GRID] * 4)
        outer.setSpacing(2 * theme.GRID)
        outer.setSizeConstraint(
            QVBoxLayout.SizeConstraint.SetFixedSize
        )  # texts that wrap get all their lines
        outer.addLayout(columns)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)

    def _column(self, groups: list[tuple[str, list[tuple[str, str]]]]) -> QGridLayout:
        """The groups below one another, all keys as wide as the widest."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID // 2)
        grid.setColumnStretch(1, 1)
        for title, rows in groups:
            at = grid.rowCount()
            heading = QLabel(title, self)
            heading.setProperty("role", "heading")
            heading.setContentsMargins(0, 2 * theme.GRID if at > 1 else 0, 0, 0)
            grid.addWidget(heading, at, 0, 1, 2)
            for i, (keys, text) in enumerate(rows, start=at + 1):
                key_label = QLabel(keys, self)
                key_label.setProperty("role", "keys")
                text_label = QLabel(text, self)
                text_label.setWordWrap(True)
                text_label.setMinimumWidth(240)
                grid.addWidget(key_label, i, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(text_label, i, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(grid.rowCount(), 1)
        return grid


def _keys(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in keys)
