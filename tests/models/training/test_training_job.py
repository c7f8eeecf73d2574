"""Training as a job of the runner: previews, pausing, cancelling, and the file in the end."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from training_lab import gallery, options

from artstudio.engine.request import Lane, Progress, Request, Update
from artstudio.engine.runner import Runner
from artstudio.errors import BadInputError
from artstudio.models.base import NetworkFile
from artstudio.models.generators.recognize import recognize
from artstudio.models.training import checkpoint
from artstudio.models.training.options import Options
from artstudio.models.training.spec import TRAIN
from artstudio.models.training.transfer import training_folder
from artstudio.params import Values


def request(chosen: Options) -> Request:
    return Request("train", Values.of(TRAIN.params, {"options": chosen.text()}), lane=Lane.FINAL)


def test_options_survive_a_request() -> None:
    given = Options(
        "cgan", Path("a"), Path("b.safetensors"), seconds=60.0, classes=("x", "y"), start=Path("c")
    )
    assert Options.parse(given.text()) == given
    for text in ("", "[]", "{}", '{"kind": 1}', '{"kind": "dcgan", "data": 3, "output": "x"}'):
        with pytest.raises(BadInputError, match=r"can't be read|no kind"):
            Options.parse(text)


def test_a_training_is_a_job(tmp_path: Path) -> None:
    gallery(tmp_path / "pictures")
    chosen = options(tmp_path, "dcgan", steps=3)
    said: list[Update] = []
    Runner(said.append).run_one(request(chosen))
    done = said[-1]
    assert done.kind == "done" and isinstance(done.payload, NetworkFile), done.payload
    assert done.payload.kind == "dcgan" and recognize(Path(done.payload.path)).config.size == 32
    previews = [update.payload for update in said if update.kind == "preview"]
    assert previews[-1].samples.shape == (160, 256, 3) and any("generator" in p.losses for p in previews)
    progress = [update.payload.step for update in said if update.kind == "progress"]
    assert progress == sorted(progress)


def test_a_job_is_paused_and_cancelled_between_two_steps(tmp_path: Path) -> None:
    gallery(tmp_path / "pictures")
    chosen = options(tmp_path, "dcgan")
    said: list[Update] = []
    trains, ended = threading.Event(), threading.Event()

    def deliver(update: Update) -> None:
        said.append(update)
        if update.kind == "preview" and update.payload.step:
            runner.pause(True)
            trains.set()
        if update.kind not in ("preview", "progress"):
            ended.set()

    runner = Runner(deliver)
    thread = threading.Thread(target=runner.run_forever)
    thread.start()
    try:
        runner.submit(request(chosen))
        assert trains.wait(60)
        runner.cancel()
        assert ended.wait(60)
    finally:
        runner.close()
        thread.join()
    assert said[-1].kind == "cancelled"
    steps = [u.payload.step for u in said if u.kind == "preview" and u.payload.stage == "training"]
    # The step that had begun when it was paused is the last one, and is saved.
    assert max(steps) == 1 and checkpoint.facts(training_folder(chosen.output))[0] <= 2
    assert all(isinstance(u.payload, Progress) for u in said if u.kind == "progress")


def test_what_cannot_be_trained_fails_with_a_sentence(tmp_path: Path) -> None:
    said: list[Update] = []
    Runner(said.append).run_one(request(options(tmp_path, "dcgan")))
    assert said[-1].kind == "failed" and "name a folder of pictures" in said[-1].payload
