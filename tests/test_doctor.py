"""``artstudio doctor`` on this machine, and on this machine with something amiss."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from artstudio import doctor, paths
from artstudio.__main__ import main
from artstudio.doctor import Finding
from artstudio.models import weights
from tests.trouble import change_a_byte, own_weights

ROOT = Path(__file__).parents[1]


def findings(area: str) -> list[Finding]:
    return [finding for finding in doctor.examine() if finding.area == area]


def test_the_whole_report(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor"])
    text = capsys.readouterr().out
    code_of_json = main(["doctor", "--json"])
    report = json.loads(capsys.readouterr().out)
    levels = {finding["level"] for finding in report["findings"]}
    assert code == code_of_json == int("broken" in levels)
    assert levels <= {"ok", "limited", "broken"}
    areas = ["Program", "Packages", "Devices", "Weights", "Window", "Sound", "Library"]
    assert list(dict.fromkeys(finding["area"] for finding in report["findings"])) == areas
    for finding in report["findings"]:
        assert finding["text"] in text and finding["fix"] in text
        assert bool(finding["fix"]) <= (finding["level"] != "ok")
    assert all(name in text for name in report["packages"])


def test_what_ships_is_whole_here() -> None:
    assert {f.level for f in findings("Packages")} == {"ok"}
    assert [f.level for f in findings("Weights")] == ["ok"] * len(weights.weight_entries())
    assert any("cpu" in f.text and f.level == "ok" for f in findings("Devices"))
    assert findings("Library")[0].level == "ok"


def test_damaged_weights_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = own_weights(tmp_path, monkeypatch) / weights.weight_entries()[0].file
    change_a_byte(damaged)
    assert main(["doctor"]) == 1
    text = capsys.readouterr().out
    assert f"broken   The weight file {damaged} is damaged" in text
    assert text.count("hash checked") == len(weights.weight_entries()) - 1


def platform_plugin() -> Path:
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "Qt/plugins/platforms/libqxcb.so"


@pytest.mark.skipif(shutil.which("ldd") is None, reason="there is no ldd")
def test_missing_libraries_of_qt_are_found(tmp_path: Path) -> None:
    """A copy of the plugin that asks for a library which no machine has."""
    copy = tmp_path / "libqxcb.so"
    data = platform_plugin().read_bytes()
    assert data.count(b"libQt6XcbQpa.so.6\0") == 1
    copy.write_bytes(data.replace(b"libQt6XcbQpa.so.6\0", b"libQt6NoSuch.so.6\0"))
    assert "libQt6NoSuch.so.6" in doctor.missing_libraries([copy])
    assert doctor.missing_libraries([tmp_path / "nothing.so"]) == []


def test_missing_libraries_are_told_with_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    wayland = doctor.QT_WAYLAND

    def missing(parts: list[Path]) -> list[str]:
        return ["libwayland-cursor.so.0"] if str(next(iter(parts))).endswith(wayland) else ["libEGL.so.1"]

    monkeypatch.setattr(doctor, "missing_libraries", missing)
    told = {f.packages: f for f in findings("Window") if f.packages}
    assert told[("libegl1",)].level == "broken" and "libEGL.so.1" in told[("libegl1",)].text
    assert "libegl1" in told[("libegl1",)].fix
    assert told[("libwayland-cursor0",)].level == "limited"
    assert {"libegl1", "libwayland-cursor0"} <= set(doctor.missing_packages())


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="this isn't Debian or Ubuntu")
def test_the_packages_are_the_right_ones() -> None:
    """Of every library that is installed here, Debian says the same package."""
    listed = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    where = {line.split()[0]: line.split()[-1] for line in listed.splitlines()[1:] if "=>" in line}
    here = [soname for soname in doctor.APT if soname in where]
    assert here
    for soname in here:
        path = Path(where[soname])
        asked = [str(path), str(path.resolve()), str(path).removeprefix("/usr"), f"/usr{path}"]
        said = subprocess.run(
            ["dpkg-query", "-S", *asked], capture_output=True, text=True, check=False
        ).stdout
        owners = {line.split(":")[0].removesuffix("t64") for line in said.splitlines()}
        assert doctor.APT[soname] in owners or not owners, soname


def test_only_package_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--packages"]) == 0
    assert capsys.readouterr().out.split() == doctor.missing_packages()


def test_a_machine_without_portaudio() -> None:
    code = (
        "import ctypes.util; ctypes.util.find_library = lambda name: None\n"
        "from artstudio import doctor\n"
        "print([(f.level, f.packages, f.text) for f in doctor.check_sound()])"
    )
    said = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.startswith("[('limited', ('libportaudio2',), 'PortAudio is missing")


def test_a_library_folder_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    (finding,) = findings("Library")
    assert finding.level == "broken" and "a file is where a folder should be" in finding.text


def test_a_damaged_library_is_told_and_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    database = paths.data_dir() / "library.db"
    database.parent.mkdir(parents=True)
    database.write_bytes(b"this was a library once" * 100)
    before = {path: path.read_bytes() for path in database.parent.iterdir()}
    main(["doctor"])
    assert f"limited  The library {database} is damaged" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in database.parent.iterdir()} == before


def test_settings_that_are_not_understood_are_told() -> None:
    path = paths.config_dir() / "settings.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"theme": "plaid"}')
    assert any(f.level == "limited" and "theme" in f.text for f in findings("Program"))
