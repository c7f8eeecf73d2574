"""Mixing: parts of the picture, from its outlines to its touch, that come from other seeds or pictures."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRegularExpression, Qt, QTimer
from PySide6.QtGui import QHideEvent, QRegularExpressionValidator, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.latents import LAST_SEED, Floats, LatentPoint, LayerMix
from artstudio.params import Float, Latent
from artstudio.qt import theme
from artstudio.qt.actions import QT_TRANSLATE_NOOP
from artstudio.qt.buttons import tool_button
from artstudio.qt.latent.explorer import DICE, Explorer
from artstudio.qt.latent.placer import Placer
from artstudio.qt.latent.previews import Previews
from artstudio.qt.panels.cards import choose_files
from artstudio.qt.panels.drops import DropTarget
from artstudio.qt.panels.scrolling import Scroller
from artstudio.qt.panels.tile import Tile
from artstudio.qt.session import Message, Session
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
    """A row for each part: the seed or the picture it comes from, and how much of that there is."""

    def __init__(
        self,
        session: Session,
        explorer: Explorer,
        placer: Placer,
        parent: QWidget | None = None,
        chance: random.Random | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._explorer = explorer
        self._placer = placer
        self._chance = chance or random.Random()
        self._model = ""
        self._param: Latent | None = None
        self.previews = Previews(session.bridge, explorer.generators, _SIDE, self)
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
        self._take(part, LayerMix(0, 0, seeds=((seed, 1.0),)), self.tr("{part} of seed {number}"))

    def take_generated(self, part: int, source: Source) -> None:
        """Have a part come from another picture of this generator, without its sliders."""
        if self._param is None or source.model != self._explorer.source.model:
            text = self.tr("{name} is of another generator, whose layers don't fit into this one.")
            self._session.message.emit(Message(text.format(name=source.name), error=True))
            return
        point: LatentPoint = source.values[self._param.id]
        seeds = () if point.w else point.seeds or ((source.seed, 1.0),)
        origin = LayerMix(0, 0, seeds, point.w, point.classes)
        self._take(part, origin, self.tr("{part} of another picture"))

    def take_picture(self, part: int, sources: list[Path | bytes]) -> None:
        """Find the place of a picture, and have a part come from there."""
        layers, amount = self.rows[part].layers, self.rows[part].slider.value or 1.0

        def taken(source: Source, w: Floats) -> Source:
            mix = next((mix for mix in self._mixes(source) if (mix.first, mix.last) == layers), None)
            return self._mixed(source, layers, LayerMix(0, 0, w=w), mix.amount if mix else amount)

        self._placer.place(sources, taken)

    def _take(self, part: int, origin: LayerMix, label: str) -> None:
        row = self.rows[part]
        self._write(row, origin, row.slider.value or 1.0, label)

    def _write(self, row: MixRow, origin: LayerMix, amount: float, label: str) -> None:
        row.show_origin(origin)
        source = self._mixed(self._explorer.source, row.layers, origin, amount)
        if source != self._explorer.source:
            number = origin.seeds[0][0] if origin.seeds else ""
            self._explorer.show(source, label.format(part=row.title, number=number))
        else:
            self._want()

    def _mixed(self, source: Source, layers: tuple[int, int], origin: LayerMix, amount: float) -> Source:
        """``source`` with ``layers`` from elsewhere: those of ``origin`` and its amount don't count."""
        assert self._param is not None
        mixes = [mix for mix in self._mixes(source) if (mix.first, mix.last) != layers]
        if amount > 0:
            mixes.append(replace(origin, first=layers[0], last=layers[1], amount=amount))
        mixes.sort(key=lambda mix: mix.first)
        point = replace(source.values[self._param.id], mixes=tuple(mixes))
        return source.with_(**{self._param.id: point})

    def _mixes(self, source: Source) -> tuple[LayerMix, ...]:
        assert self._param is not None
        point: LatentPoint = source.values[self._param.id]
        return point.mixes

    # -- following --------------------------------------------------------------------------------

    def _follow(self) -> None:
        model, param = self._explorer.source.model, catalog.latent_param(self._explorer.spec)
        if (model, param) != (self._model, self._param):
            self._model, self._param = model, param
            self._rebuild()
        if self._param is not None:
            mixes = {(mix.first, mix.last): mix for mix in self._mixes(self._explorer.source)}
            for row in self.rows:
                mix = mixes.get(row.layers)
                row.slider.set_value(mix.amount if mix is not None else 0.0)
                if mix is not None:
                    row.show_origin(mix)
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
            row.picture.clicked.connect(partial(self._choose_picture, place))
            row.drops = DropTarget(
                row,
                self._session,
                self.tr("Drop to take {part} from it").format(part=row.title),
                None,
                partial(self.take_picture, place),
                partial(self.take_generated, place),
            )
            row.field.editingFinished.connect(lambda place=place: self._typed(place))
            row.slider.gesture_started.connect(partial(self._begin, row))
            row.slider.value_changed.connect(
                lambda value, row=row: self._write(row, row.origin, value, self.tr("Mix {part}"))
            )
            row.slider.gesture_finished.connect(lambda row=row: self._session.end_gesture(row.gesture))
        self.note.setText(
            self.tr("Parts of the picture can come from other seeds, or from pictures that you drop here.")
            if self.rows
            else self.tr("This generator draws its pictures in one piece; there are no parts to mix.")
        )

    def _begin(self, row: MixRow) -> None:
        row.gesture = self._session.begin_gesture()

    def _typed(self, place: int) -> None:
        row = self.rows[place]
        if row.field.isModified() and row.field.text():
            row.field.setModified(False)
            self.take(place, min(LAST_SEED, int(row.field.text())))

    def _choose_picture(self, place: int) -> None:
        title = self.tr("Choose a picture to take {part} from").format(part=self.rows[place].title)
        choose_files(self, partial(self.take_picture, place), title)

    def _preview(self, row: MixRow) -> Source:
        """The picture that a part comes from, by itself."""
        assert self._param is not None
        source, origin = self._explorer.source, row.origin
        point: LatentPoint = source.values[self._param.id]
        if len(origin.seeds) == 1:
            source = self._explorer.at(origin.seeds[0][0])
            point = replace(source.values[self._param.id], classes=origin.classes or point.classes)
        else:
            point = replace(point, seeds=origin.seeds, w=origin.w, classes=origin.classes or point.classes)
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
    """One part of the picture. ``origin``: where it comes from; its layers and amount don't count."""

    drops: DropTarget

    def __init__(self, title: str, layers: tuple[int, int], seed: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.layers = title, layers
        self.origin = LayerMix(0, 0, seeds=((seed, 1.0),))
        self.gesture: int | None = None  # which the slider's movement belongs to
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
        self.field = QLineEdit(str(seed), self)
        self.field.setAccessibleName(self.tr("Seed of {part}").format(part=title))
        self.field.setToolTip(self.tr("The seed that this part comes from."))
        self.field.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{1,10}"), self.field))
        self.dice = tool_button(self, "dice", self.tr("{part} of another seed").format(part=title))
        self.picture = tool_button(self, "image", self.tr("{part} of a picture of yours").format(part=title))
        below = QHBoxLayout()
        below.setSpacing(theme.GRID // 2)
        below.addWidget(QLabel(self.tr("Seed"), self))
        below.addWidget(self.field, 1)
        below.addWidget(self.dice)
        below.addWidget(self.picture)
        column = QVBoxLayout()
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self.slider)
        column.addLayout(below)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GRID)
        line.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)

    def show_origin(self, origin: LayerMix) -> None:
        """Where the part comes from: a seed, several of them, or a picture."""
        self.origin = origin
        seed = str(origin.seeds[0][0]) if len(origin.seeds) == 1 else ""
        self.field.setPlaceholderText(self.tr("Several") if origin.seeds else self.tr("A picture"))
        if not (self.field.hasFocus() and self.field.isModified()):
            self.field.setText(seed)
