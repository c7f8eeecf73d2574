"""What of a sound moves which slider, and how far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from artstudio.document.tracks import Slot, number, slot_from_json, slot_to_json
from artstudio.document.tween import place_of, value_at
from artstudio.errors import BadInputError
from artstudio.params import AnyParam, Float, Int

BANDS = 8
SOURCES: tuple[str, ...] = (
    *("loudness", "bass", "middle", "treble", "onset", "beat"),
    *(f"band{number}" for number in range(1, BANDS + 1)),
)
_REACH = 1 / 3  # of a slider, or of one of its two sides
_MOST_GAIN = 20.0
_MOST_SMOOTHING = 10.0


@dataclass(frozen=True)
class Binding:
    """``source``: one of `SOURCES`, 0..1, times ``gain``. ``attack``, ``release``: seconds in which the
    slider follows two thirds of the way up and down. ``low``, ``high``: where it is in silence and at 1."""

    source: str
    slot: Slot
    low: float
    high: float
    gain: float = 1.0
    attack: float = 0.0
    release: float = 0.2

    def value(self, param: AnyParam, level: float) -> Any:
        """The slider's value at a ``level`` of 0..1, by its own scale."""
        assert isinstance(param, Float | Int)
        if level <= 0:
            return param.check(self.low)
        low, high = place_of(param, self.low), place_of(param, self.high)
        return value_at(param, low + (high - low) * min(1.0, level))


def first_range(param: Float | Int, now: float) -> tuple[float, float]:
    """``low`` and ``high`` for a slider that says ``now``: as it is in silence, and plainly more when loud.

    Where there is no room above, it is less. All of a slider would be too much: at its ends little is left of
    a picture.
    """
    low = min(param.high, max(param.low, now))
    reach = _REACH / 2 if param.low == -param.high else _REACH
    place = place_of(param, low)
    there = place + reach if place + reach < 1 + 1e-6 else place - reach
    return float(low), float(value_at(param, there))


def check_binding(binding: Binding, param: AnyParam, steps: bool) -> None:
    """Raises `BadInputError` for a source there is not and for numbers out of range."""
    if binding.source not in SOURCES:
        raise BadInputError(f"A sound has {', '.join(SOURCES)}, but no {binding.source!r:.40}.")
    if steps or not isinstance(param, Float | Int):
        raise BadInputError(f"A sound can't move {param.title}; it isn't a single slider.")
    for end in (binding.low, binding.high):
        param.check(end if isinstance(param, Float) else round(end))
    if not 0 <= binding.gain <= _MOST_GAIN:
        raise BadInputError(f"The gain of a sound goes from 0 to {_MOST_GAIN:g}, not {binding.gain:g}.")
    if not (0 <= binding.attack <= _MOST_SMOOTHING and 0 <= binding.release <= _MOST_SMOOTHING):
        raise BadInputError(f"The smoothing of a sound goes from 0 to {_MOST_SMOOTHING:g} seconds.")


def binding_to_json(binding: Binding) -> dict[str, Any]:
    numbers = {name: getattr(binding, name) for name in ("low", "high", "gain", "attack", "release")}
    return {"source": binding.source, **slot_to_json(binding.slot), **numbers}


def binding_from_json(data: Any, param_for: Callable[[Slot], AnyParam]) -> Binding:
    """``param_for``: what a slot moves, or a `BadInputError`. Raises `BadInputError` with a sentence."""
    if not isinstance(data, Mapping) or not isinstance(data.get("source"), str):
        raise BadInputError("The timeline is damaged: a binding to its sound is unreadable.")
    slot = slot_from_json(data)
    param = param_for(slot)
    if not isinstance(param, Float | Int):
        raise BadInputError(f"A sound can't move {param.title}; it isn't a single slider.")
    plain = Binding(data["source"], slot, param.low, param.high)
    names = ("low", "high", "gain", "attack", "release")
    given: dict[str, Any] = {
        name: number(data[name], f"The {name} of a binding") for name in names if name in data
    }
    return replace(plain, **given)
