"""``artstudio doctor``: what works on this machine, what doesn't, and what to install."""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import importlib.util
import os
import platform
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import artstudio
from artstudio import files, paths, screen, settings
from artstudio.cli.console import Console
from artstudio.engine import devices
from artstudio.errors import ArtStudioError
from artstudio.models import weights

Level = Literal["ok", "limited", "broken"]

# Debian's and Ubuntu's package of each system library that Qt loads.
APT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SOUND_PACKAGE = "libportaudio2"
FONT_PACKAGE = "fonts-dejavu-core"
# What must load before a window can open, relative to the PySide6 folder.
QT_PARTS = (
    *("QtCore.abi3.so", "QtGui.abi3.so", "QtWidgets.abi3.so", "QtSvg.abi3.so"),
    "Qt/plugins/platforms/libqxcb.so",
)
# Without it the window opens all the same, through X.
QT_WAYLAND = "Qt/plugins/platforms/libqwayland.so"
# Module and distribution of what the models and the pictures need.
PACKAGES = (
    ("numpy", "numpy"),
    ("av", "av"),
    ("pyvips", "pyvips"),
    ("PIL", "pillow"),
    ("pillow_heif", "pillow-heif"),
    ("cv2", "opencv-python-headless"),
    ("safetensors", "safetensors"),
    ("openvino", "openvino"),
    ("onnxruntime", "onnxruntime"),
    ("torch", "torch"),
)
LEAST_SPACE = 200 << 20


@dataclass(frozen=True)
class Finding:
    """``fix`` is what to type or do. ``packages`` are those of Debian and Ubuntu that are missing."""

    area: str
    level: Level
    text: str
    fix: str = ""
    packages: tuple[str, ...] = ()


def run(args: argparse.Namespace, console: Console) -> int:
    """The exit status: 1 if something that Art Studio can't do without is broken."""
    if args.packages:
        for name in missing_packages():
            print(name)
        return 0
    findings = examine()
    missing = sorted({name for f in findings for name in f.packages})
    console.data(
        {"version": artstudio.__version__, "findings": [asdict(f) for f in findings], "packages": missing}
    )
    area = ""
    for finding in findings:
        if finding.area != area:
            area = finding.area
            console.result(f"\n{area}")
        console.result(f"  {finding.level:8} {finding.text}")
        if finding.fix:
            console.result(f"  {'':8} -> {finding.fix}")
    broken = [f for f in findings if f.level == "broken"]
    limited = [f for f in findings if f.level == "limited"]
    console.result("\nEverything works." if not broken and not limited else f"\n{_summary(broken, limited)}")
    if missing:
        console.result(f"To install all that is missing: {install_command(missing)}")
    return 1 if broken else 0


def examine() -> list[Finding]:
    """Every check, in the order in which it is printed."""
    checks: tuple[Callable[[], Iterable[Finding]], ...] = (
        *(check_program, check_packages, check_devices, check_weights),
        *(check_window, check_sound, check_library),
    )
    return [finding for check in checks for finding in check()]


def missing_packages() -> list[str]:
    """The Debian and Ubuntu packages that the window and sound need and this machine lacks."""
    findings = [*check_window(), *check_sound()]
    return sorted({name for finding in findings for name in finding.packages})


def install_command(packages: Iterable[str]) -> str:
    names = " ".join(packages)
    if shutil.which("apt-get"):
        return f"{'' if os.geteuid() == 0 else 'sudo '}apt-get install {names}"
    return f"ask your system's package manager for what Debian calls {names}"


def check_program() -> Iterator[Finding]:
    yield Finding("Program", "ok", f"Art Studio {artstudio.__version__}")
    yield Finding("Program", "ok", f"Python {platform.python_version()} on {platform.platform()}")
    notices = settings.load(settings_path())[1]
    for notice in notices:
        yield Finding("Program", "limited", notice)


def settings_path() -> Path:
    return paths.config_dir() / "settings.json"


def check_packages() -> Iterator[Finding]:
    for module, distribution in PACKAGES:
        try:
            importlib.import_module(module)
        except Exception as error:
            why = str(error).strip().splitlines()[:1] or [type(error).__name__]
            fix = "Install Art Studio again, or in a checkout: make clean, then make run."
            yield Finding("Packages", "broken", f"{distribution} can't be loaded: {why[0]}", fix)
        else:
            yield Finding("Packages", "ok", f"{distribution} {_version(distribution)}")


def check_devices() -> Iterator[Finding]:
    try:
        found = devices.available()
    except Exception as error:
        yield Finding("Devices", "limited", f"GPUs can't be asked for: {error}")
        found = [devices.cpu()]
    for device in found:
        cores = f", {device.threads} cores" if device.threads else ""
        yield Finding("Devices", "ok", f"{device.torch_name}: {device.name}{cores}")
    if Path("/dev/nvidia0").exists() and not any(d.kind == "cuda" for d in found):
        yield Finding(
            "Devices",
            "limited",
            "There is an NVIDIA GPU, but torch can't use it; the CPU is used.",
            "Update the NVIDIA driver, or install a torch with CUDA.",
        )


