"""The arguments of every verb. Flags of a model's parameters follow from their declarations."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import NoReturn

import artstudio
from artstudio.cli.styles import number
from artstudio.cli.training_arguments import TRAIN_EXAMPLES, add_training_arguments
from artstudio.engine import catalog
from artstudio.params import AnyParam, Choice, Float, Int, Toggle, Vector

PROGRAM = "artstudio"
NOISE = "--noise"
CLASS = "--class"
FORMAT_IDS = ("png", "jpeg", "webp", "tiff")
EXAMPLES = """\
examples:
  artstudio stylize photo.jpg -o night.png --style "NAME"
  artstudio stylize holiday/ -o painted/ --style "NAME:60%,OTHER:40%" --keep-colors
  artstudio stylize photo.jpg -o mine.jpg --style-image painting.jpg:120% --size 3840
"""
GENERATE_EXAMPLES = """\
examples:
  artstudio generate cppn --seed 1..64 -o patterns/
  artstudio generate cppn --seed 7 --palette painting.jpg --size 3840x2160 -o wallpaper.png
  artstudio generate cppn --seed 7 --symmetry kaleidoscope --seamless -o tile.png
  artstudio generate MODEL --seed 1..64 --class "Monet:70%,Cézanne:30%" --trunc 0.7 -o sheet/
"""
WALK_EXAMPLES = """\
examples:
  artstudio walk MODEL --seeds 3,7,19 --seconds 12 -o walk.mp4
  artstudio walk cppn --seeds 3,7,19 --loop --size 1080 -o loop.gif
"""
INVERT_EXAMPLES = """\
examples:
  artstudio invert MODEL portrait.jpg -o portrait.json
  artstudio generate MODEL --latent portrait.json -o again.png
"""
RENDER_EXAMPLES = """\
examples:
  artstudio render drift.timeline -o drift.mp4
  artstudio render drift.timeline -o drift.mp4 --size 1920x1080 --fps 30 --audio song.mp3
  artstudio render drift.timeline -o frames/
"""
MODELS_EXAMPLES = """\
examples:
  artstudio models
  artstudio models add network-snapshot.pkl
  artstudio models info network-snapshot
  artstudio models remove network-snapshot
"""
MEASURE_EXAMPLES = """\
examples:
  artstudio measure portraits.safetensors paintings/
  artstudio measure cppn --samples 200
  artstudio measure portraits.safetensors paintings/ --samples 5000 -o nearest.png --json
