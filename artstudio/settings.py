"""The artist's preferences and what the window remembers, in one small file that never stops the start."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from artstudio import files
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.params import AnyParam, Choice, Int, Toggle

# Goes up when a key changes its meaning; a new key needs no new version.
VERSION = 1
MOST_RECENT_FILES = 12
_LARGEST_FILE = 4 << 20


def _preference(param: AnyParam, check: Callable[[Any], Any] | None = None) -> Any:
    """A field that the preferences dialog shows as ``param``; ``check`` allows more than it offers."""
    return field(default=param.default, metadata={"check": check or param.check, "param": param})


def _remembered(default: Any, check: Callable[[Any], Any]) -> Any:
    """A field that the window keeps by itself."""
    return field(default=default, metadata={"check": check})


def _check_text(value: Any) -> str:
    if not isinstance(value, str):
        raise BadInputError(f"A text was expected, not {value!r:.40}.")
    return value


def _check_folder(value: Any) -> str | None:
    return None if value is None else _check_text(value) or None


def _check_recent(value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise BadInputError("The recent files are a list.")
    return tuple(dict.fromkeys(_check_text(item) for item in value if item))[:MOST_RECENT_FILES]


def _check_state(value: Any) -> str:
    """Base64, as the window's geometry and layout are kept."""
    if not re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", _check_text(value)):
        raise BadInputError("A window layout is in base64.")
    return str(value)


_DEVICE = Choice(
    id="device",
    title="Device",
    tip="What the networks run on. Automatic takes the fastest there is.",
    default="auto",
    options=(("auto", "Automatic"), ("cuda", "NVIDIA GPU"), ("mps", "Apple GPU"), ("cpu", "Processor")),
)


def _check_device(value: Any) -> str:
    """The choices, or one of several GPUs by its number."""
    return str(value) if re.fullmatch(r"cuda:\d{1,2}", str(value)) else _DEVICE.check(value)


@dataclass(frozen=True)
class Settings:
    """Every setting is declared here once: default, type, range and how the dialog shows it."""

    theme: str = _preference(
        Choice(
            id="theme",
            title="Theme",
            tip="Light or dark surroundings; System follows your desktop.",
            default="system",
            options=(("system", "System"), ("light", "Light"), ("dark", "Dark")),
        )
    )
    language: str = _preference(
        Choice(
            id="language",
            title="Language",
            tip="The language of the window, from the next start on.",
            default="system",
            options=(("system", "System"), ("en", "English"), ("de", "Deutsch")),
        )
    )
    device: str = _preference(_DEVICE, _check_device)
    memory_budget_mb: int = _preference(
        Int(
            id="memory_budget_mb",
            title="Memory budget",
            tip="How much memory a render may take. Less works in smaller tiles and takes longer.",
            default=2048,
            low=512,
            high=65536,
            step=256,
            unit="MB",
        )
    )
    # None for the usual place, see `artstudio.paths.data_dir`.
    library_folder: str | None = field(default=None, metadata={"check": _check_folder})

    export_format: str = _preference(
        Choice(
            id="export_format",
            title="Format",
            tip="The kind of file an export starts with.",
            default="png",
            options=(("png", "PNG"), ("jpeg", "JPEG"), ("webp", "WebP"), ("tiff", "TIFF")),
        )
    )
    export_quality: int = _preference(
        Int(
            id="export_quality",
            title="Quality",
            tip="Of JPEG and WebP. Higher looks better and takes more space.",
            default=92,
            low=1,
            high=100,
        )
    )
    export_lossless: bool = _preference(
        Toggle(
            id="export_lossless",
            title="Lossless",
            tip="Keep every pixel of a WebP as it is, in a larger file.",
            default=False,
        )
    )
    export_bits: str = _preference(
        Choice(
            id="export_bits",
            title="Depth",
            tip="Bits per channel of PNG and TIFF. 16 is for further editing.",
            default="8",
            options=(("8", "8 bit"), ("16", "16 bit")),
        )
    )
    export_compression: str = _preference(
        Choice(
            id="export_compression",
            title="Compression",
            tip="Of PNG and TIFF. It never changes the picture, only the time and the size of the file.",
            default="normal",
            options=(("fast", "Fast"), ("normal", "Normal"), ("small", "Small file")),
        )
    )
    export_keep_metadata: bool = _preference(
        Toggle(
            id="export_keep_metadata",
            title="Keep metadata",
            tip="Write the camera data and description of the original into the export.",
            default=True,
        )
    )
    export_embed_recipe: bool = _preference(
        Toggle(
            id="export_embed_recipe",
            title="Write the recipe into the file",
            tip="Drop the exported file on the window later to get every slider back.",
            default=True,
        )
    )

    export_folder: str = _remembered("", _check_text)
    training_kind: str = _remembered("", _check_text)
    recent_files: tuple[str, ...] = _remembered((), _check_recent)
    window_geometry: str = _remembered("", _check_state)
    window_layout: str = _remembered("", _check_state)
    latent_layout: str = _remembered("", _check_state)

    # Of the file they came from: its version, and what only a newer program understands.
    version: int = field(default=VERSION, compare=False)
    foreign: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def with_(self, **changes: Any) -> Settings:
        """The same settings with some replaced. Raises `BadInputError` for a value that isn't allowed."""
        checks = _checks()
        return replace(self, **{name: checks[name](value) for name, value in changes.items()})

    def with_recent_file(self, path: Path | str) -> Settings:
        """``path`` first among the recent files."""
        return self.with_(recent_files=(str(path), *self.recent_files))

    def without_recent_file(self, path: Path | str) -> Settings:
        return self.with_(recent_files=tuple(p for p in self.recent_files if p != str(path)))


