"""One family of icons, tinted by the theme: ``icon("undo")`` gives a `QIcon` that follows it live.

The drawings in ``resources/icons`` are ours: a 24 px grid and a round stroke of 1.75 px in ``currentColor``.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from artstudio.paths import resource
from artstudio.qt import theme

_APP_SIZES = (16, 24, 32, 48, 64, 128, 256)
_COLORED = "app"


@cache
def names() -> tuple[str, ...]:
    """The names of all icons, sorted."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != _COLORED))


@cache
def icon(name: str, on_accent: bool = False) -> QIcon:
    """The icon called ``name``, in the theme's colors, dimmed where disabled and in the accent where checked.

    It is drawn when it is shown, so it stays sharp at any size and follows the theme without being set again.
    ``on_accent``: for a button that is filled with the accent. Raises `KeyError` for a name there is none of.
    """
    _source(name)  # refuses a wrong name here rather than while painting
    return QIcon(_Engine(name, on_accent))


@cache
def app_icon() -> QIcon:
    """The program's own icon, in color."""
    made = QIcon()
    for size in _APP_SIZES:
        made.addPixmap(_render(_COLORED, "", size, size))
    return made


def pixmap(name: str, size: int, color: str, dpr: float = 1.0) -> QPixmap:
    """An icon as a picture of ``size`` x ``size`` device-independent px in one color, for custom painting."""
    device = max(1, round(size * dpr))
    made = QPixmap(_render(name, color, device, device))
    made.setDevicePixelRatio(dpr)
    return made


class _Engine(QIconEngine):
    """Draws one icon in the colors of the theme that is in force at that moment."""

    def __init__(self, name: str, on_accent: bool) -> None:
        super().__init__()
        self._name = name
        self._on_accent = on_accent

    def clone(self) -> QIconEngine:
        copy = _Engine(self._name, self._on_accent)
        _clones.append(copy)  # Qt owns it but does not keep its Python half alive
        return copy

    def key(self) -> str:
        return "artstudio"

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        dpr = painter.device().devicePixelRatio()
        size = rect.size() * dpr
        painter.drawPixmap(rect, _render(self._name, self._tint(mode, state), size.width(), size.height()))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _render(self._name, self._tint(mode, state), size.width(), size.height())

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        device = size * scale
        made = QPixmap(_render(self._name, self._tint(mode, state), device.width(), device.height()))
        made.setDevicePixelRatio(scale)
        return made

    def _tint(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        tokens = theme.current()
        if mode == QIcon.Mode.Disabled:
            return tokens.text_disabled
        if mode == QIcon.Mode.Selected or self._on_accent:
            return tokens.on_accent
        if state == QIcon.State.On:
            return tokens.accent_text
        return tokens.text if mode == QIcon.Mode.Active else tokens.icon


_clones: list[_Engine] = []


@cache
def _source(name: str) -> bytes:
    if name != _COLORED and name not in names():
        raise KeyError(f"there is no icon called {name!r}")
    return resource("icons", f"{name}.svg").read_bytes()


@lru_cache(maxsize=2048)
def _render(name: str, color: str, width: int, height: int) -> QPixmap:
    """The drawing in one color, centered as a square in ``width`` x ``height`` device pixels."""
    svg = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", color.encode())))
    made = QPixmap(max(1, width), max(1, height))
    made.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    svg.render(painter, QRectF((width - side) / 2, (height - side) / 2, side, side))
    painter.end()
    return made
