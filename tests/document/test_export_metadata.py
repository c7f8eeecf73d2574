"""EXIF, XMP, resolution and recipe through every format, read back by Pillow as well."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.dom import minidom

import numpy as np
import pytest
from PIL import Image
from PIL.ExifTags import IFD, Base
from PIL.PngImagePlugin import PngInfo

from artstudio.document.export import FORMATS, ExportOptions, format_of, write_picture
from artstudio.document.picture import Metadata, read_header, read_picture
from artstudio.document.recipe import Recipe, read_recipe
from artstudio.errors import BadInputError

ALL = [f.id for f in FORMATS]
RATING = 0x4746
MAKER_NOTE = b"Unknown camera\0" + bytes(range(200))

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="uuid:1" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmp:Rating="4" tiff:Orientation="6">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Übung &amp; Licht</rdf:li></rdf:Alt></dc:title>
<xmp:Thumbnails><rdf:Alt><rdf:li>the original, small</rdf:li></rdf:Alt></xmp:Thumbnails>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()

RECIPE = Recipe(
    model="style",
    values={
        "mixer": [{"style": {"kind": "vector", "vector": [0.1] * 100}, "weight": -0.5}],
        "name": "Käse <&> \"'",
    },
    seed=7,
    size=(64, 48),
    picture={"name": "photo.jpg", "width": 640, "height": 480, "key": "abc"},
)


def exif() -> Image.Exif:
    block = Image.Exif()
    block[Base.Make], block[Base.Model], block[Base.Artist] = "Maker", "Model 1", "Anna"
    block[Base.Orientation] = 6
    block[RATING] = 4
    block[Base.ImageWidth], block[Base.ImageLength] = 640, 480
    inner = block.get_ifd(IFD.Exif)
    inner[Base.ExposureTime] = 0.01
    inner[Base.ExifImageWidth], inner[Base.ExifImageHeight] = 640, 480
    inner[Base.ColorSpace] = 0xFFFF
    inner[Base.MakerNote] = MAKER_NOTE
    inner[Base.DateTimeOriginal] = "2024:05:06 07:08:09"
    inner[IFD.Interop] = {1: "R03"}
    position = block.get_ifd(IFD.GPSInfo)
    position[1], position[2] = "N", (48.0, 51.0, 30.25)
    return block


def source(encoded: Any, fmt: str, **options: Any) -> bytes:
    image = Image.fromarray(np.full((48, 64, 3), 100, np.uint8))
    block = exif()
    match fmt:
        case "PNG":
            options["pnginfo"] = PngInfo()
            options["pnginfo"].add_itxt("XML:com.adobe.xmp", PACKET.decode())
        case "TIFF":
            block[700] = PACKET
            # Pillow would take these for the file's own, and can't write what is nested twice.
            del block[Base.ImageWidth], block[Base.ImageLength]
            del block.get_ifd(IFD.Exif)[IFD.Interop]
        case _:
            options["xmp"] = PACKET
    return encoded(image, fmt, exif=block.tobytes(), **options)


def of_file(path: Path) -> tuple[Image.Exif, bytes]:
    with Image.open(path) as image:
        block = image.getexif()
        block.get_ifd(IFD.Exif)
        block.get_ifd(IFD.GPSInfo)
        block.get_ifd(IFD.Interop)
        packet = image.info.get("xmp") or b""
    return block, packet if isinstance(packet, bytes) else packet.encode()


def attributes(packet: bytes) -> dict[str, str]:
    nodes = minidom.parseString(packet).getElementsByTagName("rdf:Description")
    return {name: node.getAttribute(name) for node in nodes for name in node.attributes.keys()}  # noqa: SIM118


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "AVIF", "HEIF"])
@pytest.mark.parametrize("fmt", ALL)
def test_metadata_survives(tmp_path, encoded, kind, fmt) -> None:
    picture = read_picture(source(encoded, kind))
    path = tmp_path / f"out{format_of(fmt).extensions[0]}"
    write_picture(path, np.zeros((30, 20, 3), np.uint8), ExportOptions(fmt), picture.metadata, RECIPE)
    block, packet = of_file(path)
    assert (block[Base.Make], block[Base.Model], block[Base.Artist]) == ("Maker", "Model 1", "Anna")
    assert block[RATING] == 4
    assert block.get(Base.Orientation) == 1
    inner = block.get_ifd(IFD.Exif)
    assert inner[Base.MakerNote] == MAKER_NOTE
    assert inner[Base.DateTimeOriginal] == "2024:05:06 07:08:09"
    assert Fraction(inner[Base.ExposureTime]).limit_denominator(1000) == Fraction(1, 100)
    assert (inner[Base.ExifImageWidth], inner[Base.ExifImageHeight]) == (20, 30)
    assert inner[Base.ColorSpace] == 1
    assert block.get_ifd(IFD.Interop) == ({} if kind == "TIFF" else {1: "R98"})
    assert block.get_ifd(IFD.GPSInfo)[2] == (48.0, 51.0, 30.25)
    assert (block.get(Base.ImageWidth, 20), block.get(Base.ImageLength, 30)) == (20, 30)
    assert "Übung &amp; Licht".encode() in packet
    assert b"the original, small" not in packet
    known = attributes(packet)
    assert (known["xmp:Rating"], known.get("tiff:Orientation", "1")) == ("4", "1")
    again = read_picture(path)
    assert again.recipe == RECIPE
    assert again.pixels.array.shape == (30, 20, 3)


@pytest.mark.parametrize("fmt", ALL)
def test_metadata_can_be_left_out(tmp_path, encoded, fmt) -> None:
    metadata = read_picture(source(encoded, "JPEG", dpi=(300, 300))).metadata
    path = tmp_path / "bare"
    write_picture(
        path, np.zeros((8, 8, 3), np.uint8), ExportOptions(fmt, keep_metadata=False), metadata, RECIPE
    )
    data = path.read_bytes()
    assert b"Maker" not in data
    assert b"Licht" not in data
    assert read_header(path).metadata.dpi is None
    assert read_recipe(path) == RECIPE


@pytest.mark.parametrize("fmt", ALL)
def test_recipe_can_be_left_out(tmp_path, fmt) -> None:
    path = tmp_path / "secret"
    write_picture(path, np.zeros((8, 8, 3), np.uint8), ExportOptions(fmt, embed_recipe=False), None, RECIPE)
    assert b"artstudio" not in path.read_bytes()
    with pytest.raises(BadInputError, match="secret has no recipe inside"):
        read_recipe(path)


@pytest.mark.parametrize("fmt", ALL)
def test_16_bits_and_alpha_carry_recipes_too(tmp_path, deep, fmt) -> None:
    array = np.concatenate([deep, deep[:, :, :1]], axis=2)
    write_picture(tmp_path / "deep", array, ExportOptions(fmt, bits=16), None, RECIPE)
    assert read_recipe(tmp_path / "deep") == RECIPE


@pytest.mark.parametrize("fmt", ALL)
def test_painting_over_an_export_replaces_its_recipe(tmp_path, encoded, fmt) -> None:
    metadata = read_picture(source(encoded, "PNG")).metadata
    path = tmp_path / "again"
    for seed in range(4):
        recipe = Recipe(model="style", seed=seed)
        write_picture(path, np.zeros((8, 8, 3), np.uint8), ExportOptions(fmt), metadata, recipe)
        picture = read_picture(path)
        assert picture.recipe == recipe
        metadata = picture.metadata
        assert metadata.xmp is not None
        assert b"artstudio" not in metadata.xmp
    assert path.read_bytes().count(b"artstudio:Recipe>") == 2


@pytest.mark.parametrize("fmt", ALL)
def test_dpi_survives(tmp_path, fmt) -> None:
    path = tmp_path / "print"
    write_picture(path, np.zeros((8, 8, 3), np.uint8), ExportOptions(fmt), Metadata(dpi=(300, 150)))
    assert read_header(path).metadata.dpi == pytest.approx((300, 150), abs=0.1)
    if fmt != "webp":
        with Image.open(path) as image:
            assert image.info["dpi"] == pytest.approx((300, 150), abs=0.1)


@pytest.mark.parametrize("fmt", ALL)
def test_the_thumbnail_of_the_original_goes(tmp_path, photo, fmt) -> None:
    small = io.BytesIO()
    Image.fromarray(photo).save(small, "JPEG")
    block = exif().tobytes().removeprefix(b"Exif\0\0")
    with_thumbnail = add_thumbnail(block, small.getvalue())
    assert small.getvalue() in with_thumbnail
    path = tmp_path / "out"
    write_picture(path, photo, ExportOptions(fmt), Metadata(exif=with_thumbnail))
    assert small.getvalue()[:200] not in path.read_bytes()
    assert of_file(path)[0][Base.Make] == "Maker"


def add_thumbnail(block: bytes, thumbnail: bytes) -> bytes:
    """The first directory linked to a second one, that of a thumbnail, at the end of the block."""
    order = "little" if block[:2] == b"II" else "big"
    first = int.from_bytes(block[4:8], order)
    count = int.from_bytes(block[first : first + 2], order)
    link = first + 2 + 12 * count

    def entry(tag: int, value: int) -> bytes:
        return (
            tag.to_bytes(2, order)
            + (4).to_bytes(2, order)
            + (1).to_bytes(4, order)
            + value.to_bytes(4, order)
        )

    at = len(block)
    directory = (2).to_bytes(2, order) + entry(0x0201, at + 30) + entry(0x0202, len(thumbnail)) + bytes(4)
    return block[:link] + at.to_bytes(4, order) + block[link + 4 :] + directory + thumbnail


@pytest.mark.parametrize("fmt", ALL)
@pytest.mark.parametrize(
    "rubbish", [b"", b"rubbish", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff" + bytes(20)]
)
def test_unreadable_metadata_is_left_out(tmp_path, photo, fmt, rubbish) -> None:
    path = tmp_path / "out"
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&b;</x:xmpmeta>'
    for packet in (rubbish, bomb, b"<a/>"):
        write_picture(path, photo, ExportOptions(fmt), Metadata(exif=rubbish, xmp=packet), RECIPE)
        assert read_picture(path).recipe == RECIPE


def test_a_packet_too_large_for_jpeg_keeps_what_fits(tmp_path, photo) -> None:
    history = (
        b"<xmp:History xmlns:xmp='http://ns.adobe.com/xap/1.0/'>" + b"step " * 20_000 + b"</xmp:History>"
    )
    packet = PACKET.replace(b"<dc:title>", history + b"<dc:title>")
    for fmt, kept in (("jpeg", False), ("png", True), ("webp", True), ("tiff", True)):
        path = tmp_path / fmt
        write_picture(path, photo, ExportOptions(fmt), Metadata(xmp=packet), RECIPE)
        header = read_header(path)
        assert header.metadata.xmp is not None
        assert "Übung".encode() in header.metadata.xmp
        assert (b"step step" in header.metadata.xmp) is kept
        assert read_recipe(path) == RECIPE


def test_a_recipe_too_long_for_jpeg_is_told(tmp_path, photo) -> None:
    long = replace(RECIPE, values={**RECIPE.values, "more": "x" * 70_000})
    for fmt, kept in (("jpeg", False), ("png", True), ("webp", True), ("tiff", True)):
        path = tmp_path / fmt
        note = write_picture(path, photo, ExportOptions(fmt), None, long)
        assert read_picture(path).recipe == (long if kept else None)
        told = "The recipe of jpeg is too long for JPEG; export PNG, TIFF or WebP to keep that too."
        assert note == ("" if kept else told)
    assert write_picture(tmp_path / "b", photo, ExportOptions("jpeg", embed_recipe=False), None, long) == ""


def test_another_program_may_write_the_recipe_as_an_attribute(tmp_path, photo) -> None:
    packet = (
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<r:Description r:about='' xmlns:as='urn:artstudio:xmp:1.0/' as:Recipe='{}'/></r:RDF></x:xmpmeta>"
    ).format(RECIPE.to_json().replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;"))
    Image.fromarray(photo).save(tmp_path / "moved.jpg", xmp=packet.encode())
    assert read_recipe(tmp_path / "moved.jpg") == RECIPE
    assert read_header(tmp_path / "moved.jpg").metadata.xmp is None
