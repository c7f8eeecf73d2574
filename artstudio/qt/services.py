"""What the window stands on, made once and closed in order. Only the application builds it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from artstudio.engine import devices
from artstudio.engine.devices import Device
from artstudio.errors import ArtStudioError
from artstudio.library.library import Library
from artstudio.params import StyleRef
from artstudio.qt.bridge import Bridge
from artstudio.qt.exports import Exports
from artstudio.qt.generators import Generators
from artstudio.qt.latent.axes_book import AxesBook
from artstudio.qt.latent.contrast import Contrast
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.latent.placer import Placer
from artstudio.qt.opening import Opening
from artstudio.qt.session import Message, Session
from artstudio.qt.settings_store import SettingsStore
from artstudio.qt.shelf import Shelf
from artstudio.qt.tasks import Tasks
from artstudio.qt.timeline.director import Director
from artstudio.qt.timeline.rendering import Films
from artstudio.qt.timeline.sounding import Sounding
from artstudio.qt.timeline.storage import TimelineFiles
from artstudio.qt.training.trainer import Trainer
from artstudio.qt.translation import sentence
from artstudio.qt.warm_up import WarmUp

MOST_NOTICES = 3


class Services(QObject):
    """The engine, the session and everything that works for them. ``device_found(Device)``: that it uses."""

    device_found = Signal(object)

    def __init__(self, store: SettingsStore, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.library = library
        self.tasks = Tasks(self)
        self._device: tuple[str, Device] | None = None  # and the preference it was chosen by
        self._preferred = store.values.device
        self.bridge = Bridge(self._choose_device, store.values.memory_budget_mb << 20, self)
        self.session = Session(self.bridge, self)
        self.shelf = Shelf(self.session, library, self)
        self.generators = Generators(self.session, self)
        self.explorer = Explorer(self.session, self.shelf, self.generators, self)
        self.axes = AxesBook(self.session, self.generators, library.folder / "directions", self)
        self.contrast = Contrast(self.session, self.explorer, self.axes, self)
        self.placer = Placer(self.session, self.explorer, self.tasks, self)
        self.training = Trainer(self.session, self.explorer, library.folder / "training", self)
        self.warm_up = WarmUp(self.session, self)
        self.exports = Exports(self.session, self)
        self.sounding = Sounding(self.session, self)
        self.director = Director(self.session, self.generators, self.sounding, self)
        self.films = Films(self.session, self._find_network, self)
        self.opening = Opening(self.session, self._find_network, self._recent, self)
        self.timelines = TimelineFiles(self.session, self.director, self._find_network, self._recent, self)
        self.device_found.connect(self.training.know_device)
        self.opening.opened.connect(lambda path: store.set(store.values.with_recent_file(path)))
        self.opening.forgotten.connect(lambda path: store.set(store.values.without_recent_file(path)))
        store.changed.connect(self._settings_changed)
        store.failed.connect(lambda text: self.session.message.emit(Message(text, error=True)))

    def start(self) -> None:
        """Let the engine run, and say what the start has found out."""
        self.bridge.start()
        self.generators.reload()
        notices = [*self.store.notices, *self.library.notices]
        if len(notices) > MOST_NOTICES:
            notices[MOST_NOTICES:] = [self.tr("“artstudio doctor” tells the rest.")]
        if notices:
            # One message, since a second one would take its place.
            told = " ".join(map(sentence, notices))
            QTimer.singleShot(0, self, lambda: self.session.message.emit(Message(told)))

    def close(self) -> None:
        """Stop all work and wait for it: exports first, so that none is left half done."""
        self.director.close()
        self.sounding.close()
        self.exports.close()
        self.films.close()
        self.timelines.close()
        self.opening.close()
        self.generators.close()
        self.axes.close()
        self.training.close()
        self.tasks.close()
        self.bridge.close()
        self.training.tidy()
        self.shelf.close()
        self.library.close()
        self.store.close()

    def _recent(self) -> tuple[str, ...]:
        return self.store.values.recent_files

    def _find_network(self, ref: StyleRef) -> Path | None:
        return self.shelf.find_network(ref)

    def _choose_device(self) -> Device:
        """Called on the engine's thread, since looking for a GPU may import torch."""
        preferred = self.store.values.device
        if self._device is None or self._device[0] != preferred:
            try:
                device = devices.choose(preferred)
            except ArtStudioError as error:
                device = devices.cpu()
                self.session.message.emit(Message(str(error), error=True))
            self._device = preferred, device
            self.device_found.emit(device)
        return self._device[1]

    def _settings_changed(self) -> None:
        values = self.store.values
        self.bridge.runner.budget = values.memory_budget_mb << 20
        if values.device != self._preferred:
            self._preferred = values.device
            self.session.refresh()
