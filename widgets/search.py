"""Finding a camera by whatever part of it one remembers: name, gloss, number, road, district, initial consonants."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from widgets.model import CameraLabel

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3
_PER_INITIAL, _PER_VOWEL = 588, 28
"""Unicode orders Hangul syllables by initial, vowel and final: 21 vowels of 28 finals make 588 of each initial."""


@dataclass(frozen=True, slots=True)
class _Entry:
    camera: CameraLabel
    number: str
    name: str
    rest: str


class CameraIndex:
    """The cameras of a city, ready to be searched at every keystroke."""

    def __init__(self, cameras: Sequence[CameraLabel]) -> None:
        self._entries = [
            _Entry(
                camera,
                plain_number(camera.code),
                camera.name.casefold(),
                "\n".join((camera.code, camera.camera_id, camera.gloss, camera.road, camera.district)).casefold(),
            )
            for camera in cameras
        ]
        self._by_number = {entry.number: entry.camera for entry in self._entries}
        self.first_characters = frozenset(entry.number[:1] for entry in self._entries)

    def numbered(self, typed: str) -> CameraLabel | None:
        """Return the camera with exactly that number, dashes and case aside."""
        return self._by_number.get(plain_number(typed))

    def has_number_like(self, typed: str) -> bool:
        """Whether a camera's number begins like that."""
        number = plain_number(typed)
        return any(entry.number.startswith(number) for entry in self._entries)

    def find(self, query: str, limit: int = 50) -> list[CameraLabel]:
        """Return cameras that match every word of the query, the best first; all of them for an empty query.

        Numbers match without their dash, names by initial consonants (ㄷㄹㅊ finds 도림천) and while the last
        syllable is still being typed.
        """
        words = [re.compile(_pattern(word.casefold())) for word in query.split()]
        numbers = [plain_number(word) for word in query.split()]
        ranked = []
        for order, entry in enumerate(self._entries):
            ranks = [_rank(entry, word, number) for word, number in zip(words, numbers, strict=True)]
            if None not in ranks:
                ranked.append((sum(rank for rank in ranks if rank is not None), order, entry.camera))
        ranked.sort(key=lambda each: each[:2])
        return [camera for _, _, camera in ranked[:limit]]

    def nearest(self, query: str, limit: int = 3) -> list[CameraLabel]:
        """Return the cameras whose names or numbers look most like a query that found nothing."""
        wanted = query.casefold()

        def likeness(entry: _Entry) -> float:
            matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
            best = 0.0
            for text in (entry.name, entry.number.casefold()):
                matcher.set_seq1(text)
                best = max(best, matcher.ratio())
            return best

        ordered = sorted(self._entries, key=likeness, reverse=True)
        return [entry.camera for entry in ordered[:limit]]


def plain_number(text: str) -> str:
    """Return a camera's number as it is compared: "gn-0117" and "GN 0117" are "GN0117"."""
    return "".join(character for character in text.upper() if character.isalnum())


def matched_span(name: str, query: str) -> tuple[int, int] | None:
    """Return which characters of a name the first matching word of the query stands for, None for none."""
    for word in query.split():
        found = re.search(_pattern(word.casefold()), name.casefold())
        if found:
            return found.span()
    return None


def _rank(entry: _Entry, word: re.Pattern[str], number: str) -> int | None:
    if number and entry.number == number:
        return 0
    if number and entry.number.startswith(number):
        return 1
    if word.match(entry.name):
        return 2
    if word.search(entry.name):
        return 3
    if word.search(entry.rest):
        return 4
    return 5 if len(number) > 1 and number in entry.number else None


def _pattern(word: str) -> str:
    return "".join(_character(character) for character in word)


def _character(character: str) -> str:
    if character in _INITIALS:
        start = _FIRST_SYLLABLE + _INITIALS.index(character) * _PER_INITIAL
        return f"[{character}{chr(start)}-{chr(start + _PER_INITIAL - 1)}]"
    code = ord(character)
    if _FIRST_SYLLABLE <= code <= _LAST_SYLLABLE and (code - _FIRST_SYLLABLE) % _PER_VOWEL == 0:
        # Without a final consonant yet: it may still be typed.
        return f"[{character}-{chr(code + _PER_VOWEL - 1)}]"
    return re.escape(character)
