"""The table between a worker and the GUI process, and the rings of pictures beside it."""

import multiprocessing
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.board import (
    FREE_SLOT,
    NO_LAG,
    STREAM_COLUMNS,
    STREAM_ROWS,
    VIEW_ROWS,
    Activity,
    Board,
    StreamColumn,
    pack_codec,
    unpack_codec,
)
from feeds.memory import Segment
from feeds.pictures import Ring, RingReader, RingWriter, slot_bytes, stride_bytes
from feeds.workers import BoardLease


@pytest.fixture
def board() -> Iterator[Board]:
    made = Board.create()
    yield made
    made.close()


def test_each_fact_lands_in_its_own_column(board: Board) -> None:
    board.clear_stream(3)
    assert board.get(3, StreamColumn.LAG_MS) == NO_LAG
    other = Board.attach(board.segment.name)
    facts = other.facts(3)
    for number, column in enumerate(StreamColumn):
        if column > StreamColumn.ACTIVITY_SINCE_NS:
            assert hasattr(facts, column.name.lower())
            setattr(facts, column.name.lower(), 1000 + number)
    facts.write(66)
    assert board.get(3, StreamColumn.ACTIVITY) == Activity.NONE
    assert board.get(3, StreamColumn.ACTIVITY_SINCE_NS) == 66
    facts.doing(Activity.DECODING, 77)
    seen = {column: board.get(3, column) for column in StreamColumn}
    assert seen.pop(StreamColumn.ACTIVITY) == Activity.DECODING
    assert seen.pop(StreamColumn.ACTIVITY_SINCE_NS) == 77
    assert seen == {column: 1000 + number for number, column in enumerate(StreamColumn) if number > 1}
    facts.release()
    other.close()


WRITES = 100_000


def _write_rows(name: str) -> None:
    """What a worker does, as often as it can."""
    board = Board.attach(name)
    facts = board.facts(0)
    for number in range(1, WRITES + 1):
        facts.picture_ns = facts.packets = number
        facts.write(number)
        facts.doing(Activity.DECODING, number)
    facts.release()
    board.close()


def test_no_fact_is_ever_seen_half_written(board: Board) -> None:
    """Another process looks while a worker writes: a fact that only grows is never less than it was, zero above all."""
    process = multiprocessing.get_context("spawn").Process(target=_write_rows, args=(board.segment.name,))
    process.start()
    watched = (StreamColumn.PICTURE_NS, StreamColumn.ACTIVITY_SINCE_NS, StreamColumn.PACKETS)
    before = [0, 0, 0]
    fallen = 0
    while before[0] < WRITES and process.is_alive():
        for _ in range(1000):
            seen = [board.get(0, column) for column in watched]
            fallen += any(new < old for new, old in zip(seen, before, strict=True))
            before = [max(pair) for pair in zip(seen, before, strict=True)]
    process.join()
    assert process.exitcode == 0
    assert fallen == 0
    assert board.get(0, StreamColumn.PICTURE_NS) == WRITES


def test_rows_do_not_touch_each_other(board: Board) -> None:
    for row in range(STREAM_ROWS):
        facts = board.facts(row)
        facts.packets, facts.codec = row + 1, row + 2
        facts.write(0)
        facts.release()
    for row in range(VIEW_ROWS):
        board.publish(row, row + 5)
        board.hold(row, row % 3)
    board.heartbeat_ns = 9
    for row in range(STREAM_ROWS):
        assert (board.get(row, StreamColumn.PACKETS), board.get(row, StreamColumn.CODEC)) == (row + 1, row + 2)
    assert [board.published(row) for row in range(VIEW_ROWS)] == [row + 5 for row in range(VIEW_ROWS)]
    assert board.heartbeat_ns == 9
    board.clear_stream(1)
    board.clear_view(1)
    assert [board.get(1, column) for column in StreamColumn].count(0) == STREAM_COLUMNS - 1
    assert board.get(2, StreamColumn.PACKETS) == 3
    assert (board.published(1), board.held(1)) == (0, FREE_SLOT)
    assert board.published(2) == 7


@given(st.from_regex(r"[a-z0-9_]{0,7}", fullmatch=True))
def test_codec_names_come_back(name: str) -> None:
    assert unpack_codec(pack_codec(name)) == name


def test_long_or_strange_codec_names_are_cut() -> None:
    assert unpack_codec(pack_codec("mpeg4video")) == "mpeg4vi"
    assert unpack_codec(pack_codec("h264é")) == "h264?"


def test_a_board_lives_as_long_as_its_last_reader(board: Board) -> None:
    del board
    lease = BoardLease(Board.create())
    lease.hold()
    lease.release()
    assert lease.board.published(0) == 0
    lease.release()
    with pytest.raises(ValueError, match="released"):
        lease.board.published(0)


@pytest.mark.parametrize(("width", "height", "stride", "size"), [(1, 1, 64, 64), (16, 9, 64, 576), (17, 2, 128, 256)])
def test_slots_are_padded_as_ffmpeg_pads(width: int, height: int, stride: int, size: int) -> None:
    assert (stride_bytes(width), slot_bytes(width, height)) == (stride, size)


def test_a_picture_on_screen_is_never_written_to(board: Board) -> None:
    """A writer at full speed against a reader that looks for what changed under its eyes."""
    capacity = slot_bytes(64, 4)
    board.clear_view(0)
    ring = Ring(Segment.create(Ring.size(capacity)), capacity)
    theirs = Ring(Segment.attach(ring.segment.name), capacity)
    writer, reader = RingWriter(board, 0, theirs), RingReader(board, 0, ring)
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            slot = writer.free_slot()
            theirs.slots[slot][:] = bytes((number % 251,)) * capacity
            writer.publish(slot, 64, 4, 256, number, number)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        last = 0
        for _ in range(3000):
            if reader.newest == reader.shown:
                continue
            slot = reader.take()
            meta = ring.read_meta(slot)
            assert meta.number >= last
            last = meta.number
            first = bytes(ring.slots[slot])
            assert first == bytes((first[0],)) * capacity
            assert first[0] == meta.number % 251
            assert ring.read_meta(slot) == meta
    finally:
        stop.set()
        thread.join()
    assert last > 0
    theirs.close()
    reader.close()


def test_a_stream_that_is_opened_again_goes_on_counting(board: Board) -> None:
    capacity = slot_bytes(8, 8)
    board.clear_view(5)
    ring = Ring(Segment.create(Ring.size(capacity)), capacity)
    first = RingWriter(board, 5, ring)
    first.publish(first.free_slot(), 8, 8, 64, 1, 2)
    again = RingWriter(board, 5, ring)
    slot = again.free_slot()
    assert slot != board.published(5) & 3
    again.publish(slot, 8, 8, 64, 3, 4)
    assert board.published(5) >> 2 == 2
    ring.close()
