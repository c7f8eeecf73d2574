"""Microphone and loudspeaker: a real PortAudio, on a sound card that ALSA makes up, one that goes, none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from artstudio.engine.microphone import Microphone
from artstudio.engine.speaker import Speaker
from artstudio.errors import BadInputError

ALSA = """
pcm.!default { type plug slave.pcm "silence" }
pcm.silence { type null }
"""
NONE = "<confdir:pcm/hw.conf>"
LISTEN = """
import threading
from artstudio.engine.microphone import Microphone
from artstudio.errors import BadInputError

heard, enough = [], threading.Event()
broken, stuck, free = threading.Event(), threading.Event(), threading.Event()
now = [0.0]

def take(block):
    heard.append((block.dtype.name, block.ndim, len(block)))
    if len(heard) == 5:
        enough.set()
    if broken.is_set():
        free.set()
        raise OSError
    if free.is_set():
        stuck.set()
        free.clear()
        free.wait(20)

def until_inactive():
    while microphone._stream.active:
        pass

def check():
    try:
        microphone.check()
    except BadInputError as error:
        print(error)

with Microphone(take, RATE, lambda: now[0]) as microphone:
    assert enough.wait(20)
    check()
    print(*heard[0][:2], sum(block[2] for block in heard) > 0)
    END
    check()
    free.set()
"""
ENDS = {
    "it is stopped": "microphone._stream.abort()",
    "it is closed": "microphone._stream.close()",
    "what listens breaks": "broken.set(); free.wait(20); free.clear(); until_inactive()",
    "it falls silent": "free.set(); stuck.wait(20); now[0] = 4.0",
}
PLAY = """
import threading
import numpy as np
from artstudio.engine.speaker import Speaker

RATE, SECONDS = 8000, 4
numbered = np.arange(RATE * SECONDS).astype(np.int16).repeat(2).reshape(-1, 2)
now, given, enough = [10.0], [], threading.Event()

class Watched(Speaker):
    def _give(self, out, count, times, status):
        before = now[0]
        super()._give(out, count, times, status)
        if now[0] == before:
            given.append((before, int(out[0, 0]) / RATE))
            if len(given) > 20:
                enough.set()

speaker = Watched(numbered, RATE, 9.0, SECONDS, lambda: now[0])
for moment in (10.0, 10.5, 12.875, 14.25):
    given.clear()
    enough.clear()
    now[0] = moment
    assert enough.wait(20)
    late = [at - (moment - 9.0) % SECONDS for when, at in given[:20] if when == moment]
    print(len(late) > 10 and max(map(abs, late)) < 0.1)
speaker.close()
"""
VANISH = """
import threading
import numpy as np
from artstudio.engine.speaker import Speaker
from artstudio.errors import BadInputError

now, begun = [0.0], threading.Event()
hold, stuck, free = threading.Event(), threading.Event(), threading.Event()

class Held(Speaker):
    def _give(self, out, count, times, status):
        super()._give(out, count, times, status)
        begun.set()
        if hold.is_set():
            stuck.set()
            free.wait(20)

speaker = Held(np.zeros((9, 2), np.int16), 8000, 0.0, None, lambda: now[0])
assert begun.wait(20)
speaker.check()
END
try:
    speaker.check()
except BadInputError as error:
    print(error)
free.set()
speaker.close()
"""
VANISHES = {
    "it is stopped": "speaker._stream.abort()",
    "it is closed": "speaker._stream.close()",
    "it asks for nothing more": "hold.set(); stuck.wait(20); now[0] = 4.0",
}


def run(tmp_path: Path, config: str, code: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "alsa.conf").write_text(config)
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(tmp_path / "alsa.conf")}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment, timeout=60)


def portaudio() -> bool:
    try:
        import sounddevice

        return bool(sounddevice.get_portaudio_version())
    except (ImportError, OSError):
        return False


needs_alsa = pytest.mark.skipif(sys.platform != "linux" or not portaudio(), reason="needs PortAudio on ALSA")


def listen(tmp_path: Path, config: str, end: str = "") -> subprocess.CompletedProcess[str]:
    """``end``: what becomes of the microphone after some blocks."""
    return run(tmp_path, config, LISTEN.replace("RATE", "22_050").replace("END", end))


@needs_alsa
@pytest.mark.parametrize("end", ENDS)
def test_blocks_come_until_the_microphone_goes(tmp_path, end) -> None:
    ended = listen(tmp_path, ALSA, ENDS[end])
    assert ended.stdout.splitlines() == [
        "float32 1 True",
        "The microphone is gone; plug it in again, or choose a sound file.",
    ], ended.stderr


@needs_alsa
def test_the_loudspeaker_keeps_to_the_clock_whatever_the_device_does(tmp_path) -> None:
    """The one that ALSA makes up takes samples a hundred times as quickly as they are heard."""
    ended = run(tmp_path, ALSA, PLAY)
    assert ended.stdout.split() == ["True"] * 4, ended.stderr


@needs_alsa
@pytest.mark.parametrize("end", VANISHES)
def test_a_loudspeaker_that_goes_is_noticed(tmp_path, end) -> None:
    ended = run(tmp_path, ALSA, VANISH.replace("END", VANISHES[end]))
    assert ended.stdout.startswith("The loudspeaker is gone; the timeline plays on"), ended.stderr


@needs_alsa
def test_no_loudspeaker(tmp_path) -> None:
    ended = run(tmp_path, NONE, PLAY)
    assert ended.returncode == 1
    assert "BadInputError: There is no sound device here; the timeline plays without" in ended.stderr


@needs_alsa
def test_no_microphone(tmp_path) -> None:
    ended = listen(tmp_path, NONE)
    assert ended.returncode == 1
    assert "BadInputError: There is no microphone here; plug one in" in ended.stderr


def test_no_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    with pytest.raises(BadInputError, match="needs PortAudio, which isn't installed; 'artstudio doctor'"):
        Microphone(lambda block: None, 22_050)
    with pytest.raises(BadInputError, match="Sound needs PortAudio, which isn't installed"):
        Speaker(np.zeros((9, 2), np.int16), 48_000, 0.0)
