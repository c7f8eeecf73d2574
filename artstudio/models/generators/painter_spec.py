"""What the hybrid painter is called and which parameters it has. Read without loading anything."""

from __future__ import annotations

from dataclasses import replace

from artstudio.models.base import Entry, Model, ModelSpec
from artstudio.models.generators.spec import ANY, FAMILY, POINT, share, sigma
from artstudio.models.style.spec import space_axes
from artstudio.params import AnyParam, Choice, Float, Vector

HAND_TITLES = (
    ("monet", "Monet"),
    ("cezanne", "Cézanne"),
    ("vangogh", "Van Gogh"),
    ("ukiyoe", "Ukiyo-e"),
    ("kandinsky", "Kandinsky"),
)

W_SIZE = 108
"""Coordinates of a painting, see painter_space.py."""

# The first principal components of the compositions, named by looking at what each does to many pictures.
_LAYOUT = (
    ("light", "Daylight", "dark", "light"),
    ("sky", "Sky", "light below", "light above"),
    ("warmth", "Warmth", "blue", "golden"),
    ("middle", "Middle", "dark band", "bright band"),
    ("side", "Side", "light from the right", "light from the left"),
    ("figure", "Figure", "opening", "figure"),
    ("hills", "Hills", "above", "below"),
    ("diagonal", "Diagonal", "rising", "falling"),
    ("evening", "Evening", "day", "evening"),
    ("glow", "Glow", "shade", "glow"),
)


_PARAMS: tuple[AnyParam, ...] = (
    replace(POINT, parts=(("Composition", 0, 0), ("Style and brushwork", 1, 1)), sizes=(W_SIZE, 2 * W_SIZE)),
    Choice(
        id="class",
        title="Painter",
        tip="Whose paintings the picture is to be like.",
        default=ANY,
        options=((ANY, "Any"), *HAND_TITLES),
    ),
    Vector(
        id="mix",
        title="Mix",
        tip="Adds as much of other painters.",
        axes=tuple(share(hand, title, "", 0.0) for hand, title in HAND_TITLES),
    ),
    share(
        "truncation",
        "Boldness",
        "How far the picture ventures from the average painting.",
        1.0,
        1.5,
    ),
    Vector(
        id="layout",
        title="Composition",
        tip="Moves light, colors and shapes in the directions in which paintings differ most.",
        axes=tuple(sigma(axis, title, (low, high)) for axis, title, low, high in _LAYOUT),
    ),
    Vector(
        id="space",
        title="Style space",
        tip="Moves the style along the directions in which paintings differ most.",
        axes=space_axes(),
    ),
    Float(
        id="brush",
        title="Brush",
        tip="How large the strokes are.",
        default=1.0,
        low=0.5,
        high=3.0,
        step=0.05,
        unit="×",
        log=True,
        ends=("fine", "broad"),
    ),
    share("shapes", "Shapes", "How far the colors are gathered into clear shapes.", 0.85),
    share("detail", "Detail", "How ragged the borders of the shapes are.", 0.3),
    share("broken", "Broken color", "How much neighboring strokes differ in color.", 0.2),
    share("lines", "Lines", "Long lines on top, most of them where paintings are drawn.", 0.4),
    share("hand", "Hand", "How strongly the painter's own strokes and colors show.", 1.0),
)

PAINTER = ModelSpec(
    id="painter",
    title="Painter",
    family=FAMILY,
    params=_PARAMS,
    inputs=(),
    output="image",
    weights=("painter", "style_space", "style_transformer"),
    classes=tuple(title for _, title in HAND_TITLES),
)


def _make() -> Model:
    from artstudio.models.generators.painter import PainterModel

    return PainterModel()


ENTRIES = (Entry(PAINTER, _make),)
