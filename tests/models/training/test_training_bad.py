"""What can go wrong with a training is said in a sentence, and nothing is lost."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import pytest
import torch
from training_lab import Clock, gallery, notes, options, run, tensors, updates

from artstudio import files
from artstudio.errors import BadInputError, OutOfMemoryError
from artstudio.models.generators.recognize import recognize
from artstudio.models.training import checkpoint
from artstudio.models.training.conv_gans import ConvGan
from artstudio.models.training.options import Options
from artstudio.models.training.transfer import training_folder
from tests.trouble import change_a_byte, filled


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training")
    gallery(folder / "pictures")
    run(options(folder, "dcgan", "done", steps=1))
    return folder


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "diffusion"}, "no kind of training 'diffusion'.*stylegan2"),
        ({"size": 48}, "power of two.*32, 64.*not 48"),
        ({"size": 0}, "power of two"),
        ({"size": -64}, "power of two"),
        ({"size": 1 << 20}, "not 1,048,576 pixels"),
        ({"kind": "dcgan", "size": 256}, "DCGAN can draw: 32, 64, 128; not 256"),
        ({"batch": 1}, "--batch goes from 2"),
        ({"batch": 10**6}, "--batch goes from 2 to 4,096"),
        ({"steps": 0}, "--steps"),
        ({"seconds": -1.0}, "--minutes"),
        ({"seconds": float("nan")}, "--minutes"),
        ({"every": 0.0}, "--every"),
        ({"width": 100.0}, "--width"),
        ({"seed": -1}, "--seed"),
        ({"kind": "dcgan", "augment": "ada"}, "DCGAN is trained with --augment none or diffaugment"),
        ({"precision": "half"}, "--precision is auto"),
        ({"kind": "cgan", "conditional": False}, "needs classes"),
        ({"freeze": ("mapping",)}, "--from"),
        ({"output": Path("model.png")}, "name it such as"),
        ({"output": Path("x" * 300 + ".safetensors")}, "name it such as"),
    ],
)
def test_options_that_no_training_can_have(changes: dict[str, Any], said: str) -> None:
    given = {"kind": "stylegan2", "data": Path("a"), "output": Path("b.safetensors"), **changes}
    with pytest.raises(BadInputError, match=said):
        Options(**given).checked()


def test_a_batch_that_does_not_go_into_groups(home: Path) -> None:
    with pytest.raises(BadInputError, match=r"multiple of 4 here, not 6"):
        run(options(home, "stylegan2", "uneven", batch=6))


def test_fp16_is_for_gpus(home: Path) -> None:
    with pytest.raises(BadInputError, match=r"NVIDIA GPU"):
        run(options(home, "stylegan2", "fp16", precision="fp16"))


def test_a_trained_model_is_not_written_over(home: Path) -> None:
    before = (home / "done.safetensors").read_bytes()
    with pytest.raises(BadInputError, match=r"has been trained already; go on with --resume"):
        run(options(home, "dcgan", "done"))
    (home / "painting.safetensors").write_bytes(b"precious")
    with pytest.raises(BadInputError, match=r"is there already"):
        run(options(home, "dcgan", "painting"))
    assert (home / "done.safetensors").read_bytes() == before
    assert (home / "painting.safetensors").read_bytes() == b"precious"


def test_nothing_to_go_on_with(home: Path) -> None:
    with pytest.raises(BadInputError, match=r"no training of .*nothing.safetensors to go on with"):
        run(options(home, "dcgan", "nothing", resume=True))
    assert not (home / "nothing.safetensors.training").exists()


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        ("lsgan", {}, "is a training of a dcgan, not of a lsgan"),
        ("dcgan", {"size": 64}, "began with a size of 32, not 64; leave --size out"),
        ("dcgan", {"batch": 8}, "a batch of 4, not 8"),
        ("dcgan", {"seed": 5}, "a seed of 0, not 5"),
        ("dcgan", {"start": Path("other.safetensors")}, "leave --from out"),
    ],
)
def test_going_on_as_something_else(home: Path, kind: str, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        run(options(home, kind, "done", resume=True, **changes))


def test_two_trainings_into_one_file(home: Path) -> None:
    first = updates(options(home, "dcgan", "both"))
    while next(first).step < 1:
        pass
    with pytest.raises(BadInputError, match=r"being trained already by process \d+; wait"):
        run(options(home, "dcgan", "both"))
    first.close()  # type: ignore[attr-defined]
    assert run(options(home, "dcgan", "both", resume=True, steps=2))[-1].step == 2


def test_a_disk_that_is_full_at_a_checkpoint(small_disk: Path) -> None:
    gallery(small_disk / "pictures")
    chosen = options(small_disk, "dcgan", steps=9, every=2.0)
    going, said = updates(chosen, Clock(1.0)), []
    while not said or said[-1].stage != "saved":
        said.append(next(going))
    first = said[-1].step
    model = chosen.output.read_bytes()
    with filled(small_disk, 20_000):
        while said[-1].step < first + 4:
            said.append(next(going))
        assert "the disk is full" in notes(said) and f"The one of step {first} is whole" in notes(said)
        assert checkpoint.load(training_folder(chosen.output)).step == first
        assert chosen.output.read_bytes() == model and recognize(chosen.output)
        with pytest.raises(BadInputError, match=r"disk is full.*Go on from there"):
            list(going)
        assert checkpoint.load(training_folder(chosen.output)).step == first
    assert not list(small_disk.rglob("*.part"))
    assert run(options(small_disk, "dcgan", steps=9, resume=True))[-1].step == 9


def test_a_disk_that_is_full_at_the_start(small_disk: Path) -> None:
    gallery(small_disk / "pictures")
    with filled(small_disk, 20_000), pytest.raises(BadInputError, match=r"can't be packed in .*disk is full"):
        run(options(small_disk, "dcgan"))
    assert {path.name for path in small_disk.iterdir()} == {"pictures"}


def test_a_folder_that_cannot_be_made(home: Path) -> None:
    (home / "wall.safetensors.training").write_text("a file")
    with pytest.raises(BadInputError, match=r"can't be kept in .*a file is where a folder should be"):
        run(options(home, "dcgan", "wall"))


def spoil_list(folder: Path, **changes: Any) -> None:
    about = json.loads((folder / checkpoint.LIST).read_text())
    about.update(changes)
    (folder / checkpoint.LIST).write_text(json.dumps(about))


def test_a_damaged_checkpoint(home: Path) -> None:
    chosen = options(home, "dcgan", "damaged", steps=1)
    run(chosen)
    folder, again = training_folder(chosen.output), options(home, "dcgan", "damaged", steps=2, resume=True)
    whole = (folder / checkpoint.LIST).read_text()
    facts = json.loads(whole)["facts"]
    wide = {**facts, "config": {**facts["config"], "channels": [1 << 40, 8, 4]}}
    odd = {**facts, "options": {**facts["options"], "batch": "many"}}
    for changes in ({"step": "x"}, {"facts": []}, {"files": None}, {"tensors": {}}, {"facts": {}},
                    {"facts": odd}, {"facts": wide}, {"files": [{"file": "../../x"}]}):  # fmt: skip
        spoil_list(folder, **changes)
        with pytest.raises(BadInputError, match=r"damaged|no generator has|can't be read"):
            run(again)
        (folder / checkpoint.LIST).write_text(whole)
    (folder / checkpoint.LIST).write_text("[" * 100_000)
    with pytest.raises(BadInputError, match=r"damaged"):
        run(again)
    spoil_list_version = json.loads(whole) | {"version": 99}
    (folder / checkpoint.LIST).write_text(json.dumps(spoil_list_version))
    with pytest.raises(BadInputError, match=r"newer version"):
        run(again)
    (folder / checkpoint.LIST).write_text(whole)
    part = next(folder.glob("step-*"))
    change_a_byte(part)
    with pytest.raises(BadInputError, match=r"damaged"):
        run(again)
    part.unlink()
    with pytest.raises(BadInputError, match=r"a part of the training, can't be read"):
        run(again)


def test_a_checkpoint_that_fails_leaves_the_old_one(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of its files it is that can't be written."""
    monkeypatch.setattr(checkpoint, "MOST_BYTES", 250_000)
    old = checkpoint.Checkpoint(1, {}, {"a": torch.zeros(30_000), "b": torch.ones(30_000)})
    new = checkpoint.Checkpoint(2, {}, {"a": torch.ones(30_000), "b": torch.zeros(30_000)})
    checkpoint.save(tmp_path, old)
    before = sorted(path.name for path in tmp_path.iterdir())
    write = files.write_file
    for failing in range(len(before)):
        calls = iter(range(100))

        def fail(path: Path, data: bytes, calls: Any = calls, failing: int = failing) -> None:
            if next(calls) == failing:
                raise OSError(28, "No space left on device")
            write(path, data)

        monkeypatch.setattr(files, "write_file", fail)
        with pytest.raises(OSError):
            checkpoint.save(tmp_path, new)
        assert sorted(path.name for path in tmp_path.iterdir()) == before
        assert torch.equal(checkpoint.load(tmp_path).tensors["a"], torch.zeros(30_000))


