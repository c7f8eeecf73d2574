"""The tracks of a timeline: which slider, its keyframes and noise, and what of a sound moves it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, get_args

from artstudio.document.tween import HOLD, Easing, blend, check_easing, eased, spline, straight
from artstudio.document.wander import Noise, can_wander, noise_at
from artstudio.errors import BadInputError
from artstudio.latents import LatentPoint, Move
from artstudio.params import (
    AnyParam,
    Choice,
    Float,
    Int,
    Latent,
    Text,
    Toggle,
    Values,
    Vector,
    value_from_json,
    value_to_json,
)

Layer = Literal["source", "painting"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
Interpolation = Literal["direct", "spline"]

SEED = Int(id="seed", title="Seed", default=0, low=0, high=2**32 - 1)
"""The seed of the source, which a track can change like a parameter. It can't be blended."""

MOST_KEYS = 20_000
_FARTHEST_MOVE = 10.0


@dataclass(frozen=True)
class Slot:
    """One thing that moves. ``layer``: "source" makes the picture, "painting" paints on it.

    ``axis``: the id of one slider of a `Vector`, or the title of a direction in a `Latent`; "" for all.
    """

    param: str
    axis: str = ""
    layer: Layer = "source"


@dataclass(frozen=True)
class Key:
    """A keyframe. ``easing``: of the way from here to the next one."""

    seconds: float
    value: Any
    easing: Easing = "linear"


@dataclass(frozen=True)
class Track:
    """``interpolation``: "direct" goes straight, on the sphere for seeds of a latent space; "spline" goes
    through the keyframes without a corner. ``noise`` drifts around what the keyframes say."""

    slot: Slot
    keys: tuple[Key, ...] = ()
    interpolation: Interpolation = "direct"
    noise: Noise | None = None
    muted: bool = False

    @cached_property
    def times(self) -> tuple[float, ...]:
        return tuple(key.seconds for key in self.keys)

    def value_at(
        self, param: AnyParam, seconds: float, length: float, loop: bool, base: Any, seed: int
    ) -> Any:
        """What the slider shows at ``seconds`` of a timeline of ``length``; ``base`` where no keyframe is."""
        value = self._between(param, seconds, length, loop, seed) if self.keys else base
        if self.noise is None:
            return value
        return noise_at(self.noise, param, value, seconds, length, loop, seed)

    def _between(self, param: AnyParam, seconds: float, length: float, loop: bool, seed: int) -> Any:
        index = bisect_right(self.times, seconds) - 1
        start, end = self._key(index, length, loop), self._key(index + 1, length, loop)
        if start is None or end is None:
            only = start or end
            assert only is not None
            return only.value
        span = end.seconds - start.seconds
        if span <= 0 or start.easing == HOLD:
            return start.value
        share = eased(start.easing, (seconds - start.seconds) / span)
        if self.interpolation == "direct":
            pair = zip((start.value, end.value), straight(share), strict=True)
            return blend(param, list(pair), seed)
        outer = [self._key(i, length, loop) for i in (index - 1, index + 2)]
        # A key at the end of a loop lies on the one at its beginning, and a corner stays one behind a hold.
        before = (
            outer[0] if outer[0] and outer[0].seconds < start.seconds and outer[0].easing != HOLD else None
        )
        after = outer[1] if outer[1] and outer[1].seconds > end.seconds and end.easing != HOLD else None
        four = (before, start, end, after)
        weights = spline([None if key is None else key.seconds for key in four], share)
        parts = [(key.value, weight) for key, weight in zip(four, weights, strict=True) if key is not None]
        # What can't be mixed takes the first part: the keyframe that has been passed.
        parts.sort(key=lambda part: part[0] is not start.value)
        return blend(param, parts, seed)

    def _key(self, index: int, length: float, loop: bool) -> Key | None:
        """The keyframe of that index, in a loop also before the first and behind the last one."""
        if 0 <= index < len(self.keys):
            return self.keys[index]
        if not loop:
            return None
        rounds, place = divmod(index, len(self.keys))
        key = self.keys[place]
        return replace(key, seconds=key.seconds + rounds * length)

    # -- editing ------------------------------------------------------------------------------------

    def keyed(self, seconds: float, value: Any, easing: Easing = "linear") -> Track:
        """With a keyframe at ``seconds``, in place of one that is there."""
        others = [key for key in self.keys if key.seconds != seconds]
        return replace(self, keys=_in_order([*others, Key(seconds, value, easing)]))

    def unkeyed(self, seconds: float) -> Track:
        return replace(self, keys=tuple(key for key in self.keys if key.seconds != seconds))

    def moved(self, seconds: float, to: float) -> Track:
        """With one keyframe at another time, where it replaces what is there."""
        found = next((key for key in self.keys if key.seconds == seconds), None)
        return self if found is None else self.unkeyed(seconds).keyed(to, found.value, found.easing)


