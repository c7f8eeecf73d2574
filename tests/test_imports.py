"""The rooms import one way, Qt stays in its room, and nothing heavy is loaded before it is needed."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {"torch", "openvino", "onnxruntime", "cv2"}
# What every room stands on; these know of no room.
GROUND = {"errors", "files", "imaging", "latents", "params", "paths", "pixels", "screen", "settings"}
# Room: the rooms that it may import.
ARROWS: dict[str, set[str]] = {
    **{name: GROUND for name in GROUND},
    "document": GROUND,
    "library": GROUND,
    "models": GROUND,
    "engine": GROUND | {"models"},
    "recipes": GROUND | {"document", "engine"},
    "films": GROUND | {"document", "engine", "recipes"},
    "cli": GROUND | {"document", "library", "engine", "recipes", "films"},
    "doctor": GROUND | {"engine", "cli"},
    "qt": GROUND | {"document", "library", "engine", "recipes", "films"},
    "__main__": GROUND | {"cli", "qt"},
}
# The messages that a model is called with, and the names and outputs it is known by: the seams themselves.
SEAMS = {
    "models": {"artstudio.engine.context", "artstudio.engine.devices", "artstudio.engine.request"},
    "recipes": {"artstudio.models.registry"},
    "films": {"artstudio.models.base"},
    "cli": {"artstudio.models.base", "artstudio.models.measures.report"},
    "doctor": {"artstudio.models.weights"},
    "qt": {"artstudio.models.base", "artstudio.models.registry"},
}


@dataclass(frozen=True)
class Import:
    """``top``: it happens when the module is imported, not when a function is called."""

    module: str
    target: str
    top: bool


def modules() -> list[str]:
    paths = sorted((ROOT / "artstudio").rglob("*.py"))
    return [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths
    ]


def imports(module: str) -> list[Import]:
    path = ROOT.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return [Import(module, name, top) for name, top in _imported(ast.parse(path.read_text("utf-8")), True)]


def _imported(node: ast.AST, top: bool) -> Iterator[tuple[str, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from ((alias.name, top) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports name their module in full"
            yield from ((_full(str(child.module), alias.name), top) for alias in child.names)
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            yield from _imported(child, False)
        else:
            inner = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _imported(child, top and not inner)


def _full(module: str, name: str) -> str:
    """``from artstudio.models import registry`` imports a module, ``... import Cancelled`` a name in one."""
    inner = ROOT.joinpath(*module.split("."), name)
    return f"{module}.{name}" if inner.is_dir() or inner.with_suffix(".py").exists() else module


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def test_every_module_is_in_a_room() -> None:
    assert {room(module) for module in modules()} - {""} == ARROWS.keys()


@pytest.mark.parametrize("home", sorted(ARROWS))
def test_the_rooms_import_one_way(home: str) -> None:
    allowed = ARROWS[home] | {home, ""}
    wrong = [
        f"{i.module} imports {i.target}"
        for module in modules()
        if room(module) == home
        for i in imports(module)
        if i.target.split(".")[0] == "artstudio"
        and room(i.target) not in allowed
        and i.target not in SEAMS.get(home, set())
    ]
    assert not wrong


def test_only_the_qt_room_imports_qt() -> None:
    users = {
        i.module
        for module in modules()
        for i in imports(module)
        if i.target.startswith(("PySide6", "shiboken6"))
    }
    assert users and {room(module) for module in users} == {"qt"}


def test_only_models_import_heavy_libraries_at_once() -> None:
    users = {i.module for m in modules() for i in imports(m) if i.top and i.target.split(".")[0] in HEAVY}
    assert users and {room(module) for module in users} == {"models"}


def loaded_after(code: str) -> set[str]:
    """The modules that a new process has loaded after running ``code``."""
    code += "\nimport json, sys; sys.stderr.write(json.dumps(list(sys.modules)))"
    command = (sys.executable, "-c", code)
    ended = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(ended.stderr.splitlines()[-1]))


def importing(*homes: str) -> str:
    return "\n".join(f"import {module}" for module in modules() if room(module) in homes)


@pytest.mark.parametrize("home", sorted(ARROWS.keys() - {"qt", "models"}))
def test_importing_a_room_loads_neither_qt_nor_anything_heavy(home: str) -> None:
    loaded = loaded_after(importing(home))
    assert "artstudio" in loaded
    assert not loaded & {*HEAVY, "PySide6"}


def test_importing_the_models_loads_no_qt() -> None:
    loaded = loaded_after(importing("models"))
    assert loaded >= {"torch", "openvino"} and "PySide6" not in loaded


def test_importing_the_window_loads_nothing_heavy() -> None:
    loaded = loaded_after(importing("qt"))
    assert "PySide6" in loaded and not loaded & HEAVY


def test_the_window_is_open_before_anything_heavy_is_loaded() -> None:
    """Up to the event loop: the window is built and shown, its engine not yet started."""
    loaded = loaded_after(
        "from PySide6.QtWidgets import QApplication\n"
        "from artstudio.__main__ import main\n"
        "seen = []\n"
        "def look(*_):\n"
        "    seen.extend(w for w in QApplication.topLevelWidgets() if w.isVisible())\n"
        "    return 0\n"
        "QApplication.exec = look\n"
        "assert main([]) == 0 and seen\n"
    )
    assert "PySide6" in loaded and not loaded & HEAVY


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["stylize", "--help"], ["train", "--help"], ["styles"], ["stylize"]]
)
def test_commands_that_paint_nothing_load_nothing_heavy(args: list[str]) -> None:
    loaded = loaded_after(
        f"from artstudio.__main__ import main\ntry:\n    main({args!r})\nexcept SystemExit:\n    pass"
    )
    assert "artstudio" in loaded and not loaded & {*HEAVY, "PySide6"}


def test_painting_on_the_cpu_loads_no_qt(tmp_path: Path) -> None:
    code = f"""
import numpy as np
from PIL import Image
from artstudio.__main__ import main
from artstudio.engine.catalog import builtin_styles
Image.fromarray(np.full((40, 60, 3), 99, np.uint8)).save("{tmp_path}/a.png")
args = ["--style", builtin_styles()[0].id, "--stroke-size", "4", "--device", "cpu"]
assert main(["stylize", "{tmp_path}/a.png", "-o", "{tmp_path}/b.png", *args]) == 0
"""
    assert not loaded_after(code) & {"PySide6", "torch"}


def test_every_package_goes_into_the_wheel() -> None:
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"])
    packages = {m for m in modules() if ROOT.joinpath(*m.split("."), "__init__.py").exists()}
    assert listed == packages | {"artstudio.resources"}
