"""The recipe: what it takes to make a picture again, kept inside the exported file as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import artstudio
from artstudio.errors import BadInputError

VERSION = 2
"""Raised whenever an older Art Studio would misread a newer recipe."""
PLAIN = 1
"""The version of a recipe without a source, which older programs read as well."""

_MOST_CHARACTERS = 4_000_000


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """Plain JSON data, the styles (with their vectors) inside ``values``.

    ``values``: every parameter, made by `artstudio.params.value_to_json`. ``size``: (width, height) of the
    exported picture. ``picture``: what it was painted on: ``name``, ``width``, ``height`` and ``key``
    (`artstudio.pixels.Pixels.key`). ``source``: in place of that, the generator whose picture it was painted
    on: ``model``, ``values``, ``seed``, ``size`` and the ``picture`` its colors are from, if any.
    """

    model: str
    values: dict[str, Any] = field(default_factory=dict, hash=False)
    seed: int = 0
    size: tuple[int, int] | None = None
    picture: dict[str, Any] = field(default_factory=dict, hash=False)
    source: dict[str, Any] = field(default_factory=dict, hash=False)
    app: str = f"Art Studio {artstudio.__version__}"
    version: int = PLAIN

    def to_json(self) -> str:
        """Pure ASCII, so that it survives every kind of metadata field."""
        data = {"artstudio": "recipe", **asdict(self)}
        if not self.source:
            del data["source"]  # unknown to programs of the first version
        return json.dumps(data, separators=(",", ":"), allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> Recipe:
        """Raises `BadInputError` for anything that isn't a recipe this version can read."""
        if len(text) > _MOST_CHARACTERS:
            raise _damaged()
        try:
            data = json.loads(text, parse_constant=_no_constant)
        except (ValueError, RecursionError):
            raise _damaged() from None
        if not isinstance(data, Mapping) or data.get("artstudio") != "recipe":
            raise _damaged()
        version = data.get("version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise _damaged()
        if version > VERSION:
            made_by = data.get("app")
            maker = made_by if isinstance(made_by, str) and made_by else "a newer Art Studio"
            raise BadInputError(f"The recipe was written by {maker}; update Art Studio to read it.")
        return cls(
            model=_typed(data, "model", str),
            values=dict(_typed(data, "values", dict)),
            seed=_typed(data, "seed", int),
            size=_size(data.get("size")),
            picture=dict(_typed(data, "picture", dict)),
            source=dict(_typed(data, "source", dict)) if "source" in data else {},
            app=_typed(data, "app", str),
            version=version,
        )


def read_recipe(path: Path) -> Recipe:
    """The recipe inside an exported file. Raises `BadInputError` if it has none, or isn't a picture."""
    from artstudio.document.picture import read_header  # which itself reads recipes

    text = read_header(Path(path)).recipe_text
    if text is None:
        raise BadInputError(
            f"{Path(path).name} has no recipe inside; only pictures exported by Art Studio have one."
        )
    return Recipe.from_json(text)


def _typed(data: Mapping[str, Any], key: str, kind: type) -> Any:
    value = data.get(key)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise _damaged()
    return value


def _size(value: Any) -> tuple[int, int] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2 or not all(type(v) is int and v > 0 for v in value):
        raise _damaged()
    return value[0], value[1]


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _damaged() -> BadInputError:
    return BadInputError("The recipe in this file is damaged; the picture itself can still be opened.")
