"""The look of the window: a dark and a light theme, each applied as Fusion, a palette and a style sheet.

The greys have no cast, since artists judge color against them; there is one accent. Widgets that paint
themselves take every color from ``current()`` and repaint upon ``notifier.changed``.
"""

from __future__ import annotations

import string
from dataclasses import asdict, dataclass
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from artstudio.paths import resource

Preference = Literal["system", "light", "dark"]

GRID = 8  # px; margins and gaps are multiples of it, or half of it
RADIUS = 6  # px, corners of buttons and inputs
TARGET = 28  # px, least height of anything a pen has to hit
MOTION_MS = 120  # the longest an animation may take is 150

_FONT_PX = 13
_UI_FONTS = ("Inter", "Ubuntu", "Cantarell", "Noto Sans")  # where Qt only knows "Sans Serif"


@dataclass(frozen=True)
class Tokens:
    """Every color of one theme as ``#rrggbb``. Greys come from the back of the window to the front."""

    name: Literal["dark", "light"]
    canvas: str  # around the picture
    check_a: str  # checkerboard under transparency
    check_b: str
    window: str  # bars, gaps, dialogs
    panel: str  # inside docks
    well: str  # text inputs and lists
    raised: str  # buttons
    hover: str
    pressed: str
    groove: str  # sliders, progress, switches that are off
    line: str  # separators
    edge: str  # outlines of inputs
    edge_hover: str
    handle: str  # slider handles
    scroll: str
    scroll_hover: str
    text: str
    text_dim: str
    text_disabled: str
    icon: str
    accent: str  # fills; carries on_accent
    accent_hover: str
    accent_pressed: str
    accent_soft: str  # selected rows, checked tool buttons
    accent_text: str  # links, checked icons
    on_accent: str
    focus: str
    danger: str
    warning: str
    good: str
    tip: str
    tip_edge: str
    tip_text: str


DARK = Tokens(
    name="dark",
    canvas="#1b1b1b",
    check_a="#2e2e2e",
    check_b="#383838",
    window="#232323",
    panel="#2a2a2a",
    well="#1f1f1f",
    raised="#383838",
    hover="#434343",
    pressed="#303030",
    groove="#4a4a4a",
    line="#363636",
    edge="#444444",
    edge_hover="#5c5c5c",
    handle="#e4e4e4",
    scroll="#4c4c4c",
    scroll_hover="#6a6a6a",
    text="#e6e6e6",
    text_dim="#b0b0b0",
    text_disabled="#6c6c6c",
    icon="#cccccc",
    accent="#4b6be8",
    accent_hover="#4364e3",
    accent_pressed="#3a58cf",
    accent_soft="#303c6b",
    accent_text="#a3b5ff",
    on_accent="#ffffff",
    focus="#8aa0ff",
    danger="#ff8f85",
    warning="#f2b84b",
    good="#7fcf9a",
    tip="#3d3d3d",
    tip_edge="#555555",
    tip_text="#f0f0f0",
)

LIGHT = Tokens(
    name="light",
    canvas="#d2d2d2",
    check_a="#ffffff",
    check_b="#e4e4e4",
    window="#e9e9e9",
    panel="#f4f4f4",
    well="#ffffff",
    raised="#ffffff",
    hover="#ededed",
    pressed="#dedede",
    groove="#cfcfcf",
    line="#d8d8d8",
    edge="#c6c6c6",
    edge_hover="#a3a3a3",
    handle="#ffffff",
    scroll="#c0c0c0",
    scroll_hover="#9a9a9a",
    text="#1d1d1d",
    text_dim="#595959",
    text_disabled="#a0a0a0",
    icon="#4a4a4a",
    accent="#4b6be8",
    accent_hover="#4364e3",
    accent_pressed="#3a58cf",
    accent_soft="#d9e0fb",
    accent_text="#304bbd",
    on_accent="#ffffff",
    focus="#4b6be8",
    danger="#b3261e",
    warning="#7d5200",
    good="#1e6b3a",
    tip="#2e2e2e",
    tip_edge="#2e2e2e",
    tip_text="#f4f4f4",
)


class _State(QObject):
    """The theme in force, and the signal that says when it is another one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = DARK
        self.preference: Preference = "system"
        self.started = False


notifier = _State()


def current() -> Tokens:
    """The tokens in force; before ``apply_theme`` the dark ones."""
    return notifier.tokens


def preference() -> Preference:
    """What the artist asked for last: one of the two themes or the system's."""
    return notifier.preference


def apply_theme(app: QApplication, wanted: Preference = "system") -> None:
    """Dress the application in a theme, now and, for "system", whenever the system changes its own.

    May be called again at any time. A system that doesn't say what it likes gets the dark theme.
    Raises `ValueError` for a theme there is none of.
    """
    if wanted not in get_args(Preference):
        raise ValueError(f"there is no theme called {wanted!r}")
    notifier.preference = wanted
    hints = app.styleHints()
    if not notifier.started:
        notifier.started = True
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(_ui_font(app.font()))
        hints.colorSchemeChanged.connect(_on_system_changed)
    # Told to the platform as well, so that title bars and file dialogs match.
    if wanted == "system":
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Light if wanted == "light" else Qt.ColorScheme.Dark)
    _dress(app, hints.colorScheme())


def style_sheet(tokens: Tokens) -> str:
    """The application's style sheet in the colors of ``tokens``."""
    template = string.Template(resource("icons", "style", "window.qss").read_text(encoding="utf-8"))
    glyphs = resource("icons", "style").as_posix()
    return template.substitute(asdict(tokens), glyphs=glyphs, radius=RADIUS, target=TARGET)


def palette(tokens: Tokens) -> QPalette:
    """The palette of ``tokens``, for all that the style sheet leaves to Fusion and for painting widgets."""
    role = QPalette.ColorRole
    colors = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.well,
        role.AlternateBase: tokens.panel,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text_dim,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.Light: tokens.hover,
        role.Midlight: tokens.raised,
        role.Mid: tokens.edge,
        role.Dark: tokens.line,
        role.Shadow: tokens.canvas,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent_text,
        role.LinkVisited: tokens.accent_text,
        role.ToolTipBase: tokens.tip,
        role.ToolTipText: tokens.tip_text,
    }
    made = QPalette()
    for each, color in colors.items():
        made.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.text_disabled))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tokens.groove))
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Dress ``widget`` for another role from now on."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _on_system_changed(scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and notifier.preference == "system":
        _dress(app, scheme)


def _dress(app: QApplication, system: Qt.ColorScheme) -> None:
    asked_for = notifier.preference
    light = asked_for == "light" or (asked_for == "system" and system == Qt.ColorScheme.Light)
    tokens = LIGHT if light else DARK
    if tokens is notifier.tokens and app.styleSheet():
        return
    notifier.tokens = tokens
    app.setPalette(palette(tokens))
    app.setStyleSheet(style_sheet(tokens))
    notifier.changed.emit()


def _ui_font(system: QFont) -> QFont:
    """The system's own font where it has one, in a size that reads well on a dense panel."""
    font = QFont(system)
    if system.family() in ("Sans Serif", "Sans", "DejaVu Sans"):
        installed = set(QFontDatabase.families())
        font.setFamilies([*(name for name in _UI_FONTS if name in installed), system.family()])
    font.setPixelSize(min(max(QFontInfo(system).pixelSize(), _FONT_PX), 18))
    return font
