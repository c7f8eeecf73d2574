"""Generators that are installed: added, listed, run by the runner, damaged and removed."""

from __future__ import annotations

import hashlib
import json
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.torch
import torch

from artstudio import paths, settings
from artstudio.engine import catalog
from artstudio.engine.context import Context
from artstudio.engine.devices import cpu
from artstudio.engine.headless import Headless
from artstudio.engine.request import Quality, Request
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.latents import LatentPoint
from artstudio.models.base import Image, NetworkFile
from artstudio.models.generators import dcgan, installed, recognize, stylegan2
from artstudio.models.generators.card import METADATA
from artstudio.models.generators.installed import Installed
from artstudio.models.generators.latent import per_layer, seeded_z
from artstudio.models.generators.torch_latent import latent_of
from artstudio.models.weights import WeightEntry
from artstudio.params import Values
from artstudio.pixels import FloatArray
from tests.models.generators.foreign_networks import Call, filled, official
from tests.models.generators.own_networks import CARD, SMALL, own_file


def read(path: Path) -> NetworkFile:
    request = Request(
        "generator-file", Values.of(catalog.get("generator-file").spec.params, {"path": str(path)})
    )
    output = Headless().run(request)
    assert isinstance(output, NetworkFile)
    return output


def added(path: Path) -> Installed:
    item, new = installed.add(read(path))
    assert new
    return item


def drawn(request: Request) -> FloatArray:
    output = Headless().run(request)
    assert isinstance(output, Image)
    return np.asarray(output.array)


def request(model: str, seed: int = 1, **values: Any) -> Request:
    return Request(model, Values.of(catalog.get(model).spec.params, values), seed=seed)


@pytest.fixture
def seas(tmp_path: Path) -> Installed:
    return added(own_file(tmp_path / "Sea Pictures (v2).safetensors"))


def test_a_model_of_our_own_keeps_its_card(seas: Installed) -> None:
    card = seas.card
    assert (card.id, card.title, card.kind, card.license) == (
        "sea-pictures-v2", "Three seas", "stylegan2", "CC0-1.0",
    )  # fmt: skip
    assert (card.size, card.layers, card.w_size, card.classes) == (32, 8, 16, ("Calm", "Rough", "Frozen"))
    assert card.about == {"steps": 1234, "measures": {"fid": 12.5}}
    assert card.parameters == sum(p.numel() for p in stylegan2.Generator(SMALL).parameters())
    assert card.bytes == seas.path.stat().st_size and seas.path.parent.parent == paths.data_dir() / "models"
    kept = safetensors.safe_open(seas.path, "pt").metadata()
    assert json.loads(kept[METADATA])["license"] == "CC0-1.0"
    assert [path.name for path in installed.folder().iterdir()] == ["sea-pictures-v2"]


def test_two_of_one_title_are_told_apart(seas: Installed, tmp_path: Path) -> None:
    titles = [
        added(own_file(tmp_path / f"{number}.safetensors", CARD | {"steps": number})).card.title
        for number in (2, 3)
    ]
    assert titles == ["Three seas 2", "Three seas 3"]


def test_half_precision_stays_half(tmp_path: Path) -> None:
    path = own_file(tmp_path / "whole.safetensors")
    whole = recognize.recognize(path)
    path.with_name("half.safetensors").write_bytes(replace(whole, half=True).to_safetensors())
    item = added(path.with_name("half.safetensors"))
    assert item.path.stat().st_size == path.with_name("half.safetensors").stat().st_size
    assert item.path.stat().st_size < 0.6 * path.stat().st_size
    found = recognize.load(item.path, item.card.sha256)
    assert found.half and {tensor.dtype for tensor in found.build().parameters()} == {torch.float32}
    assert all(
        torch.equal(found.tensors[name], tensor.half().float()) for name, tensor in whole.tensors.items()
    )


def test_the_registry_finds_it(seas: Installed) -> None:
    spec = catalog.get("sea-pictures-v2").spec
    assert spec in catalog.generators() and spec not in [e.spec for e in catalog.all_entries()]
    assert [param.id for param in spec.params] == ["latent", "truncation", "cutoff", "noise"]
    values = Values.of(spec.params)
    assert (values["truncation"], values["cutoff"], values["noise"]) == (0.7, 8, 0)


