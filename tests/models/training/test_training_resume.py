"""A training that stops and goes on is the same training, wherever it stopped and whatever stopped it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from training_lab import Clock, gallery, notes, options, run, tensors, updates

from artstudio.engine.context import Cancelled, Context
from artstudio.engine.devices import cpu
from artstudio.engine.training import KINDS, train
from artstudio.models.generators.latent import seeded_z
from artstudio.models.generators.recognize import recognize
from artstudio.models.training import checkpoint
from artstudio.models.training.slice import step_seed
from artstudio.models.training.transfer import training_folder

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training")
    gallery(folder / "pictures")
    return folder


@pytest.mark.parametrize(("kind", "critic"), [*((kind, "own") for kind in KINDS), ("stylegan2", "projected")])
def test_in_two_slices_it_is_the_same_bit_for_bit(home: Path, kind: str, critic: str) -> None:
    classes: dict[str, bool] = {"conditional": True} if kind in ("stylegan2", "vae") else {}
    name = f"{kind}-{critic}"
    whole = options(home, kind, f"{name}-whole", steps=6, mirror=True, critic=critic, **classes)
    first = options(home, kind, f"{name}-sliced", steps=3, mirror=True, critic=critic, **classes)
    run(whole)
    before = (run(first), tensors(first))[1]
    run(options(home, kind, f"{name}-sliced", steps=6, resume=True))
    ours, theirs = tensors(whole), tensors(first)
    assert ours.keys() == theirs.keys() and any(name.startswith("adam.") for name in ours)
    assert not [name for name in ours if not torch.equal(ours[name], theirs[name])]
    assert any(not torch.equal(before[name], theirs[name]) for name in before if name.startswith("ema."))
    assert all(torch.isfinite(tensor).all() for tensor in ours.values())
    found, other = recognize(whole.output), recognize(first.output)
    assert found.kind == KINDS[kind].network and found.config == other.config and found.config.size == 32
    assert all(torch.equal(found.tensors[name], other.tensors[name]) for name in found.tensors)
    assert found.card["training"]["steps"] == 6 and found.card["data"]["pictures"] == 24
    if classes or kind == "cgan":
        assert found.card["classes"] == ["monet", "munch"] and found.config.classes == 2


def test_the_model_draws_what_the_training_would_show(home: Path) -> None:
    chosen = options(home, "dcgan", "drawn", steps=2)
    said = run(chosen)
    sheet = said[-1].samples
    assert sheet is not None and sheet.shape == (5 * 32, 8 * 32, 3)
    network = recognize(chosen.output).build()
    with torch.inference_mode():
        picture = network(torch.from_numpy(seeded_z([0], network.config.z_size)))[0]
    drawn = ((picture + 1) * 127.5).round().permute(1, 2, 0).byte().numpy()
    assert abs(drawn.astype(int) - sheet[:32, :32].astype(int)).max() <= 1


def test_each_step_has_chance_of_its_own() -> None:
    seeds = {step_seed(seed, step, rank) for seed in (0, 1) for step in range(50) for rank in (0, 1)}
    assert len(seeds) == 200 and all(0 <= seed < 2**63 for seed in seeds)


def test_a_slice_ends_by_the_clock_and_another_goes_on(home: Path) -> None:
    chosen = options(home, "dcgan", "minutes", seconds=60.0)
    said = run(chosen, Clock(5.0))
    assert 1 < said[-1].step < 12 and said[-1].stage == "saved" and said[-1].done == 1.0
    more = run(options(home, "dcgan", "minutes", seconds=60.0, resume=True), Clock(5.0))
    assert more[-1].step > said[-1].step and more[-1].seconds > said[-1].seconds
    assert f"Going on after step {said[-1].step}" in notes(more)


def test_checkpoints_are_written_while_it_trains(home: Path) -> None:
    chosen = options(home, "dcgan", "every", steps=9, every=2.0)
    said = run(chosen, Clock(1.0))
    saved = [update.step for update in said if update.stage == "saved"]
    assert len(saved) >= 3 and saved == sorted(set(saved)) and saved[-1] == 9
    folder = training_folder(chosen.output)
    assert {path.name.split("-")[1] for path in folder.glob("step-*")} == {"000000009"}
    assert (folder / "samples.png").exists()


def test_closing_the_iterator_saves(home: Path) -> None:
    chosen = options(home, "dcgan", "closed")
    going = updates(chosen)
    while next(going).step < 2:
        pass
    going.close()  # type: ignore[attr-defined]
    assert checkpoint.facts(training_folder(chosen.output))[0] == 2


def test_a_cancelled_training_ends_within_a_step_and_is_saved(home: Path) -> None:
    chosen, ctx = options(home, "dcgan", "cancelled"), Context(cpu())
    last = 0
    with pytest.raises(Cancelled):
        for update in train(chosen, ctx):
            last = update.step
            if last == 2:
                ctx.cancel.set()
    assert last == 2 and checkpoint.facts(training_folder(chosen.output))[0] == 2


def test_nobody_asks_for_the_next_step_and_nothing_moves(home: Path) -> None:
    """Pausing is not asking; progress goes where a job's goes."""
    told: list[float] = []
    ctx = Context(cpu(), _emit=lambda done, total, preview: told.append(done / total))
    steps = [update.step for update in train(options(home, "dcgan", "told", steps=4), ctx)]
    assert steps[-1] == 4 and told == sorted(told) and told[-1] == 1.0


