"""``artstudio generate``: pictures out of seeds."""

from __future__ import annotations

import argparse
import contextlib
import difflib
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from artstudio.cli import jobs
from artstudio.cli.console import Bar, Console
from artstudio.cli.latent import classes_of, point_in
from artstudio.cli.parser import flag, generator_params
from artstudio.cli.styles import number
from artstudio.cli.stylize import MOST_PIXELS, PAINTING, open_engine, parse_options
from artstudio.document.export import Format, format_of, options_for
from artstudio.document.picture import Picture, read_picture
from artstudio.engine import catalog
from artstudio.engine.context import Cancelled
from artstudio.engine.headless import Headless
from artstudio.engine.request import Lane, Progress, Quality, Request
from artstudio.errors import ArtStudioError, BadInputError, MissingError
from artstudio.models.base import Image, ModelSpec
from artstudio.params import AnyParam, Choice, Float, Int, Values, Vector
from artstudio.recipes import Subject, recipe_of

MOST_SEEDS = 10_000
LAST_SEED = 2**32 - 1
FROM_PICTURE = "picture"

Task = tuple[jobs.Job, Request]


def generate(args: argparse.Namespace, console: Console) -> int:
    spec = spec_of(args.model)
    seeds = parse_seeds(args.seed)
    given, palette = given_of(args, spec)
    if args.latent is not None:
        if len(seeds) > 1:
            raise BadInputError("--latent is one picture; leave --seed out.")
        if args.classes is not None:
            raise BadInputError("--latent holds a picture already; leave --class out.")
        given["latent"] = point_in(Path(args.latent), spec)
        given.setdefault("truncation", 1.0)
    values = Values.of(spec.params, given)
    request = Request(
        spec.id,
        values,
        (palette.pixels,) if palette else (),
        size=parse_size(args.size),
        slot="cli",
        lane=Lane.FINAL,
    )
    targets = _targets(args.output, args.format, spec.id, seeds)
    return generate_all(
        args,
        console,
        [(job, replace(request, seed=seed)) for seed, job in zip(seeds, targets, strict=True)],
        palette,
    )


def generate_all(
    args: argparse.Namespace, console: Console, tasks: Sequence[Task], subject: Subject | None
) -> int:
    """Make and write picture after picture; the exit status is 0 if all were made, 2 if none was, else 1."""
    options_of = parse_options(args)
    for job, request in tasks:
        _check_size(request, job.format)
    engine = open_engine(args.device, console)
    report: list[dict[str, Any]] = []
    with console.progress(len(tasks)) as bar:
        for done, (job, request) in enumerate(tasks):
            try:
                with console.gently(engine.cancel):
                    report.append(
                        _one(engine, console, bar, done, job, request, options_of(job.format), subject)
                    )
            except Cancelled:
                raise KeyboardInterrupt from None
            except ArtStudioError as error:
                console.say(str(error))
                report.append({"seed": request.seed, "error": str(error)})
            console.check()
    failed = sum("error" in entry for entry in report)
    console.data({"model": tasks[0][1].model, "pictures": report, "failed": failed})
    return 0 if not failed else 2 if failed == len(report) else 1


def _one(
    engine: Headless,
    console: Console,
    bar: Bar,
    done: int,
    job: jobs.Job,
    request: Request,
    options: Any,
    subject: Subject | None,
) -> dict[str, Any]:
    name = f"{request.model} {request.seed}"
    bar.at(done, name)

    def drawn(progress: Progress) -> None:
        if progress.note:
            console.say(progress.note)
        bar.at(done + PAINTING * progress.step / progress.total, name)

    output = engine.run(replace(request, quality=Quality.FINAL, depth=8), drawn)
    assert isinstance(output, Image)
    height, width = output.array.shape[:2]
    recipe = recipe_of(replace(request, size=(width, height)), subject) if options.embed_recipe else None
    note = jobs.write_target(
        job,
        output.array,
        options,
        None,
        recipe,
        lambda part: bar.at(done + PAINTING + (1 - PAINTING) * part, name),
    )
    target = str(job.target) if job.target else "standard output"
    console.result(f"{name} -> {target}  {width} x {height}")
    if note:
        console.say(note)
    return {"seed": request.seed, "output": target, "width": width, "height": height}


def parse_seeds(text: str) -> list[int]:
    """``7``, ``1..64``, ``3,7,19`` or ``1..4,9`` as seeds in that order, each once."""
    seeds: dict[int, None] = {}
    for part in text.split(","):
        match = re.fullmatch(r"\s*(\d{1,10})(?:\.\.(\d{1,10}))?\s*", part)
        if not match:
            raise BadInputError(
                f"--seed is a number, a range or a list such as 7, 1..64 or 3,7,19, not {text!r}."
            )
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first or last > LAST_SEED:
            raise BadInputError(f"--seed goes upwards, from 0 to {LAST_SEED}, not {part.strip()!r}.")
        if last - first + len(seeds) >= MOST_SEEDS:
            raise BadInputError(f"--seed takes {MOST_SEEDS} seeds at most.")
        seeds.update(dict.fromkeys(range(first, last + 1)))
    return list(seeds)


