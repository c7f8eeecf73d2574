"""``artstudio invert``: a picture of one's own as a point in a generator's space."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from artstudio.cli.console import Console
from artstudio.cli.generate import spec_of
from artstudio.cli.styles import number
from artstudio.cli.stylize import open_engine
from artstudio.document.latent_file import LatentFile, write_latent
from artstudio.document.picture import read_picture
from artstudio.engine import catalog
from artstudio.engine.context import Cancelled
from artstudio.engine.request import Lane, Progress, Quality, Request
from artstudio.errors import BadInputError
from artstudio.latents import Floats, LatentPoint
from artstudio.models.base import Placed
from artstudio.params import Values


def invert(args: argparse.Namespace, console: Console) -> int:
    entry = catalog.get(spec_of(args.model).id)
    spec = catalog.get("invert").spec
    given: dict[str, object] = {"generator": entry.spec.id}
    if args.steps is not None:
        steps = number(args.steps)
        given["steps"] = spec.param("steps").check(args.steps if steps is None else steps)
    values = Values.of(spec.params, given)
    target = Path(args.output)
    if target.is_dir():
        raise BadInputError(
            f"{target} is a folder; name a file for the point, such as {target / 'point.json'}."
        )
    picture = read_picture(Path(args.picture))
    request = Request(spec.id, values, (picture.pixels,), quality=Quality.FINAL, slot="cli", lane=Lane.FINAL)
    engine = open_engine(args.device, console)
    try:
        with console.progress(1) as bar, console.gently(engine.cancel):

            def step(progress: Progress) -> None:
                if progress.note:
                    console.say(progress.note)
                bar.at(progress.step / progress.total, picture.name)

            placed = engine.run(request, step)
    except Cancelled:
        raise KeyboardInterrupt from None
    assert isinstance(placed, Placed)
    latent = LatentFile(
        model=entry.spec.id,
        sha256=entry.revision,
        point=LatentPoint(w=Floats.of(placed.w)),
        picture=picture.name,
        distance=round(placed.distance, 6),
        error=round(placed.error, 6),
    )
    write_latent(target, latent)
    how = f"after {placed.steps} steps, from {placed.start:.3f}" if placed.steps else "by the encoder alone"
    console.result(
        f"{picture.name} -> {target}  distance {placed.distance:.3f} {how}; colors off by "
        f"{placed.error * 100:.1f} % (0 is the same picture, two paintings are about 0.86 apart)"
    )
    about = {key: value for key, value in asdict(latent).items() if key not in ("point", "app", "version")}
    console.data({**about, "output": str(target), "start": placed.start, "steps": placed.steps})
    return 0
