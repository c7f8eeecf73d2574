"""Small generators in files of our own, with numbers that anyone can make again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from artstudio.engine import catalog
from artstudio.engine.headless import Headless
from artstudio.engine.request import Request
from artstudio.models.base import NetworkFile
from artstudio.models.generators import installed, recognize, stylegan2
from artstudio.models.generators.installed import Installed
from artstudio.params import Values
from tests.models.generators.foreign_networks import filled

SMALL = stylegan2.StyleGAN2Config(32, (16, 16, 16, 16), z_size=16, w_size=16, classes=3, mapping_layers=2)
CARD = {
    "title": "Three seas",
    "classes": ["Calm", "Rough", "Frozen"],
    "license": "CC0-1.0",
    "truncation": 0.7,
    "steps": 1234,
    "measures": {"fid": 12.5},
    "id": "style",
    "nothing": None,
}


def own_file(path: Path, card: dict[str, Any] | None = CARD) -> Path:
    """A small conditional StyleGAN2 as the training writes it."""
    network = stylegan2.Generator(SMALL)
    found = recognize.Recognized("stylegan2", SMALL, filled(network), "Art Studio", card or {})
    path.write_bytes(found.to_safetensors())
    return path


def add_own(path: Path, card: dict[str, Any] | None = CARD) -> Installed:
    """Write `own_file`, and install it through the runner."""
    spec = catalog.get("generator-file").spec
    found = Headless().run(Request(spec.id, Values.of(spec.params, {"path": str(own_file(path, card))})))
    assert isinstance(found, NetworkFile)
    return installed.add(found)[0]