def preference_params() -> tuple[AnyParam, ...]:
    """The declarations from which the preferences dialog is made; a parameter's id is its field's name."""
    return tuple(f.metadata["param"] for f in fields(Settings) if "param" in f.metadata)


def load(path: Path) -> tuple[Settings, list[str]]:
    """The settings in the file ``path`` and what the artist should know about it. Never raises.

    A value that can't be used gives way to its default, alone. A file that can't be read at all is kept
    beside as ``settings.bad.json``.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError:
        return Settings(), []
    except OSError as error:
        return Settings(), [f"The settings {path} cannot be read: {files.why(error)}. The defaults are used."]
    try:
        if len(text) > _LARGEST_FILE:
            raise ValueError("far too long for settings")
        data = json.loads(text)
        if not isinstance(data, dict):
            raise ValueError("not an object")
    except (ValueError, RecursionError):
        return Settings(), [_keep_aside(path)]
    return _read(data)


def save(path: Path, settings: Settings) -> None:
    """Write ``settings`` to ``path`` in one step. Raises `ArtStudioError`; the old file is then as it was.

    Only what differs from the defaults is written, so that a better default of a later version takes effect.
    """
    defaults = Settings()
    changed = {name: getattr(settings, name) for name in _checks()}
    changed = {name: value for name, value in changed.items() if value != getattr(defaults, name)}
    data = {**settings.foreign, **changed, "version": max(settings.version, VERSION)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_file(path, (json.dumps(data, indent=2) + "\n").encode())
    except OSError as error:
        raise ArtStudioError(f"The settings cannot be saved in {path}: {files.why(error)}.") from error


def _checks() -> dict[str, Callable[[Any], Any]]:
    return {f.name: f.metadata["check"] for f in fields(Settings) if "check" in f.metadata}


def _read(data: dict[str, Any]) -> tuple[Settings, list[str]]:
    notices: list[str] = []
    version = data.pop("version", VERSION)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        notices.append(f"The settings carry no version that makes sense ({version!r:.40}).")
        version = VERSION
    newer = version > VERSION
    checks = _checks()
    good: dict[str, Any] = {}
    foreign: dict[str, Any] = {}
    for name, value in data.items():
        try:
            if name not in checks:
                raise BadInputError("There is no such setting.")
            good[name] = checks[name](value)
        except BadInputError as error:
            if newer:
                foreign[name] = value
            else:
                notices.append(f"The setting {name[:40]!r} was not used. {str(error)[:200]}")
    return Settings(**good, version=version, foreign=foreign), notices


def _keep_aside(path: Path) -> str:
    aside = path.with_name(f"{path.stem}.bad{path.suffix}")
    try:
        path.replace(aside)
    except OSError as error:
        return f"The settings {path} are unreadable, and the defaults are used: {files.why(error)}."
    return (
        f"The settings {path} were unreadable. The defaults are used; the old file is kept as {aside.name}."
    )
