"""The document: one frozen state at a time, and who is told when it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from artstudio.document.picture import Picture
from artstudio.document.source import Source
from artstudio.document.timeline import Timeline
from artstudio.params import Values

Rect = tuple[int, int, int, int]
"""x, y, width, height in pixels of the picture."""


@dataclass(frozen=True)
class State:
    """Everything undo swaps: the photo, the model that paints on it, and its parameter values.

    In place of the photo there may be a ``source``, which makes the picture that is painted on. ``seconds``:
    where on the ``timeline`` the hand is.
    """

    picture: Picture | None = None
    model: str = ""
    values: Values = field(default_factory=Values)
    source: Source | None = None
    timeline: Timeline | None = None
    seconds: float = 0.0

    @property
    def subject(self) -> Picture | Source | None:
        """What is painted on, wherever it comes from."""
        return self.source or self.picture


@dataclass(frozen=True)
class Change:
    """What `Document.replace` changed. ``rect`` is what to repaint, None when no pixel differs."""

    picture: bool = False
    model: bool = False
    values: bool = False
    source: bool = False
    rect: Rect | None = None
    timeline: bool = False

    def __bool__(self) -> bool:
        return self.picture or self.model or self.values or self.source or self.timeline


Listener = Callable[[State, Change], None]


class Document:
    """Holds the state. Not thread-safe: it belongs to the thread of the window."""

    def __init__(self, state: State | None = None) -> None:
        self._state = state or State()
        self._listeners: list[Listener] = []

    @property
    def state(self) -> State:
        return self._state

    def replace(self, state: State) -> Change:
        """Swap the whole state and tell the listeners what changed; they aren't told when nothing did."""
        old, self._state = self._state, state
        change = _change(old, state)
        if change:
            for listener in tuple(self._listeners):
                listener(state, change)
        return change

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` upon every change. Returns what to call to stop listening."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)


def _change(old: State, new: State) -> Change:
    return Change(
        picture=old.picture != new.picture,
        model=old.model != new.model,
        values=old.values != new.values,
        source=old.source != new.source,
        rect=_dirty(old, new),
        timeline=(old.timeline, old.seconds) != (new.timeline, new.seconds),
    )


def _dirty(old: State, new: State) -> Rect | None:
    """All of the picture that is seen, unless its pixels are the same; nothing changes a part of one yet."""
    pixels = [state.picture and state.picture.pixels for state in (old, new)]
    if pixels[0] == pixels[1] and old.source == new.source:
        return None
    seen = new.subject or old.subject
    return None if seen is None else (0, 0, seen.width, seen.height)