def test_the_picture_is_the_networks_own(seas: Installed) -> None:
    picture = drawn(request(seas.card.id, 4, truncation=1.0))
    network = recognize.recognize(seas.path).build()
    z = torch.from_numpy(seeded_z([4], SMALL.z_size))
    label = torch.tensor([[0.0, 1.0, 0.0]])  # 4 modulo 3
    with torch.inference_mode():
        expected = network(z, label, noise="constant")[0].permute(1, 2, 0) * 0.5 + 0.5
    assert picture.shape == (32, 32, 3)
    assert np.abs(picture - expected.clamp(0, 1).numpy()).max() < 1e-5


def test_what_changes_the_picture(seas: Installed) -> None:
    first = drawn(request(seas.card.id))
    assert np.array_equal(first, drawn(request(seas.card.id, latent=LatentPoint(((1, 2.0),)))))
    others = [
        drawn(request(seas.card.id, 2)),
        drawn(request(seas.card.id, truncation=0.1)),
        drawn(request(seas.card.id, truncation=0.1, cutoff=3)),
        drawn(request(seas.card.id, noise=5)),
        drawn(request(seas.card.id, latent=LatentPoint(classes=(1.0,)))),
    ]
    assert len({picture.tobytes() for picture in (first, *others)}) == 6
    assert np.array_equal(others[3], drawn(request(seas.card.id, noise=5)))


def test_sizes(seas: Installed) -> None:
    plain = request(seas.card.id)
    own = drawn(plain)
    large = drawn(replace(plain, size=(128, 128)))
    assert large.shape == (128, 128, 3) and large.min() >= 0 and large.max() <= 1
    assert np.abs(large.reshape(32, 4, 32, 4, 3).mean((1, 3)) - own).mean() < 0.05
    wide = drawn(replace(plain, size=(64, 32), depth=8))
    assert wide.shape == (32, 64, 3) and wide.dtype == np.uint8
    middle = drawn(replace(plain, size=(32, 32)))[8:24]
    assert np.abs(wide.reshape(16, 2, 32, 2, 3).mean((1, 3)) / 255 - middle).mean() < 0.05
    coarse = Headless().run(replace(plain, size=(128, 64), quality=Quality.COARSE))
    assert isinstance(coarse, Image) and coarse.coarse and coarse.array.shape == (23, 45, 3)
    small = Headless().run(replace(plain, size=(16, 16), quality=Quality.COARSE))
    assert isinstance(small, Image) and small.array.shape == (16, 16, 3)
    whole = Headless().run(replace(plain, quality=Quality.COARSE))
    assert isinstance(whole, Image) and whole.coarse and np.abs(whole.array - own).mean() < 0.01
    with pytest.raises(ArtStudioError, match="megapixels"):
        drawn(replace(plain, size=(20_000, 20_000)))


def test_the_same_file_is_added_once(seas: Installed, tmp_path: Path) -> None:
    item, new = installed.add(read(tmp_path / "Sea Pictures (v2).safetensors"))
    assert item == seas and not new


def test_names_are_unique(seas: Installed, tmp_path: Path) -> None:
    other = added(own_file(tmp_path / "Sea Pictures  v2.safetensors", CARD | {"steps": 1}))
    assert other.card.id == "sea-pictures-v2-2"
    taken = {entry.spec.id for entry in catalog.all_entries()}
    cppn, _ = installed.add(read(own_file(tmp_path / "CPPN.safetensors", {})), taken)
    assert cppn.card.id == "cppn-2" and cppn.card.title == "CPPN" and "not known" in cppn.card.license
    assert cppn.card.classes == ("Class 1", "Class 2", "Class 3")


def test_a_pickle_becomes_a_file_of_our_own(tmp_path: Path) -> None:
    network = stylegan2.Generator(replace(SMALL, classes=0))
    network.load_state_dict(filled(network))
    path = tmp_path / "mean-cats.pkl"
    facts = {"z_dim": 16, "w_dim": 16, "c_dim": 0, "img_resolution": 32, "img_channels": 3}
    facts |= {f"synthesis.{key}": facts[key] for key in ("w_dim", "img_resolution", "img_channels")}
    path.write_bytes(official(network, facts))
    item = added(path)
    assert item.card.id == "mean-cats" and item.card.title == "Mean cats" and item.card.classes == ()
    assert item.path.read_bytes()[8:9] == b"{" and not (tmp_path / "ran").exists()
    assert drawn(request("mean-cats")).shape == (32, 32, 3)


