"""From the arguments of a run to pairs of a picture to read and a file to write."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from artstudio import files
from artstudio.document.export import FORMATS, ExportOptions, Format, format_of, options_for, write_picture
from artstudio.document.picture import Metadata, Picture, read_picture
from artstudio.document.recipe import Recipe
from artstudio.errors import BadInputError

STDIO = "-"
# Endings that are taken for pictures in a folder; a file named on its own is known by its content.
PICTURE_ENDINGS = {
    *(".png", ".apng", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".tif", ".tiff"),
    *(".bmp", ".gif", ".avif", ".heic", ".heif", ".hif"),
}


@dataclass(frozen=True)
class Job:
    """``source`` and ``target``: a file, or None for standard input or output."""

    source: Path | None
    target: Path | None
    format: Format

    @property
    def name(self) -> str:
        return str(self.source) if self.source else "standard input"


@dataclass(frozen=True)
class Plan:
    """``refused``: inputs that can't be used, with a sentence for each."""

    jobs: list[Job]
    refused: list[tuple[str, str]]


def plan(inputs: list[str], out: str, format_id: str | None, keep: Path | None = None) -> Plan:
    """What to read and where to write it. Raises `BadInputError` if nothing of it can be done.

    No input is ever written over, nor is ``keep``.
    """
    if inputs.count(STDIO) > 1:
        raise BadInputError("Standard input holds one picture; name it once.")
    sources, refused = _sources(inputs)
    folder = len(sources) + len(refused) > 1 or any(_is_folder(i) for i in inputs if i != STDIO)
    if out == STDIO:
        if folder:
            raise BadInputError("Standard output takes one picture; name a folder for several.")
        if sys.stdout is None:
            raise BadInputError("Standard output is closed; name a file.")
        if sys.stdout.isatty():
            raise BadInputError("The picture would fill the terminal; send it into a file or program.")
        return Plan([Job(s, None, format_of(format_id or "png")) for s in sources], refused)
    target = Path(out)
    if not folder and not target.is_dir() and not out.endswith(("/", os.sep)):
        fmt = format_of(format_id or options_for(target).format)
        jobs = [Job(source, target, fmt) for source in sources]
    else:
        jobs = _into_folder(sources, target, format_id)
    _keep_originals(jobs, keep)
    return Plan(jobs, refused)


def read_source(job: Job) -> Picture:
    if job.source is None:
        if sys.stdin is None:
            raise BadInputError("Standard input is closed; name a file.")
        return read_picture(sys.stdin.buffer.read(), job.name)
    return read_picture(job.source)


def write_target(
    job: Job,
    array: Any,
    options: ExportOptions,
    metadata: Metadata | None,
    recipe: Recipe | None,
    report: Any = None,
) -> str:
    """Write the picture of ``job``; nothing of it is left if that fails. Returns as `write_picture`."""
    if job.target is None:
        with tempfile.TemporaryDirectory(prefix="artstudio-") as scratch:
            path = Path(scratch) / f"picture{job.format.extensions[0]}"
            note = write_picture(path, array, options, metadata, recipe, report)
            _send(path.read_bytes())
        return note
    try:
        job.target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError(f"The folder {job.target.parent} can't be made: {files.why(error)}.") from error
    return write_picture(job.target, array, options, metadata, recipe, report)


def _send(data: bytes) -> None:
    """To standard output. `BrokenPipeError` is left to whoever knows that nobody reads any more."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise BadInputError(f"Standard output can't be written: {files.why(error)}.") from error


def _sources(inputs: list[str]) -> tuple[list[Path | None], list[tuple[str, str]]]:
    sources: list[Path | None] = []
    refused = []
    for text in inputs:
        path = Path(text)
        if text == STDIO:
            sources.append(None)
        elif _is_folder(text):
            try:
                found = pictures_in(path)
            except OSError as error:
                refused.append((text, f"The folder {text} can't be read: {files.why(error)}."))
                continue
            sources += found
            if not found:
                refused.append((text, f"There are no pictures in the folder {text}."))
        elif files.is_there(path):
            sources.append(path)
        else:
            refused.append((text, f"There is no file {text}."))
    return sources, refused


def _is_folder(text: str) -> bool:
    try:
        return Path(text).is_dir()
    except OSError:  # what can't be a name
        return False


def pictures_in(folder: Path) -> list[Path]:
    """The pictures in ``folder`` itself, by name; hidden files are left out."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in PICTURE_ENDINGS and not path.name.startswith(".") and path.is_file()
    )


def _into_folder(sources: list[Path | None], folder: Path, format_id: str | None) -> list[Job]:
    if folder.exists() and not folder.is_dir():
        raise BadInputError(f"{folder} is a file; several pictures need a folder.")
    if folder.suffix.lower() in PICTURE_ENDINGS and not folder.is_dir():
        raise BadInputError(f"{folder} is the name of one picture; several pictures need a folder.")
    taken: set[str] = set()
    jobs = []
    for source in sources:
        stem, ending = (source.stem, source.suffix.lower()) if source else ("picture", "")
        fmt = _format_for(ending, format_id)
        suffix = source.suffix if source and ending in fmt.extensions else fmt.extensions[0]
        name, number = f"{stem}{suffix}", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}{suffix}"
        taken.add(name.casefold())
        jobs.append(Job(source, folder / name, fmt))
    return jobs


def _format_for(ending: str, format_id: str | None) -> Format:
    """The format asked for, else the one of the original, else PNG."""
    if format_id:
        return format_of(format_id)
    return next((fmt for fmt in FORMATS if ending in fmt.extensions), format_of("png"))


def _keep_originals(jobs: list[Job], keep: Path | None) -> None:
    originals = {path.resolve() for path in [keep, *(job.source for job in jobs)] if path}
    for job in jobs:
        if job.target and job.target.resolve() in originals:
            raise BadInputError(
                f"{job.target} is one of the originals and would be lost; choose another name or folder."
            )
