"""What an artist does with the library."""

from __future__ import annotations

import contextlib
import hashlib
import io
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from library_lab import Clock, add, assert_files_suffice, contents, painting, vector_of
from PIL import Image

from artstudio.errors import BadInputError
from artstudio.library import Library, style_key
from artstudio.params import StyleRef, StyleWeight, Weights

Opener = Callable[..., Library]


def test_a_style_comes_back_after_a_restart(library: Library, open_it: Opener, clock: Clock) -> None:
    style = library.add_vector_style(
        "Starry  night\n", vector_of(1), painting(1), ["blue", " Night ", "BLUE", ""]
    )
    library.close()
    again = open_it()
    assert again.notices == []
    assert again.styles() == (style,)
    assert again.get(style.id) == style
    assert style.title == "Starry night"
    assert style.tags == ("blue", "Night")
    assert style.created == clock.time
    assert style.vector == vector_of(1)


def test_its_reference_fits_the_mixer(library: Library) -> None:
    ref = add(library, 1).ref
    assert (ref.kind, ref.title, ref.vector) == ("vector", "Painting 1", vector_of(1))
    slots = (StyleWeight(ref, 1.5),)
    assert Weights(id="styles", title="Styles").check(slots) == slots
    assert StyleRef.from_json(ref.to_json()) == ref


