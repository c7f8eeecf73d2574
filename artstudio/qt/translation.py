"""The artist's language: Qt's translators, and the texts that are declared in rooms without Qt.

`packaging/translations.py` finds those texts and puts them into the contexts used here.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from artstudio import paths
from artstudio.params import StyleRef

_SOURCE = "en"  # what the texts are written in
_FOLDER = paths.resource("translations")


def install(app: QCoreApplication, language: str) -> None:
    """Speak ``language``, a code such as "de", or with "system" the one the artist's desktop prefers."""
    if language != "system":
        QLocale.setDefault(QLocale(language))
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    code = _first_known(QLocale().uiLanguages())
    for name, folder in (("qtbase", qts), ("artstudio", str(_FOLDER))):
        translator = QTranslator(app)
        if code != _SOURCE and translator.load(f"{name}_{code}", folder):
            app.installTranslator(translator)


def _first_known(tags: list[str]) -> str:
    """The first of some language tags, such as "de-AT", that the window speaks, without its country."""
    codes = (tag.partition("-")[0] for tag in tags)
    return next((c for c in codes if c == _SOURCE or (_FOLDER / f"artstudio_{c}.qm").is_file()), _SOURCE)


def translated(text: str) -> str:
    """A title, tip or option of a parameter's declaration."""
    return QCoreApplication.translate("params", text) if text else ""


def style_word(text: str) -> str:
    """The name or a tag of a built-in style."""
    return QCoreApplication.translate("styles", text) if text else ""


def style_title(style: StyleRef) -> str:
    """What to call ``style``; the artist's own names are left as they are."""
    return style_word(style.title) if style.kind == "builtin" else style.title


def sentence(text: str) -> str:
    """A message of the engine, the library or the document, with the names and numbers it carries.

    What it carries may be a part of a sentence, such as "a text file", or another sentence.
    """
    # The name of a file may hold bytes that are no text, which Qt doesn't look up.
    known = QCoreApplication.translate("sentences", text) if text and text.isascii() else text
    if known != text or not text:
        return known
    for pattern, source in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            values = [sentence(value) for value in found.groups()]
            return QCoreApplication.translate("sentences", source).format(*values)
    return text


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The sentences that carry values, those that begin with a word and have most of them first."""
    sources = (_FOLDER / "sentences.txt").read_text("utf-8").splitlines()
    parts = [(re.split(r"{\d}", source), source) for source in sources]
    parts.sort(key=lambda pair: (not pair[0][0], -sum(map(len, pair[0]))))
    return [(re.compile("(.*?)".join(map(re.escape, words)), re.DOTALL), source) for words, source in parts]
