"""Training from the window: the folder, the question, the samples, and the generator that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from artstudio.engine import catalog, training
from artstudio.engine.devices import Device, cpu
from artstudio.engine.request import Lane, Quality, Request
from artstudio.params import Values
from artstudio.qt.training.window import TrainingWindow
from tests.models.generators.own_networks import add_own
from tests.models.training.training_lab import gallery, paint
from tests.qt.conftest import Drop
from tests.qt.studio import Studio, files

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def studio(open_studio: Callable[..., Studio], monkeypatch: pytest.MonkeyPatch) -> Studio:
    monkeypatch.setattr("artstudio.qt.generators.SIDE", 64)
    monkeypatch.setattr("artstudio.qt.generators.Generators.best", catalog.get("cppn").spec)
    monkeypatch.setattr("artstudio.qt.training.trainer.EVERY", 1.0)
    monkeypatch.setattr("artstudio.models.training.watch._NOT_BEFORE", 0.0)  # measured at once
    monkeypatch.setattr("artstudio.models.training.watch.SHARE", 1e6)
    monkeypatch.setattr("artstudio.models.training.watch.SAMPLES", 8)
    tiny = partial(training.Options, batch=4, width=1 / 16)
    monkeypatch.setattr("artstudio.qt.training.setup_page.Options", tiny)
    studio = open_studio()
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    studio.until_painted()
    return studio


@pytest.fixture
def window(studio: Studio) -> TrainingWindow:
    studio.window.actions_by_id["train"].trigger()
    found = studio.window.findChild(TrainingWindow)
    assert isinstance(found, TrainingWindow) and found.isVisible()
    choose(found.setup.kind, "dcgan")  # the quickest here
    choose(found.setup.side, 32)
    return found


def choose(combo: object, data: object) -> None:
    combo.setCurrentIndex(combo.findData(data))  # type: ignore[attr-defined]
    assert combo.currentData() == data  # type: ignore[attr-defined]


def prepare(studio: Studio, window: TrainingWindow, pictures: Path) -> None:
    """Everything but the click on Start."""
    page = window.setup
    page.pictures.set_folder(pictures)
    studio.until(lambda: page.pictures.checked is not None)
    choose(page.pictures.rights, "own")
    page.pictures.allowed.click()
    assert page.begin.isEnabled() and not page.reason.text()


def begin(studio: Studio, window: TrainingWindow, pictures: Path) -> None:
    prepare(studio, window, pictures)
    QTest.mouseClick(window.setup.begin, LEFT)
    assert studio.services.training.is_running and window.pages.currentWidget() is window.live


def until_saved(studio: Studio, window: TrainingWindow) -> None:
    studio.until(lambda: not window.live.sheet.image.isNull() or studio.messages[-1].error)
    assert not [message.text for message in studio.messages if message.error]
    studio.until(lambda: bool(studio.services.training.kept))


def test_a_generator_is_trained_paused_and_used(
    studio: Studio, window: TrainingWindow, tmp_path: Path, drop: Drop
) -> None:
    pictures = gallery(tmp_path / "pictures", 24)
    page, trainer = window.setup, studio.services.training
    assert not page.begin.isEnabled() and "folder" in page.reason.text()
    assert drop(window, files(pictures))
    page.classes.click()
    studio.until(lambda: page.pictures.checked is not None)
    assert "24 pictures" in page.pictures.report.text() and "monet (12)" in page.pictures.report.text()
    assert not page.pictures.crops.image.isNull() and not page.begin.isEnabled()
    choose(page.pictures.rights, "free")
    assert not page.begin.isEnabled()
    page.pictures.allowed.click()
    page.name.setText("Two hands")
    QTest.mouseClick(page.begin, LEFT)
    until_saved(studio, window)
    live = window.live
    assert live.title.text() == "Two hands" and "32 × 32" in live.subtitle.text()
    assert {"generator", "discriminator"} == set(live.chart.curves)
    assert live.figures.texts["rate"].text() != "–" and live.figures.texts["memory"].text() != "–"
    studio.until(lambda: {"realism", "diversity", "uniqueness"} == set(live.measures.curves))
    assert live.measures.best > 0 and "Realism" in live.measures.accessibleDescription()
    studio.services.explorer.step(1)  # the canvas goes on meanwhile
    studio.until_painted()
    assert trainer.is_running

    live.pause.click()
    studio.until(lambda: not trainer.is_running and live.go_on.isVisible() and live.go_on.isEnabled())
    saved = trainer.kept[0].step
    assert window.list.count() == 2 and saved > 0
    assert f"Saved after step {saved}" in live.note.text() and live.figures.texts["rate"].text() == "–"
    live.go_on.click()
    studio.until(lambda: bool(trainer.kept) and trainer.kept[0].step > saved)
    assert live.measures.curves["realism"][0][0] <= saved  # what was measured before is there
    live.stop.click()
    studio.until(lambda: studio.session.source is not None and studio.session.source.model == "two-hands")
    assert studio.window.generator.classes.chips[0].text() == "monet"
    card = catalog.get_installed("two-hands").card
    assert card.about["data"]["rights"] == "the pictures are free for all to use"
    assert page.start_from.findData("two-hands") > 0
    studio.until_painted()


def test_a_closed_program_goes_on_another_day_and_a_training_can_be_discarded(
    open_studio: Callable[..., Studio], studio: Studio, window: TrainingWindow, tmp_path: Path
) -> None:
    begin(studio, window, gallery(tmp_path / "pictures", 24, ()))
    until_saved(studio, window)
    studio.close()  # saves what was learned since

    again = open_studio()
    again.window.commander.train()
    window = again.window.findChild(TrainingWindow)
    assert isinstance(window, TrainingWindow)
    again.until(lambda: window.list.count() == 2)
    at = window.list.visualItemRect(window.list.item(1)).center()
    QTest.mouseClick(window.list.viewport(), LEFT, pos=QPoint(at))
    live, trainer = window.live, again.services.training
    assert window.pages.currentWidget() is live and live.chart.curves
    again.until(lambda: not live.sheet.image.isNull())
    saved = trainer.kept[0]
    live.go_on.click()
    again.until(lambda: trainer.kept[0].step > saved.step)
    box = live.ask_drop()
    assert box is not None
    next(button for button in box.buttons() if button.text() == "Discard").click()
    again.until(lambda: not trainer.kept and not trainer.is_running)
    assert window.pages.currentWidget() is window.setup and not saved.folder.exists()


def test_a_program_closed_before_anything_was_saved_leaves_nothing(
    studio: Studio, window: TrainingWindow, tmp_path: Path
) -> None:
    begin(studio, window, gallery(tmp_path / "pictures", 24, ()))
    trainer = studio.services.training
    assert trainer.options is not None
    folder = trainer.options.output.with_name(trainer.options.output.name + ".training")
    assert folder.is_dir()
    studio.close()
    assert not folder.exists() or (folder / "checkpoint.json").exists()


def test_another_render_passes_a_training_between_two_steps(
    studio: Studio, window: TrainingWindow, tmp_path: Path
) -> None:
    begin(studio, window, gallery(tmp_path / "pictures", 24, ()))
    until_saved(studio, window)
    ended: list[str] = []
    studio.services.bridge.updated.connect(
        lambda update: ended.append(update.kind) if update.request.slot == "film" else None
    )
    values = Values.of(catalog.get("cppn").spec.params)
    request = Request(
        "cppn", values, size=(32, 32), quality=Quality.FINAL, slot="film", lane=Lane.FINAL, seed=3
    )
    studio.services.bridge.submit(request)
    studio.until(lambda: "done" in ended)
    assert studio.services.training.is_running
    window.close()
    studio.until_said("The training goes on")
    studio.window.commander.train()
    assert window.isVisible() and window.pages.currentWidget() is window.live
    window.live.pause.click()
    studio.until(lambda: not studio.services.training.is_running)


def test_a_model_is_gone_on_with_and_a_part_of_it_stays(
    studio: Studio, window: TrainingWindow, tmp_path: Path
) -> None:
    pictures = gallery(tmp_path / "pictures", 24, ())
    begin(studio, window, pictures)
    until_saved(studio, window)
    window.live.keep_last.click()
    studio.until_said("among the generators")
    window.live.pause.click()
    studio.until(lambda: not studio.services.training.is_running)
    window.list.setCurrentRow(0)
    page = window.setup
    page.name.setText("Later")
    choose(page.start_from, "pictures")
    assert not page.side.isEnabled() and [box.objectName() for box in page.parts] == ["4", "8"]
    page.parts[0].click()
    studio.until(page.begin.isEnabled)
    options = page.options()
    assert options.freeze == ("4",) and options.start == catalog.get_installed("pictures").path
    QTest.mouseClick(page.begin, LEFT)
    studio.until(lambda: any(one.name == "Later" for one in studio.services.training.kept))
    window.live.pause.click()
    studio.until(lambda: not studio.services.training.is_running)


def test_a_stylegan2_to_begin_with_may_grow(studio: Studio, window: TrainingWindow, tmp_path: Path) -> None:
    item = add_own(tmp_path / "sea.safetensors")
    studio.services.generators.reload()
    page = window.setup
    choose(page.kind, "stylegan2")
    studio.until(lambda: page.start_from.findData(item.card.id) > 0)
    choose(page.side, 64)
    choose(page.start_from, item.card.id)
    sides = [page.side.itemData(index) for index in range(page.side.count())]
    assert sides == [32, 64, 128, 256, 512, 1024] and page.side.currentData() == 64 and page.side.isEnabled()
    assert [box.objectName() for box in page.parts] == ["mapping", "coarse", "middle", "fine"]
    assert all(box.width() >= box.sizeHint().width() for box in page.parts)  # none is cut off
    choose(page.kind, "dcgan")
    assert page.side.currentData() == 64 and page.side.count() == 3


def test_the_best_and_the_last_are_kept_under_names_of_their_own(
    studio: Studio, window: TrainingWindow, tmp_path: Path
) -> None:
    begin(studio, window, gallery(tmp_path / "pictures", 24, ()))
    live, trainer = window.live, studio.services.training
    assert not live.keep_best.isEnabled() and "None was measured yet" in live.keep_best.toolTip()
    until_saved(studio, window)
    studio.until(live.keep_best.isEnabled)

    def titles() -> set[str]:
        return {spec.title for spec in studio.services.generators.specs()}

    live.keep_last.click()
    studio.until(lambda: "Pictures" in titles())
    saved = trainer.kept[0].step
    studio.until(lambda: trainer.kept[0].step > saved)
    live.keep_last.click()
    studio.until(lambda: "Pictures 2" in titles())
    live.pause.click()
    studio.until(lambda: not trainer.is_running and live.go_on.isEnabled())
    best = trainer.kept[0].best
    assert best is not None and f"step {best.step}," in live.keep_best.toolTip()
    live.keep_best.click()
    studio.until(lambda: "Pictures best" in titles())
    studio.until(lambda: "Pictures best is among the generators" in live.note.text())
    studio.services.explorer.choose_model("pictures")
    rows = studio.window.generator.form.rows
    assert "truncation" in rows and not {"cutoff", "noise"} & rows.keys(), "they would do nothing"
    card = catalog.get_installed("pictures-best").card
    assert card.about["training"]["steps"] == best.step
    assert card.license.startswith("learned from pictures of whoever trained it")


def test_the_line_at_the_bottom_says_that_it_goes_on(
    studio: Studio, window: TrainingWindow, tmp_path: Path
) -> None:
    status = studio.window.training_status
    assert not status.isVisible()
    window.setup.minutes.setValue(60)
    begin(studio, window, gallery(tmp_path / "pictures", 24, ()))
    studio.until(lambda: "DCGAN" in status.text() and "step" in status.text() and "left" in status.text())
    assert status.isVisible()
    window.close()
    QTest.mouseClick(status, LEFT)
    assert window.isVisible()
    window.live.pause.click()
    assert "being saved" in status.text()
    studio.until(lambda: not status.isVisible())


def test_what_is_wrong_with_the_pictures_is_said_before_anything_begins(
    studio: Studio, window: TrainingWindow, tmp_path: Path
) -> None:
    section = window.setup.pictures
    section.folder.setText(str(tmp_path / "nothing"))
    studio.until(lambda: "is not there" in section.report.text())
    assert not window.setup.begin.isEnabled() and not section.missing.startswith("Choose")

    pictures = gallery(tmp_path / "pictures", 22, ())
    paint(3, 80, 64).save(pictures / "again.jpg", quality=95)
    (pictures / "torn.png").write_bytes((pictures / "000.png").read_bytes()[:90])
    section.set_folder(pictures)
    studio.until(lambda: section.checked is not None)
    text = section.report.text()
    assert "unreadable: 1 (" in text and "nearly the same as others: 1 (" in text and "few" in text
    assert "torn.png" in section.report.toolTip()
    window.setup.classes.click()  # there are no folders inside
    studio.until(lambda: "Classes are the folders" in section.report.text())
    assert not window.setup.begin.isEnabled()


def test_what_suits_the_machine_is_suggested_until_the_artist_chooses(
    open_studio: Callable[..., Studio], studio: Studio, tmp_path: Path
) -> None:
    def window_of(studio: Studio) -> TrainingWindow:
        studio.window.commander.train()
        found = studio.window.findChild(TrainingWindow)
        assert isinstance(found, TrainingWindow)
        return found

    window, trainer = window_of(studio), studio.services.training
    page = window.setup
    studio.until(lambda: trainer.device is not None)
    trainer.know_device(cpu())  # whatever there is here
    assert page.kind.currentData() == "vae" and "VAE" in page.why.text()
    trainer.know_device(Device("cuda", "Some GPU"))
    assert page.kind.currentData() == "stylegan2" and "few" not in page.why.text()
    page.pictures.set_folder(gallery(tmp_path / "pictures", 24, ()))
    studio.until(lambda: page.pictures.checked is not None)
    assert page.kind.currentData() == "stylegan2" and "so few pictures" in page.why.text()
    choose(page.kind, "lsgan")
    trainer.know_device(cpu())
    assert page.kind.currentData() == "lsgan" and "VAE" in page.why.text()
    choose(page.side, 32)
    choose(page.pictures.rights, "own")
    page.pictures.allowed.click()
    studio.until(page.begin.isEnabled)
    page.begin.click()
    until_saved(studio, window)
    studio.close()
    again = open_studio()
    assert window_of(again).setup.kind.currentData() == "lsgan"


def test_a_bar_is_there_only_for_what_has_an_end(
    studio: Studio, window: TrainingWindow, tmp_path: Path
) -> None:
    begin(studio, window, gallery(tmp_path / "pictures", 24, ()))
    live, trainer = window.live, studio.services.training
    studio.until(lambda: trainer.latest is not None and trainer.latest.step > 0)
    assert not live.progress.isVisible()
    until_saved(studio, window)
    live.pause.click()
    assert not live.stop.isEnabled()  # it is being saved
    studio.until(lambda: not trainer.is_running and live.go_on.isEnabled())
    assert live.figures.texts["memory"].text() == "–"
    live.minutes.setValue(60)
    live.go_on.click()
    studio.until(lambda: live.progress.isVisible() and live.progress.value() > 0)
    live.pause.click()
    studio.until(lambda: not live.progress.isVisible())
    assert not trainer.is_running


def test_what_ends_a_training_that_goes_on_is_said_on_its_page(
    studio: Studio, window: TrainingWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(studio, window, gallery(tmp_path / "pictures", 24, ()))
    until_saved(studio, window)
    live, trainer = window.live, studio.services.training
    live.pause.click()
    studio.until(lambda: not trainer.is_running and live.go_on.isEnabled())
    monkeypatch.setattr("artstudio.models.training.conv_gans.ConvGan.step", _too_large)
    live.go_on.click()
    studio.until(lambda: not trainer.is_running)
    assert "enough memory" in live.note.text() and live.note.property("role") == "danger"
    assert not window.setup.reason.text().startswith("There isn't enough memory")


def test_what_ends_a_new_training_is_said_where_another_begins_and_nothing_is_left_of_it(
    studio: Studio, window: TrainingWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("artstudio.models.training.conv_gans.ConvGan.step", _too_large)
    begin(studio, window, gallery(tmp_path / "pictures", 24, ()))
    page, trainer = window.setup, studio.services.training
    studio.until(lambda: not trainer.is_running and window.pages.currentWidget() is page)
    studio.until(page.begin.isEnabled)  # the pictures were looked at again
    assert "enough memory" in page.reason.text()
    assert [path.name for path in trainer.folder.iterdir()] == [".check"]
    monkeypatch.undo()
    choose(page.side, 32)
    page.begin.click()
    assert "enough memory" not in page.reason.text()
    studio.until(lambda: bool(trainer.kept))
    window.live.pause.click()
    studio.until(lambda: not trainer.is_running)


def _too_large(self: object, batch: object) -> None:
    raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB")


def test_the_escape_key_closes_it_as_its_button_does(
    studio: Studio, window: TrainingWindow, tmp_path: Path
) -> None:
    begin(studio, window, gallery(tmp_path / "pictures", 24, ()))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    studio.until_said("The training goes on")


def test_a_folder_that_is_taken_back_is_not_looked_at(
    studio: Studio, window: TrainingWindow, tmp_path: Path
) -> None:
    section = window.setup.pictures
    section.set_folder(gallery(tmp_path / "pictures", 24, ()))
    studio.until(section.progress.isVisible)
    section.folder.clear()
    studio.until(lambda: not section.progress.isVisible() and not section.checking.is_busy)


def test_a_full_disk_is_said_where_the_artist_looks(
    studio: Studio, window: TrainingWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(studio, window, gallery(tmp_path / "pictures", 24, ()))

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("artstudio.models.training.checkpoint.save", full)
    QTest.mouseClick(window.setup.begin, LEFT)
    studio.until(lambda: "can't be written" in window.live.note.text())
    window.live.pause.click()
    studio.until(lambda: not studio.services.training.is_running)
    message = studio.until_said("can't be written")
    assert message.error and message.text.endswith(".") and "\n" not in message.text


def test_what_is_damaged_is_no_training(tmp_path: Path) -> None:
    for name, text in (("a", "{"), ("b", "[]"), ("c", '{"step": 1, "facts": {"options": {"kind": "x"}}}')):
        folder = tmp_path / f"{name}.safetensors.training"
        folder.mkdir()
        (folder / "checkpoint.json").write_text(text)
    assert training.kept(tmp_path) == [] and training.kept(tmp_path / "none") == []
    assert training.memory() > 0
