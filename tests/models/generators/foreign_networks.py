"""Small networks in the layouts of others, with numbers that anyone can make again, and files of them."""

from __future__ import annotations

import collections
import pickle
import sys
import types
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn


def numbers(name: str, shape: tuple[int, ...]) -> Tensor:
    """Weights that depend on their name only, of about unit variance; other parameters are smaller."""
    uniform = np.random.Generator(np.random.PCG64(zlib.crc32(name.encode()))).random(shape, dtype=np.float32)
    if name.endswith(("magnitude_ema", "running_var")):
        return torch.from_numpy(np.asarray(uniform + 0.5))
    scale = 3.46 if len(shape) > 1 else 0.7
    if name.startswith(
        ("mapping.fc", "style.", "SE.net.")
    ):  # mapping networks learn slowly, from larger weights
        scale *= 10 if name.startswith("SE") else 100
    return torch.from_numpy(np.asarray((uniform - np.float32(0.5)) * np.float32(scale)))


def filled(network: nn.Module) -> dict[str, Tensor]:
    """The state dict of a network, with such numbers instead of its own, where they are not fixed."""
    fixed = ("_filter", "transform", "num_batches_tracked")
    return {
        name: tensor if name.endswith(fixed) else numbers(name, tuple(tensor.shape))
        for name, tensor in network.state_dict().items()
    }


def z(size: int) -> Tensor:
    return numbers("z", (2, size))


def rosinality(blocks: int = 4, width: int = 16, w_size: int = 32, mapping: int = 3) -> dict[str, Tensor]:
    """A StyleGAN2 in the names and shapes of rosinality's state dicts."""
    shapes: dict[str, tuple[int, ...]] = {"input.input": (1, width, 4, 4)}
    for index in range(mapping):
        shapes |= {f"style.{index + 1}.weight": (w_size, w_size), f"style.{index + 1}.bias": (w_size,)}
    convs = ["conv1", *(f"convs.{index}" for index in range(2 * (blocks - 1)))]
    pictures = ["to_rgb1", *(f"to_rgbs.{index}" for index in range(blocks - 1))]
    for index, name in enumerate(convs):
        shapes |= {
            f"{name}.conv.weight": (1, width, width, 3, 3),
            f"{name}.noise.weight": (1,),
            f"{name}.activate.bias": (width,),
            f"noises.noise_{index}": (1, 1, 4 * 2 ** ((index + 1) // 2), 4 * 2 ** ((index + 1) // 2)),
        }
    for name in pictures:
        shapes |= {f"{name}.conv.weight": (1, 3, width, 1, 1), f"{name}.bias": (1, 3, 1, 1)}
    for name in (*convs, *pictures):
        shapes[f"{name}.conv.modulation.weight"] = (width, w_size)
        shapes[f"{name}.conv.modulation.bias"] = (width,)
    tensors = {name: numbers(name, shape) for name, shape in shapes.items()}
    kernel = torch.outer(torch.tensor([1.0, 3, 3, 1]), torch.tensor([1.0, 3, 3, 1])) / 16
    tensors |= {f"convs.{2 * index}.conv.blur.kernel": kernel for index in range(blocks - 1)}
    return tensors | {f"to_rgbs.{index}.upsample.kernel": kernel for index in range(blocks - 1)}


def lucidrains(
    channels: tuple[int, ...] = (64, 32, 16, 8), z_size: int = 32, mapping: int = 3
) -> dict[str, Tensor]:
    """The averaged networks in a checkpoint of lucidrains, and a part of one that is not wanted."""
    start = channels[0]
    shapes: dict[str, tuple[int, ...]] = {
        "GE.initial_block": (1, start, 4, 4),
        "GE.initial_conv.weight": (start, start, 3, 3),
        "GE.initial_conv.bias": (start,),
        "D.final_conv.weight": (4, 4, 3, 3),
    }
    for index in range(mapping):
        shapes |= {f"SE.net.{2 * index}.weight": (z_size, z_size), f"SE.net.{2 * index}.bias": (z_size,)}
    for index, (inputs, outputs) in enumerate(zip((start, *channels), channels, strict=False)):
        block = f"GE.blocks.{index}"
        shapes |= {
            f"{block}.conv1.weight": (outputs, inputs, 3, 3),
            f"{block}.conv2.weight": (outputs, outputs, 3, 3),
        }
        shapes[f"{block}.to_rgb.conv.weight"] = (3, outputs, 1, 1)
        for layer, count, of in (("to_style1", inputs, z_size), ("to_style2", outputs, z_size),
                                 ("to_rgb.to_style", outputs, z_size), ("to_noise1", outputs, 1),
                                 ("to_noise2", outputs, 1)):  # fmt: skip
            shapes |= {f"{block}.{layer}.weight": (count, of), f"{block}.{layer}.bias": (count,)}
    tensors = {name: numbers(name, shape) * 0.3 for name, shape in shapes.items()}
    return tensors | {
        f"GE.blocks.{index}.to_rgb.upsample.1.f": torch.tensor([1.0, 2, 1])
        for index in range(len(channels) - 1)
    }


# Official pickles: objects that are rebuilt from the source of their class, which lies beside them.

SOURCE = "import os\nos.system('touch ran')\nraise SystemExit\n"


class EasyDict(dict[str, Any]):
    pass


class Persistent:
    """Pickled as official modules are. ``state`` is what a torch module keeps in its dictionary."""

    def __init__(self, class_name: str, state: dict[str, Any]):
        self.meta = {
            "type": "class",
            "version": 6,
            "module_src": SOURCE,
            "class_name": class_name,
            "state": state,
        }

    def __reduce__(self) -> tuple[Any, ...]:
        return _reconstruct_persistent_obj, (self.meta,), None


def _reconstruct_persistent_obj(meta: dict[str, Any]) -> None:
    raise AssertionError("code of the file was asked for")


def persistent(module: nn.Module, facts: dict[str, Any], prefix: str = "") -> Persistent:
    """A module of ours as an official object, with ``facts`` as further attributes, by dotted name."""
    state = {key: value for key, value in vars(module).items() if isinstance(value, bool)}
    state |= {key.removeprefix(prefix): fact for key, fact in facts.items()
              if key.startswith(prefix) and "." not in key.removeprefix(prefix)}  # fmt: skip
    state["_parameters"] = collections.OrderedDict(module._parameters)
    state["_buffers"] = collections.OrderedDict(module._buffers)
    state["_modules"] = collections.OrderedDict(
        (name, persistent(child, facts, f"{prefix}{name}."))
        for name, child in module._modules.items() if child is not None
    )  # fmt: skip
    return Persistent(type(module).__name__, state)


@contextmanager
def named_as(module_name: str, **members: Any) -> Iterator[None]:
    """Pickle these as if they were members of a module, which need not exist."""
    parts = module_name.split(".")
    names = [".".join(parts[: end + 1]) for end in range(len(parts))]
    made = [name for name in names if name not in sys.modules]
    sys.modules.update((name, types.ModuleType(name)) for name in made)
    before = {member: (member.__module__, member.__qualname__) for member in members.values()}
    try:
        for name, member in members.items():
            member.__module__, member.__qualname__ = module_name, name
            setattr(sys.modules[module_name], name, member)
        yield
    finally:
        for name, member in members.items():
            member.__module__, member.__qualname__ = before[member]
            delattr(sys.modules[module_name], name)
        for name in made:
            del sys.modules[name]


def official(
    network: nn.Module,
    facts: dict[str, Any] | None = None,
    protocol: int = 4,
    critic: nn.Module | None = None,
) -> bytes:
    """The pickle that the official training would have written of the network, and its discriminator."""
    with (
        named_as("torch_utils.persistence", _reconstruct_persistent_obj=_reconstruct_persistent_obj),
        named_as("dnnlib.util", EasyDict=EasyDict),
    ):
        other = Persistent("AugmentPipe", {"_buffers": {"p": torch.ones([])}, "size": np.arange(2)})
        value = {
            "training_set_kwargs": EasyDict(path="pictures", use_labels=True),
            "G": other,
            "D": None if critic is None else persistent(critic, {}),
            "G_ema": persistent(network, facts or {}),
            "augment_pipe": other,
        }
        return pickle.dumps(value, protocol)


class Call:
    """Pickled as a call of any function: what malicious files are made of."""

    def __init__(self, function: Callable[..., Any], *args: Any):
        self.function, self.args = function, args

    def __reduce__(self) -> tuple[Any, ...]:
        return self.function, self.args


def unpickled_by(opcodes: bytes) -> bytes:
    """A pickle of protocol 2 with these opcodes."""
    return pickle.PROTO + b"\x02" + opcodes + pickle.STOP
