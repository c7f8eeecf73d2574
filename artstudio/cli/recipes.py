"""``artstudio recipe`` and ``artstudio replay``: how a picture or a film was made, and making it again."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from artstudio import films, paths
from artstudio.cli import jobs
from artstudio.cli.console import Console
from artstudio.cli.generate import generate_all
from artstudio.cli.latent import words
from artstudio.cli.render import write
from artstudio.cli.styles import find_network
from artstudio.cli.stylize import Run, final_request, open_engine, parse_options, parse_quality
from artstudio.document.export import Format
from artstudio.document.film import check_film
from artstudio.document.film_recipe import holds_timeline, is_film, read_cut, timeline_in
from artstudio.document.picture import Picture, read_header, read_picture
from artstudio.document.recipe import Recipe, read_recipe
from artstudio.document.source import Source
from artstudio.document.timeline import Timeline
from artstudio.engine import catalog
from artstudio.engine.request import Request
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.imaging import fit_size
from artstudio.params import AnyParam, Choice, Float, Latent, Vector, Weights
from artstudio.recipes import original_of, request_of, source_of, values_of


def print_recipe(args: argparse.Namespace, console: Console) -> int:
    path = Path(args.file)
    if is_film(path) or holds_timeline(path):
        timeline, _ = timeline_in(path, films.params_of)
        data, lines = timeline.to_json(), _film_lines(timeline)
    else:
        recipe = read_recipe(path)
        data, lines = recipe.to_json(), _lines(recipe)
    console.data(json.loads(data))
    for label, text in lines:
        # Anyone may have made the file: what it says must not command the terminal.
        console.result(f"{label:16}{''.join(c if c.isprintable() else ' ' for c in text)}")
    return 0


def replay(args: argparse.Namespace, console: Console) -> int:
    made = Path(args.file)
    if is_film(made) or holds_timeline(made):
        return _render_again(args, console, made)
    recipe = read_recipe(made)
    source = source_of(recipe)
    another = args.picture and recipe.source and not original_of(recipe)  # photo, to paint on that instead
    if source is not None and not another:
        return _generate_again(args, console, recipe, source, made)
    picture = _original(recipe.picture, made, args.output, args.picture)
    if picture.pixels.key != recipe.picture.get("key"):
        console.say(f"{picture.name} isn't the picture the recipe was made on; the result will differ.")
    options_of = parse_options(args)
    bits = read_header(made).bits
    request = request_of(recipe, picture, find_network)
    plan = jobs.plan([args.file], args.output, args.format, keep=picture.path)

    def again(_: Picture, fmt: Format) -> Request:
        return final_request(replace(request, size=_size(recipe, picture)), picture, fmt, bits)

    return Run(open_engine(args.device, console), console, options_of, again, lambda job: picture).all(plan)


def _render_again(args: argparse.Namespace, console: Console, made: Path) -> int:
    """The film ``made``, in the format of the new one's name."""
    if args.output == jobs.STDIO or args.format is not None:
        raise BadInputError("A film goes into a file that ends in .mp4, .webm, .gif or .webp, or a folder.")
    target = Path(args.output)
    with suppress(OSError):  # it isn't there yet
        if target.samefile(made):
            raise BadInputError(f"{target} is the film itself and would be lost; choose another name.")
    picture = Path(args.picture) if args.picture else None
    places = [target.parent, paths.resource("samples")]
    timeline, cut = read_cut(made, films.params_of, places, picture)
    film = films.prepare(timeline, Path(), find_network)
    if not cut.sound:
        film = replace(film, track=None)
    quality = cut.quality if args.quality is None else parse_quality(args.quality)
    options = films.film_options(film, target, quality=quality)
    check_film(target, options)
    engine = open_engine(args.device, console)
    write(film, engine, target, options, console, cut.seconds, not args.no_recipe)
    return 0


