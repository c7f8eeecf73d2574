"""What a device is called in the status bar."""

from __future__ import annotations

import pytest

from artstudio.engine import devices


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (" Intel(R) Xeon(R) CPU @ 2.20GHz", "Intel Xeon"),
        (" Intel(R) Core(TM) i7-8550U CPU @ 1.80GHz", "Intel Core i7-8550U"),
        (" AMD Ryzen 7 5800X 8-Core Processor", "AMD Ryzen 7 5800X 8-Core"),
        (" ", "CPU"),
    ],
)
def test_a_processor_is_named_without_trademarks_and_clock(told: str, shown: str) -> None:
    assert devices._plain(told) == shown
