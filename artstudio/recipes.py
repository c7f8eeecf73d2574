"""Between requests and the recipes inside exported files. Used by the window and the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from artstudio.document.picture import Picture
from artstudio.document.recipe import Recipe
from artstudio.engine import catalog
from artstudio.engine.request import Lane, Quality, Request
from artstudio.errors import BadInputError
from artstudio.params import StyleRef, StyleWeight, Values, Weights, value_from_json, value_to_json

FindNetwork = Callable[[StyleRef], Path | None]


def recipe_of(request: Request, picture: Picture | None) -> Recipe:
    """What it takes to make the result of ``request`` on ``picture`` again; None if there was no picture."""
    return Recipe(
        model=request.model,
        values={key: value_to_json(value) for key, value in request.values.items()},
        seed=request.seed,
        size=request.size,
        picture={
            "name": picture.name,
            "width": picture.width,
            "height": picture.height,
            "key": picture.pixels.key,
        }
        if picture
        else {},
    )


def values_of(recipe: Recipe, find_network: FindNetwork | None = None) -> Values:
    """The parameter values of ``recipe``.

    ``find_network`` looks a network style up in the library. Raises `BadInputError` for a model or values
    this version can't use, and for a style that isn't there.
    """
    spec = catalog.get(recipe.model).spec
    if spec.output != "image":
        raise BadInputError(f"The recipe is damaged: {spec.title!r} makes no picture.")
    given = {}
    for param in spec.params:
        if param.id in recipe.values:
            value = value_from_json(param, recipe.values[param.id])
            if isinstance(param, Weights):
                value = tuple(StyleWeight(_found(s.style, find_network), s.weight) for s in value)
            given[param.id] = value
    return Values.of(spec.params, given)


def request_of(recipe: Recipe, picture: Picture | None, find_network: FindNetwork | None = None) -> Request:
    """The final request that makes the picture of ``recipe`` again, from the original ``picture``."""
    return Request(
        model=recipe.model,
        values=values_of(recipe, find_network),
        inputs=(picture.pixels,) if picture else (),
        seed=recipe.seed,
        size=recipe.size,
        quality=Quality.FINAL,
        lane=Lane.FINAL,
        slot="replay",
    )


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
