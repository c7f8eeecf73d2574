"""The card of a generator: what is known of it without loading it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from artstudio.errors import BadInputError

METADATA = "artstudio.card"
"""Where a safetensors file of our own keeps what its maker says of it, as JSON."""

UNKNOWN_LICENSE = "not known; ask whoever made it"
MOST_TRUNCATION = 1.5
_MOST_MIXING, _MOST_SPREAD = 100.0, 10.0
_MOST_TEXT = 4000
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class Card:
    """Numbers that follow from the file, and what its maker says.

    ``size``: pixels of a side. ``classes``: their names. ``parameters``: how many numbers were learned.
    ``bytes``, ``sha256``: of the file. ``source``: whose layout it had, or who trained it. ``truncation``:
    what shows it at its best. ``mixing``: how firmly its seeds keep to one class, 0 if each has one of its
    own. ``spread``: how many times as far apart its seeds are drawn as the training left them.
    ``directions``: names of its principal directions, the strongest first, as far as they have any.
    ``about``: the rest of what the maker says, such as the data, steps, time, machine and measures; texts,
    numbers, and lists and tables of them.
    """

    id: str
    title: str
    kind: str
    size: int
    colors: int
    z_size: int
    w_size: int
    layers: int
    classes: tuple[str, ...] = ()
    parameters: int = 0
    bytes: int = 0
    sha256: str = ""
    source: str = ""
    license: str = UNKNOWN_LICENSE
    truncation: float = 1.0
    mixing: float = 0.0
    spread: float = 1.0
    directions: tuple[str, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"classes": list(self.classes), "directions": list(self.directions)}

    @classmethod
    def from_json(cls, data: Any) -> Card:
        """Raises BadInputError for anything but a card."""
        if not isinstance(data, Mapping):
            raise _damaged("it is no table")
        card = cls(
            id=_text(data, "id", 64),
            title=_text(data, "title", 80),
            kind=_text(data, "kind", 40),
            classes=class_names(data.get("classes", ())),
            directions=class_names(data.get("directions", ())),
            sha256=_text(data, "sha256", 64),
            source=_text(data, "source", _MOST_TEXT),
            license=_text(data, "license", _MOST_TEXT) or UNKNOWN_LICENSE,
            truncation=_number(data, "truncation", 1.0, MOST_TRUNCATION),
            mixing=_number(data, "mixing", 0.0, _MOST_MIXING),
            spread=_number(data, "spread", 1.0, _MOST_SPREAD),
            about=said(data.get("about", {})),
            **{name: _count(data, name) for name in _COUNTS},
        )
        if not is_id(card.id) or not _SHA256.fullmatch(card.sha256):
            raise _damaged("id or sha256")
        return card


_COUNTS = ("size", "colors", "z_size", "w_size", "layers", "parameters", "bytes")


def is_id(text: str) -> bool:
    """Whether this can be the name of a model, and so of a folder."""
    return bool(_ID.fullmatch(text))


def slug(name: str) -> str:
    """``Mean Cats (256px)`` -> ``mean-cats-256px``."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    return plain[:48].strip("-") or "generator"


def class_names(data: Any) -> tuple[str, ...]:
    if not isinstance(data, (list, tuple)) or not all(isinstance(name, str) for name in data):
        raise _damaged("classes")
    return tuple(_clean(name)[:60] or f"Class {index + 1}" for index, name in enumerate(data))


def said(data: Any, depth: int = 0) -> dict[str, Any]:
    """What a maker says, without what isn't plain or goes on for ever."""
    if not isinstance(data, Mapping):
        return {}
    plain = {str(key)[:60]: _plain(value, depth) for key, value in list(data.items())[:100]}
    return {key: value for key, value in plain.items() if value is not None}


def _plain(value: Any, depth: int) -> Any:
    if isinstance(value, str):
        return _clean(value)[:_MOST_TEXT]
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Mapping) and depth < 4:
        return said(value, depth + 1)
    if isinstance(value, (list, tuple)) and depth < 4:
        parts = [_plain(part, depth + 1) for part in value[:200]]
        return [part for part in parts if part is not None]
    return None


def _clean(text: str) -> str:
    """Anyone may have made the file: what it says must not command a terminal."""
    return "".join(c if c.isprintable() else " " for c in text).strip()


def _text(data: Mapping[str, Any], key: str, most: int) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise _damaged(key)
    return _clean(value)[:most]


def _count(data: Mapping[str, Any], key: str) -> int:
    value = data.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _damaged(key)
    return value


def _number(data: Mapping[str, Any], key: str, default: float, most: float) -> float:
    value = data.get(key, default)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _damaged(key)
    return min(most, max(0.0, float(value)))


def _damaged(what: str) -> BadInputError:
    return BadInputError(f"The card of a generator is damaged ({what}).")
