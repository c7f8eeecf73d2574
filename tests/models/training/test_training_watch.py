"""What is measured while a training goes on: figures, the best generator, and nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from training_lab import Clock, gallery, notes, options, run, tensors, updates

from artstudio.engine import training
from artstudio.engine.devices import cpu
from artstudio.errors import WeightsError
from artstudio.models.features import network
from artstudio.models.generators.recognize import recognize
from artstudio.models.measures import reference
from artstudio.models.training import checkpoint, pictures, watch
from artstudio.models.training.machine import Machine
from artstudio.models.training.options import Options
from artstudio.models.training.transfer import training_folder
from artstudio.models.training.watch import Measured, Watch

FIGURES = {"realism", "diversity", "uniqueness", "kid"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("watched")
    gallery(folder / "pictures")
    return folder


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is measured at once, on few samples."""
    monkeypatch.setattr(watch, "SHARE", 1e6)
    monkeypatch.setattr(watch, "_NOT_BEFORE", 0.0)
    monkeypatch.setattr(watch, "SAMPLES", 8)


def history(chosen: Options) -> list[dict[str, float]]:
    return list(checkpoint.facts(training_folder(chosen.output))[1]["history"])


def test_a_training_is_measured_and_keeps_its_best(home: Path, eager: None) -> None:
    chosen = options(home, "dcgan", "best", steps=6, every=2.0, rights="allowed")
    said = [update for update in run(chosen, Clock(1.0)) if update.measures]
    assert len(said) > 1 and all(update.measures.keys() == FIGURES for update in said)
    by_step = {update.measured: update.measures for update in said}
    assert max(by_step) == 6  # the last one too, when it ends by itself
    kept = {entry["step"]: entry for entry in history(chosen)}
    assert all(kept[step].items() >= figures.items() for step, figures in by_step.items())
    best = training.best_of(chosen.output)
    assert best is not None and said[-1].best == best.step
    assert best.step == min(by_step, key=lambda step: by_step[step]["kid"])
    found = recognize(best.path)
    assert found.card["title"] == "Best best" and found.card["training"]["steps"] == best.step
    assert found.card["measures"] == pytest.approx(by_step[best.step])
    assert "whose owner has allowed it" in found.card["license"]
    known = training.kept_in(training_folder(chosen.output))
    assert known is not None and known.best == best and known.history[-1].keys() >= FIGURES


def test_what_is_measured_of_a_step_that_is_saved_already_is_kept(home: Path, eager: None) -> None:
    """As where the time of a training is over while it saves itself."""
    chosen, clock = options(home, "dcgan", "late", seconds=1000.0, every=4.0), Clock(1.0)
    going, said = updates(chosen, clock), []
    while not said or said[-1].stage != "saved":
        said.append(next(going))
    clock.now += 1000.0
    rest = list(going)
    assert said[-1].step == rest[-1].step and rest[-1].stage == "saved"
    kept = history(chosen)
    assert [entry["step"] for entry in kept] == [said[-1].step] and kept[0].keys() >= FIGURES


def test_the_best_becomes_the_model_if_it_is_asked_for(home: Path, eager: None) -> None:
    chosen = options(home, "dcgan", "used", steps=2, every=2.0)
    assert training.use_best(chosen.output) is None
    run(chosen, Clock(1.0))
    best = training.best_file(chosen.output)
    best.write_bytes(best.read_bytes())
    used = training.use_best(chosen.output)
    assert used is not None and chosen.output.read_bytes() == best.read_bytes()
    more = run(options(home, "dcgan", "used", steps=3, resume=True), Clock(1.0))
    assert more[-1].step == 3 and recognize(chosen.output).card["training"]["steps"] == 3


@pytest.mark.parametrize("kind", ["dcgan", "stylegan2"])
def test_it_learns_the_same_bit_for_bit(home: Path, eager: None, kind: str) -> None:
    given = {"every": 2.0, "conditional": kind == "stylegan2"}
    plain = options(home, kind, f"{kind}-plain", steps=4, measures=False, **given)
    watched = options(home, kind, f"{kind}-watched", steps=2, **given)
    assert not any(update.measures for update in run(plain, Clock(1.0)))
    assert any(update.measures for update in run(watched, Clock(1.0)))
    run(options(home, kind, f"{kind}-watched", steps=4, resume=True, every=2.0), Clock(1.0))
    ours, theirs = tensors(plain), tensors(watched)
    assert ours.keys() == theirs.keys()
    assert not [name for name in ours if not torch.equal(ours[name], theirs[name])]
    assert any("realism" in entry and entry["step"] <= 2 for entry in history(watched))


