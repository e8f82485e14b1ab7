"""The language of everything that is shown, and Qt's application object, which speaks it."""

import locale
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator

from resources import path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LANGUAGES = ("ko", "en")
log = logging.getLogger("language")


def preferred(wanted: str | None) -> str:
    """Return `wanted` if the program speaks it, else the desktop's language, else English."""
    if wanted in LANGUAGES:
        return wanted
    desktop = (locale.getlocale()[0] or "en").partition("_")[0].lower()
    language = {"korean": "ko", "english": "en"}.get(desktop, desktop)
    return language if language in LANGUAGES else "en"


def command_line_application(language: str) -> QCoreApplication:
    """Return an application object without a screen, so that the command line is translated."""
    return _speaking(QCoreApplication.instance() or QCoreApplication(["controlroom"]), language)


def gui_application(language: str, *, shows_pages: bool = False) -> "QApplication":
    """Return the application object for windows, in place of the command line's: Qt allows one at a time.

    `shows_pages`: whether QtWebEngine is going to be loaded, which has to be known before; without, no graphics driver
    is loaded.
    """
    from PySide6.QtWidgets import QApplication  # `check` and `status` start the sooner without

    before = QCoreApplication.instance()
    if before is not None and not isinstance(before, QApplication):
        before.shutdown()
        before = None
    if shows_pages and before is None:
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = before or QApplication(["controlroom"])
    _speaking(application, language)
    return application


def _speaking[Application: QCoreApplication](application: Application, language: str) -> Application:
    """Install the translator of `language`; without one, and with a warning, English is spoken."""
    application.setApplicationName("controlroom")
    QLocale.setDefault(QLocale(language))
    try:
        file = path(f"i18n/{language}.qm")
    except FileNotFoundError:
        log.warning("no compiled translation for %s, run: make translations", language)
        return application
    translator = QTranslator(application)
    if translator.load(str(file)):
        application.installTranslator(translator)
    return application
