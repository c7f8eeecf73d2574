"""What other programs drop and paste."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from artstudio.errors import BadInputError
from artstudio.qt import mime

WEB = QUrl("https://example.org/picture.png")


def test_a_style_survives_the_way() -> None:
    data = mime.style_mime_data("built-in/3", "Harbor “at” dawn")
    assert mime.read_style(data) == mime.StyleDrag("built-in/3", "Harbor “at” dawn")
    assert not mime.offers_picture(data)


@pytest.mark.parametrize(
    "rubbish",
    [b"", b"{", b"\xff\xfe", b"[]", b"3", b'{"title": "x"}', b'{"key": 3}', b'{"key": "a", "title": 1}'],
)
def test_rubbish_is_no_style(rubbish: bytes) -> None:
    data = QMimeData()
    data.setData(mime.STYLE_MIME, rubbish)
    assert mime.read_style(data) is None


def test_files_are_told_by_their_paths(tmp_path: Path) -> None:
    paths = [tmp_path / "a b.jpg", tmp_path / "ü.png"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert mime.read_picture(data) == paths


def test_a_local_file_is_better_than_the_picture_made_of_it(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg"))])
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert mime.read_picture(data) == [tmp_path / "a.jpg"]


def test_of_a_browser_the_data_is_taken() -> None:
    data = QMimeData()
    data.setUrls([WEB])
    data.setData("image/jpeg", b"jpeg bytes")
    data.setData("image/png", b"png bytes")
    assert not mime.is_link(data)
    assert mime.read_picture(data) == [b"png bytes"]


@pytest.mark.parametrize("color", [QColor(10, 200, 30), QColor(10, 200, 30, 100)])
def test_a_picture_in_memory_becomes_a_file(color: QColor) -> None:
    image = QImage(7, 5, QImage.Format.Format_ARGB32 if color.alpha() < 255 else QImage.Format.Format_RGB32)
    image.fill(color)
    data = QMimeData()
    data.setUrls([WEB])
    data.setImageData(image)
    [encoded] = mime.read_picture(data)
    assert isinstance(encoded, bytes)
    read = np.asarray(Image.open(io.BytesIO(encoded)).convert("RGBA"))
    assert read.shape == (5, 7, 4)
    assert read[2, 3].tolist() == list(color.getRgb())


def test_a_picture_in_an_address_needs_no_network() -> None:
    data = QMimeData()
    data.setUrls([QUrl("data:image/gif;base64,R0lGODlhAQABAAAAACw=")])
    assert mime.read_picture(data)[0][:6] == b"GIF89a"
    data.setUrls([QUrl("data:image/svg+xml,%3Csvg%2F%3E")])
    assert mime.read_picture(data) == [b"<svg/>"]
    data.setUrls([QUrl("data:image/png;base64,x")])
    with pytest.raises(BadInputError, match="damaged"):
        mime.read_picture(data)


def test_a_link_is_refused_with_a_sentence() -> None:
    data = QMimeData()
    data.setUrls([WEB])
    assert mime.is_link(data)
    with pytest.raises(BadInputError, match="only a link"):
        mime.read_picture(data)


def test_text_is_no_picture() -> None:
    data = QMimeData()
    data.setText("hello")
    assert not mime.offers_picture(data)
    assert mime.read_picture(data) == []
