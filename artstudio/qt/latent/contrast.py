"""Two sets of pictures, more of this than of that, and the direction between them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtCore import QObject, Signal

from artstudio.document.source import Source
from artstudio.engine.request import Lane, Request, Update
from artstudio.latents import Direction, Floats
from artstudio.params import Values
from artstudio.qt.latent.axes import title
from artstudio.qt.latent.axes_book import AxesBook
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.session import Message, Session
from artstudio.recipes import source_to_json

MOST = 60
"""Pictures on one side."""
SLOT = "separate"


class Side(IntEnum):
    THIS = 0
    THAT = 1

    @property
    def other(self) -> Side:
        return Side.THAT if self is Side.THIS else Side.THIS


Sides = tuple[tuple[Source, ...], tuple[Source, ...]]


class Contrast(QObject):
    """The sets of each generator. ``changed``: those of the generator at work, or what is to be said of them.

    ``asked``: pictures came from another panel. ``made(str, int)``: of which generator a direction was
    made, and which of its directions it is.
    """

    changed = Signal()
    asked = Signal()
    made = Signal(str, int)

    def __init__(
        self, session: Session, explorer: Explorer, book: AxesBook, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._explorer = explorer
        self._book = book
        self._sides: dict[str, Sides] = {}
        self._name = ""
        self._is_busy = False
        session.bridge.updated.connect(self._updated)
        explorer.changed.connect(self.changed)
        book.changed.connect(lambda model: self.changed.emit() if model == self.model else None)

    @property
    def model(self) -> str:
        return self._explorer.source.model

    def name_of(self, side: Side) -> str:
        return self.tr("More of this") if side is Side.THIS else self.tr("Less of that")

    def side(self, side: Side) -> tuple[Source, ...]:
        return self._sides.get(self.model, ((), ()))[side]

    @property
    def is_busy(self) -> bool:
        return self._is_busy

    @property
    def missing(self) -> str:
        """What is needed before a direction can be made; "" if nothing is."""
        empty = [side for side in Side if not self.side(side)]
        if len(empty) == 2:
            return self.tr("A direction needs a picture on both sides.")
        if empty:
            return self.tr("“{side}” needs a picture as well.").format(side=self.name_of(empty[0]))
        removed = self._explorer.generators.spec(self.model) is None  # which the engine says
        if not removed and not self._book.is_known(self.model):
            return self.tr("The directions of this generator have to be found first.")
        return ""

    def add(self, side: Side, sources: Iterable[Source]) -> None:
        """Put pictures on a side, from the other one if they are there; what can't be used is said."""
        kept, moved, refused = list(self.side(side)), "", ""
        for source in sources:
            if source.model != self.model:
                refused = self.tr("{name} is of another generator; a direction leads through one only.")
                refused = refused.format(name=source.name)
            elif len(kept) >= MOST:
                refused = self.tr("There is room for {number} pictures on a side.").format(number=MOST)
            elif source not in kept:
                kept.append(source)
                if source in self.side(side.other):
                    moved = self.tr("{name} was on the other side; it can't be on both.")
                    moved = moved.format(name=source.name)
                    self.remove(side.other, source)
        self._take(side, kept)
        if refused:
            self._complain(refused)
        elif moved:
            self._session.message.emit(Message(moved))

    def toggle(self, side: Side, source: Source) -> None:
        """Put a picture on a side, or take it off there."""
        if source in self.side(side):
            self.remove(side, source)
        else:
            self.add(side, [source])
        self.asked.emit()

    def remove(self, side: Side, source: Source) -> None:
        self._take(side, [each for each in self.side(side) if each != source])

    def clear(self) -> None:
        for side in Side:
            self._take(side, [])

    def compare(self, this: Iterable[Source], that: Iterable[Source]) -> None:
        """Take these instead of what was on both sides."""
        self.clear()
        self.add(Side.THIS, this)
        self.add(Side.THAT, that)
        self.asked.emit()

    def make(self, name: str) -> None:
        """Find the direction between the sides; it becomes a slider called ``name``."""
        if missing := self.missing:
            self._complain(missing)
        elif not self._is_busy:  # or the one that is sought would get this name
            self._name = name.strip()
            this, that = (json.dumps([source_to_json(each) for each in self.side(side)]) for side in Side)
            values = Values((("generator", self.model), ("this", this), ("that", that)))
            self._session.bridge.submit(Request("separate", values, slot=SLOT, lane=Lane.LIVE))
            self._set_busy(True)

    def _updated(self, update: Update) -> None:
        if update.request.slot != SLOT or update.kind not in ("done", "failed", "cancelled"):
            return
        self._set_busy(False)
        if update.kind == "failed":
            self._complain(update.payload)
        elif update.kind == "done":
            self._add(update.request.values["generator"], Floats.of(update.payload.vectors[0]))

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self.changed.emit()

    def _add(self, model: str, vector: Floats) -> None:
        axes = self._book.of(model)
        if axes is None:
            return  # it was removed meanwhile, and says so itself
        direction = Direction(vector, self._name)
        known = axes.known
        if direction in known.directions:
            place = known.directions.index(direction)
            text = self.tr("This direction is there already: {name}.")
            self._session.message.emit(Message(text.format(name=title(place, known.names[place]))))
        else:
            place = len(known.directions)
            name = title(place, self._name)
            self._book.add(model, direction, self.tr("Make direction {name}").format(name=name))
            text = self.tr("{name} leads from that to this.").format(name=name)
            self._session.message.emit(
                Message(text, self.tr("Undo"), self._session.undo_stack.undo, of_step=True)
            )
        self.made.emit(model, place)

    def _take(self, side: Side, sources: list[Source]) -> None:
        if tuple(sources) != self.side(side):
            kept = list(self._sides.get(self.model, ((), ())))
            kept[side] = tuple(sources)
            self._sides[self.model] = kept[0], kept[1]
            self.changed.emit()

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))
