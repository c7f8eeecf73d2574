"""Films: frames a second with every generator that ships, memory of a long one, listening to a sound.

A walk between two seeds is rendered to MP4 as the program does it, and by a plain loop of the same model's
`run` and PyAV with the same encoder and settings, in turns; the median of some turns counts. Writing alone is
measured for each format. The long film is a pattern (CPPN) that flows for as long as it lasts, of 10 frames a
second, and small, since what it holds on to counts and not how quick it is.
"""

from __future__ import annotations

import tempfile
import time
import wave
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from artstudio.document.film import options_for, write_film
from artstudio.document.film_video import CODECS
from artstudio.document.sound import analyze
from artstudio.document.timeline import Timeline
from artstudio.document.tracks import Key, Slot, Track
from artstudio.document.wander import Noise
from artstudio.engine import catalog, devices
from artstudio.engine.context import Context
from artstudio.engine.headless import Headless
from artstudio.films import Film, Rendering, params_of, prepare, render
from artstudio.models.base import Image, ModelSpec
from artstudio.params import StyleRef, StyleWeight, Values
from tests.bench.report import Table, arguments, emit, percentile
from tests.bench.shipped import shipped

FPS, SLOW_FPS = 25.0, 10.0
FILES = ("a.mp4", "a.webm", "a.gif", "a.webp", "frames")
SEEDS = (3, 7)
TURNS = 3
SETTLED = 5.0  # seconds of a film after which memory has found its level


def walk(spec: ModelSpec, side: int, count: int) -> Film:
    """From one seed to the other in ``count`` frames."""
    seconds, plain = count / FPS, Values.of(spec.params)
    first, last = (catalog.blended(spec, plain, SEEDS, weights) for weights in ((1.0, 0.0), (0.0, 1.0)))
    tracks = tuple(
        Track(Slot(key), (Key(0.0, value), Key(seconds, last[key])))
        for key, value in first.items()
        if value != last[key]
    )
    return prepare(
        Timeline(
            spec.id, spec.params, plain, SEEDS[0], tracks=tracks, seconds=seconds, fps=FPS, size=(side, side)
        ),
        Path(),
    )


def flow(side: int, seconds: float, painted: bool = False) -> Film:
    params, style = params_of("cppn"), params_of("style")
    tracks = (
        Track(Slot("time"), (Key(0.0, 0.0), Key(seconds, 1.0))),
        Track(Slot("bend"), noise=Noise(1, 2.0, 0.3)),
    )
    timeline = Timeline(
        "cppn", params, Values.of(params), 7, tracks=tracks, seconds=seconds, fps=SLOW_FPS, size=(side, side)
    )
    if painted:
        first = catalog.builtin_styles()[3]
        mix = (StyleWeight(StyleRef("builtin", first.id, first.title)),)
        painting = Values.of(style, {"styles": mix, "stroke_size": 4.0})
        timeline = replace(timeline, painting=painting, painting_params=style)
    return prepare(timeline, Path())


def plain_loop(film: Film, count: int, path: Path) -> None:
    """The same frames and the same MP4 with nothing around them."""
    import av

    device = devices.choose("auto")
    model = catalog.get(film.timeline.model).make()
    model.load(device)
    codec = CODECS["mp4"][0]
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream(codec.name, rate=Fraction(FPS), options=codec.options(80))
        stream.width, stream.height = film.size
        stream.pix_fmt = "yuv420p"
        for frame in range(count):
            drawn = model.run(replace(film.request_at(frame / FPS), depth=8), Context(device))
            assert isinstance(drawn, Image)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(np.asarray(drawn.array), format="rgb24")))
        out.mux(stream.encode(None))


def rates(folder: Path, side: int, count: int) -> Table:
    table = Table(f"Frames a second of a walk, {side} x {side}, MP4, {count} frames")
    for spec in shipped():
        film = walk(spec, side, count)

        def ours(film: Film = film) -> None:
            path = folder / "ours.mp4"
            render(film, Headless(devices.choose("auto")), path, options_for(path, fps=FPS))

        runs: dict[str, Callable[[], None]] = {
            "Art Studio": ours,
            "plain loop": lambda film=film: plain_loop(film, count, folder / "plain.mp4"),
        }
        rate: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(TURNS):
            for name, run in runs.items():
                began = time.perf_counter()
                run()
                rate[name].append(count / (time.perf_counter() - began))
        both = {name: percentile(values, 50) for name, values in rate.items()}
        table.add(
            generator=spec.title,
            **{name.lower().replace(" ", "_"): value for name, value in both.items()},
            ratio=both["Art Studio"] / both["plain loop"],
        )
    table.notes.append("Loading the model and closing the file are counted for both.")
    return table


def writing(folder: Path, side: int, count: int) -> Table:
    table = Table(f"Frames a second that are written, {side} x {side}, {count} frames")
    engine, film = Headless(), flow(side, count / SLOW_FPS)
    drawn: list[Any] = [
        engine.run(replace(film.request_at(frame / SLOW_FPS), depth=8)).array  # type: ignore[union-attr]
        for frame in range(count)
    ]
    for name in FILES:
        began = time.perf_counter()
        write_film(folder / name, drawn, options_for(Path(name), fps=FPS))
        table.add(file=name, written=count / (time.perf_counter() - began))
    return table


def memory(folder: Path, side: int, seconds: float) -> Table:
    """Resident memory when it has settled, and the most after that."""
    table = Table(f"Memory of a film of {seconds:g} s, {side} x {side}")
    process = psutil.Process()
    for name, painted in (("a.mp4", False), ("a.mp4", True), ("a.gif", False), ("a.webp", False)):
        held: list[int] = []

        def look(done: Rendering, held: list[int] = held) -> None:
            held.append(process.memory_info().rss)

        film = flow(side, seconds, painted)
        (folder / name).unlink(missing_ok=True)
        began = time.perf_counter()
        options = options_for(Path(name), fps=SLOW_FPS)
        count = render(film, Headless(), folder / name, options, report=look)
        settled = min(count - 1, round(SETTLED * SLOW_FPS))
        early, most = held[settled], max(held[settled:])
        table.add(
            film=name + (", painted" if painted else ""),
            frames=count,
            took_s=time.perf_counter() - began,
            **{f"mb_after_{SETTLED:g}_s": early / 1e6},
            most_mb=most / 1e6,
            grown_mb=(most - early) / 1e6,
        )
    table.notes.append("WebP's encoder holds the compressed frames.")
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
        lambda folder: writing(folder, options.small, 4 * options.frames),
        lambda folder: memory(folder, options.small, options.seconds),
        lambda folder: listening(folder, 240.0),
    ):
        with tempfile.TemporaryDirectory() as folder:
            yield task(Path(folder))


def main() -> None:
    options = arguments(__doc__ or "", side=512, frames=8, small=128, seconds=60.0)
    emit(list(tables(options)), options.json)


if __name__ == "__main__":
    main()
