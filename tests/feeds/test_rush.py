"""Many streams are shown again at once, as by a scene: what is decoded in which order, and what is left out."""

import math
import threading
from collections.abc import Iterator
from fractions import Fraction
from types import SimpleNamespace
from typing import cast

import pytest
from av.packet import Packet

from controlroom.sim.server import SimServer
from feeds.board import Board, StreamColumn, StreamFacts
from feeds.catalogue import make_config
from feeds.core import ErrorKind, FeedError, Tier
from feeds.kept import Rush
from feeds.kinds.file import FileConfig
from feeds.noticing import Noticed, Noticing
from feeds.source import Incoming, Source
from tests.fakes.scenes import SceneClips
from tests.feeds.conftest import Clips
from tests.feeds.lab import Lab
from tests.feeds.waiting import until

NS = 1_000_000_000


def test_keyframes_of_all_streams_go_before_the_rest_of_one() -> None:
    rush = Rush()
    order: list[str] = []

    def rest() -> None:
        with rush.rest(9.0):
            order.append("rest")

    rush.expect("stream")
    thread = threading.Thread(target=rest)
    thread.start()
    order.append("first")
    rush.first_is_shown("stream")
    thread.join()
    assert order == ["first", "rest"]


def test_whose_turn_it_is_hears_how_many_wait() -> None:
    rush, told, begun = Rush(), list[int | None](), threading.Barrier(4)

    def rest() -> None:
        begun.wait()
        with rush.rest(9.0) as others:
            told.append(others)

    threads = [threading.Thread(target=rest) for _ in range(3)]
    with rush.rest(9.0) as others:
        assert others == 0
        for thread in threads:
            thread.start()
        begun.wait()
        until(lambda: rush._waiting == 4, "the others")
    for thread in threads:
        thread.join()
    assert told == [2, 1, 0]


def test_who_does_not_get_a_turn_in_time_hears_so_and_holds_nobody_up() -> None:
    rush = Rush()
    told: list[int | None] = []

    def rest(within_s: float) -> None:
        with rush.rest(within_s) as others:
            told.append(others)

    threads = [threading.Thread(target=rest, args=(within_s,)) for within_s in (0.01, -1.0, math.inf)]
    with rush.rest(0.0) as others:
        assert others == 0
        for thread in threads:
            thread.start()
        until(lambda: told == [None, None], "those who do not wait")
    for thread in threads:
        thread.join()
    assert told == [None, None, 0]


def test_one_that_was_not_expected_may_be_shown_too() -> None:
    rush = Rush()
    rush.first_is_shown("stream")
    rush.expect("stream")
    rush.expect("stream")
    rush.first_is_shown("stream")
    with rush.rest(9.0) as others:
        assert others == 0


def test_parked_and_shown_again_and_again_none_is_expected_for_ever(scene: SceneClips) -> None:
    """One that is waited for in vain holds up every other stream of its worker."""
    with SimServer({"cam": scene}) as city, Lab(make_config("mpegts", f"{city.url}/cam/sub.ts")) as lab:
        lab.picture(3)
        for tier in (Tier.PARKED, Tier.MAIN, Tier.PARKED, Tier.KEY, Tier.MAIN, Tier.PARKED, Tier.MAIN) * 6:
            lab.turn_to(tier)
            packets = lab.cell(StreamColumn.PACKETS)
            until(lambda packets=packets: lab.cell(StreamColumn.PACKETS) > packets, "a packet")  # type: ignore[misc]
        lab.turn_to(Tier.PARKED)
        until(lambda: not lab._outputs.rush._expected, "what is expected")