def check_weights() -> Iterator[Finding]:
    try:
        entries = weights.weight_entries()
    except ArtStudioError as error:
        yield Finding("Weights", "broken", str(error))
        return
    for entry in entries:
        try:
            weights.parse(entry)
        except ArtStudioError as error:
            yield Finding("Weights", "broken", str(error))
        else:
            yield Finding("Weights", "ok", f"{entry.id}: {entry.bytes / 1e6:.1f} MB, hash checked")


def check_window() -> Iterator[Finding]:
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        yield Finding(
            "Window", "broken", "Qt (PySide6-Essentials) isn't installed.", "pip install PySide6-Essentials"
        )
        return
    yield Finding("Window", "ok", f"Qt {_version('PySide6-Essentials')}")
    folder = Path(spec.submodule_search_locations[0])
    if platform.system() == "Linux":
        yield from _libraries(folder)
        yield from _fonts()
        if not screen.is_here():
            yield Finding(
                "Window",
                "limited",
                "There is no screen here; the commands work without one.",
                "Open the window from a desktop session, or over ssh -X.",
            )


def missing_libraries(parts: Iterable[Path]) -> list[str]:
    """The shared libraries that ``parts`` need and the system's loader doesn't find."""
    there = [str(part) for part in parts if part.exists()]
    if not there or shutil.which("ldd") is None:
        return []
    listed = subprocess.run(["ldd", *there], capture_output=True, text=True, check=False).stdout
    lines = (line.split() for line in listed.splitlines() if line.endswith("not found"))
    return sorted({words[0] for words in lines if words})


def check_sound() -> Iterator[Finding]:
    try:
        sounddevice: Any = importlib.import_module("sounddevice")
        count = len(sounddevice.query_devices())
    except OSError as error:
        # The words of the sounddevice package where the library itself is missing.
        if "not found" in str(error):
            text = "PortAudio is missing; music will be silent, all else works."
            yield Finding("Sound", "limited", text, install_command([SOUND_PACKAGE]), (SOUND_PACKAGE,))
        else:
            yield Finding("Sound", "limited", f"Sound doesn't work: {error}.")
    except Exception as error:
        yield Finding("Sound", "limited", f"Sound doesn't work: {error}.")
    else:
        devices_here = f"{count} devices" if count else "no sound device here"
        yield Finding("Sound", "ok", f"{sounddevice.get_portaudio_version()[1]}, {devices_here}")


def check_library() -> Iterator[Finding]:
    chosen = settings.load(settings_path())[0].library_folder
    folder = Path(chosen) if chosen else paths.data_dir()
    try:
        with _probe(folder):
            pass
    except OSError as error:
        yield Finding("Library", "broken", f"Your styles can't be kept in {folder}: {files.why(error)}.")
        return
    free = shutil.disk_usage(_existing(folder)).free
    text = f"{folder} can be written, {free / 1e9:.1f} GB free"
    if free < LEAST_SPACE:
        yield Finding("Library", "limited", text, "Free some space on this disk.")
    else:
        yield Finding("Library", "ok", text)
    database = folder / "library.db"
    if database.exists() and (sentence := _damage(database)):
        fix = "Open the window: what can be saved of it is saved, and the old file is kept."
        yield Finding("Library", "limited", sentence, fix)


def _libraries(qt: Path) -> Iterator[Finding]:
    missing = missing_libraries(qt / part for part in QT_PARTS)
    if missing:
        yield _lacking(missing, "broken", "Qt needs system libraries that aren't installed")
    else:
        yield Finding("Window", "ok", "All system libraries of Qt are there")
    for_wayland = sorted({*missing_libraries([qt / QT_WAYLAND])} - {*missing})
    if for_wayland:
        yield _lacking(for_wayland, "limited", "On Wayland Qt needs libraries that aren't installed")


def _lacking(missing: list[str], level: Level, text: str) -> Finding:
    packages = tuple(sorted({APT[name] for name in missing if name in APT}))
    fix = install_command(packages) if packages else "install them with your system's package manager"
    return Finding("Window", level, f"{text}: {', '.join(missing)}.", fix, packages)


def _fonts() -> Iterator[Finding]:
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    if any(path.suffix in (".ttf", ".otf", ".ttc") for f in folders for path in f.rglob("*.[to]t[fc]")):
        return
    text = "There are no fonts, so the window has no text."
    yield Finding("Window", "broken", text, install_command([FONT_PACKAGE]), (FONT_PACKAGE,))


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "(version unknown)"


def _existing(folder: Path) -> Path:
    """``folder`` or the nearest folder above it that is there."""
    return next(path for path in (folder, *folder.absolute().parents) if path.exists())


def _probe(folder: Path) -> Any:
    """A file that is gone once closed. Raises OSError where nothing may be written."""
    return tempfile.TemporaryFile(dir=_existing(folder))


def _damage(database: Path) -> str:
    """What is wrong with a library's database, looked at without changing it."""
    try:
        connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=1)
        try:
            answer = connection.execute("PRAGMA quick_check").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error as error:
        answer = str(error)
    return "" if answer == "ok" else f"The library {database} is damaged ({answer})."


def _summary(broken: list[Finding], limited: list[Finding]) -> str:
    parts = [f"{len(found)} {word}" for found, word in ((broken, "broken"), (limited, "limited")) if found]
    return f"{' and '.join(parts)}; the rest works."
