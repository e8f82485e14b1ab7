"""Features of a GeoJSON file (RFC 7946), each with the line it begins on."""

import json
import re
from pathlib import Path
from typing import Any

from layouts.problems import Problem
from layouts.reading import Unreadable, contents
from resources.text import QT_TRANSLATE_NOOP

_ENCODING = QT_TRANSLATE_NOOP("layouts", "Not UTF-8 text, save the file as UTF-8")
_SYNTAX = QT_TRANSLATE_NOOP("layouts", "Not valid JSON")
_COLLECTION = QT_TRANSLATE_NOOP("layouts", "Must be a GeoJSON FeatureCollection with a list of features")
_TOO_LARGE = QT_TRANSLATE_NOOP("layouts", "The file has {size} MB, at most {limit} MB are read: simplify its borders")

_BETWEEN = re.compile(r"[ \t\r\n,:]*")


def read_features(path: Path, *, limit_mb: int | None = None) -> tuple[dict[str, Any], list[tuple[int, Any]]]:
    """Return the FeatureCollection at `path`, and its features with their lines. Raises `Unreadable`.

    `limit_mb`: larger files are refused.
    """
    name = str(path)
    data = contents(path)
    if limit_mb is not None and len(data) > limit_mb * 1_000_000:
        too_large = _TOO_LARGE(size=-(-len(data) // 1_000_000), limit=limit_mb)
        raise Unreadable(Problem(name, None, "", too_large))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(Problem(name, None, "", _ENCODING)) from error
    try:
        document = json.loads(text)
        begins = _feature_begins(text)
    except json.JSONDecodeError as error:
        raise Unreadable(Problem(name, error.lineno, "", _SYNTAX)) from error
    except (ValueError, RecursionError) as error:  # a number with too many digits; nested too deeply
        raise Unreadable(Problem(name, None, "", _SYNTAX)) from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or document.get("type") != "FeatureCollection":
        raise Unreadable(Problem(name, None, "", _COLLECTION))
    line, counted = 1, 0
    found = []
    for feature, begin in zip(features, begins, strict=True):
        line, counted = line + text.count("\n", counted, begin), begin
        found.append((line, feature))
    return document, found


def _feature_begins(text: str) -> list[int]:
    """Return where the features of a valid GeoJSON `text` begin. `json` itself does not tell."""
    decoder = json.JSONDecoder()
    begins: list[int] = []

    def skip(at: int) -> int:
        found = _BETWEEN.match(text, at)
        return found.end() if found else at

    at = skip(0)
    if text[at] != "{":
        return []
    at = skip(at + 1)
    while text[at] != "}":
        key, at = decoder.raw_decode(text, at)
        at = skip(at)
        if key == "features" and text[at] == "[":
            begins = []
            at = skip(at + 1)
            while text[at] != "]":
                begins.append(at)
                at = skip(decoder.raw_decode(text, at)[1])
            at = skip(at + 1)
        else:
            at = skip(decoder.raw_decode(text, at)[1])
    return begins
