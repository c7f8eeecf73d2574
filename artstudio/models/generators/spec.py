"""What the generators are called and which parameters they have. Read without loading anything."""

from __future__ import annotations

from dataclasses import replace

from artstudio.models.base import Entry, Model, ModelSpec
from artstudio.models.generators.card import MOST_TRUNCATION
from artstudio.models.generators.palettes import DESIGNED
from artstudio.params import AnyParam, Choice, Float, Int, Latent, Text, Toggle, Vector

FAMILY = "generator"
TOOL = "generator-tool"
"""Of what works with generators and makes no picture itself."""
MOST_PIXELS = 100_000_000
ANY = "any"
FROM_PICTURE = "picture"

_BENDS = ("Drift", "Sway", "Fold", "Swell", "Twist", "Part", "Gather", "Stir")


def share(param_id: str, title: str, tip: str, default: float, high: float = 1.0) -> Float:
    return Float(id=param_id, title=title, tip=tip, default=default, low=0.0, high=high, step=0.01, unit="%")


def sigma(param_id: str, title: str, ends: tuple[str, str] = ("", "")) -> Float:
    """A slider that leads both ways from the middle, in standard deviations."""
    return Float(id=param_id, title=title, default=0.0, low=-3.0, high=3.0, step=0.05, unit="σ", ends=ends)


_CPPN_PARAMS: tuple[AnyParam, ...] = (
    Float(
        id="complexity",
        title="Complexity",
        tip="How richly the pattern is folded, from calm to intricate.",
        default=1.0,
        low=0.25,
        high=4.0,
        step=0.05,
        unit="×",
        log=True,
        ends=("calm", "intricate"),
    ),
    Float(
        id="zoom",
        title="Zoom",
        tip="How closely the pattern is looked at. It stays sharp, however close.",
        default=1.0,
        low=0.25,
        high=16.0,
        step=0.05,
        unit="×",
        log=True,
    ),
    Choice(
        id="symmetry",
        title="Symmetry",
        tip="Mirrors the pattern on itself.",
        default="none",
        options=(
            ("none", "None"),
            ("mirror", "Left and right"),
            ("quarters", "Four quarters"),
            ("kaleidoscope", "Kaleidoscope"),
        ),
    ),
    Int(id="sectors", title="Sectors", tip="The arms of the kaleidoscope.", default=6, low=2, high=24),
    Toggle(
        id="seamless",
        title="Seamless",
        tip="Lets the picture continue across its own edges, for fabrics, wallpapers and textures.",
        default=False,
    ),
    Float(
        id="time",
        title="Time",
        tip="Lets the pattern flow, and come back at the end to where it began.",
        default=0.0,
        low=0.0,
        high=1.0,
        step=0.005,
    ),
    Choice(
        id="palette",
        title="Palette",
        tip="The colors: a palette by name, or that of a painting of yours.",
        default=ANY,
        options=(
            (ANY, "The seed's own"),
            *((palette.id, palette.title) for palette in DESIGNED),
            (FROM_PICTURE, "From a picture"),
        ),
    ),
    share("relief", "Relief", "How much light from the upper left models the forms.", 0.7, 2.0),
    share("lines", "Lines", "Fine lines along the forms, as a brush or marbling would leave them.", 0.12),
    Float(
        id="contrast",
        title="Contrast",
        tip="How far light and dark are apart.",
        default=1.0,
        low=0.5,
        high=1.5,
        step=0.01,
        unit="%",
    ),
    share("vividness", "Vividness", "How strong the colors are, from grey to bold.", 1.0, 1.6),
    share("grain", "Grain", "Film grain, a touch of which makes smooth tones look alive.", 0.1),
    Vector(
        id="bend",
        title="Bend",
        tip="Bends the pattern in directions that every seed understands in its own way.",
        axes=tuple(sigma(name.lower(), name) for name in _BENDS),
    ),
)

CPPN = ModelSpec(
    id="cppn",
    title="Patterns",
    family=FAMILY,
    params=_CPPN_PARAMS,
    inputs=("palette",),
    output="image",
)

