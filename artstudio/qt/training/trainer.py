"""A training that goes on while the window is open, by the runner, behind what the artist waits for."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from artstudio import files
from artstudio.engine import training
from artstudio.engine.catalog import Installed
from artstudio.engine.devices import Device
from artstudio.engine.request import Lane, Request, Update
from artstudio.engine.training import Kept, Options
from artstudio.engine.training import Update as Told
from artstudio.errors import ArtStudioError
from artstudio.models.base import NetworkFile
from artstudio.params import Values
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks
from artstudio.qt.training.checking import Checking

SLOT = "train"
EVERY = 30.0  # seconds between two checkpoints, each with a sheet of samples
_CHECK = ".check"


class Trainer(QObject):
    """One training at a time, in ``folder``, and those that were begun before.

    ``told(Update)`` of the training itself; ``failed(sentence)``; ``changed``: whether it runs, or the list
    of trainings; ``installed(sentence)``. To pause is to save and let go of its memory: it can go on from
    there, now or another day.
    """

    told = Signal(object)
    failed = Signal(str)
    installed = Signal(str)
    changed = Signal()

    def __init__(
        self, session: Session, explorer: Explorer, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._explorer = explorer
        self.folder = folder
        self.kept: list[Kept] = []
        self.options: Options | None = None  # of the training that runs, ran last, or was chosen
        self.is_running = self.is_stopping = False
        self.device: Device | None = None  # where it will be, once that is known
        self.latest: Told | None = None  # what the one that runs has told last
        self.left: float | None = None  # seconds until it ends by itself, once that can be told
        self._first: Told | None = None
        self._use = False  # show what the model draws once it is installed
        self._drop = False  # take it all away once it has stopped
        self.tasks = Tasks(self, threads=1)
        self.checking = Checking(folder / _CHECK, self)
        session.bridge.updated.connect(self._updated)

    # -- reading ----------------------------------------------------------------------------------

    def know_device(self, device: Device) -> None:
        self.device = device
        self.changed.emit()

    def reload(self) -> None:
        """Read again what trainings there are."""
        self.tasks.run(lambda: training.kept(self.folder), self._loaded, self._complain)

    def find(self, output: Path) -> Kept | None:
        return next((one for one in self.kept if one.output == output), None)

    def is_at(self, output: Path) -> bool:
        """Whether the training of ``output`` is the one that runs."""
        return self.is_running and self.options is not None and self.options.output == output

    def free_output(self, name: str) -> Path:
        """The file for a model of that name; numbered if there is one already."""
        stem = re.sub(r"[^\w-]+", "-", name.strip()).strip("-")[:60] or "generator"
        path, number = self.folder / f"{stem}{training.ENDING}", 2
        while path.exists() or path.with_name(path.name + ".training").exists():
            path = self.folder / f"{stem}-{number}{training.ENDING}"
            number += 1
        return path

    # -- doing ------------------------------------------------------------------------------------

    def start(self, options: Options) -> bool:
        """Begin, or go on where it stopped. False if the options can't be, which is said."""
        if self.is_running:
            return False
        self.options = options
        try:
            self.options = options = replace(options, every=EVERY).checked()
            options.output.parent.mkdir(parents=True, exist_ok=True)
        except ArtStudioError as error:
            return self._refuse(str(error))
        except OSError as error:
            why = files.why(error)
            return self._refuse(f"The training can't be kept in {options.output.parent}: {why}.")
        if not options.resume:
            self.checking.hand_over(options.output)
        self.is_running = True
        self.latest = self.left = self._first = None
        self.is_stopping = self._use = self._drop = False
        values = Values((("options", options.text()),))
        request = Request("train", values, slot=SLOT, lane=Lane.FINAL, patient=True)
        self.changed.emit()
        self._session.bridge.submit(request)
        return True

    def go_on(self, kept: Kept, seconds: float | None) -> bool:
        """Take up a training where it was saved, for so many seconds more or until it is stopped."""
        options = Options(kept.options.kind, kept.options.data, kept.output, resume=True, seconds=seconds)
        return self.start(options)

    def pause(self) -> None:
        """End it after the step it is at; it saves itself."""
        if self.is_running and not self.is_stopping:
            self.is_stopping = True
            self._session.bridge.cancel(SLOT, Lane.FINAL)
            self.changed.emit()

    def stop(self) -> None:
        """Pause it, and show what it has learned."""
        self._use = True
        self.pause()

    def drop(self, output: Path) -> None:
        """Take a training away for good; what was installed of it stays."""
        if self.is_at(output):
            self._drop = True
            self.pause()
            return
        self.tasks.run(lambda: training.discard(output), lambda _: self.reload(), self._complain)

    def install(self, output: Path, show: bool) -> None:
        """Put the model as it was saved last among the generators; ``show`` what it draws, or offer to."""

        def installed(item: Installed) -> None:
            model, title = item.card.id, item.card.title
            text = self.tr("{name} is among the generators.").format(name=title)
            self.installed.emit(text)
            if show:
                self._explorer.choose_model(model)
                return
            use = lambda: self._explorer.choose_model(model)  # noqa: E731
            self._session.message.emit(Message(text, self.tr("Show it"), use))

        if output.is_file():
            self._explorer.generators.add(output, installed)

    def left_alone(self) -> None:
        """Its window was closed: say that what runs goes on."""
        if self.is_running:
            text = self.tr("The training goes on. Latent > Train a generator shows how it fares.")
            self._session.message.emit(Message(text))

    def close(self) -> None:
        self.checking.close()
        self.tasks.close()

    def tidy(self) -> None:
        """The engine has ended as well: leave nothing of a training that was never saved."""
        if self.options is not None and not self.options.resume:
            with suppress(ArtStudioError):
                training.discard_unsaved(self.options.output)

    # -- how --------------------------------------------------------------------------------------

    def _loaded(self, found: list[Kept]) -> None:
        self.kept = found
        self.changed.emit()

    def _updated(self, update: Update) -> None:
        if update.request.slot != SLOT or self.options is None:
            return
        if update.kind == "preview" and isinstance(update.payload, Told):
            self._hear(update.payload)
            if update.payload.stage == "saved":
                self.reload()
        elif update.kind in ("done", "failed", "cancelled"):
            self.is_running = self.is_stopping = False
            output, new = self.options.output, not self.options.resume
            if update.kind == "failed":
                self._refuse(update.payload)
            if new and not self._drop:
                self.tasks.run(lambda: training.discard_unsaved(output), None, self._complain)
            self.tasks.run(lambda: training.kept(self.folder), lambda found: self._ended(output, found))
            if isinstance(update.payload, NetworkFile) or self._use:
                self.install(output, self._use)

    def _hear(self, told: Told) -> None:
        self.latest = told
        if told.step and told.done:
            first = self._first = self._first or told
            if first.done and told.done > first.done:
                self.left = (told.seconds - first.seconds) * (1 - told.done) / (told.done - first.done)
        self.told.emit(told)

    def _ended(self, output: Path, found: list[Kept]) -> None:
        self._loaded(found)
        if self._drop:
            self._drop = False
            self.drop(output)

    def _refuse(self, sentence: str) -> bool:
        """Say why the training of `options` isn't, or ended. Returns False."""
        self.failed.emit(sentence)
        self._complain(sentence)
        return False

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))
