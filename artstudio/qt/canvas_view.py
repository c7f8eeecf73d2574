"""Where the picture lies in the view: zoom, pan and fit as plain arithmetic.

Lengths are physical pixels of the screen: a zoom of 1 shows one pixel of the picture on one of the screen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

MAX_ZOOM = 64.0
_SMALLEST = 64  # screen pixels: zooming out ends when the longest side is this short
_STOPS = tuple(sorted(m * 2.0**e for e in range(-10, 7) for m in (1.0, 1.5) if m * 2.0**e <= MAX_ZOOM))


@dataclass
class View:
    """A picture of ``picture`` pixels seen through ``window`` screen pixels.

    ``center``: the point of the picture, in its pixels, in the middle of the window. It never leaves the
    picture, so the picture can't be lost. ``fit``: the whole picture is kept in sight, ``margin`` screen
    pixels from the edges, whatever size the window takes.
    """

    picture: tuple[int, int] = (0, 0)
    window: tuple[int, int] = (1, 1)
    margin: float = 0.0
    zoom: float = 1.0
    center: tuple[float, float] = (0.0, 0.0)
    fit: bool = True

    @property
    def origin(self) -> tuple[float, float]:
        """Screen position of the picture's upper left corner."""
        return (
            self.window[0] / 2 - self.center[0] * self.zoom,
            self.window[1] / 2 - self.center[1] * self.zoom,
        )

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """The point of the picture under a point of the screen."""
        left, top = self.origin
        return (x - left) / self.zoom, (y - top) / self.zoom

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """The point of the screen over a point of the picture."""
        left, top = self.origin
        return left + x * self.zoom, top + y * self.zoom

    @property
    def fit_zoom(self) -> float:
        """The zoom that shows the whole picture."""
        room = [max(1.0, side - 2 * min(self.margin, side / 8)) for side in self.window]
        return min(room[0] / max(1, self.picture[0]), room[1] / max(1, self.picture[1]), MAX_ZOOM)

    @property
    def least_zoom(self) -> float:
        """Zooming out ends here."""
        return min(1.0, self.fit_zoom, _SMALLEST / max(1, *self.picture))

    def show(self, picture: tuple[int, int]) -> None:
        """Look at another picture, all of it."""
        self.picture = picture
        self.zoom_to_fit()

    def resize(self, window: tuple[int, int], margin: float) -> None:
        """The window has another size now."""
        self.window, self.margin = window, margin
        if self.fit:
            self.zoom_to_fit()
        else:
            self._settle(self.zoom, self.center)

    def zoom_to_fit(self) -> None:
        self.fit = True
        self.zoom = self.fit_zoom
        self.center = (self.picture[0] / 2, self.picture[1] / 2)

    def zoom_to(self, zoom: float, x: float, y: float) -> None:
        """Take another zoom and keep the point of the picture at ``x``, ``y`` of the screen in its place.

        Beside the picture the nearest of its points is kept, so that zooming in never throws it out of sight.
        """
        self.fit = False
        zoom = min(max(zoom, self.least_zoom), MAX_ZOOM)
        fixed = self._inside(self.to_picture(x, y))
        x, y = self.to_screen(*fixed)
        middle = (
            fixed[0] + (self.window[0] / 2 - x) / zoom,
            fixed[1] + (self.window[1] / 2 - y) / zoom,
        )
        self._settle(zoom, middle)

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by screen pixels."""
        self.fit = False
        self._settle(self.zoom, (self.center[0] - dx / self.zoom, self.center[1] - dy / self.zoom))

    def next_stop(self, steps: int) -> float:
        """The next round zoom above (1) or below (-1) the present one, the fitting one among them."""
        stops = sorted((*_STOPS, self.fit_zoom))
        if steps > 0:
            return next((stop for stop in stops if stop > self.zoom * 1.01), MAX_ZOOM)
        return next((stop for stop in reversed(stops) if stop < self.zoom / 1.01), self.least_zoom)

    def wheel_zoom(self, notches: float) -> float:
        """The zoom after turning a wheel: 25 % a notch, and a whole notch doesn't step over 100 %."""
        zoom = self.zoom * math.pow(1.25, notches)
        if abs(notches) >= 1 and min(zoom, self.zoom) < 0.999 and max(zoom, self.zoom) > 1.001:
            return 1.0
        return zoom

    def _settle(self, zoom: float, center: tuple[float, float]) -> None:
        self.zoom = min(max(zoom, self.least_zoom), MAX_ZOOM)
        self.center = self._inside(center)

    def _inside(self, point: tuple[float, float]) -> tuple[float, float]:
        return (
            min(max(point[0], 0.0), float(self.picture[0])),
            min(max(point[1], 0.0), float(self.picture[1])),
        )
