"""Weight files: what ships is whole, and what is not is refused with a sentence."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from artstudio.errors import WeightsError
from artstudio.models import weights


@pytest.fixture
def copy(tmp_path: Path) -> weights.WeightEntry:
    """A copy of a shipped file that a test may damage."""
    entry = next(entry for entry in weights.weight_entries() if entry.id == "multistyle26")
    target = tmp_path / "multistyle26.safetensors"
    target.write_bytes(entry.path.read_bytes())
    return dataclasses.replace(entry, file=str(target))


def test_every_listed_file_is_whole_and_says_where_it_comes_from() -> None:
    entries = weights.weight_entries()
    assert {"multistyle26", "style_predictor", "style_transformer"} <= {entry.id for entry in entries}
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.source and entry.license and entry.made
        for array in weights.load_arrays(entry.id).values():
            assert array.dtype == np.float32
            assert np.isfinite(array).all()


def test_every_shipped_safetensors_file_is_listed() -> None:
    listed = {entry.path.resolve() for entry in weights.weight_entries()}
    folder = weights.weight_entries()[0].path.parent
    assert set(folder.resolve().glob("*.safetensors")) <= listed


def test_tensors_are_the_same_numbers(copy: weights.WeightEntry) -> None:
    arrays = weights.parse(copy)
    for name, tensor in weights.load_tensors("multistyle26").items():
        np.testing.assert_array_equal(tensor.numpy(), arrays[name])


def test_a_missing_file_is_refused(copy: weights.WeightEntry) -> None:
    copy.path.unlink()
    with pytest.raises(WeightsError, match=r"cannot be read .* Install Art Studio again"):
        weights.parse(copy)


def test_a_file_cut_short_is_refused(copy: weights.WeightEntry) -> None:
    copy.path.write_bytes(copy.path.read_bytes()[:-1000])
    with pytest.raises(WeightsError, match=r"damaged: 668,200 bytes instead of 669,200"):
        weights.parse(copy)


def test_a_changed_file_is_refused(copy: weights.WeightEntry) -> None:
    data = bytearray(copy.path.read_bytes())
    data[-1] ^= 1
    copy.path.write_bytes(data)
    with pytest.raises(WeightsError, match="its content has changed"):
        weights.parse(copy)


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(WeightsError, match="no weight file called 'mona'"):
        weights.load_arrays("mona")
