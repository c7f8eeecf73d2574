"""What a set of mixer weights means, worked out before any network runs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from artstudio.models.style.spec import VECTOR_SIZE, builtin_styles
from artstudio.params import StyleRef, StyleWeight
from artstudio.pixels import FloatArray


@dataclass(frozen=True)
class Mix:
    """A mixture, split by the way in which each kind of style blends.

    ``builtin``: (26,) summing to 1: weights in the conditional-normalization space, None without any.
    ``vector``: (100,) weighted sum of the style vectors, None without any; ``own`` times the photo's own
    style vector is still to be added to it.
    ``networks``: other networks, each with its share.
    ``builtin_share``, ``vector_share`` and the networks' shares sum to 1: pictures are cross-faded so.
    ``amount``: how much of the mixture covers the photo, 0..1.
    """

    builtin: FloatArray | None
    vector: FloatArray | None
    own: float
    networks: tuple[tuple[StyleRef, float], ...]
    builtin_share: float
    vector_share: float
    amount: float


NOTHING = Mix(None, None, 0.0, (), 0.0, 0.0, 0.0)


def resolve(slots: tuple[StyleWeight, ...]) -> Mix:
    """Give the mixer's weights their meaning.

    - Weights that sum to more than 100 % are shares of the whole; less than 100 % leaves the rest to the
      photo. So two styles at 100 % are half of each, and one at 40 % is 40 % painting.
    - Where there is nothing but style vectors they may go past 100 % and below 0: with v0 the photo's own
      style, one style v at weight w gives v0 + w (v - v0), and A at 150 % with B at -50 % 1.5 A - 0.5 B.
    """
    share = {kind: 0.0 for kind in ("builtin", "vector", "network")}
    for slot in slots:
        share[slot.style.kind] += max(0.0, slot.weight)
    total = sum(share.values())
    vectors = [slot for slot in slots if slot.style.kind == "vector" and slot.weight != 0]
    if vectors and total == share["vector"]:
        return _vectors_alone(vectors, total)
    if total == 0:
        return NOTHING
    part = share["vector"]
    return Mix(
        builtin=_builtin(slots) if share["builtin"] else None,
        vector=_vector(vectors, 1 / part) if part else None,
        own=1 - sum(slot.weight for slot in vectors) / part if part else 0.0,
        networks=tuple(
            (s.style, s.weight / total) for s in slots if s.style.kind == "network" and s.weight > 0
        ),
        builtin_share=share["builtin"] / total,
        vector_share=part / total,
        amount=min(1.0, total),
    )


def _vectors_alone(vectors: list[StyleWeight], positive: float) -> Mix:
    most = max(1.0, *(slot.weight for slot in vectors))
    scale = min(1.0, most / positive) if positive else 1.0
    own = 1 - scale * sum(slot.weight for slot in vectors)
    return Mix(None, _vector(vectors, scale), own, (), 0.0, 1.0, 1.0)


def _builtin(slots: tuple[StyleWeight, ...]) -> FloatArray:
    index = {style.id: style.index for style in builtin_styles()}
    weights = np.zeros(len(index), np.float32)
    for slot in slots:
        if slot.style.kind == "builtin":
            weights[index[slot.style.id]] += max(0.0, slot.weight)
    result: FloatArray = weights / weights.sum()
    return result


def _vector(slots: list[StyleWeight], scale: float) -> FloatArray:
    total = np.zeros(VECTOR_SIZE, np.float32)
    for slot in slots:
        total += np.float32(scale * slot.weight) * np.asarray(slot.style.vector, np.float32)
    return total
