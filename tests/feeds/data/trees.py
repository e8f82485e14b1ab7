"""Trees of values as services may answer them, good ones that were damaged, and a context that answers with them."""

import copy
import json
from typing import Any

from hypothesis import strategies as st

from feeds.data.http.request import NO_VALIDATORS, Fetched, Request
from feeds.data.source import SourceContext

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["NaN", "-", "1,024", "2026-11-27T12:00:00Z", "2026-11-27 12:00", "9" * 400, "/..", ""])
)
trees = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner))


@st.composite
def damaged(draw: st.DrawFn, good: Any) -> Any:
    """Return `good` with up to three of its values replaced, taken away, renamed or doubled."""
    tree = copy.deepcopy(good)
    for _ in range(draw(st.integers(1, 3))):
        tree = _hurt(draw, tree)
    return tree


def _hurt(draw: st.DrawFn, tree: Any) -> Any:
    if not isinstance(tree, (dict, list)) or not tree or draw(st.integers(0, 7)) == 0:
        return draw(trees)
    key = draw(st.sampled_from(list(tree) if isinstance(tree, dict) else range(len(tree))))
    match draw(st.integers(0, 9)):
        case 0:
            del tree[key]
        case 1:
            if isinstance(tree, dict):
                tree[f"{key}_"] = tree.pop(key)
            else:
                tree.append(copy.deepcopy(tree[key]))
        case _:
            tree[key] = _hurt(draw, tree[key])
    return tree


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
