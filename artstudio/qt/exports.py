"""The queue of exports: rendered by the runner, written by a background task, cancelled at any moment."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from artstudio.document.export import ExportOptions, format_of, write_picture
from artstudio.engine.context import Cancelled
from artstudio.engine.request import Lane, Progress, Request, Update
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.models.base import Image
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks
from artstudio.recipes import Subject, recipe_of

# How much of the time goes into rendering; the rest is compressing and writing the file.
RENDERING = 0.85


@dataclass(frozen=True)
class Export:
    """One export on its way."""

    path: Path
    options: ExportOptions
    request: Request
    subject: Subject
    cancel: threading.Event = field(default_factory=threading.Event, compare=False)

    @property
    def slot(self) -> str:
        return self.request.slot


class Exports(QObject):
    """``started(Export)``, ``progress(Export, fraction, seconds left or None)``, ``ended(Export, saved)``."""

    started = Signal(object)
    progress = Signal(object, float, object)
    ended = Signal(object, bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = Tasks(self, threads=1)
        self._numbers = count(1)
        self._jobs: dict[str, Export] = {}
        session.bridge.updated.connect(self._updated)
        self._written.connect(self._report_written)

    _written = Signal(object, float)

    @property
    def jobs(self) -> list[Export]:
        """What is rendering, waiting or being written, in the order it was asked for."""
        return list(self._jobs.values())

    def start(self, path: Path, options: ExportOptions, size: tuple[int, int] | None = None) -> Export | None:
        """Export what is on the canvas to ``path`` at ``size`` (width, height), None for the original's."""
        slot = f"export:{next(self._numbers)}"
        try:
            depth = options.bits if format_of(options.format).sixteen_bit else 8
            request = self._session.final_request(size, depth, slot)
            self.check_target(path)
        except ArtStudioError as error:
            self._session.message.emit(Message(str(error), error=True))
            return None
        subject = self._session.state.subject
        assert subject is not None
        job = Export(path, options, request, subject)
        self._jobs[slot] = job
        self.started.emit(job)
        self._session.bridge.submit(request)
        return job

    def check_target(self, path: Path) -> None:
        """Raises `BadInputError` if exporting to ``path`` would take the photo away that is painted on."""
        picture = self._session.picture
        original = picture.path if picture is not None else None
        with contextlib.suppress(OSError):  # one of them isn't there
            if original is not None and path.samefile(original):
                text = self.tr("{name} is the photo itself, which would be lost. Choose another name.")
                raise BadInputError(text.format(name=path.name))

    def cancel(self, job: Export) -> None:
        """Stop ``job``; what was at its path before stays as it was."""
        job.cancel.set()
        self._session.bridge.cancel(job.slot, Lane.FINAL)

    def cancel_all(self) -> None:
        for job in self.jobs:
            self.cancel(job)

    def pause(self, paused: bool) -> None:
        self._session.bridge.runner.pause(paused)

    def close(self) -> None:
        self.cancel_all()
        self._tasks.close()

    def _updated(self, update: Update) -> None:
        job = self._jobs.get(update.request.slot)
        if job is None:
            return
        if update.kind == "progress":
            self._rendering(job, update.payload)
        elif update.kind == "done":
            self._write(job, update.payload)
        elif update.kind == "failed":
            self._end(job, Message(update.payload, error=True))
        elif update.kind == "cancelled":
            self._end(job, Message(self.tr("The export was cancelled. Nothing was written.")))

    def _rendering(self, job: Export, progress: Progress) -> None:
        if progress.note:
            self._session.message.emit(Message(progress.note))
            return
        left = None if progress.seconds_left is None else progress.seconds_left / RENDERING
        self.progress.emit(job, RENDERING * progress.step / progress.total, left)

    def _write(self, job: Export, image: Image) -> None:
        def report(fraction: float) -> None:
            if job.cancel.is_set():
                raise Cancelled
            self._written.emit(job, fraction)

        def write() -> str | None:
            recipe = recipe_of(job.request, job.subject) if job.options.embed_recipe else None
            try:
                return write_picture(job.path, image.array, job.options, job.subject.metadata, recipe, report)
            except Cancelled:
                return None

        self._tasks.run(
            write,
            lambda note: self._saved(job, note),
            lambda text: self._end(job, Message(text, error=True)),
        )

    def _report_written(self, job: Export, fraction: float) -> None:
        if job.slot in self._jobs:
            self.progress.emit(job, RENDERING + (1 - RENDERING) * fraction, None)

    def _saved(self, job: Export, note: str | None) -> None:
        """``note``: what `write_picture` returned, None if it was cancelled."""
        if note is None:
            self._end(job, Message(self.tr("The export was cancelled. Nothing was written.")))
            return
        self._end(job, Message(self.tr("Saved {name}.").format(name=job.path.name)), saved=True)
        if note:
            self._session.message.emit(Message(note, error=True))

    def _end(self, job: Export, message: Message, saved: bool = False) -> None:
        self._jobs.pop(job.slot, None)
        self._session.message.emit(message)
        self.ended.emit(job, saved)
