"""Exports that can't be, and names that can't be typed: a sentence, and no file is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from artstudio.document.export import options_for
from artstudio.qt.dialogs.export import ExportDialog
from tests.qt.studio import Studio


@pytest.fixture
def studio(open_studio: Callable[..., Studio]) -> Studio:
    return open_studio()


@pytest.fixture
def dialog(studio: Studio) -> ExportDialog:
    return open_dialog(studio)


def open_dialog(studio: Studio) -> ExportDialog:
    studio.window.actions_by_id["export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    return dialog


def type_path(dialog: ExportDialog, path: Path | str) -> None:
    dialog.path.selectAll()
    QTest.keyClicks(dialog.path, str(path) or "\b")


def test_a_folder_that_disappears_meanwhile(studio: Studio, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    studio.click_style(0)
    exports = studio.services.exports
    exports.pause(True)
    job = exports.start(folder / "a.png", options_for(folder / "a.png"), None)
    assert job is not None
    shutil.rmtree(folder)
    exports.pause(False)
    assert f"The folder {folder} doesn't exist" in studio.until_said("doesn't exist").text
    assert exports.jobs == [] and not folder.exists()


@pytest.mark.parametrize("name", ["photo.jpg", "link.jpg"])
def test_the_photo_itself_is_never_written_over(
    studio: Studio, dialog: ExportDialog, small: Path, name: str
) -> None:
    photo = small.read_bytes()
    small.with_name("link.jpg").symlink_to(small)
    target = small.with_name(name)
    type_path(dialog, target)
    assert "is the photo itself" in dialog.note.text()
    assert not dialog.action.isEnabled()
    dialog.reject()
    exports = studio.services.exports
    sentence = studio.sentence_after(lambda: exports.start(target, options_for(target)))
    assert sentence == f"{name} is the photo itself, which would be lost. Choose another name."
    assert small.read_bytes() == photo


def test_a_file_that_is_there_is_mentioned(studio: Studio, dialog: ExportDialog, tmp_path: Path) -> None:
    (tmp_path / "there.png").write_bytes(b"the old one")
    type_path(dialog, tmp_path / "there")
    assert dialog.note.text() == "there.png is there already and will be replaced."
    QTest.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    studio.until_said("Saved there.png")
    with Image.open(tmp_path / "there.png") as image:
        assert image.size == (120, 80)
    again = open_dialog(studio)
    assert again.target() == tmp_path / "photo painted.png"
    again.reject()


def test_names_that_mean_nothing(studio: Studio, dialog: ExportDialog, tmp_path: Path) -> None:
    type_path(dialog, "")
    assert not dialog.action.isEnabled()
    dialog.form.value_changed.emit("export_format", "jpeg")
    dialog.form.value_changed.emit("export_format", "png")
    for name in ("   ", "/", ".", "~nobody-of-that-name/a.png", "a\tb.png", "..", "long" * 100):
        type_path(dialog, name)
        dialog.target()
    type_path(dialog, "plain")
    assert dialog.target() == tmp_path / "plain.png"  # beside the photo
    type_path(dialog, "long" * 100)
    sentence = studio.sentence_after(lambda: QTest.mouseClick(dialog.action, Qt.MouseButton.LeftButton))
    assert "too long a name" in sentence


def test_a_photo_with_the_longest_name(open_studio: Callable[..., Studio], small: Path) -> None:
    long = small.with_name("x" * 250 + ".jpg")
    long.write_bytes(small.read_bytes())
    studio = open_studio(long)
    dialog = open_dialog(studio)
    assert dialog.action.isEnabled()
    dialog.reject()


def test_sizes_beyond_what_can_be(studio: Studio, dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.sizes.setCurrentIndex(dialog.sizes.count() - 1)
    dialog.side.selectAll()
    QTest.keyClicks(dialog.side, "999999999")
    width, height = dialog.chosen_size()
    assert 120 * 80 < width * height <= 100e6
    dialog.reject()


@pytest.mark.parametrize("typed", ["1e400", "nan", "-99999999999999999999", "9" * 400, "much", ""])
def test_values_beyond_what_can_be(studio: Studio, typed: str) -> None:
    row = studio.window.controls.form.rows["stroke_size"]
    field = row.field  # type: ignore[union-attr]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed or "\b")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert 0.25 <= studio.session.values["stroke_size"] <= 4.0
