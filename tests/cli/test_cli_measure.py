"""``artstudio measure``, with files."""

from __future__ import annotations

import re
import shutil
import signal
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from artstudio import paths
from artstudio.engine.devices import cpu
from artstudio.engine.measuring import Subject
from artstudio.models.generators import dcgan
from artstudio.models.generators.recognize import Recognized
from artstudio.models.generators.torch_latent import TorchLatent
from tests.cli.conftest import Cli, pixels


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A small generator of random weights, as a file of our own."""
    config = dcgan.DCGANConfig(32, z_size=8, channels=(16, 8, 4))
    torch.manual_seed(3)
    network = dcgan.Generator(config)
    for weight in network.parameters():
        if weight.ndim == 4:  # strong enough for pictures that differ
            torch.nn.init.normal_(weight, std=0.25)
    path = tmp_path / "small.safetensors"
    path.write_bytes(Recognized("dcgan", config, network.state_dict(), "a test").to_safetensors())
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Eight pictures, some of them in a folder within the folder, and a hidden one."""
    random = np.random.default_rng(1)
    folder = tmp_path / "paintings"
    (folder / "more").mkdir(parents=True)
    names = [*(f"{i}.png" for i in range(5)), *(f"more/{i}.webp" for i in range(3)), ".hidden.png"]
    for name in names:
        blocks = random.integers(0, 256, (6, 8, 3)).astype(np.uint8)
        Image.fromarray(blocks).resize((64, 48), Image.Resampling.BICUBIC).save(folder / name)
    (folder / "notes.txt").write_text("no picture")
    return folder


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "cache_dir", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def test_everything_of_a_file(cli: Cli, model: Path, data: Path, own_cache: Path, tmp_path: Path) -> None:
    ended = cli("measure", model, data, "--samples", "9", "--seed", "5", "-o", "sheet.png", "--json")
    assert ended.code == 0
    found, compared = ended.json, ended.json["comparison"]
    assert (found["samples"], found["seeds"], compared["count"]) == (9, [5, 13], 8)
    assert "EfficientNet-Lite0" in found["features"] and found["diversity"] > 0
    assert compared["usual"]["count"] == 4 and 0 < compared["usual"]["fid"] < compared["fid"]
    assert compared["fid"] > 1 and compared["kid"] > 0.01 and compared["kid_std"] > 0
    assert 0 <= compared["precision"] <= 1 and 0 <= compared["recall"] <= 1
    assert compared["diversity"] > found["diversity"]  # of noise through random weights
    distances = [pair["distance"] for pair in compared["nearest"]]
    assert distances == sorted(distances) and distances[4] == compared["uniqueness"]
    assert sorted(pair["seed"] for pair in compared["nearest"]) == list(range(5, 14))
    assert all(Path(pair["picture"]).is_relative_to(data) for pair in compared["nearest"])
    assert found["warnings"] == [ended.err.strip()] and "With 8 pictures FID" in ended.err
    # Nine pairs, four in a row; the left one of each is the sample.
    sheet = pixels(tmp_path / "sheet.png")
    assert sheet.shape[0] > 3 * 160 and sheet.shape[1] > 8 * 160
    first = Image.open(compared["nearest"][0]["picture"]).resize((160, 120), Image.Resampling.BICUBIC)
    shown = sheet[16 + 20 : 16 + 140, 16 + 160 : 16 + 320].astype(float)
    assert np.abs(shown - np.asarray(first, float)).mean() < 8
    assert len(list((own_cache / "features").iterdir())) == 1


def test_the_same_again_from_memory(cli: Cli, model: Path, data: Path) -> None:
    first, again = (cli("measure", model, data, "--samples", "8", "--json").json for _ in range(2))
    assert first == again
    other = cli("measure", model, data, "--samples", "8", "--seed", "100", "--json").json
    assert other["comparison"]["fid"] != first["comparison"]["fid"]


def test_a_copy_is_told(cli: Cli, model: Path, data: Path, tmp_path: Path) -> None:
    """A generator that draws what it has seen: everything is precise, and nothing unique."""
    copies = tmp_path / "copies"
    copies.mkdir()
    subject = Subject(str(model), cpu())
    for seed in range(8):
        drawn = (subject.draw(seed) * 255).round().astype(np.uint8)
        Image.fromarray(drawn).save(copies / f"{seed}.png")
    ended = cli("measure", model, copies, "--samples", "8")
    assert ended.code == 0
    rows = {line[12:32].strip(): line[32:48].strip() for line in ended.out.splitlines() if "  " in line}
    assert rows["Precision"] == rows["Recall"] == "100.0%"
    assert float(rows["Nearest of yours"]) < 0.01 and float(rows["FID"]) < 0.5
    assert "small.safetensors: 8 pictures, seeds 0..7 against 8 of" in ended.out


