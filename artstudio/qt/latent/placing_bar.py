"""How far the search for a picture's place is, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QToolButton, QWidget

from artstudio.qt import theme
from artstudio.qt.icons import icon
from artstudio.qt.latent.placer import Placer


class PlacingBar(QWidget):
    """Seen while a picture is being placed, or rests halfway."""

    def __init__(self, placer: Placer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placer = placer
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Placing the picture"))
        self.bar.setToolTip(self.bar.accessibleName())
        self.pause = self._button()
        self.pause.clicked.connect(lambda: placer.go_on() if placer.is_paused else placer.pause())
        self.enough = QPushButton(self.tr("Enough"), self)
        self.enough.setToolTip(self.tr("Stop the search and keep what it has found (Esc)"))
        self.enough.clicked.connect(placer.stop)
        self.cancel = self._button()
        self.cancel.setIcon(icon("close"))
        self.cancel.setToolTip(self.tr("Cancel, and show again what was there before"))
        self.cancel.setAccessibleName(self.cancel.toolTip())
        self.cancel.clicked.connect(placer.take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID // 2)
        row.addWidget(self.bar, 1)
        for button in (self.pause, self.enough, self.cancel):
            row.addWidget(button)
        placer.progress.connect(lambda part: self.bar.setValue(round(1000 * part)))
        placer.paused.connect(self._show_paused)
        placer.busy.connect(self._show_busy)
        self._show_paused(False)
        self.hide()

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(18, 18))
        return button

    def _show_busy(self, busy: bool) -> None:
        self.bar.setValue(0)
        self.setVisible(busy)

    def _show_paused(self, paused: bool) -> None:
        self.pause.setIcon(icon("play" if paused else "pause"))
        self.pause.setToolTip(self.tr("Search on") if paused else self.tr("Let the search rest"))
        self.pause.setAccessibleName(self.pause.toolTip())
