"""Points in latent spaces on the command line: from flags and files, and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from artstudio.cli.styles import split_weight
from artstudio.document.latent_file import read_latent
from artstudio.engine import catalog
from artstudio.errors import BadInputError
from artstudio.latents import LAST_LAYER, Blend, LatentPoint
from artstudio.models.base import ModelSpec
from artstudio.params import Choice, Latent, Vector


def has_latent(spec: ModelSpec) -> bool:
    """Whether its pictures are points in a latent space."""
    return any(isinstance(param, Latent) for param in spec.params)


def classes_of(text: str, spec: ModelSpec) -> dict[str, Any]:
    """What ``--class NAME[:W],...`` changes of a generator's parameters.

    Raises `BadInputError` if it has no classes, or not that one.
    """
    own = {param.id: param for param in spec.params}
    choice, mix = own.get("class"), own.get("mix")
    if isinstance(choice, Choice):
        known = {name.casefold(): value for value, title in choice.options for name in (value, title)}
        if text.strip().casefold() in known or not isinstance(mix, Vector) or not set(text) & set(",:"):
            return {choice.id: choice.check(known.get(text.strip().casefold(), text))}
        weights = parse_classes(text, [axis.title for axis in mix.axes])
        return {mix.id: mix.check(weights)}
    if not has_latent(spec):
        raise BadInputError(f"{spec.id} has no --class.")
    return {"latent": LatentPoint(classes=parse_classes(text, spec.classes))}


def parse_classes(text: str, names: Sequence[str]) -> tuple[float, ...]:
    """``NAME[:W],...`` as a weight for each class. Raises `BadInputError` for a class there is not."""
    if not names:
        raise BadInputError("This generator has no classes; leave --class out.")
    known = {name.casefold(): index for index, name in enumerate(names)}
    weights = [0.0] * len(names)
    for part in text.split(","):
        name, weight = (part.strip(), 1.0) if part.strip().casefold() in known else split_weight(part)
        if name.casefold() not in known:
            raise BadInputError(f"There is no class {name!r:.80}; the classes are {shortened(names)}.")
        if weight < 0:
            raise BadInputError(f"The weight of a class is 0 or more, not {weight:g}.")
        weights[known[name.casefold()]] += weight
    if not any(weights):
        raise BadInputError("--class gives every class the weight 0; give one of them some.")
    return tuple(weights)


def shortened(names: Sequence[str], most: int = 12) -> str:
    """The first names, and how many more there are."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def words(point: LatentPoint, seed: int, names: Sequence[str] = ()) -> str:
    """The point in a line."""
    return "; ".join(_parts(point, seed, names))


def _parts(point: LatentPoint, seed: int, names: Sequence[str]) -> Iterator[str]:
    yield "a placed picture" if point.w else _seeds(point.seeds or ((seed, 1.0),))
    if point.classes and not point.w:
        yield "classes " + _shares(
            (names[index] if index < len(names) else f"Class {index + 1}", weight)
            for index, weight in enumerate(point.classes)
        )
    for mix in point.mixes:
        source = "a placed picture" if mix.w else _seeds(mix.seeds)
        yield f"layers {mix.first} to {_layer(mix.last)} of {source} by {mix.amount * 100:g} %"
    for move in point.moves:
        layers = (
            "" if (move.first, move.last) == (0, LAST_LAYER) else f" in layers {move.first} to {move.last}"
        )
        yield f"{move.direction.title or 'a direction'} {move.amount:+g} σ{layers}"


def _layer(number: int) -> str:
    return "the last" if number == LAST_LAYER else str(number)


def _seeds(seeds: Blend) -> str:
    if len(seeds) == 1:
        return f"seed {seeds[0][0]}"
    return "seeds " + _shares((str(seed), weight) for seed, weight in seeds)


def _shares(pairs: Iterator[tuple[str, float]]) -> str:
    used = [(name, weight) for name, weight in pairs if weight]
    total = sum(weight for _, weight in used)
    return ", ".join(f"{name} {100 * weight / total:.4g} %" for name, weight in used)


def point_in(path: Path, spec: ModelSpec) -> LatentPoint:
    """The point that ``artstudio invert`` left in a file. Raises `BadInputError` if it is another model's."""
    if not has_latent(spec):
        raise BadInputError(f"{spec.id} has no --latent.")
    latent = read_latent(path)
    digest = catalog.get(spec.id).revision
    if latent.sha256 != digest if latent.sha256 else latent.model != spec.id:
        raise BadInputError(f"{path.name} is a point of {latent.model!r:.80}, not of this {spec.id!r}.")
    return latent.point
