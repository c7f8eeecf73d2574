"""The reel: a film as the artist sets it, moment by moment. A `Timeline` is made of it to be rendered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from artstudio.document.picture import Picture
from artstudio.document.source import Source
from artstudio.document.timeline import Params, Timeline
from artstudio.document.tracks import SEED, Key, Layer, Slot, Track, steps_only
from artstudio.document.tween import Easing
from artstudio.document.wander import Noise, can_wander
from artstudio.errors import BadInputError
from artstudio.latents import LatentPoint
from artstudio.params import AnyParam, Latent, Values

SHORTEST, LONGEST = 0.5, 3600.0
MOST_SHOTS = 500
GAP = 2.0  # seconds from one keyframe to the next that is added behind it
_APART = 0.02  # seconds; what lies closer is the same moment


@dataclass(frozen=True)
class Shot:
    """A keyframe of everything: what is on the canvas at ``seconds``. ``easing``: of the way to the next."""

    seconds: float
    painting: Values
    source: Source | None = None
    picture: Picture | None = None
    easing: Easing = "ease-in-out"


@dataclass(frozen=True)
class Reel:
    """``shots`` in their order. ``smooth``: through the keyframes without a corner. ``drift`` (0..1): how far
    everything wanders by itself around them. ``sound``: the path of a file to play, "" for none."""

    shots: tuple[Shot, ...] = ()
    seconds: float = 8.0
    fps: float = 25.0
    loop: bool = True
    smooth: bool = True
    drift: float = 0.0
    sound: str = ""

    def with_shot(self, shot: Shot) -> Reel:
        """With ``shot``, in place of one at the same moment; the reel grows if need be.

        Raises `BadInputError` for a keyframe of another generator or photo than the others.
        """
        for other in self.shots:
            if (other.source and other.source.model) != (shot.source and shot.source.model):
                raise BadInputError("All keyframes of a film are of one generator; this is another one.")
            if (other.picture and other.picture.pixels) != (shot.picture and shot.picture.pixels):
                raise BadInputError("All keyframes of a film are of one photo; this is another one.")
        others = [other for other in self.shots if abs(other.seconds - shot.seconds) > _APART]
        if len(others) >= MOST_SHOTS:
            raise BadInputError(f"A film has {MOST_SHOTS} keyframes at most.")
        shots = tuple(sorted([*others, shot], key=lambda each: each.seconds))
        return replace(self, shots=shots, seconds=max(self.seconds, shot.seconds))

    def without(self, place: int) -> Reel:
        return replace(self, shots=self.shots[:place] + self.shots[place + 1 :])

    def moved(self, place: int, seconds: float) -> Reel:
        """With a keyframe at another moment; it never comes to lie on another one."""
        shot = self.shots[place]
        others = [other.seconds for other in self.without(place).shots]
        seconds = min(max(0.0, round(seconds, 3)), self.seconds)
        if any(abs(other - seconds) <= _APART for other in others):
            return self
        return self.without(place).with_shot(replace(shot, seconds=seconds))

    def changed(self, place: int, shot: Shot) -> Reel:
        return replace(self, shots=(*self.shots[:place], shot, *self.shots[place + 1 :]))

    def lasting(self, seconds: float) -> Reel:
        """As long as that; keyframes behind its end are drawn together."""
        seconds = min(max(SHORTEST, seconds), LONGEST)
        last = max((shot.seconds for shot in self.shots), default=0.0)
        scale = min(1.0, seconds / last) if last else 1.0
        shots = tuple(replace(shot, seconds=round(shot.seconds * scale, 3)) for shot in self.shots)
        return replace(self, seconds=seconds, shots=shots)

    def at(self, seconds: float) -> int | None:
        """The keyframe at a moment."""
        near = (i for i, shot in enumerate(self.shots) if abs(shot.seconds - seconds) <= _APART)
        return next(near, None)

    def timeline(self, params: Params, painting_params: Params) -> Timeline:
        """What renders it. ``params``: of the generator. Raises `BadInputError` without a keyframe."""
        if not self.shots:
            raise BadInputError("The film has no keyframe yet; add one first.")
        first = self.shots[0]
        made = [_explicit(shot.source, params) for shot in self.shots if shot.source is not None]
        painted = any(_paints(shot.painting) for shot in self.shots) or first.source is None
        tracks: list[Track] = []
        if made:
            tracks += self._tracks("source", params, [source.values for source in made])
            seeds = [source.seed for source in made]
            if len(set(seeds)) > 1 and not any(isinstance(param, Latent) for param in params):
                tracks.append(self._track(Slot(SEED.id), SEED, seeds))
        if painted:
            paintings = [shot.painting for shot in self.shots]
            tracks += self._tracks("painting", painting_params, paintings)
        return Timeline(
            model=first.source.model if first.source else "",
            params=params,
            values=made[0].values if made else Values(),
            seed=first.source.seed if first.source else 0,
            painting=first.painting if painted else None,
            painting_params=painting_params if painted else (),
            picture=_file_of(first),
            sound=self.sound,
            seconds=self.seconds,
            fps=self.fps,
            size=first.source.size if first.source else None,
            loop=self.loop,
            tracks=tuple(tracks),
        )

    def _tracks(self, layer: Layer, params: Params, values: Sequence[Values]) -> list[Track]:
        """A track for every parameter that isn't the same in all keyframes, or that drifts."""
        tracks = []
        for param in params:
            column = [each[param.id] for each in values]
            drifts = self.drift > 0 and layer == "source" and _drifts(param)
            if drifts or any(value != column[0] for value in column):
                track = self._track(Slot(param.id, layer=layer), param, column)
                tracks.append(replace(track, noise=Noise(1, 3.0, self.drift)) if drifts else track)
        return tracks

    def _track(self, slot: Slot, param: AnyParam, column: Sequence[object]) -> Track:
        keys = tuple(
            Key(shot.seconds, value, shot.easing) for shot, value in zip(self.shots, column, strict=True)
        )
        return Track(slot, keys, "spline" if self.smooth and not steps_only(param) else "direct")


def _drifts(param: AnyParam) -> bool:
    """What can wander without the picture jumping: its place in the space, not the rest of the sliders."""
    return can_wander(param) and (isinstance(param, Latent) or param.id in ("bend", "layout"))


def _explicit(source: Source, params: Params) -> Source:
    """``source`` with its seed in its point, where there is one, so that seeds can be blended."""
    for param in params:
        if isinstance(param, Latent):
            point: LatentPoint = source.values[param.id]
            if not point.seeds and not point.w:
                return source.with_(**{param.id: replace(point, seeds=((source.seed, 1.0),))})
    return source


def _paints(values: Values) -> bool:
    return bool(values.get("styles")) or any(values.get("space") or ())


def _file_of(shot: Shot) -> str:
    """The file of a photo, or of the picture that colors are taken from."""
    picture = shot.source.colors_from if shot.source is not None else shot.picture
    return str(picture.path) if picture is not None and picture.path is not None else ""
