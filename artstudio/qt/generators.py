"""The generators there are: what ships, and what was installed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from artstudio.engine import catalog
from artstudio.engine.catalog import Installed
from artstudio.engine.request import Lane, Request, Update
from artstudio.models.base import ModelSpec, NetworkFile
from artstudio.params import Values
from artstudio.qt.actions import QT_TRANSLATE_NOOP
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks

# Of a picture whose generator draws any size, or a smaller one.
SIDE = 1024
TITLES = (  # of our own
    QT_TRANSLATE_NOOP("params", "Paintings"),
    QT_TRANSLATE_NOOP("params", "Painter"),
    QT_TRANSLATE_NOOP("params", "Patterns"),
)
DIRECTIONS = (  # of Paintings, as its card names them
    QT_TRANSLATE_NOOP("params", "Night"),
    QT_TRANSLATE_NOOP("params", "Warmth"),
    QT_TRANSLATE_NOOP("params", "Ink"),
    QT_TRANSLATE_NOOP("params", "Dusk"),
    QT_TRANSLATE_NOOP("params", "Sunshine"),
    QT_TRANSLATE_NOOP("params", "Haze"),
    QT_TRANSLATE_NOOP("params", "Rocks"),
    QT_TRANSLATE_NOOP("params", "Foliage"),
    QT_TRANSLATE_NOOP("params", "Mist"),
)
SUFFIXES = (".pkl", ".pt", ".pth", ".safetensors")
SLOT = "add-generator"


class Generators(QObject):
    """Their list, read in the background. ``changed``; ``busy(bool)`` while a file is read."""

    changed = Signal()
    busy = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = Tasks(self, threads=1)
        own = [entry.spec for entry in catalog.all_entries() if catalog.is_generator(entry.spec)]
        self._own = {spec.id: spec for spec in own}
        self._installed: dict[str, Installed] = {item.card.id: item for item in catalog.shipped()}
        self._specs = self._all()
        self._numbers = count()
        self._waiting: dict[str, Callable[[Installed], None]] = {}
        session.know(self._specs)
        session.bridge.updated.connect(self._updated)

    # -- reading ----------------------------------------------------------------------------------

    def specs(self) -> tuple[ModelSpec, ...]:
        return tuple(self._specs.values())

    def spec(self, model: str) -> ModelSpec | None:
        return self._specs.get(model)

    def installed(self, model: str) -> Installed | None:
        """What is known of an installed generator: its card and file."""
        return self._installed.get(model)

    @property
    def best(self) -> ModelSpec:
        """The one to begin with: the first of those that ship."""
        return next(iter(self._specs.values()))

    def size(self, model: str) -> tuple[int, int]:
        """(width, height) of its pictures on the canvas."""
        item = self._installed.get(model)
        side = max(SIDE, item.card.size) if item is not None else SIDE
        return side, side

    # -- changing ---------------------------------------------------------------------------------

    def reload(self, then: Callable[[], None] | None = None) -> None:
        """Read again what is installed."""

        def loaded(found: tuple[list[Installed], list[str]]) -> None:
            self._loaded(*found)
            if then is not None:
                then()

        self._tasks.run(catalog.installed, loaded, self._complain)

    def add(self, path: Path, then: Callable[[Installed], None]) -> None:
        """Recognize the file of a generator, install it, and call ``then``. What can't be used is said."""
        slot = f"{SLOT}:{next(self._numbers)}"
        self._waiting[slot] = then
        self.busy.emit(True)
        values = Values((("path", str(path)),))
        self._session.bridge.submit(Request("generator-file", values, slot=slot, lane=Lane.LIVE))

    def remove(self, model: str) -> None:
        """Take an installed generator and its file away for good."""
        title = self._specs[model].title

        def removed(_: None) -> None:
            text = self.tr("{name} is removed.").format(name=title)
            self.reload(lambda: self._session.message.emit(Message(text)))

        self._tasks.run(lambda: catalog.uninstall(model), removed, self._complain)

    def close(self) -> None:
        self._tasks.close()

    # -- how --------------------------------------------------------------------------------------

    def _all(self) -> dict[str, ModelSpec]:
        """Those with weights that ship come first, the best of them at the top."""
        found = {model: item.spec for model, item in self._installed.items()}
        shipped = {model: spec for model, spec in found.items() if self._installed[model].shipped}
        own = dict(sorted(self._own.items(), key=lambda item: not item[1].weights))
        return {**shipped, **own, **found}

    def _loaded(self, items: list[Installed], notices: list[str]) -> None:
        installed = {item.card.id: item for item in items}
        if installed != self._installed:
            self._installed = installed
            self._specs = self._all()
            self._session.know(self._specs)
            self.changed.emit()
        for notice in notices:
            self._complain(notice)

    def _updated(self, update: Update) -> None:
        if update.request.slot not in self._waiting or update.kind not in ("done", "failed", "cancelled"):
            return
        then = self._waiting.pop(update.request.slot)
        if update.kind == "done":
            self._install(update.payload, then)
            return
        self.busy.emit(False)
        if update.kind == "failed":
            self._complain(update.payload)

    def _install(self, network: NetworkFile, then: Callable[[Installed], None]) -> None:
        taken = frozenset(self._own) | {entry.spec.id for entry in catalog.all_entries()}

        def added(result: tuple[Installed, bool]) -> None:
            item, new = result
            text = self.tr("{name} is installed.") if new else self.tr("{name} was installed before.")
            self.busy.emit(False)
            self.reload(lambda: then(item))
            self._session.message.emit(Message(text.format(name=item.card.title)))

        def failed(sentence: str) -> None:
            self.busy.emit(False)
            self._complain(sentence)

        self._tasks.run(lambda: catalog.install(network, taken), added, failed)

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))
