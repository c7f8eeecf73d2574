"""The controls of the generator at work, made from its declarations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from artstudio.document.picture import Picture, read_picture
from artstudio.document.source import FROM_PICTURE
from artstudio.engine import catalog
from artstudio.models.base import ModelSpec
from artstudio.params import AnyParam, Choice, Int, Vector
from artstudio.qt import theme
from artstudio.qt.form import Form, build_form
from artstudio.qt.latent.classes import ClassesSection
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.panels.cards import choose_files
from artstudio.qt.panels.drops import DropTarget
from artstudio.qt.panels.scrolling import Scroller
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks

# Of a longer side of 1: width and height.
SHAPES: dict[str, tuple[float, float]] = {
    "square": (1.0, 1.0),
    "landscape": (1.0, 2 / 3),
    "wide": (1.0, 9 / 16),
    "portrait": (2 / 3, 1.0),
    "tall": (9 / 16, 1.0),
}
_SHAPE = Choice(
    id="shape",
    title="Shape",
    tip="The shape of the picture. Its size is chosen when it is exported.",
    default="square",
    options=(
        ("square", "Square 1:1"),
        ("landscape", "Landscape 3:2"),
        ("wide", "Wide 16:9"),
        ("portrait", "Portrait 2:3"),
        ("tall", "Tall 9:16"),
    ),
)


class GeneratorPanel(QWidget):
    """A row for every parameter; what the hand does to one row is one step of undo.

    A picture that is dropped here gives its colors, to generators that take them.
    """

    def __init__(
        self, session: Session, explorer: Explorer, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._explorer = explorer
        self._tasks = tasks
        self._gestures: dict[str, int] = {}
        self._model = ""
        self._parts: dict[str, tuple[str, int]] = {}  # rows of one part of a parameter: which, and its place
        self.setAccessibleName(self.tr("Generator"))
        self.form: Form = build_form((), self)
        self.classes = ClassesSection(session, explorer, self)
        content = QWidget(self)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        self._column.addWidget(self.classes)
        self._column.addWidget(self.form)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(content, self))
        self.drops = DropTarget(self, session, self.tr("Drop to take its colors"), None, self.take_colors)
        session.changed.connect(self._follow)
        explorer.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        source = self._explorer.source
        if source.model != self._model:
            self._model = source.model
            self._rebuild()
        parts = {part: source.values[param][at] for part, (param, at) in self._parts.items()}
        self.form.set_values({**source.values, **parts, "shape": _shape_of(source.size)})

    def _rebuild(self) -> None:
        """The form of another generator."""
        old = self.form
        takes_colors = "palette" in self._explorer.spec.inputs
        self.drops.enabled = takes_colors
        spec = self._explorer.spec
        params: list[AnyParam] = [_SHAPE]
        self._parts = {}
        idle = _idle(spec)
        for param in (param for param in spec.params if param.id not in idle):
            params.append(param)
            # Those that lead both ways are directions; the others have a row for each part.
            if isinstance(param, Vector) and param not in catalog.bend_params(spec):
                for place, axis in enumerate(param.axes):
                    part = f"{param.id}.{axis.id}"
                    self._parts[part] = param.id, place
                    params.append(replace(axis, id=part, tip=axis.tip or param.tip))
        self.form = build_form(params, self)
        self._column.replaceWidget(old, self.form)
        old.finish_gestures()
        old.hide()
        old.deleteLater()
        self.form.gesture_started.connect(self._begin)
        self.form.value_changed.connect(self._set)
        self.form.gesture_finished.connect(self._end)

    def _begin(self, param_id: str) -> None:
        self._gestures[param_id] = self._session.begin_gesture()

    def _end(self, param_id: str) -> None:
        self._session.end_gesture(self._gestures.pop(param_id, None))

    def _set(self, param_id: str, value: Any) -> None:
        self._explorer.begin()
        source = self._explorer.source
        if param_id == "shape":
            side = max(source.size)
            width, height = (round(side * part) for part in SHAPES[value])
            self._explorer.show(replace(source, size=(width, height)), self.tr("Shape"))
        elif param_id == "palette" and value == FROM_PICTURE and source.palette is None:
            self.form.set_values(source.values)  # until there is a picture
            choose_files(self, self.take_colors, self.tr("Choose a picture to take the colors from"))
        elif param_id in self._parts:
            whole, place = self._parts[param_id]
            parts = list(source.values[whole])
            parts[place] = value
            label = self.form.rows[param_id].accessibleName()
            self._session.set_source_value(whole, tuple(parts), label)
        else:
            self._session.set_source_value(param_id, value)

    def take_colors(self, sources: list[Path | bytes]) -> None:
        """Take the colors of a picture."""

        def read(picture: Picture) -> None:
            if not self.drops.enabled:
                return  # the generator is another one by now
            self._explorer.begin()
            source = replace(self._explorer.source, palette=picture).with_(palette=FROM_PICTURE)
            name = picture.name or self.tr("Pasted picture")
            self._explorer.show(source, self.tr("Colors of {name}").format(name=name))

        self._tasks.run(lambda: read_picture(sources[0]), read, self._complain)

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))


def _idle(spec: ModelSpec) -> set[str]:
    """The parameters that get no row."""
    idle: set[str] = set()
    if spec.classes:
        idle |= {"class", "mix"}  # classes are chosen above the form, and mixed on their pad
    if any(isinstance(param, Int) and (param.id, param.high) == ("cutoff", 1) for param in spec.params):
        idle |= {"cutoff", "noise"}  # networks of one layer draw nothing by chance, and it can't be cut off
    return idle


def _shape_of(size: tuple[int, int]) -> str:
    """The shape that comes closest to ``size``."""
    width, height = size
    return min(SHAPES, key=lambda shape: abs(SHAPES[shape][0] / SHAPES[shape][1] - width / height))
