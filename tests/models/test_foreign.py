"""Network files from elsewhere: known ones paint, all others are refused with a sentence and run nothing."""

from __future__ import annotations

import json
import os
import pickle
import struct
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

from artstudio.engine.headless import Headless
from artstudio.engine.request import Quality, Request
from artstudio.errors import BadInputError, WeightsError
from artstudio.library.library import Library
from artstudio.models.base import Image, NetworkFile
from artstudio.models.style import foreign
from artstudio.models.style.spec import PAINT
from artstudio.params import StyleWeight, Values
from artstudio.pixels import Pixels

Picture = NDArray[np.float32]


class Conv(nn.Module):
    """The convolution of the layout under test: mirrored edges, enlarged before if wanted."""

    def __init__(self, inputs: int, outputs: int, size: int, stride: int = 1, upsample: int = 1):
        super().__init__()
        self.upsample = upsample
        self.pad = nn.ReflectionPad2d(size // 2)
        self.conv2d = nn.Conv2d(inputs, outputs, size, stride)

    def forward(self, x: torch.Tensor) -> Any:
        if self.upsample > 1:
            x = F.interpolate(x, scale_factor=self.upsample, mode="nearest")
        return self.conv2d(self.pad(x))


class Block(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.conv1, self.in1 = Conv(channels, channels, 3), nn.InstanceNorm2d(channels, affine=True)
        self.conv2, self.in2 = Conv(channels, channels, 3), nn.InstanceNorm2d(channels, affine=True)

    def forward(self, x: torch.Tensor) -> Any:
        return x + self.in2(self.conv2(torch.relu(self.in1(self.conv1(x)))))


class FastNeuralStyle(nn.Module):
    """A tiny network of the layout of pytorch/examples fast_neural_style, pictures in 0..255."""

    def __init__(self, a: int = 4, b: int = 6, c: int = 8):
        super().__init__()
        self.conv1, self.in1 = Conv(3, a, 9), nn.InstanceNorm2d(a, affine=True)
        self.conv2, self.in2 = Conv(a, b, 3, stride=2), nn.InstanceNorm2d(b, affine=True)
        self.conv3, self.in3 = Conv(b, c, 3, stride=2), nn.InstanceNorm2d(c, affine=True)
        for index in range(1, 6):
            self.add_module(f"res{index}", Block(c))
        self.deconv1, self.in4 = Conv(c, b, 3, upsample=2), nn.InstanceNorm2d(b, affine=True)
        self.deconv2, self.in5 = Conv(b, a, 3, upsample=2), nn.InstanceNorm2d(a, affine=True)
        self.deconv3 = Conv(a, 3, 9)

    def forward(self, x: torch.Tensor) -> Any:
        for conv, norm in ((self.conv1, self.in1), (self.conv2, self.in2), (self.conv3, self.in3)):
            x = torch.relu(norm(conv(x)))
        for index in range(1, 6):
            x = self.get_submodule(f"res{index}")(x)
        for conv, norm in ((self.deconv1, self.in4), (self.deconv2, self.in5)):
            x = torch.relu(norm(conv(x)))
        return self.deconv3(x)


@pytest.fixture(scope="module")
def network() -> FastNeuralStyle:
    torch.manual_seed(11)
    network = FastNeuralStyle().eval().requires_grad_(False)
    for parameter in network.parameters():
        if parameter.ndim == 1:
            parameter.uniform_(-0.5, 1.5)
    # So that colors fill 0..255, as after training.
    network.deconv3.conv2d.weight.mul_(100)
    network.deconv3.conv2d.bias.fill_(120)
    return network


@pytest.fixture
def picture(pictures: list[Picture]) -> Picture:
    return pictures[0][:120, :160]


def saved(path: Path, what: object, **options: Any) -> Path:
    torch.save(what, path, **options)
    return path


def refused(path: Path) -> str:
    with pytest.raises(BadInputError) as caught:
        foreign.inspect(path)
    sentence = str(caught.value)
    assert sentence.endswith(".") and path.stem in sentence
    return sentence


@pytest.mark.parametrize("zipped", [True, False], ids=["zip", "legacy"])
def test_a_fast_neural_style_network_paints_as_it_does_in_pytorch(
    zipped: bool, network: FastNeuralStyle, picture: Picture, tmp_path: Path
) -> None:
    state = network.state_dict()
    path = saved(tmp_path / "rain_princess.pth", state, _use_new_zipfile_serialization=zipped)
    info = foreign.inspect(path)
    assert (info.kind, info.title) == ("johnson", "Rain princess")
    assert info.details == {"channels": [4, 6, 8], "blocks": 5}
    painted = foreign.load(path, info.sha256).run(picture)
    x = torch.from_numpy(picture).permute(2, 0, 1)[None] * 255
    theirs = (network(x) / 255).clamp(0, 1)[0].permute(1, 2, 0).numpy()
    assert theirs.std() > 0.03
    assert np.abs(painted - theirs).max() <= 0.5 / 255


def test_the_running_statistics_of_old_files_change_nothing(
    network: FastNeuralStyle, picture: Picture, tmp_path: Path
) -> None:
    state = OrderedDict(network.state_dict())
    new = saved(tmp_path / "new.pth", state)
    state["in1.running_mean"] = state["res2.in1.running_var"] = torch.ones(4)
    old = saved(tmp_path / "old.pth", state)
    both = [foreign.load(path, foreign.inspect(path).sha256).run(picture) for path in (new, old)]
    np.testing.assert_array_equal(*both)


def test_a_pth_is_kept_as_safetensors(network: FastNeuralStyle, picture: Picture, tmp_path: Path) -> None:
    path = saved(tmp_path / "candy.pth", network.state_dict())
    info, kept = foreign.import_file(path, tmp_path / "cache")
    assert kept.is_relative_to(tmp_path / "cache") and kept.name == "candy.safetensors"
    assert info == foreign.inspect(kept)
    before = foreign.load(path, foreign.inspect(path).sha256).run(picture)
    np.testing.assert_array_equal(foreign.load(kept, info.sha256).run(picture), before)
    assert foreign.import_file(kept, tmp_path / "elsewhere") == (info, kept)
    (tmp_path / "file").touch()
    with pytest.raises(BadInputError, match="could not be converted"):
        foreign.import_file(path, tmp_path / "file")


def test_any_size_comes_back_at_its_size(network: FastNeuralStyle, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.pth", network.state_dict())
    painter = foreign.load(path, foreign.inspect(path).sha256)
    for size in ((1, 1), (3, 50), (101, 67)):
        painted = painter.run(np.full((*size, 3), 0.3, np.float32))
        assert painted.shape == (*size, 3) and np.isfinite(painted).all()


def test_painting_can_be_stopped(network: FastNeuralStyle, picture: Picture, tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def stop(step: int, total: int) -> None:
        raise Stop

    path = saved(tmp_path / "a.pth", network.state_dict())
    with pytest.raises(Stop):
        foreign.load(path, foreign.inspect(path).sha256).run(picture, stop)


class Evil:
    def __init__(self, target: Path):
        self.target = target

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, (f"touch '{self.target}'",)


@pytest.mark.parametrize("how", ["zip", "legacy", "plain"])
def test_a_malicious_pickle_runs_nothing(how: str, network: FastNeuralStyle, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    state: dict[str, Any] = dict(network.state_dict())
    state["conv1.conv2d.bias"] = Evil(ran)
    path = tmp_path / "evil.pth"
    if how == "plain":
        path.write_bytes(pickle.dumps(state["conv1.conv2d.bias"]))
    else:
        saved(path, state, _use_new_zipfile_serialization=how == "zip")
    assert "wants to run code (" in refused(path)
    with pytest.raises(BadInputError):
        foreign.import_file(path, tmp_path / "kept")
    assert not ran.exists()
    assert not (tmp_path / "kept").exists()
    pickle.loads(pickle.dumps(Evil(ran)))
    assert ran.exists()  # the trap does work


def test_other_architectures_are_named(network: FastNeuralStyle, tmp_path: Path) -> None:
    path = saved(tmp_path / "vgg.pth", {"features.0.weight": torch.zeros(64, 3, 3, 3)})
    assert "1 tensors such as features.0.weight with 64 x 3 x 3 x 3 numbers" in refused(path)
    assert "holds a list" in refused(saved(tmp_path / "list.pth", [torch.zeros(3)]))
    assert "not the tensors of a network" in refused(saved(tmp_path / "epoch.pth", {"epoch": 3}))
    state = dict(network.state_dict())
    state["res3.conv1.conv2d.weight"] = torch.zeros(8, 8, 5, 5)
    sentence = refused(saved(tmp_path / "odd.pth", state))
    assert (
        "res3.conv1.conv2d.weight has 8 x 8 x 5 x 5 numbers where 8 x 8 x 3 x 3 numbers should be" in sentence
    )
    state = dict(network.state_dict())
    del state["in5.bias"]
    assert "in5.bias has nothing where 4 numbers should be" in refused(saved(tmp_path / "less.pth", state))


def test_numbers_that_are_not_finite_are_refused(network: FastNeuralStyle, tmp_path: Path) -> None:
    state = dict(network.state_dict())
    state["in2.weight"] = torch.full((6,), float("nan"))
    assert "in2.weight holds numbers that are not finite" in refused(saved(tmp_path / "nan.pth", state))


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
@pytest.mark.parametrize("kind", ["zip", "legacy", "safetensors", "onnx"])
def test_files_cut_short_are_refused(
    kind: str, share: float, network: FastNeuralStyle, tmp_path: Path
) -> None:
    path = tmp_path / f"short.{kind if kind in ('safetensors', 'onnx') else 'pth'}"
    if kind == "safetensors":
        save_file(network.state_dict(), path)
    elif kind == "onnx":
        path.write_bytes(image_network().SerializeToString())
    else:
        saved(path, network.state_dict(), _use_new_zipfile_serialization=kind == "zip")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    refused(path)


def test_files_that_are_no_networks_are_refused(tmp_path: Path) -> None:
    for name in ("note.pth", "note.onnx", "note.safetensors", "note"):
        (tmp_path / name).write_text("Dear diary, this is no network.")
        assert "not a" in refused(tmp_path / name)
    assert "folder" in refused(tmp_path)
    (tmp_path / "endless.pth").symlink_to("/dev/zero")
    assert "is a device" in refused(tmp_path / "endless.pth")
    assert "cannot be read" in refused(tmp_path / "gone.pth")


def test_absurd_declared_sizes_are_refused(network: FastNeuralStyle, tmp_path: Path) -> None:
    state = dict(network.state_dict())
    state["conv1.conv2d.weight"] = torch.zeros(1).expand(10**6, 3, 9, 9)
    refused(saved(tmp_path / "wide.pth", state))
    huge = json.dumps({"conv1.conv2d.weight": {"dtype": "F32", "shape": [10**6] * 3, "data_offsets": [0, 4]}})
    (tmp_path / "huge.safetensors").write_bytes(struct.pack("<Q", len(huge)) + huge.encode() + b"\0" * 4)
    refused(tmp_path / "huge.safetensors")
    (tmp_path / "header.safetensors").write_bytes(struct.pack("<Q", 1 << 60) + b"{" + b" " * 50)
    refused(tmp_path / "header.safetensors")
    fixed = image_network(size=(100_000, 100_000))
    (tmp_path / "vast.onnx").write_bytes(fixed.SerializeToString())
    assert "100000 x 100000" in refused(tmp_path / "vast.onnx")


def test_a_file_that_changed_or_vanished_is_not_loaded(network: FastNeuralStyle, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.pth", network.state_dict())
    info = foreign.inspect(path)
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(WeightsError, match="has changed"):
        foreign.load(path, info.sha256)
    path.unlink()
    with pytest.raises(WeightsError, match="missing"):
        foreign.load(path, info.sha256)


def image_network(
    *,
    layout: str = "NCHW",
    size: tuple[int, int] | None = None,
    top: float = 1.0,
    kind: int = TensorProto.FLOAT,
) -> onnx.ModelProto:
    """A network that turns a picture of 0..top into its negative, as a 1 x 1 convolution and a clip."""
    sides: list[Any] = list(size) if size else ["h", "w"]
    shape = [1, 3, *sides] if layout == "NCHW" else [1, *sides, 3]
    dtype = helper.tensor_dtype_to_np_dtype(kind)
    weights = numpy_helper.from_array(-np.eye(3, dtype=dtype)[:, :, None, None], "weights")
    bias = numpy_helper.from_array(np.full(3, top, dtype), "bias")
    low, high = (numpy_helper.from_array(np.array(v, dtype), n) for v, n in ((0, "low"), (top, "high")))
    nodes = [
        helper.make_node("Transpose", ["x"], ["a"], perm=[0, 1, 2, 3] if layout == "NCHW" else [0, 3, 1, 2]),
        helper.make_node("Conv", ["a", "weights", "bias"], ["b"], kernel_shape=[1, 1]),
        helper.make_node("Clip", ["b", "low", "high"], ["c"]),
        helper.make_node("Transpose", ["c"], ["y"], perm=[0, 1, 2, 3] if layout == "NCHW" else [0, 2, 3, 1]),
    ]
    graph = helper.make_graph(
        nodes,
        "negative",
        [helper.make_tensor_value_info("x", kind, shape)],
        [helper.make_tensor_value_info("y", kind, shape)],
        [weights, bias, low, high],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def written(path: Path, model: onnx.ModelProto) -> Path:
    path.write_bytes(model.SerializeToString())
    return path


@pytest.mark.parametrize("layout", ["NCHW", "NHWC"])
@pytest.mark.parametrize("size", [None, (64, 64)], ids=["dynamic", "fixed"])
@pytest.mark.parametrize("top", [1.0, 255.0])
def test_an_onnx_network_paints(
    layout: str, size: tuple[int, int] | None, top: float, picture: Picture, tmp_path: Path
) -> None:
    path = written(tmp_path / "negative.onnx", image_network(layout=layout, size=size, top=top))
    info = foreign.inspect(path)
    assert info.kind == "onnx" and info.title == "Negative"
    assert info.details == {"layout": layout, "range": [0.0, top], "size": list(size) if size else None}
    assert foreign.import_file(path, tmp_path / "cache") == (info, path)
    network = foreign.load(path, info.sha256)
    for shape in ((120, 160), (33, 70), (1, 9)):
        part = picture[: shape[0], : shape[1]]
        painted = network.run(part)
        assert painted.shape == part.shape and painted.dtype == np.float32
        # A fixed size costs detail.
        limit = 0.002 if size is None else 0.1
        assert np.abs(painted - (1 - part)).mean() <= limit


def test_half_precision_onnx(picture: Picture, tmp_path: Path) -> None:
    path = written(tmp_path / "half.onnx", image_network(kind=TensorProto.FLOAT16))
    painted = foreign.load(path, foreign.inspect(path).sha256).run(picture)
    assert np.abs(painted - (1 - picture)).max() <= 0.002


def test_onnx_networks_that_turn_no_picture_into_one_are_refused(tmp_path: Path) -> None:
    two = image_network()
    two.graph.input.append(helper.make_tensor_value_info("z", TensorProto.FLOAT, [1]))
    assert "2 inputs and 1 outputs" in refused(written(tmp_path / "two.onnx", two))
    gray = image_network()
    gray.graph.input[0].type.tensor_type.shape.dim[1].dim_value = 1
    assert "not a color picture" in refused(written(tmp_path / "gray.onnx", gray))
    whole = image_network()
    whole.graph.input[0].type.tensor_type.elem_type = TensorProto.INT64
    assert "other values" in refused(written(tmp_path / "whole.onnx", whole))
    black = image_network(top=0.0)
    assert "does not give a picture" in refused(written(tmp_path / "black.onnx", black))
    broken = image_network()
    broken.graph.node[1].op_type = "NoSuchLayer"
    assert "cannot be run" in refused(written(tmp_path / "broken.onnx", broken))


def test_onnx_networks_that_read_other_files_are_refused(tmp_path: Path) -> None:
    model = image_network()
    secret = tmp_path / "secret"
    secret.write_bytes(b"\0" * 36)
    weights = model.graph.initializer[0]
    weights.ClearField("raw_data")
    weights.data_location = TensorProto.EXTERNAL
    weights.external_data.add(key="location", value="../../" + secret.name)
    assert "in other files" in refused(written(tmp_path / "outside.onnx", model))
    inner = image_network()
    inner.graph.node.insert(0, helper.make_node("Constant", [], ["k"], value=weights))
    assert "in other files" in refused(written(tmp_path / "inside.onnx", inner))


def test_onnx_networks_that_need_not_end_are_refused(tmp_path: Path) -> None:
    model = image_network()
    body = helper.make_graph([], "body", [], [])
    model.graph.node.insert(0, helper.make_node("Loop", ["", ""], [], body=body))
    assert "a loop" in refused(written(tmp_path / "loop.onnx", model))


def test_a_dropped_pth_becomes_a_style_like_any_other(
    network: FastNeuralStyle, picture: Picture, tmp_path: Path
) -> None:
    path = saved(tmp_path / "udnie.pth", network.state_dict())
    engine = Headless()
    found = engine.run(Request("style-network", Values((("path", str(path)),))))
    assert isinstance(found, NetworkFile)
    library = Library(tmp_path / "library")
    style = library.add_network_style(found.title, Path(found.path), found.sha256, found.details)
    assert style.network is not None and style.network.suffix == ".safetensors"
    path.unlink()  # the library has its own copy
    values = Values.of(PAINT.params, {"styles": (StyleWeight(style.ref),)})
    painted = engine.run(Request("style", values, (Pixels.of(picture),), quality=Quality.FINAL))
    assert isinstance(painted, Image)
    assert painted.array.shape == picture.shape
    theirs = foreign.load(style.network, style.id).run(picture)
    # The strokes are painted at a size of their own, so the pixels are only much alike.
    assert np.abs(painted.array - theirs).mean() < 0.3 * np.abs(painted.array - picture).mean()
