"""What is wrong in a city's files, said so that a person can mend it: where, what, what is allowed, what was meant."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from resources.text import QT_TRANSLATE_NOOP, Text

_NEAREST = QT_TRANSLATE_NOOP("layouts", "nearest: {names}")

_DIFFLIB_LIMIT = 400  # difflib compares some 100,000 short names a second: more candidates than this are narrowed first


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in one file.

    `file` is the path as reached from the folder the caller named. `line` counts from 1; None means the whole file.
    `key` names the key or column ("" where there is none). `nearest`: allowed names that resemble the wrong one.
    """

    file: str
    line: int | None
    key: str
    text: Text
    nearest: tuple[str, ...] = ()


def formatted(problem: Problem, say: Callable[[Text], str]) -> str:
    """Return ``file:line: key: what is wrong, what is allowed; nearest: name``, in the language of `say`."""
    place = problem.file if problem.line is None else f"{problem.file}:{problem.line}"
    sentence = with_nearest(problem.text, problem.nearest, say)
    return ": ".join(part for part in (place, problem.key, sentence) if part)


def with_nearest(text: Text, nearest: Sequence[str], say: Callable[[Text], str]) -> str:
    """Return what is wrong, and the names that may have been meant, in the language of `say`."""
    sentence = say(text)
    if nearest:
        sentence += "; " + say(_NEAREST(names=", ".join(nearest)))
    return sentence


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return `problems` sorted by file, line and key; those of one place keep their order."""
    return tuple(sorted(problems, key=lambda p: (p.file, p.line or 0, p.key)))


class Names:
    """Names that are allowed somewhere, ready to tell which of them a wrong one resembles, however many they are."""

    def __init__(self, names: Iterable[str]) -> None:
        self._given = names

    @cached_property
    def _names(self) -> list[str]:
        return sorted(set(self._given))

    @cached_property
    def _reversed(self) -> list[str]:
        return sorted(name[::-1] for name in self._names)

    def nearest(self, wrong: str, limit: int = 3) -> tuple[str, ...]:
        """Return up to `limit` names that resemble `wrong`, best first.

        Among more than some hundred names only those that share its beginning or its end are considered.
        """
        candidates = self._names
        if len(candidates) > _DIFFLIB_LIMIT:
            from_the_end = (name[::-1] for name in _around(self._reversed, wrong[::-1]))
            candidates = [*_around(self._names, wrong), *from_the_end]
        by_folded = {name.casefold(): name for name in candidates}
        return tuple(by_folded[found] for found in get_close_matches(wrong.casefold(), by_folded, limit, 0.6))


def _around(ordered: list[str], name: str) -> list[str]:
    """Return the names that stand near to where `name` would stand."""
    at = bisect_left(ordered, name)
    return ordered[max(0, at - _DIFFLIB_LIMIT // 4) : at + _DIFFLIB_LIMIT // 4]
