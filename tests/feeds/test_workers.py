"""Whether a decode worker still goes round, by what it writes on its board."""

from collections.abc import Iterator

import pytest

from feeds.board import Activity, Board
from feeds.workers import COMMANDS_DEADLINE_S, HEARTBEAT_DEADLINE_S, stands_still

NOW_S = 1000.0


@pytest.fixture
def board() -> Iterator[Board]:
    board = Board.create()
    yield board
    board.close()


@pytest.mark.parametrize(
    ("unheard_s", "idle_s", "still"),
    [
        (HEARTBEAT_DEADLINE_S - 0.1, 100.0, False),
        (HEARTBEAT_DEADLINE_S + 0.1, HEARTBEAT_DEADLINE_S + 0.1, True),
        (HEARTBEAT_DEADLINE_S + 0.1, HEARTBEAT_DEADLINE_S - 0.1, False),  # its streams go on: it has too much to do
        (COMMANDS_DEADLINE_S - 0.1, 0.0, False),
        (COMMANDS_DEADLINE_S + 0.1, 0.0, True),
    ],
)
def test_a_worker_stands_still_where_neither_it_nor_a_stream_of_it_goes_on(
    board: Board, unheard_s: float, idle_s: float, still: bool
) -> None:
    board.heartbeat_ns = int((NOW_S - unheard_s) * 1e9)
    for row, since_s in ((3, idle_s), (100, idle_s + 50)):
        facts = board.facts(row)
        facts.doing(Activity.READING, int((NOW_S - since_s) * 1e9))
        facts.release()
    assert stands_still(board, NOW_S) == still


def test_a_worker_without_streams_is_known_by_its_heartbeat(board: Board) -> None:
    board.heartbeat_ns = int((NOW_S - HEARTBEAT_DEADLINE_S - 0.1) * 1e9)
    assert stands_still(board, NOW_S)
