"""Collects every text of the window into resources/translations/*.ts and compiles those to *.qm.

    .venv/bin/python packaging/translations.py

After a text has changed or come new, run it, fill in what it calls unfinished (the files are plain XML; Qt
Linguist edits them too), and run it again. Texts in artstudio/qt are found by Qt's own tool. What is declared
in rooms without Qt is found here: parameters, styles, samples, and the sentences of errors. Of those that
carry values, such as names of files, sentences.txt lists the patterns, by which the window knows them again.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

import PySide6

from artstudio.document.film import FORMATS
from artstudio.engine.catalog import GENERATOR, all_entries
from artstudio.engine.training import KINDS
from artstudio.params import AnyParam, Choice, Float, Latent, Vector

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de",)
TOOLS = Path(PySide6.__file__).parent

PARAMS = {"Float", "Int", "Choice", "Toggle", "Text", "Color", "Weights", "Vector", "Latent"}
# Rooms whose errors the window shows.
ROOMS = (
    "document",
    "engine",
    "library",
    "models",
    "files.py",
    "films.py",
    "latents.py",
    "params.py",
    "recipes.py",
    "settings.py",
)
# Measures of generators are told on the command line only.
NOT_SHOWN = re.compile(r"engine/measuring|models/measures/")
WORDS = re.compile(r"(\{0}|[a-z']+)( [a-z'.;]+)+$")
# Functions that return parts of sentences, and those that are given one.
PARTS_FROM = ("why", "_styles")
PARTS_TO = ("_damaged", "UnlikeError")
PATTERNS = "sentences.txt"

Text = tuple[str, str]


def declared() -> list[Text]:
    """(context, text) of what `artstudio.qt.translation` looks up, in a stable order."""
    found = set(_styles())
    found.update(("params", text) for text in _specs())
    for path in sorted((ROOT / "artstudio").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        found.update(("params", text) for text in _params(tree))
        place = path.relative_to(ROOT / "artstudio")
        if place.parts[0] in ROOMS and not NOT_SHOWN.match(place.as_posix()):
            found.update(("sentences", text) for text in (*_sentences(tree), *_patterns(tree), *_parts(tree)))
    return sorted((context, text) for context, text in found if text)


def update(folder: Path = FOLDER) -> None:
    """Bring the .ts files in ``folder`` up to date with the code; translations that are there stay."""
    with tempfile.TemporaryDirectory() as scratch:
        lines = [f"QCoreApplication.translate({context!r}, {text!r})\n" for context, text in declared()]
        beyond_qt = Path(scratch) / "declared.py"
        beyond_qt.write_text("".join(lines), "utf-8")
        sources = [*sorted((ROOT / "artstudio" / "qt").rglob("*.py")), beyond_qt]
        for language in LANGUAGES:
            target = folder / f"artstudio_{language}.ts"
            flags = ["-silent", "-no-obsolete", "-sort-messages", "-locations", "none"]
            names = ["-source-language", "en_US", "-target-language", language]
            command = [TOOLS / "lupdate", *flags, *names, *sources, "-ts", target]
            subprocess.run([str(part) for part in command], check=True)
    patterns = [text for context, text in declared() if context == "sentences" and "{0}" in text]
    (folder / PATTERNS).write_text("".join(f"{text}\n" for text in patterns), "utf-8")


def compile_all(folder: Path = FOLDER) -> None:
    """Make a .qm of every .ts file in ``folder``."""
    for language in LANGUAGES:
        source = folder / f"artstudio_{language}.ts"
        subprocess.run([TOOLS / "lrelease", "-silent", source, "-qm", source.with_suffix(".qm")], check=True)


def unfinished(path: Path) -> list[Text]:
    """(context, text) of what a .ts file has no finished translation of."""
    return [
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ET.parse(path).iter("context")
        for message in context.iter("message")
        if (translation := message.find("translation")) is None or translation.get("type") == "unfinished"
    ]


def _styles() -> Iterator[Text]:
    table = tomllib.loads((ROOT / "resources" / "styles" / "builtin.toml").read_text("utf-8"))
    for style in table["style"]:
        yield from (("styles", text) for text in (style["name"], *style["tags"]))
    for direction in table["direction"]:
        yield from (("params", direction[key]) for key in ("name", "tip", "low", "high"))
    for path in (ROOT / "resources" / "samples").glob("*-*.*"):
        yield "samples", path.stem.split("-", 1)[-1].replace("-", " ").capitalize()


def _specs() -> Iterator[str]:
    """What this version's models, films and trainings declare, which isn't always written in a call."""
    for entry in all_entries():
        if entry.spec.family == GENERATOR:
            yield entry.spec.title
        for param in entry.spec.params:
            yield from _declared(param)
    yield from (film.title for film in FORMATS)
    yield from (kind.title for kind in KINDS.values())


def _declared(param: AnyParam) -> Iterator[str]:
    yield from (param.title, param.tip)
    match param:
        case Float():
            yield from param.ends
        case Choice():
            yield from (title for _, title in param.options)
        case Vector():
            for axis in param.axes:
                yield from _declared(axis)
        case Latent():
            yield from (title for title, _, _ in param.parts)


def _params(tree: ast.AST) -> Iterator[str]:
    """Titles, tips, ends and options of parameter declarations."""
    for call in _calls(tree):
        if _name(call.func) in PARAMS:
            for keyword in call.keywords:
                if keyword.arg in ("title", "tip"):
                    yield from _constants([keyword.value])
                elif keyword.arg == "ends" and isinstance(keyword.value, ast.Tuple):
                    yield from _constants(keyword.value.elts)
                elif keyword.arg == "options" and isinstance(keyword.value, ast.Tuple):
                    pairs = [pair for pair in keyword.value.elts if isinstance(pair, ast.Tuple)]
                    yield from _constants(pair.elts[1] for pair in pairs)


def _sentences(tree: ast.Module) -> Iterator[str]:
    """What errors say, where it is always the same, and constants whose names end in ``_NOTE``."""
    named: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            named.update((node.targets[0].id, text) for text in _constants([node.value]))
    yield from (text for name, text in named.items() if name.endswith("_NOTE"))
    for call in _calls(tree):
        if _name(call.func).endswith("Error") and len(call.args) == 1:
            said = call.args[0]
            text = named.get(said.id, "") if isinstance(said, ast.Name) else "".join(_constants([said]))
            if text.endswith("."):  # the others are for programmers
                yield text


def _patterns(tree: ast.Module) -> Iterator[str]:
    """Sentences that carry values, with {0}, {1} and so on for them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            for text in _texts(node):
                if text.endswith((".", "}")) and re.search(r"[a-z]+ [a-z]+.*[.;]", re.sub(r"{\d}", "", text)):
                    yield text


