"""The classes of a conditional generator: which of them the picture is of, and how much of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.latents import LatentPoint
from artstudio.qt import theme
from artstudio.qt.flow import FlowLayout
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.latent.previews import Previews
from artstudio.qt.panels.chips import Chip
from artstudio.qt.panels.pad import MixPad
from artstudio.qt.session import Session

MOST = 5
_SIDE = 96  # px, of a picture on the pad
_SETTLE_MS = 250


class ClassesSection(QWidget):
    """A chip per class, and the pad on which those that are on are mixed; without, each seed has its own."""

    def __init__(self, session: Session, explorer: Explorer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._explorer = explorer
        self._names: tuple[str, ...] = ()
        self.chips: list[Chip] = []
        self.title = QLabel(self.tr("Classes"), self)
        self.note = QLabel(self.tr("None is chosen: every seed has its own."), self)
        self.note.setProperty("role", "dim")
        self.note.setWordWrap(True)
        self._flow_holder = QWidget(self)
        self._flow = FlowLayout(self._flow_holder)
        self.pad = ClassPad(session, explorer, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.GRID)
        column.setSpacing(theme.GRID)
        for widget in (self.title, self._flow_holder, self.note, self.pad):
            column.addWidget(widget)
        session.changed.connect(self._follow)
        explorer.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        names = self._explorer.spec.classes
        if names != self._names:
            self._names = names
            self._rebuild()
        self.setVisible(bool(names))
        on = dict(class_weights(self._explorer))
        for index, chip in enumerate(self.chips):
            if chip.isChecked() != (index in on):  # not while another slider moves
                with QSignalBlocker(chip):
                    chip.setChecked(index in on)
                chip.update()
        self.note.setVisible(not on)
        self.pad.setVisible(len(on) > 1)

    def _rebuild(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [Chip(name, parent=self._flow_holder) for name in self._names]
        for index, chip in enumerate(self.chips):
            self._flow.addWidget(chip)
            chip.toggled.connect(lambda on, index=index: self._toggle(index, on))

    def _toggle(self, index: int, on: bool) -> None:
        """Add a class in an equal part, or take one out; the oldest makes room when there are too many."""
        weights = dict(class_weights(self._explorer))
        if on:
            kept = list(weights.items())[-(MOST - 1) :]
            total = sum(weight for _, weight in kept) or 1.0
            part = 1 / (len(kept) + 1)
            weights = {each: weight / total * (1 - part) for each, weight in kept} | {index: part}
        else:
            weights.pop(index, None)
        name = self._names[index]
        label = self.tr("Add {name}") if on else self.tr("Remove {name}")
        show_weights(self._explorer, weights, label.format(name=name))


class ClassPad(MixPad):
    """Mixes the classes that are on."""

    def __init__(self, session: Session, explorer: Explorer, parent: QWidget | None = None) -> None:
        self._explorer = explorer
        self._previews = Previews(session.bridge, explorer.generators, _SIDE)
        super().__init__(session, parent)
        self._previews.setParent(self)
        self.setAccessibleName(self.tr("Class pad"))
        self.setToolTip(
            self.tr("Drag the puck toward the classes you want more of. A double click makes all even.")
        )
        # The pictures at the corners follow once the hand rests.
        self._rest = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._rest.timeout.connect(self._want)
        session.changed.connect(lambda *_: self._rest.start())
        explorer.changed.connect(self._follow)
        self._previews.arrived.connect(lambda _: self.update())

    def weights(self) -> list[float]:
        return [weight for _, weight in class_weights(self._explorer)]

    def titles(self) -> list[str]:
        names = self._explorer.spec.classes
        return [names[index] for index, _ in class_weights(self._explorer)]

    def image(self, place: int) -> QImage | None:
        return self._previews.image(self._alone(place))

    def mix(self, weights: Sequence[float]) -> None:
        classes = [index for index, _ in class_weights(self._explorer)]
        # A part of nothing would leave the pad while it is dragged.
        kept = {index: max(weight, 1e-4) for index, weight in zip(classes, weights, strict=True)}
        show_weights(self._explorer, kept, self.tr("Mix classes"))

    def hint(self) -> str:
        return self.tr("Add a second class to mix the two here.")

    def _alone(self, place: int) -> Source:
        index, _ = class_weights(self._explorer)[place]
        return with_weights(self._explorer, {index: 1.0})

    def _want(self) -> None:
        places = range(len(self.weights())) if self.isVisible() else ()
        self._previews.want([self._alone(place) for place in places])
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._previews.want([])


def class_weights(explorer: Explorer) -> list[tuple[int, float]]:
    """The classes that are chosen, each with its weight."""
    param = catalog.latent_param(explorer.spec)
    if param is None or not explorer.spec.classes:
        return []
    point: LatentPoint = explorer.source.values[param.id]
    return [(index, weight) for index, weight in enumerate(point.classes) if weight > 0]


def with_weights(explorer: Explorer, weights: dict[int, float]) -> Source:
    """What is on the canvas, of these classes."""
    param = catalog.latent_param(explorer.spec)
    assert param is not None
    point: LatentPoint = explorer.source.values[param.id]
    classes = tuple(weights.get(index, 0.0) for index in range(max(weights, default=-1) + 1))
    return explorer.source.with_(**{param.id: replace(point, classes=classes)})


def show_weights(explorer: Explorer, weights: dict[int, float], label: str) -> None:
    explorer.show(with_weights(explorer, weights), label)
