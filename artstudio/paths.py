"""Where the program finds what it ships and keeps what the artist makes."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of a shipped file, e.g. ``resource("weights", "index.toml")``.

    In a wheel the folder lies inside the package, in a checkout beside it.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def data_dir() -> Path:
    """The artist's library folder, made by whoever writes to it first."""
    return _folder("user_data_dir")


def config_dir() -> Path:
    """Folder of the settings file."""
    return _folder("user_config_dir")


def cache_dir() -> Path:
    """Folder of what can be made again."""
    return _folder("user_cache_dir")


def _folder(name: str) -> Path:
    import platformdirs  # which a training by itself does without

    return Path(getattr(platformdirs, name)("artstudio", appauthor=False))
