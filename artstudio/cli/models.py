"""``artstudio models``: what is installed, how large it is and under which terms."""

from __future__ import annotations

import argparse

from artstudio.cli.console import Console
from artstudio.engine import catalog
from artstudio.models.base import ModelSpec

OWN_LICENSE = "Apache-2.0"
"""Of a model that is nothing but this program's own code."""


def list_models(args: argparse.Namespace, console: Console) -> int:
    """``artstudio models``: those that make pictures; their helpers are counted into their sizes."""
    specs = [entry.spec for entry in catalog.all_entries() if entry.spec.output == "image"]
    rows = [
        {
            "id": spec.id,
            "name": spec.title,
            "kind": spec.family,
            "bytes": sum(entry.bytes for entry in catalog.weight_entries() if entry.id in spec.weights),
            "license": _license(spec),
        }
        for spec in specs
    ]
    console.data(rows)
    widths = {key: max(len(str(row[key])) for row in rows) for key in ("id", "name", "kind")}
    for row in rows:
        names = "  ".join(f"{row[key]:{width}}" for key, width in widths.items())
        size = f"{int(str(row['bytes'])) / 1e6:.1f} MB" if row["bytes"] else "no weights"
        console.result(f"{names}  {size:>10}  {row['license']}")
    return 0


def _license(spec: ModelSpec) -> str:
    terms = {entry.license: None for entry in catalog.weight_entries() if entry.id in spec.weights}
    return "; ".join(terms) or OWN_LICENSE
