"""Where the program finds what it ships and keeps what the artist makes.

What ships is found without anything installed: a training does where there is only what it needs.
"""

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
    import platformdirs

    return Path(platformdirs.user_data_dir("artstudio", appauthor=False))


def config_dir() -> Path:
    """Folder of the settings file."""
    import platformdirs

    return Path(platformdirs.user_config_dir("artstudio", appauthor=False))


def cache_dir() -> Path:
    """Folder of what can be made again."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("artstudio", appauthor=False))
