"""The generator that was measured best in a training: kept in its folder, whatever becomes of the last."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from artstudio import files
from artstudio.models.foreign_file import title
from artstudio.models.generators.card import METADATA

_MOST_HEADER = 1 << 24


@dataclass(frozen=True)
class Best:
    """``path``: a model's file. ``figures``: see `measures.reference.Reference.compare`."""

    path: Path
    step: int
    figures: Mapping[str, float]

    def beaten_by(self, figures: Mapping[str, float]) -> bool:
        return figures["kid"] < self.figures["kid"]


def best_file(output: Path) -> Path:
    """Where the best of the training of ``output`` is kept."""
    return output.with_name(f"{output.name}.training") / f"{output.stem}-best{output.suffix}"


def best_card(card: Mapping[str, Any], output: Path, figures: Mapping[str, float]) -> dict[str, Any]:
    """The card of the best, by which `best_of` knows it again."""
    return {**card, "title": title(best_file(output)), "measures": dict(figures)}


def best_of(output: Path) -> Best | None:
    """The best so far of the training of ``output``, read without loading torch; None if there is none."""
    path = best_file(output)
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            if length > _MOST_HEADER:
                return None
            card = json.loads(json.loads(file.read(length))["__metadata__"][METADATA])
        figures = {str(name): float(value) for name, value in card["measures"].items()}
        return Best(path, int(card["training"]["steps"]), figures) if "kid" in figures else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error, RecursionError):
        return None


def use_best(output: Path) -> Best | None:
    """Make the best the model's file of its training. Raises OSError."""
    best = best_of(output)
    if best is not None:
        files.write_file(output, best.path.read_bytes())
    return best
