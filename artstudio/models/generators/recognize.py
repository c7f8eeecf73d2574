"""Generators from elsewhere and our own: recognized by their tensors, kept as safetensors with a
configuration.

Known are the networks of StyleGAN2-ADA and StyleGAN3 in their official pickles, StyleGAN2 in the checkpoints
of rosinality and lucidrains, DCGAN in the layout of PyTorch's tutorial, and files of our own.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from torch import Tensor

from artstudio import files
from artstudio.errors import BadInputError, WeightsError
from artstudio.models import foreign_file
from artstudio.models.foreign_file import shape_words
from artstudio.models.generators import (
    card,
    checkpoints,
    dcgan,
    layouts,
    light_stylegan2,
    stylegan2,
    stylegan3,
    vae,
)
from artstudio.models.generators.checkpoints import Content, Network
from artstudio.models.generators.latent import seeded_z
from artstudio.models.generators.layouts import Config, Reading, UnlikeError
from artstudio.models.generators.unpickler import DamagedError

MOST_BYTES = 2 << 30  # official networks have up to 0.4 GB, checkpoints with optimizers up to 1.5
_METADATA = "artstudio.generator"
_MEAN_OF = 4096  # latents that the mean of w is taken over, where a file has none

Generator = stylegan2.Generator | stylegan3.Generator | light_stylegan2.Generator | dcgan.Generator | vae.VAE

_NETWORKS: dict[str, tuple[type[Config], Callable[[Any], Generator]]] = {
    "stylegan2": (stylegan2.StyleGAN2Config, stylegan2.Generator),
    "stylegan3": (stylegan3.StyleGAN3Config, stylegan3.Generator),
    "light-stylegan2": (light_stylegan2.LightStyleGAN2Config, light_stylegan2.Generator),
    "dcgan": (dcgan.DCGANConfig, dcgan.Generator),
    "vae": (vae.VAEConfig, vae.VAE),
}

# What a configuration may claim, since the network that it claims is built. Any other number goes up to
# 8,192.
_SIZES = (32, 64, 128, 256, 512, 1024)
_MOST = {
    "size": 1024,
    "mapping_layers": 64,
    "critical": 64,
    "margin": 64,
    "taps": 64,
    "upsampling": 8,
    "kernel": 15,
}
_MOST_CHANNELS = 8192


@dataclass(frozen=True)
class Recognized:
    """A generator: ``kind``, configuration, and its tensors (float32, by our names). ``source``: whose
    layout it had. ``card``: what its maker says of it, in a file of our own (see `card.Card`). ``half``: the
    file has half precision, and so has the one that is written."""

    kind: str
    config: Config
    tensors: Mapping[str, Tensor]
    source: str
    card: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    half: bool = False

    def build(self) -> Generator:
        """The network on the CPU, for use. It has ``config``, ``mapping`` and ``synthesis``."""
        with torch.device("meta"):
            network: Generator = _NETWORKS[self.kind][1](self.config)
        network.load_state_dict(dict(self.tensors), assign=True)
        return network.eval().requires_grad_(False)

    def to_safetensors(self) -> bytes:
        """The bytes of a file of our own: the tensors, and kind and configuration as JSON in its header."""
        about = {"kind": self.kind, "source": self.source, "config": dataclasses.asdict(self.config)}
        metadata = {_METADATA: json.dumps(about)}
        if self.card:
            metadata[card.METADATA] = json.dumps(dict(self.card))
        tensors = {
            name: tensor.half() if self.half and tensor.dtype is torch.float32 else tensor
            for name, tensor in self.tensors.items()
        }
        return _ordered(safetensors.torch.save(tensors, metadata))


def _ordered(data: bytes) -> bytes:
    """A safetensors file with its metadata in order, which the library writes in any: equal networks are
    equal files, and are known by their digest."""
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    header["__metadata__"] = dict(sorted(header["__metadata__"].items()))
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data[8 + length :]


def recognize(path: Path) -> Recognized:
    """The generator in a file. Raises BadInputError with a sentence that names what was found instead."""
    return parse(foreign_file.read(path, MOST_BYTES, "a generator"), path.name)


def parse(data: bytes, name: str) -> Recognized:
    """The generator in the bytes of a file called ``name``. Raises BadInputError."""
    content = checkpoints.read(data, name)
    if _METADATA in content.metadata:
        found = _checked(_own(content, name), "the generator that its header names", name)
        half = all(
            tensor.dtype is torch.float16
            for tensor in content.networks[""].tensors.values()
            if isinstance(tensor, Tensor) and tensor.is_floating_point()
        )
        return dataclasses.replace(
            found, card=_card(content), source=_source(content) or found.source, half=half
        )
    for layout in layouts.LAYOUTS:
        for key in sorted(content.networks, key=layouts.preference):
            network = layouts.without_prefix(content.networks[key])
            if layout.mark in network.tensors:
                return _checked(_read(layout, network, content, name), layout.source, name)
    shapes = {
        f"{key}.{tensor}".removeprefix("."): shape
        for key, network in content.networks.items()
        for tensor, shape in network.shapes().items()
    }
    raise BadInputError(
        f"{name} is not of a known layout: it holds {foreign_file.described(shapes)}. Known "
        "are the generators of StyleGAN2-ADA, StyleGAN3, rosinality, lucidrains and PyTorch's DCGAN tutorial."
    )


def _read(layout: layouts.Layout, network: Network, content: Content, name: str) -> Reading:
    try:
        return layout.read(network, content)
    except UnlikeError as error:
        raise BadInputError(f"{name} is not quite {layout.source}: {error}.") from error
    except (DamagedError, LookupError, ValueError, TypeError, ArithmeticError) as error:
        raise BadInputError(
            f"{name} is not quite {layout.source}: parts of it are missing or misshapen."
        ) from error


def import_file(path: Path, folder: Path) -> tuple[Recognized, Path, str]:
    """Recognize a generator, and write it below ``folder`` as a file of our own.

    Returns it, the path of that file, and its sha256. Raises BadInputError.
    """
    found = recognize(path)
    data = found.to_safetensors()
    digest = hashlib.sha256(data).hexdigest()
    target = folder / digest[:16] / f"{path.stem}.safetensors"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        files.write_file(target, data)
    except OSError as error:
        raise BadInputError(f"{path.name} could not be converted in {folder}: {files.why(error)}.") from error
    return found, target, digest


def load(path: Path, sha256: str) -> Recognized:
    """A file that ``import_file`` wrote. Raises WeightsError if it is missing or has changed."""
    try:
        data = foreign_file.read(path, MOST_BYTES, "a generator")
    except BadInputError as error:
        raise WeightsError(f"The network of a generator is missing. {error}") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise WeightsError(f"The network file {path} has changed since it was added; add it again.")
    return parse(data, path.name)


def _own(content: Content, name: str) -> Reading:
    try:
        about = json.loads(content.metadata[_METADATA])
        kind, values = about["kind"], about["config"]
        numbers = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
        make: Callable[..., Config] = _NETWORKS[kind][0]
        config = make(**numbers)
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise BadInputError(f"{name} has an unreadable configuration; convert it again.") from error
    network = content.networks[""]
    return Reading(kind, config, network, {key: key for key in network.tensors})


def _source(content: Content) -> str:
    """Whose layout the file had before it became one of our own."""
    return str(json.loads(content.metadata[_METADATA]).get("source", ""))[:200]


def _card(content: Content) -> dict[str, Any]:
    """What cannot be read of it is left out: the network does not depend on it."""
    try:
        return card.said(json.loads(content.metadata.get(card.METADATA, "{}")))
    except (ValueError, RecursionError):
        return {}


def _checked(reading: Reading, source: str, name: str) -> Recognized:
    """The tensors by our names, after each was compared with what the configuration asks for."""
    config, network = reading.config, reading.network
    check_config(config, name)
    try:
        with torch.device("meta"):
            expected = _NETWORKS[reading.kind][1](config).state_dict()
    except (ValueError, ArithmeticError, TypeError, RuntimeError) as error:
        raise BadInputError(f"{name} is not quite {source}: its sizes don't fit together.") from error
    shapes = network.shapes()
    tensors: dict[str, Tensor] = {}
    for ours, wanted in expected.items():
        theirs, form = reading.names.get(ours, ours), tuple(wanted.shape)
        if ours in reading.given:
            tensors[ours] = reading.given[ours].to(wanted.dtype)
            continue
        if theirs not in shapes or _without_ones(shapes[theirs]) != _without_ones(form):
            raise BadInputError(
                f"{name} is not quite {source}: {theirs} has {shape_words(shapes.get(theirs))} "
                f"where {shape_words(form)} should be."
            )
        tensors[ours] = _numbers(network, theirs, name).reshape(form).to(wanted.dtype)
    spare = sorted(shapes.keys() - {reading.names.get(ours, ours) for ours in expected})
    if spare:
        raise BadInputError(f"{name} is not quite {source}: it also holds {spare[0][:80]}.")
    found = Recognized(reading.kind, config, tensors, source)
    _check_filters(found, name)
    return _with_mean(found) if reading.mean else found


def _without_ones(shape: tuple[int, ...]) -> tuple[int, ...]:
    """Some layouts write (1, C, 1, 1) or (1,) where others write (C,) or ()."""
    return tuple(length for length in shape if length != 1)


def _numbers(network: Network, key: str, name: str) -> Tensor:
    try:
        tensor = network.read(key)
    except DamagedError as error:
        raise BadInputError(f"{name} is damaged ({key[:80]}: {error}); get it again.") from error
    if not bool(torch.isfinite(tensor).all()):
        raise BadInputError(f"{name} is damaged: {key} holds numbers that are not finite.")
    return tensor


def check_config(config: Config, name: str) -> None:
    """Raises BadInputError for what no generator is, before anything of that size is built."""
    for field in dataclasses.fields(config):
        value = getattr(config, field.name)
        if not _is_sane(field.name, str(field.type), value):
            raise BadInputError(
                f"{name} claims a {field.name.replace('_', ' ')} of {str(value)[:20]}, "
                "which no generator has."
            )
    if config.size not in _SIZES:
        raise BadInputError(
            f"{name} draws {config.size:,} pixels, and generators draw 32, 64, 128 ... 1,024."
        )
    if config.colors not in (1, 3):
        raise BadInputError(f"{name} draws {config.colors} colors; those of 1 or 3 can be used.")


def _is_sane(field: str, kind: str, value: object) -> bool:
    if kind.startswith("tuple"):
        return (
            isinstance(value, tuple)
            and 0 < len(value) <= 64
            and all(type(part) is int and 0 < part <= _MOST_CHANNELS for part in value)
        )
    if kind == "bool":
        return isinstance(value, bool)
    if kind == "int":
        return type(value) is int and 0 <= value <= _MOST.get(field, _MOST_CHANNELS)
    if value is None:
        return kind == "float | None"
    return isinstance(value, (int, float)) and math.isfinite(value) and 0 < value <= _MOST_CHANNELS


def _check_filters(found: Recognized, name: str) -> None:
    """The filters of a StyleGAN3 follow from its configuration. If they don't, it has settings we have not
    seen."""
    if not isinstance(found.config, stylegan3.StyleGAN3Config):
        return
    ours = dict(stylegan3.Synthesis(found.config).named_buffers())
    for key, tensor in found.tensors.items():
        wanted = ours.get(key.removeprefix("synthesis."))
        if key.endswith("_filter") and wanted is not None and not torch.allclose(wanted, tensor, atol=1e-5):
            raise BadInputError(f"{name} is not quite a StyleGAN3: its filter {key} is not the paper's.")


def _with_mean(found: Recognized) -> Recognized:
    """Some layouts leave the mean of w to be found by drawing many; here it is drawn once, the same for each
    file."""
    z = torch.from_numpy(seeded_z(range(_MEAN_OF), found.config.z_size))
    with torch.inference_mode():
        mean = found.build().mapping(z).double().mean(0)
    return dataclasses.replace(found, tensors=dict(found.tensors) | {"mapping.w_avg": mean.float().clone()})
