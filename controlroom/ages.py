"""How old something is, in words."""

from resources.text import QT_TRANSLATE_NOOP, Text

_AGES = (
    (86_400, QT_TRANSLATE_NOOP("series", "{count} d")),
    (3_600, QT_TRANSLATE_NOOP("series", "{count} h")),
    (60, QT_TRANSLATE_NOOP("series", "{count} min")),
    (1, QT_TRANSLATE_NOOP("series", "{count} s")),
)
_AHEAD = QT_TRANSLATE_NOOP("series", "in {age}")


def age_text(age_s: float) -> Text:
    """Return an age in the largest unit of which there is a whole one; a negative one lies ahead."""
    seconds = round(age_s)
    size, words = next(((size, words) for size, words in _AGES if abs(seconds) >= size), _AGES[-1])
    text = words(count=abs(seconds) // size)
    return text if seconds >= 0 else _AHEAD(age=text)
