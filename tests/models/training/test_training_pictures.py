"""The pictures of a training: what is taken, what is left out and said, and the order they come in."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image
from training_lab import gallery, paint

from artstudio.errors import BadInputError
from artstudio.models.training import packing
from artstudio.models.training.packing import find, pack
from artstudio.models.training.pictures import Pictures, shuffled, unpack


def packed(source: Path, target: Path, size: int = 32, **more: object) -> Pictures:
    *looked, last = pack(source, target / "pictures.bin", size, **more)  # type: ignore[arg-type]
    assert isinstance(last, Pictures) and all(isinstance(part, tuple) for part in looked)
    return last


@pytest.mark.parametrize(
    ("count", "said"), [(0, "holds no pictures"), (1, "holds 1 picture;"), (5, "holds 5 pictures")]
)
def test_too_few_pictures(tmp_path: Path, count: int, said: str) -> None:
    (tmp_path / "few").mkdir()
    gallery(tmp_path / "few", count, ())
    with pytest.raises(BadInputError, match=rf"{said}.* at least 20 different ones"):
        packed(tmp_path / "few", tmp_path)
    assert not (tmp_path / "pictures.bin").exists()


def test_broken_files_and_duplicates_are_left_out_and_said(tmp_path: Path) -> None:
    source = gallery(tmp_path / "pictures")
    (source / "broken.png").write_bytes((source / "monet" / "000.png").read_bytes()[:200])
    (source / "text.jpg").write_text("a letter")
    (source / "empty.webp").touch()
    (source / "notes.txt").write_text("not a picture, and no ending of one")
    (source / ".hidden.png").write_bytes(b"")
    paint(0).save(source / "monet" / "copy.png")
    paint(1).resize((150, 120)).save(source / "munch" / "larger.jpg", quality=70)
    found = packed(source, tmp_path)
    assert len(found) == 24
    assert {name for name, _ in found.pack.broken} == {"broken.png", "text.jpg", "empty.webp"}
    assert dict(found.pack.duplicates) == {
        "monet/copy.png": "monet/000.png",
        "munch/larger.jpg": "munch/001.png",
    }
    said = " ".join(found.pack.sentences())
    assert "24 pictures, 40 pixels at the short side" in said and "unreadable: 3 (" in said
    assert "the same as others: 2 (" in said and "middle is used: 24." in said and "few" in said


def test_a_folder_of_broken_files(tmp_path: Path) -> None:
    source = gallery(tmp_path / "pictures", 30)
    for path in list(source.rglob("*.png"))[:25]:
        path.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    with pytest.raises(BadInputError, match=r"Only 5 of the 30 different pictures.*at least 20"):
        packed(source, tmp_path)
    assert list(tmp_path.iterdir()) == [source]


def test_different_pictures_are_no_duplicates(tmp_path: Path) -> None:
    source = gallery(tmp_path / "pictures", 120, ())
    assert len(packed(source, tmp_path)) == 120


def test_flat_pictures_of_different_colors_are_no_duplicates(tmp_path: Path) -> None:
    (tmp_path / "flat").mkdir()
    for index in range(20):
        Image.new("RGB", (40, 40), (index * 12, 255 - index * 12, 0)).save(tmp_path / "flat" / f"{index}.png")
    assert len(packed(tmp_path / "flat", tmp_path)) == 20


def test_the_middle_of_a_picture_is_kept_upright_and_on_white(tmp_path: Path) -> None:
    source = gallery(tmp_path / "pictures", 20, ())
    wide = np.zeros((64, 192, 3), np.uint8)
    wide[:, 64:128] = 200
    Image.fromarray(wide).save(source / "a-wide.png")
    turned = Image.new("RGB", (64, 64), "black")
    turned.paste((255, 0, 0), (0, 0, 64, 32))
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    turned.save(source / "b-turned.png", exif=exif)
    Image.new("RGBA", (64, 64), (0, 0, 0, 0)).save(source / "c-clear.png")
    found = packed(source, tmp_path)
    by_name = dict(zip(found.pack.names, found.pixels, strict=True))
    assert (by_name["a-wide.png"][:, 4:-4] == 200).all()
    assert by_name["b-turned.png"][-1, 0, 0] == 255 and by_name["b-turned.png"][0, 0, 0] == 0
    assert (by_name["c-clear.png"] == 255).all()


@pytest.mark.parametrize(("most", "kind"), [(65535, np.uint16), (1, np.float32)])
def test_grays_of_more_than_8_bits_keep_their_light(tmp_path: Path, most: float, kind: type) -> None:
    source = gallery(tmp_path / "pictures", 24, ())
    gray = np.asarray(paint(99).convert("L"))
    Image.fromarray((gray / 255 * most).astype(kind)).save(source / "scan.tif")
    found = packed(source, tmp_path)
    expected = np.asarray(Image.fromarray(gray).resize((32, 32), box=(5, 0, 45, 40)).convert("RGB"))
    scan = found.pixels[found.pack.names.index("scan.tif")].astype(int)
    assert np.abs(scan - expected).mean() < 3


def test_the_photos_of_a_phone_are_learned_from(tmp_path: Path) -> None:
    source = gallery(tmp_path / "pictures", 24, ())
    pillow_heif.from_pillow(paint(99, 64, 64)).save(source / "IMG_0001.HEIC", quality=90)
    found = packed(source, tmp_path)
    photo = found.pixels[found.pack.names.index("IMG_0001.HEIC")].astype(int)
    assert np.abs(photo - np.asarray(paint(99, 64, 64).resize((32, 32)))).mean() < 12


def test_classes_are_the_folders(tmp_path: Path) -> None:
    source = gallery(tmp_path / "pictures", 42, ("a", "b", "c"))
    paint(99).save(source / "beside.png")
    found = packed(source, tmp_path, conditional=True)
    assert found.pack.classes == ("a", "b", "c") and np.bincount(found.labels).tolist() == [14, 14, 14]
    assert "beside.png" not in found.pack.names
    some = packed(source, tmp_path, wanted=("c", "a"))
    assert some.pack.classes == ("c", "a") and len(some) == 28
    assert [name[0] for name in some.pack.names] == ["ca"[label] for label in some.labels]
    pixels, labels = some.batch(0, 0, 4)
    assert pixels.shape == (4, 32, 32, 3) and labels.shape == (4,)


def test_a_class_that_does_not_exist(tmp_path: Path) -> None:
    source = gallery(tmp_path / "pictures")
    with pytest.raises(BadInputError, match=r"no class 'manet'.*monet, munch"):
        find(source, False, ("manet", "monet"))
    with pytest.raises(BadInputError, match=r"two or more; there is 1"):
        find(source / "..", True, ())
    with pytest.raises(BadInputError, match=r"no class 'monet'.*no folders"):
        find(source / "munch", False, ("monet", "munch"))


@pytest.mark.parametrize(("name", "said"), [("nowhere", "not there"), ("file.png", "a file")])
def test_what_is_no_folder(tmp_path: Path, name: str, said: str) -> None:
    paint(1).save(tmp_path / "file.png")
    with pytest.raises(BadInputError, match=rf"is {said}; name a folder"):
        find(tmp_path / name, False, ())


def test_the_folder_goes_away_while_it_is_looked_at(tmp_path: Path) -> None:
    source = gallery(tmp_path / "pictures")
    going = pack(source, tmp_path / "pictures.bin", 32)
    next(going)
    shutil.rmtree(source)
    with pytest.raises(BadInputError, match=r"went away"):
        list(going)
    assert list(tmp_path.iterdir()) == []


def test_pictures_are_packed_once(tmp_path: Path) -> None:
    source = gallery(tmp_path / "pictures")
    first = packed(source, tmp_path)
    written = (tmp_path / "pictures.bin").stat().st_mtime_ns
    assert len(list(pack(source, tmp_path / "pictures.bin", 32))) == 1
    assert (tmp_path / "pictures.bin").stat().st_mtime_ns == written
    os.utime(source / "monet" / "000.png", ns=(1, 1))
    paint(300).save(source / "monet" / "new.png")
    again = packed(source, tmp_path)
    assert len(again) == 25 and again.pack.key != first.pack.key and again.pack.content != first.pack.content
    assert len(packed(source, tmp_path, size=64)) == 25


def test_a_damaged_pack_is_none(tmp_path: Path) -> None:
    source, target = gallery(tmp_path / "pictures"), tmp_path / "pictures.bin"
    packed(source, tmp_path)
    index = target.with_suffix(".json").read_text()
    for text in ("", "[]", "{}", index[:50], index.replace('"size": 32', '"size": 64'), '{"size": "x"}'):
        target.with_suffix(".json").write_text(text)
        assert unpack(target) is None
    target.with_suffix(".json").write_text(index)
    assert unpack(target) is not None
    target.write_bytes(target.read_bytes()[:-1])
    assert unpack(target) is None


def test_every_epoch_shows_every_picture_once_in_an_order_of_its_own(tmp_path: Path) -> None:
    found = packed(gallery(tmp_path / "pictures"), tmp_path)
    row = [tuple(pixels[0, 0]) for start in range(0, 72, 8) for pixels in found.batch(5, start, 8)[0]]
    epochs = [row[start : start + 24] for start in (0, 24, 48)]
    assert sorted(epochs[0]) == sorted(epochs[1]) == sorted(epochs[2])
    assert epochs[0] != epochs[1] != epochs[2] and len(set(map(tuple, found.pixels[:, 0, 0]))) > 20
    straight = [tuple(pixels[0, 0]) for pixels in found.batch(5, 0, 72)[0]]
    assert straight == row
    assert shuffled(6, 0, 0).tolist() == shuffled(6, 0, 0).tolist() != shuffled(6, 1, 0).tolist()


def test_pixels_too_many_for_memory_are_refused_by_the_header(tmp_path: Path) -> None:
    from tests.trouble import png_header

    source = gallery(tmp_path / "pictures")
    (source / "huge.png").write_bytes(png_header(40_000, 40_000))
    assert re.search("too many", packed(source, tmp_path).pack.broken[0][1])
    assert packing.LEAST == 20
