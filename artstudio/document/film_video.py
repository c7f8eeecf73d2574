"""The containers that FFmpeg writes for us, through PyAV: MP4, WebM, GIF and animated WebP."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from artstudio.document import containers
from artstudio.document.soundtrack import Soundtrack
from artstudio.errors import BadInputError

Frame = NDArray[np.uint8]


@dataclass(frozen=True)
class Codec:
    """``options``: of the encoder, by quality 1..100."""

    name: str
    options: Callable[[int], dict[str, str]]


def _factor(worst: float, best: float) -> Callable[[int], str]:
    """A quality of 1..100 on an encoder's own scale."""
    return lambda quality: str(round(worst + (best - worst) * quality / 100))


_H264, _VP9, _MPEG4 = _factor(38, 13), _factor(63, 18), _factor(24, 2)
_X264 = Codec("libx264", lambda q: {"crf": _H264(q), "preset": "medium"})
_VPX = Codec(
    "libvpx-vp9", lambda q: {"crf": _VP9(q), "b": "0", "deadline": "good", "cpu-used": "4", "row-mt": "1"}
)
_AOM = Codec("libaom-av1", lambda q: {"crf": _VP9(q), "b": "0", "cpu-used": "6", "row-mt": "1"})
_SVT = Codec("libsvtav1", lambda q: {"crf": _VP9(q), "preset": "8"})
_PART2 = Codec("mpeg4", lambda q: {"qmin": _MPEG4(q), "qmax": _MPEG4(q)})
# The first that FFmpeg was built with is taken. Quality 80 is a CRF of 18 in H.264.
CODECS = {"mp4": (_X264, _VPX, _SVT, _AOM, _PART2), "webm": (_VPX, _SVT, _AOM)}
_BT709 = 1
_LIMITED = 1  # 16..235, what players expect of a film


def codecs(container: str) -> tuple[Codec, ...]:
    """Those of `CODECS` that are there, best first. Raises `BadInputError` if none is."""
    import av

    found = []
    for codec in CODECS[container]:
        with suppress(av.FFmpegError, ValueError):
            av.codec.Codec(codec.name, "w")
            found.append(codec)
    if not found:
        raise BadInputError(
            f"PyAV was built without an encoder for {container}; write GIF, WebP or PNG frames, "
            "or install PyAV anew."
        )
    return tuple(found)


def write_video(
    file: BinaryIO,
    frames: Iterable[Frame],
    container: str,
    rate: Fraction,
    quality: int,
    sound: Path | None,
    comment: str | None,
    codec: Codec | None = None,
) -> None:
    """Write ``frames`` as 8-bit 4:2:0 with the colors of BT.709, and the beginning of ``sound``.

    A side that is odd gets one more row of the same pixels, which 4:2:0 asks for.
    """
    from av.video.reformatter import ColorRange, Colorspace, Interpolation

    chosen = codec or codecs(container)[0]
    with _opened(file, container) as out, Soundtrack.opened(sound) as track:
        if comment:
            out.metadata["comment"] = comment
        stream: Any = None
        for number, frame in enumerate(frames):
            even = _even(frame)
            if stream is None:
                stream = _stream(out, chosen.name, rate, even, "yuv420p", chosen.options(quality))
                context = stream.codec_context
                context.color_range, context.colorspace = _LIMITED, _BT709
                context.color_primaries = context.color_trc = _BT709
                track.start(out, container)
            picture = _picture(even, rate, number).reformat(
                format="yuv420p",
                dst_colorspace=Colorspace.ITU709,
                dst_color_range=ColorRange.MPEG,
                interpolation=Interpolation.AREA,
            )
            out.mux(stream.encode(picture))
            track.play_until((number + 1) / rate)
        out.mux(stream.encode(None))
        track.end()


