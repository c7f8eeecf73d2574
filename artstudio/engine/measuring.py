"""Measures of a generator, for rooms that may not import the models. Loads nothing before it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from artstudio.engine import catalog
from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.engine.headless import Headless
from artstudio.engine.request import Lane, Quality, Request
from artstudio.errors import BadInputError
from artstudio.models.base import Image
from artstudio.params import Values
from artstudio.pixels import FloatArray

if TYPE_CHECKING:
    from artstudio.models.measures.data import Seen
    from artstudio.models.measures.report import Comparison, Measures

FEWEST = 8
"""Pictures of either kind, below which no measure means anything."""

# Below so many pictures the Fréchet distance says more about their count than about the generator.
ENOUGH_FOR_FID = 2048

# Of a picture by a generator that draws any size: the network looks at 224 pixels.
_SIDE = 256

Report = Callable[[int, str], None]


class Subject:
    """What is measured: an installed generator by its id, or a file of one.

    Raises BadInputError, before anything is loaded if that can be told.
    """

    def __init__(self, model: str, device: Device, budget: int = 1 << 30, truncation: float | None = None):
        self.name = model
        self._ctx = Context(device, budget)
        self._headless = Headless(device, budget)
        path = Path(model)
        if _is_file(path):
            from artstudio.models.measures.drawing import FileGenerator

            generator = FileGenerator(path, device.torch_name, 1.0 if truncation is None else truncation)
            self._draw: Callable[[int], FloatArray] = lambda seed: generator.draw(seed, self._ctx)
            return
        request = _request(model, truncation)
        self._draw = lambda seed: self._run(request, seed)

    def draw(self, seed: int) -> FloatArray:
        """The picture (H, W, 3) of a seed, sRGB in 0..1. Raises `Cancelled` after `cancel`."""
        self._ctx.check()
        return self._draw(seed)

    def cancel(self) -> None:
        """Stop what is drawn, from a signal handler or another thread."""
        self._ctx.cancel.set()
        self._headless.cancel()

    def _run(self, request: Request, seed: int) -> FloatArray:
        output = self._headless.run(replace(request, seed=seed))
        assert isinstance(output, Image)
        return output.array


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # what can't be a name
        return False


def _request(model: str, truncation: float | None) -> Request:
    specs = {spec.id: spec for spec in catalog.generators()}
    if model not in specs:
        raise BadInputError(
            f"There is no generator or file {model!r:.80}. 'artstudio models' lists what is installed."
        )
    spec = specs[model]
    given = {} if truncation is None else {"truncation": truncation}
    own = {param.id for param in spec.params}
    if truncation is None and "truncation" in own:
        given = {"truncation": 1.0}
    elif truncation is not None and "truncation" not in own:
        raise BadInputError(f"{model} has no truncation.")
    size = None if "latent" in own else (_SIDE, _SIDE)
    values = Values.of(spec.params, given)
    return Request(model, values, size=size, quality=Quality.FINAL, slot="measure", lane=Lane.FINAL)


@dataclass(frozen=True)
class Data:
    """Picture files to compare with, and how to read one: (H, W, 3), sRGB in 0..1; may raise
    ArtStudioError. ``cache``: the folder of what is remembered of them."""

    pictures: Sequence[Path]
    read: Callable[[Path], FloatArray]
    cache: Path


def measure(
    subject: Subject, seeds: Sequence[int], data: Data | None, device: Device, report: Report
) -> tuple[Measures, tuple[str, ...]]:
    """All measures, and a sentence for each picture that was left out.

    ``report`` hears how many pictures are done, those of ``data`` first, and what is being looked at; it may
    raise to stop. Raises BadInputError for too few pictures.
    """
    from artstudio.models.measures.observer import Observer
    from artstudio.models.measures.report import measures_of

    observer = Observer(device.torch_name)
    seen: Seen | None = None
    if data is not None:
        from artstudio.models.measures.data import look_at

        def looked(count: int) -> None:
            report(count, "your pictures")

        looked(0)
        seen = look_at(data.pictures, data.read, observer, looked, FEWEST, data.cache)
    before = len(data.pictures) if data else 0

    def drawn() -> Iterator[FloatArray]:
        for index, seed in enumerate(seeds):
            report(before + index, subject.name)
            yield subject.draw(seed)

    made = observer.observe(drawn(), lambda count: report(before + count, subject.name))

    def check() -> None:
        report(before + len(seeds), "comparing")

    check()
    return measures_of(made, seeds, seen, check), seen.left_out if seen else ()


def sheet_of(comparison: Comparison, subject: Subject, data: Data) -> FloatArray:
    """The samples closest to a picture of ``data``, each beside it: (H, W, 3), sRGB in 0..1."""
    from artstudio.models.measures.sheet import sheet

    return sheet(comparison.nearest, subject.draw, data.read)


def warnings(found: Measures) -> list[str]:
    """Sentences on what the figures can't be trusted in."""
    few = found.comparison and min(found.samples, found.comparison.count)
    if not few or few >= ENOUGH_FOR_FID:
        return []
    return [
        f"With {few:,} pictures FID comes out too high; compare it only with one of as many, or draw at "
        f"least {ENOUGH_FOR_FID:,}. KID is fair to few pictures."
    ]


def features_name() -> str:
    """What made the features that the figures are of."""
    from artstudio.models.features.network import NAME, SIDE

    return f"{NAME} at {SIDE} px"
