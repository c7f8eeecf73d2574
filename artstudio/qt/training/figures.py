"""The figures of a training, in a column: how long, how far, how fast."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from artstudio.engine import training
from artstudio.engine.training import Update
from artstudio.qt import theme
from artstudio.qt.training import words

_WIDTH = 220  # px
_UNKNOWN = "–"
_SI = QLocale.DataSizeFormat.DataSizeSIFormat


class Figures(QWidget):
    """`show_saved` of what was saved; `tell` what a training that runs says of itself, until `stop`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(theme.GRID // 2)
        rows = (
            ("time", self.tr("Time")),
            ("left", self.tr("Time left")),
            ("step", self.tr("Steps")),
            ("rate", self.tr("Pictures a second")),
            ("shown", self.tr("Pictures shown")),
            ("memory", self.tr("Memory")),
        )
        for row, (key, text) in enumerate(rows):
            label = QLabel(text, self)
            label.setProperty("role", "dim")
            figure = QLabel(_UNKNOWN, self)
            figure.setAccessibleName(text)
            self.texts[key] = figure
            grid.addWidget(label, row, 0)
            grid.addWidget(figure, row, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(rows), 1)
        self.setFixedWidth(_WIDTH)

    def clear(self) -> None:
        for figure in self.texts.values():
            figure.setText(_UNKNOWN)

    def stop(self) -> None:
        """It no longer runs: what is of the moment goes."""
        for key in ("left", "rate", "memory"):
            self.texts[key].setText(_UNKNOWN)

    def show_saved(self, step: int, seconds: float, pictures: int) -> None:
        number = QLocale().toString
        self.texts["time"].setText(words.duration(seconds))
        self.texts["step"].setText(number(step))
        self.texts["shown"].setText(number(pictures))

    def tell(self, update: Update, left: float | None) -> None:
        """``left``: seconds until it ends by itself, if that can be told."""
        self.show_saved(update.step, update.seconds, update.pictures)
        if update.rate:
            self.texts["rate"].setText(QLocale().toString(update.rate, "f", 1))
        if left is not None:
            self.texts["left"].setText(words.duration(left))
        held = training.memory()
        self.texts["memory"].setText(QLocale().formattedDataSize(held, 1, _SI) if held else _UNKNOWN)
