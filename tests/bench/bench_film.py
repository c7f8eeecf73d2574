"""Films: frames a second, drawn and written; memory while a long one is made; listening to a sound.

The film is a pattern (CPPN) that flows for as long as it lasts, at 25 frames a second. Drawing and writing
alternate in one thread; each is also measured alone, with the same frames.
"""

from __future__ import annotations

import tempfile
import time
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from artstudio.document.film import options_for, write_film
from artstudio.document.sound import analyze
from artstudio.document.timeline import Timeline
from artstudio.document.tracks import Key, Slot, Track
from artstudio.document.wander import Noise
from artstudio.engine import catalog
from artstudio.engine.headless import Headless
from artstudio.films import Film, Rendering, params_of, prepare, render
from artstudio.params import StyleRef, StyleWeight, Values
from tests.bench.report import Table, arguments, emit

FPS = 25.0
FILES = ("a.mp4", "a.webm", "a.gif", "a.webp", "frames")


def film(side: int, seconds: float, painted: bool = False) -> Film:
    params, style = params_of("cppn"), params_of("style")
    tracks = (
        Track(Slot("time"), (Key(0.0, 0.0), Key(seconds, 1.0))),
        Track(Slot("bend"), noise=Noise(1, 2.0, 0.3)),
    )
    timeline = Timeline(
        "cppn", params, Values.of(params), 7, tracks=tracks, seconds=seconds, fps=FPS, size=(side, side)
    )
    if painted:
        first = catalog.builtin_styles()[3]
        mix = (StyleWeight(StyleRef("builtin", first.id, first.title)),)
        painting = Values.of(style, {"styles": mix, "stroke_size": 4.0})
        timeline = replace(timeline, painting=painting, painting_params=style)
    return prepare(timeline, Path())


def rates(folder: Path, side: int, count: int) -> Table:
    table = Table(f"Frames a second, {side} x {side}, {count} frames")
    engine, made = Headless(), film(side, count / FPS)
    drawn: list[Any] = []
    began = time.perf_counter()
    for frame in range(count):
        drawn.append(engine.run(replace(made.request_at(frame / FPS), depth=8)).array)  # type: ignore[union-attr]
    drawing = count / (time.perf_counter() - began)
    for name in FILES:
        options = options_for(Path(name), fps=FPS)
        began = time.perf_counter()
        write_film(folder / f"w{name}", drawn, options)
        writing = count / (time.perf_counter() - began)
        began = time.perf_counter()
        render(made, engine, folder / name, options)
        both = count / (time.perf_counter() - began)
        table.add(file=name, drawn=drawing, written=writing, film=both)
    return table


def memory(folder: Path, side: int, seconds: float) -> Table:
    """Resident memory after the first tenth of a film, and the most after that."""
    table = Table(f"Memory of a film of {seconds:g} s, {side} x {side}")
    process = psutil.Process()
    for name, painted in (("a.mp4", False), ("a.mp4", True), ("a.gif", False), ("a.webp", False)):
        held: list[int] = []

        def look(done: Rendering, held: list[int] = held) -> None:
            held.append(process.memory_info().rss)

        made = film(side, seconds, painted)
        (folder / name).unlink(missing_ok=True)
        count = render(made, Headless(), folder / name, options_for(Path(name), fps=FPS), report=look)
        early = held[count // 10]
        table.add(
            film=name + (", painted" if painted else ""),
            frames=count,
            early_mb=early / 1e6,
            most_mb=max(held[count // 10 :]) / 1e6,
            grown_mb=(max(held[count // 10 :]) - early) / 1e6,
        )
    table.notes.append(
        "WebP's encoder holds the compressed frames; the pictures below a painting are cached."
    )
    return table


def listening(folder: Path, seconds: float) -> Table:
    table = Table("Listening to a sound")
    rate = 44_100
    t = np.arange(round(seconds * rate)) / rate
    beat = np.sin(2 * np.pi * 110 * t) * np.exp(-8 * (t % 0.5))
    with wave.open(str(folder / "a.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((beat * 20_000).astype("<i2").tobytes())
    began = time.perf_counter()
    heard = analyze(folder / "a.wav")
    spent = time.perf_counter() - began
    table.add(sound_s=seconds, took_s=spent, times_as_quick=seconds / spent, beats=len(heard.times("beat")))
    return table


def tables(options: Any) -> Iterator[Table]:
    for task in (
        lambda folder: rates(folder, options.side, options.frames),
        lambda folder: memory(folder, options.side, options.seconds),
        lambda folder: listening(folder, 240.0),
    ):
        with tempfile.TemporaryDirectory() as folder:
            yield task(Path(folder))


def main() -> None:
    options = arguments(__doc__ or "", side=256, frames=100, seconds=60.0)
    emit(list(tables(options)), options.json)


if __name__ == "__main__":
    main()
