"""Where and how to render a film: format, size, rate, and what goes into it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from artstudio.document.film import FORMATS, FilmOptions, check_film, format_of
from artstudio.document.moments import bare
from artstudio.document.timeline import Timeline
from artstudio.errors import BadInputError
from artstudio.films import DEFAULT_SIDE
from artstudio.imaging import fit_size
from artstudio.params import AnyParam, Choice, Float, Int, Toggle
from artstudio.qt.dialogs.saving import SaveDialog
from artstudio.qt.services import Services
from artstudio.qt.translation import sentence
from artstudio.settings import preference_params

SIDES = (256, 512, 720, 1024, 1080, 1440, 1920, 2160, 3840)
_FRAMES = "frames"
_RECIPE = "export_embed_recipe"


class RenderDialog(SaveDialog):
    """Starts a film in the background; the window stays free while it is rendered."""

    def __init__(self, timeline: Timeline, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(FORMATS, "format", parent)
        self._timeline = timeline
        self._services = services
        self.setWindowTitle(self.tr("Render a film"))
        self.path.setAccessibleName(self.tr("File to render to"))
        self.action.setText(self.tr("Render"))
        name = (timeline.title or self.tr("film")) + ".mp4"
        params = self._params(services.director.film_of(timeline).size)
        values = {param.id: param.default for param in params}
        values[_RECIPE] = services.store.values.export_embed_recipe
        self.lay_out(Path(services.store.values.export_folder or Path.home()) / name, params, values)

    # -- building ---------------------------------------------------------------------------------

    def _params(self, shape: tuple[int, int]) -> list[AnyParam]:
        """``shape``: (width, height) of the film by itself."""
        timeline = self._timeline
        sizes = [_even(fit_size(*shape, side)) for side in sorted({*SIDES, max(shape), DEFAULT_SIDE})]
        titles = {_FRAMES: self.tr("PNG frames, in a folder")}
        formats = tuple((fmt.id, titles.get(fmt.id, fmt.title)) for fmt in FORMATS)
        params: list[AnyParam] = [
            Choice(
                id="size",
                title=self.tr("Size"),
                default=_id(_even(shape)),
                options=tuple((_id(size), f"{size[0]} × {size[1]}") for size in dict.fromkeys(sizes)),
            ),
            Choice(id="format", title=self.tr("Format"), default="mp4", options=formats),
            Float(
                id="fps",
                title=self.tr("Frames a second"),
                default=timeline.fps,
                low=min(1.0, timeline.fps),
                high=max(120.0, timeline.fps),
                step=1.0,
            ),
            Int(id="quality", title=self.tr("Quality"), default=80, low=1, high=100),
        ]
        if timeline.model and timeline.painting is not None:
            params.append(Toggle(id="painted", title=self.tr("Through the style mixer"), default=True))
        if timeline.sound:
            params.append(Toggle(id="sound", title=self.tr("With the sound"), default=True))
        return [*params, *(param for param in preference_params() if param.id == _RECIPE)]

    # -- what was chosen --------------------------------------------------------------------------

    def timeline(self) -> Timeline:
        timeline = self._timeline if self._values.get("painted", True) else bare(self._timeline)
        return timeline if timeline.sound else replace(timeline, bindings=())  # of a microphone

    def options(self) -> FilmOptions:
        fmt = format_of(self._values["format"])
        width, height = self._values["size"].split("x")
        return FilmOptions(
            fmt.id,
            fps=min(float(self._values["fps"]), float(fmt.most_fps)),
            size=(int(width), int(height)),
            quality=self._values["quality"],
            loop=self._timeline.loop,
        )

    def show_what_fits(self) -> None:
        options, target = self.options(), self.target()
        fmt = format_of(options.format)
        self.form.rows["quality"].setVisible(fmt.quality)
        if "sound" in self.form.rows:
            self.form.rows["sound"].setVisible(fmt.sound)
        refused = ""
        try:
            check_film(target, options)
        except BadInputError as error:
            refused = sentence(str(error))
        frames = max(1, round(self._timeline.seconds * options.fps))
        if refused:
            self.note.setText(refused)
        elif fmt.extensions and (replacing := self.replacing(target)):
            self.note.setText(replacing)
        else:
            text = self.tr("{frames} frames, {seconds} seconds")
            seconds = QLocale().toString(self._timeline.seconds, "f", 1)
            self.note.setText(text.format(frames=QLocale().toString(frames), seconds=seconds))
        self.action.setEnabled(self.is_named and not refused)
        QTimer.singleShot(0, self, self.adjustSize)

    def choose(self) -> None:
        if self._values["format"] != _FRAMES:
            super().choose()
            return
        text = self.tr("An empty folder for the frames")
        name = QFileDialog.getExistingDirectory(self, text, str(self.target().parent))
        if name:
            self.take(name)

    def save(self) -> None:
        path = self.target()
        keep, sound = self._values[_RECIPE], self._values.get("sound", True)
        self._services.store.change(export_folder=str(path.parent), export_embed_recipe=keep)
        film = self._services.director.film_of(self.timeline())
        self._services.films.start(path, self.options(), film.timeline, film.picture, sound, keep)
        self.accept()


def _even(size: tuple[int, int]) -> tuple[int, int]:
    """Sides that every film can have."""
    width, height = (max(2, side // 2 * 2) for side in size)
    return width, height


def _id(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"
