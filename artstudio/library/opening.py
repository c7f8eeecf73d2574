"""A library that always opens."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from artstudio.errors import ArtStudioError
from artstudio.library.library import Library, utc_now


def open_library(folder: Path, *, now: Callable[[], datetime] = utc_now, **options: Any) -> Library:
    """The library in ``folder`` or, where that can't be opened, an empty one in a temporary folder.

    So the window always has a library that works; ``notices`` says why it isn't the artist's own. ``options``
    as for `Library`. The temporary folder goes when the library is closed.
    """
    try:
        return Library(folder, now=now, **options)
    except ArtStudioError as error:
        scratch = tempfile.TemporaryDirectory(prefix="artstudio-library-", ignore_cleanup_errors=True)
        library = _ScratchLibrary(scratch, now)
        library.notices.append(f"{error} Until then, styles you add are kept only until the window closes.")
        return library


class _ScratchLibrary(Library):
    def __init__(self, scratch: tempfile.TemporaryDirectory[str], now: Callable[[], datetime]) -> None:
        super().__init__(Path(scratch.name), now=now)
        self._scratch = scratch

    def close(self) -> None:
        super().close()
        self._scratch.cleanup()
