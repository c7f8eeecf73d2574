"""Every model family, one line each. Adding a family is a file and a line; a duplicate id raises."""

from __future__ import annotations

from artstudio.errors import BadInputError
from artstudio.models.base import Entry
from artstudio.models.generators import painter_spec as painter
from artstudio.models.generators import spec as generators
from artstudio.models.style import spec as style

_ENTRIES: dict[str, Entry] = {}


def register(entry: Entry) -> None:
    if entry.spec.id in _ENTRIES:
        raise ValueError(f"two models are called {entry.spec.id!r}")
    _ENTRIES[entry.spec.id] = entry


def get(model_id: str) -> Entry:
    """Raises `BadInputError` if this version has no such model."""
    try:
        return _ENTRIES[model_id]
    except KeyError:
        raise BadInputError(f"This version has no model called {model_id!r}.") from None


def all_entries() -> tuple[Entry, ...]:
    return tuple(_ENTRIES.values())


for _entry in (*style.ENTRIES, *generators.ENTRIES, *painter.ENTRIES):
    register(_entry)
