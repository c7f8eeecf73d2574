"""The generators of this version, whatever they are called and whoever's machine this is."""

from __future__ import annotations

from artstudio.engine import catalog
from artstudio.models.base import ModelSpec


def shipped() -> list[ModelSpec]:
    own = [entry.spec for entry in catalog.all_entries() if catalog.is_generator(entry.spec)]
    return own + [item.spec for item in catalog.installed()[0] if item.shipped]