def test_the_pictures_are_looked_at_once(home: Path, eager: None, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    look = reference.Looker.look

    def counted(self: reference.Looker, some: torch.Tensor) -> object:
        looked.append(len(some))
        return look(self, some)

    monkeypatch.setattr(reference.Looker, "look", counted)
    run(options(home, "dcgan", "once", steps=2), Clock(1.0))
    first = sum(looked)
    assert first >= 24 + watch.SAMPLES
    looked.clear()
    said = run(options(home, "dcgan", "once", steps=3, resume=True), Clock(1.0))
    assert sum(looked) == watch.SAMPLES and said[-1].best > 0
    (training_folder(home / "once.safetensors") / "features.safetensors").write_bytes(b"torn")
    run(options(home, "dcgan", "once", steps=4, resume=True), Clock(1.0))
    assert sum(looked) > first


def test_it_keeps_to_its_share_of_the_time(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "CREDIT", 1.0)
    chosen = options(home, "dcgan", "share", steps=1)
    run(chosen)
    folder, clock = training_folder(chosen.output), Clock()
    found = pictures.unpack(folder / "pictures.bin")
    assert found is not None
    watched = Watch(chosen, Machine(torch.device("cpu")), folder, found, clock)
    assert not watched.is_due(100.0)  # what was trained before doesn't count
    assert not watched.is_due(119.0) and watched.is_due(121.0)
    clock.step = 1.0  # a piece takes a second
    watched.work()
    watched.work()
    assert not watched.is_due(124.0) and watched.is_due(126.0)  # 2 seconds: 1, and 4 in a hundred


def test_without_its_network_nothing_is_measured(
    home: Path, eager: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> network.FeatureNet:
        raise WeightsError("There is no weight file.")

    monkeypatch.setattr(network, "load", missing)
    said = run(options(home, "dcgan", "blind", steps=3, every=2.0), Clock(1.0))
    assert said[-1].step == 3 and not any(update.measures for update in said)


def test_a_best_that_cannot_be_written_is_said(
    home: Path, eager: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = options(home, "dcgan", "full", steps=2)
    training_folder(chosen.output).mkdir()
    training.best_file(chosen.output).mkdir()  # in the way
    said = run(chosen, Clock(1.0))
    assert "best generator can't be written" in notes(said) and said[-1].step == 2
    assert training.best_of(chosen.output) is None


def test_what_is_no_best_is_none(tmp_path: Path) -> None:
    output = tmp_path / "a.safetensors"
    path = training.best_file(output)
    path.parent.mkdir()
    header = json.dumps({"__metadata__": {"artstudio.card": '{"measures": {"kid": "x"}}'}}).encode()
    for data in (b"", b"\xff" * 8, b"\x02" + bytes(7) + b"{}", len(header).to_bytes(8, "little") + header):
        path.write_bytes(data)
        assert training.best_of(output) is None


def test_other_work_passes_in_the_middle_of_a_step(home: Path) -> None:
    """It may compute whatever it likes there, gradients included; the training learns the same."""
    from artstudio.models.training.run import train

    names, critic = ("alone", "passed"), "projected"
    plain, passed = (options(home, "stylegan2", name, steps=2, critic=critic) for name in names)
    run(plain)
    calls: list[bool] = []
    x = torch.ones(2, 2, requires_grad=True)

    def give_way() -> None:
        calls.append(torch.is_grad_enabled() and not torch.is_autocast_enabled("cpu"))
        if len(calls) % 100 == 1:
            (x @ x).sum().backward()

    for _ in train(passed, cpu(), Clock(1.0), give_way):
        pass
    assert len(calls) > 300 and all(calls)
    ours, theirs = tensors(plain), tensors(passed)
    assert not [name for name in ours if not torch.equal(ours[name], theirs[name])]


def test_figures_belong_to_their_step() -> None:
    found = Measured(3, {"kid": 0.5})
    assert found.of(3) == {"kid": 0.5} and found.of(4) == {}
