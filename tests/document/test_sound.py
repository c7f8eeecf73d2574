"""What is heard: loudness, bands, onsets and beat, the same block by block as from the whole file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from artstudio.document.binding import BANDS, SOURCES, Binding, first_range
from artstudio.document.film import FilmOptions, write_film
from artstudio.document.sound import HOP, RATE, ROWS_PER_SECOND, Accompaniment, Listener, Reactions, analyze
from artstudio.document.tracks import Slot
from artstudio.errors import BadInputError
from artstudio.params import Float, Int
from tests.document.film_lab import frames, save_wav, tone

ZOOM = Slot("zoom")
COLUMN = {source: index for index, source in enumerate(SOURCES)}


def clicks(
    times: NDArray[np.floating], seconds: float, rate: int = RATE, hiss: float = 0.0
) -> NDArray[np.floating]:
    """Short bursts of noise at ``times``, as a drummer's sticks make them."""
    rng = np.random.default_rng(0)
    samples = hiss * rng.standard_normal(round(seconds * rate))
    length = round(0.03 * rate)
    click = 0.25 * rng.standard_normal(length) * np.exp(-np.arange(length) / (0.006 * rate))
    for time in times:
        at = round(time * rate)
        samples[at : at + length] += click[: len(samples) - at]
    return samples.clip(-1, 1)


def sine(hertz: float, seconds: float = 1.0, height: float = 1.0) -> NDArray[np.floating]:
    return height * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)


def apart(found: list[float], wanted: NDArray[np.floating]) -> float:
    """How far the farthest of ``found`` and ``wanted`` is from its counterpart."""
    distance = np.abs(np.array(found)[:, None] - wanted)
    return float(max(distance.min(axis=0).max(), distance.min(axis=1).max()))


@pytest.mark.parametrize("bpm", [72, 120, 174])
@pytest.mark.parametrize("hiss", [0.0, 0.003])
def test_onsets_and_beats_of_a_click_track(tmp_path, bpm, hiss) -> None:
    times = np.arange(0.4, 12, 60 / bpm)
    heard = analyze(save_wav(tmp_path / "a.wav", clicks(times, 12.5, 44_100, hiss), 44_100))
    assert heard.seconds == pytest.approx(12.5, abs=0.1)
    assert len(heard.times("onset")) == len(times) and apart(heard.times("onset"), times) < 0.02
    assert heard.period == pytest.approx(60 / bpm, rel=0.01)
    assert len(heard.times("beat")) == len(times) and apart(heard.times("beat"), times) < 0.025


def test_a_beat_goes_on_where_the_drummer_pauses(tmp_path) -> None:
    times = np.delete(np.arange(0.5, 12, 0.5), [8, 13, 14])
    heard = analyze(save_wav(tmp_path / "a.wav", clicks(times, 12.2)))
    assert apart(heard.times("onset"), times) < 0.02
    assert len(heard.times("beat")) == 23 and apart(heard.times("beat"), np.arange(0.5, 12, 0.5)) < 0.04


def test_no_beat_where_there_is_none(tmp_path) -> None:
    rng = np.random.default_rng(1)
    for samples in (sine(440, 4), np.zeros(4 * RATE), 0.1 * rng.standard_normal(4 * RATE)):
        heard = analyze(save_wav(tmp_path / "a.wav", samples.clip(-1, 1)))
        assert heard.period is None and heard.times("beat") == [] and len(heard.times("onset")) <= 1


def test_loudness_and_bands() -> None:
    edges = np.geomspace(40, RATE / 2, BANDS + 1)
    for band in range(BANDS):
        middle = float(np.sqrt(edges[band] * edges[band + 1]))
        row = Listener().feed(sine(middle))[40]
        bands = row[-BANDS:]
        assert bands.argmax() == band and bands[band] > 0.95
        assert row[COLUMN["loudness"]] == pytest.approx(1, abs=0.01)
        named = {"bass": middle < 250, "middle": 250 <= middle < 2000, "treble": middle >= 2000}
        assert max(named, key=lambda source: row[COLUMN[source]]) == next(
            n for n, in_it in named.items() if in_it
        )
    for decibels in (-6, -30):
        row = Listener().feed(sine(1000, height=10 ** (decibels / 20)))[40]
        assert row[COLUMN["loudness"]] == pytest.approx(1 + decibels / 60, abs=0.01)
    assert not Listener().feed(np.zeros(RATE)).any()


