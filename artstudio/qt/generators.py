"""The generators there are: what ships, and what was installed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from artstudio.engine import catalog
from artstudio.engine.catalog import Installed
from artstudio.models.base import ModelSpec
from artstudio.qt.actions import QT_TRANSLATE_NOOP
from artstudio.qt.tasks import Tasks

# Of a picture whose generator draws any size, or a smaller one.
SIDE = 1024
TITLES = (QT_TRANSLATE_NOOP("params", "Patterns"),)  # of those that need no weights


class Generators(QObject):
    """Their list, read in the background. ``changed``; ``noticed(str)`` for one that can't be used."""

    changed = Signal()
    noticed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self, threads=1)
        own = [entry.spec for entry in catalog.all_entries() if catalog.is_generator(entry.spec)]
        self._own = {spec.id: spec for spec in own}
        self._installed: dict[str, Installed] = {}
        self._specs = dict(self._own)

    def specs(self) -> tuple[ModelSpec, ...]:
        return tuple(self._specs.values())

    def spec(self, model: str) -> ModelSpec | None:
        return self._specs.get(model)

    def installed(self, model: str) -> Installed | None:
        """What is known of an installed generator: its card and file."""
        return self._installed.get(model)

    @property
    def best(self) -> ModelSpec:
        """The one to begin with: the first that ships with weights of its own."""
        shipped = (item.spec for item in self._installed.values() if item.shipped)
        return next(shipped, next(iter(self._own.values())))

    def size(self, model: str) -> tuple[int, int]:
        """(width, height) of its pictures on the canvas."""
        item = self._installed.get(model)
        side = max(SIDE, item.card.size) if item is not None else SIDE
        return side, side

    def reload(self) -> None:
        """Read again what is installed."""
        self._tasks.run(catalog.installed, self._loaded, self.noticed.emit)

    def close(self) -> None:
        self._tasks.close()

    def _loaded(self, found: tuple[list[Installed], list[str]]) -> None:
        items, notices = found
        installed = {item.card.id: item for item in items}
        if installed != self._installed:
            self._installed = installed
            self._specs = {**self._own, **{model: item.spec for model, item in installed.items()}}
            self.changed.emit()
        for notice in notices:
            self.noticed.emit(notice)
