"""Trees as JSON writes them, with some names and texts that a service uses, and polls that are answered with them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from feeds.data.errors import DataError
from feeds.data.http.request import NO_VALIDATORS, Fetched, Request
from feeds.data.readings import Readings, sound
from feeds.data.source import SourceConfig, SourceContext, Unchanged
from tests.feeds.data.polling import NOW, SEOUL, Clock, poll


def trees(known: Iterable[str]) -> st.SearchStrategy[Any]:
    """Return any tree of JSON, whose names and texts are often among those `known`."""
    words = st.sampled_from(sorted(known)) | st.text(max_size=8)
    numbers = st.integers(-(10**20), 10**20) | st.floats(allow_nan=True, allow_infinity=True)
    digits = st.from_regex(r"-?[0-9]{1,14}(\.[0-9]{1,3})?", fullmatch=True)
    leaves = st.none() | st.booleans() | numbers | words | digits | st.just("2026-11-27 11:59:30")
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=5),
        max_leaves=12,
    )


@dataclass(slots=True)
class Answering(SourceContext):
    """Is answered by the same body whatever is asked."""

    body: bytes = b""

    def fetch(self, request: Request) -> Fetched:
        return Fetched(200, self.body, {}, NO_VALIDATORS, False, len(self.body), NOW, 0.0)


def survived(source: SourceConfig, tree: Any) -> Readings:
    """Return what a poll gives that is answered with `tree`, as JSON or as it is; nothing where it says why not."""
    body = tree if isinstance(tree, bytes) else json.dumps(tree).encode()
    lent = Answering(zone=SEOUL, clock=Clock(), body=body)
    try:
        return sound(poll(source, lent), NOW)
    except (DataError, Unchanged):
        return Readings()


def overlaid(row: dict[str, Any], tree: Any) -> dict[str, Any]:
    """Return a good row with a tree's fields over its own."""
    return {**row, **tree} if isinstance(tree, dict) else row
