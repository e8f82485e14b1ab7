"""Finding a camera by whatever part of it one remembers: name, gloss, number, road, district, initial consonants."""

import difflib
import heapq
import re
from collections.abc import Sequence
from dataclasses import dataclass

from widgets.model import CameraLabel

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3
_PER_INITIAL, _PER_VOWEL = 588, 28
"""Unicode orders Hangul syllables by initial, vowel and final: 21 vowels of 28 finals make 588 of each initial."""

_FINALS = (
    *("", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ"),
    *("ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"),
)
"""The finals in their order, those of two consonants taken apart."""

_TAKEN_APART = str.maketrans(
    dict(zip("ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ", (final for final in _FINALS if len(final) > 1), strict=True))
)
"""Some input methods join two initial consonants typed in a row: ㄱㅅ arrives as ㄳ."""


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

    def called(self, digits: str) -> list[CameraLabel]:
        """Return the cameras that digits call: those of exactly that number, then those whose number begins so.

        Letters and leading zeros do not count: 117 calls GN-0117.
        """
        wanted = digits.lstrip("0") or "0"
        exact, longer = [], []
        for entry in self._entries:
            number = "".join(filter(str.isdecimal, entry.number)).lstrip("0") or "0"
            if number == wanted:
                exact.append(entry.camera)
            elif number.startswith(wanted):
                longer.append(entry.camera)
        return exact + longer

    def has_number_like(self, typed: str) -> bool:
        """Whether a camera's number begins like that."""
        number = plain_number(typed)
        return any(entry.number.startswith(number) for entry in self._entries)

    def has_longer_number(self, typed: str) -> bool:
        """Whether a camera's number begins like that and goes on."""
        number = plain_number(typed)
        return any(entry.number.startswith(number) and entry.number != number for entry in self._entries)

    def __len__(self) -> int:
        return len(self._entries)

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
        matcher = difflib.SequenceMatcher(b=query.casefold(), autojunk=False)
        best: list[tuple[float, int]] = []
        for order, entry in enumerate(self._entries):
            likeness = -1.0
            for text in (entry.name, entry.number.casefold()):
                matcher.set_seq1(text)
                least = max(likeness, best[0][0] if len(best) == limit else -1.0)
                # Upper bounds first: the likeness itself takes ten times as long.
                if matcher.real_quick_ratio() > least and matcher.quick_ratio() > least:
                    likeness = max(likeness, matcher.ratio())
            if len(best) < limit:
                heapq.heappush(best, (likeness, -order))
            else:
                heapq.heappushpop(best, (likeness, -order))
        return [self._entries[-order].camera for _, order in sorted(best, reverse=True)]


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


def letter_patterns(word: str) -> list[str]:
    """Return a pattern for each letter of a word as it is typed, in small letters.

    An initial consonant stands for every syllable that has it, the last syllable may still be unfinished.
    """
    apart = word.translate(_TAKEN_APART)
    return [*map(_character, apart[:-1]), _last(apart[-1:])]


def _pattern(word: str) -> str:
    return "".join(letter_patterns(word))


def _character(character: str) -> str:
    if character in _INITIALS:
        start = _FIRST_SYLLABLE + _INITIALS.index(character) * _PER_INITIAL
        return f"[{character}{chr(start)}-{chr(start + _PER_INITIAL - 1)}]"
    code = ord(character)
    if _final_of(character) == "":
        # Without a final consonant yet: it may still be typed.
        return f"[{character}-{chr(code + _PER_VOWEL - 1)}]"
    return re.escape(character)


def _last(character: str) -> str:
    """Return the pattern of the last character typed, whose final consonant may become the next initial: 돌 to 도림."""
    final = _final_of(character)
    if not final:
        return _character(character) if character else ""
    without = ord(character) - _FINALS.index(final) + _FINALS.index(final[:-1])
    return f"(?:{character}|{chr(without)}{_character(final[-1])})"


def _final_of(character: str) -> str | None:
    """Return the final consonants of a Hangul syllable, "" for none; None for anything else."""
    if not character or not _FIRST_SYLLABLE <= ord(character) <= _LAST_SYLLABLE:
        return None
    return _FINALS[(ord(character) - _FIRST_SYLLABLE) % _PER_VOWEL]
