"""What can be said about a training, before torch is loaded."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from artstudio.errors import BadInputError

ENDING = ".safetensors"
LONGEST_NAME = 200

Precision = Literal["auto", "full", "bf16", "fp16"]
Augment = Literal["none", "diffaugment", "ada"]
PRECISIONS = ("auto", "full", "bf16", "fp16")
AUGMENTS = ("none", "diffaugment", "ada")
CRITICS = ("projected", "own")
"""What judges a StyleGAN2's pictures: small networks behind a trained one, or its own that begins anew."""
RIGHTS = ("own", "free", "allowed")
"""Why the pictures may be used: they are one's own, free for all, or whoever owns them has said so."""


@dataclass(frozen=True)
class Kind:
    """``network``: what it is recognized as. ``sizes``: of its pictures, the usual one first."""

    id: str
    title: str
    network: str
    sizes: tuple[int, ...]
    batch: int
    augments: tuple[str, ...] = ("none", "diffaugment")
    critics: tuple[str, ...] = ("own",)


_SMALL, _ANY = (64, 32, 128), (64, 32, 128, 256, 512, 1024)
KINDS: Mapping[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind("dcgan", "DCGAN", "dcgan", _SMALL, 64),
        Kind("wgan-gp", "WGAN-GP", "dcgan", _SMALL, 64),
        Kind("lsgan", "LSGAN", "dcgan", _SMALL, 64),
        Kind("cgan", "conditional GAN", "dcgan", _SMALL, 64, ("diffaugment", "none")),
        Kind("vae", "VAE", "vae", (64, 32, 128, 256), 32, ("none",)),
        Kind("stylegan2", "StyleGAN2", "stylegan2", _ANY, 32, ("ada", "diffaugment", "none"), CRITICS),
    )
}
MOST_BATCH = 4096
MOST_WIDTH = 4


