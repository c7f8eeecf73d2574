"""Reading sound files: whatever PyAV's FFmpeg knows, as blocks of samples."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from artstudio import files
from artstudio.errors import BadInputError
from artstudio.pixels import FloatArray

PLAYED_RATE = 48_000
"""Hz, of a sound that is played."""


class NoSoundError(BadInputError):
    """Of a file that is there, but holds no sound."""


def sound_blocks(path: Path, rate: int, channels: int, size: int) -> Generator[FloatArray, None, None]:
    """The sound of ``path`` at ``rate`` Hz as blocks (``channels``, ``size``), -1..1; the last is shorter.

    ``channels``: 1 or 2. Raises `BadInputError` if the file can't be read or holds no sound, at once with the
    first block.
    """
    waiting: list[FloatArray] = []
    held = 0
    for piece in _pieces(Path(path), rate, channels):
        waiting.append(piece)
        held += piece.shape[1]
        if held >= size:
            joined = np.concatenate(waiting, axis=1)
            whole = held - held % size
            for first in range(0, whole, size):
                yield joined[:, first : first + size]
            waiting, held = [joined[:, whole:]], held - whole
    if held:
        yield np.concatenate(waiting, axis=1)


def _pieces(path: Path, rate: int, channels: int) -> Iterator[FloatArray]:
    import av

    container = _opened(path)
    try:
        if not container.streams.audio:
            raise NoSoundError(f"{path.name} holds no sound; choose a sound file.")
        resampler = av.AudioResampler("fltp", "stereo" if channels == 2 else "mono", rate)
        got = False
        for frame in container.decode(audio=0):
            for part in resampler.resample(frame):
                got = True
                yield np.asarray(part.to_ndarray(), np.float32)
        for part in resampler.resample(None) if got else ():
            yield np.asarray(part.to_ndarray(), np.float32)
        if not got:
            raise NoSoundError(f"{path.name} holds no sound; choose a sound file.")
    except (av.FFmpegError, ValueError) as error:
        raise BadInputError(f"The sound in {path.name} is damaged; choose another file.") from error
    finally:
        container.close()


def _opened(path: Path) -> Any:
    import av

    try:
        with path.open("rb"):
            pass
        # Titles and names in it may be written in whatever encoding.
        return av.open(str(path), metadata_errors="replace")
    except av.FFmpegError as error:
        raise NoSoundError(f"{path.name} isn't a sound file, or it is damaged.") from error
    except OSError as error:
        raise BadInputError(f"The sound {path.name} can't be read: {files.why(error)}.") from error


def decoded(path: Path, check: Callable[[float], None] = lambda done: None) -> NDArray[np.int16]:
    """The sound of ``path`` as (n, 2) at `PLAYED_RATE`.

    ``check(seconds)`` is called as it goes on; an exception it raises ends it. Raises `BadInputError` for a
    file without sound.
    """
    parts = []
    for number, block in enumerate(sound_blocks(Path(path), PLAYED_RATE, 2, PLAYED_RATE)):
        check(number + 1.0)
        parts.append((block.clip(-1, 1) * 32_767).astype(np.int16).T)
    return np.ascontiguousarray(np.concatenate(parts)) if parts else np.zeros((0, 2), np.int16)


def check_sound(path: Path) -> None:
    """Raise `BadInputError` for a file without sound; its beginning is read."""
    blocks = sound_blocks(path, 48_000, 1, 4800)
    next(blocks, None)
    blocks.close()


def sound_seconds(path: Path) -> float | None:
    """How long a sound lasts by what its file says, None if it doesn't. Raises `BadInputError`."""
    with _opened(Path(path)) as container:
        if not container.streams.audio:
            raise NoSoundError(f"{Path(path).name} holds no sound; choose a sound file.")
        return None if container.duration is None else float(container.duration) / 1_000_000
