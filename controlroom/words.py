"""What other layers mean, in the operator's language."""

from PySide6.QtCore import QCoreApplication

from resources.text import Text


def say(text: Text) -> str:
    """Return `text` in the language of the installed translators, English where they do not have it."""
    translated = QCoreApplication.translate(text.context, text.source)
    return translated.format(
        **{key: say(value) if isinstance(value, Text) else value for key, value in text.values.items()}
    )
