"""Networks of pytorch/examples fast_neural_style (Johnson et al. 2016), read without running code.

They have the shape of our painters: what they call ``in1.weight`` and ``in1.bias`` is the gamma and beta of
one fixed style. Their pictures have values of 0..255, which goes into the first and last weights here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import safetensors.torch
import torch
from torch import Tensor

from artstudio.errors import BadInputError
from artstudio.models.foreign_file import described, shape_words
from artstudio.models.generators import checkpoints
from artstudio.models.generators.unpickler import DamagedError
from artstudio.models.style.networks import Painter, PainterConfig

MOST_BYTES = 256 << 20  # of the file, unpacked; the usual ones have 6.7 MB
_MOST_NUMBERS = 1 << 24  # in one tensor
_IGNORED = re.compile(r"(running_mean|running_var|num_batches_tracked)$")  # kept by PyTorch before 0.4

# Our layers by their names for the convolution and the normalization.
_LAYERS = {
    "contract.0": ("conv1", "in1"),
    "contract.1": ("conv2", "in2"),
    "contract.2": ("conv3", "in3"),
    "expand.0": ("deconv1", "in4"),
    "expand.1": ("deconv2", "in5"),
    "expand.2": ("deconv3", None),
}


def read_tensors(data: bytes, name: str) -> dict[str, Tensor]:
    """The state dict in the bytes of a ``.pth`` (either format) or ``.safetensors`` file called ``name``.

    Raises BadInputError for anything else, and for what would run code if it were unpickled.
    """
    network = checkpoints.read(data, name, MOST_BYTES).networks[""]
    if not network.tensors or network.facts or network.kind:
        found = network.kind or "dictionary of other things"
        raise BadInputError(f"{name} holds a {found} and not the tensors of a network (a state dict).")
    try:
        return {key: network.read(key) for key in network.tensors}
    except DamagedError as error:
        raise BadInputError(f"{name} is damaged or cut short: {error}; get it again.") from error


def recognize(tensors: Mapping[str, Tensor], name: str) -> PainterConfig:
    """The configuration that the tensors' shapes tell. Raises BadInputError naming what was found instead."""
    shapes = {key: tuple(tensor.shape) for key, tensor in tensors.items() if not _IGNORED.search(key)}
    try:
        config = PainterConfig(
            style_size=1,
            style_bias=False,
            contract=(shapes["conv1.conv2d.weight"][0], shapes["conv2.conv2d.weight"][0],
                      shapes["conv3.conv2d.weight"][0]),
            contract_styled=True,
            blocks=len({key.split(".")[0] for key in shapes if key.startswith("res")}),
            expand=(shapes["deconv1.conv2d.weight"][0], shapes["deconv2.conv2d.weight"][0]),
            output_styled=False,
        )  # fmt: skip
    except (KeyError, IndexError):
        raise BadInputError(
            f"{name} is not of a known layout: it holds {described(shapes)}. "
            "Only networks of PyTorch's fast_neural_style example are recognized."
        ) from None
    expected = _expected_shapes(config)
    for key in sorted(expected.keys() | shapes.keys()):
        if expected.get(key) != shapes.get(key):
            raise BadInputError(
                f"{name} is not quite a fast_neural_style network: {key} has {shape_words(shapes.get(key))} "
                f"where {shape_words(expected.get(key))} should be."
            )
    for key in expected:
        tensor = tensors[key]
        if tensor.numel() > _MOST_NUMBERS:
            raise BadInputError(f"{name} is too large: {key} has {tensor.numel():,} numbers.")
        if not tensor.is_floating_point() or not bool(torch.isfinite(tensor).all()):
            raise BadInputError(f"{name} is damaged: {key} holds numbers that are not finite.")
    return config


def _expected_shapes(config: PainterConfig) -> dict[str, tuple[int, ...]]:
    channels = {
        "contract.0": (config.contract[0], 3, 9), "contract.1": (config.contract[1], config.contract[0], 3),
        "contract.2": (config.contract[2], config.contract[1], 3),
        "expand.0": (config.expand[0], config.contract[2], 3),
        "expand.1": (config.expand[1], config.expand[0], 3), "expand.2": (3, config.expand[1], 9),
    }  # fmt: skip
    shapes: dict[str, tuple[int, ...]] = {}
    for layer, (conv, norm) in _layers(config).items():
        outputs, inputs, size = channels.get(layer, (config.contract[2], config.contract[2], 3))
        shapes[f"{conv}.conv2d.weight"] = (outputs, inputs, size, size)
        shapes[f"{conv}.conv2d.bias"] = (outputs,)
        if norm:
            shapes[f"{norm}.weight"] = shapes[f"{norm}.bias"] = (outputs,)
    return shapes


def _layers(config: PainterConfig) -> dict[str, tuple[str, str | None]]:
    layers: dict[str, tuple[str, str | None]] = dict(_LAYERS)
    for block in range(config.blocks):
        for index in (0, 1):
            theirs = f"res{block + 1}"
            layers[f"residual.{block}.{index}"] = f"{theirs}.conv{index + 1}", f"{theirs}.in{index + 1}"
    return layers


def build(tensors: Mapping[str, Tensor], config: PainterConfig) -> Painter:
    """The painter with these weights, on the CPU in float32. Its only style is ``torch.ones(N, 1)``."""
    ours: dict[str, Tensor] = {}
    for layer, (conv, norm) in _layers(config).items():
        ours[f"{layer}.weight"] = tensors[f"{conv}.conv2d.weight"].float()
        if norm:  # the normalization takes the convolution's bias away again
            ours[f"{layer}.gamma.weight"] = tensors[f"{norm}.weight"].float()[:, None]
            ours[f"{layer}.beta.weight"] = tensors[f"{norm}.bias"].float()[:, None]
        else:
            ours[f"{layer}.bias"] = tensors[f"{conv}.conv2d.bias"].float() / 255
    ours["contract.0.weight"] = ours["contract.0.weight"] * 255
    ours["expand.2.weight"] = ours["expand.2.weight"] / 255
    for name, tensor in ours.items():
        if tensor.ndim == 4:
            ours[name] = tensor.contiguous(memory_format=torch.channels_last)
    with torch.device("meta"):
        painter = Painter(config)
    painter.load_state_dict(ours, assign=True)
    return painter.eval().requires_grad_(False)


def to_safetensors(tensors: Mapping[str, Tensor]) -> bytes:
    """The same tensors as the bytes of a safetensors file, which ``read_tensors`` reads."""
    kept = {key: tensor.float().contiguous() for key, tensor in tensors.items() if not _IGNORED.search(key)}
    return safetensors.torch.save(kept)
