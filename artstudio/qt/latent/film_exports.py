"""Films on their way: frames by the runner, one final request after another, written by a background task."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from artstudio import films
from artstudio.document.film import FilmOptions
from artstudio.engine.context import Cancelled
from artstudio.engine.queued import Queued
from artstudio.engine.request import Lane
from artstudio.films import Film, Rendering
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks


@dataclass(frozen=True, eq=False)
class FilmExport:
    """One film on its way."""

    path: Path
    film: Film
    options: FilmOptions
    engine: Queued
    slot: str
    cancelled: threading.Event = field(default_factory=threading.Event)


class FilmExports(QObject):
    """``progress(FilmExport, fraction, seconds left or None)``; ``ended(FilmExport, saved)``."""

    progress = Signal(object, float, object)
    ended = Signal(object, bool)
    _rendered = Signal(object, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = Tasks(self, threads=1)
        self._numbers = count(1)
        self.jobs: list[FilmExport] = []
        # On the runner's own thread: the task waits for it.
        session.bridge.listen(self._deliver)
        self._rendered.connect(self._report)

    def start(self, path: Path, film: Film, options: FilmOptions) -> FilmExport:
        """Render ``film`` into ``path``; what was there stays until the film is whole."""
        slot = f"film:{next(self._numbers)}"
        job = FilmExport(path, film, options, Queued(self._session.bridge.submit, slot), slot)
        self.jobs.append(job)

        def report(rendering: Rendering) -> None:
            if job.cancelled.is_set():
                raise Cancelled
            self._rendered.emit(job, rendering)

        def render() -> bool:
            try:
                films.render(film, job.engine, path, options, report=report)
            except Cancelled:
                return False
            return True

        self._tasks.run(render, lambda saved: self._saved(job, saved), lambda text: self._failed(job, text))
        return job

    def cancel_all(self) -> None:
        for job in tuple(self.jobs):
            job.cancelled.set()
            job.engine.cancel()
            self._session.bridge.cancel(job.slot, Lane.FINAL)

    def close(self) -> None:
        self.cancel_all()
        self._tasks.close()

    def _deliver(self, update: object) -> None:
        for job in tuple(self.jobs):
            job.engine.take(update)  # type: ignore[arg-type]

    def _report(self, job: FilmExport, rendering: Rendering) -> None:
        if job in self.jobs:
            self.progress.emit(job, rendering.frame / rendering.frames, rendering.seconds_left)

    def _saved(self, job: FilmExport, saved: bool) -> None:
        if saved:
            self._end(job, Message(self.tr("Saved {name}.").format(name=job.path.name)), True)
        else:
            self._end(job, Message(self.tr("The film was cancelled. Nothing was written.")), False)

    def _failed(self, job: FilmExport, sentence: str) -> None:
        self._end(job, Message(sentence, error=True), False)

    def _end(self, job: FilmExport, message: Message, saved: bool) -> None:
        self.jobs.remove(job)
        self._session.message.emit(message)
        self.ended.emit(job, saved)
