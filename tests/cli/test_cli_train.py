"""``artstudio train``: lines, sentences and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from artstudio.models.generators.recognize import recognize
from artstudio.models.training import watch
from tests.cli.conftest import Cli

TINY = ("--size", "32", "--batch", "4", "--width", "0.0625", "--device", "cpu")


@pytest.fixture
def paintings(tmp_path: Path) -> Path:
    for index in range(24):
        folder = tmp_path / "paintings" / ("monet", "munch")[index % 2]
        folder.mkdir(parents=True, exist_ok=True)
        blots = np.random.default_rng(index).integers(0, 256, (5, 6, 3), dtype=np.uint8)
        Image.fromarray(blots).resize((40, 40), Image.Resampling.BICUBIC).save(folder / f"{index}.png")
    return tmp_path / "paintings"


def test_a_training_in_two_slices(cli: Cli, paintings: Path, tmp_path: Path) -> None:
    ended = cli("train", "dcgan", paintings, "-o", "mine.safetensors", *TINY, "--steps", "2")
    assert ended.code == 0 and "Ended after 2 steps, 8 pictures" in ended.out
    assert "24 pictures, 40 pixels" in ended.err and "Saved after step 2" in ended.err
    more = ("--resume", "--steps", "3", "--json", "--half")
    whole = (tmp_path / "mine.safetensors").stat().st_size
    ended = cli("train", "dcgan", paintings, "-o", "mine.safetensors", *more)
    assert ended.code == 0 and (tmp_path / "mine.safetensors").stat().st_size < 0.6 * whole
    said = [json.loads(line) for line in ended.out.splitlines()]
    assert said[-1]["stage"] == "saved" and said[-1]["step"] == 3 and said[-1]["done"] == 1.0
    assert any({"generator", "discriminator"} <= update["losses"].keys() for update in said)
    found = recognize(tmp_path / "mine.safetensors")
    assert found.kind == "dcgan" and found.card["training"]["steps"] == 3 and found.card["title"] == "Mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "mine.safetensors",
        "mine.safetensors.training",
        "paintings",
    ]


def test_the_best_is_told_and_kept(
    cli: Cli, paintings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_NOT_BEFORE", 0.0)
    monkeypatch.setattr(watch, "SHARE", 1e6)
    monkeypatch.setattr(watch, "SAMPLES", 8)
    given = ("train", "dcgan", paintings, "-o", "mine.safetensors")
    ended = cli(*given, *TINY, "--steps", "2", "--rights", "free", "--keep", "best", "--half")
    best = tmp_path / "mine.safetensors.training" / "mine-best.safetensors"
    assert ended.code == 0 and "Measured after step 2: realism " in ended.err
    assert "the best so far" in ended.err and "The best of those measured is of step 2" in ended.out
    assert best.read_bytes() == (tmp_path / "mine.safetensors").read_bytes()
    ended = cli("models", "add", "mine.safetensors")
    assert ended.code == 0 and "free for all to use" in cli("models", "info", "mine").out
    ended = cli(*given, "--resume", "--steps", "3", "--no-measures", "--json")
    said = [json.loads(line) for line in ended.out.splitlines()]
    assert said[-1]["best"] == 2 and not any(update["measures"] for update in said)
    assert best.read_bytes() != (tmp_path / "mine.safetensors").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("diffusion", "paintings", "-o", "a.safetensors"), "no kind of training 'diffusion'"),
        (("dcgan", "nowhere", "-o", "a.safetensors"), "nowhere is not there; name a folder"),
        (
            ("dcgan", "paintings/monet", "-o", "a.safetensors"),
            "holds 12 pictures; a training needs at least 20",
        ),
        (("dcgan", "paintings", "-o", "a.pt"), "name it such as monet.safetensors"),
        (("dcgan", "paintings", "-o", "a.safetensors", "--size", "100"), "power of two"),
        (("dcgan", "paintings", "-o", "a.safetensors", "--minutes", "0.5x"), "invalid float value"),
        (
            ("dcgan", "paintings", "-o", "a.safetensors", "--resume"),
            "no training of a.safetensors to go on with",
        ),
        (
            ("cgan", "paintings", "-o", "a.safetensors", "--classes", "manet,monet"),
            "There is no class 'manet'",
        ),
        (("dcgan", "paintings", "-o", "a.safetensors", "--from", "nothing"), "no model called 'nothing'"),
        (("dcgan", "paintings", "-o", "a.safetensors", "--device", "abacus"), "no device 'abacus'"),
        (("dcgan", "paintings", "-o", "paintings/monet/0.png/a.safetensors"), "can't be kept in"),
    ],
)
def test_bad_input_is_a_sentence(
    cli: Cli, paintings: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = cli("train", *arguments)
    assert ended.code == 2 and said in ended.err and "Traceback" not in ended.err
    assert {path.name for path in tmp_path.iterdir()} == {"paintings"}