def test_a_dcgan(tmp_path: Path) -> None:
    network = dcgan.Generator(dcgan.DCGANConfig(32, (16, 8, 8), z_size=12))
    torch.save(filled(network), tmp_path / "netG.pth")
    item = added(tmp_path / "netG.pth")
    assert (item.card.kind, item.card.layers, item.card.w_size) == ("dcgan", 1, 12)
    near, far = (drawn(request("netg", truncation=psi)) for psi in (0.0, 1.0))
    assert np.abs(near - far).mean() > 0.01


def test_removed_and_replaced_while_loaded(seas: Installed, tmp_path: Path) -> None:
    engine, wanted = Headless(), request(seas.card.id)
    before = engine.run(wanted)
    installed.remove(seas.card.id)
    assert not any(installed.folder().iterdir())
    with pytest.raises(ArtStudioError, match="models add"):
        engine.run(wanted)
    network = stylegan2.Generator(SMALL)
    tensors = {name: tensor * 0.9 for name, tensor in filled(network).items()}
    path = tmp_path / "Sea Pictures (v2).safetensors"
    path.write_bytes(recognize.Recognized("stylegan2", SMALL, tensors, "Art Studio").to_safetensors())
    assert added(path).card.id == seas.card.id
    after = engine.run(wanted)
    assert isinstance(before, Image) and isinstance(after, Image)
    assert np.abs(np.asarray(before.array) - np.asarray(after.array)).max() > 0.01


@pytest.mark.parametrize("model", ["no-such", "../x", "", "style", "a" * 99])
def test_nothing_to_remove(seas: Installed, model: str) -> None:
    with pytest.raises(BadInputError, match="no generator called"):
        installed.remove(model)
    assert seas.path.exists()


def spoil(home: Path, how: str) -> None:
    model, card = home / installed.MODEL_FILE, home / installed.CARD_FILE
    if how == "shorter":
        model.write_bytes(model.read_bytes()[:-10])
    elif how == "changed":
        data = bytearray(model.read_bytes())
        data[-3] ^= 1
        model.write_bytes(data)
    elif how == "gone":
        model.unlink()
    elif how == "no card":
        card.unlink()
    elif how == "other card":
        card.write_text(json.dumps(json.loads(card.read_text()) | {"layers": "many"}))
    else:
        card.write_bytes(b"\xff{")


def test_its_card_may_draw_seeds_apart() -> None:
    found = recognize.Recognized("stylegan2", SMALL, filled(stylegan2.Generator(SMALL)), "x")
    near, far = latent_of(found), latent_of(found, spread=2.0)
    z = seeded_z(range(5), SMALL.z_size)
    mean = near.mean(1)
    assert np.array_equal(far.mean(1), mean)
    assert np.allclose(far.map(z, 1) - mean, 2 * (near.map(z, 1) - mean), atol=1e-5)


def test_what_ships_is_whole_and_draws() -> None:
    item = installed.get("paintings")
    assert item.shipped and item.card.classes[2] == "Monet" and item.card.license.startswith("Apache-2.0")
    first, second = (drawn(request("paintings", seed)) for seed in (1, 3))
    assert first.shape == (256, 256, 3) and first.std() > 0.1 and np.abs(first - second).mean() > 0.1
    monet = drawn(request("paintings", 3, latent=LatentPoint(classes=(0, 0, 1.0))))
    assert np.abs(monet - second).mean() > 0.05


def test_a_network_stops_early_only_where_its_picture_is_done() -> None:
    tensors = filled(stylegan2.Generator(SMALL))
    w = per_layer(seeded_z([1], SMALL.w_size)[0], SMALL.layers)

    def small() -> FloatArray:
        model = latent_of(recognize.Recognized("stylegan2", SMALL, tensors, "x"))
        return model.synthesize(w, None, (16, 16), Context(cpu()))

    assert small().shape == (32, 32, 3), "the last layers paint as much as all before"
    for name in ("weight", "bias"):
        tensors[f"synthesis.b32.torgb.{name}"].zero_()
    assert small().shape == (16, 16, 3)


