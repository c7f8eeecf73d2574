"""What is shipped: the wheel with everything inside, and the entry in the desktop's menu."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import artstudio
from artstudio import paths

ROOT = Path(__file__).parents[1]


def test_the_wheel_works_by_itself(tmp_path: Path) -> None:
    """Built from a copy of the sources, unpacked elsewhere: every shipped file is found and unchanged."""
    made = (".venv", ".git", "build", "dist", "*.egg-info", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, tmp_path / "source", ignore=shutil.ignore_patterns(*made), symlinks=True)
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation")
    subprocess.run((*pip, "-w", ".", "./source"), check=True, cwd=tmp_path, capture_output=True)
    (wheel,) = tmp_path.glob("artstudio-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    shutil.rmtree(tmp_path / "source")
    code = "import artstudio; from artstudio import paths; print(artstudio.__file__); print(paths.resource())"
    there = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    command = (sys.executable, "-c", code)
    said = subprocess.run(command, env=there, cwd=tmp_path, capture_output=True, text=True, check=True)
    module, resources = map(Path, said.stdout.splitlines())
    assert module == tmp_path / "installed" / "artstudio" / "__init__.py"
    assert resources == module.parent / "resources"
    shipped = [p.relative_to(paths.resource()) for p in paths.resource().rglob("*") if p.is_file()]
    for path in (p for p in shipped if "__pycache__" not in p.parts):
        assert (resources / path).read_bytes() == paths.resource(str(path)).read_bytes()
    (licenses,) = (tmp_path / "installed").glob("artstudio-*.dist-info/licenses")
    assert (licenses / "LICENSE").read_text() == (ROOT / "LICENSE").read_text()


def test_the_desktop_entry() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(ROOT / "packaging" / "artstudio.desktop")
    assert entry["Desktop Entry"]["Exec"] == "artstudio %f"
    assert entry["Desktop Entry"]["Name"] == "Art Studio"
    (path,) = (ROOT / "packaging").glob("*.metainfo.xml")
    component = ElementTree.parse(path).getroot()
    assert component.findtext("launchable") == "artstudio.desktop"
    assert component.findtext("id") == path.name.removesuffix(".metainfo.xml")
    releases = component.findall("releases/release")
    assert releases[0].get("version") == artstudio.__version__
    assert component.findtext("project_license") == "Apache-2.0"


def test_the_version_is_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == artstudio.__version__
