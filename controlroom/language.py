"""The language of everything that is shown: which one, and its translators."""

import locale
import logging

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from resources import path

LANGUAGES = ("ko", "en")
log = logging.getLogger("language")


def preferred(wanted: str | None) -> str:
    """Return `wanted` if the program speaks it, else the desktop's language, else English."""
    if wanted in LANGUAGES:
        return wanted
    desktop = (locale.getlocale()[0] or "en").partition("_")[0].lower()
    return {"korean": "ko"}.get(desktop, desktop) if {"korean": "ko"}.get(desktop, desktop) in LANGUAGES else "en"


def load(language: str) -> list[QTranslator]:
    """Return the translators of `language`; none, with a warning, where they have not been compiled."""
    try:
        file = path(f"i18n/{language}.qm")
    except FileNotFoundError:
        log.warning("no compiled translation for %s, run: make translations", language)
        return []
    translator = QTranslator()
    return [translator] if translator.load(str(file)) else []


def install(application: type[QCoreApplication] | QCoreApplication, language: str) -> list[QTranslator]:
    """Make `language` the one that is spoken from now on; keep the returned translators as long as it should be."""
    QLocale.setDefault(QLocale(language))
    translators = load(language)
    for translator in translators:
        application.installTranslator(translator)
    return translators
