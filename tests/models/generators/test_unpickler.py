"""No code in a file ever runs, whatever the file tries, and what it tried is told in a sentence."""

from __future__ import annotations

import builtins
import io
import os
import pickle
import pickletools
import runpy
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import torch
from foreign_networks import Call, filled, named_as, official, rosinality, unpickled_by
from torch import nn

from artstudio.errors import BadInputError
from artstudio.models.generators import checkpoints, recognize, stylegan2
from artstudio.models.generators.stylegan2 import StyleGAN2Config

SMALL = StyleGAN2Config(32, (8, 8, 8, 8), z_size=8, w_size=8, mapping_layers=2)


@pytest.fixture(autouse=True)
def nothing_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever a file could reach says so: imports, files and processes."""
    monkeypatch.chdir(tmp_path)
    armed = False

    def heard(event: str, args: Any) -> None:
        if armed and event in ("os.system", "subprocess.Popen", "exec", "open", "compile", "os.posix_spawn"):
            seen.append(event)

    seen: list[str] = []
    real = recognize.parse

    def parse(data: bytes, name: str) -> Any:
        nonlocal armed
        before, armed = set(sys.modules), True
        try:
            return real(data, name)
        finally:
            armed = False
            assert not seen, f"reading the file caused {seen}"
            assert set(sys.modules) == before, "reading the file imported a module"

    "".encode("raw-unicode-escape")  # pickletools asks for this codec, which Python imports when first used
    sys.addaudithook(heard)  # there is no taking it away, but it stays unarmed
    monkeypatch.setattr(recognize, "parse", parse)


def refusal(data: bytes) -> str:
    with pytest.raises(BadInputError) as caught:
        recognize.parse(data, "bad.pkl")
    sentence = str(caught.value)
    assert sentence.startswith("bad.pkl ") and sentence.endswith(".") and "\n" not in sentence
    return sentence


CALLS = {
    "system": Call(os.system, "touch ran"),
    "popen": Call(os.popen, "touch ran"),
    "eval": Call(builtins.eval, "open('ran', 'w')"),
    "exec": Call(builtins.exec, "open('ran', 'w')"),
    "import": Call(builtins.__import__, "antigravity"),
    "getattr": Call(getattr, "os", "system"),
    "run": Call(subprocess.check_output, ["touch", "ran"]),
    "runpy": Call(runpy.run_path, "bad.py"),
    "torch.load": Call(torch.load, "other.pt"),
    "torch.hub": Call(torch.hub.load, "somebody/something", "model"),
    "unpickle": Call(pickle.loads, pickle.dumps(Call(os.system, "touch ran"))),
    "save": Call(torch.save, [1], "ran"),
}


@pytest.mark.parametrize("protocol", [2, 4, 5])
@pytest.mark.parametrize("name", CALLS)
def test_a_call_is_refused_by_name(name: str, protocol: int) -> None:
    assert "wants to run code" in refusal(pickle.dumps(CALLS[name], protocol))


@pytest.mark.parametrize("name", ["system", "eval", "torch.load"])
def test_a_call_hidden_in_a_network_is_refused(name: str, tmp_path: Path) -> None:
    for legacy in (False, True):
        path = tmp_path / "bad.pkl"
        torch.save(
            {"g_ema": rosinality() | {"z": CALLS[name]}}, path, _use_new_zipfile_serialization=not legacy
        )
        assert "wants to run code" in refusal(path.read_bytes())


def test_a_call_in_the_pickle_within_a_pickle_is_refused() -> None:
    """Tensors of official pickles hold a whole torch file, which a scanner may not look into."""
    inner = io.BytesIO()
    torch.save(CALLS["system"], inner, _use_new_zipfile_serialization=False)
    outer = pickle.dumps(Call(torch.storage._load_from_bytes, inner.getvalue()))
    assert "posix.system" in refusal(outer)
    deeper = io.BytesIO()
    torch.save(
        Call(torch.storage._load_from_bytes, inner.getvalue()), deeper, _use_new_zipfile_serialization=False
    )
    assert "_load_from_bytes" in refusal(
        pickle.dumps(Call(torch.storage._load_from_bytes, deeper.getvalue()))
    )


def test_the_source_in_an_official_pickle_does_not_run(tmp_path: Path) -> None:
    network = stylegan2.Generator(SMALL)
    found = recognize.parse(official(network), "network.pkl")
    assert found.config == SMALL
    assert list(tmp_path.iterdir()) == []


RAW = {
    # Names that a scanner of listed words doesn't meet: in parts, through other modules, by attribute.
    "dotted name": b"\x8c\x05torch\x8c\x17serialization.os.system\x93",
    "inherited name": b"ctorch._utils\n_rebuild_tensor_v2.__globals__\n",
    "class of a class": b"ccollections\nOrderedDict.__reduce__\n",
    "module of a module": b"cnumpy.testing._private.utils\nruncommand\n",
    "prefix with more": b"ctorch.nn.modules.module\nos.system\n",
    "prefix look-alike": b"ctorch.nn.modulesx\nThing\n",
    # Opcodes that call or look up in other ways.
    "inst": b"(S'touch ran'\nios\nsystem\n",
    "obj": b"(cos\nsystem\nS'touch ran'\no",
    "obj of a record": b"(ccollections\nOrderedDict\no",
    "newobj_ex": b"ccollections\nOrderedDict\n)}\x92",
    "extension registry": b"\x82\x01",
    "persistent id as text": b"Pcall\n",
    "persistent id": b"X\x03\x00\x00\x00abcQ",
    "text protocol": b"I1\n",
    "next buffer": b"\x97",
    # Attributes for things that are shared by all files.
    "build on a name": b"ccollections\nOrderedDict\n}X\x0c\x00\x00\x00__setstate__Nsb",
    "build on a name with slots": b"ctorch\nSize\nN}X\x0c\x00\x00\x00__defaults__Ns\x86b",
    "build on a list": b"]}b",
    # Values used as what they aren't.
    "call of a text": b"X\x02\x00\x00\x00os)R",
    "call of a memo": b"]q\x00h\x00)R",
    "items for a tuple": b")K\x01a",
    "items for a name": b"ccollections\nOrderedDict\nK\x01K\x02s",
}  # fmt: skip


@pytest.mark.parametrize("name", RAW)
def test_an_unusual_opcode_or_name_is_refused(name: str) -> None:
    assert "wants to run code" in refusal(unpickled_by(RAW[name]))


DAMAGED = {
    "nothing": b"",
    "a memo that was never filled": b"h\x05",
    "an unfinished list": b"(",
    "a list as a key": b"}]K\x01s",
    "a deep key": b"}" + b")" + b"\x85" * 200_000 + b"K\x01s",
    "a list of itself": b"]q\x00h\x00a",
    "a tensor of nothing": b"ctorch._utils\n_rebuild_tensor_v2\n(NK\x00))NtR",
    "too few arguments": b"ctorch._utils\n_rebuild_tensor_v2\n)R",
    "an object without class": b"ctorch_utils.persistence\n_reconstruct_persistent_obj\n}\x85R",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_nonsense_is_told_to_be_damaged(name: str) -> None:
    assert "damaged" in refusal(unpickled_by(DAMAGED[name]))


class Trap:
    """Of a class that networks have; its ``__setstate__`` is what an unpickler calls."""

    ran = False

    def __setstate__(self, state: Any) -> None:
        Trap.ran = True


def test_an_object_with_setstate_stays_a_record() -> None:
    trap = Trap()
    vars(trap)["_parameters"] = {"weight": 1}
    with named_as("model", Generator=Trap):
        data = pickle.dumps(trap)
        assert "not of a known layout" in refusal(data)
        assert not Trap.ran
        pickle.loads(data)  # Python's own calls it
    assert Trap.ran


def test_modules_that_hold_each_other_end() -> None:
    """Shared modules double on each level, and a module within itself never ends."""
    module: nn.Module = nn.Sequential()
    for _ in range(40):
        module = nn.Sequential(module, module)
    assert "damaged" in refusal(pickle.dumps(module, 2))
    ring = nn.Sequential(nn.Identity())
    ring._modules["0"] = ring
    assert "damaged" in refusal(pickle.dumps(ring, 2))


def test_references_out_of_the_file_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "bad.pkl"
    torch.save({"a": torch.ones(4)}, path)
    with zipfile.ZipFile(path) as archive:
        entries = {item: archive.read(item) for item in archive.namelist()}
    root = next(iter(entries)).split("/")[0]

    def changed(name: str, data: bytes | None) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for item, content in (entries | {name: data}).items():
                if content is not None:
                    archive.writestr(item, content)
        return buffer.getvalue()

    program = entries[f"{root}/data.pkl"]
    assert "damaged" in refusal(changed(f"{root}/data/0", None))
    assert "damaged" in refusal(changed(f"{root}/data/0", b"\0" * 8))
    assert "damaged" in refusal(changed(f"{root}/byteorder", b"big"))
    assert "damaged" in refusal(changed("other/data.pkl", program))
    assert "damaged" in refusal(changed(f"{root}/data.pkl", None))
    assert "wants to run code" in refusal(
        changed(f"{root}/data.pkl", program.replace(b"storage", b"st0rage"))
    )
    assert "wants to run code" in refusal(
        changed(f"{root}/data.pkl", program.replace(b"FloatStorage", b"StorageFloat"))
    )


@pytest.mark.parametrize("legacy", [False, True, None])
def test_a_file_that_is_cut_anywhere_is_refused(legacy: bool | None, tmp_path: Path) -> None:
    network = stylegan2.Generator(SMALL)
    if legacy is None:
        data = official(network)
    else:
        torch.save(rosinality(width=4, w_size=8), tmp_path / "x", _use_new_zipfile_serialization=not legacy)
        data = (tmp_path / "x").read_bytes()
    for part in range(1, 40):
        refusal(data[: len(data) * part // 40])


def test_bytes_that_were_changed_never_do_more_than_be_refused() -> None:
    network = stylegan2.Generator(SMALL)
    data = bytearray(official(network))
    starts = [position for _, _, position in pickletools.genops(bytes(data)) if position is not None]
    for number, position in enumerate(starts[:: max(1, len(starts) // 300)]):
        changed = data.copy()
        changed[position] = (changed[position] + 1 + 7 * number) % 256
        try:
            recognize.parse(bytes(changed), "bad.pkl")
        except BadInputError as error:
            assert str(error).endswith(".")


def test_tensors_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    torch.save({"g_ema": filled(stylegan2.Generator(SMALL)), "d": {"big": torch.ones(1000)}}, tmp_path / "x")
    content = checkpoints.read((tmp_path / "x").read_bytes(), "x")
    assert set(content.networks) == {"", "g_ema", "d"}
    assert torch.equal(content.networks["d"].read("big"), torch.ones(1000))