MOST_LAYERS = 64
MOST_NOISES = 9999
POINT = Latent(id="latent", title="Whole picture", tip="Where in the generator's space the picture lies.")


def parts_of(layers: int) -> tuple[tuple[str, int, int], ...]:
    """The coarse layers (up to 8 pixels in a StyleGAN), the middle (up to 32) and the fine ones."""
    if layers < 3:
        return ()
    first, second = (4, 8) if layers > 10 else (layers // 3, 2 * layers // 3)
    return ("Coarse", 0, first - 1), ("Middle", first, second - 1), ("Fine", second, layers - 1)


def latent_params(
    layers: int = MOST_LAYERS, truncation: float = 1.0, w_size: int = 0
) -> tuple[AnyParam, ...]:
    """The parameters of every generator with a latent space, for one of so many layers."""
    sizes = (w_size, w_size * layers) if w_size else ()
    return (
        replace(POINT, parts=parts_of(layers), sizes=sizes),
        Float(
            id="truncation",
            title="Truncation",
            tip="How far from the average picture: less is calmer and safer, more is bolder.",
            default=truncation,
            low=0.0,
            high=MOST_TRUNCATION,
            step=0.01,
            ends=("average", "bold"),
        ),
        Int(
            id="cutoff",
            title="Cut-off",
            tip="How many layers the truncation draws to the average, from the coarse ones on.",
            default=layers,
            low=0,
            high=layers,
        ),
        Int(
            id="noise",
            title="Noise",
            tip="Draws the small accidents anew by this number; 0 keeps those of the training.",
            default=0,
            low=0,
            high=MOST_NOISES,
        ),
    )


FILE = ModelSpec(
    id="generator-file",
    title="Generator file",
    family=TOOL,
    params=(Text(id="path", title="File", tip="A generator's file: .pkl, .pt, .pth or .safetensors."),),
    inputs=(),
    output="network",
)


_GENERATOR = Text(id="generator", title="Generator", tip="The id of an installed generator.")

INVERT = ModelSpec(
    id="invert",
    title="Place a picture",
    family=TOOL,
    params=(
        _GENERATOR,
        Latent(id="start", title="Start", tip="A placed picture to go on from, instead of the encoder's."),
        Int(
            id="steps",
            title="Steps",
            tip="How long the search goes on; 0 takes the encoder's word for it.",
            default=300,
            low=0,
            high=5000,
        ),
    ),
    inputs=("picture",),
    output="placed",
)

DIRECTIONS = ModelSpec(
    id="directions",
    title="Principal directions",
    family=TOOL,
    params=(
        _GENERATOR,
        Int(id="count", title="Count", tip="How many directions.", default=32, low=1, high=128),
    ),
    inputs=(),
    output="directions",
)

SEPARATE = ModelSpec(
    id="separate",
    title="Direction between pictures",
    family=TOOL,
    params=(
        _GENERATOR,
        Text(id="this", title="This", tip="Pictures to have more of: a list, as recipes tell them."),
        Text(id="that", title="That", tip="Pictures to have less of: a list, as recipes tell them."),
    ),
    inputs=(),
    output="directions",
)


def _make_invert() -> Model:
    from artstudio.models.generators.invert import Inverter

    return Inverter()


def _make_directions() -> Model:
    from artstudio.models.generators.directions import DirectionFinder

    return DirectionFinder()


def _make_separator() -> Model:
    from artstudio.models.generators.separator import Separator

    return Separator()


def _make_file() -> Model:
    from artstudio.models.generators.reader import GeneratorReader

    return GeneratorReader()


def _make_cppn() -> Model:
    from artstudio.models.generators.cppn import CppnModel

    return CppnModel()


ENTRIES = (
    Entry(CPPN, _make_cppn),
    Entry(FILE, _make_file),
    Entry(INVERT, _make_invert),
    Entry(DIRECTIONS, _make_directions),
    Entry(SEPARATE, _make_separator),
)