def test_without_data_only_what_needs_none(cli: Cli) -> None:
    ended = cli("measure", "cppn", "--samples", "8")
    assert ended.code == 0 and ended.err == ""
    assert "Perceptual distance" in ended.out and "FID" not in ended.out


def test_truncation_draws_less_diversely(cli: Cli, model: Path) -> None:
    whole, half, none = (
        cli("measure", model, "--samples", "8", "--json", "--truncation", amount).json["diversity"]
        for amount in ("1", "30%", "0")
    )
    assert whole > half > none == pytest.approx(0, abs=1e-6)


def test_broken_pictures_are_left_out_with_a_sentence(cli: Cli, model: Path, data: Path) -> None:
    Image.new("RGBA", (40, 40), (255, 0, 0, 0)).save(data / "clear.png")
    (data / "torn.png").write_bytes((data / "0.png").read_bytes()[:60])
    ended = cli("measure", model, data, "--samples", "8", "--json")
    assert ended.code == 0 and ended.json["comparison"]["count"] == 9
    assert "torn.png is damaged or incomplete" in ended.err
    assert ended.json["warnings"][0].startswith("torn.png")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["MODEL", "nowhere"], r"There is no folder 'nowhere'\."),
        (["MODEL", "MODEL"], r"small.safetensors is a file; DATA is a folder of at least 8 pictures\."),
        (["MODEL", "EMPTY"], r"There are no pictures in .*empty, and the measures need at least 8\."),
        (["MODEL", "ONE"], r"There is 1 picture in .*one, and the measures need at least 8\."),
        (["MODEL", "TORN"], r"0 of 8 pictures can be read, and the measures need 8\. 0\.png is damaged"),
        (["nothing", "DATA"], r"There is no generator or file 'nothing'\. 'artstudio models' lists"),
        (["style", "DATA"], r"There is no generator or file 'style'\."),
        (["DATA/0.png"], r"0\.png is not a network"),
        (["cppn", "--truncation", "0.5"], r"cppn has no truncation\."),
        (["MODEL", "--truncation", "2"], r"--truncation is a number from 0 to 1\.5, not '2'\."),
        (["MODEL", "--samples", "7"], r"--samples is a number from 8 to 100,000, not '7'\."),
        (["MODEL", "--samples", "many"], r"--samples is a number from 8 to 100,000, not 'many'\."),
        (["MODEL", "--seed", "-1"], r"--seed is a number from 0 to 4294966296, not '-1'\."),
        (["MODEL", "--seed", "4294967295"], r"--seed is a number from 0 to 4294966296"),
        (["MODEL", "-o", "sheet.png"], r"A sheet shows samples beside the pictures of DATA; name that"),
        (["MODEL", "DATA", "-o", "sheet.doc"], r"sheet\.doc can't be written; give it one of these endings"),
        (["MODEL", "DATA", "-o", "far/sheet.png"], r"far/sheet\.png can't be written; name a picture file"),
        (["MODEL", "DATA", "-o", "DATA/0.png"], r"0\.png is one of the originals and would be lost"),
        (["MODEL", "DATA", "--device", "abacus"], r"There is no device 'abacus' here"),
    ],
)
def test_bad_input(cli: Cli, model: Path, data: Path, tmp_path: Path, args: list[str], said: str) -> None:
    for name, count in (("empty", 0), ("one", 1), ("torn", 8)):
        (tmp_path / name).mkdir()
        for index in range(count):
            shutil.copy(data / "0.png", tmp_path / name / f"{index}.png")
            if name == "torn":
                (tmp_path / name / f"{index}.png").write_bytes(b"\x89PNG\r\n\x1a\n torn")
    places = {"MODEL": str(model), "DATA": str(data)} | {
        n.upper(): str(tmp_path / n) for n in ("empty", "one", "torn")
    }
    for key, place in places.items():
        args = [arg.replace(key, place) if arg.startswith(key) else arg for arg in args]
    before = (data / "0.png").read_bytes()
    ended = cli("measure", *args)
    assert ended.code == 2 and ended.out == "" and ended.err.count("\n") == 1
    assert re.search(said, ended.err), ended.err
    assert (data / "0.png").read_bytes() == before and not list(tmp_path.glob("sheet*"))


def test_ctrl_c_stops_it(cli: Cli, model: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pressed while the fourth sample is drawn: nothing is said but that, and no sheet is written."""
    synthesize, drawn = TorchLatent.synthesize, []

    def pressed(self: TorchLatent, *args: object) -> object:
        drawn.append(1)
        if len(drawn) == 4:
            signal.raise_signal(signal.SIGINT)
        return synthesize(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(TorchLatent, "synthesize", pressed)
    ended = cli("measure", model, data, "--samples", "50", "-o", "sheet.png")
    assert (ended.code, ended.out, ended.err) == (130, "", "Stopped.\n")
    assert len(drawn) == 4 and not Path("sheet.png").exists()
