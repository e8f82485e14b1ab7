"""Text that is written in one layer and translated in another.

Layers without Qt say what they mean as a `Text`; `controlroom` and `widgets` turn it into words of the
operator's language. `QT_TRANSLATE_NOOP` has that name because Qt's ``lupdate`` looks for it.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """A translatable sentence: the translation context, its English source with ``{name}`` fields, their values."""

    context: str
    source: str
    values: dict[str, Any] = field(default_factory=dict)

    def __call__(self, **values: Any) -> "Text":
        """Return this text with `values` filled in."""
        return Text(self.context, self.source, {**self.values, **values})

    def english(self) -> str:
        """Return the English sentence, for log lines."""
        return self.source.format(**{k: v.english() if isinstance(v, Text) else v for k, v in self.values.items()})


def QT_TRANSLATE_NOOP(context: str, source: str) -> Text:  # noqa: N802 - the name lupdate looks for
    """Mark `source` for translation in `context` and return it as a `Text` without values."""
    return Text(context, source)
