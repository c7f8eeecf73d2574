"""Moments of a timeline: the keyframes of all sliders at one time, as an artist sets, moves and removes them.

Every function gives another timeline. What raises says so; the others can't fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from artstudio.document.timeline import LONGEST, Params, Timeline
from artstudio.document.tracks import SEED, Interpolation, Key, Layer, Slot, Track, got
from artstudio.document.tween import Easing
from artstudio.document.wander import Noise, can_wander, random_walk
from artstudio.errors import BadInputError
from artstudio.latents import LatentPoint, Move
from artstudio.params import AnyParam, Float, Int, Latent, Values, Vector

STEP = 2.0
"""Seconds from a keyframe to the next that is added."""
FIRST_EASING = "ease-in-out"
_NEAR = 1e-6


@dataclass(frozen=True)
class Look:
    """What all sliders say: those of the source, its seed, and those of the style mixer, None if unused."""

    values: Values
    seed: int = 0
    painting: Values | None = None


# -- reading -------------------------------------------------------------------------------------------


def moments(timeline: Timeline) -> tuple[float, ...]:
    """The times of all keyframes, in order."""
    return tuple(sorted({seconds for track in timeline.tracks for seconds in track.times}))


def moment_at(timeline: Timeline, seconds: float) -> float | None:
    """The time of the keyframe at ``seconds``, None if there is none."""
    return next((time for time in moments(timeline) if abs(time - seconds) < _NEAR), None)


def cuts(timeline: Timeline) -> tuple[float, ...]:
    """The times of the keyframes to which nothing glides, since their seed is another one's."""
    track = timeline.track(Slot(SEED.id))
    if track is None or track.muted:
        return ()
    before = track.keys[-1:] if timeline.loop else track.keys[:1]
    pairs = zip((*before, *track.keys), track.keys, strict=False)
    return tuple(key.seconds for earlier, key in pairs if earlier.value != key.value)


def easing_at(timeline: Timeline, seconds: float) -> Easing:
    """Of the way from that keyframe to the next."""
    keys = (key for track in timeline.tracks for key in track.keys if key.seconds == seconds)
    return next((key.easing for key in keys), FIRST_EASING)


def interpolation_of(timeline: Timeline) -> Interpolation:
    """How most sliders go from keyframe to keyframe."""
    keyed = [track for track in timeline.tracks if track.keys]
    splines = sum(track.interpolation == "spline" for track in keyed)
    return "spline" if 2 * splines > len(keyed) else "direct"


def look_at(timeline: Timeline, seconds: float, heard: Sequence[float] = ()) -> Look:
    """What the sliders say at ``seconds``. ``heard``: by the bindings, () without a sound."""
    painting = None
    if timeline.painting is not None:
        painting = timeline.values_at(seconds, "painting", heard)
    return Look(timeline.values_at(seconds, "source", heard), timeline.seed_at(seconds), painting)


def value_of(timeline: Timeline, slot: Slot, look: Look) -> Any:
    """What one slider says in ``look``."""
    if slot == Slot(SEED.id):
        return look.seed
    values = look.values if slot.layer == "source" else look.painting
    assert values is not None
    return got(slot, timeline.param_of(replace(slot, axis="")), values)


def look_over(timeline: Timeline, look: Look, heard: Sequence[float]) -> Look:
    """``look`` with what a sound moves by the bindings of ``timeline``."""
    if look.painting is None:
        pairs = zip(timeline.bindings, heard, strict=False)
        heard = [level for binding, level in pairs if binding.slot.layer == "source"]
        timeline = bare(timeline)
    timeline = replace(timeline, seed=look.seed, tracks=())
    tracks = tuple(Track(slot, (Key(0.0, value),)) for slot, value in _said(timeline, look))
    return look_at(replace(timeline, tracks=tracks), 0.0, heard)


def next_time(timeline: Timeline, seconds: float) -> float:
    """Where a keyframe that is added at ``seconds`` goes: there, or behind the one that is there."""
    times = moments(timeline)
    if moment_at(timeline, seconds) is None:
        return seconds
    later = [time for time in times if time > seconds + _NEAR]
    between = (seconds + later[0]) / 2 if later else seconds + STEP
    return round(between * timeline.fps) / timeline.fps


def slots_of(timeline: Timeline, fits: Callable[[AnyParam], bool]) -> list[tuple[Slot, AnyParam]]:
    """The single sliders and points that ``fits`` holds for, with what they move."""
    layers: list[tuple[Layer, Params]] = [("source", timeline.params)]
    if timeline.painting is not None:
        layers.append(("painting", timeline.painting_params))
    return [
        (Slot(param.id, layer=layer), param) for layer, params in layers for param in params if fits(param)
    ]


