"""Files of a point in a generator's latent space: what ``artstudio invert`` finds, and others may draw."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import artstudio
from artstudio import files
from artstudio.errors import BadInputError
from artstudio.latents import LatentPoint

VERSION = 1
MOST_BYTES = 16 << 20


@dataclass(frozen=True, kw_only=True)
class LatentFile:
    """``model``, ``sha256``: the generator's id, and the digest of its file. ``picture``: the name of the one
    that was placed; ``distance``: the perceptual one that was left, ``error``: the mean difference of its
    colors, 0..1."""

    model: str
    point: LatentPoint
    sha256: str = ""
    picture: str = ""
    distance: float = 0.0
    error: float = 0.0
    app: str = f"Art Studio {artstudio.__version__}"
    version: int = VERSION

    def to_json(self) -> str:
        fields = asdict(self) | {"point": self.point.to_json()}
        return json.dumps({"artstudio": "latent", **fields}, indent=1, allow_nan=False)


def write_latent(path: Path, latent: LatentFile) -> None:
    """Raises `BadInputError`; an old file is then as it was."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_file(path, latent.to_json().encode())
    except OSError as error:
        raise BadInputError(f"{path} can't be written: {files.why(error)}.") from error


def read_latent(path: Path) -> LatentFile:
    """Raises `BadInputError` for anything but a file that `write_latent` wrote."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _damaged(path)
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BadInputError(f"{path} can't be read: {files.why(error)}.") from error
    except (ValueError, RecursionError):
        raise _damaged(path) from None
    if not isinstance(data, Mapping) or data.get("artstudio") != "latent":
        raise _damaged(path)
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise _damaged(path)
    if version > VERSION:
        raise BadInputError(f"{path.name} was written by a newer Art Studio; update Art Studio to read it.")
    texts = {key: data.get(key, "") for key in ("model", "sha256", "picture", "app")}
    numbers = {key: data.get(key, 0.0) for key in ("distance", "error")}
    if not all(isinstance(text, str) for text in texts.values()) or not all(
        map(_is_number, numbers.values())
    ):
        raise _damaged(path)
    point = LatentPoint.from_json(data.get("point"))
    return LatentFile(point=point, version=version, **texts, **numbers)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _damaged(path: Path) -> BadInputError:
    return BadInputError(f"{path.name} is no point in a latent space; 'artstudio invert' writes such files.")
