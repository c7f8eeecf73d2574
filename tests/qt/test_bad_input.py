"""Bad input in the window: one sentence that says what to do, and the picture stays as it was."""

from __future__ import annotations

import json
import os
import pickle
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, QUrl

from artstudio.document.export import ExportOptions, write_picture
from artstudio.document.picture import read_picture
from artstudio.document.recipe import Recipe
from artstudio.engine import devices
from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.models.style import family
from artstudio.qt.mime import STYLE_MIME
from artstudio.qt.opening import samples
from artstudio.settings import Settings, preference_params
from tests.qt.conftest import Drop
from tests.qt.studio import Studio, files
from tests.trouble import change_a_byte, cut_short, own_weights, png_header

Open = Callable[..., Studio]


@pytest.fixture
def studio(open_studio: Open) -> Studio:
    return open_studio()


def bad_pictures(folder: Path) -> dict[str, tuple[Path, str]]:
    """Files that can't be opened, and what is to be said of them."""
    whole = samples()[0].read_bytes()
    said = {
        "empty.png": (b"", "is empty"),
        "text.jpg": (b"words, words", "is a text file"),
        "cut.jpg": (whole[: len(whole) // 3], "is damaged or incomplete"),
        "bomb.png": (png_header(60_000, 60_000), "is 60,000 x 60,000 pixels"),
        "page.webp": (b"<!DOCTYPE html><html></html>", "is a web page"),
    }
    for name, (data, _) in said.items():
        (folder / name).write_bytes(data)
    (folder / "folder.png").mkdir()
    os.mkfifo(folder / "pipe.png")
    found = {name: (folder / name, words) for name, (_, words) in said.items()}
    found["folder.png"] = (folder / "folder.png", "is a folder")
    found["pipe.png"] = (folder / "pipe.png", "is a device")
    found["gone.png"] = (folder / "gone.png", "isn't there")
    found["long"] = (folder / ("long" * 100), "can't be read")
    return found


def test_files_that_are_no_pictures(studio: Studio, tmp_path: Path, drop: Drop) -> None:
    for path, words in bad_pictures(tmp_path).values():
        assert words in studio.sentence_after(lambda path=path: drop(studio.canvas, files(path)))
        assert words in studio.sentence_after(lambda path=path: drop(studio.canvas, files(path), shift=True))
        assert words in studio.sentence_after(lambda path=path: drop(studio.window.gallery, files(path)))
    assert studio.store.values.recent_files == (str(studio.session.picture.path),)


def test_the_window_opens_with_a_file_that_is_no_picture(open_studio: Open, tmp_path: Path) -> None:
    path = tmp_path / "text.jpg"
    path.write_text("words, words")
    studio = open_studio(path)
    assert "is a text file" in studio.messages[-1].text
    assert studio.session.picture is None


def test_what_is_dropped_without_being_a_file(studio: Studio, drop: Drop) -> None:
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/picture.png")])
    for target in (studio.canvas, studio.window.gallery):
        assert "only a link" in studio.sentence_after(lambda target=target: drop(target, link))
    rubbish = QMimeData()
    rubbish.setUrls([QUrl("data:image/png;base64,cnViYmlzaA==")])
    assert "text file" in studio.sentence_after(lambda: drop(studio.canvas, rubbish))
    style = QMimeData()
    style.setData(STYLE_MIME, b"[" * 100_000)
    assert not drop(studio.canvas, style)


def test_a_file_that_vanishes_while_others_are_read(studio: Studio, small: Path, drop: Drop) -> None:
    path = small.with_name("shy.jpg")
    path.write_bytes(small.read_bytes())
    go = threading.Event()
    studio.services.opening._tasks.run(go.wait)

    def vanish() -> None:
        assert drop(studio.canvas, files(path))
        path.unlink()
        go.set()

    assert "isn't there" in studio.sentence_after(vanish)


def test_a_recent_file_that_is_gone_is_forgotten(studio: Studio, small: Path) -> None:
    gone = str(small.with_name("gone.png"))
    impossible = "/" + "long" * 100
    studio.store.change(recent_files=(gone, impossible))
    for name in (gone, impossible):
        studio.sentence_after(lambda name=name: studio.services.opening.open(Path(name)))
        assert name not in studio.store.values.recent_files


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1)])
def test_pictures_of_odd_shapes(open_studio: Open, tmp_path: Path, size: tuple[int, int]) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    path = tmp_path / "odd.png"
    Image.fromarray(noise).save(path)
    studio = open_studio(path)
    studio.click_style(3)
    studio.until_painted()
    canvas = studio.canvas
    for act in (canvas.zoom_in, canvas.zoom_actual, canvas.zoom_out, canvas.zoom_fit):
        act()
        canvas.grab()
    studio.window.actions_by_id["split"].trigger()
    canvas.grab()
    assert canvas.to_picture(canvas.from_picture(QPointF(0.5, 0.5))) == QPointF(0.5, 0.5)
    studio.services.shelf.add_sources([path])
    studio.until_said("now one of your styles")
    studio.until_painted()
    keys = [item.key for item in studio.services.shelf.items()]
    studio.until(lambda: all(studio.services.shelf.thumb(key) is not None for key in keys))
    studio.export(tmp_path / "out.png")
    made = read_picture(tmp_path / "out.png")
    assert (made.width, made.height) == size
    assert np.isfinite(made.pixels.array).all()
    assert "Error" not in " ".join(m.text for m in studio.messages)


