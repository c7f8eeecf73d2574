"""Every command of the window as data: menus, toolbar, shortcuts and their overview are made from this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from artstudio.qt import icons

Menu = Literal["file", "edit", "view", "style", "latent", "timeline", "help"]


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks ``text`` for translation later; the name is what Qt's extraction tool looks for."""
    return text


MENU_TITLES: dict[Menu, str] = {
    "file": QT_TRANSLATE_NOOP("actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("actions", "&Edit"),
    "view": QT_TRANSLATE_NOOP("actions", "&View"),
    "style": QT_TRANSLATE_NOOP("actions", "&Style"),
    "latent": QT_TRANSLATE_NOOP("actions", "&Latent"),
    "timeline": QT_TRANSLATE_NOOP("actions", "&Timeline"),
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


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "open",
        "file",
        QT_TRANSLATE_NOOP("actions", "&Open…"),
        "open",
        ("Ctrl+O",),
        QT_TRANSLATE_NOOP("actions", "Open a picture. You can also drop one on the window."),
        bar=True,
    ),
    ActionSpec("samples", "file", QT_TRANSLATE_NOOP("actions", "Open &sample")),
    ActionSpec("recent", "file", QT_TRANSLATE_NOOP("actions", "Open &recent")),
    ActionSpec(
        "export",
        "file",
        QT_TRANSLATE_NOOP("actions", "&Export…"),
        "export",
        ("Ctrl+E", "Ctrl+S"),
        QT_TRANSLATE_NOOP("actions", "Save the painting at full size."),
        bar=True,
        separator=True,
    ),
    ActionSpec("quit", "file", QT_TRANSLATE_NOOP("actions", "&Quit"), "", ("Ctrl+Q",), separator=True),
    ActionSpec("undo", "edit", QT_TRANSLATE_NOOP("actions", "&Undo"), "undo", ("Ctrl+Z",), bar=True),
    ActionSpec(
        "redo", "edit", QT_TRANSLATE_NOOP("actions", "&Redo"), "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), bar=True
    ),
    ActionSpec(
        "copy",
        "edit",
        QT_TRANSLATE_NOOP("actions", "&Copy painting"),
        "copy",
        ("Ctrl+C",),
        QT_TRANSLATE_NOOP("actions", "Copy what the canvas shows."),
        separator=True,
    ),
    ActionSpec(
        "paste",
        "edit",
        QT_TRANSLATE_NOOP("actions", "&Paste picture"),
        "paste",
        ("Ctrl+V",),
        QT_TRANSLATE_NOOP("actions", "Open the picture on the clipboard."),
    ),
    ActionSpec(
        "paste_style",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Paste as &style"),
        "palette",
        ("Ctrl+Shift+V",),
        QT_TRANSLATE_NOOP("actions", "Make the picture on the clipboard one of your styles."),
    ),
    ActionSpec(
        "preferences",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Pre&ferences…"),
        "settings",
        ("Ctrl+,",),
        separator=True,
    ),
    ActionSpec(
        "style_workspace",
        "view",
        QT_TRANSLATE_NOOP("actions", "Workspace: S&tyle"),
        "brush",
        ("Alt+1",),
        QT_TRANSLATE_NOOP("actions", "Paint pictures in styles."),
        checkable=True,
    ),
    ActionSpec(
        "latent_workspace",
        "view",
        QT_TRANSLATE_NOOP("actions", "Workspace: Late&nt"),
        "layers",
        ("Alt+2",),
        QT_TRANSLATE_NOOP("actions", "Make pictures that nobody has seen, by seeds and sliders."),
        checkable=True,
    ),
    ActionSpec(
        "zoom_in",
        "view",
        QT_TRANSLATE_NOOP("actions", "Zoom &in"),
        "zoom-in",
        ("Ctrl++", "Ctrl+="),
        bar=True,
        separator=True,
    ),
    ActionSpec(
        "zoom_out", "view", QT_TRANSLATE_NOOP("actions", "Zoom &out"), "zoom-out", ("Ctrl+-",), bar=True
    ),
    ActionSpec(
        "zoom_fit",
        "view",
        QT_TRANSLATE_NOOP("actions", "&Fit to window"),
        "fit",
        ("Ctrl+0",),
        QT_TRANSLATE_NOOP("actions", "Show the whole picture."),
        bar=True,
    ),
    ActionSpec(
        "zoom_actual",
        "view",
        QT_TRANSLATE_NOOP("actions", "&Actual size"),
        "actual-size",
        ("Ctrl+1",),
        QT_TRANSLATE_NOOP("actions", "One pixel of the picture is one of the screen."),
        bar=True,
    ),
    ActionSpec(
        "split",
        "view",
        QT_TRANSLATE_NOOP("actions", "&Before and after"),
        "compare",
        ("B",),
        QT_TRANSLATE_NOOP("actions", "Show the photo beside the painting, with a line you can drag."),
        bar=True,
        checkable=True,
        separator=True,
    ),
    ActionSpec(
        "full_screen", "view", QT_TRANSLATE_NOOP("actions", "F&ull screen"), "", ("F11",), checkable=True
    ),
    ActionSpec("panels", "view", QT_TRANSLATE_NOOP("actions", "&Panels"), separator=True),
    ActionSpec("reset_layout", "view", QT_TRANSLATE_NOOP("actions", "Reset &layout")),
    ActionSpec(
        "add_style",
        "style",
        QT_TRANSLATE_NOOP("actions", "&Make a style of a picture…"),
        "plus",
        ("Ctrl+Shift+O",),
        QT_TRANSLATE_NOOP("actions", "Choose a painting; it becomes one of your styles."),
    ),
    ActionSpec(
        "keep_style",
        "style",
        QT_TRANSLATE_NOOP("actions", "&Keep as style…"),
        "star",
        ("Ctrl+K",),
        QT_TRANSLATE_NOOP("actions", "Keep what is on the mixer as a style of your own."),
    ),
    ActionSpec(
        "surprise",
        "style",
        QT_TRANSLATE_NOOP("actions", "&Surprise me"),
        "dice",
        ("R",),
        QT_TRANSLATE_NOOP("actions", "Move every unlocked style-space slider at random."),
        separator=True,
    ),
    ActionSpec(
        "reset",
        "style",
        QT_TRANSLATE_NOOP("actions", "&Reset all sliders"),
        "reset",
        ("Ctrl+R",),
        QT_TRANSLATE_NOOP("actions", "Put every slider back; the styles on the mixer stay."),
    ),
    ActionSpec(
        "clear_styles",
        "style",
        QT_TRANSLATE_NOOP("actions", "&Take all styles off"),
        "close",
        ("Ctrl+Backspace",),
        QT_TRANSLATE_NOOP("actions", "Back to the photo."),
    ),
    ActionSpec(
        "dice",
        "latent",
        QT_TRANSLATE_NOOP("actions", "&Roll the dice"),
        "dice",
        ("D",),
        QT_TRANSLATE_NOOP("actions", "A picture of another seed, at random."),
    ),
    ActionSpec(
        "next_seed",
        "latent",
        QT_TRANSLATE_NOOP("actions", "&Next seed"),
        "",
        ("]",),
        QT_TRANSLATE_NOOP("actions", "The picture of the seed after this one."),
    ),
    ActionSpec(
        "previous_seed",
        "latent",
        QT_TRANSLATE_NOOP("actions", "&Previous seed"),
        "",
        ("[",),
        QT_TRANSLATE_NOOP("actions", "The picture of the seed before this one."),
    ),
    ActionSpec(
        "favorite",
        "latent",
        QT_TRANSLATE_NOOP("actions", "&Favorite"),
        "star",
        ("F",),
        QT_TRANSLATE_NOOP("actions", "Keep this picture as a favorite, or no longer."),
        separator=True,
    ),
    ActionSpec(
        "roll_map",
        "latent",
        QT_TRANSLATE_NOOP("actions", "Another &map"),
        "dice",
        ("Shift+D",),
        QT_TRANSLATE_NOOP("actions", "Another map, from this picture to three other seeds."),
    ),
    ActionSpec(
        "add_generator",
        "latent",
        QT_TRANSLATE_NOOP("actions", "&Add a generator…"),
        "plus",
        (),
        QT_TRANSLATE_NOOP("actions", "Install a generator's file, from here or from elsewhere."),
        separator=True,
    ),
    ActionSpec(
        "train",
        "latent",
        QT_TRANSLATE_NOOP("actions", "&Train a generator…"),
        "layers",
        (),
        QT_TRANSLATE_NOOP("actions", "Have a generator learn from a folder of pictures."),
    ),
    ActionSpec(
        "reset_generator",
        "latent",
        QT_TRANSLATE_NOOP("actions", "Reset the &generator"),
        "reset",
        (),
        QT_TRANSLATE_NOOP("actions", "Put every slider of the generator back; the seed stays."),
        separator=True,
    ),
    ActionSpec(
        "play",
        "timeline",
        QT_TRANSLATE_NOOP("actions", "&Play or pause"),
        "play",
        ("P",),
        QT_TRANSLATE_NOOP("actions", "Let the keyframes play on the canvas, as quickly as they will."),
    ),
    ActionSpec(
        "stop",
        "timeline",
        QT_TRANSLATE_NOOP("actions", "&Stop"),
        "stop",
        ("Shift+P",),
        QT_TRANSLATE_NOOP("actions", "Pause, and go back to the beginning."),
    ),
    ActionSpec(
        "add_keyframe",
        "timeline",
        QT_TRANSLATE_NOOP("actions", "&Add keyframe"),
        "keyframe",
        ("K",),
        QT_TRANSLATE_NOOP("actions", "Keep what all sliders say, at the playhead or behind its keyframe."),
        separator=True,
    ),
    ActionSpec(
        "previous_keyframe", "timeline", QT_TRANSLATE_NOOP("actions", "P&revious keyframe"), "", (",",)
    ),
    ActionSpec("next_keyframe", "timeline", QT_TRANSLATE_NOOP("actions", "&Next keyframe"), "", (".",)),
    ActionSpec(
        "walk",
        "timeline",
        QT_TRANSLATE_NOOP("actions", "Random &walk…"),
        "dice",
        (),
        QT_TRANSLATE_NOOP("actions", "Let one slider go from one random place to the next."),
        separator=True,
    ),
    ActionSpec(
        "drift",
        "timeline",
        QT_TRANSLATE_NOOP("actions", "&Drift…"),
        "curve",
        (),
        QT_TRANSLATE_NOOP("actions", "Let one slider wander around what its keyframes say."),
    ),
    ActionSpec(
        "sound",
        "timeline",
        QT_TRANSLATE_NOOP("actions", "So&und…"),
        "sound",
        (),
        QT_TRANSLATE_NOOP("actions", "Choose a sound, and what of it moves which slider."),
    ),
    ActionSpec(
        "open_timeline",
        "timeline",
        QT_TRANSLATE_NOOP("actions", "&Open timeline…"),
        "open",
        (),
        QT_TRANSLATE_NOOP("actions", "Open a timeline. You can also drop one on the window."),
        separator=True,
    ),
    ActionSpec(
        "save_timeline",
        "timeline",
        QT_TRANSLATE_NOOP("actions", "Sa&ve timeline as…"),
        "save",
        ("Ctrl+Shift+S",),
        QT_TRANSLATE_NOOP("actions", "Save the keyframes, to go on another day."),
    ),
    ActionSpec("clear_timeline", "timeline", QT_TRANSLATE_NOOP("actions", "&Clear the timeline"), "trash"),
    ActionSpec(
        "render",
        "timeline",
        QT_TRANSLATE_NOOP("actions", "R&ender a film…"),
        "film",
        ("Ctrl+Shift+E",),
        QT_TRANSLATE_NOOP("actions", "Save what the timeline shows as a film."),
        separator=True,
    ),
    ActionSpec("shortcuts", "help", QT_TRANSLATE_NOOP("actions", "&Shortcuts"), "keyboard", ("F1", "?")),
    ActionSpec("about", "help", QT_TRANSLATE_NOOP("actions", "&About Art Studio"), "info"),
)

