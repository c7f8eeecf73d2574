"""Slider to pixels: what a hand on a slider sees, on the real window with the real worker thread.

Each drag lasts 10 s, over a picture of 1024 x 1024. For what is measured see tests/bench/drag.py.
"""

from __future__ import annotations

from collections.abc import Callable

from artstudio.qt.main_window import MainWindow
from artstudio.qt.opening import samples
from artstudio.qt.services import Services
from artstudio.qt.sliders import ParamSlider
from tests.bench.drag import Drag, along
from tests.bench.report import Table, arguments, emit
from tests.bench.window import open_window, rest, square_sample, wait_for


def mixer_weight(window: MainWindow, services: Services) -> ParamSlider:
    """Two built-in styles, one of them under the hand."""
    built_in = [item.ref for item in services.shelf.items() if not item.own]
    services.session.apply_style(built_in[0])
    services.session.add_style(built_in[5])
    return window.mixer.rows[1].slider


def style_space(window: MainWindow, services: Services) -> ParamSlider:
    """The first direction of the style space, with the style of a picture of one's own on the mixer."""
    services.session.set_value("styles", ())
    services.shelf.add_sources([samples()[1]])
    wait_for(lambda: bool(services.session.styles))
    window.docks["space"].raise_()
    return window.space.rows[0].slider


def style_space_of_builtin(window: MainWindow, services: Services) -> ParamSlider:
    """The same with a built-in style, whose painting is moved by two more."""
    services.session.apply_style(services.shelf.items()[0].ref)
    window.docks["space"].raise_()
    return window.space.rows[0].slider


def strength(window: MainWindow, services: Services) -> ParamSlider:
    services.session.apply_style(services.shelf.items()[0].ref)
    window.docks["controls"].raise_()
    slider = window.controls.form.rows["strength"]
    assert isinstance(slider, ParamSlider)
    return slider


def keep_colors(window: MainWindow, services: Services) -> ParamSlider:
    strength(window, services)
    slider = window.controls.form.rows["keep_colors"]
    assert isinstance(slider, ParamSlider)
    return slider


DRAGS: dict[str, Callable[[MainWindow, Services], ParamSlider]] = {
    "mixer weight, two built-in styles": mixer_weight,
    "style space, a style of one's own": style_space,
    "style space, a built-in style": style_space_of_builtin,
    "strength": strength,
    "keep colors": keep_colors,
}


def main() -> None:
    options = arguments(__doc__ or "", seconds=10.0, only="")
    table = Table("Slider to pixels, 1024 x 1024, 60 events a second")
    with open_window(square_sample(1024)) as (window, services):
        wait_for(lambda: window.canvas.has_picture)
        wait_for(lambda: all(services.shelf.thumb(item.key) for item in services.shelf.items()))
        for name, prepare in DRAGS.items():
            if options.only in name:
                slider = prepare(window, services)
                wait_for(lambda: not services.session._is_working)
                rest(0.5)
                drag = Drag(window, slider.groove, along(slider, options.seconds))
                table.add(drag=name, **drag.run().row())
                services.session.set_values(
                    type(services.session.values).of(services.session.spec.params), ""
                )
                rest(0.5)
    emit([table], options.json)


if __name__ == "__main__":
    main()
