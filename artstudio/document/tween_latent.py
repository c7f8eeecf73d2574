"""Between points in a latent space: seeds along arcs of the sphere, everything else along straight lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from artstudio.latents import LAST_LAYER, MOST_SEEDS, Blend, Floats, LatentPoint, LayerMix, Move

_NOTHING = 1e-6


def blend_points(parts: Sequence[tuple[LatentPoint, float]], seed: int) -> LatentPoint:
    """The weighted sum of points; the weights add up to 1.

    The seeds of all are united, so that what they blend to goes from one point to the next on the sphere.
    Pictures that were placed blend in w, with seeds too. Sliders and mixed layers that a point lacks count as
    left at rest. ``seed``: what a point means that names none.
    """
    placed = [(point, weight) for point, weight in parts if point.w]
    free = [(point, weight) for point, weight in parts if not point.w]
    if placed and free:
        # Of the two kinds, neither swings beyond the other.
        placed, free = ([(p, weight) for p, weight in kind if weight > 0] for kind in (placed, free))
    mixes = _mixes(parts)
    w = _placed(placed) if placed else Floats()
    if placed and free:
        share = min(1.0, sum(weight for _, weight in placed))
        mixes = (LayerMix(0, LAST_LAYER, w=w, amount=share), *mixes)
    seeds = _seeds(free, seed) if free else ()
    return LatentPoint(seeds, _classes(free), Floats() if free else w, mixes, _moves(parts))


def _placed(parts: Sequence[tuple[LatentPoint, float]]) -> Floats:
    """The mean of placed pictures; one from another generator counts as the first of them."""
    first = parts[0][0].w
    rows = [(point.w if len(point.w) == len(first) else first).array for point, _ in parts]
    weights = np.array([weight for _, weight in parts])
    return Floats.of(weights / weights.sum() @ np.stack(rows).astype(np.float64))


def _seeds(parts: Sequence[tuple[LatentPoint, float]], seed: int) -> Blend:
    weights: dict[int, float] = {}
    whole = sum(weight for _, weight in parts)
    for point, share in parts:
        own = point.seeds or ((seed, 1.0),)
        total = sum(weight for _, weight in own)
        for number, weight in own:
            weights[number] = weights.get(number, 0.0) + share / whole * weight / total
    strongest = sorted(weights, key=lambda number: -abs(weights[number]))[:MOST_SEEDS]
    return tuple((n, w) for n, w in weights.items() if n in strongest and abs(w) > _NOTHING)


def _classes(parts: Sequence[tuple[LatentPoint, float]]) -> tuple[float, ...]:
    """Of the points that name any; the others follow."""
    named = [(point.classes, weight) for point, weight in parts if point.classes and weight > 0]
    if not named:
        return ()
    sums = np.zeros(max(len(classes) for classes, _ in named))
    for classes, weight in named:
        sums[: len(classes)] += weight * np.array(classes) / sum(classes)
    return tuple(float(share) for share in sums / sums.sum())


def _moves(parts: Sequence[tuple[LatentPoint, float]]) -> tuple[Move, ...]:
    amounts: dict[Move, float] = {}
    for point, weight in parts:
        for move in point.moves:
            key = replace(move, amount=0.0)
            amounts[key] = amounts.get(key, 0.0) + weight * move.amount
    return tuple(replace(move, amount=amount) for move, amount in amounts.items() if abs(amount) > _NOTHING)


def _mixes(parts: Sequence[tuple[LatentPoint, float]]) -> tuple[LayerMix, ...]:
    amounts: dict[LayerMix, float] = {}
    for point, weight in parts:
        for mix in point.mixes:
            key = replace(mix, amount=0.0)
            amounts[key] = amounts.get(key, 0.0) + weight * mix.amount
    return tuple(
        replace(mix, amount=min(1.0, amount)) for mix, amount in amounts.items() if amount > _NOTHING
    )
