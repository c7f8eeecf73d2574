"""Files of networks from elsewhere, as names and tensors: pickles, PyTorch files of both formats,
safetensors.

No code in a file runs: see ``unpickler``. Tensors are read when they are asked for, so the optimizers and
discriminators beside a generator cost nothing.
"""

from __future__ import annotations

import io
import itertools
import json
import pickle
import struct
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import IO, Any

import safetensors
import safetensors.torch
from torch import Tensor

from artstudio.errors import BadInputError
from artstudio.models.foreign_file import wants_code
from artstudio.models.generators import unpickler
from artstudio.models.generators.unpickler import (
    DTYPES,
    DamagedError,
    Name,
    Record,
    RefusedError,
    Storage,
    StoredTensor,
)

_MOST_PARTS = 100_000  # tensors and attributes of one network
_DEEPEST = 32
_LEGACY_MAGIC = 0x1950A86A20F9469CFC6C  # torch.save before 1.6 starts with this number, pickled


@dataclass(frozen=True)
class Network:
    """One network of a file.

    ``tensors``: by their dotted names. ``facts``: plain attributes (numbers, texts, None) of the objects
    that a whole network is made of, by dotted names too; empty for a state dict. ``kind``: the class of the
    network, if known.
    """

    tensors: Mapping[str, StoredTensor | Tensor]
    facts: Mapping[str, Any] = field(default_factory=dict)
    kind: str = ""

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {name: tuple(tensor.shape) for name, tensor in self.tensors.items()}

    def read(self, name: str) -> Tensor:
        """Raises DamagedError."""
        tensor = self.tensors[name]
        return tensor if isinstance(tensor, Tensor) else tensor.read()


@dataclass(frozen=True)
class Content:
    """``networks`` of a file by the name they have there ("" for a file that is one network), and its
    metadata."""

    networks: Mapping[str, Network]
    metadata: Mapping[str, str] = field(default_factory=dict)


