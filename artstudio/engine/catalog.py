"""What the models offer, for rooms that may not import them: names and declarations only."""

from __future__ import annotations

from artstudio.models.base import ModelSpec
from artstudio.models.generators.spec import FAMILY as GENERATOR
from artstudio.models.registry import all_entries, get, installed_entries
from artstudio.models.style.spec import BuiltinStyle, builtin_styles, space_axes
from artstudio.models.weights import weight_entries

__all__ = [
    "BuiltinStyle",
    "all_entries",
    "builtin_styles",
    "generators",
    "get",
    "space_axes",
    "weight_entries",
]


def generators() -> tuple[ModelSpec, ...]:
    """The models that make pictures out of a seed, those of this version first, then what is installed."""
    entries = (*all_entries(), *installed_entries())
    return tuple(entry.spec for entry in entries if entry.spec.family == GENERATOR)
