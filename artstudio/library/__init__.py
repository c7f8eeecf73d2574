"""The artist's own styles, favorites and thumbnails: SQLite plus files. No Qt, no torch."""

from artstudio.library.library import Library
from artstudio.library.opening import open_library
from artstudio.library.styles import OwnStyle, style_key

__all__ = ["Library", "OwnStyle", "open_library", "style_key"]
