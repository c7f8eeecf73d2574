"""What the models offer, for rooms that may not import them: names and declarations only."""

from __future__ import annotations

from artstudio.models.base import ModelSpec
from artstudio.models.generators.installed import Installed, installed, shipped
from artstudio.models.generators.installed import add as install
from artstudio.models.generators.installed import get as get_installed
from artstudio.models.generators.installed import remove as uninstall
from artstudio.models.generators.spec import FAMILY as GENERATOR
from artstudio.models.generators.spec import latent_params
from artstudio.models.generators.walk import at_seed, bend_params, blended, direction_sizes, latent_param
from artstudio.models.registry import all_entries, get, installed_entries
from artstudio.models.style.spec import BuiltinStyle, builtin_styles, space_axes
from artstudio.models.weights import card, weight_entries

__all__ = [
    "GENERATOR",
    "BuiltinStyle",
    "Installed",
    "all_entries",
    "at_seed",
    "bend_params",
    "blended",
    "builtin_styles",
    "card",
    "direction_sizes",
    "generators",
    "get",
    "get_installed",
    "install",
    "installed",
    "is_generator",
    "latent_param",
    "latent_params",
    "shipped",
    "space_axes",
    "uninstall",
    "weight_entries",
]


def is_generator(spec: ModelSpec) -> bool:
    """Whether it makes pictures out of a seed."""
    return spec.family == GENERATOR


def generators() -> tuple[ModelSpec, ...]:
    """The models that make pictures out of a seed, those of this version first, then what is installed."""
    entries = (*all_entries(), *installed_entries())
    return tuple(entry.spec for entry in entries if is_generator(entry.spec))
