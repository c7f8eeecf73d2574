"""``artstudio stylize``: the window's export without the window."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from artstudio.cli import jobs
from artstudio.cli.console import Bar, Console
from artstudio.cli.parser import flag, paint_floats, shown
from artstudio.cli.styles import known_styles, mix_of, number, preferences, split_weight
from artstudio.document.export import ExportOptions, Format
from artstudio.document.picture import Picture, read_picture
from artstudio.engine import catalog, devices
from artstudio.engine.context import Cancelled
from artstudio.engine.headless import Headless
from artstudio.engine.request import Lane, Progress, Quality, Request
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.imaging import fit_size
from artstudio.library.styles import vector_style_id
from artstudio.models.base import Image, VectorOutput
from artstudio.params import Float, StyleRef, StyleWeight, Values
from artstudio.recipes import recipe_of

# Of a size that was asked for; the original's own is always allowed.
MOST_PIXELS = 100_000_000
# How much of a picture's time goes into painting; the rest is compressing and writing it.
PAINTING = 0.9

SizeOf = Callable[[int, int], "tuple[int, int] | None"]
RequestOf = Callable[[Picture, Format], Request]


def stylize(args: argparse.Namespace, console: Console) -> int:
    size_of = parse_size(args.size)
    options_of = parse_options(args)
    given = {p.id: _amount(p, getattr(args, p.id)) for p in paint_floats() if getattr(args, p.id) is not None}
    slots = mix_of(args.style, known_styles(console))
    if not slots and not args.style_image:
        raise BadInputError(
            "Say in which style to paint, with --style NAME or --style-image FILE. "
            "'artstudio styles' lists the names."
        )
    Values.of(catalog.get("style").spec.params, {**given, "styles": slots})
    plan = jobs.plan(args.inputs, args.output, args.format)
    engine = open_engine(args.device, console)
    slots += [_style_of_image(text, engine) for text in args.style_image]
    values = Values.of(catalog.get("style").spec.params, {**given, "styles": slots})

    def request_of(picture: Picture, fmt: Format) -> Request:
        size = size_of(picture.width, picture.height)
        request = Request("style", values, (picture.pixels,), size=size)
        return final_request(request, picture, fmt, picture.bits)

    return Run(engine, console, options_of, request_of).all(plan)


class Run:
    """Reads, paints and writes pictures one after the other."""

    def __init__(
        self,
        engine: Headless,
        console: Console,
        options_of: Callable[[Format], ExportOptions],
        request_of: RequestOf,
        read: Callable[[jobs.Job], Picture] = jobs.read_source,
    ) -> None:
        self._engine = engine
        self._console = console
        self._options_of = options_of
        self._request_of = request_of
        self._read = read

    def all(self, plan: jobs.Plan) -> int:
        """The exit status: 0 if every picture was painted, 2 if none was, else 1."""
        report: list[dict[str, Any]] = []
        for name, sentence in plan.refused:
            self._refuse(report, name, sentence)
        with self._console.progress(len(plan.jobs)) as bar:
            for done, job in enumerate(plan.jobs):
                try:
                    with self._console.gently(self._engine.cancel):
                        report.append(self._one(job, bar, done))
                except Cancelled:
                    raise KeyboardInterrupt from None
                except ArtStudioError as error:
                    self._refuse(report, job.name, str(error))
                except BrokenPipeError:
                    raise
                except Exception as error:
                    text = f"{job.name} couldn't be painted: {type(error).__name__}: {error}"
                    self._refuse(report, job.name, text)
                self._console.check()
        failed = sum("error" in entry for entry in report)
        self._console.data({"pictures": report, "failed": failed})
        if failed and failed < len(report):
            self._console.say(f"{failed} of {len(report)} couldn't be painted.")
        return 0 if not failed else 2 if failed == len(report) else 1

    def _one(self, job: jobs.Job, bar: Bar, done: int) -> dict[str, Any]:
        bar.at(done, job.name)
        picture = self._read(job)
        request = self._request_of(picture, job.format)

        def painted(progress: Progress) -> None:
            if progress.note:
                self._console.say(progress.note)
            bar.at(done + PAINTING * progress.step / progress.total, job.name)

        output = self._engine.run(request, painted)
        assert isinstance(output, Image)
        options = self._options_of(job.format)
        if request.depth == 16:
            options = replace(options, bits=16)
        recipe = recipe_of(request, picture) if options.embed_recipe else None
        note = jobs.write_target(
            job,
            output.array,
            options,
            picture.metadata,
            recipe,
            lambda part: bar.at(done + PAINTING + (1 - PAINTING) * part, job.name),
        )
        height, width = output.array.shape[:2]
        target = str(job.target) if job.target else "standard output"
        self._console.result(f"{job.name} -> {target}  {width} x {height}")
        if note:
            self._console.say(note)
        return {"input": job.name, "output": target, "width": width, "height": height}

    def _refuse(self, report: list[dict[str, Any]], name: str, sentence: str) -> None:
        self._console.say(sentence)
        report.append({"input": name, "error": sentence})


def open_engine(device: str | None, console: Console) -> Headless:
    """The engine on the device asked for, else on the one of the artist's settings."""
    return Headless(open_device(device, console), preferences().memory_budget_mb << 20)


