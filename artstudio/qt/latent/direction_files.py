"""Directions as files: what is kept of each generator's, and what artists share."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from artstudio import files
from artstudio.errors import BadInputError
from artstudio.latents import LAST_LAYER, Direction
from artstudio.qt.latent.axes import MOST_NAME, Known, Layers

_LARGEST_KEPT = 8 << 20
_LARGEST_SHARED = 64 << 20
_MOST_LOADED = 200
_WHOLE: Layers = (0, LAST_LAYER)


def keep(path: Path, known: Known) -> None:
    """Write names, layers and the artist's own directions; the principal ones are kept with the model."""
    own = [direction.to_json() for direction in known.directions[len(known.directions) - known.own :]]
    data = json.dumps({"names": known.names, "ranges": known.ranges, "own": own}).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write_file(path, data)


def read_kept(path: Path) -> Mapping[str, Any]:
    """What was kept; anything unreadable is nothing."""
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_LARGEST_KEPT))
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def known_of(principal: tuple[Direction, ...], said: Mapping[str, Any], sizes: tuple[int, ...]) -> Known:
    """``principal`` directions with the names, the layers and the own ones of what was kept.

    One without a name goes by its title. ``sizes``: how many numbers a direction may have. Whatever can't be
    used is passed over.
    """
    own = _own(said, sizes)
    count = len(principal) + len(own)
    titles = [*(direction.title for direction in principal), *[""] * len(own)]
    names = tuple(name or title for name, title in zip(_names(said, count), titles, strict=True))
    return Known((*principal, *own), names, _ranges(said, count), len(own))


def write_shared(path: Path, known: Known) -> None:
    """Write the directions that have names, or all if none has. Raises `BadInputError` where it can't be."""
    places = [i for i, name in enumerate(known.names) if name] or list(range(len(known.names)))
    told = [
        {**replace(known.directions[i], title=known.names[i]).to_json(), "layers": known.ranges[i]}
        for i in places
    ]
    data = json.dumps({"artstudio": "directions", "version": 1, "directions": told}).encode()
    try:
        files.write_file(path, data)
    except OSError as error:
        raise BadInputError(f"{path.name} can't be written: {files.why(error)}.") from error


def read_shared(path: Path) -> list[tuple[Direction, Layers]]:
    """Raises `BadInputError` for anything but directions that were saved."""
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_LARGEST_SHARED))
    except OSError as error:
        raise BadInputError(f"{path.name} can't be read: {files.why(error)}.") from error
    except (ValueError, RecursionError):
        said = None
    told = (
        said.get("directions") if isinstance(said, dict) and said.get("artstudio") == "directions" else None
    )
    if not isinstance(told, list) or not 0 < len(told) <= _MOST_LOADED:
        raise BadInputError(f"{path.name} holds no directions of Art Studio.")
    loaded = []
    for each in told:
        direction = Direction.from_json(each)
        loaded.append((direction, _range(each.get("layers")) or _WHOLE))
    return loaded


def _own(said: Mapping[str, Any], sizes: tuple[int, ...]) -> tuple[Direction, ...]:
    kept = []
    own = said.get("own")
    for each in own[:_MOST_LOADED] if isinstance(own, list) else ():
        with contextlib.suppress(BadInputError):
            direction = Direction.from_json(each)
            if len(direction.vector) in sizes:
                kept.append(replace(direction, title=""))
    return tuple(kept)


def _names(said: Mapping[str, Any], count: int) -> tuple[str, ...]:
    names = said.get("names")
    kept = (
        [name[:MOST_NAME] if isinstance(name, str) else "" for name in names]
        if isinstance(names, list)
        else []
    )
    return tuple((kept + [""] * count)[:count])


def _ranges(said: Mapping[str, Any], count: int) -> tuple[Layers, ...]:
    ranges = said.get("ranges")
    kept = [_range(pair) or _WHOLE for pair in ranges] if isinstance(ranges, list) else []
    return tuple((kept + [_WHOLE] * count)[:count])


def _range(pair: Any) -> Layers | None:
    if not isinstance(pair, list) or len(pair) != 2 or not all(type(n) is int for n in pair):
        return None
    return (pair[0], pair[1]) if 0 <= pair[0] <= pair[1] <= LAST_LAYER else None
