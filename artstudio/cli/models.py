"""``artstudio models``: what is installed, how large it is and under which terms; adding and removing
generators."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from artstudio.cli.console import Console
from artstudio.cli.latent import shortened
from artstudio.cli.stylize import open_engine
from artstudio.engine import catalog
from artstudio.engine.catalog import Installed
from artstudio.engine.context import Cancelled
from artstudio.engine.request import Lane, Request
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.models.base import ModelSpec, NetworkFile
from artstudio.params import Values

OWN_LICENSE = "Apache-2.0"
"""Of a model that is nothing but this program's own code."""

Row = dict[str, Any]


def run(args: argparse.Namespace, console: Console) -> int:
    match args.action:
        case "add":
            return add(args.files, console)
        case "info":
            return info(args.model, console)
        case "remove":
            return remove(args.model, console)
        case _:
            return list_models(console)


def list_models(console: Console) -> int:
    """Those that make pictures; their helpers are counted into their sizes."""
    rows = [_row(entry.spec) for entry in catalog.all_entries() if entry.spec.output == "image"]
    generators, notices = catalog.installed()
    rows += [_installed_row(item) for item in generators]
    console.data(rows)
    widths = {key: max(len(str(row[key])) for row in rows) for key in ("id", "name", "kind")}
    for row in rows:
        names = "  ".join(f"{row[key]:{width}}" for key, width in widths.items())
        size = f"{row['bytes'] / 1e6:.1f} MB" if row["bytes"] else "no weights"
        pixels = f"{row['pixels']} px" if row["pixels"] else ""
        classes = f"  {shortened(row['classes'])}" if row["classes"] else ""
        console.result(f"{names}  {size:>10}  {pixels:>7}  {row['license']}{classes}")
    for notice in notices:
        console.say(notice)
    return 0


def add(names: list[str], console: Console) -> int:
    """Recognize each file and install it; the exit status is 0 if all were added, 2 if none was, else 1."""
    taken = {entry.spec.id for entry in catalog.all_entries()}
    spec = catalog.get("generator-file").spec
    engine = open_engine("cpu", console)
    report: list[Row] = []
    with console.progress(len(names)) as bar:
        for done, name in enumerate(names):
            bar.at(done, name)
            values = Values.of(spec.params, {"path": name})
            try:
                with console.gently(engine.cancel):
                    found = engine.run(Request(spec.id, values, lane=Lane.FINAL, slot="cli"))
                assert isinstance(found, NetworkFile)
                item, new = catalog.install(found, taken)
            except Cancelled:
                raise KeyboardInterrupt from None
            except ArtStudioError as error:
                console.say(str(error))
                report.append({"file": name, "error": str(error)})
                continue
            report.append({"file": name, "added": new, **_installed_row(item)})
            verb = "is" if new else "was installed before as"
            console.result(f"{Path(name).name} {verb} {item.card.id}: {_in_words(item)}.")
    failed = sum("error" in row for row in report)
    console.data({"models": report, "failed": failed})
    return 0 if not failed else 2 if failed == len(report) else 1


def info(model: str, console: Console) -> int:
    """The card of a generator."""
    try:
        item = catalog.get_installed(model)
    except BadInputError:
        spec = next((e.spec for e in catalog.all_entries() if e.spec.id == model), None)
        if spec is None:
            raise
        said = {key: value for own in spec.weights for key, value in catalog.card(own).items()}
        row = _row(spec)
        return _table(
            row | {key: value for key, value in said.items() if key not in (*row, "title")}, console
        )
    card = item.card
    rows = _installed_row(item)
    rows |= {
        "colors": card.colors,
        "layers": card.layers,
        "z": card.z_size,
        "w": card.w_size,
        "parameters": card.parameters,
        "source": card.source,
        "sha256": card.sha256,
        "shipped": item.shipped,
    }
    rows |= {key: value for key, value in card.about.items() if key not in rows}
    return _table(rows, console)


def remove(model: str, console: Console) -> int:
    catalog.uninstall(model)
    console.result(f"{model} is removed.")
    console.data({"removed": model})
    return 0


def _table(row: Row, console: Console) -> int:
    console.data(row)
    for label, text in _lines(row):
        console.result(f"{label:24}{text}")
    return 0


def _lines(row: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    for key, value in row.items():
        label = f"{before}{key.replace('_', ' ')}"
        if isinstance(value, Mapping):
            lines += _lines(value, f"{label} ")
        elif isinstance(value, (list, tuple)):
            lines.append((label, ", ".join(str(part) for part in value)))
        elif value is not None:
            shown = f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
            lines.append((label, shown))
    return lines


def _row(spec: ModelSpec) -> Row:
    weights = [entry for entry in catalog.weight_entries() if entry.id in spec.weights]
    return {
        "id": spec.id,
        "name": spec.title,
        "kind": spec.family,
        "bytes": sum(entry.bytes for entry in weights),
        "pixels": None,
        "classes": [],
        "license": "; ".join(dict.fromkeys(entry.license for entry in weights)) or OWN_LICENSE,
    }


def _installed_row(item: Installed) -> Row:
    card = item.card
    return {
        "id": card.id,
        "name": card.title,
        "kind": card.kind,
        "bytes": card.bytes,
        "pixels": card.size,
        "classes": list(card.classes),
        "license": card.license,
    }


def _in_words(item: Installed) -> str:
    card = item.card
    classes = f", {len(card.classes)} classes" if card.classes else ""
    return (
        f"{card.kind}, {card.size} px{classes}, {card.parameters / 1e6:.1f} million parameters, from "
        f"{card.source}; license: {card.license}"
    )
