"""The timeline inside a film that was rendered here, and the files it needs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from artstudio import files
from artstudio.document.film import FORMATS, recipe_in_film
from artstudio.document.sound_file import check_sound
from artstudio.document.timeline import ParamsOf, Timeline, read_timeline
from artstudio.errors import BadInputError

ENDINGS = tuple(ending for fmt in FORMATS for ending in fmt.extensions)
"""Of the films that can be rendered here, with dots."""
VIDEOS = tuple(ending for fmt in FORMATS if fmt.sound for ending in fmt.extensions)
"""Those that can't be opened as a picture too."""
_MAYBE = (*ENDINGS, ".png")


@dataclass(frozen=True)
class Cut:
    """What of a timeline a film shows. ``seconds``: see `artstudio.films.render`. ``sound``: whether it is
    heard, too."""

    seconds: float | None = None
    quality: int = 80
    sound: bool = True


def recipe_of(timeline: Timeline, cut: Cut) -> str:
    """JSON for inside a film. A film may go anywhere, so it tells the names of files, but no folders."""
    names = {"picture": Path(timeline.picture).name, "sound": Path(timeline.sound).name}
    data = json.loads(replace(timeline, **names).to_json())  # type: ignore[arg-type]
    film = {"seconds": cut.seconds, "quality": cut.quality, "sound": cut.sound}
    return json.dumps({**data, "film": film}, separators=(",", ":"))


def holds_timeline(path: Path) -> bool:
    """Whether that is a film that carries a timeline: a file, a folder of frames, or the first of them."""
    with suppress(BadInputError):
        return _may_be_film(path) and _is_timeline(recipe_in_film(path))
    return False


def is_film(path: Path) -> bool:
    """Whether ``path`` can only be a film: by its ending, or as a folder of frames."""
    return path.suffix.lower() in VIDEOS or files.is_folder(path)


def timeline_in(path: Path, params_of: ParamsOf) -> tuple[Timeline, Cut]:
    """The timeline inside a film, and what of it the film shows. Raises `BadInputError` with a sentence."""
    text = recipe_in_film(path)
    if text is None or not _is_timeline(text):
        raise BadInputError(
            f"{path.name} carries no timeline of Art Studio; "
            "to paint on a frame of it, save that as a picture first."
        )
    return Timeline.from_json(text, params_of), _cut(json.loads(text).get("film"))


def read_cut(
    path: Path, params_of: ParamsOf, places: Iterable[Path] = (), picture: Path | None = None
) -> tuple[Timeline, Cut]:
    """As `timeline_in`, with the files of the timeline named in full.

    They are looked for beside the film, and then among ``places``, which are folders and files; ``picture``
    is in place of the one it names. Where its sound is missing, that in the film is taken. Raises
    `BadInputError` with a sentence.
    """
    timeline, cut = timeline_in(path, params_of)
    places = [path.parent, *([path] if files.is_folder(path) else []), *places]
    if picture is not None:
        timeline = replace(timeline, picture=str(picture.absolute()))
    elif timeline.picture:
        timeline = replace(timeline, picture=_picture(timeline.picture, places, path))
    if timeline.sound:
        timeline = replace(timeline, sound=_sound(timeline.sound, places, path))
    return timeline, cut


def read_either(path: Path, params_of: ParamsOf, places: Iterable[Path] = ()) -> Timeline:
    """The timeline in a file of its own, or inside a film. Raises `BadInputError` with a sentence."""
    path = Path(path)
    if _may_be_film(path):
        return read_cut(path, params_of, places)[0]
    return read_timeline(path, params_of)


def _may_be_film(path: Path) -> bool:
    return path.suffix.lower() in _MAYBE or files.is_folder(path)


def _is_timeline(text: str | None) -> bool:
    try:
        data = json.loads(text or "null")
    except (ValueError, RecursionError):
        return False
    return isinstance(data, Mapping) and data.get("artstudio") == "timeline"


def _cut(data: Any) -> Cut:
    """What can't be read is left as it would be by itself."""
    told = data if isinstance(data, Mapping) else {}
    seconds: Any = told.get("seconds")
    quality: Any = told.get("quality")
    return Cut(
        float(seconds) if type(seconds) in (int, float) and seconds > 0 else None,
        quality if type(quality) is int and 1 <= quality <= 100 else Cut.quality,
        told.get("sound", True) is True,
    )


def _found(name: str, places: Iterable[Path]) -> str | None:
    """The file of that name. It comes from a film that anyone may have made: it never leads elsewhere."""
    name = Path(name).name
    for place in places:
        file = place / name if files.is_folder(place) else place
        if file.name == name and files.is_there(file):
            return str(file.absolute())
    return None


def _picture(name: str, places: Iterable[Path], film: Path) -> str:
    found = _found(name, places)
    if found is None:
        raise BadInputError(
            f"The picture {name!r:.80} that {film.name} was made with isn't beside it; copy it there first."
        )
    return found


def _sound(name: str, places: Iterable[Path], film: Path) -> str:
    found = _found(name, places)
    if found is None:
        with suppress(BadInputError):
            check_sound(film)
            return str(film.absolute())
    return found or name  # whoever wants to hear it is told
