"""What ``artstudio models info`` says of a model that ships."""

from __future__ import annotations

import json

import pytest

from artstudio.cli import run


def test_the_card_of_a_model_that_ships(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "info", "painter", "--json"]) == 0
    card = json.loads(capsys.readouterr().out)
    assert card["id"] == "painter" and card["training"]["steps"] == 3000
    assert sum(card["data"]["counts"].values()) == 3035
    assert card["limits"]
    assert run(["models", "info", "painter"]) == 0
    assert "packaging/build_painter.py" in capsys.readouterr().out
