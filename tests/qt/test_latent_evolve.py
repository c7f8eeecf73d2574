"""Evolve: the preference model by itself, and the sheet in the window."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from artstudio.engine import catalog
from artstudio.qt import theme
from artstudio.qt.latent.evolution import AWAY, SHEET, Evolution, Sheet
from artstudio.qt.latent.evolve_panel import SPREAD
from artstudio.qt.latent.explorer import FIRST_SEEDS
from artstudio.qt.latent.preference_view import PreferenceView
from tests.qt.studio import Studio

LEFT = Qt.MouseButton.LeftButton
AXES = 8


def begun(spread: float = 0.8, seed: int = 3) -> Evolution:
    return Evolution.begin([0.0] * AXES, spread, 3.0, seed)


def test_a_first_sheet_lies_around_its_middle_and_is_the_same_for_the_same_seed() -> None:
    sheet = begun().sheet
    assert len(set(sheet.points)) == SHEET and sheet.points[0] == (0.0,) * AXES
    assert begun() == begun() and begun(seed=4).sheet != sheet
    far = np.linalg.norm(begun(2.0).sheet.points, axis=1).mean()
    near = np.linalg.norm(begun(0.2).sheet.points, axis=1).mean()
    assert far > 4 * near
    assert np.abs(begun(2.0).sheet.points).max() <= 3.0


def test_opinions_exclude_each_other_and_can_be_taken_back() -> None:
    sheet = Sheet(((0.0,), (1.0,))).judged(1, True)
    assert (sheet.liked, sheet.disliked) == ({1}, frozenset())
    sheet = sheet.judged(1, False)
    assert (sheet.liked, sheet.disliked) == (frozenset(), {1})
    assert sheet.judged(1, False) == Sheet(((0.0,), (1.0,)))


def test_sheets_come_closer_to_what_is_liked() -> None:
    """An artist who likes what has much on the first axis and little on the second."""
    goal = np.zeros(AXES)
    goal[0], goal[1] = 2.0, -2.0

    def distance(evolution: Evolution) -> float:
        return float(np.linalg.norm(np.array(evolution.sheet.points) - goal, axis=1).mean())

    evolution = begun()
    first = distance(evolution)
    for _ in range(8):
        order = np.argsort(np.linalg.norm(np.array(evolution.sheet.points) - goal, axis=1))
        for place in order[:2]:
            evolution = evolution.judge(int(place), True)
        evolution = evolution.judge(int(order[-1]), False).advance(0.8)
    middle = np.array(evolution.sheet.points[0])
    assert distance(evolution) < 0.8 * first
    assert np.linalg.norm(middle - goal) < 0.5 * np.linalg.norm(goal)


def test_dislikes_alone_lead_away() -> None:
    evolution = begun()
    worst = np.array(evolution.sheet.points[5])
    after = evolution.judge(5, False).advance(0.8)
    middle = np.array(after.sheet.points[0])
    assert middle @ worst < 0


def test_dislikes_lead_away_by_their_distance_however_many_they_are() -> None:
    points = ((0.0, 0.0), (1.0, 0.0), (1.0, 0.0), (1.0, 0.0))
    for disliked in ({1}, {1, 2, 3}):
        middle, _ = Evolution((Sheet(points, disliked=frozenset(disliked)),)).preference(0.8)
        assert np.allclose(middle, [-AWAY, 0.0])


def test_every_sheet_can_be_gone_back_to_and_the_way_chosen_anew() -> None:
    evolution = begun().judge(2, True).advance(0.8).judge(4, False).advance(0.5)
    assert (len(evolution.sheets), evolution.place) == (3, 2)
    back = evolution.go(0)
    assert back.sheet.liked == {2} and back.go(-5).place == 0 and back.go(9).place == 2
    anew = back.judge(2, True).judge(3, True).advance(0.8)
    assert (len(anew.sheets), anew.place, anew.sheet.parent) == (4, 3, 0)
    assert anew.sheets[1:3] == evolution.sheets[1:], "and nothing is forgotten"
    assert anew.judged()[0] == [anew.sheets[0].points[3]], "what was liked elsewhere doesn't count here"
    other = anew.begin_again([1.0] * AXES, 0.8)
    assert (len(other.sheets), other.sheet.start, other.sheet.points[0]) == (5, 1, (1.0,) * AXES)
    assert other.judged() == ([], []) and other.go(1).judged()[0] == anew.judged()[0]


def test_what_likes_agree_on_narrows_down() -> None:
    points = tuple((0.5, float(value)) for value in np.linspace(-3, 3, 9))
    evolution = Evolution((Sheet(points, liked=frozenset(range(9))),))
    middle, scale = evolution.preference(0.8)
    assert np.allclose(middle, [0.5, 0.0]) and scale[0] < 0.5 < 0.8 < scale[1]
    assert np.allclose(Evolution((Sheet(points),)).preference(0.8)[1], 0.8), "nothing is known yet"


def test_likes_and_dislikes_are_marks_of_two_shapes(qtbot: QtBot) -> None:
    """Whoever can't tell green from red sees dots and crosses."""
    view = PreferenceView()
    qtbot.addWidget(view)
    view.resize(240, 72)
    points = ((0.0,), (2.0,), (-2.0,))
    evolution = Evolution((Sheet(points, liked=frozenset({1}), disliked=frozenset({2})),))
    view.show_model([SPREAD], evolution, 0.8)
    image = QImage(view.size() * 4, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(4)
    view.render(image)

    def is_marked(value: float, dx: float, dy: float, color: str) -> bool:
        x, y = view._x(0.5) + dx, view._y(value) + dy
        return image.pixelColor(round(4 * x), round(4 * y)) == QColor(color)

    tokens = theme.current()
    assert is_marked(2.0, 1.6, 0.0, tokens.good) and not is_marked(2.0, 1.75, 1.75, tokens.good)
    assert is_marked(-2.0, 1.75, 1.75, tokens.danger) and not is_marked(-2.0, 1.6, 0.0, tokens.danger)


def test_evolving_in_the_window(open_studio: Callable[..., Studio], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artstudio.qt.generators.SIDE", 64)
    monkeypatch.setattr("artstudio.qt.generators.Generators.best", catalog.get("cppn").spec)
    studio = open_studio()
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    studio.window.docks["evolve"].raise_()
    panel = studio.window.evolve
    assert panel.note.isVisible() and not panel.next_button.isVisible()
    QTest.mouseClick(panel.start_button, LEFT)
    studio.until(lambda: all(panel.previews.image(panel.variation(i)) is not None for i in range(SHEET)))
    assert panel.evolution is not None and panel.variation(0) == studio.session.source
    steps = studio.session.undo_stack.count()
    tile = panel.tiles[4]
    QTest.mouseClick(tile, LEFT, pos=tile.badge(True).center())
    QTest.mouseClick(panel.tiles[7], LEFT, pos=tile.badge(False).center())
    assert (panel.evolution.sheet.liked, panel.evolution.sheet.disliked) == ({4}, {7})
    assert tile.accessibleName() == "Variation 5, liked"
    assert studio.session.undo_stack.count() == steps
    QTest.mouseClick(tile, LEFT, pos=tile.rect().center())
    assert studio.session.source == panel.variation(4)
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Right)
    assert panel.tiles[5].hasFocus()
    QTest.keyClick(panel.tiles[5], Qt.Key.Key_Minus)
    assert panel.evolution.sheet.disliked == {5, 7}
    QTest.keyClick(panel.tiles[5], Qt.Key.Key_Return)
    assert studio.session.source == panel.variation(5)
    studio.session.undo_stack.undo()
    assert studio.session.source == panel.variation(4)
    QTest.mouseClick(panel.next_button, LEFT)
    assert panel.where.text() == "2 of 2" and not panel.evolution.sheet.liked
    QTest.mouseClick(panel.back, LEFT)
    assert panel.evolution.sheet.liked == {4} and not panel.back.isEnabled()
    assert "liked" in panel.model.accessibleDescription() and panel.model.isVisible()
    studio.services.explorer.go(5)
    QTest.mouseClick(panel.start_button, LEFT)
    assert panel.where.text() == "3 of 3" and panel.variation(0) == studio.session.source
    QTest.mouseClick(panel.back, LEFT)
    QTest.mouseClick(panel.back, LEFT)
    QTest.mouseClick(tile, LEFT, pos=tile.rect().center())
    assert studio.session.source is not None and studio.session.source.seed == FIRST_SEEDS["cppn"]
    studio.until(lambda: not panel.previews.busy)
    studio.until_painted()
