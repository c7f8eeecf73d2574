"""Tables of measurements, for people and as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass
class Table:
    """``rows``: one mapping from column to value each; floats are printed with three digits."""

    title: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, **values: Any) -> None:
        self.rows.append(values)

    def text(self) -> str:
        columns = list(dict.fromkeys(column for row in self.rows for column in row))
        cells = [[c.replace("_", " ") for c in columns]]
        cells += [[_shown(row.get(c, "")) for c in columns] for row in self.rows]
        widths = [max(len(line[i]) for line in cells) for i in range(len(columns))]
        lines = [
            "  ".join(
                cell.ljust(w) if i == 0 else cell.rjust(w)
                for i, (cell, w) in enumerate(zip(line, widths, strict=True))
            )
            for line in cells
        ]
        lines.insert(1, "  ".join("-" * width for width in widths))
        return "\n".join([self.title, "", *lines, *self.notes, ""])


def emit(tables: Sequence[Table], as_json: bool) -> None:
    """Print ``tables`` to read, or as one JSON list."""
    if as_json:
        print(json.dumps([{"title": t.title, "rows": t.rows, "notes": t.notes} for t in tables], indent=2))
    else:
        print("\n".join(table.text() for table in tables), flush=True)


def arguments(about: str, **options: Any) -> argparse.Namespace:
    """The command line of a benchmark: ``--json``, and an option with a number for each of ``options``."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    for name, default in options.items():
        parser.add_argument(f"--{name}", type=type(default), default=default, help=f"default {default}")
    return parser.parse_args()


def percentile(values: Sequence[float], percent: float) -> float:
    """``nan`` of nothing."""
    return float(np.percentile(values, percent)) if len(values) else float("nan")


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"
    return str(value)
