"""The pictures of a folder as the measures see them, remembered until one of them changes."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import safetensors
from safetensors.numpy import load, save

from artstudio import files
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.models.features.network import WEIGHTS
from artstudio.models.measures.observer import Observed, Observer
from artstudio.models.weights import weight_entries
from artstudio.pixels import FloatArray

# Raise it when the same pictures come to be seen differently.
_VERSION = 1
_MOST_REMEMBERED = 8

Reader = Callable[[Path], FloatArray]


@dataclass(frozen=True)
class Seen:
    """``pictures``: the files that could be read, a row of ``observed.features`` each. ``left_out``: a
    sentence for each of the others."""

    observed: Observed
    pictures: tuple[Path, ...]
    left_out: tuple[str, ...]


def look_at(
    pictures: Sequence[Path],
    read: Reader,
    observer: Observer,
    seen: Callable[[int], None],
    fewest: int,
    cache: Path,
) -> Seen:
    """Observe picture files, or remember what was seen if all of them are as they were.

    ``read``: a file to (H, W, 3), sRGB in 0..1; may raise ArtStudioError. ``seen`` hears how many are done.
    ``cache``: the folder of what is remembered. Raises BadInputError if fewer than ``fewest`` can be read.
    """
    place = cache / f"{_key(pictures)}.safetensors"
    known = _remembered(place, pictures)
    if known is not None:
        seen(len(pictures))
        return known
    kept: list[Path] = []
    left_out: list[str] = []

    def pixels() -> Iterator[FloatArray]:
        for path in pictures:
            try:
                array = read(path)
            except ArtStudioError as error:
                left_out.append(str(error))
                continue
            kept.append(path)
            yield array

    observed = observer.observe(pixels(), lambda count: seen(count + len(left_out)))
    if len(kept) < fewest:
        readable = f"{len(kept)} of {len(pictures)} pictures can be read"
        raise BadInputError(" ".join([f"{readable}, and the measures need {fewest}.", *left_out[:1]]))
    found = Seen(observed, tuple(kept), tuple(left_out))
    if not left_out:  # what is left out should be said every time
        _remember(place, found)
    return found


def _key(pictures: Sequence[Path]) -> str:
    """Of the files by name, size and time of their last change, and of the network that looks at them."""
    network = next(entry.sha256 for entry in weight_entries() if entry.id == WEIGHTS)
    digest = hashlib.sha256(f"{_VERSION} {network}".encode())
    for path in pictures:
        with contextlib.suppress(OSError):  # reading it will say so
            status = path.stat()
            line = f"{path.absolute()}\0{status.st_size}\0{status.st_mtime_ns}\n"
            digest.update(line.encode(errors="surrogateescape"))
    return digest.hexdigest()[:32]


def _remembered(place: Path, pictures: Sequence[Path]) -> Seen | None:
    try:
        data = place.read_bytes()
        tensors = load(data)
        diversity = float(tensors["diversity"])
        features = np.asarray(tensors["features"], np.float32)
    except (OSError, KeyError, ValueError, safetensors.SafetensorError):
        return None  # it can be seen again
    if len(features) != len(pictures) or not np.isfinite(features).all():
        return None
    with contextlib.suppress(OSError):
        place.touch()  # the least used are forgotten first
    return Seen(Observed(features, diversity), tuple(pictures), ())


def _remember(place: Path, found: Seen) -> None:
    """That there is no space for it is no reason to stop."""
    tensors = {"features": found.observed.features, "diversity": np.float64(found.observed.diversity)}
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        files.write_file(place, save({name: np.asarray(array) for name, array in tensors.items()}))
        others = sorted(place.parent.glob("*.safetensors"), key=lambda path: path.stat().st_mtime)
        for path in others[:-_MOST_REMEMBERED]:
            path.unlink(missing_ok=True)