def test_other_pictures_are_another_training(home: Path, tmp_path: Path) -> None:
    gallery(tmp_path / "pictures")
    chosen = options(tmp_path, "dcgan", steps=1)
    run(chosen)
    for path in training_folder(chosen.output).glob("pictures.*"):
        path.unlink()
    (tmp_path / "pictures" / "monet" / "000.png").unlink()
    with pytest.raises(BadInputError, match=r"others than the training began with"):
        run(options(tmp_path, "dcgan", steps=2, resume=True))


def test_too_little_memory(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The runner must not begin again with smaller tiles, of which there are none."""

    def fail(self: ConvGan, batch: object) -> None:
        raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB")

    monkeypatch.setattr(ConvGan, "step", fail)
    with pytest.raises(OutOfMemoryError, match=r"4 pictures of 32 pixels at once.*smaller pictures"):
        run(options(home, "dcgan", "large"))


def test_a_training_that_falls_apart(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last good checkpoint stays when the losses are numbers no more."""
    chosen = options(home, "dcgan", "apart", steps=2)
    run(chosen)
    kept = tensors(chosen)
    folder = training_folder(chosen.output)
    step, facts = checkpoint.facts(folder)
    weight = "generator.main.0.weight"
    checkpoint.save(folder, checkpoint.Checkpoint(step, facts, kept | {weight: kept[weight] * torch.nan}))
    with pytest.raises(BadInputError, match=r"fell apart before step 3.*checkpoint of step 2 is whole"):
        run(options(home, "dcgan", "apart", steps=5, resume=True), Clock(1.0))
    assert checkpoint.facts(folder)[0] == 2


def test_what_was_never_saved_is_no_checkpoint_to_go_on_from(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall_apart(self: ConvGan, batch: object) -> dict[str, torch.Tensor]:
        return {"generator": torch.tensor(torch.nan)}

    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(ConvGan, "step", fall_apart)
        with pytest.raises(BadInputError, match=r"before step 1: the generator loss .* more\. Begin another"):
            run(options(home, "dcgan", "never"))
    monkeypatch.setattr(checkpoint, "save", full)
    with pytest.raises(BadInputError, match=r"can't be written to .*: the disk is full; [a-z ]+\.$"):
        run(options(home, "dcgan", "never", steps=1))
