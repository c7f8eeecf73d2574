"""What comes onto the canvas and lies over it: drops, messages, the empty place, the line that shows work."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from artstudio.qt import mime, theme
from artstudio.qt.canvas import Canvas
from artstudio.qt.canvas_drops import DropZone
from artstudio.qt.canvas_messages import MessageLine
from artstudio.qt.canvas_overlays import ActivityLine, LinkButton

NoModifier, Shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
Copy, Move = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
PICTURE = np.full((300, 400, 3), 90, np.uint8)


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    made = Canvas()
    made.resize(800, 600)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


class Dropped:
    """Everything that a canvas says about drops."""

    def __init__(self, canvas: Canvas) -> None:
        self.said: list[tuple[str, object]] = []
        for name in ("picture_dropped", "style_picture_dropped", "style_dropped", "rejected"):
            getattr(canvas, name).connect(lambda value, name=name: self.said.append((name, value)))


def hover(
    canvas: Canvas,
    data: QMimeData,
    modifiers: Qt.KeyboardModifier = NoModifier,
    actions: Qt.DropAction = Copy | Move,
) -> tuple[str, bool]:
    """Drag ``data`` over the canvas: the hint on show, and whether letting go would be accepted."""
    accepted = True
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(QPoint(400, 300), actions, data, Qt.MouseButton.LeftButton, modifiers)
        QApplication.sendEvent(canvas, event)
        accepted = accepted and event.isAccepted()
    [zone] = canvas.findChildren(DropZone)
    return (zone.hint if zone.isVisible() else ""), accepted


def drop(
    canvas: Canvas,
    data: QMimeData,
    modifiers: Qt.KeyboardModifier = NoModifier,
    actions: Qt.DropAction = Copy | Move,
) -> Qt.DropAction | None:
    """Let go of ``data`` over the canvas: what its source is told was done, None if it was refused."""
    hover(canvas, data, modifiers, actions)
    event = QDropEvent(QPointF(400, 300), actions, data, Qt.MouseButton.LeftButton, modifiers)
    QApplication.sendEvent(canvas, event)
    return event.dropAction() if event.isAccepted() else None


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


class TestDrops:
    def test_files(self, canvas: Canvas, tmp_path: Path) -> None:
        dropped = Dropped(canvas)
        first, second = tmp_path / "a.jpg", tmp_path / "b.jpg"
        assert drop(canvas, files(first)) == Copy
        drop(canvas, files(first, second))
        drop(canvas, files(second), Shift)
        assert dropped.said == [
            ("picture_dropped", [first]),
            ("picture_dropped", [first, second]),
            ("style_picture_dropped", [second]),
        ]

    def test_image_data_of_a_browser(self, canvas: Canvas) -> None:
        dropped = Dropped(canvas)
        data = QMimeData()
        data.setUrls([QUrl("https://example.org/a.png")])
        data.setData("image/png", b"encoded")
        drop(canvas, data)
        assert dropped.said == [("picture_dropped", [b"encoded"])]

    def test_image_data_in_memory(self, canvas: Canvas) -> None:
        dropped = Dropped(canvas)
        data = QMimeData()
        image = QImage(6, 4, QImage.Format.Format_RGB32)
        image.fill(QColor(1, 2, 3))
        data.setImageData(image)
        drop(canvas, data, Shift)
        [(name, [encoded])] = dropped.said
        assert name == "style_picture_dropped"
        assert QImage.fromData(encoded).pixelColor(3, 3) == QColor(1, 2, 3)

    def test_a_link_is_refused_with_a_sentence(self, canvas: Canvas) -> None:
        dropped = Dropped(canvas)
        data = QMimeData()
        data.setUrls([QUrl("https://example.org/a.png")])
        hint, accepted = hover(canvas, data)
        assert accepted and "save the picture first" in hint
        drop(canvas, data)
        [(name, sentence)] = dropped.said
        assert name == "rejected" and "Save the picture first" in str(sentence)

    def test_a_style_of_the_gallery(self, canvas: Canvas) -> None:
        dropped = Dropped(canvas)
        data = mime.style_mime_data("built-in/7", "Blue Rooftops")
        assert hover(canvas, data) == ("Drop to paint in Blue Rooftops", True)
        drop(canvas, data, Shift)
        assert dropped.said == [("style_dropped", "built-in/7")]

    def test_hints(self, canvas: Canvas, tmp_path: Path) -> None:
        data = files(tmp_path / "a.jpg")
        assert hover(canvas, data) == ("Drop to open", True)
        assert hover(canvas, data, Shift) == ("Drop to use as a style", True)
        accent = seen_colors(canvas)
        assert theme.current().accent in accent
        QApplication.sendEvent(canvas, QDragLeaveEvent())
        [zone] = canvas.findChildren(DropZone)
        assert not zone.isVisible()

    def test_what_is_no_picture_is_not_taken(self, canvas: Canvas) -> None:
        data = QMimeData()
        data.setText("hello")
        assert hover(canvas, data) == ("", False)

    def test_pictures_that_turn_out_to_be_none(self, canvas: Canvas) -> None:
        dropped = Dropped(canvas)
        data = QMimeData()
        data.setData("image/png", b"")
        drop(canvas, data)
        assert [name for name, _ in dropped.said] == ["rejected"]

    @pytest.mark.parametrize("actions", [Copy | Move, Move])
    def test_the_source_is_never_told_that_its_file_was_moved(
        self, canvas: Canvas, tmp_path: Path, actions: Qt.DropAction
    ) -> None:
        dropped = Dropped(canvas)
        assert drop(canvas, files(tmp_path / "a.jpg"), Shift, actions) in (Copy, Qt.DropAction.IgnoreAction)
        assert len(dropped.said) == 1

    def test_nothing_is_left_lying_over_the_picture(self, canvas: Canvas, tmp_path: Path) -> None:
        canvas.set_original(PICTURE)
        before = canvas.grab().toImage()
        drop(canvas, files(tmp_path / "a.jpg"))
        assert canvas.grab().toImage() == before


def seen_colors(canvas: Canvas) -> set[str]:
    image = canvas.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, 800, 5) for y in range(0, 600, 5)}


class TestEmptyPlace:
    def test_invites(self, canvas: Canvas, qtbot: QtBot) -> None:
        button = canvas.findChild(LinkButton)
        assert button.isVisible() and button.height() >= theme.TARGET and button.accessibleName()
        with qtbot.waitSignal(canvas.open_requested):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(canvas.open_requested):
            QTest.keyClick(button, Qt.Key.Key_Space)

    def test_gives_way_to_a_picture(self, canvas: Canvas) -> None:
        button = canvas.findChild(LinkButton)
        canvas.set_original(PICTURE)
        assert not button.isVisible()
        canvas.set_original(None)
        assert button.isVisible() and not canvas.has_picture


class TestMessages:
    def buttons(self, line: MessageLine) -> dict[str, LinkButton]:
        from PySide6.QtWidgets import QAbstractButton

        return {b.accessibleName(): b for b in line.findChildren(QAbstractButton) if b.isVisible()}

    def test_action(self, canvas: Canvas) -> None:
        line, called = canvas.messages, []
        line.show_message("Sunflowers is gone.", "Undo", lambda: called.append(1))
        assert line.text == "Sunflowers is gone." and line.isVisible()
        QTest.mouseClick(self.buttons(line)["Undo"], Qt.MouseButton.LeftButton)
        assert called == [1] and not line.isVisible()

    def test_newest_wins_and_forgets_the_older_action(self, canvas: Canvas) -> None:
        line, called = canvas.messages, []
        line.show_message("One", "Undo", lambda: called.append(1))
        line.show_message("Two")
        assert line.text == "Two"
        assert list(self.buttons(line)) == ["Close this message"]
        QTest.mouseClick(self.buttons(line)["Close this message"], Qt.MouseButton.LeftButton)
        assert line.text == "" and called == []

    def test_goes_away_by_itself_unless_it_is_an_error(
        self, canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(MessageLine, "_SHORTEST_MS", 1)
        monkeypatch.setattr(MessageLine, "_MS_PER_LETTER", 0)
        line = canvas.messages
        line.show_message("Copied.")
        qtbot.waitUntil(lambda: not line.isVisible())
        line.show_message("Copied.")
        line.show_message("The disk is full.", error=True)
        assert not line._timer.isActive()
        assert line.accessibleName() == "Error" and line.accessibleDescription() == "The disk is full."

    def test_long_sentences_wrap_inside_the_canvas(self, canvas: Canvas, qtbot: QtBot) -> None:
        canvas.resize(320, 240)
        canvas.messages.show_message(
            "A file with a long name could not be read. " * 3, "Try again", lambda: None
        )
        qtbot.waitUntil(lambda: canvas.messages.geometry().bottom() < 240)
        assert canvas.rect().contains(canvas.messages.geometry())
        assert canvas.messages.height() > 60
        canvas.resize(800, 600)
        assert canvas.rect().contains(canvas.messages.geometry())

    def test_text_is_text(self, canvas: Canvas) -> None:
        canvas.messages.show_message("<b>a</b>.jpg is empty")
        assert canvas.messages.text == "<b>a</b>.jpg is empty"

    def test_escape_closes_it_from_its_buttons(self, canvas: Canvas) -> None:
        canvas.messages.show_message("Two")
        QTest.keyClick(self.buttons(canvas.messages)["Close this message"], Qt.Key.Key_Escape)
        assert not canvas.messages.isVisible()

    def test_an_action_may_show_another_message(self, canvas: Canvas) -> None:
        line = canvas.messages
        line.show_message("One", "Next", lambda: line.show_message("Two"))
        QTest.mouseClick(self.buttons(line)["Next"], Qt.MouseButton.LeftButton)
        assert line.text == "Two"


class TestActivity:
    def test_work_that_lasts_is_shown(
        self, canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        line = canvas.findChild(ActivityLine)
        line._patience.setInterval(0)
        canvas.set_working(None)
        assert not line.isVisible()
        qtbot.waitUntil(line.isVisible)
        canvas.set_working(0.5)
        image = canvas.grab().toImage()
        focus = QColor(theme.current().focus)
        assert image.pixelColor(390, 0) == focus != image.pixelColor(410, 0)
        canvas.set_working(False)
        assert not line.isVisible()
        assert canvas.grab().toImage().pixelColor(100, 0) != focus

    def test_work_that_is_over_at_once_is_not(self, canvas: Canvas) -> None:
        line = canvas.findChild(ActivityLine)
        canvas.set_working(0.1)
        canvas.set_working(False)
        assert not line._patience.isActive() and not line.isVisible()

    def test_pictures_that_keep_coming_put_it_off(self, canvas: Canvas, qtbot: QtBot) -> None:
        timer = canvas.findChild(ActivityLine)._patience
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(60_000)
        canvas.set_working(None)
        for show in (
            lambda: canvas.show_made(np.zeros((4, 4, 3), np.float32), (4, 4)),
            lambda: canvas.show_result(np.zeros((4, 4, 3), np.float32)),
        ):
            qtbot.waitUntil(lambda: timer.remainingTime() < 59_990)
            before = timer.remainingTime()
            show()
            assert timer.remainingTime() > before
