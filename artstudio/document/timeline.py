"""The timeline: a film as data. What makes its picture, and how every slider moves while it lasts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import artstudio
from artstudio import files
from artstudio.document.binding import Binding, binding_from_json, binding_to_json, check_binding
from artstudio.document.tracks import (
    SEED,
    Layer,
    Slot,
    Track,
    check_track,
    got,
    number,
    param_of,
    put,
    steps_only,
    track_from_json,
    track_to_json,
)
from artstudio.document.whole import whole_file
from artstudio.errors import BadInputError
from artstudio.params import AnyParam, Values, value_from_json, value_to_json

VERSION = 1
"""Raised whenever an older Art Studio would misread a newer timeline."""
ENDING = ".timeline"

LONGEST = 4 * 3600.0
SHORTEST = 0.04
MOST_FPS = 240.0
MOST_FRAMES = 500_000
MOST_SIDE = 16_384
MOST_TRACKS = 1000
_MOST_BYTES = 64_000_000

Params = tuple[AnyParam, ...]
ParamsOf = Callable[[str], Params]
"""The parameters of a model by its id. Raises `BadInputError` if there is no such model."""
PAINTER = "style"


@dataclass(frozen=True)
class Timeline:
    """``model``: the generator that makes the picture, "" where ``picture`` is painted on as it is.

    ``values``, ``seed``: of the source where no track moves them. ``painting``: the values of the style mixer
    on top of it, None for none. ``picture``: a file's name, from the timeline's folder; what is painted on,
    or what the generator takes its colors from. ``sound``: a file's name, likewise. ``seconds``: how long it
    lasts; a frame is shown at each multiple of 1/``fps`` below. ``params``, ``painting_params``: the
    declarations behind the values.
    """

    model: str
    params: Params = field(compare=False, repr=False)
    values: Values
    seed: int = 0
    painting: Values | None = None
    painting_params: Params = field(default=(), compare=False, repr=False)
    picture: str = ""
    sound: str = ""
    title: str = ""
    seconds: float = 10.0
    fps: float = 25.0
    size: tuple[int, int] | None = None
    loop: bool = True
    tracks: tuple[Track, ...] = ()
    bindings: tuple[Binding, ...] = ()

    @property
    def frames(self) -> int:
        return max(1, round(self.seconds * self.fps))

    def time_of(self, frame: int) -> float:
        return frame / self.fps

    def params_of(self, layer: Layer) -> Params:
        return self.params if layer == "source" else self.painting_params

    def base(self, layer: Layer) -> Values:
        """The values of a layer where nothing moves them; raises `BadInputError` if there is no painting."""
        if layer == "source":
            return self.values
        if self.painting is None:
            raise BadInputError("The timeline moves the style mixer, but nothing is painted in it.")
        return self.painting

    def param_of(self, slot: Slot) -> AnyParam:
        """What ``slot`` moves. Raises `BadInputError` if there is no such slider."""
        return param_of(slot, self.params_of(slot.layer), self.base(slot.layer))

    def values_at(self, seconds: float, layer: Layer = "source", heard: Sequence[float] = ()) -> Values:
        """The value of every parameter of ``layer`` at ``seconds``; the same for the same time, always.

        ``heard``: what each of ``bindings`` hears then, 0..1; () leaves them out.
        """
        seconds = self._folded(seconds)
        seed = self.seed_at(seconds)
        base = values = self.base(layer)
        for track in sorted(self.tracks, key=lambda track: bool(track.slot.axis)):
            slot = track.slot
            if slot.layer != layer or slot == _SEED or track.muted:
                continue
            whole = self._whole(slot)
            before = got(slot, whole, values)
            value = track.value_at(self.param_of(slot), seconds, self.seconds, self.loop, before, seed)
            values = put(slot, whole, values, value, base)
        for binding, level in zip(self.bindings, heard, strict=False):
            if binding.slot.layer == layer:
                value = binding.value(self.param_of(binding.slot), level)
                values = put(binding.slot, self._whole(binding.slot), values, value, base)
        return values

    def seed_at(self, seconds: float) -> int:
        """The seed of the source, which changes at keyframes only."""
        track = self.track(_SEED)
        if track is None or not track.keys or track.muted:
            return self.seed
        seconds = self._folded(seconds)
        passed = [key.value for key in track.keys if key.seconds <= seconds]
        return int(passed[-1] if passed else track.keys[-1 if self.loop else 0].value)

    def track(self, slot: Slot) -> Track | None:
        return next((track for track in self.tracks if track.slot == slot), None)

    def with_track(self, track: Track) -> Timeline:
        """With ``track`` in place of the one of the same slot, or without that if it is empty."""
        others = [known for known in self.tracks if known.slot != track.slot]
        at = next((i for i, known in enumerate(self.tracks) if known.slot == track.slot), len(others))
        kept = [track] if track.keys or track.noise else []
        return replace(self, tracks=(*others[:at], *kept, *others[at:]))

    def keyed(self, slot: Slot, seconds: float, value: Any, easing: Any = "linear") -> Timeline:
        """With a keyframe at ``seconds``. Raises `BadInputError` for a value or a time that can't be."""
        param = self.param_of(slot)
        track = self.track(slot) or Track(slot)
        changed = self.with_track(track.keyed(seconds, param.check(value), easing))
        check_track(changed.track(slot) or track, param, self.seconds)
        return changed

    def checked(self) -> Timeline:
        """The same timeline. Raises `BadInputError` with a sentence for what can't be rendered."""
        check_extent(self)
        seen: set[Slot] = set()
        for track in self.tracks:
            param = self.param_of(track.slot)
            if track.slot in seen:
                raise BadInputError(f"{param.title} has two tracks in the timeline; remove one of them.")
            seen.add(track.slot)
            check_track(track, param, self.seconds)
        for binding in self.bindings:
            check_binding(binding, self.param_of(binding.slot), steps_only(self.param_of(binding.slot)))
        return self

    def _whole(self, slot: Slot) -> AnyParam:
        return self.param_of(replace(slot, axis=""))

    def _folded(self, seconds: float) -> float:
        return seconds % self.seconds if self.loop else min(max(seconds, 0.0), self.seconds)

    # -- as JSON --------------------------------------------------------------------------------------

    def to_json(self) -> str:
        source: dict[str, Any] = {"model": self.model, "seed": self.seed, "values": _plain(self.values)}
        if self.picture:
            source["picture"] = self.picture
        data: dict[str, Any] = {
            "artstudio": "timeline",
            "version": VERSION,
            "app": f"Art Studio {artstudio.__version__}",
            "title": self.title,
            "seconds": self.seconds,
            "fps": self.fps,
            "size": list(self.size) if self.size else None,
            "loop": self.loop,
            "source": source,
            "painting": None if self.painting is None else {"values": _plain(self.painting)},
            "tracks": [track_to_json(track) for track in self.tracks],
            "sound": {"file": self.sound, "bindings": [binding_to_json(b) for b in self.bindings]},
        }
        return json.dumps(data, indent=1, allow_nan=False)

    @classmethod
    def from_json(cls, text: str, params_of: ParamsOf) -> Timeline:
        """Raises `BadInputError` with a sentence for anything but a timeline this version can render."""
        data = _read(text)
        source = _mapping(data.get("source"), "what makes its picture")
        painting, sound = data.get("painting"), _mapping(data.get("sound") or {}, "its sound")
        model, seed = source.get("model", ""), source.get("seed", 0)
        if not isinstance(model, str) or type(seed) is not int:
            raise _damaged("what makes its picture is unreadable")
        params = params_of(model) if model else ()
        painting_params = params_of(PAINTER) if painting is not None else ()
        plain = cls(
            model=model,
            params=params,
            values=_values(params, source),
            seed=SEED.check(seed),
            painting=_values(painting_params, _mapping(painting, "the style"))
            if painting is not None
            else None,
            painting_params=painting_params,
            picture=_text(source, "picture"),
            sound=_text(sound, "file"),
            title=_text(data, "title")[:200],
            seconds=number(data.get("seconds"), "The length of the timeline"),
            fps=number(data.get("fps", 25), "The frames a second of the timeline"),
            size=_size(data.get("size")),
            loop=data.get("loop", True) is True,
        )
        tracks = [track_from_json(track, plain.param_of) for track in _list(data.get("tracks", []))]
        bindings = [binding_from_json(b, plain.param_of) for b in _list(sound.get("bindings", []))]
        return replace(plain, tracks=tuple(tracks), bindings=tuple(bindings)).checked()


