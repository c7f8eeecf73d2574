"""``artstudio walk``: a film from seed to seed."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from artstudio.cli.console import Bar, Console
from artstudio.cli.generate import given_of, parse_seeds, parse_size, spec_of
from artstudio.cli.styles import number
from artstudio.cli.stylize import open_engine
from artstudio.document.film import check_film, options_for, write_film
from artstudio.engine import catalog
from artstudio.engine.context import Cancelled
from artstudio.engine.headless import Headless
from artstudio.engine.request import Lane, Progress, Quality, Request
from artstudio.errors import BadInputError
from artstudio.models.base import Image, ModelSpec
from artstudio.params import Values, value_to_json

MOST_STOPS = 1000
LONGEST = 3600.0  # seconds
FPS = 25.0


def walk(args: argparse.Namespace, console: Console) -> int:
    spec = spec_of(args.model)
    stops = parse_stops(args.seeds, args.loop)
    seconds = _number("--seconds", args.seconds, LONGEST)
    fps = _number("--fps", args.fps, 240.0)
    given, palette = given_of(args, spec)
    values = Values.of(spec.params, given)
    request = Request(
        spec.id,
        values,
        (palette.pixels,) if palette else (),
        seed=stops[0],
        size=parse_size(args.size),
        quality=Quality.FINAL,
        depth=8,
        slot="cli",
        lane=Lane.FINAL,
    )
    target = Path(args.output)
    options = options_for(target, fps=fps)
    check_film(target, options)
    count = max(1, round(seconds * fps))
    parts = positions(count, len(stops), args.loop)
    requests = (along(spec, request, stops, part) for part in parts)
    engine = open_engine(args.device, console)
    recipe = None if args.no_recipe else _recipe(request, stops, seconds, fps, args.loop)
    try:
        with console.progress(1) as bar, console.gently(engine.cancel):
            made = _frames(engine, console, bar, requests, count)
            frames = write_film(target, made, options, recipe=recipe)
    except Cancelled:
        raise KeyboardInterrupt from None
    console.result(f"{target}  {frames} frames, {frames / fps:g} s")
    console.data({"model": spec.id, "output": str(target), "frames": frames, "fps": fps, "seeds": stops})
    return 0


def positions(frames: int, stops: int, loop: bool) -> Iterator[tuple[int, int, float]]:
    """For each frame the two stops it lies between, by their numbers, and how far it is from the first.

    The last frame is the last stop; of a ``loop``, the one before the first.
    """
    legs = stops if loop else stops - 1
    for frame in range(frames):
        way = frame * legs / (frames if loop else max(1, frames - 1))
        leg = min(int(way), legs - 1)
        yield leg, (leg + 1) % stops, way - leg


def along(
    spec: ModelSpec,
    request: Request,
    stops: list[int],
    part: tuple[int, int, float],
) -> Request:
    """The request for a picture on the arc between two stops.

    A generator whose seeds can't be blended keeps the first, and is bent by what the others stand for.
    """
    first, last, share = stops[part[0]], stops[part[1]], part[2]
    if catalog.latent_param(spec) is None and not catalog.bend_params(spec):
        raise BadInputError(f"{spec.title} has nothing to walk through.")
    values = catalog.blended(spec, request.values, (first, last), (1.0 - share, share))
    return replace(request, values=values)


def parse_stops(text: str, loop: bool) -> list[int]:
    """``3,7,19`` or ``1..5,1``: where the walk leads, in that order. Raises `BadInputError`."""
    stops = [seed for part in text.split(",") for seed in parse_seeds(part)]
    if len(stops) < 2:
        raise BadInputError("A walk needs two seeds at least, such as --seeds 3,7.")
    if len(stops) > MOST_STOPS:
        raise BadInputError(f"A walk has {MOST_STOPS} seeds at most, not {len(stops)}.")
    return stops


def _frames(
    engine: Headless, console: Console, bar: Bar, requests: Iterator[Request], count: int
) -> Iterator[NDArray[np.uint8]]:
    def drawn(progress: Progress) -> None:
        if progress.note:
            console.say(progress.note)

    for done, request in enumerate(requests):
        bar.at(done / count, f"frame {done + 1}")
        output = engine.run(request, drawn)
        assert isinstance(output, Image)
        yield output.array


def _recipe(request: Request, stops: list[int], seconds: float, fps: float, loop: bool) -> str:
    """How the film was made, as JSON."""
    values = {key: value_to_json(value) for key, value in request.values.items()}
    about = {"model": request.model, "values": values, "seeds": stops, "size": request.size}
    return json.dumps({"artstudio": "walk", **about, "seconds": seconds, "fps": fps, "loop": loop})


def _number(flag: str, text: str, most: float) -> float:
    value = number(text) if re.fullmatch(r"[\d.]+", text.strip()) else None
    if value is None or not 0 < value <= most:
        raise BadInputError(f"{flag} is a number up to {most:g}, and more than 0, not {text!r:.40}.")
    return value
