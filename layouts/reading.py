"""Files that may be missing, locked, or a folder, told as a problem of the city; and text as people type it."""

import os
import unicodedata
from pathlib import Path

from layouts.problems import Problem
from resources.text import QT_TRANSLATE_NOOP, Text

_MISSING = QT_TRANSLATE_NOOP("layouts", "File is missing")
_FOLDER = QT_TRANSLATE_NOOP("layouts", "A folder stands where a file should be")
_FORBIDDEN = QT_TRANSLATE_NOOP("layouts", "This user may not read the file")
_FAILED = QT_TRANSLATE_NOOP("layouts", "File cannot be read: {reason}")

_INVISIBLE = "\ufeff\u200b"


class Unreadable(Exception):
    """Raised where a file gives nothing to go on with. `problems`: why, at least one."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.text.english() for problem in problems))
        self.problems = problems


def contents(path: Path) -> bytes:
    """Return the bytes of the file at `path`; raises `Unreadable`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(Problem(str(path), None, "", _reason(path, error))) from error


def _reason(path: Path, error: OSError) -> Text:
    if isinstance(error, FileNotFoundError):
        return _MISSING
    if os.path.isdir(path):  # which does not raise, as the method of `Path` can
        return _FOLDER
    if isinstance(error, PermissionError):
        return _FORBIDDEN
    return _FAILED(reason=error.strerror or type(error).__name__)


def tidy(text: str) -> str:
    """Return `text` without blanks around it, in the composed form of Unicode (macOS writes Hangul decomposed)."""
    text = text.strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text.strip(_INVISIBLE).strip())