def _generate_again(
    args: argparse.Namespace, console: Console, recipe: Recipe, source: Source, made: Path
) -> int:
    """What a generator made, and what was painted on that."""
    told = original_of(recipe)
    palette = _original(told, made, args.output, args.picture) if told else None
    subject = replace(source, palette=palette) if recipe.source else palette
    request = request_of(recipe, subject, find_network)
    plan = jobs.plan([args.file], args.output, args.format, keep=palette.path if palette else None)
    return generate_all(args, console, [(job, request) for job in plan.jobs], subject)


def _lines(recipe: Recipe) -> Iterator[tuple[str, str]]:
    """The recipe in the words of the window."""
    spec = catalog.get(recipe.model).spec
    values = values_of(recipe, lambda style: Path(style.id))
    yield "Made by", recipe.app
    yield "Model", spec.title
    source = source_of(recipe)
    painted_on = original_of(recipe)
    if recipe.source and source:
        yield "Painted on", f"{source.name}, {source.width} x {source.height}"
    if painted_on:
        yield "Picture", f"{painted_on.get('name')}, {painted_on.get('width')} x {painted_on.get('height')}"
    if source and not recipe.source:
        yield "Seed", str(recipe.seed)
    if recipe.size:
        yield "Exported at", f"{recipe.size[0]} x {recipe.size[1]}"
    for param in spec.params:
        yield param.title, _shown(param, values[param.id], recipe.seed, spec.classes)


def _film_lines(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """The timeline of a film in the words of the window."""
    yield "Film", timeline.title or "without a title"
    if timeline.model:
        yield "Model", catalog.get(timeline.model).spec.title
    for label, name in (("Picture", timeline.picture), ("Sound", timeline.sound)):
        if name:
            yield label, name
    width, height = timeline.size or (0, 0)
    yield "Size", f"{width} x {height}, {timeline.fps:g} frames a second"
    yield "Length", f"{timeline.seconds:g} s" + (", in a loop" if timeline.loop else "")
    for track in timeline.tracks:
        moves = [f"{len(track.keys)} keyframes"] if track.keys else []
        yield timeline.param_of(track.slot).title, ", ".join(moves + (["drifts"] if track.noise else []))
    for binding in timeline.bindings:
        yield timeline.param_of(binding.slot).title, f"follows the {binding.source}"


def _shown(param: AnyParam, value: Any, seed: int, classes: tuple[str, ...]) -> str:
    match param:
        case Weights():
            return ", ".join(f"{s.style.title or s.style.id} {s.weight * 100:g} %" for s in value)
        case Vector():
            moved = (f"{a.title} {v:+g}" for a, v in zip(param.axes, value, strict=True) if v != a.default)
            return ", ".join(moved) or "not moved"
        case Float():
            return f"{value * 100:g} %" if param.unit == "%" else f"{value:g} {param.unit}".rstrip()
        case Choice():
            return dict(param.options)[value]
        case Latent():
            return words(value, seed, classes)
        case _:
            return str(value)


def _original(told: Mapping[str, Any], made: Path, out: str, given: str | None) -> Picture:
    """The picture that a recipe tells of. Raises `BadInputError` if it isn't found."""
    if given is not None:
        return read_picture(Path(given))
    name = str(told.get("name", ""))
    # The name comes from a file that anyone may have made: it never leads out of these folders.
    if name and Path(name).name == name:
        beside = [
            made.parent,
            Path(out) if Path(out).is_dir() else Path(out).parent,
            paths.resource("samples"),
        ]
        for candidate in dict.fromkeys(folder / name for folder in beside):
            if not candidate.is_file():
                continue
            try:
                picture = read_picture(candidate)
            except ArtStudioError:
                continue
            if picture.pixels.key == told.get("key"):
                return picture
    raise BadInputError(
        f"The photo {name!r} that {made.name} was painted on isn't beside it; name it with --picture."
    )


def _size(recipe: Recipe, picture: Picture) -> tuple[int, int] | None:
    """The recipe's size; of the same longer side where the picture has another shape."""
    if recipe.size is None:
        return None
    width, height = recipe.picture.get("width"), recipe.picture.get("height")
    same = (picture.width, picture.height) == (width, height)
    return recipe.size if same else fit_size(picture.width, picture.height, max(recipe.size))
