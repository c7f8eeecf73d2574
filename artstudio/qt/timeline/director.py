"""What the artist does to the timeline: keyframes, its length and pace, motion by itself, and its sound."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject

from artstudio.document import moments
from artstudio.document.binding import Binding
from artstudio.document.picture import Picture
from artstudio.document.timeline import LONGEST, SHORTEST, Timeline, check_extent
from artstudio.document.tracks import Interpolation, Slot
from artstudio.document.tween import Easing
from artstudio.document.wander import Noise
from artstudio.errors import ArtStudioError
from artstudio.films import Film
from artstudio.latents import Move
from artstudio.qt.generators import Generators
from artstudio.qt.session import Message, Session
from artstudio.qt.timeline.playhead import Playhead
from artstudio.qt.timeline.scene import Scene
from artstudio.qt.timeline.sounding import Sounding

_NEAR = 1e-6


class Director(Playhead):
    """Changes the timeline of the document: its keyframes, its sound, and what holds for all of it."""

    def __init__(
        self,
        session: Session,
        generators: Generators,
        sounding: Sounding,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, Scene(session, generators, sounding), sounding, parent)
        self._dragged: tuple[Timeline, float] | None = None
        self._listened: tuple[Binding, ...] = ()

    # -- reading ----------------------------------------------------------------------------------

    def film(self) -> Film | None:
        """What the frames of the timeline are made of, with what is known of its sound by now."""
        return self._scene.film_of(self.timeline) if self.timeline else None

    def film_of(self, timeline: Timeline) -> Film:
        return self._scene.film_of(timeline)

    def now(self, timeline: Timeline, slot: Slot) -> Any:
        """What a slider says now, or by ``timeline`` where the canvas shows another generator."""
        state = replace(self._session.state, timeline=timeline)
        shown = state.source.model if state.source else ""
        look = (
            self._scene.look(state) if shown == timeline.model else moments.look_at(timeline, state.seconds)
        )
        return moments.value_of(timeline, slot, look)

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
        begun = self._try_begin()
        if begun is None:
            return
        state = self._session.state
        try:
            seconds = when(begun) if moments.moments(begun) else 0.0
            look = self._scene.look(replace(state, timeline=begun))
            timeline = moments.with_keyframe(begun, seconds, look)
            check_extent(timeline)
        except ArtStudioError as error:
            self._complain(str(error))
            return
        self._session.push(replace(state, timeline=timeline, seconds=seconds), label)
        if state.timeline and _moves(state.timeline) and not _moves(begun):
            text = self.tr("A new timeline, since the one before is that of another picture.")
            undo = self._session.undo_stack.undo
            self._session.message.emit(Message(text, self.tr("Undo"), undo, of_step=True))
        elif moments.cuts(timeline) and not (state.timeline and moments.cuts(state.timeline)):
            text = self.tr(
                "The film cuts from pattern to pattern, since two seeds of them can't be blended. "
                "Sliders and the map of one seed glide."
            )
            self._session.message.emit(Message(text, of_step=True))

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
        if timeline is not None:
            least = max(SHORTEST, 1 / timeline.fps, *moments.moments(timeline))
            seconds = min(LONGEST, max(seconds, least))
            self._try(lambda: replace(timeline, seconds=seconds), self.tr("Length of the timeline"))
            self.changed.emit()  # so that the field says what came of it

    def set_fps(self, fps: float) -> None:
        timeline = self.timeline
        if timeline is not None:
            self._try(lambda: replace(timeline, fps=fps), self.tr("Frames a second"))

    def set_loop(self, loop: bool) -> None:
        if self.timeline is not None and loop != self.timeline.loop:
            self._push(replace(self.timeline, loop=loop), self.tr("Loop"))

    def set_interpolation(self, interpolation: Interpolation) -> None:
        if self.timeline is not None and interpolation != moments.interpolation_of(self.timeline):
            text = self.tr("Way between keyframes")
            self._push(moments.interpolated(self.timeline, interpolation), text)

    def set_noise(self, slot: Slot, noise: Noise | None) -> None:
        """Let one slider drift, or no longer."""
        timeline = self.possible()
        if timeline is not None:
            self._try(lambda: moments.drifting(timeline, slot, noise), self.tr("Drift"))

    def walk(self, slot: Slot, seed: int, stops: int, pace: float, amount: float) -> None:
        """Let one slider walk at random, in place of its keyframes."""
        timeline = self.possible()
        if timeline is not None:
            text = self.tr("Random walk")
            self._try(lambda: moments.walking(timeline, slot, seed, stops, pace, amount), text, seconds=0.0)

    # -- sound: each is one step of undo ----------------------------------------------------------

    def set_sound(self, path: Path | None) -> None:
        """Let the timeline be accompanied by a sound file, or by none. What can't be heard is said."""
        timeline = self.possible()
        if timeline is None:
            return
        if path is None:
            self._push(replace(timeline, sound=""), self.tr("No sound"))
            return

        def read() -> None:
            now = self.timeline or timeline
            text = self.tr("Sound {name}").format(name=path.name)
            self._push(replace(now, sound=str(path)), text)
            self._offer_length(path)

        self.sounding.read(path, read)

    def _offer_length(self, path: Path) -> None:
        found, timeline = self.sounding.sound(str(path)), self.timeline
        if found is None or timeline is None or abs(found.heard.seconds - timeline.seconds) < 0.5:
            return
        seconds = math.floor(found.heard.seconds * timeline.fps) / timeline.fps
        told = QLocale().toString(seconds, "f", 1)
        text = self.tr("{name} lasts {seconds} seconds.").format(name=path.name, seconds=told)
        action = self.tr("Make the timeline as long")
        self._session.message.emit(Message(text, action, lambda: self.set_seconds(seconds)))

    def set_bindings(self, bindings: tuple[Binding, ...], moves: Sequence[Move] = ()) -> None:
        """Which sliders follow what of the sound. ``moves``: what the directions among them are."""
        timeline = self.possible()
        if timeline is not None and bindings != timeline.bindings:
            bound = {binding.slot.axis for binding in bindings}
            timeline = moments.with_moves(timeline, [move for move in moves if move.direction.title in bound])
            self._try(lambda: replace(timeline, bindings=bindings).checked(), self.tr("What the sound moves"))

    def begin_gesture(self) -> int:
        """All changes of the same kind until `end_gesture` are one step."""
        return self._session.begin_gesture()

    def end_gesture(self, gesture: int | None) -> None:
        self._session.end_gesture(gesture)

    def listen(self, on: bool) -> None:
        """Let the microphone move what the sound would, or no longer."""
        if on and self.timeline is not None and self.timeline.bindings:
            self._listened = self.timeline.bindings
            self.sounding.listen(self.timeline.bindings)
        else:
            self.sounding.deafen()

    def clear(self) -> None:
        """Take the timeline away; what is on the canvas stays."""
        if self.timeline is not None:
            self.pause()
            cleared = replace(self._session.state, timeline=None, seconds=0.0)
            self._session.push(cleared, self.tr("Clear the timeline"))

    def take(self, timeline: Timeline, picture: Picture | None, name: str) -> None:
        """Put a timeline from a file in place of this one, with its beginning on the canvas."""
        self.pause()
        if picture is not None:
            self._scene.keep(timeline.picture, picture)
        state = replace(self._session.state, timeline=timeline, seconds=0.0)
        self._session.push(self._scene.at(state), self.tr("Open {name}").format(name=name))

    def possible(self) -> Timeline | None:
        """The timeline, or what the first keyframe would begin; None, and a sentence, without a picture."""
        return self.timeline or self._try_begin()

    # -- how --------------------------------------------------------------------------------------

    def _timeline_changed(self, timeline: Timeline | None) -> None:
        bindings = timeline.bindings if timeline else ()
        if timeline is not None:
            self.sounding.want(timeline.sound)
        if self.sounding.is_listening and bindings != self._listened:
            self.listen(bool(bindings))

    def _push(self, timeline: Timeline, label: str, seconds: float | None = None) -> None:
        """Make ``timeline`` the document's; the canvas follows it, unless the sliders say something else."""
        before = self._session.state
        after = replace(before, timeline=timeline, seconds=before.seconds if seconds is None else seconds)
        after = replace(after, seconds=min(after.seconds, timeline.seconds))
        if self.is_playing and seconds is not None:
            self.pause()
        # While it plays the sliders wait, since their moving would end it.
        if before.timeline is not None and not self.is_playing and self._scene.is_on_it(before):
            after = self._scene.at(after)
        self._session.push(after, label)

    def _try(self, change: Callable[[], Timeline], label: str, seconds: float | None = None) -> None:
        """Push what ``change`` makes of the timeline, if that can be."""
        try:
            timeline = change()
            check_extent(timeline)
        except ArtStudioError as error:
            self._complain(str(error))
            self.changed.emit()  # so that nothing goes on to show what was wanted
        else:
            self._push(timeline, label, seconds)

    def _try_begin(self) -> Timeline | None:
        """The timeline of what is on the canvas, which may be a new one; what is in the way is said."""
        state = self._session.state
        if state.subject is None:
            self._complain(self.tr("There is no picture yet. Open one, or go to a seed."))
            return None
        try:
            return self._scene.begun(state)
        except ArtStudioError as error:
            self._complain(str(error))
            return None

    def _complain(self, text: str) -> None:
        self._session.message.emit(Message(text, error=True))


def _moves(timeline: Timeline) -> bool:
    """Whether anything moves in it."""
    return bool(timeline.tracks or timeline.bindings)
