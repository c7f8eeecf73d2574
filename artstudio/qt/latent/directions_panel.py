"""Directions: sliders that lead through the generator's space."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from artstudio.engine import catalog
from artstudio.params import Float, Vector
from artstudio.qt import theme
from artstudio.qt.icons import icon
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.panels.scrolling import Scroller
from artstudio.qt.panels.space import SpaceRow
from artstudio.qt.session import Session
from artstudio.qt.translation import translated


class DirectionsPanel(QWidget):
    """A row per direction of the generator at work. Locked rows are left alone by `randomize` and `reset`.

    ``chance`` is where random numbers come from.
    """

    def __init__(
        self,
        session: Session,
        explorer: Explorer,
        parent: QWidget | None = None,
        chance: random.Random | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._explorer = explorer
        self._chance = chance or random.Random()
        self._gesture: int | None = None
        self._param: Vector | None = None
        self.rows: list[SpaceRow] = []
        self.setAccessibleName(self.tr("Directions"))
        self.random_button = QPushButton(icon("dice"), self.tr("Randomize"), self)
        self.random_button.setToolTip(self.tr("Another point nearby: every slider that isn't locked moves."))
        self.random_button.clicked.connect(self.randomize)
        self.reset_button = QPushButton(icon("reset"), self.tr("Reset"), self)
        self.reset_button.setToolTip(self.tr("All sliders that are not locked back to the middle."))
        self.reset_button.clicked.connect(self.reset)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, 0)
        bar.setSpacing(theme.GRID)
        bar.addWidget(self.random_button, 1)
        bar.addWidget(self.reset_button, 1)
        content = QWidget(self)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        self._column.setSpacing(theme.GRID // 2)
        self.nothing = QLabel(self.tr("This generator has no directions."), content)
        self.nothing.setProperty("role", "dim")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self.nothing)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addWidget(Scroller(content, self), 1)
        session.changed.connect(self._follow)
        explorer.changed.connect(self._follow)
        self._follow()

    def randomize(self) -> None:
        """Move every row that isn't locked to a random place: normally distributed, one step of undo."""
        self._set_free(
            lambda axis: axis.clamp(round(self._chance.gauss(0.0, 1.0) / axis.step) * axis.step),
            self.tr("Randomize the directions"),
        )

    def reset(self) -> None:
        """Every row that isn't locked back to its default, as one step of undo."""
        self._set_free(lambda axis: axis.default, self.tr("Reset the directions"))

    def _follow(self) -> None:
        param = catalog.bend_param(self._explorer.spec)
        if param is not self._param:
            self._param = param
            self._rebuild()
        values = self._explorer.source.values[param.id] if param is not None else ()
        for row, value in zip(self.rows, values, strict=True):
            row.slider.set_value(value)
        self.random_button.setEnabled(bool(self.rows))
        self.reset_button.setEnabled(any(values))

    def _rebuild(self) -> None:
        """The rows of another generator."""
        for row in self.rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [SpaceRow(axis, self) for axis in (self._param.axes if self._param else ())]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place, row)
            row.slider.gesture_started.connect(self._begin)
            row.slider.value_changed.connect(lambda _, row=row: self._set_from(row))
            row.slider.gesture_finished.connect(self._end)
        self.nothing.setVisible(not self.rows)

    def _begin(self) -> None:
        self._gesture = self._session.begin_gesture()

    def _end(self) -> None:
        self._session.end_gesture(self._gesture)

    def _set_from(self, row: SpaceRow) -> None:
        assert self._param is not None
        point = tuple(each.slider.value for each in self.rows)
        self._explorer.begin()
        self._session.set_source_value(self._param.id, point, translated(row.axis.title))

    def _set_free(self, value: Callable[[Float], float], label: str) -> None:
        if self._param is None:
            return
        self._explorer.begin()
        before = self._explorer.source.values[self._param.id]
        point = tuple(
            old if row.locked else value(row.axis) for row, old in zip(self.rows, before, strict=True)
        )
        self._session.set_source_value(self._param.id, point, label)
