"""The state of a training on the disk: whole or not at all, in files of at most 16 MB, without code.

The files of a new checkpoint are written beside those of the old one; the list of files, written last and in
one step, is what makes them the checkpoint. Tensors larger than a file go into several.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from safetensors import SafetensorError
from torch import Tensor

from artstudio import files
from artstudio.errors import BadInputError
from artstudio.models.training.recipe import Recipe

MOST_BYTES = 16_000_000
LIST = "checkpoint.json"
VERSION = 1

_ROOM = 200_000  # for the header of a file
_MOST_PARTS = 4096
_DTYPES = {
    "float32": torch.float32,
    "float16": torch.float16,
    "bfloat16": torch.bfloat16,
    "int64": torch.int64,
}
_MOMENTS = ("exp_avg", "exp_avg_sq")


@dataclass(frozen=True)
class Checkpoint:
    """``facts``: plain JSON data beside the tensors."""

    step: int
    facts: Mapping[str, Any]
    tensors: Mapping[str, Tensor]


def save(folder: Path, checkpoint: Checkpoint) -> None:
    """Make ``checkpoint`` the one in ``folder``. Raises OSError; the old one is then as it was."""
    listed: list[dict[str, Any]] = []
    written: list[Path] = []
    forms = {
        name: {"shape": list(tensor.shape), "dtype": str(tensor.dtype).removeprefix("torch.")}
        for name, tensor in checkpoint.tensors.items()
    }
    try:
        for index, part in enumerate(_parts(checkpoint.tensors)):
            path = folder / f"step-{checkpoint.step:09d}-{index:03d}.safetensors"
            data = safetensors.torch.save(part)
            written.append(path)
            files.write_file(path, data)
            listed.append({"file": path.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
        about = {
            "version": VERSION,
            "step": checkpoint.step,
            "facts": checkpoint.facts,
            "tensors": forms,
            "files": listed,
        }
        files.write_file(folder / LIST, json.dumps(about).encode())
    except BaseException:
        _remove(set(written) - _kept(folder))
        raise
    _remove(set(folder.glob("step-*.safetensors")) - set(written))


def exists(folder: Path) -> bool:
    return (folder / LIST).is_file()


def facts(folder: Path) -> tuple[int, Mapping[str, Any]]:
    """The step and the facts of the checkpoint in ``folder``, without its tensors. Raises BadInputError."""
    about = _list(folder)
    return about["step"], about["facts"]


def load(folder: Path) -> Checkpoint:
    """The checkpoint in ``folder``. Raises BadInputError if there is none, or it is damaged."""
    about = _list(folder)
    pieces: dict[str, list[Tensor]] = {name: [] for name in about["tensors"]}
    try:
        for entry in about["files"]:
            for name, tensor in sorted(_file(folder, entry).items(), key=_place):
                pieces[name.rpartition("#")[0]].append(tensor)
        tensors = {}
        for name, form in about["tensors"].items():
            flat = torch.cat(pieces[name])
            if flat.dtype != _DTYPES[form["dtype"]]:
                raise ValueError(name)
            tensors[name] = flat.reshape(form["shape"])
    except (LookupError, ValueError, TypeError, AttributeError, RuntimeError, SafetensorError) as error:
        raise _damaged(folder) from error
    return Checkpoint(about["step"], about["facts"], tensors)


def _list(folder: Path) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads((folder / LIST).read_text(encoding="utf-8"))
        if about["version"] > VERSION:
            raise BadInputError(f"The training in {folder} is of a newer version of Art Studio; update it.")
        if type(about["step"]) is not int or not isinstance(about["facts"], dict):
            raise ValueError("step")
        if len(about["files"]) > _MOST_PARTS or not isinstance(about["tensors"], dict):
            raise ValueError("files")
        return about
    except FileNotFoundError as error:
        raise BadInputError(f"There is no training in {folder} to go on with.") from error
    except OSError as error:
        raise BadInputError(f"{folder / LIST} can't be read: {files.why(error)}.") from error
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise _damaged(folder) from error


def _file(folder: Path, entry: Mapping[str, Any]) -> dict[str, Tensor]:
    path = folder / Path(entry["file"]).name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInputError(f"{path}, a part of the training, can't be read: {files.why(error)}.") from error
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        raise _damaged(folder)
    found: dict[str, Tensor] = safetensors.torch.load(data)
    return found


def _damaged(folder: Path) -> BadInputError:
    return BadInputError(
        f"The training in {folder} is damaged; copy it again from where it came, or begin anew."
    )


def _place(item: tuple[str, Tensor]) -> tuple[str, int]:
    name, _, number = item[0].rpartition("#")
    return name, int(number)


def _parts(tensors: Mapping[str, Tensor]) -> Iterator[dict[str, Tensor]]:
    """The tensors, flat, in dictionaries of at most `MOST_BYTES`: ``name#0``, ``name#1`` ..."""
    part: dict[str, Tensor] = {}
    room = MOST_BYTES - _ROOM
    for name, tensor in tensors.items():
        flat = tensor.detach().reshape(-1).cpu()
        for number in range(max(1, math.ceil(flat.numel() * flat.element_size() / (MOST_BYTES - _ROOM)))):
            most = (MOST_BYTES - _ROOM) // flat.element_size()
            piece = flat[number * most : (number + 1) * most].clone()
            size = piece.numel() * piece.element_size() + 200  # its line in the header
            if part and size > room:
                yield part
                part, room = {}, MOST_BYTES - _ROOM
            part[f"{name}#{number}"] = piece
            room -= size
    if part:
        yield part


def _kept(folder: Path) -> set[Path]:
    with contextlib.suppress(BadInputError, LookupError, TypeError):
        return {folder / entry["file"] for entry in _list(folder)["files"]}
    return set()


def _remove(paths: set[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


# What of a recipe there is to keep.


def tensors_of(recipe: Recipe) -> dict[str, Tensor]:
    """Everything that a recipe has learnt, by name."""
    found: dict[str, Tensor] = {}
    for owner, network in {**recipe.networks, **recipe.memory, "ema": recipe.ema}.items():
        found |= {f"{owner}.{name}": tensor for name, tensor in network.state_dict().items()}
    for owner, optimizer in recipe.optimizers.items():
        for name, parameter in recipe.learning(owner):
            state = optimizer.state.get(parameter)
            if state:
                found |= {f"adam.{owner}.{name}.{key}": state[key] for key in _MOMENTS}
                found[f"adam.{owner}.{name}.step"] = state["step"].reshape(1)
    return found


def restore(recipe: Recipe, tensors: Mapping[str, Tensor]) -> None:
    """Put back what `tensors_of` gave. Raises LookupError or RuntimeError if the recipe is another."""
    for owner, network in {**recipe.networks, **recipe.memory, "ema": recipe.ema}.items():
        own = {
            name.removeprefix(f"{owner}."): tensor
            for name, tensor in tensors.items()
            if name.startswith(f"{owner}.")
        }
        network.load_state_dict(own)
    for owner, optimizer in recipe.optimizers.items():
        for name, parameter in recipe.learning(owner):
            prefix = f"adam.{owner}.{name}."
            if f"{prefix}step" in tensors:
                state: dict[str, Tensor] = {"step": tensors[f"{prefix}step"].reshape(()).clone()}
                for key in _MOMENTS:
                    state[key] = torch.empty_like(parameter, memory_format=torch.preserve_format)
                    state[key].copy_(tensors[prefix + key])
                optimizer.state[parameter] = state
