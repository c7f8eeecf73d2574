"""Directions: sliders that lead through the generator's space."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.params import Float
from artstudio.qt import theme
from artstudio.qt.buttons import menu_button, tool_button
from artstudio.qt.icons import icon
from artstudio.qt.latent.axes import Axes, Layers
from artstudio.qt.latent.axes_book import ENDING, AxesBook
from artstudio.qt.latent.contrast import Contrast
from artstudio.qt.latent.contrast_panel import ContrastSection
from artstudio.qt.latent.direction_row import Details, DirectionRow
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.latent.previews import Previews
from artstudio.qt.latent.search_note import SearchNote
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
        contrast: Contrast,
        parent: QWidget | None = None,
        chance: random.Random | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._explorer = explorer
        self._book = book
        self._chance = chance or random.Random()
        self._model = ""
        self._axes: Axes | None = None
        self.previews = Previews(session.bridge, explorer.generators, _SIDE, self)
        self.why = Why(session.bridge, explorer.generators, self)
        self.rows: list[DirectionRow] = []
        self.setAccessibleName(self.tr("Directions"))
        self.random_button = QPushButton(icon("dice"), self.tr("Randomize"), self)
        self.random_button.setToolTip(self.tr("Another point nearby: every slider that isn't locked moves."))
        self.random_button.clicked.connect(self.randomize)
        self.reset_button = tool_button(
            self, "reset", self.tr("All sliders that are not locked back to the middle.")
        )
        self.reset_button.setAccessibleName(self.tr("Reset"))
        self.reset_button.clicked.connect(self.reset)
        self.contrast = ContrastSection(session, explorer, contrast, self)
        self.contrast.hide()
        self.contrast_button = tool_button(self, "plus", self.tr("Make a direction from pictures"))
        self.contrast_button.setCheckable(True)
        self.contrast_button.toggled.connect(self._open_contrast)
        menu = QMenu(self)
        menu.addAction(icon("save"), self.tr("Save directions…")).triggered.connect(self._save)
        menu.addAction(icon("open"), self.tr("Load directions…")).triggered.connect(self._load)
        self.more = menu_button(self, self.tr("Save directions, or load those of others"), menu)
        self.note = SearchNote(book, self)
        self._lay_out()
        # The strips follow once a hand rests.
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._want_strips)
        session.changed.connect(self._follow)
        explorer.changed.connect(self._follow)
        book.changed.connect(self._book_changed)
        book.loaded.connect(self._follow_layers)
        contrast.asked.connect(lambda: self.contrast_button.setChecked(True))
        contrast.made.connect(self._show_made)
        self.previews.arrived.connect(self._arrived)
        explorer.generators.changed.connect(self._want_strips)
        explorer.generators.changed.connect(self._search_if_seen)  # one may be there again
        self._follow()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, 0)
        bar.setSpacing(theme.GRID // 2)
        bar.addWidget(self.random_button, 1)
        bar.addWidget(self.reset_button)
        bar.addWidget(self.contrast_button)
        bar.addWidget(self.more)
        content = QWidget(self)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        self._column.setSpacing(theme.GRID // 2)
        self._column.addWidget(self.contrast)
        self._column.addWidget(self.note)
        self._column.addStretch(1)
        self._scroller = Scroller(content, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addWidget(self._scroller, 1)

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

    def _save(self) -> None:
        directions = self.tr("Directions")
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save directions"), "", f"{directions} (*{ENDING})"
        )
        if name:
            self._book.save(self._model, Path(name))

    def _load(self) -> None:
        directions, every = self.tr("Directions"), self.tr("All files")
        kind = f"{directions} (*{ENDING});;{every} (*)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Load directions"), "", kind)
        if name:
            self._book.load(self._model, Path(name))

    def _begin(self, row: DirectionRow) -> None:
        row.gesture = self._session.begin_gesture()

    def _set_from(self, row: DirectionRow) -> None:
        assert self._axes is not None
        values = list(self._axes.read(self._explorer.source))  # which may lie beyond the ends of a slider
        values[self.rows.index(row)] = row.slider.value
        self._write(values, translated(row.axis.title))

    def _set_free(self, value: Callable[[Float], float], label: str) -> None:
        if self._axes is not None:
            before = self._axes.read(self._explorer.source)
            self._write(
                tuple(
                    old if row.locked else value(row.axis) for row, old in zip(self.rows, before, strict=True)
                ),
                label,
            )

    def _set_layers(self, direction: int, layers: Layers) -> None:
        """Let a direction move some layers only. What the canvas shows follows, in the same step of undo."""
        assert self._axes is not None
        axes, label = self._axes, self.tr("Layers of a direction")
        if layers == axes.known.ranges[direction]:
            return
        after = replace(axes, known=axes.known.ranged(direction, layers))
        source = after.write(self._explorer.source, axes.read(self._explorer.source))
        stack = self._session.undo_stack
        stack.beginMacro(label)
        if source != self._explorer.source and self._explorer.on_canvas:
            self._explorer.show(source, label)
        self._book.set_range(self._model, direction, layers, label)
        stack.endMacro()

    def _remove(self, row: DirectionRow, direction: int) -> None:
        """Take a direction away, and with it what it moves on the canvas: no slider could reach that."""
        assert self._axes is not None
        label = self.tr("Remove direction {name}").format(name=row.slider.accessibleName())
        values = list(self._axes.read(self._explorer.source))
        values[self.rows.index(row)] = row.axis.default
        stack = self._session.undo_stack
        stack.beginMacro(label)
        if self._axes.point and self._explorer.on_canvas:
            self._write(values, label)
        self._book.remove(self._model, direction, label)
        stack.endMacro()

    def _write(self, values: Sequence[float], label: str) -> None:
        assert self._axes is not None
        source = self._axes.write(self._explorer.source, values)
        if source != self._explorer.source:
            self._explorer.show(source, label)

    # -- following --------------------------------------------------------------------------------

    def _follow(self) -> None:
        model = self._explorer.source.model
        axes = self._book.of(model)
        if (model, axes) != (self._model, self._axes):
            kept = self._habits() if model == self._model else {}
            self._model, self._axes = model, axes
            self._rebuild(kept)
        values = axes.read(self._explorer.source) if axes is not None else ()
        for row, value in zip(self.rows, values, strict=True):
            row.slider.set_value(value)
        if any(row.is_open for row in self.rows):
            self._settle.start()
            self.why.keep(self._asked_ends())
        self.random_button.setEnabled(bool(self.rows))
        self.reset_button.setEnabled(any(values))
        self.note.follow(model)

    def _book_changed(self, model: str) -> None:
        """Found, made, renamed, or of other layers."""
        if model != self._model:
            return
        old, new = self._axes, self._book.of(model)
        if old is None or new is None or old.known.directions != new.known.directions:
            self._follow()
            return
        self._axes = new
        for place in range(new.first, len(self.rows)):
            self.rows[place].show_details(new.axes[place], self._details(new, place))
        self._want_strips()

    def _follow_layers(self, model: str) -> None:
        """What the canvas shows follows the layers that a file has told."""
        if model == self._model and self._axes is not None and self._explorer.on_canvas:
            self._write(self._axes.read(self._explorer.source), self.tr("Layers of a direction"))

    def _habits(self) -> dict[object, tuple[bool, bool]]:
        """Which rows are locked, and which are open."""
        return {key: (row.locked, row.is_open) for key, row in zip(self._keys(), self.rows, strict=True)}

    def _keys(self) -> list[object]:
        """What each row is of, wherever it comes to stand."""
        if self._axes is None:
            return []
        return [*(axis.id for axis in self._axes.axes[: self._axes.first]), *self._axes.known.directions]

    def _rebuild(self, kept: dict[object, tuple[bool, bool]]) -> None:
        """The rows of another generator, or others of the same: ``kept`` are locked and open as they were."""
        for row in self.rows:
            row.slider.finish_gesture()
            row.blockSignals(True)  # a name that was being typed may be that of another row by now
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        axes = self._axes
        made = {place: self._row(axes, place) for place in _order(axes)} if axes is not None else {}
        self.rows = [made[place] for place in sorted(made)]
        for line, row in enumerate(made.values()):
            self._column.insertWidget(line + 1, row)
        for key, row in zip(self._keys(), self.rows, strict=True):
            locked, is_open = kept.get(key, (False, False))
            row.lock.setChecked(locked)
            row.more.setChecked(is_open)
        self._show_why()
        self._search_if_seen()

    def _row(self, axes: Axes, place: int) -> DirectionRow:
        direction = place - axes.first
        details = self._details(axes, place) if direction >= 0 else None
        row = DirectionRow(axes.axes[place], self, details)
        row.slider.gesture_started.connect(partial(self._begin, row))
        row.slider.value_changed.connect(lambda _: self._set_from(row))
        row.slider.gesture_finished.connect(lambda: self._session.end_gesture(row.gesture))
        row.opened.connect(self._want_strips)
        for opener in (row.more, row.layers):
            opener.clicked.connect(lambda _: self._scroller.reveal(row))
        row.asked_why.connect(lambda on: self._ask_why(row, on))
        row.chosen.connect(lambda value: self._choose(row, value))
        row.renamed.connect(lambda name: self._book.rename(self._model, direction, name))
        row.ranged.connect(lambda first, last: self._set_layers(direction, (first, last)))
        row.removed.connect(lambda: self._remove(row, direction))
        return row

    def _details(self, axes: Axes, place: int) -> Details:
        known, direction = axes.known, place - axes.first
        point = catalog.latent_param(self._explorer.spec)
        count = point.layers if point is not None else 1
        return Details(known.names[direction], known.ranges[direction], count, known.is_own(direction))

    def _search_if_seen(self) -> None:
        if self.isVisible():
            self._book.search(self._model)

    def _open_contrast(self, on: bool) -> None:
        self.contrast.setVisible(on)
        if on:
            self._scroller.verticalScrollBar().setValue(0)

    def _show_made(self, model: str, direction: int) -> None:
        """Bring a new direction into sight, open, so that it shows what it does."""
        if model == self._model and self._axes is not None:
            row = self.rows[self._axes.first + direction]
            row.more.setChecked(True)
            QTimer.singleShot(0, row, lambda: self._scroller.reveal(row))

    def _ask_why(self, row: DirectionRow, on: bool) -> None:
        """One direction at a time."""
        for other in self.rows:
            if on and other is not row:
                other.why.setChecked(False)
        self._show_why()

    def _show_why(self) -> None:
        self.why.ask(self._asked_ends() if self.isVisible() else None)

    def _asked_ends(self) -> tuple[Source, Source] | None:
        """The two ends of the direction of which is asked where it acts."""
        row = next((row for row in self.rows if row.why.isChecked()), None)
        if row is None:
            return None
        strip = self.strip(row)
        return strip[0], strip[-1]

    def _choose(self, row: DirectionRow, value: float) -> None:
        """A picture of the strip was clicked."""
        row.slider.move_to(value)
        row.slider.finish_gesture()

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
        for row in (row for row in self.rows if row.is_open and self.isVisible()):
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


def _order(axes: Axes) -> list[int]:
    """The rows from above: the artist's own directions, the newest first, then all others."""
    places = list(range(len(axes.axes)))
    border = len(places) - axes.known.own
    return places[border:][::-1] + places[:border]
