"""Every command of the window as data: menus, toolbar, shortcuts and their overview are made from this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from artstudio.qt import icons

Menu = Literal["file", "edit", "view", "style", "help"]

MENU_TITLES: dict[Menu, str] = {
    "file": QT_TRANSLATE_NOOP("actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("actions", "&Edit"),
    "view": QT_TRANSLATE_NOOP("actions", "&View"),
    "style": QT_TRANSLATE_NOOP("actions", "&Style"),
    "help": QT_TRANSLATE_NOOP("actions", "&Help"),
}


@dataclass(frozen=True)
class ActionSpec:
    """``keys``: shortcuts in Qt's portable text, the first is shown. ``bar``: also on the toolbar."""

    id: str
    menu: Menu
    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    tip: str = ""
    bar: bool = False
    checkable: bool = False
    separator: bool = False


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)


_N = QT_TRANSLATE_NOOP
ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "open",
        "file",
        _N("actions", "&Open…"),
        "open",
        ("Ctrl+O",),
        _N("actions", "Open a picture. You can also drop one on the window."),
        bar=True,
    ),
    ActionSpec("samples", "file", _N("actions", "Open &sample")),
    ActionSpec("recent", "file", _N("actions", "Open &recent")),
    ActionSpec(
        "export",
        "file",
        _N("actions", "&Export…"),
        "export",
        ("Ctrl+E", "Ctrl+S"),
        _N("actions", "Save the painting at full size."),
        bar=True,
        separator=True,
    ),
    ActionSpec("quit", "file", _N("actions", "&Quit"), "", ("Ctrl+Q",), separator=True),
    ActionSpec("undo", "edit", _N("actions", "&Undo"), "undo", ("Ctrl+Z",), bar=True),
    ActionSpec("redo", "edit", _N("actions", "&Redo"), "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), bar=True),
    ActionSpec(
        "copy",
        "edit",
        _N("actions", "&Copy painting"),
        "copy",
        ("Ctrl+C",),
        _N("actions", "Copy what the canvas shows."),
        separator=True,
    ),
    ActionSpec(
        "paste",
        "edit",
        _N("actions", "&Paste picture"),
        "paste",
        ("Ctrl+V",),
        _N("actions", "Open the picture on the clipboard."),
    ),
    ActionSpec(
        "paste_style",
        "edit",
        _N("actions", "Paste as &style"),
        "palette",
        ("Ctrl+Shift+V",),
        _N("actions", "Make the picture on the clipboard one of your styles."),
    ),
    ActionSpec(
        "preferences", "edit", _N("actions", "Pre&ferences…"), "settings", ("Ctrl+,",), separator=True
    ),
    ActionSpec("zoom_in", "view", _N("actions", "Zoom &in"), "zoom-in", ("Ctrl++", "Ctrl+="), bar=True),
    ActionSpec("zoom_out", "view", _N("actions", "Zoom &out"), "zoom-out", ("Ctrl+-",), bar=True),
    ActionSpec(
        "zoom_fit",
        "view",
        _N("actions", "&Fit to window"),
        "fit",
        ("Ctrl+0",),
        _N("actions", "Show the whole picture."),
        bar=True,
    ),
    ActionSpec(
        "zoom_actual",
        "view",
        _N("actions", "&Actual size"),
        "actual-size",
        ("Ctrl+1",),
        _N("actions", "One pixel of the picture is one of the screen."),
        bar=True,
    ),
    ActionSpec(
        "split",
        "view",
        _N("actions", "&Before and after"),
        "compare",
        ("B",),
        _N("actions", "Show the photo beside the painting, with a line you can drag."),
        bar=True,
        checkable=True,
        separator=True,
    ),
    ActionSpec("full_screen", "view", _N("actions", "F&ull screen"), "", ("F11",), checkable=True),
    ActionSpec("panels", "view", _N("actions", "&Panels"), separator=True),
    ActionSpec("reset_layout", "view", _N("actions", "Reset &layout")),
    ActionSpec(
        "add_style",
        "style",
        _N("actions", "&Make a style of a picture…"),
        "plus",
        ("Ctrl+Shift+O",),
        _N("actions", "Choose a painting; it becomes one of your styles."),
    ),
    ActionSpec(
        "keep_style",
        "style",
        _N("actions", "&Keep as style…"),
        "star",
        ("Ctrl+K",),
        _N("actions", "Keep what is on the mixer as a style of your own."),
    ),
    ActionSpec(
        "surprise",
        "style",
        _N("actions", "&Surprise me"),
        "dice",
        ("R",),
        _N("actions", "Move every unlocked style-space slider at random."),
        separator=True,
    ),
    ActionSpec(
        "reset",
        "style",
        _N("actions", "&Reset all sliders"),
        "reset",
        ("Ctrl+R",),
        _N("actions", "Put every slider back; the styles on the mixer stay."),
    ),
    ActionSpec(
        "clear_styles",
        "style",
        _N("actions", "&Take all styles off"),
        "close",
        ("Ctrl+Backspace",),
        _N("actions", "Back to the photo."),
    ),
    ActionSpec("shortcuts", "help", _N("actions", "&Shortcuts"), "keyboard", ("F1", "?")),
    ActionSpec("about", "help", _N("actions", "&About Art Studio"), "info"),
)

# Keys that no action has, for the overview.
OTHER_KEYS: tuple[tuple[str, str], ...] = (
    ("C, \\", QT_TRANSLATE_NOOP("actions", "Hold to see the original")),
    ("Esc", QT_TRANSLATE_NOOP("actions", "Stop whatever is going on")),
    ("Space", QT_TRANSLATE_NOOP("actions", "Hold and drag to move the picture; so does the middle button")),
    ("Shift", QT_TRANSLATE_NOOP("actions", "Hold while dropping a picture to make it a style")),
    ("Ctrl", QT_TRANSLATE_NOOP("actions", "Hold while clicking a style to add it to the mixer")),
    ("Double click", QT_TRANSLATE_NOOP("actions", "On a slider: back to its default")),
)


def make_actions(owner: QObject, handlers: Mapping[str, Callable[..., object]]) -> dict[str, QAction]:
    """A QAction per spec, wired to the handler of its id. Specs without a handler are submenus."""
    made: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(_tr(spec.text), owner)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.checkable)
        if spec.icon:
            action.setIcon(icons.icon(spec.icon))
        plain = _tr(spec.text).replace("&", "").rstrip("…")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{_tr(spec.tip) if spec.tip else plain}{f'  ({keys})' if keys else ''}")
        handler = handlers.get(spec.id)
        if handler is not None:
            (action.toggled if spec.checkable else action.triggered).connect(handler)
        made[spec.id] = action
    return made


def menu_title(menu: Menu) -> str:
    return _tr(MENU_TITLES[menu])


def other_keys() -> list[tuple[str, str]]:
    return [(keys, _tr(text)) for keys, text in OTHER_KEYS]
