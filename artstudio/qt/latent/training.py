"""A training that goes on while the window is open, by the runner, behind what the artist waits for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from artstudio.engine.request import Lane, Request, Update
from artstudio.engine.training import Options
from artstudio.engine.training import Update as Told
from artstudio.errors import ArtStudioError
from artstudio.params import Values
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.session import Message, Session

SLOT = "train"
EVERY = 20.0  # seconds between two checkpoints, each with a sheet of samples


class Training(QObject):
    """``told(Update)`` of the training itself; ``running(bool)``; ``paused(bool)``.

    What was trained is kept beside the model's file, so that a stopped or crashed training goes on.
    """

    told = Signal(object)
    running = Signal(bool)
    paused = Signal(bool)

    def __init__(
        self, session: Session, explorer: Explorer, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._explorer = explorer
        self.folder = folder
        self.options: Options | None = None
        self.is_running = False
        self.is_paused = False
        session.bridge.updated.connect(self._updated)

    def start(self, options: Options) -> bool:
        """Begin, or go on where it stopped. False if the options can't be, which is said."""
        if self.is_running:
            return False
        try:
            options = replace(options, every=EVERY).checked()
            options.output.parent.mkdir(parents=True, exist_ok=True)
        except (ArtStudioError, OSError) as error:
            self._complain(str(error))
            return False
        self.options, self.is_running = options, True
        self.running.emit(True)
        values = Values((("options", options.text()),))
        self._session.bridge.submit(Request("train", values, slot=SLOT, lane=Lane.FINAL))
        return True

    def pause(self, paused: bool) -> None:
        """Hold it between two steps, or let it go on."""
        if self.is_running and paused != self.is_paused:
            self.is_paused = paused
            self._session.bridge.runner.pause(paused)
            self.paused.emit(paused)

    def stop(self) -> None:
        """End it after the step it is at; it saves itself."""
        self.pause(False)
        self._session.bridge.cancel(SLOT, Lane.FINAL)

    def go_on(self) -> None:
        """Take a stopped training up again."""
        if self.options is not None:
            self.start(
                Options(
                    self.options.kind,
                    self.options.data,
                    self.options.output,
                    resume=True,
                    seconds=self.options.seconds,
                )
            )

    def _updated(self, update: Update) -> None:
        if update.request.slot != SLOT:
            return
        if update.kind == "preview" and isinstance(update.payload, Told):
            self.told.emit(update.payload)
        elif update.kind in ("done", "failed", "cancelled"):
            self.is_running = self.is_paused = False
            self._session.bridge.runner.pause(False)
            self.running.emit(False)
            output = self.options.output if self.options is not None else None
            if update.kind == "failed":
                self._complain(update.payload)
            elif output is not None and output.is_file():
                self._explorer.add_files([output])

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))
