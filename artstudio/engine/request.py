"""The messages between whoever asks and the runner. All of them can be pickled and compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from artstudio.params import Values
from artstudio.pixels import Pixels


class Quality(StrEnum):
    """How much of the result is worth waiting for."""

    COARSE = "coarse"  # at once, while the hand moves
    FULL = "full"  # what the canvas shows at rest
    FINAL = "final"  # every pixel of the export


class Lane(StrEnum):
    """Who waits for whom: live before final before idle."""

    LIVE = "live"  # one request per slot, a newer one replaces an older
    FINAL = "final"  # first in, first out; can be paused and reordered
    IDLE = "idle"  # thumbnails: when nothing else is to do; one request per slot


@dataclass(frozen=True)
class Request:
    """Everything a result depends on: the same request gives the same pixels, anywhere.

    ``inputs``: pictures, or requests for pictures that are to be made first. ``size``: (width, height) of
    the result in pixels, None for the model's own choice.
    ``depth``: 32 for float32 in 0..1; 8 or 16 for the rounded integers of a file, which keeps an
    export of 48 megapixels in bounded memory.
    """

    model: str
    values: Values = field(default_factory=Values)
    inputs: tuple[Pixels | Request, ...] = ()
    seed: int = 0
    size: tuple[int, int] | None = None
    quality: Quality = Quality.FULL
    depth: Literal[8, 16, 32] = 32
    # Who asked, when, whether the answer should take no more than a moment, whether it will be an input of
    # others, and whether all other requests may pass it between two steps. None of it changes the pixels,
    # so none takes part in comparisons.
    slot: str = field(default="live", compare=False)
    lane: Lane = field(default=Lane.LIVE, compare=False)
    stamp: int = field(default=0, compare=False)
    quick: bool = field(default=False, compare=False)
    keep: bool = field(default=False, compare=False)
    patient: bool = field(default=False, compare=False)

    @property
    def pictures(self) -> tuple[Pixels, ...]:
        """The inputs as a model sees them: the runner has made those that were to be made."""
        return tuple(given for given in self.inputs if isinstance(given, Pixels))


@dataclass(frozen=True)
class Progress:
    """``seconds_left`` is None while it can't be told. ``note`` is a sentence to show, if any."""

    step: int
    total: int
    seconds_left: float | None = None
    note: str = ""


UpdateKind = Literal["preview", "progress", "done", "failed", "cancelled"]


@dataclass(frozen=True)
class Update:
    """What the runner says about a request. ``seconds``: how long it ran, once it is done.

    ``payload``: an output (see `artstudio.models.base`) for preview and done, a `Progress` for progress,
    a sentence for failed, None for cancelled.
    """

    request: Request
    kind: UpdateKind
    payload: Any = None
    seconds: float = 0.0
