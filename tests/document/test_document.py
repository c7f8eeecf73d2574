"""What the document says has changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from artstudio.document.document import Change, Document, State
from artstudio.document.picture import Picture
from artstudio.params import Values
from artstudio.pixels import Pixels


def picture(array: np.ndarray) -> Picture:
    return Picture(Pixels.of(array.astype(np.float32)), "a.png")


def test_listeners_are_told_what_changed_and_only_then() -> None:
    heard: list[tuple[State, Change]] = []
    document = Document()
    stop = document.listen(lambda state, change: heard.append((state, change)))
    document.replace(State())
    assert heard == []
    first = State(picture=picture(np.zeros((4, 6, 3))), model="style", values=Values((("a", 1),)))
    document.replace(first)
    assert document.state is first
    assert heard.pop() == (first, Change(picture=True, model=True, values=True, rect=(0, 0, 6, 4)))
    second = replace(first, values=first.values.with_(a=2))
    document.replace(second)
    assert heard.pop() == (second, Change(values=True))
    document.replace(State())
    assert heard.pop()[1].rect == (0, 0, 6, 4)
    stop()
    document.replace(first)
    assert heard == []


def test_another_size_changes_all_of_it() -> None:
    document = Document(State(picture=picture(np.zeros((4, 4, 3)))))
    assert document.replace(State(picture=picture(np.zeros((8, 2, 3))))).rect == (0, 0, 2, 8)


def test_the_same_pixels_under_another_name_need_no_repaint() -> None:
    one = picture(np.zeros((4, 4, 3)))
    change = Document(State(picture=one)).replace(State(picture=replace(one, name="b.png")))
    assert change == Change(picture=True, rect=None)
    assert change
