"""Evolve: like and dislike variations, and the next ones follow."""

from __future__ import annotations

import random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from artstudio.document.source import Source
from artstudio.params import Float
from artstudio.qt import theme
from artstudio.qt.buttons import tool_button
from artstudio.qt.latent.axes import Axes
from artstudio.qt.latent.axes_book import AxesBook
from artstudio.qt.latent.contrast import Contrast
from artstudio.qt.latent.evolution import SHEET, Evolution, Values
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.latent.preference_view import PreferenceView
from artstudio.qt.latent.previews import Previews
from artstudio.qt.latent.search_note import SearchNote
from artstudio.qt.latent.variation_tile import COLUMNS, VariationTile
from artstudio.qt.panels.scrolling import Scroller
from artstudio.qt.session import Session
from artstudio.qt.sliders import ParamSlider

_SIDE = 192  # px, of a picture on the sheet
_LIMIT = 3.0  # σ, the farthest that a variation lies on any axis

SPREAD = Float(
    id="spread",
    title="Spread",
    tip="How far the variations of the next sheet lie from each other.",
    default=0.8,
    low=0.1,
    high=2.0,
    step=0.05,
    unit="σ",
    ends=("close", "bold"),
)


class EvolvePanel(QWidget):
    """Nine variations. A click shows one on the canvas; the next sheet follows the likes.

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
        self._contrast = contrast
        self._chance = chance or random.Random()
        self._starts: list[tuple[Axes, Source]] = []  # the sliders, and what they were moved from
        self.evolution: Evolution | None = None
        self.previews = Previews(session.bridge, explorer.generators, _SIDE, self)
        self.setAccessibleName(self.tr("Evolve"))
        self.start_button = QPushButton(self.tr("Start here"), self)
        self.start_button.setToolTip(self.tr("A first sheet of variations around what the canvas shows."))
        self.start_button.clicked.connect(self.start)
        self.next_button = QPushButton(self.tr("Next sheet"), self)
        self.next_button.setProperty("primary", True)
        self.next_button.setToolTip(self.tr("Variations that follow what you like."))
        self.next_button.clicked.connect(self.advance)
        self.back = self._arrow("undo", self.tr("Back to the sheet before"), -1)
        self.forward = self._arrow("redo", self.tr("Forward to the next sheet"), 1)
        self.where = QLabel(self)
        self.where.setProperty("role", "dim")
        self.compare_button = QPushButton(self.tr("Direction of the likes"), self)
        self.compare_button.setToolTip(
            self.tr("What is liked becomes one side of a direction, what isn't the other.")
        )
        self.compare_button.clicked.connect(self.compare)
        self.search = SearchNote(book, self)
        self.note = QLabel(self)
        self.note.setText(
            self.tr(
                "Make a sheet of variations, mark what you like and what you don't, and go on from there."
            )
        )
        self.note.setWordWrap(True)
        self.note.setProperty("role", "dim")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.spread = ParamSlider(SPREAD, self)
        self.spread.value_changed.connect(lambda _: self._show_model())
        self.model = PreferenceView(self)
        self.tiles = [VariationTile(number, self) for number in range(SHEET)]
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(lambda _=False, place=place: self.show_variation(place))
            tile.judged.connect(lambda liked, place=place: self.judge(place, liked))
            tile.moved.connect(lambda step, place=place: self._focus(place + step))
        self._lay_out()
        session.changed.connect(self._follow)
        explorer.changed.connect(self._follow)
        book.changed.connect(lambda _: self._follow())
        self.previews.arrived.connect(lambda _: self._show_images())
        explorer.generators.changed.connect(self._show)
        self._follow()
        self._show()

    def _arrow(self, name: str, tip: str, step: int) -> QToolButton:
        button = tool_button(self, name, tip)
        button.clicked.connect(lambda: self._turn(step))
        return button

    def _lay_out(self) -> None:
        content = QWidget(self)
        top = QHBoxLayout()
        top.setSpacing(theme.GRID // 2)
        top.addWidget(self.start_button, 1)
        top.addWidget(self.next_button, 1)
        turn = QHBoxLayout()
        turn.setSpacing(theme.GRID // 2)
        turn.addStretch(1)
        turn.addWidget(self.back)
        turn.addWidget(self.where)
        turn.addWidget(self.forward)
        turn.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(theme.GRID)
        for place, tile in enumerate(self.tiles):
            grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
        column = QVBoxLayout(content)
        column.setContentsMargins(*[theme.GRID] * 4)
        column.setSpacing(theme.GRID)
        column.addLayout(top)
        column.addWidget(self.note)
        column.addWidget(self.search)
        column.addLayout(grid)
        column.addLayout(turn)
        column.addWidget(self.spread)
        column.addWidget(self.model)
        column.addWidget(self.compare_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(content, self))

    # -- doing ------------------------------------------------------------------------------------

    def start(self) -> None:
        """A first sheet around what is on the canvas; those of other beginnings stay."""
        axes, base = self._book.of(self._explorer.source.model), self._explorer.source
        if axes is None:
            return
        self._starts.append((axes, base))
        middle, spread = axes.read(base), self.spread.value
        if self.evolution is None:
            self._take(Evolution.begin(middle, spread, _LIMIT, self._chance.randrange(2**31)))
        else:
            self._take(self.evolution.begin_again(middle, spread))

    def advance(self) -> None:
        if self.evolution is not None:
            self._take(self.evolution.advance(self.spread.value))

    def judge(self, place: int, liked: bool) -> None:
        if self.evolution is not None:
            self._take(self.evolution.judge(place, liked))

    def show_variation(self, place: int) -> None:
        self._explorer.show(self.variation(place), self.tr("Variation {number}").format(number=place + 1))

    def variation(self, place: int) -> Source:
        """What a picture of the sheet is made of."""
        assert self.evolution is not None
        return self._source(self.evolution.sheet.points[place])

    def _source(self, point: Values) -> Source:
        assert self.evolution is not None
        axes, base = self._starts[self.evolution.sheet.start]
        return axes.write(base, point)

    def compare(self) -> None:
        """Put what was liked so far on one side of a direction, and what wasn't on the other."""
        if self.evolution is not None:
            liked, disliked = self.evolution.judged()
            self._contrast.compare(map(self._source, liked), map(self._source, disliked))

    def _turn(self, step: int) -> None:
        if self.evolution is not None:
            self._take(self.evolution.go(self.evolution.place + step))

    def _take(self, evolution: Evolution) -> None:
        self.evolution = evolution
        self._show()

    def _focus(self, place: int) -> None:
        if 0 <= place < SHEET:
            self.tiles[place].setFocus(Qt.FocusReason.TabFocusReason)

    # -- following --------------------------------------------------------------------------------

    def _follow(self) -> None:
        if self._starts and self._starts[0][1].model != self._explorer.source.model:
            self.evolution, self._starts = None, []  # of another generator
            self._show()
        ready = self._book.of(self._explorer.source.model) is not None
        self.start_button.setEnabled(ready)
        if self.evolution is None:
            self.search.follow(self._explorer.source.model)
            self.note.setVisible(ready)
        for place, tile in enumerate(self.tiles if self.evolution is not None else ()):
            tile.show_current(self._explorer.on_canvas and self.variation(place) == self._explorer.source)

    def _show(self) -> None:
        evolution = self.evolution
        there = evolution is not None
        parts = (self.spread, self.model, self.next_button, self.back, self.forward, self.where)
        for widget in (*self.tiles, *parts, self.compare_button):
            widget.setVisible(there)
        if there:
            self.note.hide()
            self.search.hide()
        if evolution is None:
            self.previews.want([])
            return
        for place, tile in enumerate(self.tiles):
            tile.show_opinion(place in evolution.sheet.liked, place in evolution.sheet.disliked)
        self.back.setEnabled(evolution.place > 0)
        self.compare_button.setEnabled(all(evolution.judged()))
        self.forward.setEnabled(evolution.place < len(evolution.sheets) - 1)
        where = self.tr("{number} of {count}")
        self.where.setText(where.format(number=evolution.place + 1, count=len(evolution.sheets)))
        self._follow()
        self._show_model()
        self.previews.want([self.variation(place) for place in range(SHEET)])
        self._show_images()

    def _show_model(self) -> None:
        if self.evolution is not None:
            axes, _ = self._starts[self.evolution.sheet.start]
            self.model.show_model(axes.axes, self.evolution, self.spread.value)

    def _show_images(self) -> None:
        if self.evolution is not None:
            for place, tile in enumerate(self.tiles):
                tile.show_image(self.previews.image(self.variation(place)))
