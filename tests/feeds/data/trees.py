"""Trees of values as JSON may hold them, and good ones that were damaged somewhere."""

import copy
from typing import Any

from hypothesis import strategies as st

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