# Keys that no action has, for the overview.
OTHER_KEYS: tuple[tuple[str, str], ...] = (
    ("C, \\", QT_TRANSLATE_NOOP("actions", "Hold to see the original")),
    (QT_TRANSLATE_NOOP("actions", "Esc"), QT_TRANSLATE_NOOP("actions", "Stop whatever is going on")),
    (
        QT_TRANSLATE_NOOP("actions", "Space"),
        QT_TRANSLATE_NOOP("actions", "Hold and drag to move the picture; so does the middle button"),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "Shift"),
        QT_TRANSLATE_NOOP("actions", "Hold while dropping a picture to make it a style"),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "Ctrl"),
        QT_TRANSLATE_NOOP("actions", "Hold while clicking a style to add it to the mixer"),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "Double click"),
        QT_TRANSLATE_NOOP("actions", "On a slider: back to its default"),
    ),
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
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(
            f"{_tr(spec.tip) if spec.tip else action_title(spec)}{f'  ({keys})' if keys else ''}"
        )
        handler = handlers.get(spec.id)
        if handler is not None:
            (action.toggled if spec.checkable else action.triggered).connect(handler)
        made[spec.id] = action
    return made


def action_title(spec: ActionSpec) -> str:
    """The name of a command without its mnemonic."""
    return _tr(spec.text).replace("&", "").rstrip("…")


def menu_title(menu: Menu) -> str:
    return _tr(MENU_TITLES[menu])


def other_keys() -> list[tuple[str, str]]:
    return [(_tr(keys), _tr(text)) for keys, text in OTHER_KEYS]
