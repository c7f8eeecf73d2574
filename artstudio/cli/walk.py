"""``artstudio walk``: a film from seed to seed."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from artstudio.cli.console import Console
from artstudio.cli.generate import given_of, parse_seeds, parse_size, spec_of
from artstudio.cli.render import write
from artstudio.cli.styles import number
from artstudio.cli.stylize import open_engine
from artstudio.document.film import check_film, options_for
from artstudio.document.timeline import MOST_FPS, Timeline
from artstudio.document.tracks import Slot
from artstudio.engine import catalog
from artstudio.engine.context import Cancelled
from artstudio.engine.headless import Headless
from artstudio.errors import BadInputError
from artstudio.films import Film
from artstudio.models.base import Image, ModelSpec
from artstudio.params import Values

MOST_STOPS = 1000
LONGEST = 3600.0  # seconds


def walk(args: argparse.Namespace, console: Console) -> int:
    spec = spec_of(args.model)
    stops = parse_stops(args.seeds)
    seconds = _number("--seconds", args.seconds, LONGEST)
    fps = _number("--fps", args.fps, MOST_FPS)
    given, palette = given_of(args, spec)
    target = Path(args.output)
    options = options_for(target, fps=fps, loop=args.loop)
    check_film(target, options)
    values = Values.of(spec.params, given)
    timeline = Timeline(spec.id, spec.params, values, stops[0], seconds=seconds, fps=fps, loop=args.loop)
    if palette is not None:
        timeline = replace(timeline, picture=str(palette.path))
    film = Film(from_seed_to_seed(timeline, spec, stops).checked(), palette)
    engine = open_engine(args.device, console)
    size = parse_size(args.size) or _own_size(film, engine)
    write(
        film,
        engine,
        target,
        replace(options, size=size),
        console,
        keep_recipe=not args.no_recipe,
        model=spec.id,
        seeds=stops,
    )
    return 0


def from_seed_to_seed(timeline: Timeline, spec: ModelSpec, stops: Sequence[int]) -> Timeline:
    """``timeline`` with a keyframe for each stop, as far from each other in time.

    The last frame is the last stop; of a loop, the one before the first. A generator whose seeds can't be
    blended keeps the first, and is bent by what the others stand for. Raises `BadInputError` if it can't be
    bent either.
    """
    moved = [param for param in (catalog.latent_param(spec), *catalog.bend_params(spec)) if param is not None]
    if not moved:
        raise BadInputError(f"{spec.title} has nothing to walk through.")
    end = timeline.seconds if timeline.loop else timeline.time_of(timeline.frames - 1)
    legs = len(stops) if timeline.loop else len(stops) - 1
    for index, stop in enumerate(stops):
        at = catalog.blended(spec, timeline.values, (stop,), (1.0,))
        for param in moved:
            timeline = timeline.keyed(Slot(param.id), end * index / legs, at[param.id])
    return timeline


def parse_stops(text: str) -> list[int]:
    """``3,7,19`` or ``1..5,1``: where the walk leads, in that order. Raises `BadInputError`."""
    stops = [seed for part in text.split(",") for seed in parse_seeds(part)]
    if len(stops) < 2:
        raise BadInputError("A walk needs two seeds at least, such as --seeds 3,7.")
    if len(stops) > MOST_STOPS:
        raise BadInputError(f"A walk has {MOST_STOPS} seeds at most, not {len(stops)}.")
    return stops


def _own_size(film: Film, engine: Headless) -> tuple[int, int]:
    """(width, height) of the pictures of a generator that nobody asked for another size."""
    try:
        output = engine.run(replace(film.request_at(0.0), size=None, depth=8))
    except Cancelled:
        raise KeyboardInterrupt from None
    assert isinstance(output, Image)
    height, width = output.array.shape[:2]
    return width, height


def _number(flag: str, text: str, most: float) -> float:
    value = number(text) if re.fullmatch(r"[\d.]+", text.strip()) else None
    if value is None or not 0 < value <= most:
        raise BadInputError(f"{flag} is a number up to {most:g}, and more than 0, not {text!r:.40}.")
    return value