def test_killed_it_goes_on_from_its_last_checkpoint(home: Path) -> None:
    chosen = options(home, "dcgan", "killed")
    command = [
        sys.executable,
        "-m",
        "artstudio.cli.train",
        "dcgan",
        str(chosen.data),
        "-o",
        str(chosen.output),
    ]
    command += [
        "--size",
        "32",
        "--batch",
        "4",
        "--width",
        "0.0625",
        "--every",
        "1",
        "--json",
        "--device",
        "cpu",
    ]
    saved = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            saved += json.loads(line)["stage"] == "saved"
            if saved and json.loads(line)["stage"] == "training":
                os.kill(process.pid, signal.SIGKILL)
                break
    assert process.wait() == -signal.SIGKILL and saved
    folder = training_folder(chosen.output)
    (folder / "step-000000007-000.safetensors").write_bytes(b"half of a file")
    (folder / ".checkpoint.json.1-1.part").write_bytes(b"{")
    kept = checkpoint.load(folder)
    assert kept.step > 0
    said = run(options(home, "dcgan", "killed", resume=True, steps=kept.step + 1))
    assert said[-1].step == kept.step + 1
    assert not list(folder.glob(".*.part")) and not (folder / "step-000000007-000.safetensors").exists()


def test_the_folder_may_disappear_once_it_is_packed(tmp_path: Path) -> None:
    gallery(tmp_path / "pictures")
    chosen = options(tmp_path, "dcgan", steps=12)
    for update in updates(chosen):
        if update.step == 1:
            shutil.rmtree(tmp_path / "pictures", ignore_errors=True)
    assert not (tmp_path / "pictures").exists() and update.step == 12
    assert run(options(tmp_path, "dcgan", resume=True, steps=13))[-1].step == 13


def test_a_training_that_was_moved_packs_the_same_pictures_again(home: Path) -> None:
    chosen = options(home, "dcgan", "moved", steps=1)
    run(chosen)
    (training_folder(chosen.output) / "pictures.bin").unlink()
    assert run(options(home, "dcgan", "moved", steps=2, resume=True))[-1].step == 2


def test_large_tensors_go_into_several_files(tmp_path: Path) -> None:
    generator = torch.Generator().manual_seed(1)
    large = torch.randn(5_000_000, generator=generator).reshape(1000, 5000)
    small = torch.arange(3)
    state = checkpoint.Checkpoint(
        7, {"seed": 1}, {"large": large, "small": small, "empty": torch.zeros(0, 4)}
    )
    checkpoint.save(tmp_path, state)
    sizes = [path.stat().st_size for path in tmp_path.glob("step-*")]
    assert len(sizes) == 2 and max(sizes) <= 16_000_000
    kept = checkpoint.load(tmp_path)
    assert kept.step == 7 and kept.facts == {"seed": 1}
    assert torch.equal(kept.tensors["large"], large) and torch.equal(kept.tensors["small"], small)
    assert kept.tensors["empty"].shape == (0, 4)


@pytest.mark.parametrize("precision", ["bf16"])
def test_mixed_precision_learns_too(home: Path, precision: str) -> None:
    chosen = options(home, "stylegan2", "mixed", steps=2, precision=precision, conditional=True)
    run(chosen)
    kept = tensors(chosen)
    assert all(torch.isfinite(tensor).all() for tensor in kept.values())
    assert kept["generator.synthesis.b4.const"].dtype is torch.float32