@pytest.mark.parametrize("how", ["shorter", "changed", "gone", "no card", "other card", "rubbish"])
def test_a_damaged_one_is_said_in_a_sentence(seas: Installed, tmp_path: Path, how: str) -> None:
    wanted = request(seas.card.id)
    other = added(own_file(tmp_path / "other.safetensors", {}))
    spoil(seas.path.parent, how)
    with pytest.raises(ArtStudioError, match=r"generator '(sea-pictures-v2|Three seas)'.*(add it again)"):
        drawn(wanted)
    good, notices = installed.installed()
    assert other in good
    if how != "changed":  # which is seen only when all of it is read
        assert [item for item in good if not item.shipped] == [other] and len(notices) == 1
    installed.remove(seas.card.id)
    assert installed.installed() == ([*installed.shipped(), other], [])


def test_in_the_library_that_the_artist_chose(tmp_path: Path) -> None:
    chosen = settings.Settings().with_(library_folder=str(tmp_path / "mine"))
    paths.config_dir().mkdir(parents=True)
    settings.save(paths.config_dir() / "settings.json", chosen)
    item = added(own_file(tmp_path / "a.safetensors"))
    assert item.path == tmp_path / "mine" / "models" / "a" / "model.safetensors"


def test_a_full_disk_leaves_nothing(small_disk: Path, tmp_path: Path) -> None:
    chosen = settings.Settings().with_(library_folder=str(small_disk))
    paths.config_dir().mkdir(parents=True)
    settings.save(paths.config_dir() / "settings.json", chosen)
    network = read(own_file(tmp_path / "a.safetensors"))
    (small_disk / "filler").write_bytes(b"x" * ((16 << 20) - (64 << 10)))
    with pytest.raises(BadInputError, match="disk is full"):
        installed.add(network)
    assert not any((small_disk / "models").iterdir())


def test_what_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights whose line in the list names a card are a generator; the line has the last word."""
    path = own_file(tmp_path / "shipped.safetensors")
    data = path.read_bytes()
    card = installed.card_of(read(path), "other").to_json()
    (tmp_path / "shipped.json").write_text(json.dumps(card | {"sha256": "0" * 64}))
    entry = WeightEntry(
        "shipped", str(path), hashlib.sha256(data).hexdigest(), len(data), "us", "MIT", "so", "shipped.json"
    )
    monkeypatch.setattr(installed, "weight_entries", lambda: (entry,))
    own = added(own_file(tmp_path / "shipped-too.safetensors", {}))
    (item, other), notices = installed.installed()
    assert (item.card.id, item.card.license, item.shipped, other, notices) == (
        "shipped", "MIT", True, own, [],
    )  # fmt: skip
    assert drawn(request("shipped")).shape == (32, 32, 3)
    with pytest.raises(BadInputError, match="came with Art Studio"):
        installed.remove("shipped")
    assert installed.add(read(own_file(tmp_path / "shipped.safetensors", CARD | {"steps": 2})))[
        0
    ].card.id == ("shipped-2")
    path.write_bytes(b"x" + data[1:])
    with pytest.raises(ArtStudioError, match=r"'Three seas' is damaged\. Install Art Studio again"):
        drawn(request("shipped"))


def spoiled(how: str, path: Path) -> Path:
    network = stylegan2.Generator(SMALL)
    tensors = filled(network)
    if how == "missing":
        del tensors["synthesis.b8.conv0.weight"]
    elif how == "nan":
        tensors["synthesis.b8.conv0.weight"][0] = torch.nan
    config = SMALL
    data = recognize.Recognized("stylegan2", config, tensors, "x").to_safetensors()
    if how == "absurd":
        data = data.replace(b'\\"size\\": 32', b'\\"size\\": 99')
    elif how == "code":
        data = pickle.dumps({"G_ema": Call(print, "ran")}, 4)
    elif how == "other":
        data = safetensors.torch.save({"encoder.weight": torch.zeros(3, 3)})
    elif how == "empty":
        data = b""
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("missing", "b8.conv0.weight has nothing"),
        ("nan", "not finite"),
        ("absurd", "unreadable configuration|draws 99"),
        ("code", "wants to run code"),
        ("other", "holds 1 tensors such as encoder.weight"),
        ("empty", "is empty"),
    ],
)
def test_what_is_no_generator(tmp_path: Path, how: str, words: str) -> None:
    with pytest.raises(ArtStudioError, match=words):
        read(spoiled(how, tmp_path / "x.safetensors"))
    assert not installed.folder().exists()
