"""Every model family, one line each. Adding a family is a file and a line; a duplicate id raises."""

from __future__ import annotations

from artstudio.models.base import Entry
from artstudio.models.generators import installed
from artstudio.models.generators import painter_spec as painter
from artstudio.models.generators import spec as generators
from artstudio.models.style import spec as style
from artstudio.models.training import spec as training

_ENTRIES: dict[str, Entry] = {}


def register(entry: Entry) -> None:
    if entry.spec.id in _ENTRIES:
        raise ValueError(f"two models are called {entry.spec.id!r}")
    _ENTRIES[entry.spec.id] = entry


def get(model_id: str) -> Entry:
    """A model of this version, or else a generator that is installed.

    Raises `BadInputError` with a sentence if there is none, or it is damaged.
    """
    if model_id in _ENTRIES:
        return _ENTRIES[model_id]
    return installed.get(model_id).entry


def all_entries() -> tuple[Entry, ...]:
    """The models of this version, without the generators that are installed."""
    return tuple(_ENTRIES.values())


def installed_entries() -> tuple[Entry, ...]:
    """The generators that are installed and can be used."""
    return tuple(item.entry for item in installed.installed()[0])


for _entry in (*style.ENTRIES, *generators.ENTRIES, *painter.ENTRIES, *training.ENTRIES):
    register(_entry)
