"""Looking at pictures: what is kept of them, and what is remembered of a folder."""

from __future__ import annotations

import os
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import torch

from artstudio.errors import BadInputError
from artstudio.models.features.perceptual import Perceptual
from artstudio.models.measures import observer as observer_module
from artstudio.models.measures.data import Seen, look_at
from artstudio.models.measures.observer import Observer, prepared
from artstudio.pixels import FloatArray


@cache
def observer() -> Observer:
    return Observer()


def picture(seed: int, height: int = 40, width: int = 40) -> FloatArray:
    coarse = np.random.default_rng(seed).random((8, 8, 3)).astype(np.float32)
    return np.ascontiguousarray(np.kron(coarse, np.ones((height // 8, width // 8, 1), np.float32)))


def test_diversity_is_the_mean_distance_of_all_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(observer_module, "_BATCH", 4)
    pictures = [picture(seed) for seed in range(6)]
    heard: list[int] = []
    found = observer().observe(pictures, heard.append)
    assert found.features.shape == (6, 1280) and heard == [4, 6]
    perceptual = Perceptual()
    with torch.inference_mode():
        seen = [perceptual.features(prepared(array)) for array in pictures]
        pairs = [float(perceptual.between(a, b)) for a, b in combinations(seen, 2)]
    assert found.diversity == pytest.approx(np.mean(pairs), rel=1e-4)
    assert observer().observe([picture(1)] * 3, heard.append).diversity == pytest.approx(0, abs=1e-6)


def test_the_square_middle_is_looked_at() -> None:
    square = picture(1, 48, 48)
    wide = np.concatenate([picture(2, 48, 16), square, picture(3, 48, 16)], axis=1)
    both = observer().observe([square, wide, wide.transpose(1, 0, 2)], lambda count: None).features
    np.testing.assert_allclose(both[0], both[1], atol=1e-4)
    assert np.abs(both[0] - both[2]).max() > 0.01


def test_numbers_that_are_not_finite_are_refused() -> None:
    broken = picture(1)
    broken[3, 3] = np.nan
    with pytest.raises(BadInputError, match="not finite"):
        observer().observe([picture(2), broken], lambda count: None)


class Folder:
    """Picture files of NumPy, which count how often they are read."""

    def __init__(self, root: Path, count: int) -> None:
        self.cache = root / "cache"
        self.files = [root / f"{index}.npy" for index in range(count)]
        self.read_files: list[str] = []
        for index, path in enumerate(self.files):
            np.save(path, picture(index))

    def read(self, path: Path) -> FloatArray:
        self.read_files.append(path.name)
        try:
            return np.asarray(np.load(path), np.float32)
        except (ValueError, OSError, EOFError):
            raise BadInputError(f"{path.name} is damaged.") from None

    def look(self, fewest: int = 2) -> Seen:
        self.read_files = []
        return look_at(self.files, self.read, observer(), lambda count: None, fewest, self.cache)


def test_a_folder_is_looked_at_once(tmp_path: Path) -> None:
    folder = Folder(tmp_path, 3)
    first = folder.look()
    assert len(folder.read_files) == 3
    again = folder.look()
    assert folder.read_files == [] and again.pictures == first.pictures
    np.testing.assert_array_equal(again.observed.features, first.observed.features)
    assert again.observed.diversity == first.observed.diversity
    # A file that has changed, by its time alone, and one that has gone.
    os.utime(folder.files[1], ns=(1, 1))
    folder.look()
    assert len(folder.read_files) == 3
    del folder.files[2]
    assert len(folder.look().pictures) == 2 and len(folder.read_files) == 2


@pytest.mark.parametrize(
    "damage", [b"", b"\0" * 100, b"\x08\0\0\0\0\0\0\0{}      "], ids=["empty", "zeros", "without tensors"]
)
def test_a_damaged_memory_is_made_again(tmp_path: Path, damage: bytes) -> None:
    folder = Folder(tmp_path, 2)
    first = folder.look()
    (place,) = folder.cache.iterdir()
    place.write_bytes(damage)
    again = folder.look()
    assert len(folder.read_files) == 2
    np.testing.assert_array_equal(again.observed.features, first.observed.features)
    assert place.stat().st_size > 1000


def test_the_oldest_memories_are_forgotten(tmp_path: Path) -> None:
    folder = Folder(tmp_path, 2)
    for time in range(1, 11):
        os.utime(folder.files[0], ns=(time, time))
        folder.look()
    assert len(list(folder.cache.iterdir())) == 8
    folder.look()
    assert folder.read_files == []


def test_what_cannot_be_remembered_is_looked_at_again(tmp_path: Path) -> None:
    folder = Folder(tmp_path, 2)
    folder.cache.write_text("a file where the folder should be")
    assert len(folder.look().pictures) == len(folder.look().pictures) == 2
    assert len(folder.read_files) == 2


def test_broken_files_are_left_out_and_said_every_time(tmp_path: Path) -> None:
    folder = Folder(tmp_path, 4)
    folder.files[1].write_bytes(b"broken")
    folder.files[2].unlink()
    for _ in range(2):
        seen = folder.look()
        assert seen.pictures == (folder.files[0], folder.files[3])
        assert seen.left_out == ("1.npy is damaged.", "2.npy is damaged.")
        assert len(seen.observed.features) == 2
    with pytest.raises(BadInputError, match=r"^2 of 4 pictures can be read, .* need 3. 1.npy is damaged.$"):
        folder.look(fewest=3)
    for path in folder.files:
        path.write_bytes(b"broken")
    with pytest.raises(BadInputError, match="0 of 4 pictures"):
        folder.look()
