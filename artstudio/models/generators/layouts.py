"""The layouts of generators from elsewhere: how each tells its sizes, and what it calls our tensors."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor

from artstudio.models.generators.checkpoints import Content, Network
from artstudio.models.generators.dcgan import DCGANConfig
from artstudio.models.generators.light_stylegan2 import LightStyleGAN2Config
from artstudio.models.generators.stylegan2 import StyleGAN2Config
from artstudio.models.generators.stylegan3 import StyleGAN3Config
from artstudio.models.generators.vae import VAEConfig

Config = StyleGAN2Config | StyleGAN3Config | LightStyleGAN2Config | DCGANConfig | VAEConfig

# Several networks may lie in a file. The averaged generator comes first, then the generator, then anything.
_PREFERRED = ("G_ema", "g_ema", "GAN", "generator_ema", "ema", "", "generator", "netG", "G", "g")


class UnlikeError(ValueError):
    """A file of a known layout with something in it that we don't draw. ``str(error)`` says what, without a
    stop."""


@dataclass(frozen=True)
class Reading:
    """A network as a layout reads it.

    ``names``: what the file calls our tensors; ``given``: tensors that it does without. ``mean``: whether
    the mean of w has to be found by drawing many.
    """

    kind: str
    config: Config
    network: Network
    names: Mapping[str, str]
    given: Mapping[str, Tensor] = field(default_factory=dict)
    mean: bool = False


@dataclass(frozen=True)
class Layout:
    """``mark``: a tensor that only networks of this layout have. ``source``: whose it is, for people."""

    mark: str
    source: str
    read: Callable[[Network, Content], Reading]


def preference(key: str) -> tuple[int, str]:
    """Sorts the names of the networks in a file by how likely they are the one to import."""
    return (_PREFERRED.index(key) if key in _PREFERRED else len(_PREFERRED), key)


def without_prefix(network: Network) -> Network:
    """Without the ``module.`` that training on several GPUs leaves before each name."""
    if not network.tensors or not all(name.startswith("module.") for name in network.tensors):
        return network
    return replace(network, tensors={k.removeprefix("module."): t for k, t in network.tensors.items()})


def _within(network: Network, pattern: str) -> Network:
    """Without the tensors that match, which follow from the configuration."""
    kept = {name: tensor for name, tensor in network.tensors.items() if not re.search(pattern, name)}
    return replace(network, tensors=kept)


def _shape(network: Network, name: str) -> tuple[int, ...]:
    return tuple(network.tensors[name].shape)


def _count(network: Network, pattern: str) -> int:
    """How many numbers there are that fit into the gap of the pattern."""
    return len({found[1] for name in network.tensors if (found := re.match(pattern, name))})


def _check_filters(network: Network, pattern: str) -> None:
    taps = torch.tensor([1.0, 3.0, 3.0, 1.0])
    usual = torch.outer(taps, taps) / 64
    for name in network.tensors:
        if re.search(pattern, name):
            found = network.read(name).float()
            if found.shape != usual.shape or not torch.allclose(found / found.sum(), usual, atol=1e-6):
                raise UnlikeError(f"its filter {name} is not [1, 3, 3, 1]")


def _number(network: Network, name: str, usual: float | None) -> float | None:
    """A setting of a whole network; the usual one for a state dict, which has no settings."""
    found = network.facts.get(name, usual)
    if found is None or (isinstance(found, (int, float)) and math.isfinite(found)):
        return found
    raise UnlikeError(f"its setting {name} is no number")


def _certain(network: Network, name: str, usual: float) -> float:
    found = _number(network, name, usual)
    return usual if found is None else found


def _check_activations(network: Network) -> None:
    for name, value in network.facts.items():
        if re.search(r"(fc\d+|conv[01])\.activation$", name) and value != "lrelu":
            raise UnlikeError(f"its activation {name} is {str(value)[:40]!a} and not a leaky ReLU")


# Official networks. Ours have the same names.


def _official_sizes(network: Network, w_size: int) -> dict[str, int]:
    """z_size, w_size, classes and mapping_layers of the official mapping network."""
    labelled = "mapping.embed.weight" in network.tensors
    return {
        "z_size": _shape(network, "mapping.fc0.weight")[1] - (w_size if labelled else 0),
        "w_size": w_size,
        "classes": _shape(network, "mapping.embed.weight")[1] if labelled else 0,
        "mapping_layers": _count(network, r"mapping\.fc(\d+)\.weight"),
    }


def _stylegan2(network: Network, _: Content) -> Reading:
    _check_filters(network, r"\.resample_filter$")
    _check_activations(network)
    if any(".skip." in name for name in network.tensors):
        raise UnlikeError("its blocks are residual instead of adding up pictures")
    network = _within(network, r"\.resample_filter$")
    blocks = _count(network, r"synthesis\.b(\d+)\.conv1\.weight")
    sizes = [4 * 2**index for index in range(blocks)]
    config = StyleGAN2Config(
        size=sizes[-1],
        channels=tuple(_shape(network, f"synthesis.b{size}.conv1.weight")[0] for size in sizes),
        colors=_shape(network, "synthesis.b4.torgb.weight")[0],
        mapping_rate=_certain(network, "mapping.fc0.bias_gain", 0.01),
        clamp=_number(network, "synthesis.b4.conv1.conv_clamp", None),
        **_official_sizes(network, _shape(network, "synthesis.b4.conv1.affine.weight")[1]),
    )
    return Reading("stylegan2", config, network, {name: name for name in network.tensors})


def _stylegan3(network: Network, _: Content) -> Reading:
    _check_activations(network)
    found = (re.match(r"synthesis\.(L(\d+)_(\d+)_(\d+))\.weight$", name) for name in network.tensors)
    layers = sorted((int(match[2]), match[1], int(match[3]), int(match[4])) for match in found if match)
    last, size, colors = layers[-1][1:]
    filters = {name: _shape(network, name) for name in network.tensors if name.endswith("down_filter")}
    first = f"synthesis.{layers[0][1]}"
    config = StyleGAN3Config(
        size=size,
        channels=tuple(layer[3] for layer in layers[:-1]),
        kernel=_shape(network, f"{first}.weight")[2],
        radial=any(len(shape) == 2 for shape in filters.values()),
        colors=colors,
        mapping_rate=_certain(network, "mapping.fc0.bias_gain", 0.01),
        clamp=_number(network, f"{first}.conv_clamp", 256),
        critical=int(_certain(network, "synthesis.num_critical", 2)),
        first_cutoff=_certain(network, "synthesis.input.bandwidth", 2.0),
        margin=int(_certain(network, "synthesis.margin_size", 10)),
        scale=_certain(network, "synthesis.output_scale", 0.25),
        **_official_sizes(network, _shape(network, f"synthesis.{last}.affine.weight")[1]),
    )
    return Reading("stylegan3", config, network, {name: name for name in network.tensors})


# Re-implementations.


def _rosinality(network: Network, content: Content) -> Reading:
    _check_filters(network, r"(blur|upsample)\.kernel$")
    network = _within(network, r"(blur|upsample)\.kernel$")
    blocks = 1 + _count(network, r"to_rgbs\.(\d+)\.conv\.weight")
    channels = [_shape(network, "conv1.conv.weight")[1]]
    channels += [_shape(network, f"convs.{2 * index + 1}.conv.weight")[1] for index in range(blocks - 1)]
    w_size = _shape(network, "conv1.conv.modulation.weight")[1]
    config = StyleGAN2Config(
        size=4 * 2 ** (blocks - 1),
        channels=tuple(channels),
        z_size=_shape(network, "style.1.weight")[1],
        w_size=w_size,
        mapping_layers=_count(network, r"style\.(\d+)\.weight"),
    )
    names = {"synthesis.b4.const": "input.input"} | _rosinality_block("b4.conv1", "conv1", "noises.noise_0")
    names |= _rosinality_picture("b4", "to_rgb1")
    for index in range(blocks - 1):
        block = f"b{8 * 2**index}"
        for half in (0, 1):
            step = 2 * index + half
            names |= _rosinality_block(f"{block}.conv{half}", f"convs.{step}", f"noises.noise_{step + 1}")
        names |= _rosinality_picture(block, f"to_rgbs.{index}")
    for index in range(config.mapping_layers):
        names |= {f"mapping.fc{index}.{part}": f"style.{index + 1}.{part}" for part in ("weight", "bias")}
    mean = content.networks.get("", Network({})).tensors.get("latent_avg")
    if mean is None or tuple(mean.shape) != (w_size,):
        return Reading("stylegan2", config, network, names, {"mapping.w_avg": torch.zeros(w_size)}, mean=True)
    given = {"mapping.w_avg": content.networks[""].read("latent_avg").float()}
    network = _within(network, r"^latent_avg$")
    return Reading("stylegan2", config, network, names, given)


def _rosinality_block(ours: str, theirs: str, noise: str) -> dict[str, str]:
    return {
        f"synthesis.{ours}.weight": f"{theirs}.conv.weight",
        f"synthesis.{ours}.affine.weight": f"{theirs}.conv.modulation.weight",
        f"synthesis.{ours}.affine.bias": f"{theirs}.conv.modulation.bias",
        f"synthesis.{ours}.bias": f"{theirs}.activate.bias",
        f"synthesis.{ours}.noise_strength": f"{theirs}.noise.weight",
        f"synthesis.{ours}.noise_const": noise,
    }


def _rosinality_picture(block: str, theirs: str) -> dict[str, str]:
    return {
        f"synthesis.{block}.torgb.weight": f"{theirs}.conv.weight",
        f"synthesis.{block}.torgb.affine.weight": f"{theirs}.conv.modulation.weight",
        f"synthesis.{block}.torgb.affine.bias": f"{theirs}.conv.modulation.bias",
        f"synthesis.{block}.torgb.bias": f"{theirs}.bias",
    }


def _lucidrains(network: Network, _: Content) -> Reading:
    """The averaged copies SE and GE of the networks S and G; blurs, training networks and D are left out."""
    for name in network.tensors:
        if name.startswith(("GE.attns.", "GE.to_initial_block.")):
            raise UnlikeError("it has attention layers or no constant to start from, which are not supported")
    kept = {name: tensor for name, tensor in network.tensors.items() if name.startswith(("GE.", "SE."))}
    network = _within(replace(network, tensors=kept), r"\.upsample\.1\.f$")
    blocks = _count(network, r"GE\.blocks\.(\d+)\.")
    size = 2 ** (blocks + 1)
    config = LightStyleGAN2Config(
        size=size,
        channels=tuple(_shape(network, f"GE.blocks.{index}.conv1.weight")[0] for index in range(blocks)),
        start=_shape(network, "GE.initial_block")[1],
        z_size=_shape(network, "SE.net.0.weight")[0],
        colors=_shape(network, "GE.blocks.0.to_rgb.conv.weight")[0],
        mapping_layers=_count(network, r"SE\.net\.(\d+)\.weight"),
    )
    names = {
        name.replace("GE.", "synthesis.", 1).replace("SE.", "mapping.", 1): name for name in network.tensors
    }
    noise = torch.rand(size, size, 1, generator=torch.Generator().manual_seed(0))
    given = {"mapping.w_avg": torch.zeros(config.z_size), "synthesis.noise_const": noise}
    return Reading("light-stylegan2", config, network, names, given, mean=True)


def _dcgan(network: Network, _: Content) -> Reading:
    shapes = [_shape(network, f"main.{3 * index}.weight")
              for index in range(_count(network, r"main\.(\d+)\.weight") // 2 + 1)]  # fmt: skip
    config = DCGANConfig(
        size=2 ** (len(shapes) + 1),
        channels=tuple(shape[1] for shape in shapes[:-1]),
        z_size=shapes[0][0],
        colors=shapes[-1][1],
    )
    # Checkpoints from before PyTorch 0.4.1 don't count the batches that were seen.
    counts = (f"main.{3 * index + 1}.num_batches_tracked" for index in range(len(shapes) - 1))
    given = {name: torch.zeros([]) for name in counts if name not in network.tensors}
    return Reading("dcgan", config, network, {name: name for name in network.tensors}, given)


LAYOUTS = (
    Layout("synthesis.b4.const", "an official StyleGAN2", _stylegan2),
    Layout("synthesis.input.freqs", "an official StyleGAN3", _stylegan3),
    Layout("conv1.conv.modulation.weight", "a StyleGAN2 of rosinality", _rosinality),
    Layout("GE.initial_conv.weight", "a StyleGAN2 of lucidrains", _lucidrains),
    Layout("main.1.running_mean", "a DCGAN of PyTorch's tutorial", _dcgan),
)