def _in_order(keys: Sequence[Key]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=lambda key: key.seconds))


# -- from a slot to its parameter, and to the values ------------------------------------------------


def param_of(slot: Slot, params: Sequence[AnyParam], values: Values) -> AnyParam:
    """What ``slot`` moves, for an axis as a `Float` of its own. Raises `BadInputError` if it isn't there."""
    if slot.layer == "source" and slot.param == SEED.id and all(param.id != SEED.id for param in params):
        return SEED
    param = next((param for param in params if param.id == slot.param), None)
    if param is None:
        raise BadInputError(f"The timeline moves {slot.param!r:.60}, which this model doesn't have.")
    if not slot.axis:
        return param
    match param:
        case Vector():
            axis = next((axis for axis in param.axes if axis.id == slot.axis), None)
            if axis is not None:
                return axis
        case Latent():
            if _move_of(slot.axis, values[param.id]) is not None:
                return Float(
                    id=slot.axis,
                    title=slot.axis,
                    default=0.0,
                    low=-_FARTHEST_MOVE,
                    high=_FARTHEST_MOVE,
                    step=0.1,
                    unit="σ",
                )
    raise BadInputError(f"{param.title} has no slider {slot.axis!r:.60} for the timeline to move.")


def got(slot: Slot, param: AnyParam, values: Values) -> Any:
    """The value in ``values`` that ``slot`` moves."""
    value = values[slot.param]
    match param:
        case Vector() if slot.axis:
            return value[_axis(param, slot.axis)]
        case Latent() if slot.axis:
            move = _move_of(slot.axis, value)
            return move.amount if move else 0.0
        case _:
            return value


def put(slot: Slot, param: AnyParam, values: Values, value: Any, base: Values) -> Values:
    """``values`` with what ``slot`` moves set to ``value``. ``base``: where a latent direction comes from."""
    if not slot.axis:
        return values.with_(**{slot.param: value})
    whole = values[slot.param]
    if isinstance(param, Vector):
        index = _axis(param, slot.axis)
        return values.with_(**{slot.param: (*whole[:index], value, *whole[index + 1 :])})
    move = _move_of(slot.axis, base[slot.param])
    assert move is not None and isinstance(whole, LatentPoint)
    others = tuple(m for m in whole.moves if replace(m, amount=0.0) != replace(move, amount=0.0))
    return values.with_(**{slot.param: replace(whole, moves=(*others, replace(move, amount=float(value))))})


def _axis(param: Vector, axis: str) -> int:
    return next(index for index, known in enumerate(param.axes) if known.id == axis)


def _move_of(title: str, point: Any) -> Move | None:
    moves = point.moves if isinstance(point, LatentPoint) else ()
    return next((move for move in moves if move.direction.title == title), None)


# -- as JSON ---------------------------------------------------------------------------------------


def slot_to_json(slot: Slot) -> dict[str, Any]:
    data = {"layer": slot.layer, "param": slot.param}
    return data | ({"axis": slot.axis} if slot.axis else {})


def slot_from_json(data: Mapping[str, Any]) -> Slot:
    layer = data.get("layer", "source")
    if (
        layer not in LAYERS
        or not isinstance(data.get("param"), str)
        or not isinstance(data.get("axis", ""), str)
    ):
        raise BadInputError("The timeline is damaged: a track doesn't say what it moves.")
    return Slot(data["param"], data.get("axis", ""), layer)


