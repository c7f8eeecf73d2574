"""Where a parameter's value lies on a slider, and how it is written and read. Arithmetic without a widget."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from artstudio.params import Float, Int

_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Scale:
    """How the values of one parameter map to places on a groove and to text.

    Places run from 0 (``low``) to 1 (``high``).
    """

    param: Float | Int

    @property
    def origin(self) -> float:
        """The value at which the filled part begins: zero where the parameter can be zero, else the default.

        From a default at the upper end the fill would show what is missing, so there it is the lower end.
        """
        param = self.param
        if param.low <= 0 <= param.high:
            return 0.0
        return float(param.default if param.default < param.high else param.low)

    @property
    def by_factors(self) -> bool:
        """Whether equal distances on the groove are equal factors."""
        return isinstance(self.param, Float) and self.param.log and self.param.low > 0

    def place(self, value: float) -> float:
        """Where ``value`` lies, 0..1."""
        low, high = self.param.low, self.param.high
        if high <= low:
            return 0.0
        part = (
            math.log(value / low) / math.log(high / low) if self.by_factors else (value - low) / (high - low)
        )
        return min(1.0, max(0.0, part))

    def value(self, place: float) -> float:
        """The value at a place, not rounded to steps."""
        low, high = self.param.low, self.param.high
        place = min(1.0, max(0.0, place))
        return float(low * (high / low) ** place if self.by_factors else low + (high - low) * place)

    def snap(self, value: float) -> float:
        """The nearest value that a drag may stop at: a whole step, or a whole last digit if by factors."""
        step = 10.0**-self._decimals / self._factor if self.by_factors else self.param.step
        return self.clamp(round(round(value / step) * step, 9))

    def clamp(self, value: float) -> float:
        kept = min(float(self.param.high), max(float(self.param.low), value))
        return float(round(kept)) if isinstance(self.param, Int) else kept

    def moved(self, value: float, steps: float) -> float:
        """``value`` moved by keyboard steps."""
        return self.clamp(round(value + steps * self.param.step, 9))

    @property
    def _factor(self) -> float:
        return 100.0 if self.param.unit == "%" else 1.0

    @property
    def _decimals(self) -> int:
        if isinstance(self.param, Int):
            return 0
        return min(3, max(0, math.ceil(-math.log10(self.param.step * self._factor) - 1e-9)))

    def text(self, value: float, locale: QLocale | None = None) -> str:
        """The value as it is shown, e.g. ``80%``, ``1.50×``, ``−2``."""
        shown = round(value * self._factor, self._decimals) + 0.0  # no minus before a zero
        locale = QLocale(locale or QLocale())
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        number = locale.toString(shown, "f", self._decimals).replace("-", _MINUS)
        match self.param.unit:
            case "":
                return number
            case "%":
                return f"{number}%"
            case "x" | "×":
                return f"{number}×"
            case unit:
                return f"{number} {unit}"

    def parse(self, text: str) -> float | None:
        """The value that a person means by ``text`` ("80", "80 %", "1,5x", "−2"), or None if it is no number.

        Numbers beyond the ends become the ends.
        """
        bare = text.strip().replace(_MINUS, "-").replace(",", ".").replace("×", "x")
        for unit in (self.param.unit, "%", "x"):
            if unit and bare.lower().endswith(unit.lower()):
                bare = bare[: -len(unit)].rstrip()
                break
        try:
            number = float(bare)
        except ValueError:
            return None
        return self.clamp(number / self._factor) if math.isfinite(number) else None
