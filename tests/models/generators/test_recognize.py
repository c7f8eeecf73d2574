"""Generators from elsewhere are recognized by their tensors; others are refused with what was found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch
from foreign_networks import filled, lucidrains, official, rosinality
from torch import Tensor, nn

from artstudio.errors import BadInputError, WeightsError
from artstudio.models.generators import recognize, stylegan2, stylegan3
from artstudio.models.generators.stylegan2 import StyleGAN2Config

SMALL = StyleGAN2Config(32, (8, 8, 8, 8), z_size=8, w_size=8, mapping_layers=2)


def small() -> stylegan2.Generator:
    network = stylegan2.Generator(SMALL)
    network.load_state_dict(filled(network))
    return network


def refusal(value: Any, tmp_path: Path) -> str:
    path = tmp_path / "bad.pt"
    if isinstance(value, bytes):
        path.write_bytes(value)
    else:
        torch.save(value, path)
    with pytest.raises(BadInputError) as caught:
        recognize.recognize(path)
    sentence = str(caught.value)
    assert sentence.startswith("bad.pt ") and sentence.endswith(".") and "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    "value",
    [
        {"conv1.weight": torch.ones(64, 3, 7, 7), "fc.weight": torch.ones(10, 512)},
        {},
        {"state_dict": nn.Linear(3, 3).state_dict()},
        nn.Sequential(nn.Conv2d(3, 4, 3)),
    ],
)
def test_another_architecture_is_refused_with_what_it_holds(value: Any, tmp_path: Path) -> None:
    assert "not of a known layout: it holds" in refusal(value, tmp_path)


@pytest.mark.parametrize("value", [7, "text", None, [1, 2], torch.ones(3), (1, 2)])
def test_what_is_no_network_is_refused(value: Any, tmp_path: Path) -> None:
    assert "bad.pt" in refusal(value, tmp_path)


@pytest.mark.parametrize("data", [b"PK\x03\x04 no zip", b"\x80", b"GIF89a", b"\x10\0\0\0\0\0\0\0{no json}"])
def test_other_files_are_refused(data: bytes, tmp_path: Path) -> None:
    refusal(data, tmp_path)


def test_missing_empty_and_folders(tmp_path: Path) -> None:
    (tmp_path / "empty.pkl").touch()
    for path, word in (
        (tmp_path, "folder"),
        (tmp_path / "none.pkl", "cannot be read"),
        (tmp_path / "empty.pkl", "empty"),
    ):
        with pytest.raises(BadInputError, match=word):
            recognize.recognize(path)


@pytest.mark.parametrize("state", [rosinality(), lucidrains()])
def test_each_missing_tensor_is_told(state: dict[str, Tensor], tmp_path: Path) -> None:
    needed = [name for name in state if not name.endswith(("kernel", ".f")) and not name.startswith("D.")]
    for name in needed[::7]:
        less = {key: tensor for key, tensor in state.items() if key != name}
        value = {"GAN": less} if "GE.initial_block" in state else {"g_ema": less}
        sentence = refusal(value, tmp_path)
        assert "is not quite" in sentence or "not of a known layout" in sentence


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_numbers_that_are_not_finite_are_refused(number: float, tmp_path: Path) -> None:
    state = rosinality()
    state["convs.2.conv.weight"][0, 1, 2, 0, 0] = number
    assert "convs.2.conv.weight holds numbers that are not finite" in refusal(state, tmp_path)


def test_a_tensor_of_another_shape_and_one_too_many(tmp_path: Path) -> None:
    state = rosinality()
    assert "where 16 x 16 x 3 x 3 numbers should be" in refusal(
        state | {"convs.3.conv.weight": torch.ones(1, 16, 15, 3, 3)}, tmp_path
    )
    assert "also holds extra.weight" in refusal(state | {"extra.weight": torch.ones(3)}, tmp_path)
    kernel = torch.ones(4, 4) / 16
    assert "is not [1, 3, 3, 1]" in refusal(state | {"convs.0.conv.blur.kernel": kernel}, tmp_path)


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"synthesis.b4.conv1.activation": "relu"}, "leaky ReLU"),
        ({"synthesis.b4.conv1.conv_clamp": -3}, "clamp"),
        ({"synthesis.b4.conv1.conv_clamp": float("nan")}, "no number"),
        ({"mapping.fc0.bias_gain": "much"}, "no number"),
    ],
)
def test_settings_that_we_cannot_draw_are_refused(facts: dict[str, Any], word: str, tmp_path: Path) -> None:
    assert word in refusal(official(small(), facts), tmp_path)


def test_a_stylegan3_with_other_filters_is_refused(tmp_path: Path) -> None:
    config = stylegan3.StyleGAN3Config(32, (4,) * 14, z_size=4, w_size=4)
    network = stylegan3.Generator(config)
    assert recognize.parse(official(network), "x.pkl").config == config
    network.get_buffer(f"synthesis.{network.synthesis.names[3]}.up_filter")[2] += 0.01
    assert "filter" in refusal(official(network), tmp_path)


def test_a_tensor_larger_than_its_numbers_is_refused(tmp_path: Path) -> None:
    """A few bytes that claim to be a terabyte."""
    state = rosinality()
    state["input.input"] = torch.ones(1).expand(1, 16, 4, 4)
    assert "larger than what is stored" in refusal(state, tmp_path)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("size", 1 << 40), ("size", 33), ("size", "32"), ("size", True), ("channels", [8, 8, 8, 1 << 30]),
        ("channels", []), ("channels", None), ("channels", [8] * 10_000), ("mapping_layers", 10**9),
        ("z_size", -1), ("z_size", 8.0), ("colors", 2), ("classes", 1e300), ("clamp", "much"),
        ("mapping_rate", 0), ("surprise", 1), ("w_size", 16),
    ],
)  # fmt: skip
def test_our_own_files_may_not_claim_anything(key: str, value: Any, tmp_path: Path) -> None:
    found = recognize.parse(official(small()), "x.pkl")
    data = found.to_safetensors()
    assert recognize.parse(data, "own.safetensors").config == SMALL
    about = {"kind": "stylegan2", "source": "", "config": {**vars(SMALL), key: value}}
    tensors = safetensors.torch.load(data)
    refusal(safetensors.torch.save(tensors, {"artstudio.generator": json.dumps(about)}), tmp_path)


@pytest.mark.parametrize(
    "about", ["", "[]", "{}", '{"kind": "other", "config": {}}', '{"kind": [], "config": 3}', "[" * 5000]
)
def test_an_unreadable_configuration_is_refused(about: str, tmp_path: Path) -> None:
    data = safetensors.torch.save({"a": torch.ones(1)}, {"artstudio.generator": about})
    assert "configuration" in refusal(data, tmp_path)


def test_a_kept_file_that_changed_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "network.pkl"
    path.write_bytes(official(small()))
    found, kept, digest = recognize.import_file(path, tmp_path / "kept")
    again = recognize.load(kept, digest)
    assert again.config == found.config and again.tensors.keys() == found.tensors.keys()
    kept.write_bytes(kept.read_bytes()[:-4] + b"\0\0\0\1")
    with pytest.raises(WeightsError, match="has changed"):
        recognize.load(kept, digest)
    kept.unlink()
    with pytest.raises(WeightsError, match="missing"):
        recognize.load(kept, digest)


def test_a_folder_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "network.pkl"
    path.write_bytes(official(small()))
    (tmp_path / "kept").write_text("a file")
    with pytest.raises(BadInputError, match="could not be converted"):
        recognize.import_file(path, tmp_path / "kept")
    assert {entry.name for entry in tmp_path.iterdir()} == {"network.pkl", "kept"}
