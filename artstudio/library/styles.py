"""A style of the artist's own, and how it is written down beside its picture."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import numpy as np

from artstudio.errors import BadInputError
from artstudio.params import StyleRef, check_vector

OwnKind = Literal["vector", "network"]

SIDECAR = "style.json"
_FORMAT = 1
_ID = re.compile(r"[0-9a-f]{16,64}")
_LONGEST_TITLE = 120
_LONGEST_TAG = 40


@dataclass(frozen=True)
class OwnStyle:
    """A style that the artist made or brought.

    ``id``: digest of the content (of a network, the sha256 of its file); also the id of its `StyleRef`.
    ``created``: with a time zone. ``vector``: the 100 numbers of a vector style. ``picture``: the painting it
    came from, at most 1024 px. ``network``: the library's copy of a network file. Someone may have removed
    either file. ``picture_key``: digest of the painting as it was dropped. ``details``: what the recognition
    of a network file found out about it.
    """

    id: str
    kind: OwnKind
    title: str
    tags: tuple[str, ...]
    created: datetime
    vector: tuple[float, ...] | None = None
    picture: Path | None = None
    network: Path | None = None
    picture_key: str = ""
    details: Mapping[str, Any] = field(default_factory=dict, compare=False)
    deleted: datetime | None = None

    @property
    def ref(self) -> StyleRef:
        """What a request or recipe holds of this style."""
        if self.kind == "vector":
            return StyleRef("vector", self.id, self.title, self.vector or ())
        return StyleRef("network", self.id, self.title, path=str(self.network or ""))

    @property
    def key(self) -> str:
        return style_key(self.ref)

    def to_json(self) -> str:
        """The text of the sidecar file: everything needed to rebuild the library from its folder."""
        data = {
            "format": _FORMAT,
            "id": self.id,
            "kind": self.kind,
            "title": self.title,
            "tags": self.tags,
            "created": self.created.isoformat(),
            "vector": self.vector,
            "picture": self.picture.name if self.picture else None,
            "network": self.network.name if self.network else None,
            "picture_key": self.picture_key,
            "details": dict(self.details),
            "deleted": self.deleted.isoformat() if self.deleted else None,
        }
        return json.dumps(data, ensure_ascii=True, allow_nan=False)

    @classmethod
    def from_json(cls, text: str, styles_folder: Path) -> OwnStyle:
        """Read a sidecar's text. Raises `BadInputError` for anything but a style that can be used.

        A library folder can come from someone else, so names in it never lead out of the style's own folder.
        """
        try:
            data = json.loads(text)
            home = styles_folder / check_id(data["id"])
            style = cls(
                id=data["id"],
                kind=_kind(data["kind"]),
                title=clean_title(data["title"]),
                tags=clean_tags(data["tags"]),
                created=_time(data["created"]),
                vector=None if data["vector"] is None else check_vector(data["vector"]),
                picture=_inside(home, data["picture"]),
                network=_inside(home, data["network"]),
                picture_key=str(data["picture_key"]),
                details=dict(data["details"]),
                deleted=None if data["deleted"] is None else _time(data["deleted"]),
            )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise BadInputError("This isn't the description of a style.") from error
        if (style.vector if style.kind == "vector" else style.network) is None:
            raise BadInputError(f"The style {style.title!r} is incomplete.")
        return style


def style_key(ref: StyleRef) -> str:
    """The name under which favorites and thumbnails know a style, built-in or own."""
    return f"{ref.kind}:{ref.id}"


def vector_style_id(vector: tuple[float, ...], picture_key: str) -> str:
    digest = hashlib.blake2b(picture_key.encode(), digest_size=16)
    digest.update(np.asarray(vector, dtype="<f8").tobytes())
    return digest.hexdigest()


def same_vector(a: Iterable[float], b: Iterable[float]) -> bool:
    """True if two style vectors differ by no more than two devices or versions of the network do."""
    first, second = np.asarray(tuple(a)), np.asarray(tuple(b))
    return float(np.linalg.norm(first - second)) <= 0.01 * float(np.linalg.norm(first))


def clean_title(title: str) -> str:
    """One line of at most 120 characters. Raises `BadInputError` if nothing is left."""
    cleaned = _one_line(title)[:_LONGEST_TITLE].rstrip()
    if not cleaned:
        raise BadInputError("A style needs a name; type at least one letter.")
    return cleaned


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags in the order given, without empty ones and without repeats in another case."""
    if isinstance(tags, str):
        raise BadInputError("Tags are a list of words.")
    kept: dict[str, str] = {}
    for tag in tags:
        cleaned = _one_line(tag)[:_LONGEST_TAG].rstrip()
        if cleaned:
            kept.setdefault(cleaned.casefold(), cleaned)
    return tuple(kept.values())


def _one_line(text: Any) -> str:
    if not isinstance(text, str):
        raise BadInputError("A name or tag is text.")
    # A file name with undecodable bytes carries lone surrogates, which no database takes.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def check_id(style_id: Any) -> str:
    """``style_id``, which becomes the name of a folder. Raises `BadInputError` if it can't."""
    if not isinstance(style_id, str) or not _ID.fullmatch(style_id):
        raise BadInputError("A style's id is a digest in hexadecimal digits.")
    return style_id


def _inside(home: Path, name: Any) -> Path | None:
    if name is None:
        return None
    if not isinstance(name, str) or Path(name).name != name or "\\" in name:
        raise BadInputError("A style's files lie in its own folder.")
    return home / name


def _kind(kind: Any) -> OwnKind:
    if kind not in ("vector", "network"):
        raise BadInputError("This version doesn't know this kind of style.")
    return kind  # type: ignore[no-any-return]


def _time(text: Any) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise BadInputError("A time in the library has no time zone.")
    return time
