"""Style networks from elsewhere: recognized by their tensors, loaded without running code.

Two kinds are known: state dicts of PyTorch's fast_neural_style example (``.pth`` or ``.safetensors``), and
ONNX files of networks with one picture in and one picture out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

import numpy as np
import torch

from artstudio import files
from artstudio.errors import BadInputError, WeightsError
from artstudio.imaging import resize
from artstudio.models import foreign_file
from artstudio.models.style import johnson, tiled
from artstudio.models.style.networks import Painter
from artstudio.pixels import FloatArray

if TYPE_CHECKING:
    from artstudio.models.style.onnx_network import OnnxNetwork

_MOST_BYTES = 512 << 20
# Larger pictures are painted smaller and enlarged: the usual network keeps 64 bytes per pixel.
_MOST_PIXELS = 12_000_000


def _ignore(step: int, total: int) -> None:
    pass


@dataclass(frozen=True)
class ForeignInfo:
    """What was recognized: ``sha256`` of the file, and ``details`` as plain JSON data."""

    kind: Literal["johnson", "onnx"]
    title: str
    sha256: str
    details: Mapping[str, Any]


class ForeignNetwork(Protocol):
    """A network that paints in the one style it was trained for."""

    def run(self, picture: FloatArray, report: tiled.Report = _ignore) -> FloatArray:
        """(H, W, 3) in 0..1 -> a painting of the same size. Raises BadInputError if it fails.

        What ``report`` raises ends the work.
        """
        ...


def inspect(path: Path) -> ForeignInfo:
    """Recognize a network file. Raises BadInputError with a sentence that names what was found instead."""
    return _inspect(path, _read(path))


def import_file(path: Path, folder: Path) -> tuple[ForeignInfo, Path]:
    """Recognize a network file, and turn it into one that is safe to keep.

    A ``.pth`` is converted to safetensors, below ``folder``; any other file stays what and where it is.
    Returns the facts about the file to keep, and its path. Raises BadInputError.
    """
    data = _read(path)
    info = _inspect(path, data)
    if info.kind == "onnx" or path.suffix.lower() == ".safetensors":
        return info, path
    kept = johnson.to_safetensors(johnson.read_tensors(data, path.name))
    target = folder / info.sha256[:16] / f"{path.stem}.safetensors"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        files.write_file(target, kept)
    except OSError as error:
        raise BadInputError(f"{path.name} could not be converted in {folder}: {files.why(error)}.") from error
    return _inspect(target, kept), target


def load(path: str | Path, sha256: str, device: str = "cpu") -> ForeignNetwork:
    """A network file that ``inspect`` found to have this hash. Raises WeightsError if it has changed."""
    path = Path(path)
    try:
        data = _read(path)
    except BadInputError as error:
        raise WeightsError(f"The network of a style is missing. {error}") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise WeightsError(f"The network file {path} has changed since it was added; add it again.")
    if _is_onnx(path):
        return _onnx(data, path.name)
    tensors = johnson.read_tensors(data, path.name)
    painter = johnson.build(tensors, johnson.recognize(tensors, path.name))
    return JohnsonNetwork(painter.to(device))


class JohnsonNetwork:
    """A fast_neural_style network on a torch device."""

    def __init__(self, painter: Painter):
        self._painter = painter
        self._style = torch.ones(1, 1, device=next(painter.parameters()).device)

    def run(self, picture: FloatArray, report: tiled.Report = _ignore) -> FloatArray:
        height, width = picture.shape[:2]
        scale = min(1.0, (_MOST_PIXELS / (height * width)) ** 0.5)
        small = resize(picture, max(1, round(width * scale)), max(1, round(height * scale)))
        painted = np.empty_like(small)

        def write(top: int, rows: FloatArray) -> None:
            painted[top : top + len(rows)] = rows

        tiled.paint(self._painter, self._style, small.shape[:2], lambda a, b: small[a:b], write, report)
        return resize(painted, width, height).clip(0.0, 1.0)


def _inspect(path: Path, data: bytes) -> ForeignInfo:
    digest = hashlib.sha256(data).hexdigest()
    if _is_onnx(path):
        form = _onnx(data, path.name).form
        details: dict[str, Any] = {
            "layout": form.layout, "range": list(form.range), "size": list(form.size) if form.size else None,
        }  # fmt: skip
        return ForeignInfo("onnx", foreign_file.title(path), digest, details)
    tensors = johnson.read_tensors(data, path.name)
    config = johnson.recognize(tensors, path.name)
    details = {"channels": [*config.contract], "blocks": config.blocks}
    return ForeignInfo("johnson", foreign_file.title(path), digest, details)


def _is_onnx(path: Path) -> bool:
    return path.suffix.lower() == ".onnx"


def _onnx(data: bytes, name: str) -> OnnxNetwork:
    # Imported late: most artists never drop such a file.
    from artstudio.models.style.onnx_network import OnnxNetwork

    return OnnxNetwork(data, name)


def _read(path: Path) -> bytes:
    return foreign_file.read(path, _MOST_BYTES, "a style network")
