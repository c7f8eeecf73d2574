"""The real window in folders of its own, the hand that moves it, and pictures of what is seen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPoint, QPointF, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

from artstudio.library import open_library
from artstudio.qt import theme
from artstudio.qt.latent.previews import Previews
from artstudio.qt.main_window import MainWindow
from artstudio.qt.opening import samples
from artstudio.qt.services import Services
from artstudio.qt.session import Message
from artstudio.qt.settings_store import SettingsStore
from artstudio.qt.sliders import ParamSlider
from artstudio.qt.timeline.frames import Frames

HERE = Path(__file__).resolve().parent / "screenshots"
SIZE = (1280, 800)
PATIENCE_MS = 120_000
WEBP_QUALITY = 68
MOST_BYTES = 700_000
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Studio:
    """The open window and the hand that moves it."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.working = False
        self.previews_left = -1
        self.messages: list[Message] = []
        self.films: list[bool] = []  # whether each that has ended was saved
        store = SettingsStore(folder / "settings.json")
        store.change(device="cpu", theme="dark", export_folder="~/Pictures")
        self.services = Services(store, open_library(folder / "library", cache_folder=folder / "cache"))
        self.session, self.shelf = self.services.session, self.services.shelf
        self.session.working.connect(lambda on: setattr(self, "working", on))
        self.session.message.connect(self.messages.append)
        self.shelf.busy_changed.connect(lambda left: setattr(self, "previews_left", left))
        self.services.films.ended.connect(lambda job, saved: self.films.append(saved))
        self.window = MainWindow(self.services)
        self.window.resize(*SIZE)
        self.window.show()
        self.services.start()

    def close(self) -> None:
        self.window.close()
        self.services.close()

    # -- waiting ----------------------------------------------------------------------------------

    def until(self, true: Callable[[], bool], patience_ms: int = PATIENCE_MS) -> None:
        """Let the program go on until something is true."""
        given_up = QTimer(singleShot=True, interval=patience_ms)
        given_up.start()
        while not true():
            if not given_up.isActive():
                said = "; ".join(message.text for message in self.messages)
                raise TimeoutError(f"it never came to be; the window says: {said or 'nothing'}")
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def until_painted(self) -> None:
        gallery = self.window.docks["gallery"]  # paints its previews only while it is seen
        self.until(lambda: not self.working and (self.previews_left == 0 or not gallery.isVisible()))

    # -- the hand ---------------------------------------------------------------------------------

    def open(self, sample: str) -> None:
        """Drop a sample picture on the canvas, and wait for its previews."""
        path = next(path for path in samples() if sample in path.name)
        self.previews_left = -1
        self.drop(self.window.canvas, path)
        self.until(lambda: self.session.picture is not None and self.session.picture.path == path)
        self.until_painted()

    def choose(self, *names: str) -> None:
        """Click a style in the gallery, and the others with Ctrl held."""
        keys = NONE
        for name in names:
            item = next(item for item in self.shelf.items() if item.title == name)
            self.window.gallery.reveal(item.key)
            view = self.window.gallery.view
            place = view.visualRect(view.currentIndex()).center() - QPoint(0, 8)
            QTest.mouseClick(view.viewport(), LEFT, keys, place)
            keys = Qt.KeyboardModifier.ControlModifier
        self.window.gallery.view.scrollToTop()
        self.until_painted()

    def drag_puck(self, x: float, y: float) -> None:
        """Drag the puck of the pad from where it is to a point of its unit circle."""
        pad = self.window.mixer.pad
        start, end = (pad.position_of(point).toPoint() for point in (pad.puck, (x, y)))
        QTest.mousePress(pad, LEFT, NONE, start)
        QTest.mouseMove(pad, end)
        QTest.mouseRelease(pad, LEFT, NONE, end)
        self.until_painted()

    def type_value(self, slider: ParamSlider, text: str) -> None:
        """Type a value into the field of a slider."""
        self.type(slider.field, text)
        self.until_painted()

    def type(self, field: QLineEdit, text: str, last: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type into a field in place of what it says, and leave it."""
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, last)

    def click(self, button: QAbstractButton, at: QPoint | None = None) -> None:
        QTest.mouseClick(button, LEFT, NONE, at or button.rect().center())

    def drop(self, widget: QWidget, path: Path) -> None:
        """Drop a file on a widget as a file manager does."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        at = widget.rect().center()
        rest = (Qt.DropAction.CopyAction, mime, LEFT, NONE)
        for event in (QDragEnterEvent(at, *rest), QDragMoveEvent(at, *rest), QDropEvent(QPointF(at), *rest)):
            self.app.sendEvent(widget, event)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)

    def show(self, panel: str) -> None:
        """Bring a panel to the front of its tabs."""
        self.window.docks[panel].raise_()

    def until_previewed(self) -> None:
        """Wait for the small pictures that generators draw when nothing else is to do."""
        self.until_painted()
        drawing: list[Previews | Frames] = [
            *self.window.findChildren(Previews),
            *self.window.findChildren(Frames),
        ]
        self.until(lambda: not self.working and not any(previews.busy for previews in drawing))

    def rest(self) -> None:
        """Put the hand away: nothing is hovered, focused, or said."""
        self.until_painted()
        self.window.canvas.messages.dismiss()
        self.window.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        for widget in self.window.findChildren(QWidget):
            if widget.underMouse():
                self.app.sendEvent(widget, QEvent(QEvent.Type.Leave))
        for _ in range(4):  # a layout within a layout within a layout
            self.app.processEvents()

    # -- the pictures -----------------------------------------------------------------------------

    def shoot(self, name: str, *around: QWidget) -> None:
        """Keep the window as a picture, or only as much of it as shows all of some widgets."""
        self.rest()
        image, ratio = self.window.grab().toImage(), round(self.window.devicePixelRatioF())
        part = QRect()
        for widget in around:
            part = part.united(QRect(widget.mapTo(self.window, QPoint()), widget.size()))
        save(name, image.copy(QRect(part.topLeft() * ratio, part.size() * ratio)) if around else image)

    def open_dialog(self, action: str) -> QDialog:
        """Open a dialog by its command."""
        self.rest()
        before = self.window.findChildren(QDialog)
        self.window.actions_by_id[action].trigger()
        return next(dialog for dialog in self.window.findChildren(QDialog) if dialog not in before)

    def shoot_dialog(self, name: str, dialog: QDialog) -> None:
        """Keep an open dialog, with what is around it of the window, and close it."""
        behind = self.window.grab().toImage()
        self.app.processEvents()
        front = dialog.grab().toImage()
        dialog.close()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        save(name, over(behind, front))


