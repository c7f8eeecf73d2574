"""The window in which generators are trained: the trainings there are, and the one that was chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QIcon,
    QImage,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from artstudio.engine.training import KINDS, Kept, Options
from artstudio.qt import theme
from artstudio.qt.generators import Generators
from artstudio.qt.icons import pixmap
from artstudio.qt.panels.drops import DropOverlay
from artstudio.qt.settings_store import SettingsStore
from artstudio.qt.training.live_page import LivePage
from artstudio.qt.training.setup_page import SetupPage
from artstudio.qt.training.sheet import read_first
from artstudio.qt.training.trainer import Trainer

_LIST, _THUMB, _GLYPH = 208, 40, 20  # px
_OUTPUT = Qt.ItemDataRole.UserRole


class TrainingWindow(QDialog):
    """Stays beside the main window; closing it leaves the training at work."""

    def __init__(
        self, trainer: Trainer, generators: Generators, store: SettingsStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Train a generator"))
        self.resize(1160, 720)
        self.setAcceptDrops(True)
        self._trainer = trainer
        self._thumbs: dict[tuple[str, int], QIcon] = {}
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Trainings"))
        self.list.setFixedWidth(_LIST)
        self.list.setIconSize(QSize(_THUMB, _THUMB))
        self.list.setProperty("role", "gallery")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setup = SetupPage(trainer, generators, store, self)
        self.live = LivePage(trainer, self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.setup)
        self.pages.addWidget(self.live)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID, theme.GRID, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addSpacing(theme.GRID)
        line = QFrame(self)
        line.setProperty("role", "rule")
        row.addWidget(line)
        row.addWidget(self.pages, 1)
        self.overlay = DropOverlay(self.tr("Drop to learn from its pictures"), self)
        self.list.currentItemChanged.connect(lambda item, _: self._choose(item))
        self.setup.started.connect(self._show_running)
        self.live.dropped.connect(lambda: self.list.setCurrentRow(0))
        self.finished.connect(lambda _: self._left())
        trainer.changed.connect(self._fill)
        theme.notifier.changed.connect(self._fill)
        self._fill()
        trainer.reload()
        self.setup.pictures.choose.setFocus()
        if trainer.is_running:
            self._show_running()

    # -- the list ---------------------------------------------------------------------------------

    def _fill(self) -> None:
        """New first, then what was begun; the one that runs may not have been saved yet."""
        chosen = self.list.currentItem().data(_OUTPUT) if self.list.currentItem() else ""
        rows: list[tuple[Options, Kept | None]] = [(one.options, one) for one in self._trainer.kept]
        running = self._trainer.options if self._trainer.is_running else None
        if running is not None and self._trainer.find(running.output) is None:
            rows.insert(0, (running, None))
        with QSignalBlocker(self.list):
            self.list.clear()
            self._add(self.tr("New training"), "", _glyph("plus"))
            for options, kept in rows:
                self._add_training(options, kept)
            found = [i for i in range(self.list.count()) if self.list.item(i).data(_OUTPUT) == chosen]
            self.list.setCurrentRow(found[0] if found else 0)
        if not found:
            self._choose(self.list.item(0))

    def _add(self, text: str, output: str, picture: QIcon) -> QListWidgetItem:
        item = QListWidgetItem(picture, text, self.list)
        item.setData(_OUTPUT, output)
        item.setSizeHint(QSize(_LIST - 2 * theme.GRID, _THUMB + theme.GRID))
        return item

    def _add_training(self, options: Options, kept: Kept | None) -> None:
        runs = self._trainer.is_at(options.output)
        state = (
            self.tr("learning")
            if runs
            else self.tr("{number} min").format(number=round((kept.seconds if kept else 0) / 60))
        )
        name = options.output.stem.replace("-", " ")
        key = (str(options.output), kept.step if kept else 0)
        item = self._add(
            f"{name}\n{KINDS[options.kind].title} · {state}", key[0], self._thumbs.get(key, _glyph("layers"))
        )
        item.setToolTip(name)
        if kept is not None and key not in self._thumbs:
            self._thumbs[key] = _glyph("layers")  # until the file is read
            self._trainer.tasks.run(
                lambda: read_first(kept.sheet, kept.size), lambda image: self._show_thumb(key, image)
            )

    def _show_thumb(self, key: tuple[str, int], image: QImage) -> None:
        if image.isNull():
            return
        picture = QPixmap.fromImage(image)
        made = QIcon(picture)
        made.addPixmap(picture, QIcon.Mode.Selected)
        self._thumbs = {k: v for k, v in self._thumbs.items() if k[0] != key[0]} | {key: made}
        for row in range(self.list.count()):
            if self.list.item(row).data(_OUTPUT) == key[0]:
                self.list.item(row).setIcon(made)

    def _choose(self, item: QListWidgetItem | None) -> None:
        output = item.data(_OUTPUT) if item is not None else ""
        if not output:
            self.pages.setCurrentWidget(self.setup)
            return
        kept = self._trainer.find(Path(output))
        running = self._trainer.options if self._trainer.is_at(Path(output)) else None
        options = running or (kept.options if kept is not None else None)
        if options is not None:
            self.live.show_training(options, kept)
            self.pages.setCurrentWidget(self.live)

    def _show_running(self) -> None:
        options = self._trainer.options
        for row in range(self.list.count()):
            if options is not None and self.list.item(row).data(_OUTPUT) == str(options.output):
                self.list.setCurrentRow(row)
                self.live.pause.setFocus()

    # -- the window itself ------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _folder(event) is not None:
            event.acceptProposedAction()
            self.overlay.show_over()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.overlay.hide()
        folder = _folder(event)
        if folder is not None:
            self.list.setCurrentRow(0)
            self.setup.pictures.set_folder(folder)
            event.acceptProposedAction()

    def _left(self) -> None:
        """However it was closed: by its button, the Esc key, or with the main window."""
        self.overlay.hide()
        parent = self.parentWidget()
        if parent is not None and parent.isVisible():  # else all of it is closing
            self._trainer.left_alone()


def _glyph(name: str) -> QIcon:
    """A small icon in the middle of a thumbnail's room, which doesn't turn white where it is chosen."""
    dpr = 2.0
    room = QPixmap(round(_THUMB * dpr), round(_THUMB * dpr))
    room.setDevicePixelRatio(dpr)
    room.fill(Qt.GlobalColor.transparent)
    painter = QPainter(room)
    inset = (_THUMB - _GLYPH) // 2
    painter.drawPixmap(inset, inset, pixmap(name, _GLYPH, theme.current().icon, dpr))
    painter.end()
    made = QIcon(room)
    made.addPixmap(room, QIcon.Mode.Selected)
    return made


def _folder(event: QDropEvent) -> Path | None:
    """The first folder that is dragged."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.is_dir()), None)
