"""What other layers mean, in the operator's language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP

INNER = QT_TRANSLATE_NOOP("words-test", "{count} cameras")
OUTER = QT_TRANSLATE_NOOP("words-test", "Missing: {what}, write ${{NAME}}")


WORDS = {"{count} cameras": "카메라 {count}대", "Missing: {what}, write ${{NAME}}": "${{NAME}}: {what} 없음"}


class Korean(QTranslator):
    """Translates two sentences."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the translation, empty where there is none."""
        return WORDS.get(source, "") if context == "words-test" else ""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Tell Qt that there is something in it."""
        return False


@pytest.fixture
def korean(qtbot: QtBot) -> Iterator[None]:
    translator = Korean()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_without_translation_it_is_english() -> None:
    assert say(OUTER(what=INNER(count=3))) == "Missing: 3 cameras, write ${NAME}"


@pytest.mark.usefixtures("korean")
def test_texts_within_texts_are_translated_too() -> None:
    assert say(OUTER(what=INNER(count=3))) == "${NAME}: 카메라 3대 없음"
