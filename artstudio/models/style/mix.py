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


def resolve(slots: tuple[StyleWeight, ...]) -> Mix:
    """Give the mixer's weights their meaning.

    - Weights that sum to more than 100 % are shares of the whole; less than 100 % leaves the rest to the
      photo. So two styles at 100 % are half of each, and one at 40 % is 40 % painting.
    - A style vector may go past 100 % and below 0: with v0 the photo's own style, one style v at weight w
      gives v0 + w (v - v0), and A at 150 % with B at -50 % gives 1.5 A - 0.5 B.
    """
    positive = sum(max(0.0, slot.weight) for slot in slots)
    if positive <= 0 and not any(slot.style.kind == "vector" and slot.weight for slot in slots):
        return Mix(None, None, 0.0, (), 0.0, 0.0, 0.0)
    cap = max([1.0, *(slot.weight for slot in slots if slot.style.kind == "vector")])
    scale = min(1.0, cap / positive) if positive > 0 else 1.0
    share = {kind: 0.0 for kind in ("builtin", "vector", "network")}
    for slot in slots:
        share[slot.style.kind] += scale * max(0.0, slot.weight)
    total = sum(share.values())
    vectors = [slot for slot in slots if slot.style.kind == "vector"]
    if not vectors or total == share["vector"]:
        # One space only: it alone decides how much of the photo is left.
        vector_scale, rest = scale, 1.0
    else:
        # Cross-faded with other pictures: what is missing to 100 % is photo, not the photo's own style.
        vector_scale, rest = (scale / share["vector"] if share["vector"] else 0.0), 0.0
    only_vectors = bool(vectors) and rest == 1.0
    return Mix(
        builtin=_builtin(slots) if share["builtin"] else None,
        vector=_vector(vectors, vector_scale) if only_vectors or share["vector"] else None,
        own=1.0 - vector_scale * sum(s.weight for s in vectors) if only_vectors or share["vector"] else 0.0,
        networks=tuple(
            (s.style, scale * s.weight / total) for s in slots if s.style.kind == "network" and s.weight > 0
        ),
        builtin_share=share["builtin"] / total if total else 0.0,
        vector_share=share["vector"] / total if total else 1.0,
        amount=1.0 if only_vectors else min(1.0, total),
    )


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
