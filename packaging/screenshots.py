"""Renders the pictures of the README into packaging/screenshots: ``make screenshots``.

The real window, engine and weights, moved by real events, in folders of its own. Every picture waits until
all is painted. Twice the window's pixels, since readers have sharp screens.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "2"

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPoint, QPointF, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from artstudio.cli import run
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
WEBP_QUALITY = 80
MOST_BYTES = 700_000

SEEDS = (9, 3, 8)  # of the painter: fields, mountains, a river
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Studio:
    """The open window and the hand that moves it."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.working = False
        self.previews_left = -1
        self.messages: list[Message] = []
        store = SettingsStore(folder / "settings.json")
        store.change(device="cpu", theme="dark", export_folder="~/Pictures")
        self.services = Services(store, open_library(folder / "library", cache_folder=folder / "cache"))
        self.session, self.shelf = self.services.session, self.services.shelf
        self.session.working.connect(lambda on: setattr(self, "working", on))
        self.session.message.connect(self.messages.append)
        self.shelf.busy_changed.connect(lambda left: setattr(self, "previews_left", left))
        self.window = MainWindow(self.services)
        self.window.resize(*SIZE)
        self.window.show()
        self.services.start()

    def close(self) -> None:
        self.window.close()
        self.services.close()

    # -- waiting ----------------------------------------------------------------------------------

    def until(self, true: Callable[[], bool]) -> None:
        """Let the program go on until something is true."""
        given_up = QTimer(singleShot=True, interval=PATIENCE_MS)
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
        slider.field.setFocus()
        slider.field.selectAll()
        QTest.keyClicks(slider.field, text)
        QTest.keyClick(slider.field, Qt.Key.Key_Return)
        self.until_painted()

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

    def shoot(self, name: str) -> None:
        """Keep the whole window as a picture."""
        self.rest()
        save(name, self.window.grab().toImage())

    def shoot_dialog(self, name: str, action: str) -> None:
        """Open a dialog by its command and keep it, with what is around it of the window."""
        self.rest()
        behind = self.window.grab().toImage()
        self.window.actions_by_id[action].trigger()
        dialog = self.window.findChild(QDialog)
        assert dialog is not None
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


def sheet(folder: Path, side: int = 160, rows: int = 8) -> NDArray[np.uint8]:
    """The first pictures of the painter, none left out: (rows * side, rows * side, 3)."""
    seeds = range(1, rows * rows + 1)
    run(["generate", "painter", "--seed", f"1..{len(seeds)}", "--size", "384", "-o", str(folder)])
    whole = Image.new("RGB", (rows * side, rows * side))
    for place, seed in enumerate(seeds):
        with Image.open(folder / f"painter-{seed:02}.png") as picture:
            small = picture.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)
        whole.paste(small, (place % rows * side, place // rows * side))
    return np.asarray(whole)


def save(name: str, image: QImage) -> None:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    save_array(name, rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3))


def save_array(name: str, pixels: NDArray[np.uint8]) -> None:
    path = HERE / f"{name}.webp"
    Image.fromarray(pixels).save(path, quality=WEBP_QUALITY, method=6)
    size = path.stat().st_size
    print(
        f"{path.relative_to(HERE.parent.parent)}  {pixels.shape[1]} x {pixels.shape[0]}  {size / 1e3:.0f} kB"
    )
    if size > MOST_BYTES:
        raise ValueError(f"{path.name} is larger than {MOST_BYTES / 1e3:.0f} kB")


def marbled_paper() -> NDArray[np.uint8]:
    """A sheet of marbled paper (768, 1024, 3): bands of color, stirred."""
    inks = ["06262b", "0f6b6b", "35b59a", "f2edd0", "e8833a", "8c1c4a"]
    colors = np.array([[int(ink[i : i + 2], 16) for i in (0, 2, 4)] for ink in inks], np.float64)
    v, u = np.mgrid[0:768, 0:1024] / 768.0
    y = v
    chance = np.random.default_rng(7)
    x = u
    for wave in range(6):
        often, shift = 2 * 1.7**wave, chance.uniform(0, 6.28, 4)
        x, y = (
            x + 0.5 / often * (np.sin(2 * often * y + shift[0]) + np.cos(often * x + shift[2])),
            y + 0.5 / often * (np.sin(2 * often * x + shift[1]) + np.cos(often * y + shift[3])),
        )
    bands = 0.5 + 0.5 * np.sin(11 * (x + 0.4 * y) + 2 * np.sin(3 * y))
    ink = np.clip(0.85 * bands + 0.15 * (0.5 + 0.5 * np.sin(40 * (y + 0.3 * x))), 0, 1) * (len(inks) - 1)
    below = np.minimum(ink.astype(int), len(inks) - 2)
    part = (ink - below)[..., None]
    mixed: NDArray[np.uint8] = (colors[below] * (1 - part) + colors[below + 1] * part).astype(np.uint8)
    return mixed


def shoot_all(studio: Studio, folder: Path) -> None:
    window = studio.window
    studio.open("astronaut")
    studio.choose("Starry Strokes", "Ruby Sunset", "Autumn Storm")
    studio.drag_puck(-0.2, -0.3)
    studio.shoot("hero")

    studio.open("coffee")
    studio.choose("Harvest Sky", "Pop Cutouts", "Lavender Dusk", "Ruby Sunset")
    studio.drag_puck(-0.1, -0.25)
    studio.shoot("mixer")

    studio.open("pagoda")
    studio.choose("Lavender Dusk")
    studio.show("space")
    for row, value in ((0, "0.8"), (2, "1.5"), (3, "-0.6"), (4, "1.2"), (6, "-1.4")):
        studio.type_value(window.space.rows[row].slider, value)
    studio.shoot("style-space")
    studio.shoot_dialog("export", "export")

    window.actions_by_id["reset"].trigger()
    studio.choose("Autumn Storm")
    studio.press(Qt.Key.Key_B)
    studio.shoot("compare")
    studio.press(Qt.Key.Key_B)

    studio.open("cat")
    paper = folder / "marbled paper.png"
    Image.fromarray(marbled_paper()).save(paper)
    studio.show("mixer")
    studio.drop(window.gallery, paper)
    studio.until(lambda: any(item.own for item in studio.shelf.items()))
    studio.shoot("own-style")
    studio.shoot_dialog("shortcuts", "shortcuts")

    theme.apply_theme(studio.app, "light")
    studio.show("history")
    studio.choose("Ruby Sunset")
    studio.shoot("light")


def shoot_latent(studio: Studio) -> None:
    """The Latent workspace: a painting that nobody painted, and a film of the way to others."""
    theme.apply_theme(studio.app, "dark")
    window, explorer = studio.window, studio.services.explorer
    window.actions_by_id["clear_styles"].trigger()
    window.actions_by_id["latent_workspace"].trigger()
    explorer.go(SEEDS[0])
    studio.until_previewed()
    studio.shoot("latent")
    for number, seed in enumerate(SEEDS):
        explorer.go(seed)
        studio.until_painted()
        studio.services.director.go(2.5 * number)
        explorer.go(seed)
        window.actions_by_id["add_keyframe"].trigger()
        studio.until_painted()
    studio.until_previewed()
    studio.shoot("timeline")


def main() -> int:
    app = QApplication(["artstudio"])
    app.setCursorFlashTime(0)
    theme.apply_theme(app, "dark")
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(app, Path(folder))
        try:
            shoot_all(studio, Path(folder))
            shoot_latent(studio)
            save_array("painter", sheet(Path(folder) / "painter"))
        finally:
            studio.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
