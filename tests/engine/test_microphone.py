"""The microphone: a real PortAudio, on a sound card that ALSA makes up, on one that goes, and on none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from artstudio.engine.microphone import Microphone
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

def take(block):
    heard.append((block.dtype.name, block.ndim, len(block)))
    if len(heard) == 5:
        enough.set()

with Microphone(take, RATE) as microphone:
    assert enough.wait(20)
    microphone.check()
    print(*heard[0][:2], sum(block[2] for block in heard) > 0)
    microphone._stream.abort()
    try:
        microphone.check()
    except BadInputError as error:
        print(error)
"""


def listen(tmp_path: Path, config: str, rate: int) -> subprocess.CompletedProcess[str]:
    (tmp_path / "alsa.conf").write_text(config)
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(tmp_path / "alsa.conf")}
    code = LISTEN.replace("RATE", str(rate))
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment, timeout=60)


def portaudio() -> bool:
    try:
        import sounddevice

        return bool(sounddevice.get_portaudio_version())
    except (ImportError, OSError):
        return False


needs_alsa = pytest.mark.skipif(sys.platform != "linux" or not portaudio(), reason="needs PortAudio on ALSA")


@needs_alsa
def test_blocks_come_until_the_microphone_goes(tmp_path) -> None:
    ended = listen(tmp_path, ALSA, 22_050)
    assert ended.stdout.splitlines() == [
        "float32 1 True",
        "The microphone is gone; plug it in again, or choose a sound file.",
    ], ended.stderr


@needs_alsa
def test_no_microphone(tmp_path) -> None:
    ended = listen(tmp_path, NONE, 22_050)
    assert ended.returncode == 1
    assert "BadInputError: There is no microphone here; plug one in" in ended.stderr


def test_no_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    with pytest.raises(BadInputError, match="needs PortAudio, which isn't installed; 'artstudio doctor'"):
        Microphone(lambda block: None, 22_050)
