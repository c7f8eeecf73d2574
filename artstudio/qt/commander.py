"""What the commands of the window do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from artstudio.document.film_recipe import ENDINGS as FILMS
from artstudio.document.film_recipe import VIDEOS, is_film
from artstudio.document.timeline import ENDING as TIMELINE
from artstudio.errors import ArtStudioError
from artstudio.params import Values
from artstudio.qt import mime
from artstudio.qt.generators import SUFFIXES
from artstudio.qt.services import Services
from artstudio.qt.session import Message

if TYPE_CHECKING:
    from artstudio.qt.main_window import MainWindow

PICTURES = "*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif *.avif *.heic *.heif"
NETWORKS = "*.pth *.pt *.onnx *.safetensors"


class Commander(QObject):
    """One method per action; dialogs are imported when they are first opened, to start quickly."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._session = services.session
        self._has_begun = False
        self._train_dialog: QDialog | None = None

    def handlers(self) -> dict[str, Callable[..., Any]]:
        """The handler of every action, by its id."""
        window, canvas, stack = self._window, self._window.canvas, self._session.undo_stack
        explorer = self._services.explorer
        return {
            "open": self.open,
            "export": self.export,
            "quit": window.close,
            "undo": stack.undo,
            "redo": stack.redo,
            "copy": self.copy,
            "paste": lambda: self.paste(as_style=False),
            "paste_style": lambda: self.paste(as_style=True),
            "preferences": self.preferences,
            "style_workspace": lambda on: self.show_workspace("style", on),
            "latent_workspace": lambda on: self.show_workspace("latent", on),
            "zoom_in": canvas.zoom_in,
            "zoom_out": canvas.zoom_out,
            "zoom_fit": canvas.zoom_fit,
            "zoom_actual": canvas.zoom_actual,
            "split": canvas.set_split,
            "full_screen": window.set_full_screen,
            "reset_layout": window.reset_layout,
            "add_style": self.add_style,
            "keep_style": self.keep_style,
            "surprise": window.space.randomize,
            "reset": self.reset,
            "clear_styles": lambda: self._session.set_value("styles", (), self.tr("Take all styles off")),
            "dice": explorer.roll,
            "next_seed": lambda: explorer.step(1),
            "previous_seed": lambda: explorer.step(-1),
            "favorite": explorer.toggle_favorite,
            "roll_map": explorer.roll_corners,
            "add_generator": self.add_generator,
            "train": self.train,
            "reset_generator": explorer.reset,
            **self._timeline_handlers(),
            "shortcuts": self.shortcuts,
            "about": self.about,
        }

    def _timeline_handlers(self) -> dict[str, Callable[..., Any]]:
        director = self._services.director
        return {
            "play": director.toggle,
            "stop": director.stop,
            "add_keyframe": self.add_keyframe,
            "previous_keyframe": lambda: director.go_to_keyframe(-1),
            "next_keyframe": lambda: director.go_to_keyframe(1),
            "walk": lambda: self.move_by_itself(walk=True),
            "drift": lambda: self.move_by_itself(walk=False),
            "sound": self.sound,
            "open_timeline": self.open_timeline,
            "save_timeline": self.save_timeline,
            "clear_timeline": director.clear,
            "render": self.render,
        }

    # -- getting pictures in ----------------------------------------------------------------------

    def open(self) -> None:
        """Ask for a picture and open it."""
        films = " ".join(f"*{ending}" for ending in (TIMELINE, *VIDEOS))
        path = self._ask_file(self.tr("Open a picture"), f"{PICTURES} {films}")
        if path is not None:
            self.open_sources([path])

    def open_sources(self, sources: list[Path | bytes]) -> None:
        """Open the first of ``sources``; a network file becomes a style, or in Latent a generator.

        A film brings back its timeline.
        """
        generators = [s for s in sources if isinstance(s, Path) and self._is_generator(s)]
        timelines = [s for s in sources if isinstance(s, Path) and (_is_timeline(s) or is_film(s))]
        rest = [s for s in sources if s not in generators and s not in timelines]
        networks = [s for s in rest if isinstance(s, Path) and f"*{s.suffix.lower()}" in NETWORKS.split()]
        pictures = [s for s in rest if s not in networks]
        if timelines:
            self.open_timeline_file(timelines[0])
        if generators:
            self._window.workspaces.show("latent")
            self._services.explorer.add_files(generators)
        if pictures:
            self._services.opening.open(pictures[0])
        if networks:
            self._services.shelf.add_sources(list(networks))
        if len(pictures) > 1:
            text = self.tr("Opened the first of {number} pictures.").format(number=len(pictures))
            self._session.message.emit(Message(text))

    def _is_generator(self, path: Path) -> bool:
        """Whether a file is taken for a generator's: by its ending, or by what is being worked at."""
        at_work = self._window.workspaces.current == "latent"
        return path.suffix.lower() in (SUFFIXES if at_work else (".pkl",))

    def add_style_sources(self, sources: list[Path | bytes]) -> None:
        self._services.shelf.add_sources(list(sources))

    def apply_key(self, key: str) -> None:
        """Paint in the style that was dropped on the canvas."""
        item = self._services.shelf.item(key)
        if item is not None:
            self._session.apply_style(item.ref)

    def add_style(self) -> None:
        path = self._ask_file(self.tr("Choose a painting or a network"), f"{PICTURES} {NETWORKS}")
        if path is not None:
            self.add_style_sources([path])

    def paste(self, as_style: bool) -> None:
        """Take the picture or the file on the clipboard."""
        try:
            sources = mime.read_picture(QGuiApplication.clipboard().mimeData() or QMimeData())
        except ArtStudioError as error:
            self._session.message.emit(Message(str(error), error=True))
            return
        if not sources:
            text = self.tr("There is no picture on the clipboard. Copy one first, then paste it here.")
            self._session.message.emit(Message(text, error=True))
        elif as_style:
            self.add_style_sources(sources)
        else:
            self.open_sources(sources)

    # -- getting pictures out ---------------------------------------------------------------------

    def export(self) -> None:
        from artstudio.qt.dialogs.export import ExportDialog

        subject = self._session.state.subject
        if subject is not None:
            ExportDialog(subject, self._services, self._window).open()

    # -- films ------------------------------------------------------------------------------------

    def add_keyframe(self) -> None:
        """Where the timeline can't be seen, say what has become of it."""
        director = self._services.director
        director.add_keyframe()
        if director.moment is not None and not self._window.docks["timeline"].isVisible():
            text = self.tr("A keyframe at {seconds} s, on the timeline in Latent.")
            seconds = QLocale().toString(director.moment, "f", 2)
            self._session.message.emit(Message(text.format(seconds=seconds)))

    def open_timeline(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in (TIMELINE, *FILMS))
        path = self._ask_file(self.tr("Open a timeline"), kinds, self.tr("Timelines and films"))
        if path is not None:
            self.open_timeline_file(path)

    def open_timeline_file(self, path: Path) -> None:
        self._has_begun = True  # with the picture of the timeline
        self._window.workspaces.show("latent")
        self._services.timelines.open(path)

    def save_timeline(self) -> None:
        if self._services.director.timeline is None:
            return
        folder = Path(self._services.store.values.export_folder or Path.home())
        name = self.tr("film") + TIMELINE
        timelines = self.tr("Timelines")
        filters = f"{timelines} (*{TIMELINE})"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the timeline"), str(folder / name), filters
        )
        if chosen:
            self._services.timelines.save(Path(chosen))

    def move_by_itself(self, walk: bool) -> None:
        from artstudio.qt.timeline.motion_dialog import MotionDialog

        timeline = self._services.director.possible()
        if timeline is not None:
            MotionDialog(self._services.director, timeline, walk, self._window).open()

    def sound(self) -> None:
        from artstudio.qt.timeline.sound_dialog import SoundDialog

        timeline = self._services.director.possible()
        if timeline is not None:
            axes = self._services.axes.of(timeline.model) if timeline.model else None
            moves = axes.moves if axes else ()
            SoundDialog(self._services.director, timeline, moves, self._window).show()

    def render(self) -> None:
        from artstudio.qt.timeline.render_dialog import RenderDialog

        timeline = self._services.director.timeline
        if timeline is not None:
            self._services.director.pause()
            RenderDialog(timeline, self._services, self._window).open()

    # -- everything else --------------------------------------------------------------------------

    def copy(self) -> None:
        image = self._window.canvas.shown_image()
        if image is not None:
            QGuiApplication.clipboard().setImage(image)
            self._session.message.emit(Message(self.tr("Copied what the canvas shows.")))

    def cancel(self) -> None:
        """Stop whatever is going on: live painting, exports, films, time, a drag."""
        self._services.director.pause()
        self._services.films.cancel_all()
        self._services.exports.cancel_all()
        self._services.placer.stop()
        self._session.cancel()

    def reset(self) -> None:
        """Every parameter back to its default; the styles stay."""
        values = Values.of(self._session.spec.params, {"styles": self._session.styles})
        self._session.set_values(values, self.tr("Reset all sliders"))

    def show_workspace(self, workspace: str, on: bool) -> None:
        """Show the panels of a workspace. The first time, Latent begins with a picture of its own."""
        if not on or workspace == self._window.workspaces.current:
            return
        self._window.workspaces.show(workspace)
        if workspace == "latent" and not self._has_begun:
            self._has_begun = True
            if self._session.source is None:
                replaced = self._session.picture is not None
                self._services.explorer.begin()
                if replaced:
                    text = self.tr("A picture that is made here. Your photo is one step back.")
                    undo = self._session.undo_stack.undo
                    self._session.message.emit(Message(text, self.tr("Undo"), undo))

    def add_generator(self) -> None:
        endings = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        path = self._ask_file(self.tr("Choose a generator's file"), endings, self.tr("Generators"))
        if path is not None:
            self._window.workspaces.show("latent")
            self._services.explorer.add_files([path])

    def train(self) -> None:
        from artstudio.qt.training.window import TrainingWindow

        if self._train_dialog is None:
            services = self._services
            self._train_dialog = TrainingWindow(
                services.training, services.generators, services.store, self._window
            )
        self._train_dialog.show()
        self._train_dialog.raise_()

    def keep_style(self) -> None:
        self._window.docks["space"].show()
        self._window.docks["space"].raise_()
        self._window.space.ask_name()

    def preferences(self) -> None:
        from artstudio.qt.dialogs.preferences import PreferencesDialog

        PreferencesDialog(self._services, self._window).open()

    def shortcuts(self) -> None:
        from artstudio.qt.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window).open()

    def about(self) -> None:
        from artstudio.qt.dialogs.about import AboutDialog

        AboutDialog(self._window).open()

    def _ask_file(self, title: str, patterns: str, kind: str = "") -> Path | None:
        folder = next((str(Path(p).parent) for p in self._services.store.values.recent_files), "")
        pictures, everything = kind or self.tr("Pictures"), self.tr("All files")
        filters = f"{pictures} ({patterns});;{everything} (*)"
        name, _ = QFileDialog.getOpenFileName(self._window, title, folder, filters)
        return Path(name) if name else None


def _is_timeline(path: Path) -> bool:
    return path.suffix.lower() == TIMELINE