def test_a_name_that_is_no_text(open_studio: Open, small: Path, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"nuit \xff <b>\xc3\xa9toil\xc3\xa9e.jpg")
    odd.write_bytes(small.read_bytes())
    studio = open_studio(odd)
    assert "étoilée" in studio.window.windowTitle()
    studio.services.shelf.add_sources([odd])
    studio.until_said("now one of your styles")
    studio.export(odd.with_suffix(".png"))
    assert read_picture(odd.with_suffix(".png")).recipe is not None


# -- networks and weights -----------------------------------------------------------------------------


class Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return eval, ("__import__('pathlib').Path('exploded').touch()",)


def test_files_that_are_no_networks(
    studio: Studio, tmp_path: Path, drop: Drop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bomb.pth").write_bytes(pickle.dumps(Bomb()))
    (tmp_path / "empty.onnx").touch()
    (tmp_path / "text.safetensors").write_text("words, words")
    (tmp_path / "folder.pt").mkdir()
    (tmp_path / "endless.pth").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.pth")
    for name in (
        "bomb.pth",
        "empty.onnx",
        "text.safetensors",
        "folder.pt",
        "endless.pth",
        "pipe.pth",
        "gone.pth",
    ):
        for target in (studio.window.gallery, studio.canvas):
            sentence = studio.sentence_after(lambda t=target, n=name: drop(t, files(tmp_path / n)))
            assert name in sentence
    assert not (tmp_path / "exploded").exists()


@pytest.mark.parametrize("damage", [change_a_byte, cut_short, Path.unlink])
def test_damaged_weights(
    open_studio: Open,
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    damage: Callable[[Path], None],
) -> None:
    weights = own_weights(tmp_path, monkeypatch)
    damage(weights / "multistyle26.safetensors")
    studio = open_studio()
    studio.click_style(0)
    assert "Install Art Studio again" in studio.until_said("multistyle26").text
    studio.until(lambda: not studio.session._is_working)
    assert not studio.canvas.has_result  # the photo is still there
    damage(weights / "style_predictor.safetensors")
    assert "style_predictor" in studio.sentence_after(lambda: studio.services.shelf.add_sources([small]))
    studio.session.undo_stack.undo()
    assert studio.session.styles == ()


# -- devices ------------------------------------------------------------------------------------------


def test_a_gpu_that_is_not_here_is_said_once(studio: Studio) -> None:
    if any(device.is_gpu for device in devices.available()):
        pytest.skip("there is a GPU here")
    studio.click_style(0)
    studio.until_painted()
    studio.store.change(device="cuda")
    assert "There is no device 'cuda' here" in studio.until_said("device").text
    studio.until_painted()
    said = len(studio.messages)
    studio.store.change(theme="dark", export_quality=50)
    studio.click_style(1)
    studio.until_painted()
    studio.store.change(device="cpu")
    studio.click_style(2)
    studio.until_painted()
    assert studio.messages[said:] == []


class Crowded:
    """Stands in for a GPU on which nothing fits that may take more than ``room`` bytes."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._painter = family.make_painter(devices.cpu())

    def __getattr__(self, name: str) -> Callable[..., object]:
        import torch

        def paint(*args: object, **how: object) -> object:
            budget = args[-1].budget if isinstance(args[-1], Context) else 1
            if budget > self._room:
                raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB.")
            return getattr(self._painter, name)(*args, **how)

        return paint


@pytest.mark.parametrize(("room", "words"), [(1 << 30, "smaller tiles"), (0, "with the CPU")])
def test_a_gpu_that_runs_out_of_memory(
    open_studio: Open, small: Path, monkeypatch: pytest.MonkeyPatch, room: int, words: str
) -> None:
    make = family.make_painter
    monkeypatch.setattr(devices, "available", lambda: [Device("cuda", "Small GPU"), devices.cpu()])
    monkeypatch.setattr(
        family, "make_painter", lambda device: Crowded(room) if device.is_gpu else make(device)
    )
    studio = open_studio()
    studio.click_style(0)
    studio.until_painted()
    assert words in studio.until_said("ran out of memory").text
    assert not any(message.error for message in studio.messages)
    studio.services.shelf.add_sources([small])  # also what reports nothing while it works
    studio.until_said("now one of your styles")


# -- recipes ------------------------------------------------------------------------------------------


def exported(path: Path, values: dict[str, object] | None, text: str = "") -> Path:
    """A picture with a recipe of a stranger's making."""

    class Forged(Recipe):
        def to_json(self) -> str:
            return text or super().to_json()

    recipe = Forged(model="style", values=values or {}, picture={"name": "x" * 300, "key": "k"})
    write_picture(path, np.full((8, 8, 3), 99, np.uint8), ExportOptions(), recipe=recipe)
    return path


def test_recipes_of_rubbish(studio: Studio, tmp_path: Path, drop: Drop) -> None:
    vector = {"kind": "vector", "id": "a", "vector": 7}
    for number, values in enumerate(
        [
            {"styles": [{"style": vector}]},
            {"styles": [{"style": {"kind": "builtin", "id": "tomorrow"}}]},
            {"styles": [{"style": {"kind": "network", "id": "../../x"}}]},
            {"space": {"a": 1}},
        ]
    ):
        before = studio.session.picture
        assert drop(studio.canvas, files(exported(tmp_path / f"{number}.png", values)))
        studio.until(lambda before=before: studio.session.picture != before)
        offer = studio.messages[-1]
        assert offer.callback is not None
        studio.sentence_after(offer.callback)
    said = len(studio.messages)
    picture = studio.session.picture
    assert drop(studio.canvas, files(exported(tmp_path / "rubbish.png", None, "{" * 5000)))
    studio.until(lambda: studio.session.picture != picture)
    assert studio.messages[said:] == []  # a picture like any other


def test_a_recipe_whose_photo_has_an_impossible_name(studio: Studio, tmp_path: Path, drop: Drop) -> None:
    assert drop(studio.canvas, files(exported(tmp_path / "out.png", {"strength": 0.5})))
    offer = studio.until_said("painted here")
    assert offer.callback is not None
    offer.callback()
    assert not studio.until_said("wasn't found").error
    assert studio.session.values["strength"] == 0.5


# -- settings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"\xff\xferubbish", b"[" * 100_000])
def test_settings_of_rubbish(open_studio: Open, folder: Path, small: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / "settings.json").write_bytes(data)
    studio = open_studio()
    studio.until_said("The defaults are used")
    assert (folder / "settings.bad.json").read_bytes() == data
    studio.click_style(0)
    studio.until_painted()
    studio.close()
    assert json.loads((folder / "settings.json").read_text())["recent_files"] == [str(small)]


def test_settings_that_mean_nothing(open_studio: Open, folder: Path) -> None:
    folder.mkdir()
    names = [param.id for param in preference_params()]
    layout = "QUJD" * 1000
    data = {**{name: ["rubbish"] for name in names}, "window_geometry": layout, "window_layout": layout}
    (folder / "settings.json").write_text(json.dumps({**data, "recent_files": ["", "\udcff", "/gone"]}))
    studio = open_studio()
    assert all(any(name in notice for notice in studio.store.notices) for name in names)
    assert replace(studio.store.values, recent_files=(), window_geometry="", window_layout="") == Settings()
    studio.window._fill_recent(studio.window.actions_by_id["recent"].menu())
    studio.click_style(0)
    studio.until_painted()
    studio.close()
