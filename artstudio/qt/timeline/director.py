"""Between the document's timeline and the window: keyframes, the playhead, and time that passes."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from artstudio.document import moments
from artstudio.document.document import Change, State
from artstudio.document.moments import Look
from artstudio.document.picture import Picture
from artstudio.document.source import Source
from artstudio.document.timeline import LONGEST, Timeline
from artstudio.document.tracks import Interpolation, Slot
from artstudio.document.tween import Easing
from artstudio.document.wander import Noise
from artstudio.errors import ArtStudioError
from artstudio.films import Film
from artstudio.params import Values
from artstudio.qt.generators import Generators
from artstudio.qt.session import Message, Session
from artstudio.qt.translation import sentence, translated

FIRST_SECONDS = 4.0
_NEAR = 1e-6


class Director(QObject):
    """``changed``: the timeline is another one, or the playhead rests elsewhere. ``moved(float)``: the
    playhead passes ``seconds``, while the document stays as it is. ``playing_changed(bool)``.

    The hand rests where the document says; while time passes, the session shows moments, and only where it
    comes to rest do the sliders follow. Neither is a step of undo. ``clock``: seconds.
    """

    changed = Signal()
    moved = Signal(float)
    playing_changed = Signal(bool)

    def __init__(
        self,
        session: Session,
        generators: Generators,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._generators = generators
        self._clock = clock
        self._pictures: dict[str, Picture] = {}  # by the names that timelines have for them
        self._passing: float | None = None
        self._began = self._from = 0.0
        self._dragged: tuple[Timeline, float] | None = None
        self._tick = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._go_on)
        session.changed.connect(self._follow)

    # -- reading ----------------------------------------------------------------------------------

    @property
    def timeline(self) -> Timeline | None:
        return self._session.state.timeline

    @property
    def seconds(self) -> float:
        """Where the playhead is."""
        return self._session.state.seconds if self._passing is None else self._passing

    @property
    def is_playing(self) -> bool:
        return self._tick.isActive()

    @property
    def moment(self) -> float | None:
        """The time of the keyframe that the playhead is on, None if it is between two."""
        return moments.moment_at(self.timeline, self.seconds) if self.timeline else None

    @property
    def has_left(self) -> bool:
        """Whether the sliders say something else than the timeline where the playhead rests."""
        state = self._session.state
        if state.timeline is None or state.subject is None or self._passing is not None:
            return False
        return not self._is_on_it(state)

    def film(self) -> Film | None:
        """What the frames of the timeline are made of, without its sound."""
        return self.film_of(self.timeline) if self.timeline else None

    def film_of(self, timeline: Timeline) -> Film:
        return Film(timeline, self._pictures.get(timeline.picture))

    # -- keyframes: each is one step of undo ------------------------------------------------------

    def add_keyframe(self) -> None:
        """Keep what all sliders say: where the playhead is, or behind the keyframe that is there."""
        self._keep(lambda timeline: moments.next_time(timeline, self.seconds), self.tr("Add keyframe"))

    def update_keyframe(self) -> None:
        """Let the keyframe that the playhead is on say what the sliders say now."""
        moment = self.moment
        if moment is not None:
            self._keep(lambda timeline: moment, self.tr("Change keyframe"))

    def _keep(self, when: Callable[[Timeline], float], label: str) -> None:
        self.pause()
        state = self._session.state
        if state.subject is None:
            self._complain(self.tr("There is no picture yet. Open one, or go to a seed."))
            return
        try:
            timeline = self._begun(state)
            seconds = when(timeline) if moments.moments(timeline) else 0.0
            timeline = moments.with_keyframe(timeline, seconds, self._look(state))
        except ArtStudioError as error:
            self._complain(str(error))
            return
        self._session.push(replace(state, timeline=timeline, seconds=seconds), label)

    def remove_keyframe(self) -> None:
        if self.timeline and self.moment is not None:
            self._push(moments.without_keyframe(self.timeline, self.moment), self.tr("Delete keyframe"))

    def duplicate_keyframe(self) -> None:
        timeline, moment = self.timeline, self.moment
        if timeline is None or moment is None:
            return
        to = moments.next_time(timeline, moment)
        self._try(lambda: moments.duplicated(timeline, moment, to), self.tr("Duplicate keyframe"), seconds=to)

    def ease(self, easing: Easing) -> None:
        """How to go from the keyframe that the playhead is on to the next."""
        if self.timeline and self.moment is not None:
            self._push(moments.eased(self.timeline, self.moment, easing), self.tr("Easing"))

    def begin_drag(self, moment: float) -> None:
        """Take a keyframe in the hand; all of `drag_to` until `end_drag` is one step."""
        self.go(moment)
        if self.timeline is not None:
            self._dragged = self.timeline, moment
            self._session.begin_gesture()

    def drag_to(self, seconds: float) -> None:
        if self._dragged is None:
            return
        timeline, moment = self._dragged
        seconds = self._snapped(seconds)
        if abs(seconds - moment) < _NEAR:
            self._push(timeline, self.tr("Move keyframe"), seconds=moment)
        else:
            changed = moments.moved(timeline, moment, seconds)
            if changed is not timeline:
                self._push(changed, self.tr("Move keyframe"), seconds=seconds)

    def end_drag(self) -> None:
        self._dragged = None
        self._session.end_gesture()

    def nudge(self, frames: int) -> None:
        """Move the keyframe that the playhead is on by frames."""
        moment = self.moment
        if moment is not None and self.timeline is not None:
            self.begin_drag(moment)
            self.drag_to(moment + frames / self.timeline.fps)
            self.end_drag()

    # -- the whole timeline: each is one step of undo ---------------------------------------------

    def set_seconds(self, seconds: float) -> None:
        """How long it lasts, at least until its last keyframe."""
        timeline = self.timeline
        if timeline is not None and seconds != timeline.seconds:
            least = max(moments.moments(timeline), default=0.0)
            seconds = min(LONGEST, max(seconds, least, 1 / timeline.fps))
            self._push(replace(timeline, seconds=seconds), self.tr("Length of the timeline"))

    def set_fps(self, fps: float) -> None:
        if self.timeline is not None and fps != self.timeline.fps:
            self._push(replace(self.timeline, fps=fps), self.tr("Frames a second"))

    def set_loop(self, loop: bool) -> None:
        if self.timeline is not None and loop != self.timeline.loop:
            self._push(replace(self.timeline, loop=loop), self.tr("Loop"))

    def set_interpolation(self, interpolation: Interpolation) -> None:
        if self.timeline is not None and interpolation != moments.interpolation_of(self.timeline):
            text = self.tr("Way between keyframes")
            self._push(moments.interpolated(self.timeline, interpolation), text)

    def set_noise(self, slot: Slot, noise: Noise | None) -> None:
        """Let one slider drift, or no longer."""
        timeline = self.timeline or self._try_begin()
        if timeline is not None:
            self._try(lambda: moments.drifting(timeline, slot, noise), self.tr("Drift"))

    def walk(self, slot: Slot, seed: int, stops: int, pace: float, amount: float) -> None:
        """Let one slider walk at random, in place of its keyframes."""
        timeline = self.timeline or self._try_begin()
        if timeline is not None:
            text = self.tr("Random walk")
            self._try(lambda: moments.walking(timeline, slot, seed, stops, pace, amount), text, seconds=0.0)

    def clear(self) -> None:
        """Take the timeline away; what is on the canvas stays."""
        if self.timeline is not None:
            self.pause()
            cleared = replace(self._session.state, timeline=None, seconds=0.0)
            self._session.push(cleared, self.tr("Clear the timeline"))

    def take(self, film: Film, picture: Picture | None, name: str) -> None:
        """Put a timeline from a file in place of this one, with its beginning on the canvas."""
        self.pause()
        if picture is not None:
            self._pictures[film.timeline.picture] = picture
        state = replace(self._session.state, timeline=film.timeline, seconds=0.0)
        self._session.push(self._at(state), self.tr("Open {name}").format(name=name))

    def possible(self) -> Timeline | None:
        """The timeline, or what the first keyframe would begin; None without a picture."""
        return self.timeline or self._try_begin(aloud=False)

    # -- time -------------------------------------------------------------------------------------

    def scrub(self, seconds: float) -> None:
        """Pass ``seconds`` with the playhead in the hand."""
        self._stop_clock()
        self._pass(seconds)

    def settle(self) -> None:
        """The hand rests: the sliders follow to where the playhead is."""
        if self._passing is None:
            return
        seconds, self._passing = self._passing, None
        before = self._session.state
        state = self._at(replace(before, seconds=seconds))
        if _same_subject(before, state):
            self._session.settle(state)
        else:
            self._session.push(state, self.tr("Timeline"))  # or what was there would be lost
        self.changed.emit()

    def go(self, seconds: float) -> None:
        """Put the playhead there at once."""
        if self.timeline is not None:
            self.scrub(seconds)
            self.settle()

    def step(self, frames: int) -> None:
        if self.timeline is not None:
            frame = round(self.seconds * self.timeline.fps) + frames
            self.go(min(max(0, frame), self.timeline.frames) / self.timeline.fps)

    def go_to_keyframe(self, way: int) -> None:
        """To the next keyframe, or with -1 to the one before."""
        times = moments.moments(self.timeline) if self.timeline else ()
        here = self.seconds
        found = [t for t in times if (t > here + _NEAR if way > 0 else t < here - _NEAR)]
        if found:
            self.go(found[0] if way > 0 else found[-1])

    def toggle(self) -> None:
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Let time pass from where the playhead is, as quickly as it really does."""
        timeline = self.timeline
        if timeline is None or self.is_playing:
            return
        self._from = self.seconds if timeline.loop or self.seconds < timeline.seconds - _NEAR else 0.0
        self._pass(self._from)
        self._began = self._clock()
        self._tick.start(max(4, math.floor(1000 / timeline.fps)))
        self.playing_changed.emit(True)

    def pause(self) -> None:
        if self.is_playing:
            self._stop_clock()
        self.settle()

    def stop(self) -> None:
        """Pause, and go back to the beginning."""
        self.pause()
        self.go(0.0)

    def close(self) -> None:
        self._stop_clock()

    def _stop_clock(self) -> None:
        if self.is_playing:
            self._tick.stop()
            self.playing_changed.emit(False)

    def _go_on(self) -> None:
        """The frame that is due now; those that were missed are left out."""
        timeline = self.timeline
        if timeline is None:
            self._stop_clock()
            return
        seconds = self._from + self._clock() - self._began
        if not timeline.loop and seconds >= timeline.seconds:
            self._pass(timeline.seconds)
            self.pause()
            return
        frame = math.floor(seconds % timeline.seconds * timeline.fps + _NEAR)
        if self._passing is None or frame != round(self._passing * timeline.fps):
            self._pass(frame / timeline.fps)

    def _pass(self, seconds: float) -> None:
        timeline = self.timeline
        if timeline is None:
            return
        self._passing = min(max(0.0, seconds), timeline.seconds)
        state = self._at(replace(self._session.state, seconds=self._passing))
        if not _same_subject(self._session.state, state):
            passing = self._passing
            self._session.push(state, self.tr("Timeline"))
            self._passing = passing
        self._session.show_moment(state)
        self.moved.emit(self._passing)

    def _snapped(self, seconds: float) -> float:
        """The frame nearest to ``seconds``."""
        timeline = self.timeline
        if timeline is None:
            return 0.0
        return min(max(0.0, round(seconds * timeline.fps) / timeline.fps), timeline.seconds)

    # -- how --------------------------------------------------------------------------------------

    def _follow(self, state: State, change: Change) -> None:
        if change.picture or change.source or change.values:
            self._stop_clock()  # the hand is on something else
            self._passing = None
        if change.timeline and state.timeline is None:
            self._stop_clock()
            self._passing = None
        self.changed.emit()

    def _push(self, timeline: Timeline, label: str, seconds: float | None = None) -> None:
        """Make ``timeline`` the document's; the canvas follows it, unless the sliders say something else."""
        before = self._session.state
        after = replace(before, timeline=timeline, seconds=before.seconds if seconds is None else seconds)
        after = replace(after, seconds=min(after.seconds, timeline.seconds))
        if self.is_playing and seconds is not None:
            self.pause()
        if before.timeline is not None and self._is_on_it(before):
            after = self._at(after)
        self._session.push(after, label)

    def _try(self, change: Callable[[], Timeline], label: str, seconds: float | None = None) -> None:
        try:
            self._push(change(), label, seconds)
        except ArtStudioError as error:
            self._complain(str(error))

    def _is_on_it(self, state: State) -> bool:
        at = self._at(state)
        return (at.source, at.values) == (state.source, state.values)

    def _at(self, state: State) -> State:
        """``state`` with the sliders where its timeline has them."""
        timeline = state.timeline
        if timeline is None:
            return state
        look = moments.unnamed(timeline.params, moments.look_at(timeline, state.seconds))
        values = look.painting if look.painting is not None else _unpainted(state.values)
        picture = self._pictures.get(timeline.picture)
        if not timeline.model:
            return replace(state, picture=picture or state.picture, source=None, values=values)
        spec = self._session.spec_of(timeline.model)
        same = state.source if state.source and state.source.model == timeline.model else None
        size = same.size if same else timeline.size or self._generators.size(timeline.model)
        source = Source(timeline.model, look.values, look.seed, size, picture, translated(spec.title))
        if same and picture is None:
            source = replace(source, palette=same.palette)
        if same:
            source = replace(source, title=same.title)
        return replace(state, picture=None, source=source, values=values)

    def _look(self, state: State) -> Look:
        """What the sliders say now."""
        source, painting = state.source, state.values if _paints(state) else None
        if state.timeline is not None and state.timeline.painting is not None:
            painting = state.values
        if source is None:
            return Look(Values(), 0, painting)
        return Look(source.values, source.seed, painting)

    def _begun(self, state: State) -> Timeline:
        """The timeline of ``state``, or a new one where that can't hold what is on the canvas."""
        timeline, source = state.timeline, state.source
        model = source.model if source else ""
        picture = source.colors_from if source else state.picture
        name = str(picture.path or picture.name) if picture is not None else ""
        if picture is not None:
            self._pictures[name] = picture
        if timeline is None or timeline.model != model or (name and timeline.picture not in ("", name)):
            if timeline is not None and moments.moments(timeline):
                text = self.tr("A new timeline, since the keyframes were those of another picture.")
                undo = self._session.undo_stack.undo
                self._session.message.emit(Message(text, self.tr("Undo"), undo))
            params = self._session.spec_of(model).params if model else ()
            values = source.values if source else Values()
            size = source.size if source else None
            seed = source.seed if source else 0
            timeline = Timeline(model, params, values, seed, size=size, seconds=FIRST_SECONDS)
        if name:
            timeline = replace(timeline, picture=name)
        if _paints(state) and timeline.painting is None:
            base = state.values if not moments.moments(timeline) else _unpainted(state.values)
            timeline = moments.painted(timeline, base, self._session.spec.params)
        return timeline

    def _try_begin(self, aloud: bool = True) -> Timeline | None:
        state = self._session.state
        if state.subject is not None:
            return self._begun(state)
        if aloud:
            self._complain(self.tr("There is no picture yet. Open one, or go to a seed."))
        return None

    def _complain(self, text: str) -> None:
        self._session.message.emit(Message(sentence(text), error=True))


def _paints(state: State) -> bool:
    return state.source is None or bool(state.values["styles"]) or any(state.values["space"])


def _unpainted(values: Values) -> Values:
    """``values`` of a style mixer that does nothing."""
    nothing: dict[str, Any] = {"styles": (), "space": tuple(0.0 for _ in values["space"])}
    return values.with_(**nothing)


def _same_subject(before: State, after: State) -> bool:
    """Whether only sliders differ."""
    if before.source is None or after.source is None:
        return before.source is after.source and before.picture is after.picture
    one, other = before.source, after.source
    return (one.model, one.size, one.palette) == (other.model, other.size, other.palette)
