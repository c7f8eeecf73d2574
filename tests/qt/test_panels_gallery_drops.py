"""What is dropped on the gallery, and what is dragged out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from artstudio.qt import mime
from artstudio.qt.panels.gallery import GalleryPanel
from artstudio.qt.panels.mixer import MixerPanel
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60_000  # ms; only a broken program needs them
Drop = Callable[[QWidget, QMimeData], bool]


@pytest.fixture
def gallery(qtbot: QtBot, session: Session, shelf: Shelf) -> GalleryPanel:
    gallery = GalleryPanel(session, shelf)
    qtbot.addWidget(gallery)
    gallery.resize(304, 640)
    with qtbot.waitExposed(gallery):
        gallery.show()
    return gallery


@pytest.fixture
def painting(tmp_path: Path) -> Path:
    file = tmp_path / "red-barn.png"
    noise = np.random.default_rng(3).integers(0, 255, (48, 64, 3), dtype=np.uint8)
    Image.fromarray(noise).resize((256, 192)).save(file)
    return file


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def own(shelf: Shelf) -> list[str]:
    return [item.title for item in shelf.items() if item.own]


def test_a_dropped_picture_becomes_a_style_that_is_painted_in(
    qtbot: QtBot, session: Session, shelf: Shelf, gallery: GalleryPanel, drop: Drop, painting: Path
) -> None:
    assert drop(gallery.view.viewport(), files(painting))
    qtbot.waitUntil(lambda: own(shelf) == ["Red barn"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(session.styles), timeout=PATIENCE)
    assert session.styles[0].style.kind == "vector"
    assert gallery.proxy.index(1, 0).data() == "Red barn"


def test_a_new_style_is_shown_wherever_one_was_looking(
    qtbot: QtBot, shelf: Shelf, gallery: GalleryPanel, drop: Drop, painting: Path
) -> None:
    gallery.view.scrollToBottom()
    gallery.search.setText("no such thing")
    assert drop(gallery, files(painting))
    qtbot.waitUntil(lambda: gallery.view.currentIndex().data() == "Red barn", timeout=PATIENCE)
    for row in (0, 1):  # with the heading above it
        shown = gallery.view.visualRect(gallery.proxy.index(row, 0))
        assert gallery.view.viewport().rect().contains(shown)


def test_image_data_from_another_program(
    qtbot: QtBot, shelf: Shelf, gallery: GalleryPanel, drop: Drop, painting: Path
) -> None:
    data = QMimeData()
    data.setImageData(QImage(str(painting)))
    assert drop(gallery.search, data)
    qtbot.waitUntil(lambda: len(own(shelf)) == 1, timeout=PATIENCE)


def test_a_dropped_picture_can_be_undone(
    qtbot: QtBot, session: Session, shelf: Shelf, gallery: GalleryPanel, drop: Drop, painting: Path
) -> None:
    drop(gallery, files(painting))
    qtbot.waitUntil(lambda: bool(session.styles) and bool(own(shelf)), timeout=PATIENCE)
    painted = session.styles
    assert session.undo_stack.count() == 1 and session.undo_stack.undoText() == "Add style Red barn"
    session.undo_stack.undo()
    assert session.styles == ()
    qtbot.waitUntil(lambda: own(shelf) == [], timeout=PATIENCE)
    session.undo_stack.redo()
    assert session.styles == painted
    qtbot.waitUntil(lambda: own(shelf) == ["Red barn"], timeout=PATIENCE)


def test_a_picture_that_is_a_style_already_is_only_painted_in(
    qtbot: QtBot, session: Session, shelf: Shelf, gallery: GalleryPanel, drop: Drop, painting: Path
) -> None:
    drop(gallery, files(painting))
    qtbot.waitUntil(lambda: bool(session.styles) and bool(own(shelf)), timeout=PATIENCE)
    for steps in (1, 3):  # at first it is painted in already; later the clearing is a step too
        with qtbot.waitSignal(session.message, timeout=PATIENCE) as said:
            drop(gallery, files(painting))
        assert "already" in said.args[0].text and session.undo_stack.count() == steps
        session.set_value("styles", (), "Clear the mixer")


@pytest.mark.parametrize("name", ("rubbish.png", "rubbish.pth", "rubbish.onnx"))
def test_rubbish_is_refused_with_a_sentence(
    qtbot: QtBot, tmp_path: Path, session: Session, shelf: Shelf, gallery: GalleryPanel, drop: Drop, name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(b"neither a picture nor a network")
    with qtbot.waitSignal(session.message, timeout=PATIENCE) as said:
        assert drop(gallery, files(file))
    assert said.args[0].error and said.args[0].text.endswith(".")
    assert own(shelf) == [] and session.styles == ()


def test_the_hint_shows_while_a_file_is_held_over_it(
    gallery: GalleryPanel, drag_over: Callable[..., Callable[[], None]], painting: Path
) -> None:
    leave = drag_over(gallery, files(painting))
    assert gallery.drops.overlay.isVisible()
    assert gallery.drops.overlay.geometry() == gallery.rect()
    leave()
    assert not gallery.drops.overlay.isVisible()


def test_its_own_thumbnails_are_not_taken_back(gallery: GalleryPanel, shelf: Shelf, drop: Drop) -> None:
    item = shelf.items()[0]
    assert not drop(gallery, mime.style_mime_data(item.key, item.title))


def test_a_thumbnail_dragged_onto_the_mixer(
    qtbot: QtBot,
    session: Session,
    shelf: Shelf,
    gallery: GalleryPanel,
    drop: Drop,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A platform without a screen ends every drag at once, so what is let go of is dropped by hand."""
    mixer = MixerPanel(session, shelf)
    qtbot.addWidget(mixer)
    mixer.show()

    def carry(drag: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        assert drop(mixer, drag.mimeData())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", carry)
    viewport = gallery.view.viewport()
    start = gallery.view.visualRect(gallery.proxy.index(4, 0)).center()
    qtbot.mousePress(viewport, LEFT, pos=start)
    qtbot.mouseMove(viewport, start + QPoint(0, 30))
    qtbot.mouseRelease(viewport, LEFT, pos=start + QPoint(0, 30))
    assert [slot.style for slot in session.styles] == [shelf.items()[4].ref]
    assert session.undo_stack.count() == 1


def test_what_a_dragged_thumbnail_carries(gallery: GalleryPanel, shelf: Shelf) -> None:
    item = shelf.items()[7]
    gallery.reveal(item.key)
    drag = gallery.view.make_drag()
    assert drag is not None
    assert mime.read_style(drag.mimeData()) == mime.StyleDrag(item.key, item.title)
    assert not drag.pixmap().isNull()
