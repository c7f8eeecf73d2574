"""A picture that a generator makes, in place of one from a file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from artstudio.document.picture import Metadata, Picture
from artstudio.params import Values

FROM_PICTURE = "picture"
"""The value of a parameter ``palette`` that takes the colors of the source's own palette."""


@dataclass(frozen=True)
class Source:
    """Which generator makes it, of what, and how large: (width, height).

    ``palette``: a picture that some generators take their colors from. ``title`` is what the generator is
    called. The other names are those of a `Picture`, for all that may be told of either.
    """

    model: str
    values: Values
    seed: int = 0
    size: tuple[int, int] = (1024, 1024)
    palette: Picture | None = None
    title: str = field(default="", compare=False)

    @property
    def width(self) -> int:
        return self.size[0]

    @property
    def height(self) -> int:
        return self.size[1]

    @property
    def name(self) -> str:
        return f"{self.title or self.model} {self.seed}"

    @property
    def path(self) -> Path | None:
        return None

    @property
    def has_alpha(self) -> bool:
        return False

    @property
    def metadata(self) -> Metadata:
        return Metadata()

    @property
    def colors_from(self) -> Picture | None:
        """The picture its colors are taken from, if they are."""
        return self.palette if self.values.get("palette") == FROM_PICTURE else None

    def with_(self, **values: object) -> Source:
        """The same with some parameters replaced; the caller has checked them."""
        return replace(self, values=self.values.with_(**values))
