"""Every text of the window in German: complete, compiled, shown, and with room for it."""

from __future__ import annotations

import ast
import re
import runpy
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from artstudio.models.style.spec import builtin_styles
from artstudio.qt import session, translation
from artstudio.qt.actions import ACTIONS, MENU_TITLES
from artstudio.qt.form import Switch
from artstudio.qt.sliders import ParamSlider
from tests.qt.conftest import Drop
from tests.qt.studio import Studio, files

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
GERMAN = FOLDER / "artstudio_de.ts"
SCRIPT = ROOT / "packaging" / "translations.py"

Message = tuple[str, str, str]  # context, source, translation


def messages(path: Path) -> list[Message]:
    return [
        (context.findtext("name", ""), message.findtext("source", ""), message.findtext("translation", ""))
        for context in ET.parse(path).iter("context")
        for message in context.iter("message")
    ]


GERMAN_MESSAGES = messages(GERMAN)


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The application speaks German for one test."""
    before, translators = QLocale(), set(qapp.findChildren(QTranslator))
    translation.install(qapp, "de")
    yield
    QLocale.setDefault(before)
    for translator in set(qapp.findChildren(QTranslator)) - translators:
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def studio(german: None, qtbot: QtBot, tmp_path: Path) -> Iterator[Studio]:
    studio = Studio(qtbot, tmp_path)
    studio.window.resize(1280, 800)
    yield studio
    studio.close()


@pytest.fixture
def latent(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Studio:
    """The Latent workspace, with small pictures, so that the engine is quick."""
    monkeypatch.setattr("artstudio.qt.generators.SIDE", 64)
    studio.window.actions_by_id["latent_workspace"].trigger()
    studio.services.explorer.choose_model("cppn")
    studio.until_painted()
    return studio


# -- the files -------------------------------------------------------------------------------------


def test_the_files_hold_every_text_of_the_code(script: dict[str, Any], tmp_path: Path) -> None:
    shutil.copy(GERMAN, tmp_path)
    script["update"](tmp_path)
    assert messages(tmp_path / GERMAN.name) == GERMAN_MESSAGES, f"run {SCRIPT.relative_to(ROOT)}"
    patterns = (tmp_path / script["PATTERNS"]).read_text("utf-8")
    assert patterns == (FOLDER / script["PATTERNS"]).read_text("utf-8"), f"run {SCRIPT.relative_to(ROOT)}"


def test_every_text_has_a_finished_translation(script: dict[str, Any]) -> None:
    assert script["unfinished"](GERMAN) == []
    assert all(german.strip() for _, _, german in GERMAN_MESSAGES)


def kept(source: str, german: str) -> bool:
    """Whether a translation has the placeholders, the mnemonic and the last character of its text."""
    ends = [text[-1:] if text[-1:] in ".!?…" else "" for text in (source, german)]
    placeholders = [sorted(re.findall(r"{\w*}", text)) for text in (source, german)]
    return (
        ends[0] == ends[1] and placeholders[0] == placeholders[1] and source.count("&") == german.count("&")
    )


def test_translations_keep_placeholders_mnemonics_and_ends() -> None:
    assert [message for message in GERMAN_MESSAGES if not kept(*message[1:])] == []
    assert not kept("Open {name}", "{Name} öffnen") and not kept("Open…", "Öffnen") and not kept("&Open", "Ö")


def test_the_compiled_file_is_as_new_as_the_texts() -> None:
    compiled = QTranslator()
    assert compiled.load(str(GERMAN.with_suffix(".qm")))
    for context, source, german in GERMAN_MESSAGES:
        assert compiled.translate(context, source) == german, f"run {SCRIPT.relative_to(ROOT)}"


def test_qts_tool_finds_every_call_that_translates() -> None:
    """It passes over calls inside f-strings and takes a class for a context, however it is called there."""
    known = {(context, source) for context, source, _ in GERMAN_MESSAGES}
    sources = {source for _, source in known}
    calls = 0
    for path in sorted((ROOT / "artstudio" / "qt").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        inside = {id(n) for text in ast.walk(tree) if isinstance(text, ast.JoinedStr) for n in ast.walk(text)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            where = f"{path.name}:{node.lineno}"
            if name == "tr":
                calls += 1
                assert isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "self", where
                assert id(node) not in inside, where
                assert texts and texts[0] in sources, where
            elif name in ("translate", "QT_TRANSLATE_NOOP") and len(texts) == 2:
                calls += 1
                assert tuple(texts) in known, where
    assert calls > 200


@pytest.mark.parametrize("language", ["en", "de"])
def test_commands_of_a_menu_have_letters_of_their_own(language: str) -> None:
    german = {source: text for context, source, text in GERMAN_MESSAGES if context == "actions"}
    for menu in MENU_TITLES:
        texts = [spec.text for spec in ACTIONS if spec.menu == menu]
        shown = [german[text] for text in texts] if language == "de" else texts
        letters = [letter for text in shown for letter in re.findall(r"&(\w)", text.lower())]
        assert len(letters) == len(set(letters)) == len(texts), f"{menu}: {sorted(letters)}"


# -- the language ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("preferred", "spoken"),
    [
        (["de-AT", "de", "en"], "de"),
        (["en-US", "en", "de"], "en"),  # English is what the texts are written in, so it needs no file
        (["fr-FR", "de-DE"], "de"),
        (["fr-FR", "C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_is_known_is_spoken(preferred: list[str], spoken: str) -> None:
    assert translation._first_known(preferred) == spoken


def test_the_window_opens_in_german(studio: Studio) -> None:
    window = studio.window
    menus = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert menus == ["Datei", "Bearbeiten", "Ansicht", "Stil", "Latent", "Zeitleiste", "Hilfe"]
    assert [dock.windowTitle() for dock in window.docks.values()] == [
        "Stile", "Mischer", "Regler", "Stilraum", "Verlauf",
        "Erkunden", "Richtungen", "Mix", "Auslese", "Generator", "Zeitleiste",
    ]  # fmt: skip
    assert window.controls.form.rows["stroke_size"].accessibleName() == "Strichgröße"
    assert window.space.rows[0].slider.label.text() == "Helligkeit"
    shortcut = window.actions_by_id["open"].shortcut()
    assert shortcut.toString(QKeySequence.SequenceFormat.NativeText) == "Strg+O"


def test_numbers_are_written_as_in_german(studio: Studio) -> None:
    assert studio.window.status._size.text().endswith("(1,1 MP)")
    assert "," in studio.window.controls.form.rows["stroke_size"].field.text()  # type: ignore[union-attr]


def test_styles_are_found_and_remembered_by_their_german_names(studio: Studio) -> None:
    studio.window.gallery.search.setText("lavendel")
    proxy = studio.window.gallery.proxy
    assert [proxy.index(row, 0).data() for row in range(proxy.rowCount())] == ["Lavendelabend"]
    studio.window.gallery.clear_filter()
    studio.click_style(4)
    studio.until_painted()
    assert studio.session.undo_stack.undoText() == "Stil Lavendelabend"
    # What is written into files stays in one language, so that anybody can read it.
    assert studio.session.styles[0].style.title == "Lavender Dusk"


def test_a_sentence_from_a_room_without_qt_is_translated(studio: Studio) -> None:
    said = "There isn't enough memory for this picture. Close other programs, or choose a smaller size."
    assert translation.sentence(said).startswith("Für dieses Bild reicht der Speicher nicht.")
    studio.session.message.emit(session.Message(said, error=True))
    assert studio.canvas.messages.text == translation.sentence(said)


@pytest.mark.parametrize(
    ("said", "german_text"),
    [
        (
            "größe.jpg is a text file, not a picture that can be opened here; choose a picture instead.",
            "größe.jpg ist eine Textdatei und kein Bild, das sich hier öffnen lässt; bitte stattdessen ein "
            "Bild wählen.",
        ),
        (
            "a.png is 60,000 x 60,000 pixels; pictures of up to 120 megapixels can be opened, so make it "
            "smaller first.",
            "a.png hat 60,000 x 60,000 Pixel; öffnen lassen sich Bilder bis 120 Megapixel, also bitte erst "
            "verkleinern.",
        ),
        (
            "The library's database was missing; 3 styles were recovered from the files.",
            "Die Datenbank der Bibliothek fehlte; 3 Stile wurden aus den Dateien wiederhergestellt.",
        ),
        (
            "The library /x cannot be opened: it isn't there; it may have been moved or deleted.",
            "Die Bibliothek /x lässt sich nicht öffnen: sie ist nicht da; vielleicht wurde sie verschoben "
            "oder gelöscht.",
        ),
        ("What nobody has said before {0}.", "What nobody has said before {0}."),
        (
            "x.pth is damaged or cut short; get it again.",
            "x.pth ist beschädigt oder abgeschnitten; bitte neu beschaffen.",
        ),
    ],
)
def test_a_sentence_with_a_name_in_it_is_translated(german: None, said: str, german_text: str) -> None:
    assert translation.sentence(said) == german_text


def test_in_english_every_sentence_stays_as_it_was_said() -> None:
    patterns = (FOLDER / "sentences.txt").read_text("utf-8").splitlines()
    assert len(patterns) > 90
    for pattern in patterns:
        said = pattern.format("a {0}.png", "b\udcff", "7", "8", "9")
        assert translation.sentence(said) == said


def test_a_refused_file_is_refused_in_german(studio: Studio, tmp_path: Path, drop: Drop) -> None:
    path = tmp_path / "Brief.jpg"
    path.write_text("Liebe Großmutter")
    assert drop(studio.canvas, files(path))
    assert studio.until_said("Brief.jpg").error
    assert studio.canvas.messages.text.startswith("Brief.jpg ist eine Textdatei")


# -- room for it -----------------------------------------------------------------------------------


def clipped(root: QWidget) -> list[str]:
    """The texts in ``root`` that are on show and wider or higher than their widgets."""
    QApplication.sendPostedEvents()  # let the layouts follow
    QApplication.processEvents()
    shown = [w for w in (root, *root.findChildren(QWidget)) if not w.visibleRegion().isEmpty()]
    return [f"{type(w).__name__} {text_of(w)!r}" for w in shown if text_of(w) and not has_room(w)]


def text_of(widget: QWidget) -> str:
    match widget:
        case QLabel() | QAbstractButton():
            return widget.text()
        case QComboBox():
            return widget.currentText()
        case QTabBar():
            return " | ".join(widget.tabText(i) for i in range(widget.count()))
        case QLineEdit():
            return widget.text() or widget.placeholderText()
    return ""


def has_room(widget: QWidget) -> bool:
    if widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width()) <= widget.height()
    if isinstance(widget, QLineEdit):
        return widget.fontMetrics().horizontalAdvance(text_of(widget)) <= widget.contentsRect().width()
    if isinstance(widget, Switch):  # it draws its track beside its text
        return widget.fontMetrics().horizontalAdvance(widget.text()) + 40 <= widget.width()
    return widget.sizeHint().width() <= widget.width()


def test_the_check_for_clipped_text_finds_it(qtbot: QtBot) -> None:
    label = QLabel("Stilraum")
    qtbot.addWidget(label)
    label.show()
    assert clipped(label) == []
    label.resize(label.sizeHint().width() // 2, 30)
    assert clipped(label) == ["QLabel 'Stilraum'"]


def test_no_text_of_the_panels_is_clipped(studio: Studio) -> None:
    for index in (0, 3, 7):
        studio.session.add_style(studio.services.shelf.items()[index].ref)
    studio.until_painted()
    check_panels(studio)


def test_no_text_of_the_latent_panels_is_clipped(latent: Studio) -> None:
    check_panels(latent)
    latent.services.explorer.choose_model("painter")
    latent.until_painted()
    latent.window.actions_by_id["add_keyframe"].trigger()
    check_panels(latent)
    check_names(latent, "directions", "generator")


def check_panels(studio: Studio) -> None:
    docks = studio.window.workspaces.docks()
    assert len(docks) > 4
    for dock in docks:
        dock.raise_()
        QApplication.processEvents()
        assert not dock.widget().visibleRegion().isEmpty()
        assert clipped(studio.window) == [], dock.objectName()


def test_the_empty_mixer_has_room_for_its_invitation(studio: Studio) -> None:
    assert clipped(studio.window) == []


@pytest.mark.parametrize("command", ["export", "preferences", "shortcuts", "about"])
def test_no_text_of_a_dialog_is_clipped(studio: Studio, command: str) -> None:
    check_dialog(studio, command)


def test_no_text_of_the_latent_dialogs_is_clipped(latent: Studio) -> None:
    latent.window.actions_by_id["add_keyframe"].trigger()
    for command in ("train", "walk", "drift", "sound", "render"):
        check_dialog(latent, command)


def check_dialog(studio: Studio, command: str) -> None:
    studio.window.actions_by_id[command].trigger()
    dialog = next(dialog for dialog in studio.window.findChildren(QDialog) if dialog.isVisible())
    QApplication.processEvents()
    assert clipped(dialog) == [], command
    dialog.close()


def test_names_of_controls_and_directions_have_room(studio: Studio) -> None:
    check_names(studio, "controls", "space")


def check_names(studio: Studio, *panels: str) -> None:
    for panel in panels:
        studio.window.docks[panel].raise_()
        QApplication.processEvents()
        for slider in studio.window.docks[panel].widget().findChildren(ParamSlider):
            assert slider.label.sizeHint().width() <= slider.label.width(), slider.label.text()


def test_names_of_styles_fit_below_their_tiles(studio: Studio) -> None:
    view = studio.window.gallery.view
    cell = view.visualRect(view.model().index(0, 0))
    font = view.font()
    font.setPixelSize(max(11, font.pixelSize() - 1))
    metrics, room = QFontMetrics(font), view.tiles.name_rect(cell).width()
    names = [name for s in builtin_styles() for name in (s.title, translation.style_word(s.title))]
    assert [name for name in names if metrics.horizontalAdvance(name) > room] == []
