"""The arguments of ``artstudio train``, which ``python -m artstudio.cli.train`` takes as well."""

from __future__ import annotations

import argparse

from artstudio.engine.training import AUGMENTS, CRITICS, KINDS, PRECISIONS, RIGHTS

TRAIN_EXAMPLES = """\
examples:
  artstudio train stylegan2 paintings/ -o mine.safetensors --size 64 --conditional --minutes 30
  artstudio train stylegan2 paintings/ -o mine.safetensors --resume --minutes 30
  artstudio train stylegan2 sketches/ -o sketches.safetensors --from mine.safetensors --freeze coarse
  torchrun --nproc-per-node 2 -m artstudio.cli.train stylegan2 paintings/ -o mine.safetensors
"""


def add_training_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("kind", metavar="KIND", help=", ".join(KINDS))
    add("data", metavar="DATA", help="folder of pictures, or of a folder of pictures for each class")
    add("-o", "--output", required=True, metavar="MODEL",
        help="file of the model, such as mine.safetensors; the training is kept beside it")  # fmt: skip
    add("--resume", action="store_true", help="go on where the training of MODEL stopped")
    add("--minutes", type=float, metavar="N", help="stop after so many minutes, to go on another time")
    add("--steps", type=int, metavar="N", help="stop after so many steps in all")
    add("--size", type=int, metavar="SIDE", help="of the pictures in pixels: 32, 64 ... 1024")
    add("--batch", type=int, metavar="N", help="pictures in a step")
    add("--width", type=float, metavar="FACTOR", help="of the networks, relative to the usual")
    critics = ", ".join(CRITICS)
    add("--critic", metavar="NAME", help=f"what judges a StyleGAN2: {critics}; projected learns much faster")
    add("--augment", metavar="NAME", help=f"of what the critic sees, for few pictures: {', '.join(AUGMENTS)}")
    add("--mirror", action="store_true", default=None, help="show pictures left to right as well")
    add("--conditional", action="store_true", default=None, help="make each folder in DATA a class")
    add("--classes", default="", metavar="NAME,NAME", help="only these folders in DATA, each a class")
    add("--from", dest="start", metavar="MODEL", help="begin with this model or training")
    add("--freeze", default="", metavar="PART,PART",
        help="parts of it that stay: mapping, 4, 8 ... coarse, middle, fine, critic-64 ...")  # fmt: skip
    add("--seed", type=int, metavar="N", help="of all chance in the training; 0 if not given")
    add("--rights", default="", metavar="WHY", help="why the pictures may be used, for the model's card: "
        f"{', '.join(RIGHTS)}")  # fmt: skip
    add("--keep", choices=("last", "best"), default="last", metavar="last|best",
        help="what MODEL is in the end; the best is in the training's folder besides")  # fmt: skip
    add("--no-measures", dest="measures", action="store_false",
        help="of realism, diversity and uniqueness, which take 4%% of the time")  # fmt: skip
    add("--every", type=float, default=60.0, metavar="SECONDS", help="between two checkpoints; 60")
    add("--precision", default="auto", metavar="NAME", help=", ".join(PRECISIONS))
    add("--half", action="store_true", help="write MODEL in half precision, half as large")
    add("--device", default="auto", metavar="auto|cpu|cuda|mps", help="what the networks run on")
    add("--json", action="store_true", help="print a line of JSON for each update")
