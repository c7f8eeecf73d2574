"""The generators that are installed: those that ship, and those that were added or trained here.

Each of the latter has a folder of its own below `folder`, which holds ``model.safetensors`` and, written
last, ``card.json``. Nothing is loaded here: the cards say what there is.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from artstudio import files, paths, settings
from artstudio.errors import BadInputError, MissingError, WeightsError
from artstudio.models.base import Entry, Model, ModelSpec, NetworkFile
from artstudio.models.generators.card import Card, class_names, is_id, said, slug
from artstudio.models.generators.spec import FAMILY, latent_params
from artstudio.models.weights import WeightEntry, weight_entries

MODEL_FILE = "model.safetensors"
CARD_FILE = "card.json"
_REPAIR_NOTE = "Install Art Studio again to repair it."
_REPLACE_NOTE = "Remove it and add it again."
_ANEW_NOTE = "remove it with 'artstudio models remove' and add it again"
_MOST_CARD = 1 << 20


@dataclass(frozen=True)
class Installed:
    """``path``: its safetensors file. ``shipped``: it came with the program and stays."""

    card: Card
    path: Path
    shipped: bool = False

    @property
    def spec(self) -> ModelSpec:
        card = self.card
        return ModelSpec(
            id=card.id,
            title=card.title,
            family=FAMILY,
            params=latent_params(card.layers, card.truncation, card.w_size),
            inputs=(),
            output="image",
            classes=card.classes,
        )

    @property
    def entry(self) -> Entry:
        def make() -> Model:
            from artstudio.models.generators.family import GeneratorModel

            return GeneratorModel(self)

        return Entry(self.spec, make, self.card.sha256)


def folder() -> Path:
    """Where generators are kept: in the artist's library, wherever that is."""
    chosen = settings.load(paths.config_dir() / "settings.json")[0].library_folder
    return (Path(chosen) if chosen else paths.data_dir()) / "models"


def installed() -> tuple[list[Installed], list[str]]:
    """Every generator, the shipped ones first, and a sentence for each that can't be used."""
    found = list(shipped())
    known = {item.card.id for item in found}
    notices: list[str] = []
    home = folder()
    try:
        names = sorted(entry.name for entry in home.iterdir() if is_id(entry.name)) if home.is_dir() else []
    except OSError as error:
        return found, [f"The generators in {home} can't be listed: {files.why(error)}."]
    for name in names:
        if name in known:
            continue
        try:
            found.append(_read(home / name))
        except BadInputError as error:
            notices.append(str(error))
    return found, notices


def find(model_id: str) -> Installed | None:
    """The generator of that id. Raises BadInputError with a sentence if it is damaged; None if there is
    none."""
    for item in shipped():
        if item.card.id == model_id:
            return item
    home = folder() / model_id if is_id(model_id) else None
    return _read(home) if home is not None and home.is_dir() else None


def get(model_id: str) -> Installed:
    """Like `find`, but raises MissingError if there is none."""
    found = find(model_id)
    if found is None:
        raise MissingError(missing(model_id))
    return found


def missing(model_id: str) -> str:
    return (
        f"There is no model called {model_id!r:.80} here. If it is a generator, add its file with "
        "'artstudio models add FILE', or drop it on the window."
    )


def shipped() -> list[Installed]:
    """The weights that came with the program and are a generator by themselves."""
    return [_shipped(entry) for entry in weight_entries() if entry.card]


def add(network: NetworkFile, taken: Container[str] = ()) -> tuple[Installed, bool]:
    """Install a file that was recognized (see ``GeneratorReader``); its id is a slug of its file's name.

    ``taken``: ids of other models. Returns what is installed, and False if it was there before. Raises
    BadInputError; nothing is left of it then.
    """
    try:
        return _added(network, taken)
    finally:
        if Path(network.path).is_relative_to(paths.cache_dir()):
            with contextlib.suppress(OSError):  # it can be made again, and is in nobody's way
                Path(network.path).unlink(missing_ok=True)
                Path(network.path).parent.rmdir()


def _added(network: NetworkFile, taken: Container[str]) -> tuple[Installed, bool]:
    home, there = folder(), installed()[0]
    for item in there:
        if item.card.sha256 == network.sha256:
            return item, False
    try:
        home.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".adding-", dir=home))
        try:
            shutil.copyfile(network.path, made / MODEL_FILE)
            for model_id in _ids(slug(network.title)):
                if model_id in taken or find_folder(model_id).exists() or _is_shipped(model_id):
                    continue
                card = card_of(network, model_id)
                card = replace(card, title=_free_title(card.title, {item.card.title for item in there}))
                files.write_file(made / CARD_FILE, json.dumps(card.to_json(), indent=1).encode())
                try:
                    made.chmod(0o755)
                    made.rename(home / model_id)
                except OSError:
                    if not find_folder(model_id).exists():
                        raise
                    continue  # another window has just taken the name
                return _read(home / model_id), True
            raise AssertionError("there is always another number")
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise BadInputError(f"{network.title} can't be added to {home}: {files.why(error)}.") from error


