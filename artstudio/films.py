"""Between timelines and the pictures of their frames. Used by the window and the command line."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from artstudio.document import sound
from artstudio.document.film import FilmOptions, check_film, format_of, options_for, recipe_note, write_film
from artstudio.document.film_recipe import Cut, read_either, recipe_of
from artstudio.document.picture import Picture, read_picture
from artstudio.document.timeline import PAINTER, Params, Timeline, check_extent
from artstudio.document.tracks import Track
from artstudio.engine import catalog
from artstudio.engine.request import Lane, Progress, Quality, Request
from artstudio.errors import BadInputError
from artstudio.imaging import cover
from artstudio.models.base import Image, Output
from artstudio.params import Values, Weights
from artstudio.pixels import Pixels
from artstudio.recipes import FindNetwork, found_styles

DEFAULT_SIDE = 512


class Engine(Protocol):
    """What renders a frame: `artstudio.engine.headless.Headless`, or the window's queue."""

    def run(self, request: Request, on_progress: Callable[[Progress], None] | None = None) -> Output: ...


def params_of(model: str) -> Params:
    """The parameters of a model that can be in a timeline. Raises `BadInputError` if there is none such."""
    spec = catalog.get(model).spec
    if spec.output != "image":
        raise BadInputError(f"The timeline is damaged: {spec.title!r} makes no picture.")
    return spec.params