@dataclass(frozen=True)
class Options:
    """A training: what of it is None is left to the kind or, if it goes on, to how it began.

    ``data``: a folder of pictures, or of folders of them. ``output``: the model's file; all else is kept in
    the folder beside it. ``seconds``, ``steps``: when this slice and when the whole ends, None for never.
    ``critic``: what judges the pictures, see `CRITICS`.
    ``conditional``, ``classes``: a class for each sub-folder, or for those named. ``start``: a model or
    training to begin with; ``freeze``: the parts of it that stay as they are. ``width``: of the networks,
    relative to the usual. ``every``: seconds between two checkpoints. ``half``: the model's file has half
    precision. ``measures``: how it fares is measured meanwhile.
    """

    kind: str
    data: Path
    output: Path
    resume: bool = False
    seconds: float | None = None
    steps: int | None = None
    size: int | None = None
    batch: int | None = None
    width: float | None = None
    critic: str | None = None
    augment: str | None = None
    mirror: bool | None = None
    conditional: bool | None = None
    classes: tuple[str, ...] = ()
    start: Path | None = None
    freeze: tuple[str, ...] = ()
    seed: int | None = None
    precision: str = "auto"
    every: float = 60.0
    half: bool = False
    rights: str = ""
    measures: bool = True

    def checked(self) -> Options:
        """Itself. Raises BadInputError for what no training can be."""
        kind = KINDS.get(self.kind)
        if kind is None:
            raise BadInputError(f"There is no kind of training {self.kind!r}. There are {', '.join(KINDS)}.")
        _check_size(kind, self.size)
        _within("--batch", self.batch, 2, MOST_BATCH)
        _within("--steps", self.steps, 1, 10**9)
        _within("--minutes", self.seconds and self.seconds / 60, 0, 60 * 24 * 365)
        _within("--every", self.every, 1, 86_400)
        _within("--width", self.width, 1 / 16, MOST_WIDTH)
        _within("--seed", self.seed, 0, 2**32 - 1)
        if self.augment is not None and self.augment not in kind.augments:
            raise BadInputError(f"{kind.title} is trained with --augment {' or '.join(kind.augments)}.")
        if self.critic is not None and self.critic not in kind.critics:
            raise BadInputError(f"{kind.title} is trained with --critic {' or '.join(kind.critics)}.")
        if self.critic == "projected" and self.augment == "ada":
            raise BadInputError("--augment ada goes with --critic own; use diffaugment or none.")
        if self.precision not in PRECISIONS:
            raise BadInputError(f"--precision is {', '.join(PRECISIONS)}, not {self.precision!r:.40}.")
        if self.rights and self.rights not in RIGHTS:
            raise BadInputError(f"--rights is {', '.join(RIGHTS)}, not {self.rights!r:.40}.")
        if self.kind == "cgan" and self.conditional is False:
            raise BadInputError("A conditional GAN needs classes; train a dcgan instead.")
        if self.freeze and self.start is None and not self.resume:
            raise BadInputError("--freeze keeps parts of the model that --from names; name one.")
        if self.output.suffix != ENDING or len(self.output.name) > LONGEST_NAME:
            raise BadInputError(f"The model is written as safetensors; name it such as monet{ENDING}.")
        return self

    def settled(self) -> Options:
        """With the kind's own choices for what was left open."""
        kind = KINDS[self.kind]
        critic = self.critic or ("own" if self.augment == "ada" else kind.critics[0])
        augments = [name for name in kind.augments if critic == "own" or name != "ada"]
        conditional = self.kind == "cgan" or bool(self.conditional) or bool(self.classes)
        return dataclasses.replace(
            self,
            batch=self.batch or kind.batch,
            width=self.width or 1.0,
            critic=critic,
            augment=self.augment or augments[0],
            mirror=bool(self.mirror),
            conditional=conditional,
            seed=self.seed or 0,
        )

    def text(self) -> str:
        """All of it in a line, for a request."""
        return json.dumps(
            {field.name: _plain(getattr(self, field.name)) for field in dataclasses.fields(self)}
        )

    @staticmethod
    def parse(text: str) -> Options:
        """What `text` gave. Raises BadInputError."""
        try:
            values = json.loads(text)
            return Options(**{name: _thawed(name, value) for name, value in values.items()}).checked()
        except (ValueError, TypeError, AttributeError) as error:
            raise BadInputError("The options of the training can't be read; choose them again.") from error

    def to_json(self) -> dict[str, Any]:
        """What makes a training the one it is."""
        return {name: _plain(getattr(self, name)) for name in _LASTING}

    def going_on(self, stored: Mapping[str, Any]) -> Options:
        """These, for a training that began with ``stored``. Raises BadInputError if they contradict it."""
        stored = {"critic": "own", **stored}  # there was no other
        if self.kind != stored.get("kind"):
            raise BadInputError(
                f"{self.output} is a training of a {stored.get('kind')}, not of a {self.kind}; "
                "name that kind, or another file."
            )
        for name in _LASTING:
            given, kept = _plain(getattr(self, name)), stored.get(name)
            if given not in (None, "", [], kept):
                shown = ",".join(map(str, kept)) if isinstance(kept, list) else kept
                raise BadInputError(
                    f"The training began with a {name} of {shown}, not {given}; "
                    f"leave --{_FLAGS.get(name, name)} out, or begin another."
                )
        kept = {name: _thawed(name, value) for name, value in stored.items() if name in _LASTING}
        return dataclasses.replace(self, **kept)


_LASTING = (
    *(
        "kind",
        "size",
        "batch",
        "width",
        "critic",
        "augment",
        "mirror",
        "conditional",
        "classes",
        "start",
        "freeze",
    ),
    *("seed", "rights"),
)
_PATHS = ("start", "data", "output")
_FLAGS = {"start": "from"}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Path) else value


def _thawed(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return Path(value) if name in _PATHS and value is not None else value


def _check_size(kind: Kind, size: int | None) -> None:
    sizes = sorted(kind.sizes)
    if size is not None and size not in sizes:
        named = ", ".join(map(str, sizes))
        raise BadInputError(
            f"--size is a power of two that a {kind.title} can draw: {named}; not {size:,} pixels."
        )


def _within(flag: str, value: float | None, low: float, high: float) -> None:
    if value is not None and not low <= value <= high:
        raise BadInputError(f"{flag} goes from {low:,g} to {high:,g}, not {value:,g}.")
