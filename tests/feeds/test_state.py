"""From facts to the one state of a tile."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.core import REFUSALS, ErrorKind, TileState
from feeds.state import Facts, derive

NOW = 1000.0
LIVE = Facts(
    now_s=NOW,
    wanted_since_s=NOW - 100,
    picture_s=NOW - 0.1,
    repeat_since_s=None,
    running=True,
    error=ErrorKind.NONE,
    stale_after_s=3.0,
    lost_after_s=10.0,
)
KEYS = replace(LIVE, interval_s=4.0, packet_s=NOW - 0.1)
DOWN = replace(LIVE, running=False, error=ErrorKind.TIMEOUT)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (LIVE, TileState.LIVE),
        (replace(LIVE, picture_s=NOW - 2.9), TileState.LIVE),
        (replace(LIVE, picture_s=NOW - 3), TileState.STALE),
        (replace(LIVE, picture_s=NOW - 9.9), TileState.STALE),
        (replace(LIVE, picture_s=NOW - 10), TileState.LOST),
        (replace(LIVE, picture_s=None), TileState.LOST),
        (replace(LIVE, picture_s=None, wanted_since_s=NOW - 9), TileState.CONNECTING),
        (replace(LIVE, repeat_since_s=NOW - 2), TileState.FROZEN),
        (replace(LIVE, repeat_since_s=NOW - 60, picture_s=NOW - 60), TileState.FROZEN),
        (replace(KEYS, picture_s=NOW - 7.9), TileState.LIVE),
        (replace(KEYS, picture_s=NOW - 8), TileState.STALE),
        (replace(KEYS, picture_s=NOW - 15), TileState.LOST),
        (replace(KEYS, picture_s=NOW - 2, packet_s=NOW - 3), TileState.STALE),
        (replace(KEYS, interval_s=1.0, picture_s=NOW - 3), TileState.STALE),
        (DOWN, TileState.LIVE),
        (replace(DOWN, picture_s=NOW - 4), TileState.STALE),
        (replace(DOWN, picture_s=NOW - 40), TileState.LOST),
        (replace(DOWN, picture_s=NOW - 40, repeat_since_s=NOW - 41), TileState.LOST),
        (replace(DOWN, picture_s=None, wanted_since_s=NOW - 5), TileState.CONNECTING),
        *((replace(DOWN, error=kind), TileState.REFUSED) for kind in REFUSALS),
        *((replace(DOWN, error=kind, running=True, picture_s=None), TileState.REFUSED) for kind in REFUSALS),
        (replace(LIVE, privacy=True), TileState.PRIVACY),
        (replace(DOWN, error=ErrorKind.UNAUTHORIZED, privacy=True), TileState.PRIVACY),
    ],
)
def test_the_table(facts: Facts, state: TileState) -> None:
    assert derive(facts) is state


TIMES = st.one_of(st.none(), st.floats(0, NOW))


@given(
    picture_s=TIMES,
    repeat_since_s=TIMES,
    running=st.booleans(),
    error=st.sampled_from(ErrorKind),
    wanted_since_s=st.floats(0, NOW),
)
def test_a_tile_that_says_live_shows_a_new_picture(
    picture_s: float | None, repeat_since_s: float | None, running: bool, error: ErrorKind, wanted_since_s: float
) -> None:
    facts = replace(
        LIVE,
        picture_s=picture_s,
        repeat_since_s=repeat_since_s,
        running=running,
        error=error,
        wanted_since_s=wanted_since_s,
    )
    if derive(facts) is TileState.LIVE:
        assert picture_s is not None
        assert NOW - picture_s < facts.stale_after_s
        assert not (running and repeat_since_s is not None)