_SEED = Slot(SEED.id)


def read_timeline(path: Path, params_of: ParamsOf) -> Timeline:
    """The timeline in a file. Raises `BadInputError` with a sentence if it can't be used."""
    path = Path(path)
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadInputError(f"{path.name} is too large to be a timeline.")
        text = path.read_text("utf-8")
    except OSError as error:
        raise BadInputError(f"The timeline {path.name} can't be read: {files.why(error)}.") from error
    except UnicodeDecodeError:
        raise BadInputError(f"{path.name} isn't a timeline of Art Studio.") from None
    return Timeline.from_json(text, params_of)


def write_timeline(path: Path, timeline: Timeline) -> None:
    """Write ``timeline``, whole or not at all. Raises `BadInputError` with a sentence."""
    with whole_file(Path(path)) as file:
        file.write(timeline.to_json().encode())


def _read(text: str) -> Mapping[str, Any]:
    try:
        data = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise _damaged("it isn't JSON") from None
    if not isinstance(data, Mapping) or data.get("artstudio") != "timeline":
        raise BadInputError("This isn't a timeline of Art Studio.")
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise _damaged("its version is missing")
    if version > VERSION:
        raise BadInputError("The timeline was made by a newer Art Studio; update this one to read it.")
    return data


def check_extent(timeline: Timeline) -> None:
    """Raise `BadInputError` for a length, a rate or a size that can't be."""
    if not SHORTEST <= timeline.seconds <= LONGEST:
        raise BadInputError(
            f"A timeline lasts from {SHORTEST:g} seconds to {LONGEST / 3600:g} hours, "
            f"not {timeline.seconds:g} seconds."
        )
    if not 0 < timeline.fps <= MOST_FPS:
        raise BadInputError(f"A timeline has up to {MOST_FPS:g} frames a second, not {timeline.fps:g}.")
    if timeline.frames > MOST_FRAMES:
        raise BadInputError(
            f"The timeline has {timeline.frames:,} frames, and {MOST_FRAMES:,} are the most; "
            "make it shorter, or take fewer frames a second."
        )
    if len(timeline.tracks) > MOST_TRACKS or len(timeline.bindings) > MOST_TRACKS:
        raise BadInputError(f"A timeline has {MOST_TRACKS} tracks at most.")
    if not timeline.model and not timeline.picture:
        raise BadInputError(
            "The timeline says neither which model makes its picture nor which picture to paint."
        )
    if not timeline.model and timeline.painting is None:
        raise BadInputError("Nothing moves in the timeline: it has a picture, but no style to paint it in.")


