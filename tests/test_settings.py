"""Settings survive everything that can happen to their file."""

from __future__ import annotations

import base64
import json
from dataclasses import fields
from pathlib import Path

import pytest

from artstudio import settings
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.params import Choice, Int, Toggle
from artstudio.settings import Settings

CHANGED = {
    "theme": "dark",
    "language": "de",
    "device": "cuda:1",
    "memory_budget_mb": 4096,
    "library_folder": "/home/ana/Bücher",
    "export_format": "webp",
    "export_quality": 75,
    "export_lossless": True,
    "export_bits": "16",
    "export_compression": "small",
    "export_keep_metadata": False,
    "export_embed_recipe": False,
    "export_folder": "/home/ana/Bilder",
    "training_kind": "vae",
    "recent_files": ("/home/ana/ü.png", "/home/ana/caf\udce9.jpg"),
    "window_geometry": base64.b64encode(bytes(range(256))).decode(),
    "window_layout": base64.b64encode(b"layout").decode(),
    "latent_layout": base64.b64encode(b"other").decode(),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())


def test_the_first_start(path: Path) -> None:
    assert settings.load(path) == (Settings(), [])
    assert not path.exists()


def test_every_setting_comes_back(path: Path) -> None:
    assert CHANGED.keys() == {f.name for f in fields(Settings)} - {"version", "foreign"}
    changed = Settings().with_(**CHANGED)
    assert all(getattr(changed, f) != getattr(Settings(), f) for f in CHANGED)
    settings.save(path, changed)
    assert settings.load(path) == (changed, [])
    settings.save(path, Settings())
    assert settings.load(path) == (Settings(), [])
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_the_dialog_can_be_made_from_the_declarations() -> None:
    params = settings.preference_params()
    assert {"theme", "language", "device", "memory_budget_mb"} <= {p.id for p in params}
    for param in params:
        assert isinstance(param, Choice | Int | Toggle)
        assert param.title and param.tip
        default = getattr(Settings(), param.id)  # a parameter's id is its field's name
        assert param.check(default) == param.default == default


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", 3),
        ("theme", None),
        ("theme", ["dark"]),
        ("language", "xx"),
        ("device", "cuda:"),
        ("device", "cuda:123"),
        ("device", {}),
        ("memory_budget_mb", "lots"),
        ("memory_budget_mb", 1),
        ("memory_budget_mb", 10**400),
        ("memory_budget_mb", 1024.5),
        ("memory_budget_mb", float("nan")),
        ("memory_budget_mb", float("inf")),
        ("memory_budget_mb", True),
        ("library_folder", 7),
        ("export_format", "exe"),
        ("export_quality", 0),
        ("export_quality", [1]),
        ("export_keep_metadata", "yes"),
        ("export_keep_metadata", 1),
        ("recent_files", "one.png"),
        ("recent_files", [1, 2]),
        ("recent_files", {"a": 1}),
        ("window_geometry", "no base64!"),
        ("window_layout", 5),
        ("no_such_key", 1),
        ("with_", 1),
        ("foreign", {"a": 1}),
        ("__class__", "Settings"),
    ],
)
def test_a_bad_key_is_dropped_singly(path: Path, name: str, value: object) -> None:
    write(path, {"version": 1, "export_folder": "/kept", "export_bits": "16", name: value})
    loaded, notices = settings.load(path)
    assert loaded == Settings(export_folder="/kept", export_bits="16")
    assert len(notices) == 1
    assert name in notices[0]
    assert len(notices[0]) < 400
    settings.save(path, loaded)
    assert settings.load(path) == (loaded, [])


@pytest.mark.parametrize("version", ["1", None, 0, -3, True, 1.5, []])
def test_a_senseless_version(path: Path, version: object) -> None:
    write(path, {"version": version, "theme": "dark"})
    loaded, notices = settings.load(path)
    assert loaded.theme == "dark"
    assert len(notices) == 1


@pytest.mark.parametrize(
    "rubbish",
    [
        b"",
        b"\x00\xff\xfe rubbish",
        b"theme: dark",
        b"[]",
        b"null",
        b'"text"',
        b'{"theme": "dark"',
        b"[" * 200_000,
        b'{"memory_budget_mb": ' + b"9" * 6000 + b"}",
        b'{"a": "' + b"x" * (5 << 20) + b'"}',
    ],
)
def test_rubbish_is_kept_aside(path: Path, rubbish: bytes) -> None:
    write(path, rubbish)
    loaded, notices = settings.load(path)
    assert loaded == Settings()
    assert len(notices) == 1 and "settings.bad.json" in notices[0]
    assert path.with_name("settings.bad.json").read_bytes() == rubbish
    assert not path.exists()
    settings.save(path, loaded)
    assert settings.load(path) == (Settings(), [])


def test_what_a_newer_version_wrote_is_kept(path: Path) -> None:
    newer = {
        "version": 3,
        "theme": "sepia",
        "language": "de",
        "hologram": {"depth": [1, 2]},
        "export_quality": 101,
    }
    write(path, newer)
    loaded, notices = settings.load(path)
    assert notices == []
    assert loaded == Settings(language="de")
    settings.save(path, loaded.with_(export_quality=50))
    assert json.loads(path.read_text()) == {**newer, "export_quality": 50}


def test_recent_files() -> None:
    recent = Settings()
    for n in range(20):
        recent = recent.with_recent_file(Path(f"/{n}.png"))
    assert recent.recent_files == tuple(f"/{n}.png" for n in range(19, 7, -1))
    recent = recent.with_recent_file("/10.png")
    assert recent.recent_files[:2] == ("/10.png", "/19.png")
    assert len(recent.recent_files) == settings.MOST_RECENT_FILES
    assert "/10.png" not in recent.without_recent_file("/10.png").recent_files


def test_a_wrong_change_is_refused() -> None:
    with pytest.raises(BadInputError, match="Theme is one of"):
        Settings().with_(theme="pink")


def test_a_folder_where_the_file_should_be(path: Path) -> None:
    path.mkdir(parents=True)
    loaded, notices = settings.load(path)
    assert loaded == Settings()
    assert len(notices) == 1 and "cannot be read" in notices[0]
    with pytest.raises(ArtStudioError, match="cannot be saved"):
        settings.save(path, loaded)
    assert list(path.parent.iterdir()) == [path]


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("precious")
    path = tmp_path / "config" / "settings.json"
    loaded, notices = settings.load(path)
    assert loaded == Settings()
    assert len(notices) == 1
    with pytest.raises(ArtStudioError, match="a file is where a folder should be"):
        settings.save(path, loaded)
    assert (tmp_path / "config").read_text() == "precious"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(path, Settings(theme="dark"))
    # The file that is written beside lies on a disk that is always full.
    monkeypatch.setattr("artstudio.files._beside", lambda path, ending: _full(path))
    with pytest.raises(ArtStudioError, match="the disk is full"):
        settings.save(path, Settings(theme="light"))
    assert settings.load(path) == (Settings(theme="dark"), [])
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def _full(path: Path) -> Path:
    part = path.with_name("part")
    part.symlink_to("/dev/full")
    return part
