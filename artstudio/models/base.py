"""What a model family is: a spec that costs nothing to read, and a model that loads on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from artstudio.params import AnyParam

if TYPE_CHECKING:
    from artstudio.engine.context import Context
    from artstudio.engine.devices import Device
    from artstudio.engine.request import Request

OutputKind = Literal["image", "vector", "network", "placed", "directions"]


@dataclass(frozen=True)
class Image:
    """A picture made by a model: (H, W, 3 or 4); float32 in 0..1, or uint8/uint16 if so requested.

    ``coarse`` says that a better one follows.
    """

    array: NDArray[Any]
    coarse: bool = False


@dataclass(frozen=True)
class VectorOutput:
    """A point in a latent space, float32 (n,)."""

    array: NDArray[np.float32]


@dataclass(frozen=True)
class NetworkFile:
    """A network file that was recognized. ``details`` says how to run it, as plain JSON data.

    ``path``: the file to keep, converted so that no code can hide in it; ``sha256`` is its digest.
    """

    kind: str
    title: str
    sha256: str
    details: Mapping[str, Any]
    path: str


@dataclass(frozen=True)
class Placed:
    """A picture of the artist's in a generator's space: the ``w`` (layers, w_size) that comes closest so far.

    ``picture``: what that draws, (H, W, 3) in 0..1. ``distance``: how different it looks, the perceptual
    distance, 0 for the same; ``error``: the mean difference of its colors, 0..1. ``start``: the distance that
    the search began with; ``steps``: how many it has taken.
    """

    w: NDArray[np.float32]
    picture: NDArray[np.float32]
    distance: float
    error: float
    start: float
    steps: int


@dataclass(frozen=True)
class Directions:
    """The principal directions of a generator's space, the strongest first.

    ``vectors`` (n, w_size): one standard deviation each. ``shares`` (n,): what part of all variation each
    has. ``method``: how they were found, in a few words.
    """

    vectors: NDArray[np.float32]
    shares: NDArray[np.float32]
    method: str


Output = Image | VectorOutput | NetworkFile | Placed | Directions


@dataclass(frozen=True)
class ModelSpec:
    """What can be known of a model without loading it. Imports no torch.

    ``classes``: names of what a generator can be conditioned on.
    """

    id: str
    title: str
    family: str
    params: tuple[AnyParam, ...]
    inputs: tuple[str, ...]
    output: OutputKind
    weights: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    def param(self, param_id: str) -> AnyParam:
        return next(p for p in self.params if p.id == param_id)


class Model(Protocol):
    """A loaded model. ``run`` calls ``ctx.report`` often and returns the finished output."""

    spec: ModelSpec

    def load(self, device: Device) -> None: ...

    def run(self, request: Request, ctx: Context) -> Output: ...


@dataclass(frozen=True)
class Entry:
    """A registered model: its spec, and how to make it once it is wanted.

    ``revision``: changes where another model has come to be called the same.
    """

    spec: ModelSpec
    make: Callable[[], Model]
    revision: str = ""