def read(data: bytes, name: str, most_unpacked: int = 4 << 30) -> Content:
    """What the bytes of a file called ``name`` hold, without running code.

    An archive may unpack to ``most_unpacked`` bytes. Raises BadInputError with a sentence.
    """
    if data[4:9] == b"\0\0\0\0{":  # the length of the header, and the header
        return _safetensors(data, name)
    try:
        if data[:4] == b"PK\x03\x04":
            value = _read_zip(data, most_unpacked)
        elif data[:1] == b"\x80":
            value = _read_stream(data)
        else:
            raise BadInputError(f"{name} is not a network: it is no pickle, PyTorch or safetensors file.")
        return Content(dict(_networks(value)))
    except RefusedError as error:
        raise BadInputError(wants_code(name, ascii(str(error)[:80])[1:-1])) from error
    except (DamagedError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        why = f": {error}" if isinstance(error, DamagedError) else ""
        raise BadInputError(f"{name} is damaged or cut short{why}; get it again.") from error


def _safetensors(data: bytes, name: str) -> Content:
    try:
        tensors = safetensors.torch.load(data)
        (length,) = struct.unpack("<Q", data[:8])
        metadata = json.loads(data[8 : 8 + length]).get("__metadata__") or {}
    except (safetensors.SafetensorError, ValueError) as error:
        raise BadInputError(f"{name} is a damaged safetensors file; get it again.") from error
    return Content({"": Network(tensors)}, metadata)


# Containers. In each, the pickle refers to storages by a tuple: ("storage", type, key, device, numbers, ...).


def _reference(reference: Any) -> tuple[str, Name, int]:
    match reference:
        case ("storage", Name(module="torch", name=name) as kind, str(key), str(), int(numbers), *_):
            if name in DTYPES and 0 <= numbers < 1 << 40:
                return key, kind, numbers
    raise RefusedError("an unknown reference")


def _read_zip(data: bytes, most_unpacked: int) -> Any:
    archive = zipfile.ZipFile(io.BytesIO(data))
    sizes = {item.filename: item.file_size for item in archive.infolist()}
    if sum(sizes.values()) > most_unpacked:
        raise DamagedError("it unpacks to too much")
    inside = [entry for entry in sizes if entry.endswith("/data.pkl")]
    if len(inside) != 1:
        raise DamagedError("it is an archive without a network")
    root = inside[0].removesuffix("data.pkl")
    order = f"{root}byteorder"
    if order in sizes and archive.read(order).strip() != b"little":
        raise DamagedError("its numbers have an unknown byte order")
    storages: dict[str, Storage] = {}

    def persistent(reference: Any) -> Storage:
        key, kind, numbers = _reference(reference)
        entry, dtype = f"{root}data/{key}", DTYPES[kind.name]
        if sizes.get(entry) != numbers * dtype.itemsize:
            raise DamagedError("the numbers of a tensor are missing")
        return storages.setdefault(key, Storage(dtype, numbers, partial(archive.read, entry)))

    return unpickler.load(io.BytesIO(archive.read(inside[0])), itertools.count(), persistent)


def _read_stream(data: bytes) -> Any:
    """A plain pickle, as official networks are, or a file of torch.save before 1.6."""
    count = itertools.count()
    if _is_legacy(data):
        return _read_legacy(data, count)
    return unpickler.load(io.BytesIO(data), count, nested=lambda inner: _nested(inner, count))


def _is_legacy(data: bytes) -> bool:
    return data.startswith(pickle.dumps(_LEGACY_MAGIC, protocol=2))


def _nested(data: bytes, count: Iterator[int]) -> Storage:
    """A storage that was pickled by itself is such a file within the file, with the storage as its only
    value."""
    value = _read_legacy(data, count)
    if not isinstance(value, Storage):
        raise DamagedError("a tensor's numbers are none")
    return value


def _read_legacy(data: bytes, count: Iterator[int]) -> Any:
    """Five pickles (magic number, version, machine, value, keys), then each storage: its length and its
    numbers."""
    file = io.BytesIO(data)
    if unpickler.load(file, count) != _LEGACY_MAGIC or unpickler.load(file, count) != 1001:
        raise DamagedError("it is of an unknown version")
    machine = unpickler.load(file, count)
    if not isinstance(machine, dict) or machine.get("little_endian") is not True:
        raise DamagedError("its numbers have an unknown byte order")
    storages: dict[str, Storage] = {}
    places: dict[str, memoryview] = {}

    def persistent(reference: Any) -> Any:
        if isinstance(reference, tuple) and len(reference) == 4 and reference[0] == "module":
            return reference[1]  # a class, beside its source
        key, kind, numbers = _reference(reference)
        return storages.setdefault(key, Storage(DTYPES[kind.name], numbers, lambda: places[key]))

    value = unpickler.load(file, count, persistent)
    keys = unpickler.load(file, count)
    if not isinstance(keys, list) or {key for key in keys if isinstance(key, str)} != storages.keys():
        raise DamagedError("the numbers of its tensors are missing")
    for key in keys:
        places[key] = _place(file, data, storages[key])
    return value


def _place(file: IO[bytes], data: bytes, storage: Storage) -> memoryview:
    header = file.read(8)
    length = storage.numbers * storage.dtype.itemsize
    start = file.tell()
    if len(header) != 8 or struct.unpack("<q", header)[0] != storage.numbers or start + length > len(data):
        raise DamagedError("the numbers of its tensors are cut short")
    file.seek(length, io.SEEK_CUR)
    return memoryview(data)[start : start + length]


# From values to networks.


def _networks(value: Any) -> Iterator[tuple[str, Network]]:
    """The networks in what a file holds: the whole, or the entries of a dictionary of several.

    Tensors beside them are the network "".
    """
    if isinstance(value, Record):
        yield "", _network(value)
        return
    if not isinstance(value, dict):
        raise DamagedError(f"it holds a {type(value).__name__} and no network")
    yield "", _network({key: part for key, part in value.items() if isinstance(part, StoredTensor)})
    for key, part in value.items():
        if isinstance(key, str) and isinstance(part, (dict, Record)):
            yield key, _network(part)


def _network(value: Any) -> Network:
    tensors: dict[str, StoredTensor | Tensor] = {}
    facts: dict[str, Any] = {}
    for count, (name, part) in enumerate(_walk(value, "", 0)):
        if count > _MOST_PARTS:
            raise DamagedError("it has more parts than any network")
        if isinstance(part, StoredTensor):
            tensors[name] = part
        elif part is None or isinstance(part, (bool, int, float, str)):
            facts[name] = part
    return Network(tensors, facts, value.name if isinstance(value, Record) else "")


def _walk(value: Any, prefix: str, depth: int) -> Iterator[tuple[str, Any]]:
    """Everything in a state dict, or in a module and the modules within it, by dotted name.

    Each entry that is looked at is yielded, so that whoever counts them can end what never ends.
    """
    if depth > _DEEPEST:
        raise DamagedError("it is nested deeper than any network")
    state = value.state if isinstance(value, Record) else value
    for key, part in state.items() if isinstance(state, dict) else ():
        yield f"{prefix}{key}", part
        if (
            isinstance(value, Record)
            and key in ("_parameters", "_buffers", "_modules")
            and isinstance(part, dict)
        ):
            for name, inner in part.items():
                yield f"{prefix}{name}", inner
                if isinstance(inner, Record):
                    yield from _walk(inner, f"{prefix}{name}.", depth + 1)
