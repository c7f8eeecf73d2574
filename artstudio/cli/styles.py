"""Styles by name: the built-in ones and those in the artist's library."""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from artstudio import paths, settings
from artstudio.cli.console import Console
from artstudio.engine import catalog
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.params import StyleRef, StyleWeight

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)%?")


@dataclass(frozen=True)
class KnownStyle:
    ref: StyleRef
    tags: tuple[str, ...]


def preferences() -> settings.Settings:
    """The artist's settings, or the defaults where there are none."""
    return settings.load(paths.config_dir() / "settings.json")[0]


def library_folder() -> Path:
    chosen = preferences().library_folder
    return Path(chosen) if chosen else paths.data_dir()


def find_network(style: StyleRef) -> Path | None:
    """The file of a network style of the artist's library."""
    from artstudio.library import Library

    folder = library_folder()
    if not folder.is_dir():
        return None
    with Library(folder) as library:
        found = library.get(style.id)
    return found.network if found else None


def known_styles(console: Console) -> list[KnownStyle]:
    """The built-in styles, then the artist's own. A library that can't be read is said, and left out."""
    known = [KnownStyle(style.ref, style.tags) for style in catalog.builtin_styles()]
    folder = library_folder()
    if not folder.is_dir():
        return known
    from artstudio.library import Library

    try:
        with Library(folder) as library:
            known += [KnownStyle(style.ref, style.tags) for style in library.styles()]
    except ArtStudioError as error:
        console.say(str(error))
    return known


def list_styles(args: argparse.Namespace, console: Console) -> int:
    """``artstudio styles``"""
    known = known_styles(console)
    console.data(
        [{"id": s.ref.id, "name": s.ref.title, "kind": s.ref.kind, "tags": list(s.tags)} for s in known]
    )
    ids = max(min(len(s.ref.id), 16) for s in known)
    names = max(len(s.ref.title) for s in known)
    for style in known:
        ref = style.ref
        tags = ", ".join(style.tags)
        console.result(f"{ref.id[:16]:{ids}}  {ref.title:{names}}  {ref.kind:8} {tags}".rstrip())
    return 0


def number(text: str) -> float | None:
    """``0.8`` or ``80%`` as 0.8; None for anything else."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return None
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def split_weight(text: str) -> tuple[str, float]:
    """``NAME:W`` as its two parts; a weight of 1 where none is given."""
    name, colon, end = text.rpartition(":")
    weight = number(end) if colon else None
    return (text.strip(), 1.0) if weight is None else (name.strip(), weight)


def mix_of(texts: Iterable[str], known: Sequence[KnownStyle]) -> list[StyleWeight]:
    """``NAME[:W][,NAME[:W]...]`` as slots of the mixer. Raises `BadInputError` for an unknown name."""
    slots = []
    for text in texts:
        # A style of one's own may have a comma or a colon in its name.
        whole = _exactly(text.strip(), known) or _exactly(split_weight(text)[0], known)
        for part in [text] if whole else text.split(","):
            name, weight = (part.strip(), 1.0) if _exactly(part.strip(), known) else split_weight(part)
            slots.append(StyleWeight(find(name, known), weight))
    return slots


def find(name: str, known: Sequence[KnownStyle]) -> StyleRef:
    """The style of that id or name, or the only one that begins so. Raises `BadInputError`."""
    found = _exactly(name, known)
    if not found and name:
        start = name.casefold()
        found = [
            s.ref for s in known if s.ref.title.casefold().startswith(start) or s.ref.id.startswith(start)
        ]
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInputError(f"{name!r} could be {_either(_names(found))}; type more of its name, or its id.")
    titles = {s.ref.title.casefold(): s.ref.title for s in known}
    close = difflib.get_close_matches(name.casefold(), titles, n=3, cutoff=0.5)
    hint = f"Did you mean {_either([titles[c] for c in close])}? " if close else ""
    raise BadInputError(f"There is no style called {name!r}. {hint}'artstudio styles' lists them all.")


def _exactly(name: str, known: Sequence[KnownStyle]) -> list[StyleRef]:
    by_id = [s.ref for s in known if s.ref.id == name.casefold()]
    return by_id or [s.ref for s in known if s.ref.title.casefold() == name.casefold()]


def _names(styles: Sequence[StyleRef]) -> list[str]:
    """Titles, with ids where two styles have the same."""
    titles = [style.title for style in styles[:4]]
    names = [s.title if titles.count(s.title) == 1 else f"{s.title} ({s.id[:16]})" for s in styles[:4]]
    return names + (["others"] if len(styles) > 4 else [])


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
