"""Finding words by some of their letters in their order, initial consonants of Hangul included."""

import re

from widgets.search import letter_patterns

_SPREAD = 4.0
"""What letters that do not stand together count at least: more than any that do."""


class Query:
    """A query, ready to be compared with many texts."""

    def __init__(self, query: str) -> None:
        words = query.casefold().split()
        self._together = [re.compile("".join(letter_patterns(word))) for word in words]
        self._apart = [re.compile(".*?".join(letter_patterns(word))) for word in words]

    def rank(self, text: str) -> float | None:
        """Return how well a text fits, the less the better; None where it does not.

        Every word of the query has to be in it: best at the beginning of the text, then at that of a word, then
        anywhere, then as letters with others between them.
        """
        text = text.casefold()
        ranks = [_rank(text, *patterns) for patterns in zip(self._together, self._apart, strict=True)]
        return None if None in ranks else sum(rank for rank in ranks if rank is not None)


def _rank(text: str, together: re.Pattern[str], apart: re.Pattern[str]) -> float | None:
    places = [found.start() for found in together.finditer(text)]
    if places:
        if places[0] == 0:
            return 0.0
        return 1.0 if any(not text[place - 1].isalnum() for place in places) else 2.0
    spread = min((len(found[0]) for found in _from_each_letter(text, apart)), default=None)
    return None if spread is None else _SPREAD + spread / 100


def _from_each_letter(text: str, apart: re.Pattern[str]) -> list[re.Match[str]]:
    """Return the matches that begin at each place: the first is not always the closest together."""
    return [found for start in range(len(text)) if (found := apart.match(text, start))]
