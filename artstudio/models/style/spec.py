"""What the style models are called and which parameters they have. Read without loading anything."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from artstudio.models.base import Entry, Model, ModelSpec
from artstudio.params import Choice, Float, StyleRef, Text, Vector, Weights
from artstudio.paths import resource

VECTOR_SIZE = 100


@dataclass(frozen=True)
class BuiltinStyle:
    """One of the 26 styles of the conditional network. ``index`` is its row in the weights."""

    index: int
    id: str
    title: str
    tags: tuple[str, ...]

    @property
    def ref(self) -> StyleRef:
        return StyleRef("builtin", self.id, self.title)


@cache
def _table() -> dict[str, list[dict[str, object]]]:
    return tomllib.loads(resource("styles", "builtin.toml").read_text("utf-8"))


@cache
def builtin_styles() -> tuple[BuiltinStyle, ...]:
    """The shipped styles, in the order of the gallery."""
    rows = _table()["style"]
    return tuple(
        BuiltinStyle(int(str(r["index"])), str(r["id"]), str(r["name"]), tuple(r["tags"]))  # type: ignore[arg-type]
        for r in rows
    )


@cache
def space_axes() -> tuple[Float, ...]:
    """The sliders of the style space, in standard deviations along its principal directions."""
    return tuple(
        Float(
            id=str(row["id"]),
            title=str(row["name"]),
            tip=str(row["tip"]),
            default=0.0,
            low=-3.0,
            high=3.0,
            step=0.1,
            ends=(str(row["low"]), str(row["high"])),
        )
        for row in _table()["direction"]
    )


PAINT = ModelSpec(
    id="style",
    title="Style transfer",
    family="style",
    params=(
        Weights(
            id="styles", title="Styles", tip="The styles the picture is painted in, and how much of each."
        ),
        Vector(
            id="space",
            title="Style space",
            tip="Moves the style along the directions in which paintings differ most.",
            axes=space_axes(),
        ),
        Float(
            id="strength",
            title="Strength",
            tip="How far the picture goes from the photo to the painting.",
            cheap=True,
            default=1.0,
            low=0.0,
            high=1.0,
            step=0.01,
            unit="%",
        ),
        Float(
            id="keep_colors",
            title="Keep colors",
            tip="Takes the light and dark from the painting, but the colors from your photo.",
            cheap=True,
            default=0.0,
            low=0.0,
            high=1.0,
            step=0.01,
            unit="%",
        ),
        Float(
            id="stroke_size",
            title="Stroke size",
            tip="How large the brush strokes are on the picture. The export keeps them as you see them.",
            default=1.0,
            low=0.25,
            high=4.0,
            step=0.05,
            unit="×",
            log=True,
        ),
        Choice(
            id="detail",
            title="Detail",
            tip="How finely the canvas is worked out. Less is faster; the export is always full.",
            cheap=True,
            default="1600",
            options=(("800", "Draft"), ("1600", "Normal"), ("2400", "Fine"), ("3840", "Finest")),
        ),
    ),
    inputs=("picture",),
    output="image",
    weights=("multistyle26", "style_predictor", "style_transformer"),
)

ENCODE = ModelSpec(
    id="style-encode",
    title="Style of a picture",
    family="style",
    params=(),
    inputs=("picture",),
    output="vector",
    weights=("style_predictor",),
)

# Mixer and style-space sliders of `PAINT` as one point of the style space: what "Keep as style" keeps.
POINT = ModelSpec(
    id="style-point",
    title="Style of the mixer",
    family="style",
    params=PAINT.params,
    inputs=("picture",),
    output="vector",
    weights=PAINT.weights,
)

NETWORK = ModelSpec(
    id="style-network",
    title="Network file",
    family="style",
    params=(Text(id="path", title="File", tip="A network file: .pth, .safetensors or .onnx."),),
    inputs=(),
    output="network",
)


def _make_paint() -> Model:
    from artstudio.models.style.family import StyleModel

    return StyleModel()


def _make_encode() -> Model:
    from artstudio.models.style.family import StyleEncoder

    return StyleEncoder()


def _make_point() -> Model:
    from artstudio.models.style.family import StylePoint

    return StylePoint()


def _make_network() -> Model:
    from artstudio.models.style.family import NetworkReader

    return NetworkReader()


ENTRIES = (
    Entry(PAINT, _make_paint),
    Entry(ENCODE, _make_encode),
    Entry(POINT, _make_point),
    Entry(NETWORK, _make_network),
)
