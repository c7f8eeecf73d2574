"""The networks of a training: new ones, or those of a model or training that came before."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from artstudio import files
from artstudio.errors import BadInputError
from artstudio.models import foreign_file
from artstudio.models.generators import checkpoints, recognize
from artstudio.models.generators.dcgan import DCGANConfig
from artstudio.models.generators.stylegan2 import StyleGAN2Config
from artstudio.models.generators.vae import VAEConfig
from artstudio.models.training import checkpoint, projected_gan, style_gan
from artstudio.models.training.auto_encoder import AutoEncoder
from artstudio.models.training.conv_gans import VARIANTS, ConvGan
from artstudio.models.training.machine import Machine
from artstudio.models.training.options import KINDS, Options
from artstudio.models.training.recipe import Recipe

_WIDTH, _VAE_WIDTH = 64, 32
# What has to be new where the classes are others.
_BY_CLASS = ("mapping.embed.", "mapping.fc0.", "embed.", "main.0.weight", "b4.out.", "mapping.", "middles")


@dataclass(frozen=True)
class Source:
    """What a training begins with. ``tensors``: by network. ``critic``: what its discriminator is, "" if it
    has none."""

    name: str
    kind: str
    config: Any
    tensors: Mapping[str, Mapping[str, Tensor]]
    critic: str


def training_folder(output: Path) -> Path:
    """Where the training of a model's file is kept: beside it."""
    return output.with_name(f"{output.name}.training")


def config_from(kind: str, values: Mapping[str, Any], name: str) -> Any:
    """The configuration in the checkpoint ``name``. Raises BadInputError, LookupError, TypeError or
    ValueError."""
    make: Any = {"stylegan2": StyleGAN2Config, "dcgan": DCGANConfig, "vae": VAEConfig}[KINDS[kind].network]
    config = make(**{key: tuple(part) if isinstance(part, list) else part for key, part in values.items()})
    recognize.check_config(config, name)
    return config


def new_config(options: Options, classes: int) -> Any:
    kind, width = KINDS[options.kind], options.width or 1.0
    size = options.size or kind.sizes[0]
    if kind.network == "stylegan2":
        make = projected_gan.config_of if options.critic == "projected" else style_gan.config_of
        return make(size, classes, width)
    if kind.network == "vae":
        return VAEConfig.of_size(size, max(2, round(_VAE_WIDTH * width)), classes=classes)
    return DCGANConfig.of_size(size, max(2, round(_WIDTH * width)), classes=classes)


def build(options: Options, config: Any, machine: Machine) -> Recipe:
    """The recipe with new networks, the same for the same seed."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(options.seed or 0)
        augment = options.augment or "none"
        if options.kind == "stylegan2":
            make = projected_gan.ProjectedGan if options.critic == "projected" else style_gan.StyleGan
            return make(machine, config, augment, options.batch or KINDS["stylegan2"].batch)
        if options.kind == "vae":
            return AutoEncoder(machine, config)
        return ConvGan(machine, config, VARIANTS[options.kind], augment)


def read_source(start: Path) -> Source:
    """A model's file, or the training behind it, which has the discriminator too. ``start`` may
    also be the id of a model that is installed. Raises ArtStudioError."""
    start = _located(start)
    for folder in (start, training_folder(start)):
        if checkpoint.exists(folder):
            return _training(folder)
    if start.is_dir():
        raise BadInputError(f"{start} is a folder without a training; name a model's file.")
    data = foreign_file.read(start, recognize.MOST_BYTES, "a generator")
    found = recognize.parse(data, start.name)
    tensors: dict[str, Mapping[str, Tensor]] = {"generator": found.tensors}
    critic = checkpoints.read(data, start.name).networks.get("D")
    if critic is not None:
        tensors["discriminator"] = {name: critic.read(name).float() for name in critic.tensors}
    return Source(start.name, found.kind, found.config, tensors, "own" if critic else "")


def _located(start: Path) -> Path:
    if files.is_there(start) or str(start) != start.name:
        return start
    try:
        from artstudio.models.generators import installed

        return installed.get(start.name).path
    except ImportError:  # where there is nothing but what a training needs, nothing is installed
        return start


def _training(folder: Path) -> Source:
    kept = checkpoint.load(folder)
    try:
        kind = str(kept.facts["options"]["kind"])
        critic = str(kept.facts["options"].get("critic", "own"))
        config = config_from(kind, kept.facts["config"], folder.name)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise BadInputError(f"The training in {folder} is damaged; name another.") from error
    parts: dict[str, dict[str, Tensor]] = {}
    for name, tensor in kept.tensors.items():
        owner, _, rest = name.partition(".")
        parts.setdefault("generator" if owner == "ema" else "" if owner == "generator" else owner, {})[
            rest
        ] = tensor
    return Source(folder.name, KINDS[kind].network, config, parts, critic)


def transferred_config(options: Options, source: Source, classes: int) -> Any:
    """That of ``source``, for so many classes. Raises BadInputError if the training can't begin with it."""
    kind = KINDS[options.kind]
    if source.kind != kind.network:
        raise BadInputError(
            f"{source.name} is a {source.kind}, and a {kind.title} can only begin with a {kind.network}."
        )
    if source.config.colors != 3:
        raise BadInputError(f"{source.name} draws in grey; a training needs a model in color.")
    if source.config.size not in kind.sizes:
        raise BadInputError(
            f"{source.name} draws {source.config.size} pixels, which a {kind.title} here can't."
        )
    return _grown(dataclasses.replace(source.config, classes=classes), options.size, source.name)


