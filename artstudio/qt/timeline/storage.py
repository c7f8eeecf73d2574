"""Timelines in files, films among them: read and written in the background."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from artstudio import files, films
from artstudio.document.export import ExportOptions, write_picture
from artstudio.document.film_recipe import holds_timeline, read_either
from artstudio.document.picture import Picture, read_picture
from artstudio.document.sound_file import NoSoundError, check_sound
from artstudio.document.timeline import ENDING, Timeline, write_timeline
from artstudio.errors import BadInputError
from artstudio.params import StyleRef
from artstudio.paths import resource
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks
from artstudio.qt.timeline.director import Director

FindNetwork = Callable[[StyleRef], Path | None]


class TimelineFiles(QObject):
    """Opens and saves for the director. What goes wrong is said, and leaves everything as it was.

    A picture that was pasted is saved beside its timeline.

    ``recent``: where the pictures of films may be that aren't beside them.
    """

    def __init__(
        self,
        session: Session,
        director: Director,
        find_network: FindNetwork,
        recent: Callable[[], Sequence[str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._director = director
        self._find_network = find_network
        self._recent = recent
        self._tasks = Tasks(self, threads=1)

    def open(self, path: Path) -> None:
        """Read a timeline or a film, with what it names, and put it in place of this one."""
        places = [*map(Path, self._recent()), resource("samples")]

        def opened(found: tuple[Timeline, Picture | None]) -> None:
            self._director.take(*found, path.name)

        self._tasks.run(lambda: _read(path, places, self._find_network), opened, self._complain)

    def take(self, path: Path) -> None:
        """Open a timeline, or a film that carries one, or take a sound."""

        def seen(is_timeline: bool) -> None:
            if is_timeline:
                self.open(path)
            else:
                self._director.set_sound(path)

        self._tasks.run(lambda: _is_timeline(path), seen, self._complain)

    def save(self, path: Path) -> None:
        timeline = self._director.timeline
        if timeline is None:
            return
        target = path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)
        picture = self._director.film_of(timeline).picture
        text = self.tr("Saved {name}.").format(name=target.name)

        def write() -> None:
            if picture is None or picture.path is not None:
                write_timeline(target, _told_from(timeline, target.parent))
                return
            beside = files.free(target.with_suffix(".png"))
            write_picture(beside, picture.pixels.array, ExportOptions("png"))
            try:
                write_timeline(target, replace(timeline, picture=beside.name))
            except BadInputError:
                beside.unlink()
                raise

        self._tasks.run(write, lambda _: self._session.message.emit(Message(text)), self._complain)

    def close(self) -> None:
        """What is being saved is saved first."""
        self._tasks.close(forget=False)

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))


def _is_timeline(path: Path) -> bool:
    """Whether it is a timeline rather than a sound. Raises `BadInputError` for a file that is neither."""
    if path.suffix.lower() == ENDING or holds_timeline(path):
        return True
    try:
        if files.is_folder(path):
            raise NoSoundError
        check_sound(path)
    except NoSoundError as error:
        raise BadInputError(
            f"Nothing in {path.name} can be used here. Drop a timeline, a film made here or a sound; "
            "pictures belong on the canvas."
        ) from error
    return False


def _read(path: Path, places: Sequence[Path], find_network: FindNetwork) -> tuple[Timeline, Picture | None]:
    """The timeline, which names its files in full, and the whole picture that it paints on."""
    read = read_either(path, films.params_of, places)
    picture = read_picture(path.parent / read.picture) if read.picture else None
    # The sound is listened to once all is there, and a microphone may take its place.
    film = films.prepare(replace(read, bindings=()), path.parent, find_network, picture=picture)
    timeline = replace(film.timeline, bindings=read.bindings)
    names = {
        name: str((path.parent / value).absolute())
        for name, value in (("picture", timeline.picture), ("sound", timeline.sound))
        if value
    }
    return replace(timeline, **names), picture  # type: ignore[arg-type]


def _told_from(timeline: Timeline, folder: Path) -> Timeline:
    """``timeline`` with the files that lie at or below ``folder`` named from there."""

    def told(name: str) -> str:
        path = Path(name)
        below = path.is_absolute() and path.is_relative_to(folder.absolute())
        return os.path.relpath(path, folder.absolute()) if below else name

    return replace(timeline, picture=told(timeline.picture), sound=told(timeline.sound))