def test_block_by_block_is_the_same_as_at_once(tmp_path) -> None:
    rng = np.random.default_rng(2)
    music = (clicks(np.arange(0.4, 8, 0.5), 8) + sine(110, 8, 0.3) * np.linspace(0, 1, 8 * RATE)).clip(-1, 1)
    music = (music * 32_000).astype("<i2") / np.float32(32_768)
    listener, at, rows = Listener(), 0, []
    while at < len(music):
        size = int(rng.integers(1, 3000))
        rows.append(listener.feed(music[at : at + size]))
        at += size
    in_blocks, at_once = np.concatenate(rows), Listener().feed(music)
    assert in_blocks.shape == (len(music) // HOP, len(SOURCES))
    assert np.abs(in_blocks - at_once).max() < 1e-5
    # The file, placed where it is heard: the same numbers earlier.
    placed = analyze(save_wav(tmp_path / "a.wav", music)).rows
    lag = int(np.argmin([np.abs(placed[:600, 0] - in_blocks[k : 600 + k, 0]).sum() for k in range(8)]))
    assert lag > 0
    for column in (0, 1, 2, 3, *range(6, len(SOURCES))):
        assert np.abs(placed[:600, column] - in_blocks[lag : 600 + lag, column]).max() < 0.01
    assert len(np.flatnonzero(in_blocks[:, COLUMN["onset"]])) == 16


@pytest.mark.parametrize("bpm", [90, 128])
def test_a_microphone_finds_the_beat_after_some_seconds(bpm) -> None:
    times = np.arange(0.4, 14, 60 / bpm)
    listener = Listener()
    samples = clicks(times, 14.2)
    rows = np.concatenate([listener.feed(samples[at : at + 512]) for at in range(0, len(samples), 512)])
    found = np.flatnonzero(rows[:, COLUMN["beat"]]) / ROWS_PER_SECOND
    late = times[times > 6]
    assert np.abs(np.array(found)[:, None] - late).min(axis=0).max() < 0.05
    assert len(found[(found > 5.9) & (found < 13.9)]) == len(late[late < 13.9])


def test_what_is_no_number_does_no_harm() -> None:
    listener = Listener()
    listener.feed(np.full(2048, np.nan, np.float32))
    rows = listener.feed(np.concatenate([np.full(300, np.inf, np.float32), sine(440)]))
    assert np.isfinite(rows).all() and rows[-1, 0] > 0.99


def test_gain_and_smoothing() -> None:
    rows = np.zeros((200, len(SOURCES)), np.float32)
    rows[20:100, COLUMN["bass"]] = 0.4
    slow = Binding("bass", ZOOM, 1, 2, gain=2.0, attack=0.1, release=0.5)
    quick = Binding("bass", ZOOM, 1, 2, gain=9.0, attack=0.0, release=0.0)
    levels = Reactions([slow, quick]).feed(rows)
    assert (levels[20:100, 1] == 1).all() and not levels[100:, 1].any(), "clipped, and at once"
    up, down = 20 + round(0.1 * ROWS_PER_SECOND), 100 + round(0.5 * ROWS_PER_SECOND)
    assert levels[up - 1, 0] == pytest.approx(0.8 * 0.64, abs=0.02)
    assert levels[down - 1, 0] == pytest.approx(levels[99, 0] * 0.36, abs=0.02)
    reactions = Reactions([slow, quick])
    parts = np.concatenate([reactions.feed(part) for part in np.array_split(rows, 7)])
    assert np.array_equal(parts, levels), "however it comes"


STROKES = Float(id="strokes", title="Strokes", default=1.0, low=0.25, high=4.0, step=0.01, log=True)
SHARE = Float(id="share", title="Share", default=0.5, low=0.0, high=1.0, step=0.01)
DIRECTION = Float(id="way", title="Way", default=0.0, low=-9.0, high=9.0, step=0.1)
COUNT = Int(id="count", title="Count", default=6, low=0, high=12)


@pytest.mark.parametrize(
    ("param", "now", "high"),
    [
        (STROKES, 1.0, 4.0 ** (2 / 3)),  # by factors
        (SHARE, 0.2, 0.2 + 1 / 3),
        (SHARE, 2 / 3, 1.0),
        (SHARE, 1.0, 2 / 3),  # no room above
        (DIRECTION, 0.0, 3.0),  # a third of one side
        (DIRECTION, -3.0, 0.0),
        (DIRECTION, 8.0, 5.0),
        (COUNT, 6, 10.0),
    ],
)
def test_a_sound_moves_a_slider_from_where_it_is_and_not_to_its_ends(param, now, high) -> None:
    assert first_range(param, now) == (now, pytest.approx(high))


def test_a_slider_beyond_its_ends_is_taken_to_them() -> None:
    assert first_range(DIRECTION, 30.0) == (9.0, pytest.approx(6.0))


def test_no_onset_is_lost_between_two_frames(tmp_path) -> None:
    times = np.arange(0.31, 4, 0.5)
    heard = analyze(save_wav(tmp_path / "a.wav", clicks(times, 4.2)))
    sharp = Accompaniment(heard, [Binding("onset", ZOOM, 1, 2, release=0.0)])
    for fps in (10, 24, 60):
        levels = [sharp.at(frame / fps, 1 / fps)[0] for frame in range(5 * fps)]
        lit = [frame / fps for frame, level in enumerate(levels) if level == 1]
        assert len(lit) == len(times) and apart(lit, times) < 1 / fps + 0.02
    assert sharp.at(99, 0.04) == sharp.at(-1, 0.04) == [0.0]


def test_listening_tells_how_far_it_is_and_can_be_ended(tmp_path) -> None:
    path = tone(tmp_path / "a.wav", 5.0)
    done: list[float] = []
    analyze(path, done.append)
    assert done == [1, 2, 3, 4, 5]

    class Stop(Exception):
        pass

    def stop(seconds: float) -> None:
        raise Stop

    with pytest.raises(Stop):
        analyze(path, stop)


def test_compressed_sound_and_that_of_a_film(tmp_path) -> None:
    song = save_wav(tmp_path / "a.wav", clicks(np.arange(0.4, 4, 0.5), 4.0))
    for name in ("a.mp4", "a.webm"):
        write_film(tmp_path / name, frames(100), FilmOptions(name[2:]), song)
        heard = analyze(tmp_path / name)
        assert len(heard.times("onset")) == 8 and apart(heard.times("onset"), np.arange(0.4, 4, 0.5)) < 0.05


def test_a_title_in_another_encoding_does_no_harm(tmp_path) -> None:
    path = save_wav(tmp_path / "song.wav", sine(220))
    data = path.read_bytes()
    title = b"INAM\x06\0\0\0M\xfcller"
    listed = b"LIST" + (4 + len(title)).to_bytes(4, "little") + b"INFO" + title
    path.write_bytes(b"RIFF" + (len(data) - 8 + len(listed)).to_bytes(4, "little") + data[8:] + listed)
    assert analyze(path).seconds == pytest.approx(1.0, abs=0.1)


def test_sounds_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "bad.mp3").write_bytes(b"ID3 but nothing more")
    write_film(tmp_path / "mute.mp4", frames(3), FilmOptions())
    cases = [("bad.mp3", "isn't a sound file"), ("mute.mp4", "holds no sound"), ("none.ogg", "isn't there")]
    for name, sentence in cases:
        with pytest.raises(BadInputError, match=sentence):
            analyze(tmp_path / name)
