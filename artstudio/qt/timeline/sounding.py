"""What the timeline hears and plays: its sound file, or the microphone in place of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from artstudio.document import sound
from artstudio.document.binding import Binding
from artstudio.document.sound import Accompaniment, Heard, Listener, Reactions
from artstudio.document.sound_file import PLAYED_RATE, decoded
from artstudio.document.timeline import Timeline
from artstudio.engine.context import Cancelled
from artstudio.engine.microphone import Microphone
from artstudio.engine.speaker import Samples, Speaker
from artstudio.errors import BadInputError
from artstudio.pixels import FloatArray
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks

_POLL_MS = 33
_WATCH_MS = 500
_APART = 0.01  # seconds that nobody hears

AnyStream = TypeVar("AnyStream", Speaker, Microphone)


@dataclass(frozen=True)
class Sound:
    """A sound file: as it is heard, and as it is played."""

    heard: Heard
    samples: Samples


class Sounding(QObject):
    """``changed``: a sound has been listened to. ``listening_changed(bool)``. ``live``: the microphone has
    been heard, and `levels` says how loud.

    Files are read in the background, and kept while they are the timeline's.
    """

    changed = Signal()
    listening_changed = Signal(bool)
    live = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = Tasks(self, threads=1)
        self._closed = threading.Event()
        self._sounds: dict[str, Sound] = {}
        self._wanted: set[str] = set()  # those that were read, are being read, or can't be
        self._kept: tuple[str, tuple[Binding, ...], Accompaniment] | None = None
        self._playing: _Playing | None = None
        self._told = False  # that there is nothing to play it on
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self._check_speaker)
        self._streams: set[Speaker | Microphone] = set()  # all that are open
        self._microphone: Microphone | None = None
        self._ear: _Ear | None = None
        self.levels: Sequence[float] = ()
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._hear)

    # -- files ------------------------------------------------------------------------------------

    def sound(self, name: str) -> Sound | None:
        """What is known of a file by now."""
        return self._sounds.get(name)

    def want(self, name: str) -> None:
        """Have a file listened to, unless it was before; what can't be is said."""
        if name and name not in self._wanted:
            self.read(Path(name), lambda: None)

    def read(self, path: Path, then: Callable[[], None]) -> None:
        """Listen to a file, and call ``then`` if it is one."""
        name = str(path)
        self._wanted.add(name)

        def check(_: float) -> None:
            if self._closed.is_set():
                raise Cancelled

        def read() -> Sound | None:
            try:
                return Sound(sound.analyze(path, check), decoded(path, check))
            except Cancelled:
                return None

        def done(found: Sound | None) -> None:
            if found is not None:
                self._sounds = {name: found}
                self._wanted &= {name}
                then()
                self.changed.emit()

        self._tasks.run(read, done, self._complain)

    def accompaniment(self, timeline: Timeline) -> Accompaniment | None:
        """The sound of ``timeline`` as its bindings hear it; None without one, or while it is read."""
        found = self._sounds.get(timeline.sound)
        if found is None or not timeline.bindings:
            return None
        if self._kept is None or self._kept[:2] != (timeline.sound, timeline.bindings):
            self._kept = (timeline.sound, timeline.bindings, Accompaniment(found.heard, timeline.bindings))
        return self._kept[2]

    # -- playing ----------------------------------------------------------------------------------

    def play(self, name: str, began: float, period: float | None, clock: Callable[[], float]) -> None:
        """Let a sound be heard, once there is a device for it; see `Speaker`. Why not is said once.

        What is heard already as it should be goes on.
        """
        found = self._sounds.get(name)
        wanted = _Playing(name, began, period)
        if found is not None and self._playing is not None and self._playing.goes_on_as(wanted):
            return
        self.hush()
        if found is None:
            return
        self._playing = wanted

        def opened(speaker: Speaker) -> None:
            if self._playing is wanted:
                wanted.speaker = speaker
                self._watch.start()
            else:
                self._close(speaker)

        def failed(sentence: str) -> None:
            if not self._told:
                self._told = True
                self._session.message.emit(Message(sentence))

        self._tasks.run(
            lambda: self._opened(Speaker(found.samples, PLAYED_RATE, began, period, clock)), opened, failed
        )

    def _check_speaker(self) -> None:
        playing = self._playing
        if playing is None or playing.speaker is None:
            return
        try:
            playing.speaker.check()
        except BadInputError as error:
            self._watch.stop()
            self._close(playing.speaker)
            playing.speaker = None  # until it plays anew
            self._session.message.emit(Message(str(error)))

    def hush(self) -> None:
        self._watch.stop()
        playing, self._playing = self._playing, None
        if playing is not None and playing.speaker is not None:
            self._close(playing.speaker)

    def _opened(self, stream: AnyStream) -> AnyStream:
        """On the thread of the tasks, whose results nobody is told any more once all is closed."""
        self._streams.add(stream)
        return stream

    def _close(self, stream: Speaker | Microphone) -> None:
        self._streams.discard(stream)
        stream.close()

    # -- the microphone ---------------------------------------------------------------------------

    @property
    def is_listening(self) -> bool:
        return self._ear is not None

    def listen(self, bindings: tuple[Binding, ...]) -> None:
        """Let the microphone move what ``bindings`` say, until `deafen`. What is in the way is said."""
        self.deafen()
        ear = self._ear = _Ear(bindings)
        self.listening_changed.emit(True)

        def opened(microphone: Microphone) -> None:
            if self._ear is not ear:
                self._close(microphone)
                return
            self._microphone = microphone
            self._poll.start()

        def failed(sentence: str) -> None:
            if self._ear is ear:
                self.deafen()
            self._complain(sentence)

        self._tasks.run(lambda: self._opened(Microphone(ear.take, sound.RATE)), opened, failed)

    def deafen(self) -> None:
        """Listen no longer."""
        self._poll.stop()
        microphone, self._microphone = self._microphone, None
        if microphone is not None:
            self._close(microphone)
        if self._ear is not None:
            self._ear, self.levels = None, ()
            self.listening_changed.emit(False)

    def _hear(self) -> None:
        ear, microphone = self._ear, self._microphone
        if ear is None or microphone is None:
            return
        try:
            microphone.check()
        except BadInputError as error:
            self.deafen()
            self._complain(str(error))
            return
        self.levels = ear.levels()
        self.live.emit()

    def close(self) -> None:
        self._closed.set()
        self.hush()
        self.deafen()
        self._tasks.close()
        for stream in self._streams:
            stream.close()

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))


