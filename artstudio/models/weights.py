"""Finds, checks and reads the weight files that ship. Needs numpy and safetensors only; torch on request."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load as parse_safetensors

from artstudio import paths
from artstudio.errors import WeightsError

if TYPE_CHECKING:
    import torch

_REPAIR = "Install Art Studio again to repair it."


@dataclass(frozen=True)
class WeightEntry:
    """One line of ``resources/weights/index.toml``.

    ``card``: of weights that are a generator by themselves, the JSON file beside them that describes it (see
    `artstudio.models.generators.card`); no other weights have one.
    """

    id: str
    file: str  # relative to the index
    sha256: str
    bytes: int
    source: str
    license: str
    made: str
    card: str = ""

    @property
    def path(self) -> Path:
        return paths.resource("weights").joinpath(self.file)


@cache
def weight_entries() -> tuple[WeightEntry, ...]:
    """Every weight file that ships, sorted by id. Raises WeightsError when the list itself is unreadable."""
    index = paths.resource("weights", "index.toml")
    try:
        listed = tomllib.loads(index.read_text(encoding="utf-8"))["weights"]
        entries = [WeightEntry(**entry) for entry in listed]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise WeightsError(f"The list of weight files {index} cannot be read. {_REPAIR}") from error
    return tuple(sorted(entries, key=lambda entry: entry.id))


def load_arrays(weight_id: str) -> dict[str, NDArray[np.float32]]:
    """The tensors of one weight file by name, after its size and hash were checked. Raises WeightsError."""
    return parse(_entry(weight_id))


def load_tensors(weight_id: str) -> dict[str, torch.Tensor]:
    """Like ``load_arrays``, as torch tensors on the CPU."""
    import torch

    return {name: torch.from_numpy(array) for name, array in load_arrays(weight_id).items()}


def card(weight_id: str) -> dict[str, Any]:
    """What is said of a weight file in the JSON beside it: data, training, measures; {} if nothing."""
    path = paths.resource("weights", f"{weight_id}.json")
    try:
        said = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (OSError, ValueError) as error:
        raise WeightsError(f"The model card {path} cannot be read. {_REPAIR}") from error
    return dict(said)


def parse(entry: WeightEntry) -> dict[str, NDArray[np.float32]]:
    """Read, check and parse the file of one entry, half precision widened. Raises WeightsError."""
    try:
        data = entry.path.read_bytes()
    except OSError as error:
        raise WeightsError(
            f"The weight file {entry.path} cannot be read ({error.strerror}). {_REPAIR}"
        ) from error
    if len(data) != entry.bytes:
        raise WeightsError(
            f"The weight file {entry.path} is damaged: {len(data):,} bytes instead of {entry.bytes:,}. "
            f"{_REPAIR}"
        )
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        raise WeightsError(f"The weight file {entry.path} is damaged: its content has changed. {_REPAIR}")
    try:
        arrays = parse_safetensors(data)
    except SafetensorError as error:
        raise WeightsError(f"The weight file {entry.path} is not a safetensors file. {_REPAIR}") from error
    return {name: array.astype(np.float32, copy=False) for name, array in arrays.items()}


def _entry(weight_id: str) -> WeightEntry:
    for entry in weight_entries():
        if entry.id == weight_id:
            return entry
    raise WeightsError(f"There is no weight file called {weight_id!r}. {_REPAIR}")