def _size(data: Any) -> tuple[int, int] | None:
    if data is None:
        return None
    if not isinstance(data, list) or len(data) != 2 or not all(type(n) is int for n in data):
        raise _damaged("its size is unreadable")
    if not all(1 <= side <= MOST_SIDE for side in data):
        raise BadInputError(
            f"A film is 1 to {MOST_SIDE:,} pixels wide and high, not {data[0]!s:.9} x {data[1]!s:.9}."
        )
    return data[0], data[1]


def _values(params: Params, data: Mapping[str, Any]) -> Values:
    given = _mapping(data.get("values", {}), "its values")
    known = {param.id: param for param in params}
    read = {key: value_from_json(known[key], value) for key, value in given.items() if key in known}
    return Values.of(params, {**{key: None for key in given.keys() - known.keys()}, **read})


def _plain(values: Values) -> dict[str, Any]:
    return {key: value_to_json(value) for key, value in values.items()}


def _mapping(data: Any, what: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise _damaged(f"{what} is unreadable")
    return data


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list) or len(data) > MOST_TRACKS:
        raise _damaged("its tracks are no list, or too many")
    return data


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key) or ""
    if not isinstance(value, str):
        raise _damaged(f"its {key} is no text")
    return value


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _damaged(why: str) -> BadInputError:
    return BadInputError(f"The timeline is damaged: {why}.")
