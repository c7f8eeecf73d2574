"""What the README promises is there: pictures, commands, keys, targets, folders."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from artstudio.cli import VERBS
from artstudio.cli.parser import build, explicit
from artstudio.qt.actions import ACTIONS, action_title, other_keys

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text("utf-8")


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", TEXT)
    assert len(links) > 8
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_pictures_are_small_and_each_is_shown() -> None:
    pictures = sorted((ROOT / "packaging" / "screenshots").iterdir())
    assert [path.name for path in pictures if f"(packaging/screenshots/{path.name})" not in TEXT] == []
    assert all(path.stat().st_size < 700_000 for path in pictures)
    assert sum(path.stat().st_size for path in pictures) < 4_000_000


def test_every_target_of_make_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = set(re.findall(r"^make ([a-z]+)", TEXT, re.M))
    named |= {word for words in re.findall(r"`make ([a-z ]+)[`A-Z]", TEXT) for word in words.split()}
    assert {"run", "test", "bench", "screenshots"} <= named <= targets


@pytest.mark.parametrize("line", re.findall(r"^\$ artstudio (.+)$", TEXT, re.M))
def test_every_command_is_understood(line: str) -> None:
    assert build().parse_args(explicit(shlex.split(line)))


def test_the_commands_that_are_named_exist() -> None:
    assert set(re.findall(r"`artstudio ([a-z]+)", TEXT)) <= set(VERBS)


def test_the_keys_are_those_of_the_window() -> None:
    portable = QKeySequence.SequenceFormat.PortableText
    window = {
        action_title(spec): ", ".join(QKeySequence(key).toString(portable) for key in spec.keys)
        for spec in ACTIONS
        if spec.keys
    } | {text: keys for keys, text in other_keys()}
    table = TEXT.partition("## Keys")[2].partition("##")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", table, re.M)[1:]
    assert len(rows) > 15
    assert {title: keys for keys, title in rows if window.get(title) != keys} == {}


def test_the_rooms_exist() -> None:
    block = TEXT.partition("## For developers")[2].split("```")[1]
    folders = [line.split()[0] for line in block.strip().splitlines()]
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []
