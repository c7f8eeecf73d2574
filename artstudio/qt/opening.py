"""Getting pictures onto the canvas: from files, drops, the clipboard, and from exports of our own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from artstudio import files
from artstudio.document.film_recipe import holds_timeline
from artstudio.document.picture import Picture, read_picture
from artstudio.document.recipe import Recipe
from artstudio.document.source import Source
from artstudio.errors import ArtStudioError
from artstudio.params import StyleRef, Values
from artstudio.paths import resource
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks
from artstudio.recipes import original_of, source_of, values_of

FindNetwork = Callable[[StyleRef], Path | None]
SAMPLE_SUFFIXES = (".jpg", ".png", ".webp")


class Opening(QObject):
    """Reads pictures in the background and puts them on the canvas. ``opened(Path)`` for recent files,
    ``film_asked(Path)`` if the timeline in one is to be brought back."""

    opened = Signal(object)
    forgotten = Signal(object)
    film_asked = Signal(object)

    def __init__(
        self,
        session: Session,
        find_network: FindNetwork,
        recent: Callable[[], tuple[str, ...]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._find_network = find_network
        self._recent = recent
        self._tasks = Tasks(self, threads=1)

    def open(self, source: Path | bytes, first: bool = False) -> None:
        """Read ``source`` and show it; ``first`` is for the picture the window starts with."""

        def read() -> tuple[Picture, bool]:
            return read_picture(source, name), isinstance(source, Path) and holds_timeline(source)

        def done(found: tuple[Picture, bool]) -> None:
            picture, film = found
            if first:
                self._session.start_with(picture)
            else:
                self._session.set_picture(picture)
            if picture.path is not None and not _is_sample(picture.path):
                self.opened.emit(picture.path)
            if picture.recipe is not None:
                self._offer(picture, picture.recipe)
            elif film:
                text = self.tr("This film was made here. Bring back its timeline?")
                ask = self.film_asked.emit
                self._session.message.emit(Message(text, self.tr("Restore"), lambda: ask(picture.path)))

        def failed(sentence: str) -> None:
            self._complain(sentence)
            if isinstance(source, Path) and not files.is_there(source):
                self.forgotten.emit(source)

        name = self.tr("Pasted picture") if isinstance(source, bytes) else ""
        self._tasks.run(read, done, failed)

    def close(self) -> None:
        self._tasks.close()

    # -- recipes ----------------------------------------------------------------------------------

    def _offer(self, picture: Picture, recipe: Recipe) -> None:
        if recipe.source or recipe.model != self._session.spec.id:
            text = self.tr("This picture was made here. Bring back its generator and all its settings?")
        else:
            text = self.tr("This picture was painted here. Bring back its photo and all its settings?")
        self._session.message.emit(Message(text, self.tr("Restore"), lambda: self._restore(picture, recipe)))

    def _restore(self, exported: Picture, recipe: Recipe) -> None:
        try:
            source = source_of(recipe)
            painted = recipe.model == self._session.spec.id
            plain = Values.of(self._session.spec.params)
            values = values_of(recipe, self._find_network) if painted else plain
        except ArtStudioError as error:
            self._complain(str(error))
            return
        told = original_of(recipe)
        if source is not None and not told:
            self._session.set_source(source, self.tr("Restore settings"), values)
            return
        places = [Path(p) for p in self._recent()] + samples()
        if exported.path is not None:
            places += [exported.path.parent / str(told.get("name", ""))]
        self._tasks.run(
            lambda: _find_original(told, places),
            lambda original: self._restored(original, source, values, told),
            self._complain,
        )

    def _restored(
        self, original: Picture | None, source: Source | None, values: Values, told: Mapping[str, Any]
    ) -> None:
        label = self.tr("Restore settings")
        if source is not None and original is not None:
            self._session.set_source(replace(source, palette=original), label, values)
            return
        if source is not None:
            text = self.tr("The picture whose colors it took, {name}, wasn't found. Copy it beside this one.")
            self._complain(text.format(name=str(told.get("name"))))
            return
        if original is not None:
            self._session.set_picture(original, values, label)
            return
        self._session.set_values(values, label)
        name = str(told.get("name") or self.tr("the photo"))
        text = self.tr(
            "The settings are back. Its photo, {name}, wasn't found; open it and they will be used on it."
        )
        self._session.message.emit(Message(text.format(name=name)))

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))


def samples() -> list[Path]:
    """The sample pictures that ship, the one to start with first."""
    return sorted(p for p in resource("samples").iterdir() if p.suffix in SAMPLE_SUFFIXES)


def sample_title(path: Path) -> str:
    """What to call a sample picture: ``1-pagoda.jpg`` is "Pagoda"."""
    words = path.stem.split("-", 1)[-1].replace("-", " ")
    return QCoreApplication.translate("samples", words.capitalize())


def _is_sample(path: Path) -> bool:
    return path.parent == resource("samples")


def _find_original(told: Mapping[str, Any], places: list[Path]) -> Picture | None:
    """The picture that a recipe tells of: a file of its name with its pixels."""
    name, key = told.get("name"), told.get("key")
    for path in places:
        if path.name == name and files.is_there(path):
            try:
                picture = read_picture(path)
            except ArtStudioError:
                continue
            if picture.pixels.key == key:
                return picture
    return None
