"""Which device is chosen, on a machine that has it and on one that hasn't."""

from __future__ import annotations

import pytest

from artstudio.engine import devices
from artstudio.engine.devices import Device
from artstudio.errors import BadInputError

GPUS = [Device("cuda", "First"), Device("cuda", "Second", 1)]


@pytest.fixture
def two_gpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "available", lambda: [*GPUS, devices.cpu()])


@pytest.mark.usefixtures("two_gpus")
@pytest.mark.parametrize(
    ("preference", "name"),
    [("auto", "First"), ("", "First"), ("cuda", "First"), ("cuda:1", "Second"), (" CUDA:1 ", "Second")],
)
def test_a_gpu_that_is_there(preference: str, name: str) -> None:
    assert devices.choose(preference).name == name


def test_the_cpu_is_always_there() -> None:
    assert devices.choose("cpu") == devices.cpu()
    assert devices.cpu().threads >= 1


@pytest.mark.usefixtures("two_gpus")
@pytest.mark.parametrize("preference", ["mps", "cuda:2", "tpu"])
def test_one_that_is_not_there(preference: str) -> None:
    with pytest.raises(BadInputError, match=f"no device '{preference}' here.*cuda:0, cuda:1, cpu"):
        devices.choose(preference)


def test_a_driver_that_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> list[Device]:
        raise OSError("libcudart.so.12: cannot open shared object file")

    monkeypatch.setattr(devices, "available", broken)
    assert devices.choose("auto") == devices.cpu()
    with pytest.raises(BadInputError, match="This machine has: cpu"):
        devices.choose("cuda")
