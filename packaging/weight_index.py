"""Reads and writes ``resources/weights/index.toml``, the list of every weight file that ships."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from safetensors.numpy import save as to_safetensors

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
INDEX = RESOURCES / "weights" / "index.toml"
_HEAD = """\
# Every weight file that ships. Loading checks size and hash against this list.
# Written by the scripts in packaging/; `file` is relative to this folder.
"""


def save(weight_id: str, file: str, tensors: Mapping[str, np.ndarray], about: Mapping[str, str]) -> Path:
    """Write ``tensors`` to ``resources/weights/<file>`` and put the file on the list.

    ``about`` holds the entry's ``source``, ``license`` and ``made``. Same tensors, same bytes.
    """
    data = to_safetensors({name: np.ascontiguousarray(array) for name, array in tensors.items()})
    return put(weight_id, file, data, about)


def put(weight_id: str, file: str, data: bytes, about: Mapping[str, str]) -> Path:
    """Write the bytes of a weight file as `save` does; the entry of a generator also names its ``card``."""
    path = INDEX.parent / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    entries = {entry["id"]: entry for entry in _entries()}
    entries[weight_id] = {
        "id": weight_id,
        "file": file,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        **about,
    }
    INDEX.write_text(_HEAD + "".join(_block(entries[key]) for key in sorted(entries)), encoding="utf-8")
    return path


def _entries() -> list[dict[str, str | int]]:
    if not INDEX.exists():
        return []
    entries: list[dict[str, str | int]] = tomllib.loads(INDEX.read_text(encoding="utf-8"))["weights"]
    return entries


def _block(entry: Mapping[str, str | int]) -> str:
    # A JSON string or number is also a TOML one.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in entry.items()]
    return "\n[[weights]]\n" + "".join(lines)
