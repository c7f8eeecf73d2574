"""``artstudio measure``: how well a generator has learnt, in figures and in plain words."""

from __future__ import annotations

import argparse
import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artstudio import files, paths
from artstudio.cli import jobs
from artstudio.cli.console import Console
from artstudio.cli.styles import number, preferences
from artstudio.cli.stylize import open_device
from artstudio.document.export import options_for, write_picture
from artstudio.document.picture import read_picture
from artstudio.engine import measuring
from artstudio.engine.context import Cancelled
from artstudio.engine.devices import Device
from artstudio.engine.measuring import FEWEST, Data, Subject
from artstudio.errors import BadInputError
from artstudio.pixels import FloatArray

if TYPE_CHECKING:
    from artstudio.models.measures.report import Measures

MOST_SAMPLES = 100_000
LAST_SEED = 2**32 - 1
_HIGHEST_TRUNCATION = 1.5


def measure(args: argparse.Namespace, console: Console) -> int:
    seeds = _seeds(args.samples, args.seed)
    truncation = _truncation(args.truncation)
    data = _data(args.data)
    sheet = _sheet_target(args.output, data)
    device = open_device(args.device, console)
    subject = Subject(args.model, device, preferences().memory_budget_mb << 20, truncation)
    try:
        with console.gently(subject.cancel):
            found, left_out = _measured(subject, seeds, data, device, console)
            if sheet is not None and data is not None and found.comparison is not None:
                picture = measuring.sheet_of(found.comparison, subject, data)
                write_picture(sheet, picture, options_for(sheet))
    except Cancelled:
        raise KeyboardInterrupt from None
    warnings = [*left_out, *measuring.warnings(found)]
    _say(args, console, found, seeds)
    for sentence in warnings:
        console.say(sentence)
    if sheet is not None:
        console.result(f"\nThe samples closest to one of your pictures are shown beside it in {sheet}.")
    console.data(_document(args, found, seeds, warnings))
    return 0


def _measured(
    subject: Subject, seeds: range, data: Data | None, device: Device, console: Console
) -> tuple[Measures, tuple[str, ...]]:
    count = len(seeds) + (len(data.pictures) if data else 0)
    with console.progress(count) as bar:
        return measuring.measure(subject, seeds, data, device, bar.at)


def _seeds(samples: str, first: str) -> range:
    if not samples.isascii() or not samples.isdigit() or not FEWEST <= int(samples[:9]) <= MOST_SAMPLES:
        raise BadInputError(f"--samples is a number from {FEWEST} to {MOST_SAMPLES:,}, not {samples!r:.40}.")
    last = LAST_SEED + 1 - int(samples)
    if not first.isascii() or not first.isdigit() or int(first[:12]) > last:
        raise BadInputError(f"--seed is a number from 0 to {last}, not {first!r:.40}.")
    return range(int(first), int(first) + int(samples))


def _truncation(text: str | None) -> float | None:
    if text is None:
        return None
    value = number(text)
    if value is None or not 0 <= value <= _HIGHEST_TRUNCATION:
        raise BadInputError(f"--truncation is a number from 0 to {_HIGHEST_TRUNCATION}, not {text!r:.40}.")
    return value


def _data(folder: str | None) -> Data | None:
    """The pictures in a folder and the folders in it, by name; hidden ones are left out."""
    if folder is None:
        return None
    root = Path(folder)
    if not files.is_there(root):
        raise BadInputError(f"There is no folder {folder!r:.80}.")
    if not root.is_dir():
        raise BadInputError(f"{folder} is a file; DATA is a folder of at least {FEWEST} pictures.")

    def refuse(error: OSError) -> None:
        raise BadInputError(f"The folder {error.filename} can't be read: {files.why(error)}.") from error

    found: list[Path] = []
    for place, folders, names in os.walk(root, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            Path(place, name)
            for name in sorted(names)
            if Path(name).suffix.lower() in jobs.PICTURE_ENDINGS and not name.startswith(".")
        ]
    if len(found) < FEWEST:
        raise BadInputError(
            f"There {'is' if len(found) == 1 else 'are'} {len(found) or 'no'} "
            f"picture{'' if len(found) == 1 else 's'} in {folder}, and the measures need at least {FEWEST}."
        )
    return Data(found, _read, paths.cache_dir() / "features")