@pytest.mark.parametrize(
    ("kept_s", "waited_s", "others", "pays"),
    [
        (0.2, 0.0, 30, True),
        (1.5, 0.0, 30, False),
        (1.5, 0.0, 2, True),
        (1.5, 0.0, 0, True),
        (1.5, 1.0, 0, False),  # the next keyframe has come by now
        (2.5, 0.0, 30, True),  # a longer group than ever: nobody knows when the next keyframe comes
    ],
)
def test_the_rest_is_left_out_where_all_would_wait_longer_than_for_the_next_keyframe(
    clips: Clips, kept_s: float, waited_s: float, others: int, pays: bool
) -> None:
    lab = Lab(FileConfig(kind="file", address=str(clips("rare.ts"))))
    lab._facts.source_fps_milli, lab._facts.picture_us = 15_000, 2000
    kept = [cast(Incoming, SimpleNamespace(read_ns=round(at_s * NS))) for at_s in (5.0, 5.0 + kept_s)]
    now_ns = kept[-1].read_ns + round(waited_s * NS)
    assert lab._run._pays(kept, others, now_ns), "no group has ended yet"
    lab._run._noticing._lengths_s.extend([0.5, 2.0, 1.0])
    assert lab._run._pays(kept, others, now_ns) is pays
    lab._run._is_paced = True
    assert lab._run._pays(kept, others, now_ns), "read before its turn, as from a playlist"
    lab.close()


@pytest.fixture
def facts() -> Iterator[StreamFacts]:
    board = Board.create()
    board.clear_stream(0)
    facts = board.facts(0)
    yield facts
    facts.release()
    board.close()


class Told:
    """What is noticed of a stream of 10 pictures a second, one keyframe a second."""

    def __init__(self, facts: StreamFacts) -> None:
        self._noticing = Noticing(facts, 10.0)
        self._source = cast(Source, SimpleNamespace(repeats_on_purpose=False, paced=False))

    def __call__(self, number: int, late_s: float = 0.0, reading_s: float = 0.0) -> Noticed:
        """Tell of a packet that was read late, by a read that took so long."""
        packet = Packet(bytes([number % 256]) * 40)
        packet.is_keyframe = number % 10 == 0
        packet.pts = packet.dts = number
        packet.time_base = Fraction(1, 10)
        read_ns = round((100 + number / 10 + late_s) * NS)
        incoming = Incoming(packet, number / 10, read_ns, tick_s=0.1)
        return self._noticing.packet(self._source, incoming, read_ns - round(reading_s * NS), tells_spare=False)


def test_a_read_of_less_than_half_the_time_between_two_pictures_found_its_data_waiting(facts: StreamFacts) -> None:
    told = Told(facts)
    for number in range(20):
        told(number, reading_s=0.09)
    assert told(20, 0.4, reading_s=0.09).behind_s == 0.0, "the network is late"
    assert told(21, 0.4, reading_s=0.04).behind_s == pytest.approx(0.4, abs=0.01), "it waited for a processor"
    assert told(22, 0.4, reading_s=0.06).behind_s == 0.0


def test_a_stream_is_opened_anew_where_the_network_alone_keeps_it_far_behind(facts: StreamFacts) -> None:
    told = Told(facts)
    for number in range(20):
        told(number, reading_s=0.09)
    for number in range(20, 101):
        # Now and then there was something to be read at once: it is the machine that is slow.
        assert told(number, 6.0, reading_s=0.001 if number % 10 == 0 else 0.09)

    def from_now_on() -> None:
        for number in range(101, 120):
            told(number, 6.0, reading_s=0.09)

    with pytest.raises(FeedError, match="behind") as raised:
        from_now_on()
    assert raised.value.kind is ErrorKind.DRIFT
    assert 11 <= facts.packets - 101 <= 12


def test_a_keyframe_that_must_have_come_already_is_told_of(facts: StreamFacts) -> None:
    noticed = Told(facts)

    def told(number: int, late_s: float = 0.0) -> bool:
        return noticed(number, late_s).key_waits

    assert not any(told(number) for number in range(26)), "in time"
    assert facts.gop_ms == 1000
    assert [told(number, 0.35) for number in range(26, 30)] == [False, True, True, True]
    assert not told(30, 0.35), "the keyframe itself"
    assert [told(number, 0.35) for number in range(31, 41) if number != 40] == [False] * 6 + [True] * 3
    told(50, 0.35)
    assert facts.gop_ms == 2000
    assert not any(told(number, 0.35) for number in range(51, 60)), "one group was longer"
    told(60, 0.35)
    assert not any(told(number, 0.35) for number in range(61, 67))