def open_device(device: str | None, console: Console) -> devices.Device:
    """The device asked for, else the one of the artist's settings, else the CPU."""
    try:
        return devices.choose(device or preferences().device)
    except ArtStudioError as error:
        if device:
            raise
        console.say(f"{error} The CPU is used.")
        return devices.cpu()


def final_request(request: Request, picture: Picture, fmt: Format, bits: int) -> Request:
    """``request`` as the window's export would ask for it, with as many of ``bits`` as ``fmt`` can hold.

    Raises `BadInputError` for too large a size.
    """
    width, height = request.size or (picture.width, picture.height)
    if request.size and width * height > MOST_PIXELS:
        raise BadInputError(
            f"{width} x {height} is more than {MOST_PIXELS // 1_000_000} megapixels; choose a smaller --size."
        )
    if max(width, height) > fmt.most_side:
        raise BadInputError(
            f"{fmt.title} holds {fmt.most_side} pixels a side, not {max(width, height)}; "
            "choose a smaller --size or another --format."
        )
    depth: Literal[8, 16] = 16 if bits > 8 and fmt.sixteen_bit else 8
    return replace(request, quality=Quality.FINAL, lane=Lane.FINAL, slot="cli", depth=depth)


def parse_size(text: str | None) -> SizeOf:
    """``1920`` is the longer side, ``1920x1080`` a box; both keep the picture's shape."""
    if text is None:
        return lambda width, height: None
    match = re.fullmatch(r"(\d{1,6})(?:[xX×](\d{1,6}))?", text.strip())
    if not match or any(part is not None and int(part) < 1 for part in match.groups()):
        raise BadInputError(f"--size is a longer side such as 1920 or a box such as 1920x1080, not {text!r}.")
    long_side, other = int(match[1]), match[2]
    if other is None:
        return lambda width, height: fit_size(width, height, long_side)
    box = (long_side, int(other))

    def fit(width: int, height: int) -> tuple[int, int]:
        scale = min(box[0] / width, box[1] / height)
        return max(1, round(width * scale)), max(1, round(height * scale))

    return fit


def parse_options(args: argparse.Namespace) -> Callable[[Format], ExportOptions]:
    quality = ExportOptions.quality if args.quality is None else parse_quality(args.quality)

    def options(fmt: Format) -> ExportOptions:
        return ExportOptions(
            fmt.id,
            quality=quality,
            keep_metadata=not args.no_metadata,
            embed_recipe=not args.no_recipe,
        )

    return options


def parse_quality(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 100):
        raise BadInputError(f"--quality goes from 1 to 100, not {text!r}.")
    return int(text)


def _amount(param: Float, text: str) -> float:
    value = number(text)
    if value is None:
        raise BadInputError(f"{flag(param)} takes a number such as 0.8 or 80%, not {text!r}.")
    if not param.low <= value <= param.high:
        low, high = shown(param, param.low), shown(param, param.high)
        raise BadInputError(f"{flag(param)} goes from {low} to {high}, not {text}.")
    return value


def _style_of_image(text: str, engine: Headless) -> StyleWeight:
    """``FILE[:W]`` as a slot of the mixer."""
    name, weight = (text, 1.0) if Path(text).is_file() else split_weight(text)
    pixels = read_picture(Path(name)).pixels
    output = engine.run(Request("style-encode", Values(), (pixels,)))
    assert isinstance(output, VectorOutput)
    vector = tuple(float(v) for v in output.array)
    style = StyleRef("vector", vector_style_id(vector, pixels.key), Path(name).stem, vector)
    return StyleWeight(style, weight)