@dataclass(frozen=True)
class Film:
    """A timeline with all it needs to be rendered. ``picture``: what it names, read. ``track``: the file
    of its sound. ``heard``: that sound as its bindings hear it."""

    timeline: Timeline
    picture: Picture | None = None
    track: Path | None = None
    heard: sound.Accompaniment | None = None

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the frames where nobody asked for another."""
        timeline = self.timeline
        if timeline.size:
            return timeline.size
        if not timeline.model and self.picture:
            return self.picture.width, self.picture.height
        return DEFAULT_SIDE, DEFAULT_SIDE

    def for_size(self, size: tuple[int, int]) -> Film:
        """With the middle of the picture that has the shape of ``size``, where it is painted on as it is."""
        picture = self.picture
        if picture is None or self.timeline.model:
            return self
        array = cover(picture.pixels.array, *size)
        if array.shape == picture.pixels.array.shape:
            return self
        return replace(self, picture=replace(picture, pixels=Pixels.of(array)))

    def levels_at(self, seconds: float) -> Sequence[float]:
        """What each binding hears, () without a sound."""
        return self.heard.at(seconds, 1 / self.timeline.fps) if self.heard else ()

    def request_at(
        self,
        seconds: float,
        size: tuple[int, int] | None = None,
        quality: Quality = Quality.FINAL,
        heard: Sequence[float] | None = None,
        lane: Lane = Lane.FINAL,
    ) -> Request:
        """The picture at ``seconds``: that of the source, with the painting on top of it if there is one.

        ``heard``: in place of what the sound of the timeline says, for a microphone. ``lane``: the live one
        for what is shown while the timeline plays.
        """
        timeline, size = self.timeline, size or self.size
        levels = self.levels_at(seconds) if heard is None else heard
        pixels = (self.picture.pixels,) if self.picture else ()
        below: tuple[Any, ...] = pixels
        if timeline.model:
            source = Request(
                timeline.model,
                timeline.values_at(seconds, "source", levels),
                pixels,
                seed=timeline.seed_at(seconds),
                size=size,
                quality=quality,
                lane=lane,
                slot="film",
            )
            if timeline.painting is None:
                return source
            below = (source,)
        return Request(
            PAINTER,
            timeline.values_at(seconds, "painting", levels),
            below,
            size=size,
            quality=quality,
            lane=lane,
            slot="film",
        )


def open_film(path: Path, find_network: FindNetwork | None = None, sound_file: Path | None = None) -> Film:
    """The timeline in a file or a film, with the picture and the sound it names, which lie beside it.

    ``sound_file``: in place of the timeline's own. Raises `BadInputError` with a sentence for anything that
    is missing or can't be used.
    """
    path = Path(path)
    timeline = read_either(path, params_of)
    if sound_file is not None:
        timeline = replace(timeline, sound=str(sound_file.absolute()))
    return prepare(timeline, path.parent, find_network)


def prepare(
    timeline: Timeline,
    folder: Path,
    find_network: FindNetwork | None = None,
    check: Callable[[float], None] = lambda seconds: None,
    picture: Picture | None = None,
) -> Film:
    """What ``timeline`` needs to be rendered; the files it names are looked for from ``folder``.

    ``check``: see `artstudio.document.sound.analyze`. ``picture``: the one it names, where that is known; it
    need not be in a file. Raises `BadInputError` with a sentence.
    """
    timeline = _with_networks(timeline.checked(), find_network)
    if picture is None and timeline.picture:
        picture = read_picture(folder / timeline.picture)
    track = folder / timeline.sound if timeline.sound else None
    heard = None
    if timeline.bindings:
        if track is None:
            raise BadInputError(
                "Sliders of the timeline follow a sound, but it names none; add --audio FILE."
            )
        # All of it, however short the film: where the beat is found depends on the whole song.
        heard = sound.Accompaniment(sound.analyze(track, check), timeline.bindings)
    film = Film(timeline, picture, track, heard)
    return film.for_size(film.size)


@dataclass(frozen=True)
class Rendering:
    """How far a film is: frames that are in the file, of how many, and the seconds it will still take."""

    frame: int
    frames: int
    seconds_left: float | None


def render(
    film: Film,
    engine: Engine,
    path: Path,
    options: FilmOptions,
    seconds: float | None = None,
    report: Callable[[Rendering], None] = lambda rendering: None,
    note: Callable[[str], None] = lambda sentence: None,
    clock: Callable[[], float] = time.monotonic,
    keep_recipe: bool = True,
) -> int:
    """Write ``film`` frame by frame, each a final request through ``engine``; returns the number of frames.

    ``options``: their ``fps`` and ``size`` win over the timeline's. ``seconds``: from the beginning, the
    whole timeline if None; a loop goes round as often as it takes. ``report`` is told of every frame; an
    exception out of it, and a cancelled request, leave the target as it was. ``note`` is told what the engine
    had to do differently. ``keep_recipe``: the film carries its timeline, and ``note`` is told if it can't.
    Raises `BadInputError` and what ``engine`` raises.
    """
    size = options.size or film.size
    film = replace(film, timeline=replace(film.timeline, fps=options.fps, size=size)).for_size(size)
    track = film.track if format_of(options.format).sound else None
    frames, began = frames_of(film.timeline, seconds), clock()
    check_film(path, replace(options, size=size), track)
    _check_sources(film, path)

    def told(progress: Progress) -> None:
        if progress.note:
            note(progress.note)

    def drawn() -> Iterator[NDArray[Any]]:
        for frame in range(frames):
            request = film.request_at(film.timeline.time_of(frame), size)
            output = engine.run(replace(request, depth=8), told)
            assert isinstance(output, Image)
            yield np.asarray(output.array)

    def written(done: int) -> None:
        spent = clock() - began
        report(Rendering(done, frames, spent / done * (frames - done) if spent > 0.5 else None))

    recipe = None
    if keep_recipe:
        recipe = recipe_of(film.timeline, Cut(seconds, options.quality, film.track is not None))
    if without := recipe_note(path, options, recipe):
        note(without)  # now, while another format can still be chosen
    return write_film(path, drawn(), replace(options, size=size), track, recipe, written)


def _check_sources(film: Film, path: Path) -> None:
    """Raise `BadInputError` if the film would take the place of what it is made of."""
    for source in (film.track, film.picture.path if film.picture else None):
        with suppress(OSError):  # one of them isn't there
            if source is not None and source.samefile(path):
                raise BadInputError(
                    f"{path.name} is what the film is made of, which would be lost; choose another name."
                )


def film_options(film: Film, path: Path, **given: Any) -> FilmOptions:
    """Those of the ending of ``path``, with the size, rate and loop of the timeline unless ``given``.

    A GIF of a quicker timeline gets the most frames it can hold.
    """
    options = options_for(path, **{"loop": film.timeline.loop, **given})
    if "fps" not in given:
        options = replace(options, fps=min(film.timeline.fps, format_of(options.format).most_fps))
    return options if options.size else replace(options, size=film.size)


def frames_of(timeline: Timeline, seconds: float | None) -> int:
    """How many frames ``seconds`` take, or the whole timeline. Raises `BadInputError` for far too many."""
    wanted = timeline if seconds is None else replace(timeline, seconds=seconds)
    check_extent(wanted)
    return wanted.frames


def _with_networks(timeline: Timeline, find_network: FindNetwork | None) -> Timeline:
    """With every style of a mixer found on this machine."""
    if timeline.painting is None:
        return timeline

    def found(param_id: str, value: Any) -> Any:
        param = next(p for p in timeline.painting_params if p.id == param_id)
        return found_styles(value, find_network) if isinstance(param, Weights) else value

    def ready(track: Track) -> Track:
        if track.slot.layer != "painting" or track.slot.axis:
            return track
        return replace(
            track, keys=tuple(replace(key, value=found(track.slot.param, key.value)) for key in track.keys)
        )

    painting = Values(tuple((key, found(key, value)) for key, value in timeline.painting.items()))
    return replace(timeline, painting=painting, tracks=tuple(ready(track) for track in timeline.tracks))
