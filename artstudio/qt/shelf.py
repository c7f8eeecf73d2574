"""All styles the artist can choose from: the built-in ones and those of their own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from artstudio.document.picture import Picture, read_picture
from artstudio.engine import catalog
from artstudio.engine.request import Lane, Quality, Request, Update
from artstudio.imaging import fit_size, resize
from artstudio.library.library import Library
from artstudio.library.styles import OwnStyle, style_key
from artstudio.models.base import NetworkFile, VectorOutput
from artstudio.params import StyleRef, Values
from artstudio.pixels import FloatArray, Pixels
from artstudio.qt.commands import ActionCommand, Back
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks
from artstudio.qt.thumbs import Thumbs
from artstudio.qt.translation import style_word

log = logging.getLogger(__name__)

NETWORK_SUFFIXES = (".pth", ".pt", ".onnx", ".safetensors", ".model")
LIBRARY_PICTURE_SIDE = 1024
Work = Callable[[], object]


@dataclass(frozen=True)
class ShelfItem:
    ref: StyleRef
    key: str
    title: str
    tags: tuple[str, ...]
    own: bool
    favorite: bool


class Shelf(QObject):
    """The styles, their names, tags, favorites and thumbnails. Every change can be undone.

    The library is touched only by one background thread, in order; signals follow when it is done.
    """

    changed = Signal()
    thumb_changed = Signal(str)
    busy_changed = Signal(int)

    def __init__(self, session: Session, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._library = library
        self._tasks = Tasks(self, threads=1)
        self._reading = Tasks(self, threads=1)
        self._own: tuple[OwnStyle, ...] = ()
        self._favorites: frozenset[str] = frozenset()
        self._items: dict[str, ShelfItem] = {}
        self._newest: dict[str, StyleRef] = {}
        self._revision = -1
        self._take_stock()
        self._numbers = count()
        self._waiting: dict[str, Callable[[Update], None]] = {}
        self._thumbs = Thumbs(session, library, Tasks(self, threads=1), self)
        self._thumbs.arrived.connect(self.thumb_changed)
        self._thumbs.left.connect(self.busy_changed)
        session.bridge.updated.connect(self._updated)
        # What can't be removed now is tried again at the next start.
        self._tasks.run(library.purge_deleted, None, log.info)
        self.reload()

    # -- reading ----------------------------------------------------------------------------------

    def items(self) -> list[ShelfItem]:
        """The built-in styles in their order, then the artist's own, newest first."""
        return list(self._items.values())

    def item(self, key: str) -> ShelfItem | None:
        return self._items.get(key)

    def newest(self, style: StyleRef) -> StyleRef:
        """``style`` under the name that it has, or had when it was deleted."""
        return self._newest.get(style_key(style), style)

    @property
    def favorites(self) -> frozenset[str]:
        """The keys of all that the artist marked, styles and others."""
        return self._favorites

    def thumb(self, key: str) -> QImage | None:
        return self._thumbs.image(key)

    def find_network(self, ref: StyleRef) -> Path | None:
        """Where the library keeps the network of ``ref``, if it has it."""
        return next((style.network for style in self._own if style.id == ref.id), None)

    def _take_stock(self) -> None:
        items = [
            self._item(s.ref, style_word(s.title), tuple(map(style_word, s.tags)), own=False)
            for s in catalog.builtin_styles()
        ]
        items += [self._item(s.ref, s.title, s.tags, own=True) for s in reversed(self._own)]
        self._items = {item.key: item for item in items}
        self._newest |= {item.key: item.ref for item in items}

    def _item(self, ref: StyleRef, title: str, tags: tuple[str, ...], own: bool) -> ShelfItem:
        key = style_key(ref)
        return ShelfItem(ref, key, title, tags, own, key in self._favorites)

    # -- changing ---------------------------------------------------------------------------------

    def set_favorite(self, key: str, on: bool) -> None:
        item = self.item(key)
        if item is None:
            return
        self.mark(key, on, item.title)

    def mark(self, key: str, on: bool, title: str) -> None:
        """Make a style or anything else with a key a favorite, or no favorite anymore."""
        label = self.tr("Favor {name}") if on else self.tr("Unfavor {name}")
        self._push(
            label.format(name=title),
            lambda: self._library.set_favorite(key, on),
            lambda: self._library.set_favorite(key, not on),
        )

    def rename(self, key: str, title: str) -> None:
        item = self.item(key)
        if item is None or not item.own or title.strip() in ("", item.title):
            return
        self._push(
            self.tr("Rename {name}").format(name=item.title),
            lambda: self._library.rename(item.ref.id, title),
            lambda: self._library.rename(item.ref.id, item.title),
        )

    def set_tags(self, key: str, tags: tuple[str, ...]) -> None:
        item = self.item(key)
        if item is None or not item.own or tags == item.tags:
            return
        self._push(
            self.tr("Tag {name}").format(name=item.title),
            lambda: self._library.set_tags(item.ref.id, tags),
            lambda: self._library.set_tags(item.ref.id, item.tags),
        )

    def delete(self, key: str) -> None:
        item = self.item(key)
        if item is None or not item.own:
            return
        text = self.tr("{name} is deleted.").format(name=item.title)
        stack = self._session.undo_stack
        step = stack.index() + 1

        def deleted() -> None:
            newest = stack.index() == step  # or its button would take something else back
            said = Message(text, self.tr("Undo"), stack.undo, of_step=True) if newest else Message(text)
            self._session.message.emit(said)

        self._push(
            self.tr("Delete {name}").format(name=item.title),
            lambda: self._library.delete(item.ref.id),
            lambda: self._library.restore(item.ref.id),
            then=deleted,
        )

    def add_sources(self, sources: list[Path | bytes], use: Callable[[StyleRef], None] | None = None) -> None:
        """Make styles of pictures and network files, each then given to ``use``, or painted in.

        What can't be used is said in a message.
        """
        use = use or self._session.apply_style
        for source in sources:
            if isinstance(source, Path) and source.suffix.lower() in NETWORK_SUFFIXES:
                self._read_network(source, use)
            else:
                read = partial(read_picture, source)
                self._reading.run(read, lambda picture: self.add_picture(picture, use), self._complain)

    def add_picture(self, picture: Picture, use: Callable[[StyleRef], None] | None = None) -> None:
        """Make a style of ``picture``, then given to ``use``, or painted in."""
        use = use or self._session.apply_style
        title = _title(picture.name) or self.tr("Pasted picture")

        def encoded(update: Update) -> None:
            vector = _numbers(update.payload)

            def add() -> OwnStyle:
                return self._library.add_vector_style(title, vector, _library_copy(picture.pixels.rgb))

            self._add(add, use)

        self._ask("style-encode", Values(), (picture.pixels,), encoded)

    def keep_current(self, title: str) -> None:
        """Keep what is on the mixer, moved by the style-space sliders, as a style of one's own."""
        content = self._session.content(Quality.FULL)
        if content is None:
            return

        def found(update: Update) -> None:
            vector = _numbers(update.payload)
            self._add(lambda: self._library.add_vector_style(title, vector), use=None)

        self._ask("style-point", self._session.values, (content,), found)

    def watch(self, watched: bool) -> None:
        """Say whether the gallery is in sight (see `Thumbs.watch`)."""
        self._thumbs.watch(watched)

    def reload(self) -> None:
        """Read the library again."""

        def read() -> tuple[tuple[OwnStyle, ...], frozenset[str]]:
            return self._library.styles(), self._library.favorites()

        self._tasks.run(read, self._loaded, self._complain)

    def look_again(self) -> None:
        """Read the library again if another window of the program has changed it."""

        def compare(revision: int) -> None:
            if revision != self._revision:
                self._revision = revision
                self.reload()

        self._tasks.run(self._library.revision, compare)

    def close(self) -> None:
        """What the artist has changed is still written; what was only to be read or painted isn't."""
        self._reading.close()
        self._tasks.close(forget=False)
        self._thumbs.close()

    # -- how --------------------------------------------------------------------------------------

    def _push(
        self, label: str, redo: Work, undo: Work, then: Callable[[], None] | None = None, done: bool = False
    ) -> None:
        """Make a change of the library a step of the history; ``done`` if the change has been made.

        ``then`` is called whenever it has been made here.
        """

        def begin(work: Work, then: Callable[[], None] | None) -> Callable[[Back], None]:
            def worked(_: object) -> None:
                self.reload()
                if then is not None:
                    then()

            def failed(back: Back, sentence: str) -> None:
                back()
                self._complain(sentence)

            return lambda back: self._tasks.run(work, worked, partial(failed, back))

        stack = self._session.undo_stack
        stack.push(ActionCommand(label, begin(redo, then), begin(undo, None), stack, done))

    def _loaded(self, read: tuple[tuple[OwnStyle, ...], frozenset[str]]) -> None:
        self._own, self._favorites = read
        self._take_stock()
        self.changed.emit()
        self._thumbs.want({item.key: item.ref for item in self.items()})

    def _add(self, add: Callable[[], OwnStyle], use: Callable[[StyleRef], None] | None) -> None:
        def added(style: OwnStyle) -> None:
            if any(known.id == style.id for known in self._own):
                text = self.tr("{name} is one of your styles already.")
                if use is not None:
                    use(style.ref)
            else:
                text = self.tr("{name} is now one of your styles.")
                self._push_added(style, use)
            self.reload()
            self._session.message.emit(Message(text.format(name=style.title)))

        self._tasks.run(add, added, self._complain)

    def _push_added(self, style: OwnStyle, use: Callable[[StyleRef], None] | None) -> None:
        """That ``style`` was made, and what ``use`` does with it, as one step of the history."""
        stack, label = self._session.undo_stack, self.tr("Add style {name}").format(name=style.title)
        stack.beginMacro(label)
        try:
            self._push(
                label,
                lambda: self._library.restore(style.id),
                lambda: self._library.delete(style.id),
                done=True,
            )
            if use is not None:
                use(style.ref)
        finally:
            stack.endMacro()  # or nothing could be undone any more

    def _read_network(self, path: Path, use: Callable[[StyleRef], None]) -> None:
        values = Values((("path", str(path)),))
        self._ask("style-network", values, (), lambda update: self._network_read(update, use))

    def _network_read(self, update: Update, use: Callable[[StyleRef], None]) -> None:
        network: NetworkFile = update.payload
        details, path = {"kind": network.kind, **network.details}, Path(network.path)
        self._add(lambda: self._library.add_network_style(network.title, path, network.sha256, details), use)

    def _ask(
        self, model: str, values: Values, inputs: tuple[Pixels | Request, ...], done: Callable[[Update], None]
    ) -> None:
        """Run a small model soon. Its slot is its own, so that nothing newer takes its place."""
        slot = f"shelf:{next(self._numbers)}"
        self._waiting[slot] = done
        self._session.bridge.submit(Request(model, values, inputs, slot=slot, lane=Lane.LIVE))

    def _updated(self, update: Update) -> None:
        if update.kind in ("done", "failed", "cancelled"):
            done = self._waiting.pop(update.request.slot, None)
            if done is not None and update.kind == "done":
                done(update)
            elif done is not None and update.kind == "failed":
                self._complain(update.payload)

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))


def _title(name: str) -> str:
    """A readable name of a file: ``starry_night-2.jpg`` is "Starry night 2"."""
    words = Path(name).stem.replace("_", " ").replace("-", " ").split()
    text = " ".join(words)
    return text[:1].upper() + text[1:60]


def _numbers(output: VectorOutput) -> tuple[float, ...]:
    return tuple(float(v) for v in output.array)


def _library_copy(rgb: FloatArray) -> FloatArray:
    height, width = rgb.shape[:2]
    if max(height, width) <= LIBRARY_PICTURE_SIDE:
        return rgb
    return np.clip(resize(rgb, *fit_size(width, height, LIBRARY_PICTURE_SIDE)), 0, 1)
