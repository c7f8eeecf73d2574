"""Checking and packing the pictures of a training.

Near-duplicates are found by a perceptual hash: the signs of the lowest frequencies of a cosine transform
(Zauner 2010, "Implementation and Benchmarking of Perceptual Image Hash Functions"), and a look at the small
pictures.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from artstudio import files
from artstudio.errors import BadInputError
from artstudio.models.training.pictures import FEW, Pack, Pictures, index_of, unpack

LEAST = 20
"""Fewer pictures teach a network nothing but themselves."""
_HEIC = {".heic", ".heif"}
ENDINGS = {
    ".png",
    ".jpg",
    ".jpeg",
    ".jpe",
    ".jfif",
    ".webp",
    ".tif",
    ".tiff",
    ".bmp",
    ".gif",
    ".avif",
    *_HEIC,
}

_MOST_PIXELS = 120_000_000
_MOST_FILES = 300_000
_BANDS, _NEAR = 8, 6  # two hashes that differ in fewer bits than there are bands agree in a whole band
_SMALL = 16
_ALIKE = 0.03  # mean difference of two small pictures of 0..1 that are taken for one

Report = tuple[int, int]


@dataclass
class _Scan:
    names: list[str] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    hashes: list[int] = field(default_factory=list)
    thumbs: list[NDArray[np.uint8]] = field(default_factory=list)
    bands: dict[tuple[int, int], list[int]] = field(default_factory=lambda: defaultdict(list))
    broken: list[tuple[str, str]] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    cropped: int = 0
    enlarged: int = 0
    sides: list[int] = field(default_factory=list)


def find(folder: Path, conditional: bool, wanted: Sequence[str]) -> tuple[list[Path], tuple[str, ...]]:
    """The picture files below ``folder`` by name, and its sub-folders as classes. Raises BadInputError."""
    try:
        if not folder.is_dir():
            if folder.exists():
                raise BadInputError(f"{folder} is a file; name a folder of pictures.")
            raise BadInputError(f"{folder} is not there; name a folder of pictures.")
        paths = sorted(path for path in folder.rglob("*") if _is_picture(path, folder))
    except OSError as error:
        raise BadInputError(f"The folder {folder} can't be read: {files.why(error)}.") from error
    if len(paths) > _MOST_FILES:
        raise BadInputError(f"{folder} holds {len(paths):,} pictures; {_MOST_FILES:,} are the most.")
    if not conditional and not wanted:
        return paths, ()
    there = sorted({path.relative_to(folder).parts[0] for path in paths if path.parent != folder})
    if missing := [name for name in wanted if name not in there]:
        asked = f"{missing[0]!r:.80}"
        if not there:
            raise BadInputError(f"There is no class {asked} in {folder}; it has no folders with pictures.")
        found = ", ".join(there)
        raise BadInputError(f"There is no class {asked} in {folder}; its folders with pictures are {found}.")
    classes = tuple(dict.fromkeys(wanted)) or tuple(there)
    if len(classes) < 2:
        raise BadInputError(
            f"Classes are the folders within {folder}, two or more; there is {_number(len(there))}."
        )
    return [path for path in paths if path.relative_to(folder).parts[0] in classes], classes


def _number(count: int) -> str:
    return "none" if count == 0 else str(count)


def _is_picture(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in ENDINGS and not hidden and path.is_file()


def pack(
    source: Path, target: Path, size: int, conditional: bool = False, wanted: Sequence[str] = ()
) -> Iterator[Report | Pictures]:
    """Check and pack the pictures in ``source`` into ``target``, or read what was packed of the same files.

    Yields how many were looked at, of how many; the last that it yields are the pictures. Raises
    BadInputError if there are too few, or if they can't be kept.
    """
    paths, classes = find(source, conditional, wanted)
    _enough(len(paths), source, ())
    key = _key(source, paths, size)
    if (kept := unpack(target)) is not None and kept.pack.key == key and kept.pack.classes == classes:
        yield kept
        return
    scan = _Scan()
    part = target.with_name(f".{target.name}.part")
    digest = hashlib.sha256()
    try:
        with part.open("wb") as file:
            for done, path in enumerate(paths):
                yield done, len(paths)
                name = path.relative_to(source).as_posix()
                label = classes.index(name.partition("/")[0]) if classes else None
                if (pixels := _examine(scan, path, name, label, size)) is not None:
                    data = pixels.tobytes()
                    digest.update(data)
                    file.write(data)
        found = _pack(scan, source, size, classes, key, digest.hexdigest())
        index_of(target).unlink(missing_ok=True)
        part.replace(target)
        files.write_file(index_of(target), json.dumps(asdict(found)).encode())
    except OSError as error:
        raise BadInputError(
            f"The pictures can't be packed in {target.parent}: {files.why(error)}."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    packed = unpack(target)
    if packed is None:
        raise BadInputError(f"{target} changed while it was written; begin again.")
    yield packed


def _pack(scan: _Scan, source: Path, size: int, classes: tuple[str, ...], key: str, content: str) -> Pack:
    _enough(len(scan.names), source, scan.broken)
    for index, name in enumerate(classes):
        if index not in scan.labels:
            raise BadInputError(
                f"No picture of the class {name!r:.80} can be used; leave it out or add some."
            )
    return Pack(
        size,
        tuple(scan.names),
        tuple(scan.labels),
        classes,
        key,
        content,
        tuple(scan.broken),
        tuple(scan.duplicates),
        scan.cropped,
        scan.enlarged,
        min(scan.sides),
        max(scan.sides),
        source.name,
    )


def _enough(count: int, source: Path, broken: Sequence[tuple[str, str]]) -> None:
    if count >= LEAST:
        return
    if not source.is_dir():
        raise BadInputError(
            f"The folder {source} went away while it was read; bring it back and begin again."
        )
    need = f"a training needs at least {LEAST} different ones, and {FEW} or more to be worth it."
    if broken:
        every = count + len(broken)
        raise BadInputError(f"Only {count} of the {every} different pictures in {source} can be read; {need}")
    if count == 0:
        raise BadInputError(f"{source} holds no pictures; {need}")
    if count == 1:
        raise BadInputError(f"{source} holds 1 picture; {need}")
    raise BadInputError(f"{source} holds {count} pictures; {need}")


def _key(source: Path, paths: Sequence[Path], size: int) -> str:
    """Changes when a file is added, removed or written."""
    digest = hashlib.sha256(str(size).encode())
    for path in paths:
        try:
            status = path.stat()
            line = f"{path.relative_to(source).as_posix()}\0{status.st_size}\0{status.st_mtime_ns}\n"
        except OSError:
            line = f"{path.relative_to(source).as_posix()}\0gone\n"
        digest.update(line.encode(errors="surrogateescape"))
    return digest.hexdigest()


def _examine(scan: _Scan, path: Path, name: str, label: int | None, size: int) -> NDArray[np.uint8] | None:
    """The picture (size, size, 3), or None if it is broken or another's duplicate."""
    try:
        image = _read(path)
    except (Image.DecompressionBombError, UnidentifiedImageError) as error:
        unknown = isinstance(error, UnidentifiedImageError)
        scan.broken.append((name, "it is not a picture" if unknown else "it has too many pixels"))
        return None
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        scan.broken.append((name, files.why(error) if isinstance(error, OSError) else str(error)[:80]))
        return None
    bits, thumb = _hash(image), np.asarray(image.resize((_SMALL, _SMALL), Image.Resampling.BOX))
    if (twin := _twin(scan, bits, thumb)) is not None:
        scan.duplicates.append((name, scan.names[twin]))
        return None
    for band in range(_BANDS):
        scan.bands[band, bits >> (8 * band) & 255].append(len(scan.names))
    scan.names.append(name)
    scan.hashes.append(bits)
    scan.thumbs.append(thumb)
    if label is not None:
        scan.labels.append(label)
    side = min(image.size)
    scan.sides.append(side)
    scan.cropped += image.width != image.height
    scan.enlarged += side < size
    return np.asarray(ImageOps.fit(image, (size, size), Image.Resampling.LANCZOS))


