"""The transport stream, read back by a demultiplexer written from the standard's side, and by FFmpeg."""

import io
from collections import defaultdict
from dataclasses import dataclass

import av
from hypothesis import given
from hypothesis import strategies as st

from controlroom.sim import mpegts

VIDEO_PID = 0x100


@dataclass(frozen=True)
class Packet:
    pid: int
    start: bool
    counter: int
    random_access: bool
    pcr: int | None
    payload: bytes


def packets(data: bytes) -> list[Packet]:
    assert len(data) % mpegts.PACKET_BYTES == 0
    return [packet(data[at : at + mpegts.PACKET_BYTES]) for at in range(0, len(data), mpegts.PACKET_BYTES)]


def packet(data: bytes) -> Packet:
    assert data[0] == 0x47
    payload, random_access, pcr = data[4:], False, None
    if data[3] & 0x20:
        field, payload = data[5 : 5 + data[4]], data[5 + data[4] :]
        random_access = bool(field) and bool(field[0] & 0x40)
        if field and field[0] & 0x10:
            pcr = int.from_bytes(field[1:7]) >> 15
            assert int.from_bytes(field[1:7]) & 0x7FFF == 0x7E00
            assert set(field[7:]) <= {0xFF}
        else:
            assert set(field[1:]) <= {0xFF}
    assert data[3] & 0x10
    pid = int.from_bytes(data[1:3]) & 0x1FFF
    return Packet(pid, bool(data[1] & 0x40), data[3] & 15, random_access, pcr, payload)


def access_unit(pes: bytes) -> tuple[int, bytes]:
    """The timestamp and the payload of a PES packet."""
    assert pes[:4] == b"\0\0\1\xe0"
    assert pes[6:9] == b"\x84\x80\x05"
    length = int.from_bytes(pes[4:6])
    assert length == (len(pes) - 6 if len(pes) - 6 < 0x10000 else 0)
    stamp = pes[9:14]
    assert stamp[0] & 0xF1 == 0x21
    assert stamp[2] & stamp[4] & 1
    return (stamp[0] & 0x0E) << 29 | (stamp[1] << 7 | stamp[2] >> 1) << 15 | stamp[3] << 7 | stamp[4] >> 1, pes[14:]


def assert_continuous(data: bytes) -> None:
    """Every packet's continuity counter follows the one before of its PID."""
    counters = defaultdict(list)
    for each in packets(data):
        counters[each.pid].append(each.counter)
    for seen in counters.values():
        assert seen == [(seen[0] + number) % 16 for number in range(len(seen))]


@given(
    unit=st.one_of(st.binary(max_size=600), st.integers(600, 200_000).map(bytes)),
    pts=st.integers(-(2**33), 2**35),
    key=st.booleans(),
    counter=st.integers(0, 40),
)
def test_every_access_unit_comes_back_whole(unit: bytes, pts: int, key: bool, counter: int) -> None:
    data = mpegts.video_packets(unit, pts=pts, key=key, counter=counter)
    read = packets(data)
    assert len(read) == mpegts.packet_count(len(unit))
    assert [each.counter for each in read] == [(counter + number) % 16 for number in range(len(read))]
    assert [each.start for each in read] == [True] + [False] * (len(read) - 1)
    assert read[0].random_access is key
    assert read[0].pcr == (pts - 9000) % 2**33
    assert {each.pid for each in read} == {VIDEO_PID}
    assert access_unit(b"".join(each.payload for each in read)) == (pts % 2**33, unit)


def test_every_length_fills_whole_packets() -> None:
    for length in range(600):
        read = packets(mpegts.video_packets(bytes(length), pts=0, key=False, counter=0))
        assert len(read) == mpegts.packet_count(length)
        assert access_unit(b"".join(each.payload for each in read)) == (0, bytes(length))


def test_the_tables_are_understood_by_ffmpeg() -> None:
    padding = mpegts.video_packets(b"\0\0\0\1\x09\x30", pts=0, key=True, counter=0)
    with av.open(io.BytesIO(mpegts.tables(3) + padding * 20), format="mpegts") as container:
        assert [stream.codec_context.name for stream in container.streams] == ["h264"]
        assert [stream.id for stream in container.streams] == [VIDEO_PID]


def test_the_tables_have_their_own_counters() -> None:
    assert_continuous(b"".join(mpegts.tables(number) for number in range(40)))
