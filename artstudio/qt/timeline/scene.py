"""From the document's timeline to what the sliders say and the canvas shows, and from there to a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from artstudio.document import moments
from artstudio.document.document import State
from artstudio.document.moments import Look
from artstudio.document.picture import Picture
from artstudio.document.source import Source
from artstudio.document.timeline import Timeline
from artstudio.films import Film
from artstudio.params import Values
from artstudio.qt.generators import Generators
from artstudio.qt.session import Session
from artstudio.qt.timeline.sounding import Sounding
from artstudio.qt.translation import translated

FIRST_SECONDS = 4.0


class Scene:
    """Knows the pictures that timelines name, and the sizes that generators have."""

    def __init__(self, session: Session, generators: Generators, sounding: Sounding) -> None:
        self._session = session
        self._generators = generators
        self._sounding = sounding
        self._pictures: dict[str, Picture] = {}  # by the names that timelines have for them

    def keep(self, name: str, picture: Picture) -> None:
        """Remember the picture that a timeline calls ``name``."""
        self._pictures[name] = picture

    def film_of(self, timeline: Timeline) -> Film:
        """What its frames are made of, with what is known of its sound by now."""
        heard = self._sounding.accompaniment(timeline)
        return Film(timeline, self._pictures.get(timeline.picture), heard=heard)

    def at(self, state: State, live: Sequence[float] | None = None) -> State:
        """``state`` with the sliders where its timeline has them. ``live``: what is heard in place of its
        sound."""
        timeline = state.timeline
        if timeline is None:
            return state
        heard = self.film_of(timeline).levels_at(state.seconds) if live is None else live
        look = moments.unnamed(timeline.params, moments.look_at(timeline, state.seconds, heard))
        values = look.painting if look.painting is not None else unpainted(state.values)
        picture = self._pictures.get(timeline.picture)
        if not timeline.model:
            return replace(state, picture=picture or state.picture, source=None, values=values)
        if state.source is not None and state.source.model == timeline.model:
            palette = picture or state.source.palette
            source = replace(state.source, values=look.values, seed=look.seed, palette=palette)
        else:
            size = timeline.size or self._generators.size(timeline.model)
            title = translated(self._session.spec_of(timeline.model).title)
            source = Source(timeline.model, look.values, look.seed, size, picture, title)
        return replace(state, picture=None, source=source, values=values)

    def is_on_it(self, state: State) -> bool:
        """Whether the sliders say what the timeline says there."""
        at = self.at(state)
        return (at.source, at.values) == (state.source, state.values)

    def look(self, state: State) -> Look:
        """What the sliders say now."""
        source, painting = state.source, state.values if paints(state) else None
        if state.timeline is not None and state.timeline.painting is not None:
            painting = state.values
        if source is None:
            return Look(Values(), 0, painting)
        return Look(source.values, source.seed, painting)

    def begun(self, state: State) -> Timeline:
        """The timeline of ``state``, or a new one where that can't hold what is on the canvas."""
        timeline, source = state.timeline, state.source
        model = source.model if source else ""
        picture = source.colors_from if source else state.picture
        name = str(picture.path or picture.name) if picture is not None else ""
        if picture is not None:
            self._pictures[name] = picture
        if timeline is None or timeline.model != model or (name and timeline.picture not in ("", name)):
            params = self._session.spec_of(model).params if model else ()
            values = source.values if source else Values()
            size = source.size if source else None
            seed = source.seed if source else 0
            fresh = Timeline(model, params, values, seed, size=size, seconds=FIRST_SECONDS)
            timeline = fresh if timeline is None else moments.run_as(fresh, timeline)
        if name:
            timeline = replace(timeline, picture=name)
        if paints(state) and timeline.painting is None:
            base = state.values if not moments.moments(timeline) else unpainted(state.values)
            timeline = moments.painted(timeline, base, self._session.spec.params)
        return timeline


def paints(state: State) -> bool:
    """Whether the style mixer does anything."""
    return state.source is None or bool(state.values["styles"]) or any(state.values["space"])


def unpainted(values: Values) -> Values:
    """``values`` of a style mixer that does nothing."""
    nothing: dict[str, Any] = {"styles": (), "space": tuple(0.0 for _ in values["space"])}
    return values.with_(**nothing)


def same_subject(before: State, after: State) -> bool:
    """Whether only sliders differ."""
    if before.source is None or after.source is None:
        return before.source is after.source and before.picture is after.picture
    one, other = before.source, after.source
    return (one.model, one.size, one.palette) == (other.model, other.size, other.palette)
