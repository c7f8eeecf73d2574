"""The film that is being made: where the playhead is, playing, and every change as a step of undo."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from artstudio.document.document import Change, State
from artstudio.document.reel import GAP, Reel, Shot
from artstudio.document.source import Source
from artstudio.document.timeline import Timeline, write_timeline
from artstudio.errors import ArtStudioError
from artstudio.films import Film
from artstudio.qt.session import Message, Session

TICK_MS = 33


class Stage(QObject):
    """``changed``: the reel is another one. ``moved(seconds)``: the playhead. ``playing(bool)``."""

    changed = Signal()
    moved = Signal(float)
    playing = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.seconds = 0.0
        self._timeline: tuple[Reel, Timeline] | None = None
        self._began = 0.0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        session.changed.connect(self._follow)

    # -- reading ----------------------------------------------------------------------------------

    @property
    def reel(self) -> Reel:
        return self._session.state.reel or Reel()

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    def moment(self, seconds: float) -> State | None:
        """What the canvas shows at a moment of the film; None while that has no keyframes."""
        reel = self.reel
        if not reel.shots:
            return None
        timeline, first = self.timeline(), reel.shots[0]
        state = self._session.state
        painting = (
            timeline.values_at(seconds, "painting") if timeline.painting is not None else first.painting
        )
        source = first.source
        if source is not None:
            values = timeline.values_at(seconds)
            source = replace(source, values=values, seed=timeline.seed_at(seconds))
        return replace(state, picture=first.picture, source=source, values=painting)

    def timeline(self) -> Timeline:
        """Raises `BadInputError` while there is no keyframe."""
        reel = self.reel
        if self._timeline is None or self._timeline[0] != reel:
            source = reel.shots[0].source if reel.shots else None
            params = self._session.spec_of(source.model).params if source is not None else ()
            self._timeline = reel, reel.timeline(params, self._session.spec.params)
        return self._timeline[1]

    def film(self) -> Film:
        """What renders it, with the picture and sound it needs. Raises `BadInputError`."""
        timeline, first = self.timeline(), self.reel.shots[0]
        picture = first.source.colors_from if first.source is not None else first.picture
        return Film(timeline.checked(), picture, Path(timeline.sound) if timeline.sound else None)

    # -- changing: each is one step of undo ---------------------------------------------------------

    def add(self) -> None:
        """A keyframe of what the canvas shows, at the playhead, or behind the last one if one is there."""
        state = self._session.seen
        if state.subject is None:
            return
        reel, seconds = self.reel, round(self.seconds, 3)
        if reel.at(seconds) is not None:
            seconds = round(reel.shots[-1].seconds + GAP, 3)
        shot = Shot(seconds, state.values, state.source, state.picture if state.source is None else None)
        if self._change(lambda: reel.with_shot(shot), self.tr("Add a keyframe")):
            self._move(seconds)

    def walk(self, seeds: Sequence[int], at: Callable[[int], Source]) -> None:
        """Keyframes of these seeds, one after the other behind what is there."""

        def longer() -> Reel:
            reel, state = self.reel, self._session.state
            for seed in seeds:
                seconds = round(reel.shots[-1].seconds + GAP, 3) if reel.shots else 0.0
                reel = reel.with_shot(Shot(seconds, state.values, at(seed)))
            return replace(reel, seconds=max(reel.seconds, reel.shots[-1].seconds + GAP * reel.loop))

        self._change(longer, self.tr("Random walk"))

    def replace(self, place: int) -> None:
        """Have a keyframe be what the canvas shows now."""
        reel, state = self.reel, self._session.state
        old = reel.shots[place]
        shot = replace(old, painting=state.values, source=state.source, picture=state.picture)
        self._change(lambda: reel.without(place).with_shot(shot), self.tr("Update a keyframe"))

    def remove(self, place: int) -> None:
        self._change(lambda: self.reel.without(place), self.tr("Remove a keyframe"))

    def shift(self, place: int, seconds: float) -> None:
        """Move a keyframe to another moment."""
        self._change(lambda: self.reel.moved(place, seconds), self.tr("Move a keyframe"))

    def set_easing(self, place: int, easing: str) -> None:
        reel = self.reel
        shot = replace(reel.shots[place], easing=easing)
        self._change(lambda: reel.changed(place, shot), self.tr("Change the easing"))

    def set_seconds(self, seconds: float) -> None:
        self._change(lambda: self.reel.lasting(seconds), self.tr("Length of the film"))

    def set(self, label: str, **changes: object) -> None:
        """Other properties of the reel."""
        self._change(lambda: replace(self.reel, **changes), label)  # type: ignore[arg-type]

    def choose(self, place: int) -> None:
        """Go to a keyframe: the playhead, and the document, so that its sliders can be moved."""
        self.stop()
        shot = self.reel.shots[place]
        self._move(shot.seconds)
        self._session.show_state(
            replace(self._session.state, picture=shot.picture, source=shot.source, values=shot.painting),
            self.tr("Keyframe {number}").format(number=place + 1),
        )

    def _change(self, make: object, label: str) -> bool:
        try:
            reel = make()  # type: ignore[operator]
        except ArtStudioError as error:
            self._session.message.emit(Message(str(error), error=True))
            return False
        self._session.set_reel(reel, label)
        return True

    # -- looking ------------------------------------------------------------------------------------

    def scrub(self, seconds: float) -> None:
        """Show a moment; the document stays as it is."""
        self._move(min(max(0.0, seconds), self.reel.seconds))
        self._show()

    def play(self) -> None:
        """In real time: what the engine can't draw in time is left out."""
        if len(self.reel.shots) < 2 and not self.reel.drift:
            text = self.tr("A film needs two keyframes to play. Add another one, further on.")
            self._session.message.emit(Message(text))
            return
        if self.seconds >= self.reel.seconds - 1e-3:
            self._move(0.0)
        self._began = time.monotonic() - self.seconds
        self._timer.start()
        self.playing.emit(True)

    def stop(self) -> None:
        if self.is_playing:
            self._timer.stop()
            self.playing.emit(False)

    def toggle(self) -> None:
        if self.is_playing:
            self.stop()
        else:
            self.play()

    def save(self, path: Path) -> None:
        """Write the timeline, for ``artstudio render``."""
        try:
            write_timeline(path, self.film().timeline)
        except ArtStudioError as error:
            self._session.message.emit(Message(str(error), error=True))
        else:
            text = self.tr("Saved {name}. “artstudio render” makes the film of it.")
            self._session.message.emit(Message(text.format(name=path.name)))

    def _tick(self) -> None:
        seconds, length = time.monotonic() - self._began, self.reel.seconds
        if seconds >= length and not self.reel.loop:
            self._move(length)
            self._show()
            self.stop()
            return
        self._move(seconds % length)
        self._show()

    def _move(self, seconds: float) -> None:
        self.seconds = seconds
        self.moved.emit(seconds)

    def _show(self) -> None:
        try:
            self._session.show_moment(self.moment(self.seconds))
        except ArtStudioError as error:
            self.stop()
            self._session.message.emit(Message(str(error), error=True))

    def _follow(self, state: State, change: Change) -> None:
        if change.reel:
            self.changed.emit()
            if self.seconds > self.reel.seconds:
                self._move(self.reel.seconds)
        if change.source or change.picture or change.values:
            self.stop()