@pytest.mark.parametrize(
    ("shape", "kind", "size"),
    [
        ((1500, 3000, 3), "JPEG", (1024, 512)),
        ((30, 20, 3), "JPEG", (20, 30)),
        ((1, 5000, 3), "JPEG", (1024, 1)),
        ((1, 1, 3), "JPEG", (1, 1)),
        ((60, 40, 4), "PNG", (40, 60)),
    ],
)
def test_the_picture_is_kept_small(
    library: Library, shape: tuple[int, int, int], kind: str, size: tuple[int, int]
) -> None:
    picture = np.full(shape, 0.5, np.float32)
    picture[:, :, 0] = 0.8
    path = library.add_vector_style("One", vector_of(1), picture).picture
    assert path is not None
    with Image.open(path) as image:
        assert (image.format, image.size) == (kind, size)
        expected = [204, 128, 128, 128][: shape[2]]
        assert np.abs(np.asarray(image)[size[1] // 2, size[0] // 2] - np.array(expected)).max() <= 4


def test_an_opaque_alpha_makes_a_jpeg(library: Library) -> None:
    opaque = np.ones((8, 8, 4), np.float32)
    path = library.add_vector_style("One", vector_of(1), opaque).picture
    assert path is not None and path.suffix == ".jpg"


def test_the_same_picture_twice_is_one_style(library: Library) -> None:
    first = add(library, 1)
    # Another device gives almost the same vector.
    nearly = np.array(vector_of(1)) * 1.0005
    assert library.find_vector_style(nearly, painting(1)) == first
    assert library.add_vector_style("Again", nearly, painting(1)) == first
    assert library.styles() == (first,)


def test_another_point_of_the_style_space_is_another_style(library: Library) -> None:
    first = add(library, 1)
    moved = library.add_vector_style("Moved", np.array(vector_of(1)) * 1.2, painting(1))
    bare = library.add_vector_style("Kept", vector_of(1))
    assert bare.picture is None
    assert library.add_vector_style("Kept again", vector_of(1)) == bare
    assert [s.id for s in library.styles()] == [first.id, moved.id, bare.id]


def test_dropping_a_deleted_picture_again_brings_it_back(library: Library) -> None:
    style = add(library, 1)
    library.delete(style.id)
    assert library.find_vector_style(vector_of(1), painting(1)) is None
    assert add(library, 1) == style
    assert library.styles() == (style,)


def test_rename_and_tags(library: Library, open_it: Opener, tmp_path: Path) -> None:
    style = add(library, 1)
    renamed = library.rename(style.id, "  Wellen \U0001f30a ")
    tagged = library.set_tags(style.id, ("sea", "Öl"))
    assert renamed.title == tagged.title == "Wellen \U0001f30a"
    assert tagged.tags == ("sea", "Öl")
    library.close()
    again = open_it()
    assert again.styles() == (tagged,)
    assert_files_suffice(again, tmp_path / "spare")


@pytest.mark.parametrize("title", ["", "   ", "\n\t\x00"])
def test_an_empty_name_is_refused(library: Library, title: str) -> None:
    style = add(library, 1)
    before = contents(library.folder)
    with pytest.raises(BadInputError, match="needs a name"):
        library.rename(style.id, title)
    with pytest.raises(BadInputError, match="needs a name"):
        library.add_vector_style(title, vector_of(2))
    assert library.styles() == (style,)
    assert contents(library.folder) == before


def test_a_name_from_an_undecodable_file_name(library: Library) -> None:
    style = library.add_vector_style("caf\udce9", vector_of(1))
    assert style.title == "caf?"
    assert library.styles() == (style,)


@pytest.mark.parametrize(
    "vector", [(), (0.0,) * 99, (float("nan"),) * 100, (float("inf"),) * 100, ("x",) * 100]
)
def test_a_wrong_vector_is_refused(library: Library, vector: tuple[float, ...]) -> None:
    with pytest.raises(BadInputError, match="style vector"):
        library.add_vector_style("One", vector)
    assert library.styles() == ()


def test_delete_and_restore(library: Library, open_it: Opener, tmp_path: Path) -> None:
    styles = [add(library, n) for n in range(3)]
    library.set_favorite(styles[1].ref)
    library.delete(styles[1].id)
    library.delete(styles[1].id)
    assert library.get(styles[1].id) is None
    assert library.styles() == (styles[0], styles[2])
    assert_files_suffice(library, tmp_path / "spare")
    library.restore(styles[1].id)
    assert library.restore(styles[1].id) == styles[1]
    assert library.styles() == tuple(styles)
    assert library.is_favorite(styles[1].ref)
    assert styles[1].picture is not None and styles[1].picture.is_file()


def test_what_is_not_there_cannot_be_changed(library: Library) -> None:
    missing = "0" * 32
    assert library.get(missing) is None
    for change in (
        library.delete,
        library.restore,
        lambda i: library.rename(i, "x"),
        lambda i: library.set_tags(i, ()),
    ):
        with pytest.raises(BadInputError, match="no longer in the library"):
            change(missing)


def test_purge_takes_only_what_an_earlier_run_deleted(
    library: Library, open_it: Opener, clock: Clock
) -> None:
    old, recent, kept = (add(library, n) for n in range(3))
    library.set_favorite(old.ref)
    library.delete(old.id)
    clock.advance(hours=30)
    assert library.purge_deleted() == 0  # this run may still undo it
    library.delete(recent.id)
    library.close()
    again = open_it()
    assert again.purge_deleted() == 1
    assert again.styles() == (kept,)
    assert again.favorites() == frozenset()
    assert {p.name for p in (again.folder / "styles").iterdir()} == {recent.id, kept.id}
    assert again.restore(recent.id) == recent  # as another window may
    with pytest.raises(BadInputError, match="no longer"):
        again.restore(old.id)
    # What was purged can be added again, and the files of a crashed attempt go.
    assert add(again, 0).title == "Painting 0"


def test_purge_clears_what_a_crash_left(library: Library, clock: Clock) -> None:
    leftover = library.folder / "styles" / ".new-crashed"
    leftover.mkdir(parents=True)
    (leftover / "picture.jpg").write_bytes(b"half")
    style = add(library, 1)
    clock.advance(days=36500)
    library.purge_deleted()
    assert [p.name for p in (library.folder / "styles").iterdir()] == [style.id]


def test_a_crash_before_the_entry_does_not_block_the_style(library: Library) -> None:
    add(library, 1)
    with contextlib.closing(sqlite3.connect(library.folder / "library.db")) as db:
        db.execute("DELETE FROM styles")
        db.commit()
    assert library.styles() == ()
    assert add(library, 1).title == "Painting 1"


def test_order(library: Library, open_it: Opener, tmp_path: Path) -> None:
    a, b, c, d = (add(library, n) for n in range(4))
    library.set_order([c.id, "0" * 32, a.id, c.id])
    assert [s.id for s in library.styles()] == [c.id, a.id, b.id, d.id]
    assert_files_suffice(library, tmp_path / "spare")
    e = add(library, 5)
    assert [s.id for s in library.styles()][-1] == e.id


def test_favorites(library: Library, open_it: Opener, tmp_path: Path) -> None:
    builtin = StyleRef("builtin", "7", "Waves")
    own = add(library, 1)
    library.set_favorite(builtin)
    library.set_favorite(own.key)
    library.set_favorite(own.key)
    library.close()
    again = open_it()
    assert again.favorites() == {"builtin:7", f"vector:{own.id}"} == {style_key(builtin), own.key}
    assert_files_suffice(again, tmp_path / "spare")
    again.set_favorite(builtin, False)
    assert not again.is_favorite(builtin)
    assert again.is_favorite(own.ref)


def test_a_network_file_is_copied(library: Library, open_it: Opener, tmp_path: Path) -> None:
    data = np.random.default_rng(0).bytes(3 << 20)
    source = tmp_path / "Candy.PTH"
    source.write_bytes(data)
    sha256 = hashlib.sha256(data).hexdigest()
    details = {"format": "johnson", "channels": [32, 64, 128]}
    style = library.add_network_style("Candy", source, sha256, details, ["sweet"])
    assert library.add_network_style("Candy again", source, sha256, details) == style
    source.unlink()
    library.close()
    again = open_it()
    (kept,) = again.styles()
    assert kept == style
    assert kept.details == details
    assert kept.network is not None and kept.network.read_bytes() == data
    assert kept.ref == StyleRef("network", sha256, path=str(kept.network))
    from_recipe = StyleRef.from_json(kept.ref.to_json())
    assert from_recipe.path == ""
    assert again.find_network(from_recipe) == kept.network
    assert again.find_network(StyleRef("network", "0" * 64)) is None
    assert_files_suffice(again, tmp_path / "spare")


def test_a_network_whose_copy_was_removed_is_copied_again(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "net.onnx"
    source.write_bytes(b"network")
    sha256 = hashlib.sha256(b"network").hexdigest()
    copy = library.add_network_style("Net", source, sha256).network
    assert copy is not None
    copy.unlink()
    assert library.find_network(StyleRef("network", sha256)) is None
    (style,) = library.styles()  # one missing file doesn't take the list down
    source.write_bytes(b"another")
    with pytest.raises(BadInputError, match="changed while"):
        library.add_network_style("Net", source, sha256)
    assert library.styles() == (style,)
    assert not copy.exists()
    source.write_bytes(b"network")
    library.add_network_style("Net", source, sha256)
    assert copy.read_bytes() == b"network"
    assert library.styles() == (style,)


def test_a_network_file_that_changed_or_vanished_is_refused(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "net.onnx"
    source.write_bytes(b"other content")
    sha256 = hashlib.sha256(b"network").hexdigest()
    with pytest.raises(BadInputError, match="changed while"):
        library.add_network_style("Net", source, sha256)
    source.unlink()
    with pytest.raises(BadInputError, match="cannot be read"):
        library.add_network_style("Net", source, sha256)
    with pytest.raises(BadInputError, match="cannot be read"):
        library.add_network_style("Net", tmp_path, sha256)
    with pytest.raises(BadInputError):
        library.add_network_style("Net", source, "../../escape")
    assert library.styles() == ()
    assert list((library.folder / "styles").iterdir()) == []


def test_revision_tells_what_another_window_did(library: Library, open_it: Opener) -> None:
    other = open_it()
    before = library.revision()
    assert library.revision() == before
    style = add(other, 1)
    assert library.revision() != before
    assert library.styles() == (style,)


def test_thumbnails_come_back(library: Library, open_it: Opener) -> None:
    style = StyleRef("builtin", "3")
    picture = painting(1, 96, 128)
    assert library.thumbnail(style, "photo@128") is None
    library.put_thumbnail(style, "photo@128", picture)
    library.put_thumbnail("builtin:4", "photo@128", np.zeros((4, 4, 4), np.uint8))
    library.close()
    again = open_it()
    data = again.thumbnail("builtin:3", "photo@128")
    assert data is not None
    with Image.open(io.BytesIO(data)) as image:
        assert np.abs(np.asarray(image) / 255 - picture).mean() < 0.03
    transparent = again.thumbnail("builtin:4", "photo@128")
    assert transparent is not None
    with Image.open(io.BytesIO(transparent)) as image:
        assert image.mode == "RGBA"
    assert again.thumbnail(style, "another photo") is None
