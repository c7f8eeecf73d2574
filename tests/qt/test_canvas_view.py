"""Zoom and pan as arithmetic."""

from __future__ import annotations

import pytest

from artstudio.qt.canvas_view import MAX_ZOOM, View


def view(picture: tuple[int, int] = (4000, 2000), window: tuple[int, int] = (800, 600)) -> View:
    made = View(window=window, margin=10)
    made.show(picture)
    return made


def test_fit_shows_all_of_the_picture_in_the_middle() -> None:
    fitted = view()
    assert fitted.zoom == pytest.approx(780 / 4000)
    assert fitted.to_screen(0, 0) == pytest.approx((10, 300 - 1000 * fitted.zoom))
    assert fitted.to_screen(4000, 2000) == pytest.approx((790, 300 + 1000 * fitted.zoom))


def test_fit_follows_the_window_until_somebody_zooms() -> None:
    fitted = view()
    fitted.resize((400, 600), 10)
    assert fitted.zoom == pytest.approx(380 / 4000)
    fitted.zoom_to(1.0, 200, 300)
    fitted.resize((900, 700), 10)
    assert fitted.zoom == 1.0
    assert fitted.to_picture(450, 350) == pytest.approx((2000, 1000))


def test_zoom_keeps_the_point_under_the_hand() -> None:
    seen = view()
    before = seen.to_picture(620, 250)
    for zoom in (0.3, 1.0, 7.0, 40.0, 2.0):
        seen.zoom_to(zoom, 620, 250)
        assert seen.to_picture(620, 250) == pytest.approx(before)


def test_zooming_in_beside_the_picture_keeps_it_in_sight() -> None:
    seen = view(picture=(100, 100), window=(1000, 200))
    corner = seen.to_screen(0, 0)
    seen.zoom_to(20.0, 5, 5)
    assert seen.to_screen(0, 0) == pytest.approx(corner)


def test_zoom_stays_within_bounds() -> None:
    seen = view()
    seen.zoom_to(1e9, 400, 300)
    assert seen.zoom == MAX_ZOOM
    seen.zoom_to(1e-9, 400, 300)
    assert seen.zoom == pytest.approx(64 / 4000)
    tiny = view(picture=(1, 1))
    assert tiny.zoom == MAX_ZOOM
    tiny.zoom_to(0, 400, 300)
    assert tiny.zoom == 1.0


@pytest.mark.parametrize("direction", [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1)])
@pytest.mark.parametrize("zoom", [0.05, 1.0, 30.0])
def test_the_picture_cannot_be_panned_away(direction: tuple[int, int], zoom: float) -> None:
    seen = view()
    seen.zoom_to(zoom, 400, 300)
    seen.pan(direction[0] * 1e7, direction[1] * 1e7)
    x, y = seen.to_picture(400, 300)
    assert 0 <= x <= 4000 and 0 <= y <= 2000


def test_stops_lead_through_fit_and_100_percent_to_both_ends() -> None:
    seen = view()
    up = []
    while seen.zoom < MAX_ZOOM:
        seen.zoom_to(seen.next_stop(1), 400, 300)
        up.append(seen.zoom)
    assert up == sorted(set(up)) and 1.0 in up
    down = []
    while seen.zoom > seen.least_zoom:
        seen.zoom_to(seen.next_stop(-1), 400, 300)
        down.append(seen.zoom)
    assert down == sorted(set(down), reverse=True)
    assert any(stop == pytest.approx(seen.fit_zoom) for stop in down)


def test_a_wheel_stops_at_100_percent_and_a_touchpad_does_not() -> None:
    seen = view()
    seen.zoom_to(0.9, 400, 300)
    assert seen.wheel_zoom(1) == 1.0
    assert seen.wheel_zoom(0.9) > 1.05
    seen.zoom_to(1.0, 400, 300)
    assert seen.wheel_zoom(1) == pytest.approx(1.25)
    assert seen.wheel_zoom(-1) == pytest.approx(0.8)
