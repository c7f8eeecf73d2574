"""Libraries, disks and other windows that misbehave, seen from the window."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from artstudio.library import Library, OwnStyle
from artstudio.qt.shelf import ShelfItem
from tests.qt.conftest import Drop
from tests.qt.studio import Studio, files
from tests.trouble import filled, locked_elsewhere, remount_read_only

BUSY = "in use by another window"


@pytest.fixture
def painting(tmp_path: Path) -> Path:
    path = tmp_path / "red_hills.png"
    noise = np.random.default_rng(5).integers(0, 256, (12, 16, 3), dtype=np.uint8)
    Image.fromarray(noise).resize((160, 120)).save(path)
    return path


def keep_style(folder: Path) -> OwnStyle:
    """A library that has a style already."""
    with Library(folder / "library") as library:
        return library.add_vector_style("Mine", [0.1] * 100)


def own(studio: Studio) -> list[ShelfItem]:
    return [item for item in studio.services.shelf.items() if item.own]


Open = Callable[..., Studio]


@pytest.fixture
def open_it(open_studio: Open) -> Open:
    """Opens a window on a library with one style."""

    def opener(**where: Path) -> Studio:
        studio = open_studio(**where)
        studio.until(lambda: len(own(studio)) == 1)
        return studio

    return opener


def test_a_damaged_database(open_it: Open, folder: Path) -> None:
    style = keep_style(folder)
    (folder / "library" / "library.db").write_bytes(b"rubbish" * 3000)
    studio = open_it()
    assert "has been made anew: one style was recovered" in studio.until_said("damaged").text
    studio.session.apply_style(own(studio)[0].ref)
    studio.until_painted()
    assert own(studio)[0].ref.id == style.id


def test_a_library_locked_by_another_program(open_it: Open, folder: Path, painting: Path, drop: Drop) -> None:
    keep_style(folder)
    database = folder / "library" / "library.db"
    with locked_elsewhere(database):
        studio = open_it()  # reading goes on
        shelf, stack = studio.services.shelf, studio.session.undo_stack
        mine = own(studio)[0]
        changes: list[Callable[[], object]] = [
            lambda: shelf.rename(mine.key, "Other"),
            lambda: shelf.set_tags(mine.key, ("blue",)),
            lambda: shelf.set_favorite(mine.key, True),
            lambda: shelf.delete(mine.key),
            lambda: drop(studio.window.gallery, files(painting)),
        ]
        for change in changes:
            # A step that didn't happen isn't in the history either.
            before = stack.count()
            said = len(studio.messages)
            change()
            studio.until(lambda said=said: len(studio.messages) > said)
            assert [BUSY in message.text for message in studio.messages[said:]] == [True]
            assert own(studio) == [mine]
            assert stack.count() == before == 0
    shelf.rename(mine.key, "Other")
    studio.until(lambda: own(studio)[0].title == "Other")
    with locked_elsewhere(database):
        assert BUSY in studio.sentence_after(stack.undo)
        assert stack.canUndo() and not stack.canRedo()
    stack.undo()
    studio.until(lambda: own(studio)[0].title == "Mine")
    with locked_elsewhere(database):
        assert BUSY in studio.sentence_after(stack.redo)
        assert stack.canRedo() and not stack.canUndo()
    stack.redo()
    studio.until(lambda: own(studio)[0].title == "Other")
    assert drop(studio.window.gallery, files(painting))
    studio.until(lambda: len(own(studio)) == 2 and studio.session.styles)
    with locked_elsewhere(database):  # a step of two parts, of which one can't be taken back
        assert BUSY in studio.sentence_after(stack.undo)
        assert stack.canUndo() and not stack.canRedo()


def test_two_windows_on_one_library(open_it: Open, folder: Path, painting: Path, drop: Drop) -> None:
    keep_style(folder)
    one, two = open_it(), open_it()
    assert drop(one.window.gallery, files(painting))
    one.until(lambda: len(own(one)) == 2)
    activate(two)
    two.until(lambda: len(own(two)) == 2)
    added = own(two)[0]
    two.session.apply_style(added.ref)
    two.until_painted()
    one.services.shelf.delete(added.key)
    one.until(lambda: len(own(one)) == 1)
    # The other window hasn't seen it yet, goes on painting with it and may name it.
    two.session.set_value("stroke_size", 2.0)
    two.until_painted()
    two.services.shelf.rename(added.key, "Gone")
    two.until(lambda: len(own(two)) == 1)
    assert two.session.styles[0].style == added.ref
    one.session.undo_stack.undo()
    one.until(lambda: len(own(one)) == 2)
    assert own(one)[0].title == "Gone"
    assert not any(message.error for message in [*one.messages, *two.messages])


def activate(studio: Studio) -> None:
    """What the window hears when the artist turns to it."""
    studio.window.activateWindow()
    studio.until(studio.window.isActiveWindow)
    QApplication.sendEvent(studio.window, QEvent(QEvent.Type.ActivationChange))


def negative(path: Path) -> Path:
    """A network that turns a picture into its negative."""
    shape = [1, 3, "h", "w"]
    graph = helper.make_graph(
        [helper.make_node("Sub", ["one", "x"], ["y"])],
        "negative",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(np.ones((1, 1, 1, 1), np.float32), "one")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    path.write_bytes(onnx.ModelProto.SerializeToString(model))
    return path


def test_a_network_whose_file_is_gone(
    open_studio: Open, open_it: Open, folder: Path, tmp_path: Path, drop: Drop
) -> None:
    studio = open_studio()
    assert drop(studio.window.gallery, files(negative(tmp_path / "negative.onnx")))
    studio.until_said("now one of your styles")
    studio.until_painted()
    (kept,) = (folder / "library").rglob("network.onnx")
    kept.unlink()
    studio.session.set_value("stroke_size", 2.0)  # it has been read, so it paints on
    studio.until_painted()

    again = open_it()
    ref = own(again)[0].ref
    said = len(again.messages)
    again.session.apply_style(ref)
    again.until(lambda: len(again.messages) > said)
    assert "The network of a style is missing" in again.messages[-1].text
    assert not again.canvas.has_result
    again.session.undo_stack.undo()
    assert drop(again.window.gallery, files(tmp_path / "negative.onnx"))  # brings it back
    again.until(lambda: again.canvas.has_result)
    again.until_painted()


def test_a_library_folder_that_is_gone(open_it: Open, folder: Path, painting: Path, drop: Drop) -> None:
    keep_style(folder)
    studio = open_it()
    shutil.rmtree(folder / "library")
    assert "library" in studio.sentence_after(lambda: drop(studio.window.gallery, files(painting)))
    studio.session.apply_style(own(studio)[0].ref)
    studio.until_painted()


def test_a_disk_that_may_not_be_written(open_it: Open, small_disk: Path, painting: Path, drop: Drop) -> None:
    keep_style(small_disk)
    assert remount_read_only(small_disk)
    studio = open_it(folder=small_disk)
    studio.until_said("can be read but not changed")
    shelf, mine = studio.services.shelf, own(studio)[0]
    studio.session.apply_style(mine.ref)
    studio.until_painted()
    studio.until_said("settings cannot be saved")  # the photo is a recent file now
    changes: list[Callable[[], object]] = [
        lambda: shelf.delete(mine.key),
        lambda: shelf.set_favorite(mine.key, True),
        lambda: drop(studio.window.gallery, files(painting)),
        lambda: studio.export(small_disk / "out.png"),
    ]
    for change in changes:
        sentence = studio.sentence_after(change)
        assert "cannot be changed" in sentence or "may not be written" in sentence or "permission" in sentence


def test_a_full_disk(open_it: Open, small_disk: Path, painting: Path, drop: Drop) -> None:
    keep_style(small_disk)
    studio = open_it(folder=small_disk)
    shelf, mine = studio.services.shelf, own(studio)[0]
    studio.until((small_disk / "settings.json").exists)
    settings = (small_disk / "settings.json").read_bytes()
    keys = [item.key for item in shelf.items()]
    with filled(small_disk, 0):
        assert "disk is full" in studio.sentence_after(lambda: shelf.rename(mine.key, "Other"))
        assert "disk is full" in studio.sentence_after(lambda: shelf.delete(mine.key))
        assert "disk is full" in studio.sentence_after(lambda: drop(studio.window.gallery, files(painting)))
        assert "room on the disk" in studio.sentence_after(lambda: studio.export(small_disk / "out.png"))
        assert "disk is full" in studio.sentence_after(lambda: studio.store.change(export_quality=50))
        # Everything that needs no disk goes on: thumbnails that can't be kept are shown all the same.
        studio.session.apply_style(mine.ref)
        studio.until_painted()
        studio.until(lambda: all(shelf.thumb(key) is not None for key in keys))
        assert (small_disk / "settings.json").read_bytes() == settings
        assert not [path for path in small_disk.rglob("*") if path.suffix in (".part", ".old")]
    shelf.rename(mine.key, "Other")
    studio.until(lambda: own(studio)[0].title == "Other")
    studio.export(small_disk / "out.png")
    studio.close()
    assert b'"export_quality": 50' in (small_disk / "settings.json").read_bytes()
