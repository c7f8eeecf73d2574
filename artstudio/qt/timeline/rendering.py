"""Films on their way: their frames through the window's one engine, written by a background task."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from artstudio import films
from artstudio.document.film import FilmOptions
from artstudio.document.picture import Picture
from artstudio.document.timeline import Timeline
from artstudio.engine.context import Cancelled
from artstudio.engine.queued import Queued
from artstudio.engine.request import Lane
from artstudio.films import Rendering
from artstudio.params import StyleRef
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks


@dataclass(frozen=True)
class FilmJob:
    """One film. ``picture``: the one its timeline names. ``sound``, ``recipe``: whether that of the timeline,
    and the timeline itself, go into the file too."""

    path: Path
    options: FilmOptions
    timeline: Timeline
    queued: Queued
    slot: str
    picture: Picture | None = None
    sound: bool = True
    recipe: bool = True
    cancel: threading.Event = field(default_factory=threading.Event, compare=False)


class Films(QObject):
    """``started(FilmJob)``, ``progress(FilmJob, fraction, seconds left or None)``, ``ended(FilmJob, saved)``.

    One film is rendered after another; pictures that are exported meanwhile take turns with its frames.
    """

    started = Signal(object)
    progress = Signal(object, float, object)
    ended = Signal(object, bool)
    _rendered = Signal(object, object)
    _noted = Signal(str)

    def __init__(
        self,
        session: Session,
        find_network: Callable[[StyleRef], Path | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._find_network = find_network
        self._tasks = Tasks(self, threads=1)
        self._numbers = count(1)
        self._jobs: list[FilmJob] = []
        self._rendered.connect(self._report)
        self._noted.connect(lambda text: session.message.emit(Message(text)))

    @property
    def jobs(self) -> list[FilmJob]:
        """What is rendering or waiting, in the order it was asked for."""
        return list(self._jobs)

    def start(
        self,
        path: Path,
        options: FilmOptions,
        timeline: Timeline,
        picture: Picture | None = None,
        sound: bool = True,
        recipe: bool = True,
    ) -> FilmJob:
        """Render ``timeline``, whose files are named in full, to ``path``; see `FilmJob`."""
        slot = f"film:{next(self._numbers)}"
        bridge = self._session.bridge
        queued = Queued(bridge.submit, slot)
        # On the engine's own thread: this one may be waiting for the film to end.
        bridge.updated.connect(queued.take, Qt.ConnectionType.DirectConnection)
        job = FilmJob(path, options, timeline, queued, slot, picture, sound, recipe)
        self._jobs.append(job)
        self.started.emit(job)
        self._tasks.run(
            lambda: self._render(job),
            lambda saved: self._end(job, saved),
            lambda text: self._end(job, False, text),
        )
        return job

    def cancel(self, job: FilmJob) -> None:
        """Stop ``job``; what was at its path before stays as it was."""
        job.cancel.set()
        job.queued.cancel()
        self._session.bridge.cancel(job.slot, Lane.FINAL)

    def cancel_all(self) -> None:
        for job in self.jobs:
            self.cancel(job)

    def close(self) -> None:
        self.cancel_all()
        self._tasks.close()

    def _render(self, job: FilmJob) -> bool:
        """On the pool's thread; whether the film is there now."""

        def check(_: float = 0) -> None:
            if job.cancel.is_set():
                raise Cancelled

        def report(rendering: Rendering) -> None:
            check()
            self._rendered.emit(job, rendering)

        try:
            check()
            film = films.prepare(job.timeline, Path(), self._find_network, check, job.picture)
            if not job.sound:
                film = replace(film, track=None)
            films.render(
                film,
                job.queued,
                job.path,
                job.options,
                report=report,
                note=self._noted.emit,
                keep_recipe=job.recipe,
            )
        except Cancelled:
            return False
        return True

    def _report(self, job: FilmJob, rendering: Rendering) -> None:
        if job in self._jobs:
            self.progress.emit(job, rendering.frame / rendering.frames, rendering.seconds_left)

    def _end(self, job: FilmJob, saved: bool, failure: str = "") -> None:
        self._jobs.remove(job)
        self._session.bridge.updated.disconnect(job.queued.take)
        if failure:
            message = Message(failure, error=True)
        elif saved:
            message = Message(self.tr("Saved {name}.").format(name=job.path.name))
        else:
            message = Message(self.tr("The film was cancelled. Nothing was written."))
        self._session.message.emit(message)
        self.ended.emit(job, saved)
