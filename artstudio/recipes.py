"""Between requests and the recipes inside exported files. Used by the window and the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from artstudio.document.picture import Picture
from artstudio.document.recipe import PLAIN, VERSION, Recipe
from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.engine.request import Lane, Quality, Request
from artstudio.errors import BadInputError
from artstudio.params import StyleRef, StyleWeight, Values, Weights, value_from_json, value_to_json

FindNetwork = Callable[[StyleRef], Path | None]
Subject = Picture | Source
MOST_SIDE = 65_536


def recipe_of(request: Request, subject: Subject | None) -> Recipe:
    """What it takes to make the result of ``request`` on ``subject`` again; None if there was none."""
    source = subject if isinstance(subject, Source) else None
    painted = source is not None and request.model != source.model
    picture = source.colors_from if source and not painted else None if source else subject
    assert not isinstance(picture, Source)
    return Recipe(
        model=request.model,
        values={key: value_to_json(value) for key, value in request.values.items()},
        seed=request.seed,
        size=request.size,
        picture=_told(picture),
        source=source_to_json(source) if source and painted else {},
        version=VERSION if painted else PLAIN,
    )


def values_of(recipe: Recipe, find_network: FindNetwork | None = None) -> Values:
    """The parameter values of ``recipe``.

    ``find_network`` looks a network style up in the library. Raises `BadInputError` for a model or values
    this version can't use, and for a style that isn't there.
    """
    return _values(recipe.model, recipe.values, find_network)


def request_of(recipe: Recipe, subject: Subject | None, find_network: FindNetwork | None = None) -> Request:
    """The final request that makes the picture of ``recipe`` again, from the original ``subject``.

    That is the photo, the source of `source_of`, or the picture that a generator took its colors from.
    """
    size = recipe.size
    inputs: tuple[Any, ...] = ()
    if isinstance(subject, Source):
        inputs = (source_request(subject, Quality.FINAL, size),)
        size = size or subject.size
    elif subject is not None:
        inputs = (subject.pixels,)
    return Request(
        model=recipe.model,
        values=values_of(recipe, find_network),
        inputs=inputs,
        seed=recipe.seed,
        size=size,
        quality=Quality.FINAL,
        lane=Lane.FINAL,
        slot="replay",
    )


# -- pictures that generators make ---------------------------------------------------------------------


def source_request(source: Source, quality: Quality, size: tuple[int, int] | None = None) -> Request:
    """The request for the picture of ``source``, in another size if one is given."""
    return Request(
        model=source.model,
        values=source.values,
        inputs=(source.colors_from.pixels,) if source.colors_from else (),
        seed=source.seed,
        size=size or source.size,
        quality=quality,
    )


def source_to_json(source: Source) -> dict[str, Any]:
    """``source`` as plain JSON data, its palette's picture by name and content only."""
    return {
        "model": source.model,
        "values": {key: value_to_json(value) for key, value in source.values.items()},
        "seed": source.seed,
        "size": list(source.size),
        "picture": _told(source.colors_from),
    }


def source_from_json(data: Mapping[str, Any]) -> Source:
    """What `source_to_json` made, without its palette's picture. Raises `BadInputError` for anything else."""
    model, values, seed, size = (data.get(key) for key in ("model", "values", "seed", "size"))
    if not isinstance(model, str) or not isinstance(values, Mapping) or type(seed) is not int or seed < 0:
        raise BadInputError("The recipe is damaged: what made the picture below the painting is unreadable.")
    spec = catalog.get(model).spec
    if not catalog.is_generator(spec):
        raise BadInputError(f"The recipe is damaged: {spec.title!r} is no generator.")
    return Source(model, _values(model, values, None), seed, _size(size), title=spec.title)


def source_of(recipe: Recipe) -> Source | None:
    """What made the picture of ``recipe``, or that below its painting; None if that was a photo.

    Without the picture its colors are from (see `palette_of`). Raises `BadInputError` as `values_of` does.
    """
    if recipe.source:
        return source_from_json(recipe.source)
    if catalog.is_generator(catalog.get(recipe.model).spec):
        return source_from_json(
            {"model": recipe.model, "values": recipe.values, "seed": recipe.seed, "size": recipe.size}
        )
    return None


def original_of(recipe: Recipe) -> Mapping[str, Any]:
    """What is told of the picture from a file that ``recipe`` needs; empty if it needs none."""
    told = recipe.source.get("picture") if recipe.source else recipe.picture
    return told if isinstance(told, Mapping) else {}


def _values(model: str, values: Mapping[str, Any], find_network: FindNetwork | None) -> Values:
    spec = catalog.get(model).spec
    if spec.output != "image":
        raise BadInputError(f"The recipe is damaged: {spec.title!r} makes no picture.")
    given = {}
    for param in spec.params:
        if param.id in values:
            value = value_from_json(param, values[param.id])
            if isinstance(param, Weights):
                value = found_styles(value, find_network)
            given[param.id] = value
    return Values.of(spec.params, given)


def found_styles(slots: Iterable[StyleWeight], find_network: FindNetwork | None) -> tuple[StyleWeight, ...]:
    """``slots`` with the files of their networks. Raises `BadInputError` for a style that isn't there."""
    return tuple(StyleWeight(_found(slot.style, find_network), slot.weight) for slot in slots)


def _told(picture: Picture | None) -> dict[str, Any]:
    if picture is None:
        return {}
    return {
        "name": picture.name,
        "width": picture.width,
        "height": picture.height,
        "key": picture.pixels.key,
    }


def _size(size: Any) -> tuple[int, int]:
    if size is None:
        return Source.size
    sides = tuple(size) if isinstance(size, (list, tuple)) else ()
    if len(sides) != 2 or not all(type(side) is int and 0 < side <= MOST_SIDE for side in sides):
        raise BadInputError("The recipe is damaged: its picture has no size that makes sense.")
    return sides[0], sides[1]


def _found(style: StyleRef, find_network: FindNetwork | None) -> StyleRef:
    if style.kind == "builtin" and style.id not in {known.id for known in catalog.builtin_styles()}:
        raise BadInputError(
            f"The recipe uses the style {style.title or style.id!r}, which this version doesn't have."
        )
    if style.kind != "network":
        return style
    path = find_network(style) if find_network else None
    if path is None:
        raise BadInputError(
            f"The recipe uses the network {style.title or style.id[:12]!r}, which isn't in your library. "
            "Drop its file on the style gallery first."
        )
    return StyleRef("network", style.id, style.title, (), str(path))
