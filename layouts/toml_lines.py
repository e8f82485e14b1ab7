"""Where the keys of a TOML text stand. `tomllib` gives the values; this gives their lines."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping

KeyPath = tuple[str | int, ...]
"""The way to a value: names of keys, numbers (from 0) in arrays, such as ``("tile", 2, "column")``."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY_PART = re.compile(r"""[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[^\s.=\]"']+)[ \t]*""")
_STRING = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}'''  # a string may end in up to two quotation marks of its own
    r"""|'''.*?'{3,5}"""
    r"""|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}\n#]*")


def key_lines(text: str) -> dict[KeyPath, int]:
    """Return the line (from 1) of every key, table header and array element of `text`.

    `text` must be TOML that `tomllib` accepts; of anything else the answer means nothing. A table that is spread over
    several places has the line of the first.
    """
    return _Scanner(text).scan()


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int:
    """Return the line of `path`, or, where it is not in the file, of the nearest table around it (1 for the file)."""
    for end in range(len(path), 0, -1):
        if path[:end] in lines:
            return lines[path[:end]]
    return 1


class _Scanner:
    """Reads valid TOML once from beginning to end, noting where things begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._lines: dict[KeyPath, int] = {}
        self._array_sizes: dict[KeyPath, int] = {}

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self._skip_blank()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip_blank()
        return self._lines

    def _note(self, path: KeyPath, at: int) -> None:
        self._lines.setdefault(path, bisect_right(self._ends, at - 1) + 1)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        if found := pattern.match(self._text, self._at):
            self._at = found.end()

    def _skip_blank(self) -> None:
        self._skip(_BLANK)

    def _key(self) -> list[str]:
        parts = []
        while found := _KEY_PART.match(self._text, self._at):
            part = found[1]
            if part[0] == '"':
                part = tomllib.loads(f"key = {part}")["key"]
            elif part[0] == "'":
                part = part[1:-1]
            parts.append(part)
            self._at = found.end()
            if self._text[self._at : self._at + 1] != ".":
                break
            self._at += 1
        return parts

    def _header(self) -> KeyPath:
        """Read ``[a.b]`` or ``[[a.b]]`` and return the path that the keys under it belong to."""
        at = self._at
        brackets = 2 if self._text.startswith("[[", at) else 1
        self._at += brackets
        path: KeyPath = ()
        parts = self._key()
        for number, part in enumerate(parts, 1):
            path += (part,)
            self._note(path, at)
            if number < len(parts) and path in self._array_sizes:
                path += (self._array_sizes[path] - 1,)
        if brackets == 2:
            index = self._array_sizes.get(path, 0)
            self._array_sizes[path] = index + 1
            path += (index,)
            self._note(path, at)
        self._at += brackets
        return path

    def _pair(self, table: KeyPath) -> None:
        at = self._at
        path = table
        for part in self._key():
            path += (part,)
            self._note(path, at)
        self._at += 1  # the equals sign
        self._skip_blank()
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        first = self._text[self._at]
        if first == "[":
            self._array(path)
        elif first == "{":
            self._inline_table(path)
        else:
            self._skip(_STRING if first in "\"'" else _SCALAR)

    def _array(self, path: KeyPath) -> None:
        index = 0
        self._at += 1
        self._skip_blank()
        while self._text[self._at] != "]":
            self._note((*path, index), self._at)
            self._value((*path, index))
            index += 1
            self._skip_separator()
        self._at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        self._skip_blank()
        while self._text[self._at] != "}":
            self._pair(path)
            self._skip_separator()
        self._at += 1

    def _skip_separator(self) -> None:
        self._skip_blank()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip_blank()
