"""How far the search for a picture's place is, and what can be done about it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from artstudio.qt import theme
from artstudio.qt.buttons import tool_button
from artstudio.qt.hints import ElidedLabel
from artstudio.qt.icons import icon
from artstudio.qt.latent.placer import Placer
from artstudio.qt.panels.tile import Tile
from artstudio.qt.status import duration

_THUMB = 72  # px
_BAR = 40  # px at least: the panel doesn't grow at the canvas's expense when a search begins


class PlacingBar(QWidget):
    """Seen while a picture is being placed, or rests halfway."""

    def __init__(self, placer: Placer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placer = placer
        self.tile = Tile(_THUMB, self)
        self.text = ElidedLabel(self)
        self.state = QLabel(self)
        self.state.setProperty("role", "dim")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(_BAR)
        self.bar.setAccessibleName(self.tr("Placing the picture"))
        self.pause = tool_button(self, "pause", "")
        self.pause.clicked.connect(lambda: placer.go_on() if placer.is_paused else placer.pause())
        self.enough = QPushButton(self.tr("Enough"), self)
        self.enough.setToolTip(self.tr("Stop the search and keep what it has found (Esc)"))
        self.enough.clicked.connect(placer.stop)
        self.cancel = tool_button(self, "close", self.tr("Cancel, and show again what was there before"))
        self.cancel.clicked.connect(placer.take_back)
        row, column, below = QHBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        column.setSpacing(0)
        below.setSpacing(theme.GRID // 2)
        below.addWidget(self.bar, 1)
        for button in (self.pause, self.enough, self.cancel):
            below.addWidget(button)
        column.addWidget(self.text)
        column.addWidget(self.state)
        column.addStretch(1)
        column.addLayout(below)
        row.addWidget(self.tile)
        row.addLayout(column, 1)
        placer.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        placer = self._placer
        self.setVisible(placer.is_busy)
        self.tile.show_image(placer.thumb)
        self.bar.setValue(round(1000 * placer.part))
        percent = self.tr("{number} %").format(number=round(100 * placer.part))
        if placer.is_paused:
            text, state = self.tr("{name} rests"), percent
        elif placer.seconds_left is None:
            text, state = self.tr("Placing {name}"), percent
        else:
            time = duration(placer.seconds_left)
            text, state = self.tr("Placing {name}"), self.tr("{what}, {time} left")
            state = state.format(what=percent, time=time)
        self.text.setText(text.format(name=placer.name))
        self.text.setToolTip(self.text.text())
        self.state.setText(state)
        self.bar.setAccessibleDescription(f"{self.text.text()}: {state}")
        tip = self.tr("Search on") if placer.is_paused else self.tr("Let the search rest")
        if self.pause.toolTip() != tip:
            self.pause.setIcon(icon("play" if placer.is_paused else "pause"))
            self.pause.setToolTip(tip)
            self.pause.setAccessibleName(tip)