def bindable(timeline: Timeline) -> list[tuple[Slot, Float | Int]]:
    """The single sliders that a sound can move."""
    found: list[tuple[Slot, Float | Int]] = []
    for slot, param in slots_of(timeline, lambda param: isinstance(param, Float | Int | Vector | Latent)):
        match param:
            case Float() | Int():
                found.append((slot, param))
            case Vector():
                found += [(replace(slot, axis=axis.id), axis) for axis in param.axes]
            case Latent():
                point = timeline.base(slot.layer)[slot.param]
                for title in dict.fromkeys(move.direction.title for move in point.moves):
                    part = replace(slot, axis=title)
                    found.append((part, timeline.param_of(part)))  # type: ignore[arg-type]
    return found


def wanderers(timeline: Timeline) -> list[tuple[Slot, AnyParam]]:
    """What can drift and walk."""
    return slots_of(timeline, can_wander)


# -- changing ------------------------------------------------------------------------------------------


def with_keyframe(timeline: Timeline, seconds: float, look: Look) -> Timeline:
    """With everything that ``look`` says kept at ``seconds``, in place of what is there.

    What no keyframe moved before stays as it was at the others. Raises `BadInputError`.
    """
    if look.painting is not None and timeline.painting is None:
        raise ValueError("the timeline has no painting yet; see `painted`")
    timeline = _long_enough(timeline, seconds)
    others = [time for time in moments(timeline) if time != seconds]
    easing = easing_at(timeline, seconds)
    quiet, loud = look_at(_without_noise(timeline), seconds), look_at(timeline, seconds)
    for slot, said in _said(timeline, look):
        value = said
        track = timeline.track(slot)
        if track is not None and track.noise is not None and said == value_of(timeline, slot, loud):
            value = value_of(timeline, slot, quiet)  # or the drift would come twice
        if track is None or not track.keys:
            for time in others:
                before = _named(_of_base(timeline, slot), timeline.seed)
                timeline = timeline.keyed(slot, time, before, easing_at(timeline, time))
        timeline = timeline.keyed(slot, seconds, _named(value, look.seed), easing)
    return timeline


def painted(timeline: Timeline, painting: Values, params: Params) -> Timeline:
    """With the style mixer as a layer of its own. ``painting``: what it says where no keyframe moves it."""
    return replace(timeline, painting=painting, painting_params=params)


def without_keyframe(timeline: Timeline, seconds: float) -> Timeline:
    return _each(timeline, lambda track: track.unkeyed(seconds))


def moved(timeline: Timeline, seconds: float, to: float) -> Timeline:
    """With the keyframe at another time; unchanged if another one is there."""
    if moment_at(timeline, to) is not None or not 0 <= to <= timeline.seconds:
        return timeline
    return _each(timeline, lambda track: track.moved(seconds, to))


def duplicated(timeline: Timeline, seconds: float, to: float) -> Timeline:
    """With the keyframe once more, at ``to``. Raises `BadInputError` where the timeline can't be so long."""
    timeline = _long_enough(timeline, to)

    def copied(track: Track) -> Track:
        key = next((key for key in track.keys if key.seconds == seconds), None)
        return track if key is None else track.keyed(to, key.value, key.easing)

    return _each(timeline, copied)


def eased(timeline: Timeline, seconds: float, easing: Easing) -> Timeline:
    """With the way from that keyframe to the next gone another way."""

    def changed(track: Track) -> Track:
        keys = tuple(replace(key, easing=easing) if key.seconds == seconds else key for key in track.keys)
        return replace(track, keys=keys)

    return _each(timeline, changed)


def interpolated(timeline: Timeline, interpolation: Interpolation) -> Timeline:
    return _each(timeline, lambda track: replace(track, interpolation=interpolation))


def drifting(timeline: Timeline, slot: Slot, noise: Noise | None) -> Timeline:
    """With the noise of one slider, or without it. Raises `BadInputError`."""
    track = timeline.track(slot) or Track(slot)
    return timeline.with_track(replace(track, noise=noise.check() if noise else None))


def with_moves(timeline: Timeline, moves: Iterable[Move]) -> Timeline:
    """With these directions of its point at rest, so that a sound can move them as well; known ones stay."""
    for param in timeline.params:
        if isinstance(param, Latent):
            point = timeline.values[param.id]
            known = {move.direction.title for move in point.moves}
            new = tuple(replace(move, amount=0.0) for move in moves if move.direction.title not in known)
            values = timeline.values.with_(**{param.id: replace(point, moves=(*point.moves, *new))})
            return replace(timeline, values=values)
    return timeline


