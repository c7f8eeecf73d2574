"""``artstudio render``: films out of timelines."""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from artstudio import films
from artstudio.cli.console import Console
from artstudio.cli.styles import find_network, number
from artstudio.cli.stylize import open_engine, parse_quality
from artstudio.document.film import FilmOptions, check_film
from artstudio.engine.context import Cancelled
from artstudio.engine.headless import Headless
from artstudio.errors import BadInputError
from artstudio.films import Film
from artstudio.imaging import fit_size


def render(args: argparse.Namespace, console: Console) -> int:
    path = Path(args.output)
    given = _given(args)
    seconds = _positive("--seconds", args.seconds) if args.seconds is not None else None
    audio = Path(args.audio) if args.audio else None
    film = films.open_film(Path(args.timeline), find_network, audio)
    if args.size is not None:
        given["size"] = _size(args.size, film.size)
    options = films.film_options(film, path, **given)
    check_film(path, options, film.track if args.audio else None)
    engine = open_engine(args.device, console)
    write(film, engine, path, options, console, seconds, not args.no_recipe)
    return 0


def write(
    film: Film,
    engine: Headless,
    path: Path,
    options: FilmOptions,
    console: Console,
    seconds: float | None = None,
    keep_recipe: bool = True,
    **told: Any,
) -> None:
    """Render a film with a bar that shows how far it is. ``told``: more for the JSON document."""
    frames = films.frames_of(replace(film.timeline, fps=options.fps), seconds)
    with console.progress(frames) as bar, console.gently(engine.cancel):
        bar.at(0, path.name)
        try:
            films.render(
                film,
                engine,
                path,
                options,
                seconds,
                lambda done: bar.at(done.frame, path.name),
                console.say,
                keep_recipe=keep_recipe,
            )
        except Cancelled:
            raise KeyboardInterrupt from None
    assert options.size is not None
    width, height = options.size
    console.result(f"{path}  {width} x {height}, {frames} frames, {frames / options.fps:.2f} s")
    console.data(
        {
            "output": str(path),
            "format": options.format,
            "width": width,
            "height": height,
            "fps": options.fps,
            "frames": frames,
            "seconds": frames / options.fps,
            **told,
        }
    )


def _given(args: argparse.Namespace) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if args.fps is not None:
        given["fps"] = _positive("--fps", args.fps)
    if args.quality is not None:
        given["quality"] = parse_quality(args.quality)
    return given


def _positive(name: str, text: str) -> float:
    value = None if text.strip().endswith("%") else number(text)
    if value is None or value <= 0:
        raise BadInputError(f"{name} takes a number above 0 such as 25, not {text!r}.")
    return value


def _size(text: str, own: tuple[int, int]) -> tuple[int, int]:
    """``512`` is the longer side of the film's ``own`` shape, ``1920x1080`` both sides."""
    match = re.fullmatch(r"\s*(\d{1,6})(?:[xX×](\d{1,6}))?\s*", text)
    if not match or 0 in (int(match[1]), int(match[2] or 1)):
        raise BadInputError(f"--size is a side such as 512 or both such as 1920x1080, not {text!r}.")
    return (int(match[1]), int(match[2])) if match[2] else fit_size(*own, int(match[1]))
