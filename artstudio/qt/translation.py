"""The artist's language: Qt's translators, and the texts that are declared in rooms without Qt.

`packaging/translations.py` finds those texts and puts them into the contexts used here.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from artstudio import paths
from artstudio.params import StyleRef


def install(app: QCoreApplication, language: str) -> None:
    """Speak ``language``, a code such as "de", or with "system" the one the artist's desktop speaks.

    English lies under every other language, since it has plurals of its own.
    """
    locale = QLocale.system() if language == "system" else QLocale(language)
    if language != "system":
        QLocale.setDefault(locale)
    ours = str(paths.resource("translations"))
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for wanted, name, folder in (
        (QLocale(QLocale.Language.English), "artstudio", ours),
        (locale, "qtbase", qts),
        (locale, "artstudio", ours),
    ):
        translator = QTranslator(app)
        if translator.load(wanted, name, "_", folder):
            app.installTranslator(translator)


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
    """A message of the engine, the library or the document, unless it carries names or numbers."""
    return QCoreApplication.translate("sentences", text) if text else ""
