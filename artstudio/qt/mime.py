"""What can be dropped or pasted: the artist's own styles, files, and pictures from other programs."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage

from artstudio.document.source import FROM_PICTURE, Source
from artstudio.engine import catalog
from artstudio.errors import BadInputError
from artstudio.recipes import source_from_json, source_to_json

# JSON text: {"key": ..., "title": ...}
STYLE_MIME = "application/x-artstudio-style"
# JSON text, as `artstudio.recipes.source_to_json` makes it.
SOURCE_MIME = "application/x-artstudio-source"

# What a program may offer of one picture, best first: the file itself before something made from it.
_ENCODED = tuple(
    f"image/{kind}" for kind in ("tiff", "png", "avif", "heic", "heif", "webp", "jpeg", "gif", "bmp")
)

Sources = list[Path | bytes]


@dataclass(frozen=True)
class StyleDrag:
    """A thumbnail of the gallery on its way. ``key`` says which style, ``title`` what to call it."""

    key: str
    title: str


def style_mime_data(key: str, title: str) -> QMimeData:
    """What a gallery thumbnail carries when it is dragged."""
    mime = QMimeData()
    mime.setData(STYLE_MIME, QByteArray(json.dumps({"key": key, "title": title}).encode()))
    return mime


def read_style(mime: QMimeData) -> StyleDrag | None:
    """The style in ``mime``, None if there is none; whoever wrote it, rubbish is none."""
    try:
        said = json.loads(bytes(mime.data(STYLE_MIME).data()))
    except (ValueError, RecursionError):
        return None
    key, title = (said.get("key"), said.get("title", "")) if isinstance(said, dict) else (None, "")
    return StyleDrag(key, title) if isinstance(key, str) and key and isinstance(title, str) else None


def source_mime_data(source: Source) -> QMimeData:
    """What a generator's small picture carries when it is dragged."""
    mime = QMimeData()
    mime.setData(SOURCE_MIME, QByteArray(json.dumps(source_to_json(source)).encode()))
    return mime


def read_source(mime: QMimeData) -> Source | None:
    """The generator's picture in ``mime``, None if there is none that can be used.

    Colors that came from a picture are the seed's own now, since that picture isn't carried along.
    """
    try:
        said = json.loads(bytes(mime.data(SOURCE_MIME).data()))
        source = source_from_json(said) if isinstance(said, dict) else None
    except (ValueError, RecursionError, BadInputError):
        return None
    if source is not None and source.values.get("palette") == FROM_PICTURE:
        params = catalog.get(source.model).spec.params
        return source.with_(palette=next(param.default for param in params if param.id == "palette"))
    return source


def offers_picture(mime: QMimeData) -> bool:
    """Whether `read_picture` has something to say about ``mime``. Fetches no picture."""
    return mime.hasUrls() or mime.hasImage() or any(name in _ENCODED for name in mime.formats())


def is_link(mime: QMimeData) -> bool:
    """Whether ``mime`` holds nothing but the address of something elsewhere."""
    return (
        mime.hasUrls()
        and not any(url.isLocalFile() or url.scheme() == "data" for url in mime.urls())
        and not mime.hasImage()
        and not any(name in _ENCODED for name in mime.formats())
    )


def read_picture(mime: QMimeData) -> Sources:
    """The pictures in ``mime``: paths of files, or the bytes of one encoded picture; empty if none.

    Of a picture dragged out of a browser its data is taken, never its address: nothing is fetched from the
    network. Raises `BadInputError` for an address without data.
    """
    files: Sources = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return files
    for name in _ENCODED:
        if name in mime.formats() and not mime.data(name).isEmpty():
            return [bytes(mime.data(name).data())]
    image = mime.imageData()
    if isinstance(image, QImage) and not image.isNull():
        return [_encode(image)]
    for url in mime.urls():
        if url.scheme() == "data":
            return [_read_data_url(url)]
    if mime.hasUrls():
        raise BadInputError(
            QCoreApplication.translate(
                "mime",
                "That is only a link, and Art Studio fetches nothing from the network. "
                "Save the picture first, then drop the file.",
            )
        )
    return []


def _encode(image: QImage) -> bytes:
    """``image`` as a file, without wasting time on compressing it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG" if image.hasAlphaChannel() else "BMP", 100)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _read_data_url(url: QUrl) -> bytes:
    header, _, body = url.toString(QUrl.ComponentFormattingOption.FullyEncoded).partition(",")
    raw = unquote_to_bytes(body)
    if not header.endswith(";base64"):
        return raw
    try:
        return base64.b64decode(raw)
    except ValueError:
        raise BadInputError(
            QCoreApplication.translate(
                "mime", "The dropped picture is damaged. Save it first, then drop the file."
            )
        ) from None
