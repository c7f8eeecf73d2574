"""The icons: one family, each of them drawn, sharp and in the colors of the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from artstudio.paths import resource
from artstudio.qt import icons, theme

Mode, State = QIcon.Mode, QIcon.State
NEEDED = {
    *("open", "save", "export", "undo", "redo", "compare", "zoom-in", "zoom-out", "fit", "actual-size"),
    *("star", "star-filled", "search", "plus", "close", "dice", "reset", "lock", "unlock", "trash", "edit"),
    *("tag", "folder", "settings", "keyboard", "info", "history", "sliders", "mixer", "gallery", "palette"),
    *("brush", "layers", "image", "paste", "stop", "play", "pause", "check", "warning", "chevron-down"),
    *("more", "eye", "moon", "sun", "copy"),
}
each = pytest.mark.parametrize("name", icons.names())


@pytest.fixture(autouse=True)
def back_to_dark(qapp: QApplication) -> Iterator[None]:
    theme.apply_theme(qapp, "dark")
    yield
    theme.apply_theme(qapp, "dark")


def ink(image: QImage) -> float:
    """The part of the picture that is covered, 0..1."""
    alphas = [image.pixelColor(x, y).alphaF() for y in range(image.height()) for x in range(image.width())]
    return sum(alphas) / len(alphas)


def strongest(image: QImage) -> str:
    """The color of the most opaque pixel."""
    pixels = (image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width()))
    best = max(pixels, key=lambda color: color.alpha())
    assert best.alpha() > 200
    return QColor(best.rgb()).name()


def seen(name: str, mode: Mode = Mode.Normal, state: State = State.Off) -> str:
    return strongest(icons.icon(name).pixmap(QSize(24, 24), 2.0, mode, state).toImage())


def test_nothing_the_window_needs_is_missing() -> None:
    assert set(icons.names()) >= NEEDED


@each
def test_each_is_of_the_family(name: str) -> None:
    source = resource("icons", f"{name}.svg").read_text("utf-8")
    root = source.split(">", 1)[0]
    assert 'viewBox="0 0 24 24"' in root and 'stroke-width="1.75"' in root
    assert 'stroke="currentColor"' in root and 'stroke-linecap="round"' in root
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", source), "a color of its own"


@each
def test_each_is_drawn_within_its_margins(name: str) -> None:
    image = icons.pixmap(name, 24, "#ffffff", 4.0).toImage()
    assert 0.02 < ink(image) < 0.55
    edge = [image.pixelColor(at, side).alpha() for at in range(96) for side in (0, 95)]
    edge += [image.pixelColor(side, at).alpha() for at in range(96) for side in (0, 95)]
    assert not any(edge), "it is cut off"


@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("size", [16, 20, 32])
def test_they_are_sharp_on_any_screen(size: int, dpr: float) -> None:
    shown = icons.icon("undo").pixmap(QSize(size, size), dpr)
    assert shown.width() == round(size * dpr)
    assert shown.devicePixelRatio() == pytest.approx(dpr, rel=0.05)
    assert icons.pixmap("undo", size, "#808080", dpr).width() == round(size * dpr)


def test_states_have_their_colors() -> None:
    tokens = theme.current()
    assert seen("trash") == tokens.icon
    assert seen("trash", Mode.Disabled) == tokens.text_disabled
    assert seen("trash", Mode.Disabled, State.On) == tokens.text_disabled
    assert seen("trash", Mode.Active) == tokens.text
    assert seen("trash", Mode.Normal, State.On) == tokens.accent_text
    assert seen("trash", Mode.Selected) == tokens.on_accent


def test_a_button_follows_the_theme_without_a_new_icon(qtbot: QtBot, qapp: QApplication) -> None:
    button = QToolButton()
    button.setIcon(icons.icon("stop"))
    button.setIconSize(QSize(24, 24))
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()

    def drawn_in(color: str) -> bool:
        image = button.grab().toImage()
        at = [(x, y) for x in range(image.width()) for y in range(image.height())]
        return sum(image.pixelColor(x, y).name() == color for x, y in at) > 20

    assert drawn_in(theme.DARK.icon) and not drawn_in(theme.LIGHT.icon)
    theme.apply_theme(qapp, "light")
    assert drawn_in(theme.LIGHT.icon) and not drawn_in(theme.DARK.icon)


def test_a_copy_that_is_changed_leaves_the_icon_alone() -> None:
    copy = QIcon(icons.icon("star"))
    copy.addPixmap(QPixmap(8, 8))
    assert strongest(copy.pixmap(QSize(24, 24)).toImage()) == theme.current().icon
    assert seen("star") == theme.current().icon
    assert icons.icon("star") is icons.icon("star")


def test_a_wrong_name_is_refused() -> None:
    with pytest.raises(KeyError, match="unicorn"):
        icons.icon("unicorn")
    with pytest.raises(KeyError, match="unicorn"):
        icons.pixmap("unicorn", 16, "#ffffff")


@pytest.mark.parametrize("size", [16, 32, 64, 256])
def test_the_program_has_an_icon_of_its_own(size: int) -> None:
    image = icons.app_icon().pixmap(QSize(size, size), 1.0).toImage()
    assert image.width() == size
    hues = {image.pixelColor(x, y).hue() // 30 for x in range(size) for y in range(size)}
    assert len(hues) >= 6, "it should be colored"
