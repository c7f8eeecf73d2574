"""Choosing one of the sliders that a timeline can move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from artstudio.document.tracks import Slot
from artstudio.params import AnyParam, Choice
from artstudio.qt.translation import translated


def slider_title(slot: Slot, param: AnyParam) -> str:
    """What a slider is called beside those of the other layer."""
    title = translated(param.title)
    if slot.layer == "source":
        return title
    return QCoreApplication.translate("slider_choice", "Style: {title}").format(title=title)


def slider_choice(title: str, found: Sequence[tuple[Slot, AnyParam]]) -> Choice:
    """One of ``found``, by its number."""
    options = tuple((str(number), slider_title(*pair)) for number, pair in enumerate(found))
    return Choice(id="slider", title=title, default="0", options=options)
