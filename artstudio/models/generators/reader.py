"""Recognizing a generator's file, without running anything in it."""

from __future__ import annotations

from pathlib import Path

from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.engine.request import Request
from artstudio.models import foreign_file
from artstudio.models.base import NetworkFile
from artstudio.models.generators import recognize
from artstudio.models.generators.recognize import Recognized
from artstudio.models.generators.spec import FILE
from artstudio.paths import cache_dir


class GeneratorReader:
    """Turns a file from anywhere into one of our own, below the cache folder, and says what it holds.

    `artstudio.models.generators.installed.add` takes what it gives.
    """

    spec = FILE

    def load(self, device: Device) -> None:
        """Nothing to load: the file is read when it is known which."""

    def run(self, request: Request, ctx: Context) -> NetworkFile:
        path = Path(request.values["path"])
        ctx.report(0, 1)
        found, converted, digest = recognize.import_file(path, cache_dir() / "generators")
        ctx.report(1, 1)
        facts = facts_of(found) | {"bytes": converted.stat().st_size}
        return NetworkFile(found.kind, foreign_file.title(path), digest, facts, str(converted))


def facts_of(found: Recognized) -> dict[str, object]:
    """What a card says of the network itself, and what its maker says, as plain data."""
    config = found.config
    names = found.card.get("classes", ())
    if not isinstance(names, list) or len(names) != config.classes:
        names = [f"Class {index + 1}" for index in range(config.classes)]
    network = found.build()
    return {
        "source": found.source,
        "size": config.size,
        "colors": config.colors,
        "z_size": config.z_size,
        "w_size": config.w_size,
        "layers": config.layers,
        "class_names": [str(name) for name in names],
        "parameters": sum(part.numel() for part in network.parameters()),
        "kind": found.kind,
        "card": dict(found.card),
    }