"""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        sentence = message[:1].upper() + message[1:].rstrip(".")
        self.exit(2, f"{sentence}. '{self.prog} --help' explains the arguments.\n")


def paint_floats() -> Iterator[Float]:
    """The parameters of style transfer that are a flag each."""
    for param in catalog.get("style").spec.params:
        if isinstance(param, Float):
            yield param


def flag(param: AnyParam) -> str:
    return "--" + param.id.replace("_", "-")


def starts_off(param: Float) -> bool:
    """True for what is off by default: its flag alone turns it all the way up."""
    return param.unit == "%" and param.default == param.low


def explicit(argv: Sequence[str]) -> list[str]:
    """``argv`` with the amount written behind flags that may stand alone.

    So the file in ``--keep-colors photo.jpg`` isn't taken for an amount.
    """
    alone = {flag(param): f"{flag(param)}={param.high:g}" for param in paint_floats() if starts_off(param)}
    alone[NOISE] = f"{NOISE}=1"
    given = [*argv, ""]
    return [alone[a] if a in alone and number(b) is None else a for a, b in zip(argv, given[1:], strict=True)]


def build() -> Parser:
    parser = Parser(
        prog=PROGRAM,
        usage="artstudio [FILE]\n       artstudio COMMAND ... (see artstudio COMMAND --help)",
        description="Paint with neural networks by hand, live, on your own machine. "
        "Without a command the window opens, with FILE on the canvas.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Art Studio {artstudio.__version__}")
    verbs = parser.add_subparsers(
        prog=PROGRAM, dest="verb", title="commands", metavar="COMMAND", required=True
    )
    _stylize(_verb(verbs, "stylize", "paint pictures in a style", EXAMPLES))
    _json(_verb(verbs, "styles", "list the styles, built-in and your own"))
    _generate(_verb(verbs, "generate", "make pictures out of seeds", GENERATE_EXAMPLES))
    _walk(_verb(verbs, "walk", "make a film from seed to seed", WALK_EXAMPLES))
    _render(_verb(verbs, "render", "make a film of a timeline", RENDER_EXAMPLES))
    _invert(_verb(verbs, "invert", "place a picture of yours in a generator's space", INVERT_EXAMPLES))
    add_training_arguments(_verb(verbs, "train", "train a generator on pictures of your own", TRAIN_EXAMPLES))
    _models(_verb(verbs, "models", "list the models that are installed, add and remove", MODELS_EXAMPLES))
    _measure(_verb(verbs, "measure", "say how well a generator has learnt", MEASURE_EXAMPLES))
    recipe = _verb(verbs, "recipe", "print how an exported picture was made")
    recipe.add_argument("file", metavar="FILE", help="a picture exported by Art Studio")
    _json(recipe)
    replay = _verb(verbs, "replay", "make an exported picture or film again from its recipe")
    replay.add_argument("file", metavar="FILE", help="a picture or a film made by Art Studio")
    replay.add_argument(
        "--picture",
        metavar="ORIGINAL",
        help="the photo it was painted on; looked for beside FILE and OUT if not given",
    )
    _output(replay)
    _json(replay)
    doctor = _verb(verbs, "doctor", "say what works on this machine, what doesn't and what to install")
    doctor.add_argument(
        "--packages", action="store_true", help="print only the names of the system packages that are missing"
    )
    _json(doctor)
    return parser


def _verb(verbs: argparse._SubParsersAction[Parser], name: str, text: str, epilog: str = "") -> Parser:
    return verbs.add_parser(
        name,
        help=text,
        description=text[:1].upper() + text[1:] + ".",
        epilog=epilog,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _stylize(parser: Parser) -> None:
    parser.add_argument(
        "inputs", nargs="+", metavar="IN", help="pictures, folders of them, - for standard input"
    )
    parser.add_argument(
        "--style",
        action="append",
        default=[],
        metavar="NAME[:W][,NAME[:W]...]",
        help="styles by name or id, each with a weight such as 0.5 or 50%%",
    )
    parser.add_argument(
        "--style-image",
        action="append",
        default=[],
        metavar="FILE[:W]",
        help="paint in the style of this picture; weights go from -100%% to 200%%",
    )
    for param in paint_floats():
        parser.add_argument(
            flag(param),
            metavar="AMOUNT",
            nargs="?" if starts_off(param) else None,
            help=_help(param),
        )
    parser.add_argument(
        "--size",
        metavar="LONGSIDE|WxH",
        help="longer side in pixels, or the box to fit in; the original's size if not given",
    )
    _output(parser)
    _json(parser)


def generator_params() -> dict[str, AnyParam]:
    """The parameters of all generators by flag; where two share a flag, they mean the same by it."""
    specs = (entry.spec for entry in catalog.all_entries() if catalog.is_generator(entry.spec))
    # Those of generators that are installed are the same for all of them.
    params = (*catalog.latent_params(), *(param for spec in specs for param in spec.params))
    return {
        flag(param): param for param in params if isinstance(param, Float | Int | Choice | Toggle | Vector)
    }


def _generate(parser: Parser) -> None:
    parser.add_argument("model", metavar="MODEL", help="a generator of 'artstudio models'")
    parser.add_argument(
        "--seed", default="0", metavar="N|A..B|A,B", help="which pictures to make, such as 7, 1..64 or 3,7,19"
    )
    parser.add_argument(
        "--size", metavar="SIDE|WxH", help="of each picture in pixels; the model's own if not given"
    )
    _latent(parser)
    parser.add_argument("--latent", metavar="FILE", help="draw the picture that 'artstudio invert' placed")
    _params(parser)
    _output(parser, original=False)
    _json(parser)


def _latent(parser: Parser) -> None:
    parser.add_argument(
        CLASS,
        dest="classes",
        metavar="NAME[:W][,NAME[:W]...]",
        help="what the generator is to draw, of the classes that 'artstudio models info MODEL' lists; each "
        "seed's own if not given",
    )


def _params(parser: Parser) -> None:
    """A flag for each parameter of the generators."""
    for name, param in generator_params().items():
        if name == CLASS:
            continue  # `_latent` has it, for generators of every kind
        if name == NOISE:
            parser.add_argument(name, metavar=_metavar(param), nargs="?", const="1", help=_help(param))
        elif name == "--truncation":
            parser.add_argument("--trunc", name, dest=param.id, metavar="PSI", help=_help(param))
        elif isinstance(param, Toggle):
            parser.add_argument(name, action="store_const", const=True, help=param.tip.replace("%", "%%"))
        else:
            parser.add_argument(name, metavar=_metavar(param), help=_help(param))


def _walk(parser: Parser) -> None:
    parser.add_argument("model", metavar="MODEL", help="a generator of 'artstudio models'")
    parser.add_argument(
        "--seeds", required=True, metavar="A,B[,C...]", help="where the walk leads, such as 3,7,19 or 1..5"
    )
    parser.add_argument("--seconds", default="12", metavar="S", help="how long the film is; 12 if not given")
    parser.add_argument("--fps", default="25", metavar="N", help="frames a second; 25 if not given")
    parser.add_argument("--loop", action="store_true", help="come back to the first seed at the end")
    parser.add_argument(
        "--size", metavar="SIDE|WxH", help="of the film in pixels; the model's own if not given"
    )
    _latent(parser)
    _params(parser)
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="OUT",
        help="a file that ends in .mp4, .webm, .gif or .webp, or a folder for PNG frames",
    )
    parser.add_argument("--no-recipe", action="store_true", help="don't write into the file how it was made")
    _device(parser)
    _json(parser)


def _render(parser: Parser) -> None:
    parser.add_argument(
        "timeline", metavar="TIMELINE", help="a timeline saved by Art Studio, or a film that carries one"
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="OUT",
        help="a .mp4, .webm, .gif or .webp file, or a folder for PNG frames",
    )
    parser.add_argument("--size", metavar="SIDE|WxH", help="in pixels; the timeline's if not given")
    parser.add_argument("--fps", metavar="N", help="frames a second; the timeline's if not given")
    parser.add_argument(
        "--seconds", metavar="N", help="how much of it, from the beginning; all if not given, loops go round"
    )
    parser.add_argument("--audio", metavar="FILE", help="the sound of the film, which its sliders follow")
    parser.add_argument("--quality", metavar="1-100", help="of MP4, WebM and WebP; 80 if not given")
    parser.add_argument("--no-recipe", action="store_true", help="don't write the timeline into the film")
    _device(parser)
    _json(parser)


def _invert(parser: Parser) -> None:
    parser.add_argument("model", metavar="MODEL", help="a generator of 'artstudio models'")
    parser.add_argument("picture", metavar="PICTURE", help="the picture to place; its middle square is used")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="LATENT",
        help="the file for the point, which 'artstudio generate MODEL --latent LATENT' draws",
    )
    parser.add_argument("--steps", metavar="N", help=_help(catalog.get("invert").spec.param("steps")))
    _device(parser)
    _json(parser)


def _models(parser: Parser) -> None:
    _json(parser)
    actions = parser.add_subparsers(dest="action", title="actions", metavar="ACTION")
    adding = _verb(actions, "add", "add generators that others trained, or your own")
    adding.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help=".pkl of StyleGAN2-ADA or StyleGAN3; .pt, .pth of rosinality's or lucidrains' StyleGAN2, or of "
        "a DCGAN; .safetensors of your own",
    )
    about = _verb(actions, "info", "say what a model is, who made it and under which terms")
    removing = _verb(actions, "remove", "remove a generator that was added")
    for sub in (about, removing):
        sub.add_argument("model", metavar="ID", help="as 'artstudio models' lists it")
    for sub in (adding, about, removing):
        # Not set unless it is given, so that it may stand before the action as well.
        sub.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document instead"
        )


def _measure(parser: Parser) -> None:
    parser.add_argument("model", metavar="MODEL", help="a generator of 'artstudio models', or a file of one")
    parser.add_argument(
        "data",
        nargs="?",
        metavar="DATA",
        help="the folder of pictures it learnt from; without it less is said",
    )
    parser.add_argument(
        "--samples", default="1000", metavar="N", help="how many pictures to draw, normally 1000; 8 at least"
    )
    parser.add_argument("--seed", default="0", metavar="N", help="of the first of them, normally 0")
    parser.add_argument(
        "--truncation", metavar="AMOUNT", help="draw that close to the average picture; 1 is not at all"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="SHEET",
        help="a picture file to show the samples in that are closest to a picture of DATA, beside it",
    )
    parser.add_argument("--device", metavar="auto|cpu|cuda|mps", help="what the networks run on")
    _json(parser)


def _metavar(param: AnyParam) -> str:
    match param:
        case Choice(id="palette"):
            return "NAME|FILE"
        case Choice():
            return "NAME"
        case Vector():
            return "N,N,..."
        case Int():
            return "N"
        case _:
            return "AMOUNT"


def _output(parser: Parser, original: bool = True) -> None:
    """``original``: the pictures are made of others, whose metadata they keep."""
    parser.add_argument(
        "-o", "--output", required=True, metavar="OUT", help="file, folder, or - for standard output"
    )
    parser.add_argument(
        "--format", choices=FORMAT_IDS, help="of the files written; by OUT's ending if not given"
    )
    parser.add_argument("--quality", metavar="1-100", help="of JPEG and WebP; 92 if not given")
    if original:
        parser.add_argument(
            "--no-metadata", action="store_true", help="leave out the original's camera data and description"
        )
    else:
        parser.set_defaults(no_metadata=True)
    parser.add_argument("--no-recipe", action="store_true", help="don't write into the file how it was made")
    _device(parser)


def _device(parser: Parser) -> None:
    parser.add_argument("--device", metavar="auto|cpu|cuda|mps", help="what the networks run on")


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of text")


def shown(param: Float, value: float) -> str:
    return f"{value * 100:g}%" if param.unit == "%" else f"{value:g}"


def _help(param: AnyParam) -> str:
    match param:
        case Float():
            low, high, default = (shown(param, v) for v in (param.low, param.high, param.default))
            range_ = f"{low} to {high}, normally {default}"
        case Int():
            range_ = f"{param.low} to {param.high}, normally {param.default}"
        case Choice():
            range_ = f"{', '.join(value for value, _ in param.options)}; normally {param.default}"
        case Vector():
            axes = param.axes
            range_ = f"{', '.join(axis.title for axis in axes)}; {axes[0].low:g} to {axes[0].high:g} each"
        case _:
            return param.tip
    return f"{param.tip} ({range_})".replace("%", "%%")
