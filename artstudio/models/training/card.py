"""The card of a model: what it was made of, how and for how long."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Mapping
from typing import Any

import torch

import artstudio
from artstudio.models.foreign_file import title
from artstudio.models.training.options import KINDS, Options
from artstudio.models.training.pictures import Pack

_RIGHTS = {
    "": "not asked",
    "own": "whoever trained it made the pictures",
    "free": "the pictures are free for all to use",
    "allowed": "whoever owns the pictures has allowed it",
}
# What the same answer means for the model, which shows something of the pictures.
_LICENSES = {
    "own": "learned from pictures of whoever trained it; ask them",
    "free": "learned from pictures that are free for all to use",
    "allowed": "learned from pictures whose owner has allowed it; ask them before it is passed on",
}


def card_of(
    options: Options,
    pack: Pack,
    step: int,
    pictures: int,
    seconds: float,
    device: str,
    processes: int,
    losses: Mapping[str, float],
) -> dict[str, Any]:
    """As plain JSON data. ``seconds`` were trained in all; ``pictures`` were shown, repeats included."""
    counts = Counter(pack.labels)
    license_ = {"license": _LICENSES[options.rights]} if options.rights else {}
    return {
        **license_,
        "kind": options.kind,
        "title": title(options.output),
        "network": KINDS[options.kind].title,
        "classes": list(pack.classes),
        "data": {
            "name": pack.source,
            "rights": _RIGHTS[options.rights],
            "pictures": len(pack.names),
            "size": pack.size,
            "per_class": {name: counts[index] for index, name in enumerate(pack.classes)},
            "broken": len(pack.broken),
            "near_duplicates": len(pack.duplicates),
            "sha256": pack.content,
        },
        "training": {
            **options.to_json(),
            "start": options.start.name if options.start else None,
            "steps": step,
            "pictures": pictures,
            "seconds": round(seconds),
            "machine": device if processes == 1 else f"{processes} x {device}",
            "torch": torch.__version__,
            "python": platform.python_version(),
            "artstudio": artstudio.__version__,
            "losses": dict(losses),
        },
        "limits": (
            f"Draws {pack.size} x {pack.size} pixels of what {len(pack.names):,} pictures showed, and may "
            "come close to some of them."
        ),
    }