def _read(path: Path) -> Image.Image:
    """Upright, RGB, what is transparent on white."""
    if path.suffix.lower() in _HEIC:
        with contextlib.suppress(ImportError):  # where there is nothing but what a training needs
            import pillow_heif

            pillow_heif.register_heif_opener()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damaged metadata, which we don't use
        with Image.open(path) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise ValueError("it has too many pixels")
            image = _eight_bits(ImageOps.exif_transpose(opened))
            if image.has_transparency_data:
                image = image.convert("RGBA")
                image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
            return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grays of more bits with 8, which Pillow would cut off at 255 rather than scale."""
    if image.mode[0] not in "IF":
        return image
    most = 1.0 if image.mode == "F" else 65535.0
    grays = np.nan_to_num(np.asarray(image, np.float64)).clip(0, most)
    return Image.fromarray((grays * (255 / most)).round().astype(np.uint8))


def _cosines(count: int, size: int) -> NDArray[np.float64]:
    angles = np.pi / size * (np.arange(size) + 0.5)[None] * np.arange(1, count + 1)[:, None]
    return np.asarray(np.cos(angles), np.float64)


_DCT = _cosines(8, 32)


def _hash(image: Image.Image) -> int:
    """64 bits that stay the same when a picture is scaled, recompressed or slightly retouched."""
    gray = np.asarray(image.convert("L").resize((32, 32), Image.Resampling.BOX), np.float64)
    waves = _DCT @ gray @ _DCT.T
    bits = (waves > np.median(waves)).ravel()
    return int.from_bytes(np.packbits(bits).tobytes(), "little")


def _twin(scan: _Scan, bits: int, thumb: NDArray[np.uint8]) -> int | None:
    close = {
        index for band in range(_BANDS) for index in scan.bands.get((band, bits >> (8 * band) & 255), ())
    }
    for index in sorted(close):
        if (scan.hashes[index] ^ bits).bit_count() <= _NEAR:
            apart = np.abs(scan.thumbs[index].astype(np.int16) - thumb).mean() / 255
            if apart < _ALIKE:
                return index
    return None