def write_gif(
    file: BinaryIO, frames: Iterable[Frame], palette: NDArray[np.uint8], rate: Fraction, loop: bool
) -> None:
    """Write ``frames`` (H, W) of indices into ``palette`` (256, 4), alpha first."""
    import av

    with _opened(file, "gif", loop="0" if loop else "-1") as out:
        stream: Any = None
        for number, frame in enumerate(frames):
            if stream is None:
                stream = _stream(out, "gif", rate, frame, "pal8", {})
            indexed: Any = (np.ascontiguousarray(frame), palette)
            picture = av.VideoFrame.from_ndarray(indexed, format="pal8")
            picture.pts, picture.time_base = number, 1 / rate
            out.mux(stream.encode(picture))
        out.mux(stream.encode(None))


def write_webp(
    file: BinaryIO, frames: Iterable[Frame], rate: Fraction, quality: int, loop: bool, packet: bytes | None
) -> None:
    """``packet``: XMP to put inside. libwebp keeps the compressed frames in memory until the last one."""
    stream: Any = None
    with _opened(file, "webp", loop="0" if loop else "1") as out:
        for number, frame in enumerate(frames):
            if stream is None:
                stream = _stream(out, "libwebp_anim", rate, frame, "bgra", {"quality": str(quality)})
            out.mux(stream.encode(_picture(frame, rate, number).reformat(format="bgra")))
        out.mux(stream.encode(None))
    if packet:
        # Where nothing moves, it is a plain picture, whose header has no room to announce the packet.
        containers.extend_webp(file, stream.width, stream.height)
        containers.append("webp", file, None, packet)


def comment_of(path: Path) -> str | None:
    """The comment in a film's header. Raises `BadInputError` for what is no film."""
    import av

    try:
        with av.open(str(path), metadata_errors="replace") as film:
            if not film.streams.video:
                raise BadInputError(f"{path.name} isn't a film, or it is damaged.")
            tags = {key.lower(): value for key, value in film.metadata.items()}
    except (av.FFmpegError, OSError, ValueError) as error:
        raise BadInputError(f"{path.name} isn't a film, or it is damaged.") from error
    return tags.get("comment")


@contextmanager
def _opened(file: BinaryIO, container: str, **options: str) -> Iterator[Any]:
    import av

    if container == "mp4":
        options["movflags"] = "+faststart"  # the index comes first, so that a browser can play at once
    out = av.open(file, "w", format=container, options=options, io_open=lambda *_: _Reader(file))
    try:
        try:
            yield out
        except BaseException:
            # Closing writes the end of the file, which is of no use any more and may fail once more.
            with suppress(Exception):
                out.close()
            raise
        out.close()
    except av.FFmpegError as error:
        if isinstance(error, OSError) and error.errno:
            raise OSError(error.errno, os.strerror(error.errno)) from error
        raise BadInputError(
            f"The film can't be written as {container}: {error.strerror}. Try another format or size."
        ) from error


def _stream(out: Any, codec: str, rate: Fraction, frame: Frame, pixels: str, options: dict[str, str]) -> Any:
    stream = out.add_stream(codec, rate=rate, options=options)
    stream.height, stream.width = frame.shape[:2]
    stream.pix_fmt = pixels
    stream.codec_context.time_base = 1 / rate
    return stream


def _picture(frame: Frame, rate: Fraction, number: int) -> Any:
    import av

    picture = av.VideoFrame.from_ndarray(frame, format="rgb24")
    picture.pts, picture.time_base = number, 1 / rate
    return picture


def _even(frame: Frame) -> Frame:
    height, width = frame.shape[:2]
    if height % 2 == 0 and width % 2 == 0:
        return frame
    return np.pad(frame, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")


class _Reader:
    """Reads what has been written so far, from a place of its own: moving the index to the front needs it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0

    def read(self, size: int) -> bytes:
        writing_at = self._file.tell()
        self._file.seek(self._at)
        data = self._file.read(size)
        self._at += len(data)
        self._file.seek(writing_at)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence == os.SEEK_END:
            writing_at = self._file.tell()
            offset += self._file.seek(0, os.SEEK_END)
            self._file.seek(writing_at)
        elif whence == os.SEEK_CUR:
            offset += self._at
        self._at = offset
        return offset
