"""Trees as services might answer them, good or bad, and a context that answers with them."""

import json
from typing import Any

from hypothesis import strategies as st

from feeds.data.request import NO_VALIDATORS, Fetched, Request
from feeds.data.source import SourceContext

NAMES = st.sampled_from(
    ["id", "pm10", "measured", "station", "fields", "records", "results", "total", "total_count", "error", "message"]
) | st.text(max_size=5)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**20) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


class _Answering(SourceContext):
    body: bytes
    headers: dict[str, str]

    def fetch(self, request: Request) -> Fetched:
        """Return the same body whatever is asked."""
        return Fetched(200, self.body, self.headers, NO_VALIDATORS, False, len(self.body), self.now, 0.0)


def any_answer(tree: Any, like: SourceContext, **headers: str) -> SourceContext:
    """Return a context like another one, in which every request is answered with `tree`."""
    made = _Answering(zone=like.zone, clock=like.clock)
    made.body = json.dumps(tree).encode()
    made.headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return made
