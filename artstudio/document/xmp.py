"""XMP packets: where the recipe is kept, beside whatever the original's packet says.

Layout: XMP specification part 1 (ISO 16684-1), an RDF document in XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.dom import Node, minidom
from xml.parsers.expat import ExpatError

_OURS = "urn:artstudio:xmp:1.0/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TIFF = "http://ns.adobe.com/tiff/1.0/"
_EXIF = "http://ns.adobe.com/exif/1.0/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_XMLNS = "http://www.w3.org/2000/xmlns/"

_EMPTY = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}"/></x:xmpmeta>'
    '<?xpacket end="w"?>'
).encode()


def recipe_in(packet: bytes | None) -> str | None:
    """The text of the recipe in ``packet``, or None."""
    document = _parse(packet)
    return None if document is None else next(_values(document, _OURS, "Recipe"), None)


def film_in(packet: bytes | None) -> str | None:
    """The recipe of a film in ``packet``, or None."""
    document = _parse(packet)
    return None if document is None else next(_values(document, _OURS, "Film"), None)


def for_film(recipe: str) -> bytes:
    """A packet with nothing but the recipe of a film inside."""
    document = minidom.parseString(_EMPTY)
    _add(document, recipe, "Film")
    return _text(document)


def without_recipe(packet: bytes | None) -> bytes | None:
    """``packet`` as the file had it, less a recipe of ours; None if there is nothing else in it."""
    document = _parse(packet)
    if document is None or recipe_in(packet) is None:
        return packet if document is not None else None
    _remove(document, _OURS, "Recipe")
    return _text(document) if any(_properties(document)) else None


def for_export(
    packet: bytes | None, recipe: str | None, width: int, height: int, most_bytes: int | None = None
) -> bytes | None:
    """``packet`` for an upright sRGB picture of another size, with ``recipe`` inside; None if both are None.

    ``most_bytes``: drops the largest properties until the packet fits, the recipe last. A packet that can't
    be read is left out.
    """
    document = _parse(packet)
    if document is None:
        if recipe is None:
            return None
        document = minidom.parseString(_EMPTY)
    _remove(document, _OURS, "Recipe")
    _remove(document, _XMP, "Thumbnails")
    _set(document, _TIFF, "Orientation", "1")
    _set(document, _TIFF, "ImageWidth", str(width))
    _set(document, _TIFF, "ImageLength", str(height))
    _set(document, _EXIF, "PixelXDimension", str(width))
    _set(document, _EXIF, "PixelYDimension", str(height))
    _set(document, _EXIF, "ColorSpace", "1")
    others = sorted(_properties(document), key=_size)
    if recipe is not None:
        _add(document, recipe)
    data = _text(document)
    while most_bytes is not None and len(data) > most_bytes and others:
        _drop(others.pop())
        data = _text(document)
    return data if most_bytes is None or len(data) <= most_bytes else None


def _parse(packet: bytes | None) -> minidom.Document | None:
    # A document type is never part of a packet, but the way to make a small text expand without end.
    if not packet or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return None
    try:
        document = minidom.parseString(packet.strip(b"\0 \t\r\n"))
    except (ExpatError, ValueError, RecursionError):
        return None
    return document if document.getElementsByTagNameNS(_RDF, "RDF") else None


def _text(document: minidom.Document) -> bytes:
    """``document`` as a packet again, without the XML declaration that has no place in one."""
    return "".join(node.toxml() for node in document.childNodes).encode()


def _descriptions(document: minidom.Document) -> list[minidom.Element]:
    return list(document.getElementsByTagNameNS(_RDF, "Description"))


def _properties(document: minidom.Document) -> Iterator[minidom.Attr | minidom.Element]:
    """Every property: an attribute or a child of a top description."""
    for description in _descriptions(document):
        if getattr(description.parentNode, "localName", None) != "RDF":
            continue
        for attribute in list(description.attributes.values()):
            if attribute.namespaceURI not in (_RDF, _XMLNS, None):
                yield attribute
        for child in list(description.childNodes):
            if child.nodeType == Node.ELEMENT_NODE:
                yield child


def _size(node: minidom.Attr | minidom.Element) -> int:
    return len(node.value if isinstance(node, minidom.Attr) else node.toxml())


def _found(document: minidom.Document, space: str, name: str) -> Iterator[minidom.Attr | minidom.Element]:
    for node in _properties(document):
        if node.namespaceURI == space and node.localName == name:
            yield node


def _values(document: minidom.Document, space: str, name: str) -> Iterator[str]:
    for node in _found(document, space, name):
        if isinstance(node, minidom.Attr):
            yield node.value
        else:
            yield "".join(child.data for child in node.childNodes if isinstance(child, minidom.Text))


def _remove(document: minidom.Document, space: str, name: str) -> None:
    for node in list(_found(document, space, name)):
        _drop(node)


def _drop(node: Any) -> None:
    if isinstance(node, minidom.Attr):
        owner: Any = node.ownerElement
        owner.removeAttributeNode(node)
        return
    parent = node.parentNode
    parent.removeChild(node)
    if parent.localName == "Description" and not parent.getElementsByTagName("*"):
        named = [a.namespaceURI for a in parent.attributes.values()]
        if not set(named) - {_RDF, _XMLNS, None}:
            parent.parentNode.removeChild(parent)


def _set(document: minidom.Document, space: str, name: str, value: str) -> None:
    """Change a property that is there; what is missing stays missing."""
    for node in list(_found(document, space, name)):
        if isinstance(node, minidom.Attr):
            node.value = value
        else:
            for child in list(node.childNodes):
                node.removeChild(child)
            node.appendChild(document.createTextNode(value))


def _add(document: minidom.Document, recipe: str, name: str = "Recipe") -> None:
    rdf = document.getElementsByTagNameNS(_RDF, "RDF")[0]
    prefix = f"{rdf.prefix}:" if rdf.prefix else ""
    description = document.createElementNS(_RDF, f"{prefix}Description")
    # Every description of a packet is about the same thing, by the same name.
    known = [d.getAttributeNS(_RDF, "about") for d in _descriptions(document)]
    description.setAttributeNS(_RDF, "rdf:about", next(filter(None, known), ""))
    description.setAttribute("xmlns:rdf", _RDF)
    description.setAttribute("xmlns:artstudio", _OURS)
    element = document.createElementNS(_OURS, f"artstudio:{name}")
    element.appendChild(document.createTextNode(recipe))
    description.appendChild(element)
    rdf.appendChild(description)
