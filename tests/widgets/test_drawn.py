"""What was drawn once is kept up to a size."""

from hypothesis import given
from hypothesis import strategies as st

from widgets.drawn import Drawn


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 40))), st.integers(1, 100))
def test_it_gives_what_was_drawn_and_never_keeps_more_than_its_limit_and_one(
    asked: list[tuple[int, int]], limit_bytes: int
) -> None:
    kept = Drawn[int, bytes](limit_bytes)
    sizes: dict[int, int] = {}
    for key, size in asked:
        size = sizes.setdefault(key, size)
        assert kept.get(key, lambda size=size: bytes(size), len) == bytes(size)  # type: ignore[misc]
        held = sum(map(len, kept._kept.values()))
        assert held <= limit_bytes or len(kept._kept) == 1


def test_what_was_not_shown_for_longest_goes_first() -> None:
    kept = Drawn[str, bytes](10)
    a, b = (kept.get(key, lambda: bytes(5), len) for key in "ab")
    assert kept.get("a", lambda: bytes(1), len) is a
    kept.get("c", lambda: bytes(5), len)
    assert kept.get("a", lambda: bytes(1), len) is a
    assert kept.get("b", lambda: bytes(5), len) is not b


def test_it_draws_once() -> None:
    kept = Drawn[str, bytes](10)
    first = kept.get("a", lambda: bytes(5), len)
    assert kept.get("a", lambda: bytes(6), len) is first