def _free_title(title: str, taken: Container[str]) -> str:
    """The title, numbered if another generator has it."""
    if title not in taken:
        return title
    return next(each for number in count(2) if (each := f"{title[:72]} {number}") not in taken)


def remove(model_id: str) -> None:
    """Raises BadInputError if there is no such generator, or it shipped."""
    if _is_shipped(model_id):
        raise BadInputError(f"{model_id} came with Art Studio and can't be removed.")
    home = find_folder(model_id) if is_id(model_id) else None
    if home is None or not home.is_dir():
        raise BadInputError(f"There is no generator called {model_id!r:.80} to remove.")
    try:
        # Out of the way in one step, so that nobody meets a half of it.
        gone = Path(tempfile.mkdtemp(prefix=".removed-", dir=home.parent))
        home.rename(gone / home.name)
    except OSError as error:
        raise BadInputError(f"{model_id} can't be removed: {files.why(error)}.") from error
    shutil.rmtree(gone, ignore_errors=True)


def find_folder(model_id: str) -> Path:
    """Where a generator that was added has its files, and whatever was computed of it."""
    return folder() / model_id


def card_of(network: NetworkFile, model_id: str) -> Card:
    """The card of a file that was recognized. What its maker said goes through as far as it is plain."""
    facts, maker = network.details, said(network.details.get("card"))
    names = class_names(facts["class_names"])
    license_ = maker.pop("license", "")
    numbers = {key: maker.pop(key, None) for key in ("truncation", "mixing", "spread")}
    directions = maker.pop("directions", [])
    title = maker.pop("title", "")
    for key in ("id", "classes", "class_names"):
        maker.pop(key, None)
    card = {key: facts[key] for key in ("kind", "source", "parameters", "bytes", *_SIZES)}
    card |= {
        "id": model_id,
        "title": title if isinstance(title, str) and title else network.title,
        "classes": names,
        "directions": directions if isinstance(directions, list) else [],
        "sha256": network.sha256,
        "license": license_ if isinstance(license_, str) else "",
        **{key: value for key, value in numbers.items() if isinstance(value, float)},
        "about": maker,
    }
    return Card.from_json(card)


_SIZES = ("size", "colors", "z_size", "w_size", "layers")


def read_bytes(item: Installed) -> bytes:
    """The file of a generator, after its hash was compared. Raises WeightsError with a sentence."""
    again = _REPAIR_NOTE if item.shipped else _REPLACE_NOTE
    try:
        data = item.path.read_bytes()
    except OSError as error:
        raise WeightsError(
            f"The file of the generator {item.card.title!r} can't be read: {files.why(error)}. {again}"
        ) from error
    if hashlib.sha256(data).hexdigest() != item.card.sha256:
        raise WeightsError(f"The file of the generator {item.card.title!r} is damaged. {again}")
    return data


def _ids(stem: str) -> list[str]:
    return [stem, *(f"{stem}-{number}" for number in range(2, 10_000))]


def _is_shipped(model_id: str) -> bool:
    return any(item.card.id == model_id for item in shipped())


def _read(home: Path) -> Installed:
    name = home.name
    try:
        path = home / CARD_FILE
        if path.stat().st_size > _MOST_CARD:
            raise ValueError("too large")
        card = Card.from_json(json.loads(path.read_text("utf-8")))
        bytes_ = (home / MODEL_FILE).stat().st_size
    except OSError as error:
        raise BadInputError(
            f"The generator {name!r} can't be read ({files.why(error)}); {_ANEW_NOTE}."
        ) from error
    except (ValueError, RecursionError, BadInputError) as error:
        raise BadInputError(
            f"The generator {name!r} is damaged: its card can't be read; {_ANEW_NOTE}."
        ) from error
    if bytes_ != card.bytes:
        raise BadInputError(
            f"The generator {name!r} is damaged: its file has {bytes_:,} of {card.bytes:,} bytes; "
            f"{_ANEW_NOTE}."
        )
    return Installed(replace(card, id=home.name), home / MODEL_FILE)


def _shipped(entry: WeightEntry) -> Installed:
    """Size, hash and license are those of the list of weights, so that they are said once."""
    path = entry.path.parent / entry.card
    try:
        data: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
        facts = {"id": entry.id, "bytes": entry.bytes, "sha256": entry.sha256, "license": entry.license}
        return Installed(Card.from_json({**data, **facts}), entry.path, shipped=True)
    except (OSError, ValueError, TypeError, BadInputError) as error:
        raise WeightsError(
            f"The card of the generator {entry.id!r} can't be read. Install Art Studio again to repair it."
        ) from error
