"""The theme: contrast that can be read, greys without a cast, and switching while the window is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from artstudio.paths import resource
from artstudio.qt import theme
from artstudio.qt.theme import DARK, LIGHT, Tokens

both = pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=["dark", "light"])

SURFACES = ("canvas", "window", "panel", "well", "raised", "hover", "pressed", "accent_soft")
TEXT_ON = {
    "text": SURFACES,
    "text_dim": ("canvas", "window", "panel", "well"),
    "accent_text": ("canvas", "window", "panel", "well", "accent_soft"),
    "danger": ("window", "panel", "well"),
    "warning": ("window", "panel", "well"),
    "good": ("window", "panel", "well"),
    "on_accent": ("accent", "accent_hover", "accent_pressed"),
    "tip_text": ("tip",),
}
SHAPE_ON = {
    "icon": SURFACES,
    "focus": ("window", "panel", "well", "canvas"),
    "handle": ("accent",),
    "on_accent": ("accent",),
}
COLORED = {
    *("accent", "accent_hover", "accent_pressed", "accent_soft", "accent_text", "focus"),
    *("danger", "warning", "good"),
}


def luminance(color: str) -> float:
    """WCAG 2.2's relative luminance of ``#rrggbb``."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """The selectors of the style sheet's template with what they set, tokens unfilled."""
    text = resource("icons", "style", "window.qss").read_text("utf-8")
    text = re.sub(r"\$\{(\w+)\}", r"$\1", re.sub(r"/\*.*?\*/", "", text, flags=re.S))
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        settings = (line.split(":", 1) for line in body.split(";") if ":" in line)
        yield selector.strip(), {key.strip(): value.strip() for key, value in settings}


@pytest.fixture(autouse=True)
def back_to_dark(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply_theme(qapp, "dark")


def test_black_on_white_has_the_contrast_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@both
@pytest.mark.parametrize(("text", "surface"), [(t, s) for t, on in TEXT_ON.items() for s in on])
def test_text_can_be_read(tokens: Tokens, text: str, surface: str) -> None:
    colors = asdict(tokens)
    assert contrast(colors[text], colors[surface]) >= 4.5


@both
@pytest.mark.parametrize(("shape", "surface"), [(t, s) for t, on in SHAPE_ON.items() for s in on])
def test_shapes_can_be_made_out(tokens: Tokens, shape: str, surface: str) -> None:
    colors = asdict(tokens)
    assert contrast(colors[shape], colors[surface]) >= 3


@both
def test_every_rule_of_the_style_sheet_can_be_read(tokens: Tokens) -> None:
    colors = asdict(tokens)
    checked = 0
    for selector, settings in rules():
        text = settings.get("color", "").removeprefix("$")
        if text not in colors or "disabled" in selector:
            continue
        own = settings.get("background", "").removeprefix("$")
        for surface in [own] if own in colors else ["window", "panel"]:
            if text == "on_accent" and surface != own:
                continue
            assert contrast(colors[text], colors[surface]) >= 4.5, f"{selector}: {text} on {surface}"
            checked += 1
    assert checked > 30


@both
def test_the_default_button_has_room_for_its_words(qtbot: QtBot, qapp: QApplication, tokens: Tokens) -> None:
    theme.apply_theme(qapp, tokens.name)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box = QDialogButtonBox(dialog)
    button = box.addButton("Exportieren", QDialogButtonBox.ButtonRole.AcceptRole)
    QVBoxLayout(dialog).addWidget(box)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert button.isDefault()

    def ink() -> int:
        """How many columns the words take."""
        image = button.grab().toImage().copy(4, 4, button.width() - 8, button.height() - 8)
        columns = ({image.pixel(x, y) for y in range(image.height())} for x in range(image.width()))
        return sum(len(column) > 1 for column in columns)

    needed = ink()
    button.resize(2 * button.width(), button.height())
    assert ink() == needed


@both
def test_greys_have_no_cast(tokens: Tokens) -> None:
    for name, value in asdict(tokens).items():
        if name == "name" or name in COLORED:
            continue
        color = QColor(value)
        assert color.red() == color.green() == color.blue(), name


def test_there_is_one_accent() -> None:
    assert DARK.accent == LIGHT.accent
    hues = {QColor(c).hue() for t in (DARK, LIGHT) for n, c in asdict(t).items() if n.startswith("accent")}
    assert max(hues) - min(hues) <= 4


@both
def test_the_style_sheet_uses_no_color_of_its_own(tokens: Tokens) -> None:
    template = resource("icons", "style", "window.qss").read_text("utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", template)
    marked = replace(tokens, **{f.name: f"<{f.name}>" for f in fields(Tokens)})  # type: ignore[arg-type]
    assert "$" not in theme.style_sheet(marked)


def test_every_glyph_of_the_style_sheet_is_there() -> None:
    names = re.findall(r'url\("([^"]+)"\)', theme.style_sheet(DARK))
    assert names
    for name in names:
        assert resource("icons", "style", name.rsplit("/", 1)[1]).is_file(), name


@both
def test_glyphs_can_be_made_out(tokens: Tokens) -> None:
    """Arrows, steppers and ticks are drawn in one grey that suits both themes."""
    for path in resource("icons", "style").glob("*.svg"):
        (stroke,) = re.findall(r'stroke="(#\w{6})"', path.read_text("utf-8"))
        surfaces = [tokens.accent] if stroke == "#ffffff" else [tokens.panel, tokens.well, tokens.raised]
        for surface in surfaces:
            assert contrast(stroke, surface) >= 3, path.name


def test_the_theme_can_be_switched_while_the_window_is_open(qtbot: QtBot, qapp: QApplication) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(QLabel("Strength", page))
    button = QPushButton("Export", page)
    column.addWidget(button)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()

    def seen() -> tuple[str, str]:
        picture = page.grab().toImage()
        at = button.geometry().center() - page.rect().topLeft()
        at.setX(button.geometry().left() + 6)
        return picture.pixelColor(2, 2).name(), picture.pixelColor(at).name()

    assert seen() == (DARK.window, DARK.raised)
    with qtbot.waitSignal(theme.notifier.changed):
        theme.apply_theme(qapp, "light")
    assert theme.current() is LIGHT and theme.preference() == "light"
    assert seen() == (LIGHT.window, LIGHT.raised)
    theme.apply_theme(qapp, "dark")
    assert seen() == (DARK.window, DARK.raised)


def test_system_follows_the_system(qapp: QApplication) -> None:
    theme.apply_theme(qapp, "system")
    tell = qapp.styleHints().colorSchemeChanged  # as the platform does; the one for tests has no colors
    tell.emit(Qt.ColorScheme.Light)
    assert theme.current() is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.text
    tell.emit(Qt.ColorScheme.Dark)
    assert theme.current() is DARK


def test_a_system_that_does_not_say_gets_the_dark_theme(qapp: QApplication) -> None:
    theme.apply_theme(qapp, "light")
    theme.apply_theme(qapp, "system")
    assert qapp.styleHints().colorScheme() == Qt.ColorScheme.Unknown
    assert theme.current() is DARK


def test_a_choice_of_ones_own_does_not_follow_the_system(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply_theme(qapp, "dark")
    with qtbot.assertNotEmitted(theme.notifier.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.current() is DARK
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name() == DARK.text


def test_a_theme_there_is_none_of_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="sepia"):
        theme.apply_theme(qapp, "sepia")  # type: ignore[arg-type]
    assert theme.current() is DARK