def _texts(node: ast.AST) -> Iterator[str]:
    """The texts in an expression, with {0}, {1} and so on for the values that they carry."""
    if isinstance(node, ast.JoinedStr):
        number = count()
        parts = (p.value if isinstance(p, ast.Constant) else f"{{{next(number)}}}" for p in node.values)
        yield "".join(map(str, parts)).strip()
    elif isinstance(node, ast.Constant):
        yield from _constants([node])
    else:
        for child in ast.iter_child_nodes(node):
            yield from _texts(child)


def _parts(tree: ast.Module) -> Iterator[str]:
    """Parts of sentences: what some functions return or are given, and pairs of what a file is and what to do
    with it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name in PARTS_FROM:
            for returned in ast.walk(node):
                if isinstance(returned, ast.Return) and returned.value is not None:
                    yield from filter(WORDS.match, _texts(returned.value))
        elif isinstance(node, ast.Call) and _name(node.func) in PARTS_TO and len(node.args) == 1:
            yield from _texts(node.args[0])
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
            pair = list(_constants(node.elts[:1]))
            if pair and re.match(r"an? [\w ]+$", pair[0]):
                yield from (*pair, *_constants(node.elts[1:]))
    for assigned in tree.body:
        if isinstance(assigned, ast.Assign) and _name(assigned.targets[0]) in ("_CONVERT", "_REPAIR"):
            yield from _constants([assigned.value])


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _constants(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    update()
    compile_all()
    missing = [
        f"{path.name}: {context}: {text}"
        for path in sorted(FOLDER.glob("*.ts"))
        for context, text in unfinished(path)
    ]
    print("\n".join(missing or ["Every text is translated."]))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
