"""Directions: sliders that lead through the generator's space."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from artstudio.document.source import Source
from artstudio.params import Float
from artstudio.qt import theme
from artstudio.qt.icons import icon
from artstudio.qt.latent.axes import Axes, AxesBook, Found
from artstudio.qt.latent.direction_row import DirectionRow
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.latent.previews import Previews
from artstudio.qt.latent.why import Why
from artstudio.qt.panels.scrolling import Scroller
from artstudio.qt.session import Session
from artstudio.qt.translation import translated

_SIDE = 96  # px, of the pictures on a strip
_SETTLE_MS = 250


class DirectionsPanel(QWidget):
    """A row per direction of the generator at work. Locked rows are left alone by `randomize` and `reset`.

    ``chance`` is where random numbers come from.
    """

    def __init__(
        self,
        session: Session,
        explorer: Explorer,
        book: AxesBook,
        parent: QWidget | None = None,
        chance: random.Random | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._explorer = explorer
        self._book = book
        self._chance = chance or random.Random()
        self._gesture: int | None = None
        self._model = ""
        self._axes: Axes | None = None
        self.previews = Previews(session.bridge, _SIDE, self)
        self.why = Why(session.bridge, self)
        self.rows: list[DirectionRow] = []
        self.setAccessibleName(self.tr("Directions"))
        self.random_button = QPushButton(icon("dice"), self.tr("Randomize"), self)
        self.random_button.setToolTip(self.tr("Another point nearby: every slider that isn't locked moves."))
        self.random_button.clicked.connect(self.randomize)
        self.reset_button = QPushButton(icon("reset"), self.tr("Reset"), self)
        self.reset_button.setToolTip(self.tr("All sliders that are not locked back to the middle."))
        self.reset_button.clicked.connect(self.reset)
        self.more = QToolButton(self)
        self.more.setIcon(icon("more"))
        self.more.setIconSize(QSize(18, 18))
        self.more.setToolTip(self.tr("Save directions, or load those of others"))
        self.more.setAccessibleName(self.more.toolTip())
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(icon("save"), self.tr("Save directions…")).triggered.connect(self._save)
        menu.addAction(icon("open"), self.tr("Load directions…")).triggered.connect(self._load)
        self.more.setMenu(menu)
        self._lay_out()
        # The strips follow once a hand rests.
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._want_strips)
        session.changed.connect(self._follow)
        explorer.changed.connect(self._follow)
        book.changed.connect(self._book_changed)
        book.searching.connect(self._show_search)
        self.previews.arrived.connect(self._arrived)
        self._follow()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, 0)
        bar.setSpacing(theme.GRID)
        bar.addWidget(self.random_button, 1)
        bar.addWidget(self.reset_button, 1)
        bar.addWidget(self.more)
        content = QWidget(self)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        self._column.setSpacing(theme.GRID // 2)
        self.nothing = QLabel(content)
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("role", "dim")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.progress = QProgressBar(content)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Search for directions"))
        self.search_button = QPushButton(content)
        self.search_button.clicked.connect(self._search_or_stop)
        for widget in (self.nothing, self.progress, self.search_button):
            self._column.addWidget(widget)
        self._column.setAlignment(self.search_button, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addWidget(Scroller(content, self), 1)

    # -- doing ------------------------------------------------------------------------------------

    def randomize(self) -> None:
        """Move every row that isn't locked to a random place: normally distributed, one step of undo."""
        self._set_free(
            lambda axis: axis.clamp(round(self._chance.gauss(0.0, 1.0) / axis.step) * axis.step),
            self.tr("Randomize the directions"),
        )

    def reset(self) -> None:
        """Every row that isn't locked back to its default, as one step of undo."""
        self._set_free(lambda axis: axis.default, self.tr("Reset the directions"))

    def _search_or_stop(self) -> None:
        if self.progress.isVisibleTo(self):
            self._book.stop(self._model)
        else:
            self._book.search(self._model)

    def _save(self) -> None:
        kind = f"{self.tr('Directions')} (*.directions)"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save directions"), "", kind)
        if name:
            self._book.save(self._model, Path(name).with_suffix(".directions"))

    def _load(self) -> None:
        kind = f"{self.tr('Directions')} (*.directions);;{self.tr('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Load directions"), "", kind)
        if name:
            self._book.load(self._model, Path(name))

    def _begin(self) -> None:
        self._gesture = self._session.begin_gesture()

    def _end(self) -> None:
        self._session.end_gesture(self._gesture)

    def _set_from(self, row: DirectionRow) -> None:
        self._write(tuple(each.slider.value for each in self.rows), translated(row.axis.title))

    def _set_free(self, value: Callable[[Float], float], label: str) -> None:
        if self._axes is not None:
            before = self._axes.read(self._explorer.source)
            self._write(
                tuple(
                    old if row.locked else value(row.axis) for row, old in zip(self.rows, before, strict=True)
                ),
                label,
            )

    def _write(self, values: tuple[float, ...], label: str) -> None:
        assert self._axes is not None
        source = self._axes.write(self._explorer.source, values)
        if source != self._explorer.source:
            self._explorer.show(source, label)

    # -- following --------------------------------------------------------------------------------

    def _follow(self) -> None:
        model = self._explorer.source.model
        axes = self._book.of(model)
        if (model, axes) != (self._model, self._axes):
            self._model, self._axes = model, axes
            self._rebuild()
        values = axes.read(self._explorer.source) if axes is not None else ()
        for row, value in zip(self.rows, values, strict=True):
            row.slider.set_value(value)
        if any(row.is_open for row in self.rows):
            self._settle.start()
        self.random_button.setEnabled(bool(self.rows))
        self.reset_button.setEnabled(any(values))
        self.more.setVisible(isinstance(axes, Found))

    def _book_changed(self, model: str) -> None:
        """Found, renamed, or of other layers: what is on the canvas follows the layers."""
        if model != self._model:
            return
        old, new = self._axes, self._book.of(model)
        if isinstance(old, Found) and isinstance(new, Found) and old.directions == new.directions:
            values = old.read(self._explorer.source)
            self._axes = new
            for row, axis, name in zip(self.rows, new.axes, new.names, strict=True):
                row.show_title(axis.title, name)
            if old.ranges != new.ranges and any(values) and self._explorer.on_canvas:
                self._write(values, self.tr("Layers of a direction"))
            self._want_strips()
        else:
            self._follow()

    def _rebuild(self) -> None:
        """The rows of another generator."""
        for row in self.rows:
            row.slider.finish_gesture()
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        axes, found = self._axes, self._axes if isinstance(self._axes, Found) else None
        item = self._explorer.generators.installed(self._model)
        layers = item.card.layers if item is not None else 1
        self.rows = [
            DirectionRow(axis, self, (found.names[i], found.ranges[i], layers) if found else None)
            for i, axis in enumerate(axes.axes if axes is not None else ())
        ]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place, row)
            row.slider.gesture_started.connect(self._begin)
            row.slider.value_changed.connect(lambda _, row=row: self._set_from(row))
            row.slider.gesture_finished.connect(self._end)
            row.opened.connect(self._want_strips)
            row.asked_why.connect(lambda on, row=row: self._ask_why(row, on))
            row.chosen.connect(lambda value, row=row: self._choose(row, value))
            row.renamed.connect(lambda name, place=place: self._book.rename(self._model, place, name))
            row.ranged.connect(
                lambda first, last, place=place: self._book.set_range(self._model, place, first, last)
            )
        self._show_why()
        self.nothing.setVisible(not self.rows)
        self._show_search(self._model, -1.0)
        self._search_if_seen()

    def _ask_why(self, row: DirectionRow, on: bool) -> None:
        """One direction at a time."""
        for other in self.rows:
            if on and other is not row:
                other.why.setChecked(False)
        self._show_why()

    def _show_why(self) -> None:
        row = next((row for row in self.rows if row.why.isChecked()), None)
        if row is None or not self.isVisible():
            self.why.ask(None)
        else:
            strip = self.strip(row)
            self.why.ask((strip[0], strip[-1]))

    def _choose(self, row: DirectionRow, value: float) -> None:
        """A picture of the strip was clicked."""
        row.slider.move_to(value)
        row.slider.finish_gesture()

    # -- the search -------------------------------------------------------------------------------

    def _search_if_seen(self) -> None:
        if self.isVisible() and not self.rows:
            self._book.search(self._model)

    def _show_search(self, model: str, fraction: float) -> None:
        if model != self._model:
            return
        searching = fraction >= 0 and not self.rows
        can = self._book.can_search(model) and not self.rows
        self.progress.setVisible(searching)
        self.progress.setValue(round(1000 * fraction))
        self.search_button.setVisible(can)
        self.search_button.setText(self.tr("Stop") if searching else self.tr("Find the directions"))
        if searching:
            text = self.tr("Finding the directions in which this generator's pictures differ most.")
        elif can:
            text = self.tr("Its directions haven't been found yet.")
        else:
            text = self.tr("This generator has no directions.")
        self.nothing.setText(text)

    # -- strips -----------------------------------------------------------------------------------

    def strip(self, row: DirectionRow) -> list[Source]:
        """What is shown along a row, from minus to plus."""
        assert self._axes is not None
        place = self.rows.index(row)
        source = self._explorer.source
        values = list(self._axes.read(source))
        strip = []
        for value in row.values():
            values[place] = value
            strip.append(self._axes.write(source, values))
        return strip

    def _want_strips(self) -> None:
        wanted: list[Source] = []
        for row in (row for row in self.rows if row.is_open):
            strip = self.strip(row)
            row.show_strip([self.previews.image(source) for source in strip])
            wanted += strip
        self.previews.want(wanted)
        self._show_why()

    def _arrived(self) -> None:
        for row in (row for row in self.rows if row.is_open):
            row.show_strip([self.previews.image(source) for source in self.strip(row)])

    # -- events -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._search_if_seen()
        self._want_strips()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.previews.want([])
        self.why.ask(None)
