"""Closing the window in the middle of everything: no crash, nothing left running, no half file."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from artstudio.document.export import options_for
from artstudio.library import Library
from artstudio.qt.app import closes_when_told
from artstudio.qt.tasks import Tasks
from tests.qt.conftest import Drop
from tests.qt.studio import Studio, files

Open = Callable[..., Studio]


@pytest.fixture
def studio(open_studio: Open) -> Studio:
    return open_studio()


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.startswith(".") or path.suffix == ".part"]


@pytest.mark.parametrize("ending", [".png", ".jpg", ".webp", ".tif"])
def test_while_an_export_is_written(studio: Studio, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out{ending}"
    target.write_bytes(b"the old one")
    exports = studio.services.exports
    written: list[float] = []
    exports._written.connect(lambda job, fraction: written.append(fraction))
    exports.start(target, options_for(target), (6000, 4000))
    studio.until(lambda: bool(written))
    studio.close()
    assert target.read_bytes() == b"the old one"
    assert leftovers(tmp_path) == []


def test_while_exports_are_painted_and_wait(studio: Studio, tmp_path: Path) -> None:
    studio.click_style(0)
    exports = studio.services.exports
    rendered: list[float] = []
    exports.progress.connect(lambda job, fraction, left: rendered.append(fraction))
    for name in ("one.png", "two.png"):
        exports.start(tmp_path / name, options_for(tmp_path / name), (3000, 2000))
    studio.until(lambda: bool(rendered))
    studio.close()
    assert not list(tmp_path.glob("*.png")) and leftovers(tmp_path) == []


def test_while_an_export_is_paused(studio: Studio, tmp_path: Path) -> None:
    studio.services.exports.pause(True)
    studio.services.exports.start(tmp_path / "a.png", options_for(tmp_path / "a.png"))
    studio.close()
    assert not (tmp_path / "a.png").exists()


def test_before_the_engine_has_loaded_anything(studio: Studio) -> None:
    studio.click_style(0)
    studio.close()


def test_while_thumbnails_are_painted(studio: Studio) -> None:
    keys = [item.key for item in studio.services.shelf.items()]
    studio.until(lambda: any(studio.services.shelf.thumb(key) is not None for key in keys))
    studio.close()
    assert any(studio.services.shelf.thumb(key) is None for key in keys)


def test_while_a_slider_moves(studio: Studio) -> None:
    studio.click_style(0)
    studio.until_painted()
    groove = studio.window.controls.form.rows["stroke_size"].groove  # type: ignore[union-attr]
    QTest.mousePress(groove, Qt.MouseButton.LeftButton, pos=groove.rect().center())
    for x in range(10, 60, 10):
        QTest.mouseMove(groove, groove.rect().center() + groove.rect().topLeft() + type(groove.pos())(x, 0))
    studio.close()


def test_while_pictures_and_styles_are_read(studio: Studio, tmp_path: Path, drop: Drop) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (1500, 2000, 3), dtype=np.uint8)
    paths = [tmp_path / f"{number}.png" for number in range(4)]
    for number, path in enumerate(paths):
        Image.fromarray(np.roll(noise, number, axis=0)).save(path, compress_level=0)
    picture = studio.session.picture
    for path in paths:
        assert drop(studio.canvas, files(path))
    assert drop(studio.window.gallery, files(*paths))
    studio.close()
    QApplication.processEvents()
    assert studio.session.picture is picture


@pytest.mark.parametrize("action", ["export", "preferences", "shortcuts", "about"])
def test_with_a_dialog_open(studio: Studio, action: str) -> None:
    studio.window.actions_by_id[action].trigger()
    assert QApplication.activeModalWidget() is not None
    studio.close()


def test_what_was_changed_last_is_kept(open_studio: Open, folder: Path) -> None:
    studio = open_studio()
    studio.store.change(export_quality=41)
    studio.close()
    assert json.loads((folder / "settings.json").read_text())["export_quality"] == 41


def test_what_was_asked_of_the_library_is_done(open_studio: Open, folder: Path) -> None:
    with Library(folder / "library") as library:
        style = library.add_vector_style("Mine", [0.1] * 100)
    studio = open_studio()
    shelf = studio.services.shelf
    studio.until(lambda: shelf.item(style.key) is not None)
    for number in range(50):
        shelf.rename(style.key, f"Name {number}")
    studio.close()
    with Library(folder / "library") as library:
        assert [kept.title for kept in library.styles()] == ["Name 49"]


def test_tasks_call_nobody_after_they_are_closed(qapp: QApplication) -> None:
    tasks = Tasks(threads=1)
    go, called = threading.Event(), []
    tasks.run(go.wait, called.append, called.append)
    tasks.run(lambda: called.append("begun"), called.append)
    go.set()
    tasks.close()
    tasks.run(lambda: called.append("late"), called.append)
    qapp.sendPostedEvents()
    qapp.processEvents()
    assert "late" not in called and set(called) <= {"begun"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window(qtbot: QtBot, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    with closes_when_told(window):
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: not window.isVisible())
    assert signal.getsignal(number) is before