def track_to_json(track: Track) -> dict[str, Any]:
    data = slot_to_json(track.slot)
    if track.keys:
        data["interpolation"] = track.interpolation
        data["keys"] = [
            {"seconds": key.seconds, "value": value_to_json(key.value), "easing": _easing_to_json(key.easing)}
            for key in track.keys
        ]
    if track.noise is not None:
        data["noise"] = {"seed": track.noise.seed, "pace": track.noise.pace, "amount": track.noise.amount}
    if track.muted:
        data["muted"] = True
    return data


def _easing_to_json(easing: Easing) -> Any:
    return easing if isinstance(easing, str) else list(easing)


def track_from_json(data: Any, param_for: Callable[[Slot], AnyParam]) -> Track:
    """``param_for``: what a slot moves, or a `BadInputError`. Raises `BadInputError` with a sentence."""
    if not isinstance(data, Mapping):
        raise BadInputError("The timeline is damaged: a track in it is none.")
    slot = slot_from_json(data)
    param = param_for(slot)
    keys = data.get("keys", [])
    if (
        not isinstance(keys, list)
        or len(keys) > MOST_KEYS
        or not all(isinstance(key, Mapping) for key in keys)
    ):
        raise BadInputError(f"The timeline is damaged: the keyframes of {param.title} are no list.")
    interpolation = data.get("interpolation", "direct")
    if interpolation not in get_args(Interpolation):
        raise BadInputError(f"{param.title} goes direct or as a spline, not {interpolation!r:.40}.")
    return Track(
        slot,
        _in_order([_key_from_json(key, param) for key in keys]),
        interpolation,
        _noise_from_json(data["noise"]) if data.get("noise") is not None else None,
        data.get("muted") is True,
    )


def _key_from_json(data: Mapping[str, Any], param: AnyParam) -> Key:
    if "value" not in data:
        raise BadInputError(f"The timeline is damaged: a keyframe of {param.title} has no value.")
    seconds = number(data.get("seconds"), f"The time of a keyframe of {param.title}")
    return Key(seconds, value_from_json(param, data["value"]), check_easing(data.get("easing", "linear")))


def _noise_from_json(data: Any) -> Noise:
    if not isinstance(data, Mapping):
        raise BadInputError("The timeline is damaged: the noise of a track is none.")
    seed = data.get("seed", 0)
    if type(seed) is not int:
        raise BadInputError("The seed of noise is a whole number.")
    pace, amount = (number(data.get(k, d), f"The {k} of noise") for k, d in (("pace", 2.0), ("amount", 0.5)))
    return Noise(seed, pace, amount).check()


def check_track(track: Track, param: AnyParam, length: float) -> None:
    """Raises `BadInputError` for keyframes at equal times or outside, and for noise that makes no sense."""
    for key in track.keys:
        if not 0 <= key.seconds <= length:
            raise BadInputError(
                f"A keyframe of {param.title} lies at {key.seconds:g} s, but the timeline goes from 0 to "
                f"{length:g} s; move it, or make the timeline longer."
            )
    for earlier, later in zip(track.keys, track.keys[1:], strict=False):
        if earlier.seconds == later.seconds:
            raise BadInputError(
                f"Two keyframes of {param.title} lie at {later.seconds:g} s; move or remove one of them."
            )
    if track.noise is not None and (param is SEED or not can_wander(param)):
        raise BadInputError(f"Noise can't move {param.title}; it isn't a number or a point.")


def steps_only(param: AnyParam) -> bool:
    """Whether values of ``param`` can't be blended, so that they change at keyframes only."""
    return param is SEED or isinstance(param, Choice | Toggle | Text)


def number(value: Any, name: str) -> float:
    """A finite number from JSON. Raises `BadInputError` naming it."""
    with suppress(OverflowError):
        if not isinstance(value, bool) and isinstance(value, int | float) and math.isfinite(value):
            return float(value)
    raise BadInputError(f"{name} is a number, not {value!r:.40}.")