@dataclass
class _Playing:
    """What is heard, by the arguments of `Speaker`; ``speaker`` once it is open."""

    name: str
    began: float
    period: float | None
    speaker: Speaker | None = None

    def goes_on_as(self, other: _Playing) -> bool:
        same = (self.name, self.period) == (other.name, other.period)
        apart = abs(self.began - other.began)
        if self.period is not None:  # a round earlier or later is the same
            apart %= self.period
            apart = min(apart, self.period - apart)
        return same and apart < _APART


class _Ear:
    """Turns blocks of samples, on PortAudio's thread, into levels, which the window asks for."""

    def __init__(self, bindings: Sequence[Binding]) -> None:
        self._listener = Listener()
        self._reactions = Reactions(bindings)
        self._lock = threading.Lock()
        self._levels = np.zeros(len(bindings), np.float32)
        self._new = False

    def take(self, block: FloatArray) -> None:
        rows = self._listener.feed(block)
        if not len(rows):
            return
        levels = self._reactions.feed(rows).max(axis=0)
        with self._lock:  # the highest since it was asked for, lest one be missed
            self._levels = np.maximum(self._levels, levels) if self._new else levels
            self._new = True

    def levels(self) -> list[float]:
        with self._lock:
            self._new = False
            return [float(level) for level in self._levels]
