"""Renders the pictures of the README into packaging/screenshots: ``make screenshots``.

The real window, engine and weights, moved by real events, in folders of its own. Every picture waits until
all is painted. Twice the window's pixels, since readers have sharp screens.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import wave
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "2"

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from screenshot_studio import HERE, Studio, keep, save, save_array

from artstudio.cli import run
from artstudio.qt import theme
from artstudio.qt.form import ChoiceRow
from artstudio.qt.sliders import ParamSlider
from artstudio.qt.timeline.render_dialog import RenderDialog
from artstudio.qt.timeline.sound_dialog import SoundDialog
from artstudio.qt.training.window import TrainingWindow

# By eye, of each generator that the workspace may begin with: where a film leads.
SEEDS = {
    "paintings": (82, 43, 42),  # golden trees, water, a field in autumn
    "painter": (9, 3, 8),  # fields, mountains, a river
}
STYLE = "Starry Strokes"
FILM_STROKES = "2"
FILM_TIMES, FILM_SECONDS = ("0", "1.2", "2.4"), "3.6"
FILM_SIDE, FILM_RATE, FILM_QUALITY = 256, "12", "65"
CROPS, CROP, LEARNT = 400, 160, 96  # pictures to learn from, cut out of a large one, and their sides in px
LEARN_STEPS = 200
LEARN_MS = 1_200_000
FILM_MS = 1_200_000


def sheet(folder: Path, side: int = 160, rows: int = 8) -> NDArray[np.uint8]:
    """The first pictures of Paintings, none left out: (rows * side, rows * side, 3)."""
    seeds = range(1, rows * rows + 1)
    run(["generate", "paintings", "--seed", f"1..{len(seeds)}", "-o", str(folder)])
    whole = Image.new("RGB", (rows * side, rows * side))
    for place, seed in enumerate(seeds):
        with Image.open(folder / f"paintings-{seed:02}.png") as picture:
            small = picture.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)
        whole.paste(small, (place % rows * side, place // rows * side))
    return np.asarray(whole)


def marbled_paper() -> NDArray[np.uint8]:
    """A sheet of marbled paper (768, 1024, 3): bands of color, stirred."""
    inks = ["06262b", "0f6b6b", "35b59a", "f2edd0", "e8833a", "8c1c4a"]
    colors = np.array([[int(ink[i : i + 2], 16) for i in (0, 2, 4)] for ink in inks], np.float64)
    v, u = np.mgrid[0:768, 0:1024] / 768.0
    y = v
    chance = np.random.default_rng(7)
    x = u
    for octave in range(6):
        often, shift = 2 * 1.7**octave, chance.uniform(0, 6.28, 4)
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


def cut_up(paper: NDArray[np.uint8], folder: Path) -> Path:
    """A folder of small pictures, cut out of a large one."""
    chance = np.random.default_rng(1)
    folder.mkdir()
    for number in range(CROPS):
        top, left = (chance.integers(0, side - CROP) for side in paper.shape[:2])
        part = Image.fromarray(paper[top : top + CROP, left : left + CROP])
        part.resize((LEARNT, LEARNT), Image.Resampling.LANCZOS).save(folder / f"{number:03}.png")
    return folder


def drums(path: Path, seconds: float = 3.6, rate: int = 22_050) -> Path:
    """A slow beat over a chord that swells, as a WAV file."""
    t = np.arange(round(seconds * rate)) / rate
    beat = np.sin(2 * np.pi * 70 * t) * np.exp(-7 * (t % 0.6))
    chord = sum(np.sin(2 * np.pi * tone * t) for tone in (220.0, 277.2, 329.6)) / 3
    mixed = 0.6 * beat + 0.35 * chord * np.sin(np.pi * t / seconds) ** 2
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((mixed * 30_000).astype("<i2").tobytes())
    return path


def shoot_style(studio: Studio, folder: Path) -> None:
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
    studio.shoot_dialog("export", studio.open_dialog("export"))

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
    studio.shoot_dialog("shortcuts", studio.open_dialog("shortcuts"))

    theme.apply_theme(studio.app, "light")
    studio.show("history")
    studio.choose("Ruby Sunset")
    studio.shoot("light")
    theme.apply_theme(studio.app, "dark")


def enter_latent(studio: Studio) -> tuple[int, ...]:
    """The Latent workspace, at the first of the seeds that are returned."""
    window, explorer = studio.window, studio.services.explorer
    window.actions_by_id["clear_styles"].trigger()
    window.actions_by_id["latent_workspace"].trigger()
    studio.show("directions")
    studio.until(lambda: bool(window.directions.rows), LEARN_MS)
    first = explorer.source.seed
    seeds = SEEDS.get(explorer.source.model, (first, first + 1, first + 2))
    studio.type(window.explore.seed, str(seeds[0]))
    studio.until_previewed()
    return seeds


def shoot_latent(studio: Studio, folder: Path) -> None:
    """A painting that nobody painted, and what can be done with it."""
    enter_latent(studio)
    window, evolve = studio.window, studio.window.evolve
    row = window.directions.rows[0]
    studio.click(row.more)
    studio.until_previewed()
    studio.shoot("latent")
    studio.click(row.why)
    studio.until_previewed()
    studio.shoot("why", window.canvas, window.docks["directions"])
    studio.click(row.why)
    studio.click(row.more)

    for dock in ("generator", "timeline"):
        window.docks[dock].close()
    studio.show("evolve")
    evolve._chance = random.Random(3)  # the same sheets every time
    studio.click(evolve.start_button)
    studio.until_previewed()
    for place in (1, 4):
        studio.click(evolve.tiles[place], evolve.tiles[place].badge(True).center())
    studio.click(evolve.next_button)
    studio.until_previewed()
    for place, liked in ((2, True), (5, False), (6, True)):
        studio.click(evolve.tiles[place], evolve.tiles[place].badge(liked).center())
    studio.click(evolve.tiles[6])
    studio.until_previewed()
    studio.shoot("evolve", window.canvas, window.docks["evolve"])
    window.actions_by_id["reset_layout"].trigger()


def shoot_film(studio: Studio, folder: Path) -> None:
    """Keyframes set by hand, the film that comes of them, and a sound for the next one."""
    seeds = enter_latent(studio)
    window, panel = studio.window, studio.window.timeline
    slider = window.directions.rows[0].slider
    for time, seed in zip(FILM_TIMES, seeds, strict=True):
        if float(time):
            studio.type(panel.time.lineEdit(), time)
        studio.type(window.explore.seed, str(seed))
        studio.type_value(slider, "1.5" if seed == seeds[1] else "0")
        if seed == seeds[2]:
            window.actions_by_id["style_workspace"].trigger()
            studio.choose(STYLE)
            studio.show("controls")
            strokes = window.controls.form.rows["stroke_size"]
            assert isinstance(strokes, ParamSlider)
            studio.type_value(strokes, FILM_STROKES)
            window.actions_by_id["latent_workspace"].trigger()
        studio.press(Qt.Key.Key_K)
        studio.until_painted()
    studio.type(panel.length.lineEdit(), FILM_SECONDS)
    render_film(studio, folder / "film.webp")

    sound = drums(folder / "drums.wav")
    studio.drop(panel, sound)
    studio.until(lambda: panel.track._director.sounding.sound(str(sound)) is not None)
    studio.until_previewed()
    studio.shoot("timeline")
    dialog = studio.open_dialog("sound")
    assert isinstance(dialog, SoundDialog)
    for source, moved in (("beat", "Truncation"), ("loudness", "Style: Stroke size")):
        studio.click(dialog.add)
        for key, text in (("source", source.capitalize()), ("slider", moved)):
            choice = dialog.form.rows[key]
            assert isinstance(choice, ChoiceRow)
            choice.combo.setCurrentIndex(max(0, choice.combo.findText(text)))
    studio.until_painted()
    studio.shoot_dialog("sound", dialog)
    window.actions_by_id["clear_timeline"].trigger()


def render_film(studio: Studio, path: Path) -> None:
    """By the dialog and the queue, as everybody does."""
    dialog = studio.open_dialog("render")
    assert isinstance(dialog, RenderDialog)
    dialog.activateWindow()
    studio.until(dialog.isActiveWindow)
    studio.type(dialog.path, str(path), Qt.Key.Key_Tab)  # Return would render already
    size = dialog.form.rows["size"]
    assert isinstance(size, ChoiceRow)
    size.combo.setCurrentIndex(size.combo.findData(f"{FILM_SIDE}x{FILM_SIDE}"))
    for row, value in (("fps", FILM_RATE), ("quality", FILM_QUALITY)):
        slider = dialog.form.rows[row]
        assert isinstance(slider, ParamSlider)
        studio.type(slider.field, value, Qt.Key.Key_Tab)
    studio.click(dialog.action)
    studio.until(lambda: bool(studio.films), FILM_MS)
    keep(path)


def shoot_training(studio: Studio, folder: Path) -> None:
    """A generator while it learns from parts of a sheet of marbled paper."""
    enter_latent(studio)
    pictures = cut_up(marbled_paper(), folder / "marbled paper")
    dialog = studio.open_dialog("train")
    assert isinstance(dialog, TrainingWindow)
    page, trainer = dialog.setup, studio.services.training
    studio.drop(dialog, pictures)
    studio.until(lambda: page.pictures.checked is not None)
    page.kind.setCurrentIndex(page.kind.findData("vae"))  # which has forms to show soonest
    page.pictures.rights.setCurrentIndex(page.pictures.rights.findData("own"))
    studio.click(page.pictures.allowed)
    studio.until(page.begin.isEnabled)
    sampled = [0]  # after so many steps
    trainer.told.connect(lambda told: sampled.append(told.step) if told.samples is not None else None)
    studio.click(page.begin)
    studio.until(lambda: sampled[-1] >= LEARN_STEPS, LEARN_MS)
    save("train", dialog.grab().toImage())
    trainer.pause()
    studio.until(lambda: not trainer.is_running)


SHOTS = {"style": shoot_style, "latent": shoot_latent, "film": shoot_film, "train": shoot_training}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", help=f"some of them alone: {', '.join(SHOTS)}")
    options = parser.parse_args()
    if unknown := set(options.only) - set(SHOTS):
        parser.error(f"there is nothing called {', '.join(sorted(unknown))}")
    app = QApplication(["artstudio"])
    app.setCursorFlashTime(0)
    theme.apply_theme(app, "dark")
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = str(folder / variable.lower())
        studio = Studio(app, folder)
        try:
            for shot in options.only or SHOTS:
                SHOTS[shot](studio, folder)
            if not options.only:
                save_array("paintings", sheet(folder / "paintings"))
        finally:
            studio.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
