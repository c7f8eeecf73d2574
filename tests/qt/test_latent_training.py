"""Training from the window: the folder, the question, the samples, and the generator that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from artstudio.engine import catalog
from artstudio.qt.dialogs.train import TrainDialog
from tests.models.training.training_lab import gallery
from tests.qt.conftest import Drop
from tests.qt.studio import Studio, files


@pytest.fixture
def studio(open_studio: Callable[..., Studio], monkeypatch: pytest.MonkeyPatch) -> Studio:
    monkeypatch.setattr("artstudio.qt.generators.SIDE", 64)
    monkeypatch.setattr("artstudio.qt.generators.Generators.best", catalog.get("cppn").spec)
    monkeypatch.setattr("artstudio.qt.latent.training.EVERY", 1.0)
    studio = open_studio()
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    studio.until_painted()
    return studio


@pytest.fixture
def dialog(studio: Studio) -> TrainDialog:
    studio.window.actions_by_id["train"].trigger()
    found = studio.window.findChild(TrainDialog)
    assert isinstance(found, TrainDialog)
    found.kind.setCurrentIndex(found.kind.findData("dcgan"))
    found.side.setCurrentIndex(found.side.findData(32))
    return found


def test_a_generator_is_trained_stopped_and_used(
    studio: Studio, dialog: TrainDialog, tmp_path: Path, drop: Drop
) -> None:
    pictures = gallery(tmp_path / "pictures", 24)
    assert not dialog.begin.isEnabled()
    assert drop(dialog, files(pictures))
    assert dialog.data.text() == str(pictures) and not dialog.begin.isEnabled()
    dialog.rights.click()
    dialog.classes.click()
    dialog.name.setText("Two hands")
    dialog.begin.click()
    training = studio.services.training
    assert training.is_running and dialog.stop.isVisible() and not dialog.data.isEnabled()
    studio.until(lambda: not dialog.sheet.pixmap().isNull() or studio.messages[-1].error)
    assert not studio.messages[-1].error, studio.messages[-1].text
    assert "24 pictures" in dialog.said.toPlainText() and "monet" in dialog.said.toPlainText()
    dialog.pause.click()
    assert training.is_paused and dialog.pause.text() == "Resume"
    dialog.pause.click()
    studio.services.explorer.step(1)  # the canvas goes on meanwhile
    studio.until_painted()
    dialog.stop.click()
    studio.until(lambda: not training.is_running)
    studio.until(lambda: studio.session.source is not None and studio.session.source.model == "two-hands")
    assert studio.window.generator.classes.chips[0].text() == "monet"
    assert dialog.go_on.isVisible() and dialog.start_from.findData("two-hands") > 0
    dialog.close()
    studio.until_painted()


def test_a_folder_without_pictures_is_said_in_a_sentence(
    studio: Studio, dialog: TrainDialog, tmp_path: Path
) -> None:
    dialog.data.setText(str(tmp_path / "nothing"))
    dialog.rights.click()
    dialog.begin.click()
    studio.until(lambda: any(message.error for message in studio.messages))
    message = next(m for m in studio.messages if m.error)
    assert message.text.endswith(".") and "\n" not in message.text
    studio.until(lambda: not studio.services.training.is_running)
    assert dialog.begin.isEnabled()
    dialog.close()