def over(behind: QImage, front: QImage) -> QImage:
    """``front`` in the middle of ``behind``, which is dimmed and cut to what surrounds it."""
    ratio, margin = round(behind.devicePixelRatio()), 72
    place = QRect(QPoint(), front.deviceIndependentSize().toSize())
    place.moveCenter(QRect(QPoint(), behind.deviceIndependentSize().toSize()).center())
    with QPainter(behind) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, 0, *SIZE, QColor(0, 0, 0, 90))
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(24, 0, -3):
            painter.setBrush(QColor(0, 0, 0, 16))
            painter.drawRoundedRect(place.adjusted(-spread, 6 - spread, spread, spread + 6), 16, 16)
        painter.drawImage(place, front)
        painter.setPen(QColor(theme.current().edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
    around = place.adjusted(-2 * margin, -margin, 2 * margin, margin)
    return behind.copy(
        QRect(around.topLeft() * ratio, around.size() * ratio).intersected(QRect(QPoint(), behind.size()))
    )


def save(name: str, image: QImage) -> None:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    save_array(name, rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3))


def save_array(name: str, pixels: NDArray[np.uint8]) -> None:
    path = HERE / f"{name}.webp"
    Image.fromarray(pixels).save(path, quality=WEBP_QUALITY, method=6)
    tell(path)


def keep(film: Path) -> None:
    """Take a finished film among the pictures."""
    tell(Path(shutil.copy(film, HERE)))


def tell(path: Path) -> None:
    """Say what there is now. Raises ValueError if it is too large."""
    with Image.open(path) as picture:
        width, height = picture.size
    size = path.stat().st_size
    print(f"{path.relative_to(HERE.parent.parent)}  {width} x {height}  {size / 1e3:.0f} kB", flush=True)
    if size > MOST_BYTES:
        raise ValueError(f"{path.name} is larger than {MOST_BYTES / 1e3:.0f} kB")
