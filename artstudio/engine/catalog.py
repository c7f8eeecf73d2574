"""What the models offer, for rooms that may not import them: names and declarations only."""

from __future__ import annotations

from artstudio.models.registry import all_entries, get
from artstudio.models.style.spec import BuiltinStyle, builtin_styles, space_axes
from artstudio.models.weights import weight_entries

__all__ = ["BuiltinStyle", "all_entries", "builtin_styles", "get", "space_axes", "weight_entries"]
