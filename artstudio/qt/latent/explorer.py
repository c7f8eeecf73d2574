"""Where the hand is in a generator's space, and the ways on from there."""

from __future__ import annotations

import json
import random
from collections.abc import Hashable, Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.errors import BadInputError
from artstudio.latents import LAST_SEED, LatentPoint
from artstudio.models.base import ModelSpec
from artstudio.params import Values
from artstudio.qt.generators import Generators
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf
from artstudio.qt.translation import translated
from artstudio.recipes import source_from_json, source_to_json

# What a generator begins with: one of its finest.
FIRST_SEEDS = {"paintings": 82, "painter": 9, "cppn": 18}
# Dice land on numbers that can be read and remembered.
DICE = 1_000_000
FAVORITE = "made:"
Seeds = tuple[int, int, int, int]


class Explorer(QObject):
    """Reads what is on the canvas, and moves it from seed to seed and between seeds.

    ``changed``: another generator was chosen, or the favorites are others. ``corners_changed``: the seeds at
    the corners of the map. ``chance`` is where random numbers come from.
    """

    changed = Signal()
    corners_changed = Signal()

    def __init__(
        self,
        session: Session,
        shelf: Shelf,
        generators: Generators,
        parent: QObject | None = None,
        chance: random.Random | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shelf = shelf
        self.generators = generators
        self._chance = chance or random.Random()
        self._resting = self._first(generators.best)  # while the canvas shows something else
        self._corners: Seeds = (FIRST_SEEDS["paintings"], 42, 75, 77)
        self._favorites: tuple[Source, ...] = ()
        self._marked: frozenset[str] = frozenset()
        self._known: frozenset[Source] = frozenset()
        session.changed.connect(self._follow)
        shelf.changed.connect(self._read_favorites)
        generators.changed.connect(self._generators_changed)

    # -- reading ----------------------------------------------------------------------------------

    @property
    def source(self) -> Source:
        """What is on the canvas, or what would be there at the first click."""
        return self._session.source or self._resting

    @property
    def spec(self) -> ModelSpec:
        return self._session.spec_of(self.source.model)

    @property
    def on_canvas(self) -> bool:
        return self._session.source is not None

    def at(self, seed: int) -> Source:
        """The picture of ``seed``, everything else being as it is now."""
        source = self.source
        return replace(source, seed=seed, values=catalog.at_seed(self.spec, source.values))

    @property
    def is_at_seed(self) -> bool:
        """Whether the canvas shows the picture of a seed, and not one between several."""
        return self.on_canvas and self.source == self.at(self.source.seed)

    def between(self, weights: tuple[float, ...]) -> Source:
        """The picture between the seeds at the corners of the map."""
        source = self.source
        return replace(source, values=catalog.blended(self.spec, source.values, self._corners, weights))

    def point_of(self, source: Source) -> Hashable:
        """What of ``source`` a place on the map decides on; the rest is the same all over the map."""
        param = catalog.latent_param(self.spec)
        if param is not None:
            point: LatentPoint = source.values[param.id]
            return point.seeds
        return tuple(source.values[bend.id] for bend in catalog.bend_params(self.spec))

    @property
    def corners(self) -> Seeds:
        """Upper left, upper right, lower left, lower right."""
        return self._corners

    # -- moving: each is one step of undo -----------------------------------------------------------

    def begin(self) -> None:
        """Show a first picture, if none is shown yet. Nothing of a photo's painting is carried over."""
        if not self.on_canvas:
            source = self._resting
            label = self.tr("New picture: {name}").format(name=translated(source.title))
            self._session.set_source(source, label, Values.of(self._session.spec.params))

    def go(self, seed: int) -> None:
        self.show(self.at(seed), self.tr("Seed {number}").format(number=seed))

    def show(self, source: Source, label: str, gesture: int = 0) -> None:
        """Put ``source`` on the canvas: plain if a photo was there, in the same styles otherwise."""
        plain = None if self.on_canvas else Values.of(self._session.spec.params)
        self._session.set_source(source, label, plain, gesture)

    def roll(self) -> None:
        self.go(self._chance.randrange(DICE))

    def step(self, by: int) -> None:
        """To the seed so many further."""
        self.go((self.source.seed + by) % (LAST_SEED + 1))

    def reset(self) -> None:
        """Every parameter back to its default; generator, seed, shape and palette's picture stay."""
        if self.on_canvas:
            source = replace(self.source, values=Values.of(self.spec.params))
            self._session.set_source(source, self.tr("Reset the generator"))

    def choose_model(self, model: str) -> None:
        spec = self.generators.spec(model)
        if spec is not None and model != self.source.model:
            self.show(self._first(spec), self.tr("Generator {name}").format(name=translated(spec.title)))

    def add_files(self, paths: Iterable[Path]) -> None:
        """Install generators from files, and show what the last of them makes."""
        for path in paths:
            self.generators.add(path, lambda item: self.choose_model(item.card.id))

    def roll_corners(self) -> None:
        """Another map. The seed that is shown stays, at the first corner."""
        first = self.source.seed if self.is_at_seed else self._chance.randrange(DICE)
        self.set_corners((first, *(self._chance.randrange(DICE) for _ in range(3))))  # type: ignore[arg-type]

    def set_corners(self, corners: Seeds) -> None:
        if corners != self._corners:
            self._corners = corners
            self.corners_changed.emit()

    def set_corner(self, index: int, seed: int) -> None:
        corners = list(self._corners)
        corners[index] = seed
        self.set_corners(tuple(corners))  # type: ignore[arg-type]

    # -- favorites ----------------------------------------------------------------------------------

    @property
    def favorites(self) -> tuple[Source, ...]:
        """Those of the generator at work, by their seeds."""
        return tuple(source for source in self._favorites if source.model == self.source.model)

    def is_favorite(self, source: Source) -> bool:
        # Comparing takes less than writing it all down, which a source with a picture needs.
        return source in self._known or (source.colors_from is not None and _key(source) in self._marked)

    def set_favorite(self, source: Source, on: bool) -> None:
        if on != self.is_favorite(source):
            self._shelf.mark(_key(source), on, source.name)

    def toggle_favorite(self) -> None:
        if self.on_canvas:
            self.set_favorite(self.source, not self.is_favorite(self.source))

    def _read_favorites(self) -> None:
        marked = frozenset(key for key in self._shelf.favorites if key.startswith(FAVORITE))
        if marked != self._marked:
            self._marked = marked
            found = [source for key in marked if (source := _source(key)) is not None]
            self._known = frozenset(found)
            self._favorites = tuple(sorted(found, key=lambda source: (source.seed, _key(source))))
            self.changed.emit()

    # -- how ----------------------------------------------------------------------------------------

    def _follow(self) -> None:
        source = self._session.source
        if source is not None:
            other = source.model != self._resting.model
            self._resting = source
            if other:
                self.changed.emit()

    def _generators_changed(self) -> None:
        if self.generators.spec(self._resting.model) is None and not self.on_canvas:
            self._resting = self._first(self.generators.best)
        self._marked = frozenset()
        self._read_favorites()
        self.changed.emit()

    def _first(self, spec: ModelSpec) -> Source:
        size = self.generators.size(spec.id)
        return Source(spec.id, Values.of(spec.params), FIRST_SEEDS.get(spec.id, 1), size, title=spec.title)


def _key(source: Source) -> str:
    """What a favorite is called in the library: all of it, so that it comes back as it was."""
    return FAVORITE + json.dumps(source_to_json(source), sort_keys=True, separators=(",", ":"))


def _source(key: str) -> Source | None:
    """The favorite of ``key``; None if its generator is gone, or needs a picture that isn't kept."""
    try:
        data = json.loads(key.removeprefix(FAVORITE))
        return source_from_json(data) if not data.get("picture") else None
    except (ValueError, AttributeError, BadInputError):
        return None