def spec_of(name: str) -> ModelSpec:
    """The generator of that id. Raises `BadInputError` if there is none, or it is damaged."""
    specs = {spec.id: spec for spec in catalog.generators()}
    if name in specs:
        return specs[name]
    if not any(name == entry.spec.id for entry in catalog.all_entries()):
        with contextlib.suppress(MissingError):
            catalog.get_installed(name)  # says what is wrong with a damaged one
    close = difflib.get_close_matches(name, specs, n=1)
    hint = f"Did you mean {close[0]!r}? " if close else ""
    raise BadInputError(f"There is no generator called {name!r}. {hint}'artstudio models' lists them all.")


def given_of(args: argparse.Namespace, spec: ModelSpec) -> tuple[dict[str, Any], Picture | None]:
    """The parameters that flags were given for, and the picture to take the palette from."""
    own = {flag(param): param for param in spec.params}
    given: dict[str, Any] = {}
    palette: Picture | None = None
    if args.classes is not None:
        given |= classes_of(args.classes, spec)
    for name, param in generator_params().items():
        text = getattr(args, param.id, None)  # "class" goes by another name
        if text is None:
            continue
        if name not in own:
            raise BadInputError(f"{spec.id} has no {name}.")
        if param.id == "palette" and isinstance(param, Choice) and not _option(param, text):
            if not Path(text).is_file():
                names = ", ".join(value for value, _ in param.options if value != FROM_PICTURE)
                raise BadInputError(f"There is no palette or picture {text!r}. The palettes are {names}.")
            palette = read_picture(Path(text))
            given[param.id] = FROM_PICTURE
        else:
            given[param.id] = _value(own[name], text)
    if given.get("palette") == FROM_PICTURE and palette is None:
        raise BadInputError("--palette takes the picture itself, such as --palette painting.jpg.")
    return given, palette


def _value(param: AnyParam, text: Any) -> Any:
    match param:
        case Choice():
            return param.check(_option(param, text) or text)
        case Vector():
            numbers = [_number(param, part) for part in text.split(",")]
            return param.check(numbers)
        case Float() | Int():
            return param.check(_number(param, text))
        case _:
            return param.check(text)


def _number(param: AnyParam, text: str) -> float:
    value = number(text)
    if value is None:
        raise BadInputError(f"{flag(param)} takes numbers such as 0.8 or 80%, not {text!r}.")
    return value


def _option(param: Choice, text: str) -> str | None:
    """The option of that value or title."""
    wanted = text.strip().casefold()
    return next((v for v, title in param.options if wanted in (v.casefold(), title.casefold())), None)


def parse_size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    match = re.fullmatch(r"(\d{1,6})(?:[xX×](\d{1,6}))?", text.strip())
    if not match or int(match[1]) < 1 or (match[2] and int(match[2]) < 1):
        raise BadInputError(f"--size is a side such as 1024 or a size such as 1920x1080, not {text!r}.")
    return int(match[1]), int(match[2] or match[1])


def _check_size(request: Request, fmt: Format) -> None:
    width, height = request.size or (1, 1)
    if width * height > MOST_PIXELS:
        raise BadInputError(
            f"{width} x {height} is more than {MOST_PIXELS // 1_000_000} megapixels; choose a smaller --size."
        )
    if max(width, height) > fmt.most_side:
        raise BadInputError(
            f"{fmt.title} holds {fmt.most_side} pixels a side, not {max(width, height)}; "
            "choose a smaller --size or another --format."
        )


def _targets(out: str, format_id: str | None, model: str, seeds: Sequence[int]) -> list[jobs.Job]:
    """A file for each seed: OUT itself for one, MODEL-SEED in the folder OUT for several."""
    several = len(seeds) > 1
    if out == jobs.STDIO:
        if several:
            raise BadInputError("Standard output takes one picture; name a folder for several.")
        if sys.stdout.isatty():
            raise BadInputError("The picture would fill the terminal; send it into a file or program.")
        return [jobs.Job(None, None, format_of(format_id or "png"))]
    target = Path(out)
    if not several and not target.is_dir() and not out.endswith(("/", os.sep)):
        return [jobs.Job(None, target, format_of(format_id or options_for(target).format))]
    if target.exists() and not target.is_dir():
        raise BadInputError(f"{target} is a file; several pictures need a folder.")
    if target.suffix.lower() in jobs.PICTURE_ENDINGS and not target.is_dir():
        raise BadInputError(f"{target} is the name of one picture; several pictures need a folder.")
    fmt = format_of(format_id or "png")
    digits = len(str(max(seeds)))
    return [jobs.Job(None, target / f"{model}-{seed:0{digits}}{fmt.extensions[0]}", fmt) for seed in seeds]
