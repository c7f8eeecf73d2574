"""The playhead: where the hand is on the timeline, and time that passes."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from artstudio.document import moments
from artstudio.document.document import Change, State
from artstudio.document.timeline import Timeline
from artstudio.qt.session import Message, Session
from artstudio.qt.timeline.scene import Scene, same_subject
from artstudio.qt.timeline.sounding import Sounding

_NEAR = 1e-6


class Playhead(QObject):
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
        scene: Scene,
        sounding: Sounding,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._scene = scene
        self.sounding = sounding
        self._clock = clock
        self._passing: float | None = None
        self._began = 0.0  # what the clock said, or would have said, at the beginning of the timeline
        self._rested = True  # on what the timeline says
        self._tick = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._go_on)
        session.changed.connect(self._follow)
        session.message.connect(self._hear_message)
        sounding.changed.connect(self._sound_read)
        sounding.live.connect(self._react)
        sounding.listening_changed.connect(self._listening_changed)

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
        return not self._scene.is_on_it(state)

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
        state = self._scene.at(replace(before, seconds=seconds))
        if same_subject(before, state):
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
        start = self.seconds if timeline.loop or self.seconds < timeline.seconds - _NEAR else 0.0
        self._pass(start)
        self._began = self._clock() - start
        self._tick.start(max(4, math.floor(1000 / timeline.fps)))
        self._sound(timeline)
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

    def _sound(self, timeline: Timeline) -> None:
        """Let the sound be heard in time with the pictures."""
        if not self.sounding.is_listening:
            period = timeline.seconds if timeline.loop else None
            self.sounding.play(timeline.sound, self._began, period, self._clock)

    def _stop_clock(self) -> None:
        if self.is_playing:
            self._tick.stop()
            self.sounding.hush()
            self.playing_changed.emit(False)

    def _go_on(self) -> None:
        """The frame that is due now; those that were missed are left out."""
        timeline = self.timeline
        if timeline is None:
            self._stop_clock()
            return
        seconds = self._clock() - self._began
        if not timeline.loop and seconds >= timeline.seconds:
            self._pass(timeline.seconds)
            self.pause()
            return
        rounds = math.floor(seconds / timeline.seconds)
        self._began += rounds * timeline.seconds
        seconds -= rounds * timeline.seconds
        frame = math.floor(seconds * timeline.fps + _NEAR)
        if self._passing is None or frame != round(self._passing * timeline.fps):
            self._pass(frame / timeline.fps)

    def _pass(self, seconds: float) -> None:
        timeline = self.timeline
        if timeline is None:
            return
        self._passing = min(max(0.0, seconds), timeline.seconds)
        live = self.sounding.levels if self.sounding.is_listening else None
        state = self._scene.at(replace(self._session.state, seconds=self._passing), live)
        if not same_subject(self._session.state, state):
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

    def _hear_message(self, message: Message) -> None:
        """What can't be shown doesn't play on, e.g. since its generator was removed."""
        if message.error and self.is_playing:
            self.pause()

    def _react(self) -> None:
        """Let the sliders of this moment move by what the microphone hears."""
        state = self._session.state
        timeline, source = state.timeline, state.source
        if self.is_playing or self._passing is not None or timeline is None:
            return
        if source is not None and source.model != timeline.model:
            return
        look = moments.look_over(timeline, self._scene.look(state), self.sounding.levels)
        if source is not None:
            source = replace(source, values=look.values)
        values = state.values if look.painting is None else look.painting
        self._session.show_moment(replace(state, source=source, values=values))

    def _listening_changed(self, on: bool) -> None:
        if not on and self._passing is None:
            self._session.show_moment(None)
        self.changed.emit()

    def _timeline_changed(self, timeline: Timeline | None) -> None:
        """The document has another one now, or none any more."""

    def _sound_read(self) -> None:
        timeline = self.timeline
        if timeline is not None and self.is_playing:
            self._sound(timeline)
        elif timeline is not None and timeline.bindings and self._passing is None and self._rested:
            self.go(self.seconds)
        self.changed.emit()

    def _follow(self, state: State, change: Change) -> None:
        self._rested = not self.has_left
        if change.timeline:
            self._timeline_changed(state.timeline)
        # Without a timeline, or with the hand on something else, nothing plays on.
        if change.picture or change.source or change.values or state.timeline is None:
            self._stop_clock()
            self._passing = None
        elif change.timeline and self.is_playing:
            self._sound(state.timeline)
        self.changed.emit()