def walking(timeline: Timeline, slot: Slot, seed: int, stops: int, pace: float, amount: float) -> Timeline:
    """With a random walk of one slider in place of its keyframes, from what it says first.

    Raises `BadInputError` for a walk that can't be.
    """
    param = timeline.param_of(slot)
    start = _named(value_of(timeline, slot, look_at(_without_noise(timeline), 0.0)), timeline.seed_at(0.0))
    end = (stops if timeline.loop else stops - 1) * pace
    if end > LONGEST:
        raise BadInputError(f"The walk would take {end:g} seconds, and {LONGEST:g} are the most.")
    if end > timeline.seconds:
        timeline = replace(timeline, seconds=end)
    track = replace(timeline.track(slot) or Track(slot), keys=())
    for seconds, value in random_walk(param, seed, stops, pace, start, amount):
        track = track.keyed(seconds, value, FIRST_EASING)
    return timeline.with_track(replace(track, interpolation="spline"))


def run_as(timeline: Timeline, other: Timeline) -> Timeline:
    """With the sound of another timeline and its length with it, and as quick and as endless as that."""
    seconds = other.seconds if other.sound else timeline.seconds
    return replace(timeline, sound=other.sound, seconds=seconds, fps=other.fps, loop=other.loop)


def bare(timeline: Timeline) -> Timeline:
    """What the generator makes alone, without the style mixer over it."""
    return replace(
        timeline,
        painting=None,
        painting_params=(),
        tracks=tuple(track for track in timeline.tracks if track.slot.layer == "source"),
        bindings=tuple(binding for binding in timeline.bindings if binding.slot.layer == "source"),
    )


# -- how -----------------------------------------------------------------------------------------------


def _each(timeline: Timeline, change: Callable[[Track], Track]) -> Timeline:
    tracks = (change(track) for track in timeline.tracks)
    return replace(timeline, tracks=tuple(track for track in tracks if track.keys or track.noise))


def _long_enough(timeline: Timeline, seconds: float) -> Timeline:
    """With room for a keyframe at ``seconds``, and in a loop for the way back."""
    if seconds <= timeline.seconds - (_NEAR if timeline.loop else 0):
        return timeline
    longer = seconds + (STEP if timeline.loop else 0)
    if longer > LONGEST:
        raise BadInputError(f"A timeline lasts {LONGEST / 3600:g} hours at most.")
    return replace(timeline, seconds=longer)


def _without_noise(timeline: Timeline) -> Timeline:
    return _each(timeline, lambda track: replace(track, noise=None))


def _said(timeline: Timeline, look: Look) -> Iterator[tuple[Slot, Any]]:
    """Everything that has a slider, wholes before their parts, and its value in ``look``."""
    if timeline.model and not any(isinstance(param, Latent) for param in timeline.params):
        yield Slot(SEED.id), look.seed  # a point names its own seeds, which can be blended
    for slot, _ in slots_of(timeline, lambda param: True):
        if slot.layer == "source" or look.painting is not None:
            yield slot, value_of(timeline, slot, look)
    for track in timeline.tracks:
        if track.slot.axis and (track.slot.layer == "source" or look.painting is not None):
            yield track.slot, value_of(timeline, track.slot, look)


def _of_base(timeline: Timeline, slot: Slot) -> Any:
    return value_of(timeline, slot, Look(timeline.values, timeline.seed, timeline.painting))


def _named(value: Any, seed: int) -> Any:
    """A point that means ``seed`` without saying so, as one that says it: so it glides on to other seeds."""
    if isinstance(value, LatentPoint) and not value.seeds and not value.w:
        return replace(value, seeds=((seed, 1.0),))
    return value


def unnamed(params: Params, look: Look) -> Look:
    """``look`` as the sliders say it: a point between seeds that is a single one as the picture of that seed,
    and directions at rest left out."""
    for param in params:
        point = look.values.get(param.id) if isinstance(param, Latent) else None
        if isinstance(point, LatentPoint) and not all(move.amount for move in point.moves):
            point = replace(point, moves=tuple(move for move in point.moves if move.amount))
            look = replace(look, values=look.values.with_(**{param.id: point}))
        if isinstance(point, LatentPoint) and len(point.seeds) == 1 and not point.w:
            values = look.values.with_(**{param.id: replace(point, seeds=())})
            return replace(look, values=values, seed=point.seeds[0][0])
    return look
