"""Mixing: parts of the picture, from its outlines to its touch, that come from other seeds."""

from __future__ import annotations

import random
from dataclasses import replace

from PySide6.QtCore import QRegularExpression, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QRegularExpressionValidator, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.latents import LAST_SEED, LatentPoint, LayerMix
from artstudio.params import Float, Latent
from artstudio.qt import theme
from artstudio.qt.actions import QT_TRANSLATE_NOOP
from artstudio.qt.icons import icon
from artstudio.qt.latent.explorer import DICE, Explorer
from artstudio.qt.latent.previews import Previews
from artstudio.qt.panels.scrolling import Scroller
from artstudio.qt.panels.tile import Tile
from artstudio.qt.session import Session
from artstudio.qt.sliders import ParamSlider
from artstudio.qt.translation import translated

_THUMB = 64  # px
_SIDE = 160  # px, of a preview
_SETTLE_MS = 250
# What the parts of a generator are called, see `artstudio.params.Latent`.
PARTS = (
    QT_TRANSLATE_NOOP("params", "Coarse"),
    QT_TRANSLATE_NOOP("params", "Middle"),
    QT_TRANSLATE_NOOP("params", "Fine"),
    QT_TRANSLATE_NOOP("params", "Composition"),
    QT_TRANSLATE_NOOP("params", "Style and brushwork"),
)


class MixingPanel(QWidget):
    """A row for each part: the seed it comes from, and how much of that there is."""

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
        self._param: Latent | None = None
        self.previews = Previews(session.bridge, _SIDE, self)
        self.rows: list[MixRow] = []
        self.setAccessibleName(self.tr("Mixing"))
        content = QWidget(self)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(*[theme.GRID] * 4)
        self._column.setSpacing(2 * theme.GRID)
        self.note = QLabel(content)
        self.note.setWordWrap(True)
        self.note.setProperty("role", "dim")
        self._column.addWidget(self.note)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(content, self))
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._want)
        session.changed.connect(self._follow)
        explorer.changed.connect(self._follow)
        self.previews.arrived.connect(lambda _: self._show_images())
        self._follow()

    # -- doing ------------------------------------------------------------------------------------

    def take(self, part: int, seed: int) -> None:
        """Have a part come from ``seed``, all of it unless there is some of another already."""
        row = self.rows[part]
        amount = row.slider.value or 1.0
        self._write(row, seed, amount, self.tr("{part} of seed {number}"))

    def _set_amount(self, row: MixRow, amount: float) -> None:
        self._write(row, row.seed, amount, self.tr("Mix {part}"))

    def _write(self, row: MixRow, seed: int, amount: float, label: str) -> None:
        assert self._param is not None
        row.show_seed(seed)
        point = self._point()
        mixes = [mix for mix in point.mixes if (mix.first, mix.last) != row.layers]
        if amount > 0:
            mixes.append(LayerMix(*row.layers, seeds=((seed, 1.0),), amount=amount))
        mixes.sort(key=lambda mix: mix.first)
        source = self._explorer.source.with_(**{self._param.id: replace(point, mixes=tuple(mixes))})
        if source != self._explorer.source:
            self._explorer.show(source, label.format(part=row.title, number=seed))
        else:
            self._want()

    def _point(self) -> LatentPoint:
        assert self._param is not None
        point: LatentPoint = self._explorer.source.values[self._param.id]
        return point

    # -- following --------------------------------------------------------------------------------

    def _follow(self) -> None:
        param = catalog.latent_param(self._explorer.spec)
        if param != self._param:
            self._param = param
            self._rebuild()
        if self._param is not None:
            mixes = {(mix.first, mix.last): mix for mix in self._point().mixes}
            for row in self.rows:
                mix = mixes.get(row.layers)
                row.slider.set_value(mix.amount if mix is not None else 0.0)
                if mix is not None and mix.seeds:
                    row.show_seed(mix.seeds[0][0])
        self._settle.start()

    def _rebuild(self) -> None:
        """The rows of another generator."""
        for row in self.rows:
            row.slider.finish_gesture()
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        parts = self._param.parts if self._param is not None else ()
        self.rows = [
            MixRow(translated(title), (first, last), 1 + self._chance.randrange(DICE), self)
            for title, first, last in parts
        ]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place + 1, row)
            row.dice.clicked.connect(
                lambda _=False, place=place: self.take(place, self._chance.randrange(DICE))
            )
            row.field.editingFinished.connect(lambda place=place: self._typed(place))
            row.slider.gesture_started.connect(lambda row=row: row.hold(self._session.begin_gesture()))
            row.slider.value_changed.connect(lambda value, row=row: self._set_amount(row, value))
            row.slider.gesture_finished.connect(lambda row=row: self._session.end_gesture(row.gesture))
        self.note.setText(
            self.tr("Parts of the picture can come from other seeds.")
            if self.rows
            else self.tr("This generator draws its pictures in one piece; there are no parts to mix.")
        )

    def _typed(self, place: int) -> None:
        row = self.rows[place]
        if row.field.isModified() and row.field.text():
            row.field.setModified(False)
            self.take(place, min(LAST_SEED, int(row.field.text())))

    def _preview(self, row: MixRow) -> Source:
        """The picture that a part comes from: the seed by itself."""
        source = self._explorer.at(row.seed)
        assert self._param is not None
        point: LatentPoint = source.values[self._param.id]
        return source.with_(**{self._param.id: replace(point, mixes=())})

    def _want(self) -> None:
        rows = self.rows if self.isVisible() else []
        self.previews.want([self._preview(row) for row in rows])
        self._show_images()

    def _show_images(self) -> None:
        for row in self.rows:
            row.tile.show_image(self.previews.image(self._preview(row)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.previews.want([])


class MixRow(QWidget):
    """One part of the picture."""

    def __init__(self, title: str, layers: tuple[int, int], seed: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.layers, self.seed = title, layers, seed
        self.gesture: int | None = None
        self.tile = Tile(_THUMB, self)
        self.slider = ParamSlider(
            Float(
                id="amount",
                title=title,
                tip="How much of this part comes from the other seed.",
                default=0.0,
                low=0.0,
                high=1.0,
                step=0.01,
                unit="%",
            ),
            self,
        )
        self.slider.label.setText(title)
        self.field = QLineEdit(str(seed), self)
        self.field.setAccessibleName(self.tr("Seed of {part}").format(part=title))
        self.field.setToolTip(self.tr("The seed that this part comes from."))
        self.field.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{1,10}"), self.field))
        self.dice = QToolButton(self)
        self.dice.setIcon(icon("dice"))
        self.dice.setIconSize(QSize(18, 18))
        self.dice.setToolTip(self.tr("{part} of another seed").format(part=title))
        self.dice.setAccessibleName(self.dice.toolTip())
        below = QHBoxLayout()
        below.setSpacing(theme.GRID // 2)
        below.addWidget(QLabel(self.tr("Seed"), self))
        below.addWidget(self.field, 1)
        below.addWidget(self.dice)
        column = QVBoxLayout()
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self.slider)
        column.addLayout(below)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GRID)
        line.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)

    def hold(self, gesture: int) -> None:
        """Remember the gesture that the slider's movement belongs to."""
        self.gesture = gesture

    def show_seed(self, seed: int) -> None:
        self.seed = seed
        if not (self.field.hasFocus() and self.field.isModified()):
            self.field.setText(str(seed))