def _read(path: Path) -> FloatArray:
    """(H, W, 3); what is transparent is white."""
    pixels = read_picture(path).pixels
    if not pixels.has_alpha:
        return pixels.array
    alpha = pixels.array[:, :, 3:]
    on_white: FloatArray = pixels.rgb * alpha + (1 - alpha)
    return on_white


def _sheet_target(output: str | None, data: Data | None) -> Path | None:
    if output is None:
        return None
    if data is None:
        raise BadInputError("A sheet shows samples beside the pictures of DATA; name that folder too.")
    target = Path(output)
    options_for(target)  # an unknown ending is refused before hours of drawing
    if target.is_dir() or not target.absolute().parent.is_dir():
        raise BadInputError(f"{output} can't be written; name a picture file in a folder that is there.")
    if target.resolve() in {path.resolve() for path in data.pictures}:
        raise BadInputError(f"{output} is one of the originals and would be lost; choose another name.")
    return target


def _say(args: argparse.Namespace, console: Console, found: Measures, seeds: range) -> None:
    """A table: what is judged, the measure, its figure, what it means."""
    against = f" against {found.comparison.count:,} of {args.data}" if found.comparison else ""
    console.result(
        f"{Path(args.model).name}: {found.samples:,} pictures, seeds {seeds[0]}..{seeds[-1]}{against}\n"
        f"Features: {measuring.features_name()}. Figures of other features or counts can't be compared.\n"
    )
    for about, name, figure, meaning in _rows(found):
        console.result(f"{about:11} {name:20} {figure:>15}  {meaning}".rstrip())


def _rows(found: Measures) -> list[tuple[str, str, str, str]]:
    alike = "how unlike two of its pictures look; 0 is all the same"
    c = found.comparison
    if c is None:
        return [("Diversity", "Perceptual distance", f"{found.diversity:.3f}", alike)]
    kid, deviation, usual = 1000 * c.kid, 1000 * c.kid_std, c.usual
    return [
        ("Realism", "FID", f"{c.fid:.1f}", f"less is better; {usual.count:,} of yours have {usual.fid:.1f}"),
        ("", "KID x 1000", f"{kid:.2f} +- {deviation:.2f}", "less is better; yours have 0"),
        (
            "",
            "Precision",
            f"{c.precision:.1%}",
            f"of its pictures could be among yours; {usual.precision:.1%} of yours could",
        ),
        (
            "Diversity",
            "Recall",
            f"{c.recall:.1%}",
            f"of yours could be among its pictures; {usual.recall:.1%} among others of yours",
        ),
        ("", "Perceptual distance", f"{found.diversity:.3f}", f"{alike}; yours have {c.diversity:.3f}"),
        (
            "Uniqueness",
            "Nearest of yours",
            f"{c.uniqueness:.3f}",
            f"from its typical picture; 0 is a copy; yours have {usual.nearest:.3f}",
        ),
    ]


def _document(args: argparse.Namespace, found: Measures, seeds: range, warnings: list[str]) -> dict[str, Any]:
    document: dict[str, Any] = {
        "model": args.model,
        "data": args.data,
        "samples": found.samples,
        "seeds": [seeds[0], seeds[-1]],
        "truncation": _truncation(args.truncation),
        "features": measuring.features_name(),
        "diversity": found.diversity,
        "warnings": warnings,
    }
    c = found.comparison
    if c is not None:
        document["comparison"] = asdict(replace(c, nearest=())) | {
            "nearest": [asdict(pair) | {"picture": str(pair.picture)} for pair in c.nearest]
        }
    return document