def _grown(config: Any, size: int | None, name: str) -> Any:
    """``config`` for pictures of ``size``. Raises BadInputError for what it can't grow to."""
    if size in (None, config.size):
        return config
    if not isinstance(config, StyleGAN2Config) or size < config.size:
        raise BadInputError(f"{name} draws {config.size} pixels, not {size}; leave --size out.")
    channels = list(config.channels)
    while 2 ** (len(channels) + 1) < size:
        channels.append(max(4, channels[-1] // 2))
    return dataclasses.replace(config, size=size, channels=tuple(channels))


def transfer(recipe: Recipe, source: Source, same_classes: bool) -> list[str]:
    """Put the tensors of ``source`` into the networks. Returns sentences on what is new all the same."""
    said = []
    new = tuple(f"synthesis.b{size}." for size in _new_sizes(recipe.ema.config, source.config))
    for name, network in recipe.networks.items():
        tensors = source.tensors.get(name)
        if not tensors:
            said.append(f"{source.name} has no {name}, which begins anew.")
            continue
        fresh = [key for key in _fill(network, tensors) if not key.startswith(new)]
        if wrong := [key for key in fresh if same_classes or not key.startswith(_BY_CLASS)]:
            if name == "generator":
                raise BadInputError(
                    f"{source.name} doesn't fit: its {wrong[0]} has another shape or is missing."
                )
            said.append(f"The {name} of {source.name} doesn't fit in {len(wrong)} places, which begin anew.")
        elif fresh:
            said.append(f"The classes are new to the {name}, which learns them from the start.")
    for name in new:  # they add nothing yet: the picture grows from what it was
        torgb = recipe.networks["generator"].get_submodule(f"{name}torgb")
        nn.init.zeros_(torgb.get_parameter("weight"))
        said.append(f"The layers of {name.split('.')[1][1:]} pixels are new, and learn from the start.")
    recipe.ema.load_state_dict(recipe.networks["generator"].state_dict())
    return said


def _new_sizes(config: Any, before: Any) -> list[int]:
    """Of the blocks of a StyleGAN2 that has grown."""
    sizes = style_gan.sizes_of(config) if isinstance(config, StyleGAN2Config) else []
    return [size for size in sizes if size > before.size]


@torch.no_grad()
def _fill(network: nn.Module, tensors: Mapping[str, Tensor]) -> Iterator[str]:
    """Copy what fits; yields the names of what doesn't."""
    for name, own in network.state_dict().items():
        if name in tensors and tensors[name].shape == own.shape:
            own.copy_(tensors[name])
        else:
            yield name


def frozen_names(options: Options) -> Sequence[str]:
    return [part.strip() for part in options.freeze if part.strip()]
