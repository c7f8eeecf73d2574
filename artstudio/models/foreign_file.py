"""What reading any network from elsewhere has in common: the file, its title, and the words for what was
found."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

from artstudio import files
from artstudio.errors import BadInputError


def read(path: Path, most_bytes: int, purpose: str) -> bytes:
    """The bytes of a network file, for a ``purpose`` such as "a style network".

    Raises BadInputError for a folder, an empty file, and one of more than ``most_bytes``.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise BadInputError(f"{path.name} is a folder; drop a network file instead.")
        if not stat.S_ISREG(status.st_mode):  # some of them never end
            raise BadInputError(f"{path.name} is a device, not a file; drop a network file instead.")
        if status.st_size > most_bytes:
            raise BadInputError(f"{path.name} has {status.st_size >> 20:,} MB, too much for {purpose}.")
        data = path.read_bytes()
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {files.why(error)}.") from error
    if not data:
        raise BadInputError(f"{path.name} is empty; get it again.")
    return data


def title(path: Path) -> str:
    """``rain_princess.pth`` -> "Rain princess"."""
    words = path.stem.replace("_", " ").replace("-", " ").strip() or "Network"
    return words[:1].upper() + words[1:80]


def wants_code(name: str, what: str) -> str:
    """The sentence for a file that would run ``what`` if it were unpickled."""
    return (
        f"{name} wants to run code ({what}), so it was not opened. "
        "Ask for a file with nothing but tensors (a state dict)."
    )


def described(shapes: Mapping[str, tuple[int, ...]]) -> str:
    """The tensors of a file in a few words."""
    if not shapes:
        return "no tensors"
    first = next(iter(shapes))
    return f"{len(shapes):,} tensors such as {first[:80]} with {shape_words(shapes[first])}"


def shape_words(shape: tuple[int, ...] | None) -> str:
    if shape is None:
        return "nothing"
    return " x ".join(map(str, shape)) + " numbers" if shape else "one number"
