"""Decoders on devices: the same pictures as in software, and software as the way out at any moment."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
import pytest
from av.packet import Packet
from av.video.frame import VideoFrame

from feeds.board import StreamColumn
from feeds.core import ErrorKind
from feeds.decode.catalogue import CODECS, DEVICES, devices_of, name_of, number_of, open_decoder
from feeds.decode.choice import CODEC_REST_S, FULL_REST_S, STREAM_REST_S, Capability
from feeds.decode.hardware import SILENT_PACKETS
from feeds.decode.pool import DecoderPool, Seat
from feeds.decode.software import Decoder, SoftwareDecoder
from feeds.kinds.file import FileConfig
from feeds.outputs import Tools
from feeds.source import CodecSpec
from tests.fakes.accelerator import Accelerator, damaged, silent, smeared
from tests.fakes.clips import Pixels, access_units, shows_quarters
from tests.feeds.conftest import Clips
from tests.feeds.lab import Lab
from tests.feeds.waiting import LIMIT_S, error_of, until

H264 = CodecSpec("h264")
FULL_HD = (1920, 1080)
NOBODY: Callable[[str], object] = len
"""Who is told which device is tried."""
CAPABILITIES = tuple(Capability("cuda", codec, works=True) for codec in CODECS)

Packets = list["Packet[Any]"]


class Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def packets(clips: Clips) -> Packets:
    found: Packets = []
    for data, key in access_units(clips("h264.ts")):
        found.append(Packet(data))
        found[-1].is_keyframe = key
    return found


def pool_of(device: Accelerator, clock: Clock | None = None) -> DecoderPool:
    pool = DecoderPool(device.open, clock or Clock())
    pool.use(CAPABILITIES)
    return pool


def pictures(decoder: Decoder, packets: Packets) -> list[Pixels]:
    def planes(frame: VideoFrame) -> Pixels:
        return np.asarray(frame.to_ndarray(format="yuv420p"), np.uint8)

    return [planes(frame) for packet in packets for frame in decoder.decode(packet)]


def seated(pool: DecoderPool, packets: Packets, count: int) -> list[Seat]:
    seats = [pool.seat() for _ in range(count)]
    for seat in seats:
        seat.at_keyframe(H264, packets[0], FULL_HD, NOBODY)
    return seats


def on_device(device: Accelerator) -> int:
    return len(device.open_codecs)


# One decoder


def test_pictures_are_those_of_software(packets: Packets) -> None:
    hardware = Accelerator().open("cuda", H264)
    hardware.begin(packets[0])
    found, expected = pictures(hardware, packets), pictures(SoftwareDecoder(H264), packets)
    assert len(found) == len(expected) > 30
    assert all(map(np.array_equal, found, expected))
    assert not hardware.damaged
    assert hardware.aspect == 1.0


def test_a_device_that_fails_says_so_and_is_done_with(packets: Packets) -> None:
    hardware = Accelerator(breaks_at=5).open("cuda", H264)
    assert len(pictures(hardware, packets)) < 5
    assert hardware.failed
    assert hardware.damaged
    assert "external library" in hardware.why


def test_a_device_that_gives_nothing_fails(packets: Packets) -> None:
    hardware = Accelerator(breaks_at=1, breaks=silent).open("cuda", H264)
    for packet in [packets[0]] * (SILENT_PACKETS - 1):
        assert hardware.decode(packet) == []
        assert not hardware.failed
    hardware.decode(packets[0])
    assert hardware.failed


def test_damage_is_not_the_device_s_fault(packets: Packets) -> None:
    hardware = Accelerator().open("cuda", H264)
    hardware.decode(packets[0])
    assert hardware.decode(packets[3]) == []  # two pictures are missing
    assert hardware.damaged
    assert not hardware.failed
    hardware.decode(packets[15])
    assert not hardware.damaged
    packets[16].is_corrupt = True
    hardware.decode(packets[16])
    assert hardware.damaged
    assert not hardware.failed


def test_what_a_device_covers_up_is_not_shown(packets: Packets) -> None:
    """It gives a picture for damaged data, and says nothing of it."""
    device = Accelerator()
    hardware = device.open("cuda", H264)
    assert [len(hardware.decode(packet)) for packet in packets[:5]] == [1] * 5
    device.breaks_at, device.breaks = 6, smeared
    assert hardware.decode(packets[5]) == []
    device.breaks_at = None
    assert len(hardware.decode(packets[6])) == 1
    assert not hardware.damaged


@pytest.mark.parametrize("device", [Accelerator(sessions=0), Accelerator(breaks_at=1), Accelerator(missing=True)])
def test_what_a_device_will_not_have_is_told_before_it_is_used(device: Accelerator, packets: Packets) -> None:
    error = error_of(lambda: device.open("cuda", H264).begin(packets[0]))
    assert error is not None
    assert error.kind is ErrorKind.UNSUPPORTED
    assert error.detail


def test_every_device_has_its_number_and_its_platform() -> None:
    assert [name_of(number_of(device.name)) for device in DEVICES] == [device.name for device in DEVICES]
    assert (number_of(""), name_of(0), name_of(99)) == (0, "", "")
    assert devices_of("win32") == ("cuda", "d3d11va")
    assert devices_of("darwin") == ("videotoolbox",)


@pytest.mark.parametrize("codec", [*CODECS, "mjpeg", "mpeg2video"])
@pytest.mark.parametrize("device", [device.name for device in DEVICES])
def test_every_device_opens_or_says_why_not(device: str, codec: str) -> None:
    """On a machine with such a device it opens, on others the reason is one for people."""
    error = error_of(lambda: open_decoder(device, CodecSpec(codec)))
    assert error is None or (error.kind is ErrorKind.UNSUPPORTED and len(error.detail) > 10)


# What a worker learns


def test_how_many_at_once_is_learnt(packets: Packets) -> None:
    device, clock = Accelerator(sessions=3), Clock()
    pool = pool_of(device, clock)
    seats = seated(pool, packets, 10)
    assert on_device(device) == 3
    assert device.tries == 4
    for seat in seats:
        seat.at_keyframe(H264, packets[0], FULL_HD, NOBODY)
    assert (on_device(device), device.tries) == (3, 4)
    clock.now_s += FULL_REST_S + 1
    more = seated(pool, packets, 5)
    assert device.tries == 5
    device.sessions = 5
    clock.now_s += STREAM_REST_S + 1
    for seat in [*seats, *more]:
        seat.at_keyframe(H264, packets[0], FULL_HD, NOBODY)
    assert on_device(device) == 5


def test_a_session_that_ends_makes_room(packets: Packets) -> None:
    device = Accelerator(sessions=2)
    pool = pool_of(device)
    seats = seated(pool, packets, 5)
    del seats[0]
    assert on_device(device) == 1
    seats[-1].at_keyframe(H264, packets[0], FULL_HD, NOBODY)
    assert on_device(device) == 2


def test_a_stream_that_failed_is_left_in_software_for_a_while(
    packets: Packets, caplog: pytest.LogCaptureFixture
) -> None:
    device, clock = Accelerator(), Clock()
    seat = pool_of(device, clock).seat()
    decoder = seat.at_keyframe(H264, packets[0], FULL_HD, NOBODY)
    assert decoder is not None
    device.breaks_at = 3
    for packet in packets[:15]:
        decoder.decode(packet)
    device.breaks_at = None
    del decoder
    assert seat.at_keyframe(H264, packets[15], FULL_HD, NOBODY) is None
    assert seat.failures == 1
    assert "cuda failed while it decoded h264" in caplog.text
    assert on_device(device) == 0
    clock.now_s += STREAM_REST_S - 1
    assert seat.at_keyframe(H264, packets[15], FULL_HD, NOBODY) is None
    clock.now_s += 2
    assert seat.at_keyframe(H264, packets[15], FULL_HD, NOBODY) is not None


def test_a_damaged_stream_goes_to_software_and_nobody_is_blamed(packets: Packets) -> None:
    device, clock = Accelerator(), Clock()
    pool = pool_of(device, clock)
    for _ in range(5):
        seat = pool.seat()
        decoder = seat.at_keyframe(H264, packets[0], FULL_HD, NOBODY)
        assert decoder is not None
        decoder.decode(packets[0])
        decoder.decode(packets[3])
        assert seat.at_keyframe(H264, packets[15], FULL_HD, NOBODY) is None
        assert seat.failures == 0


def test_a_device_that_fails_often_rests_for_that_codec(packets: Packets, caplog: pytest.LogCaptureFixture) -> None:
    device, clock = Accelerator(), Clock()
    pool = pool_of(device, clock)
    seats = seated(pool, packets, 4)
    device.breaks_at = 2
    for seat in seats[:3]:
        decoder = seat.at_keyframe(H264, packets[0], FULL_HD, NOBODY)
        assert decoder is not None
        decoder.decode(packets[0])
        assert decoder.failed
        assert seat.at_keyframe(H264, packets[0], FULL_HD, NOBODY) is None
    device.breaks_at = None
    del decoder
    assert seats[3].at_keyframe(H264, packets[15], FULL_HD, NOBODY) is None  # nothing happened to it
    assert on_device(device) == 0
    assert pool.seat().at_keyframe(H264, packets[0], FULL_HD, NOBODY) is None
    clock.now_s += CODEC_REST_S + 1
    assert pool.seat().at_keyframe(H264, packets[0], FULL_HD, NOBODY) is not None
    assert "cuda" in caplog.text


def test_a_codec_that_is_not_usable_any_more_is_given_up_at_a_keyframe(packets: Packets) -> None:
    device = Accelerator()
    pool = pool_of(device)
    seat = pool.seat()
    assert (
        seat.at_keyframe(H264, packets[0], FULL_HD, NOBODY)
        is seat.at_keyframe(H264, packets[15], FULL_HD, NOBODY)
        is not None
    )
    pool.use(())
    assert seat.at_keyframe(H264, packets[15], FULL_HD, NOBODY) is None
    assert on_device(device) == 0


def test_another_stream_in_the_same_place_gets_another_decoder(packets: Packets) -> None:
    seat = pool_of(Accelerator()).seat()
    first = seat.at_keyframe(H264, packets[0], FULL_HD, NOBODY)
    assert seat.at_keyframe(CodecSpec("h264"), packets[0], FULL_HD, NOBODY) not in (None, first)
    assert seat.at_keyframe(CodecSpec("mjpeg"), packets[0], FULL_HD, NOBODY) is None


def test_a_device_that_is_slow_to_open_keeps_no_other_stream_waiting(packets: Packets) -> None:
    device, going_on = Accelerator(), threading.Event()
    pool = pool_of(device)
    told: list[str] = []

    def open_slowly(name: str) -> None:
        told.append(name)
        going_on.wait(LIMIT_S)

    first = threading.Thread(target=lambda: pool.seat().at_keyframe(H264, packets[0], FULL_HD, open_slowly))
    first.start()
    until(lambda: told == ["cuda"], "the device being opened")
    assert pool.seat().at_keyframe(H264, packets[0], FULL_HD, told.append) is None
    going_on.set()
    first.join(LIMIT_S)
    assert pool.seat().at_keyframe(H264, packets[0], FULL_HD, told.append) is not None
    assert told == ["cuda", "cuda"]


# Whole streams


@contextmanager
def lab(clip: str, device: Accelerator, clips: Clips, tools: Tools | None = None) -> Iterator[Lab]:
    tools = tools or Tools()
    tools.decoders = pool_of(device)
    with Lab(FileConfig(address=str(clips(clip))), tools=tools) as running:
        yield running


@pytest.mark.parametrize("clip", ["large.ts", "large265.ts"])
def test_a_large_stream_moves_to_the_device(clips: Clips, clip: str) -> None:
    with lab(clip, Accelerator(), clips) as running:
        assert shows_quarters(running.picture(1))
        until(lambda: running.cell(StreamColumn.DECODER) == number_of("cuda"), "the device")
        assert shows_quarters(running.picture(running.number() + 20))
        assert running.cell(StreamColumn.FALLBACKS) == running.cell(StreamColumn.CORRUPT) == 0


def test_a_small_stream_does_not(clips: Clips) -> None:
    device = Accelerator()
    with lab("h264.ts", device, clips) as running:
        running.picture(40)
        assert running.cell(StreamColumn.DECODER) == device.tries == 0


@pytest.mark.parametrize("breaks", [None, damaged])
def test_a_device_that_fails_in_mid_stream_is_left_at_the_next_keyframe(
    clips: Clips, caplog: pytest.LogCaptureFixture, breaks: Any
) -> None:
    device = Accelerator(breaks_at=9, breaks=breaks)
    with lab("large.ts", device, clips) as running:
        running.picture(1)
        until(lambda: device.tries, "the device's first stream")
        until(lambda: running.cell(StreamColumn.CORRUPT), "the failure")
        assert shows_quarters(running.pixels())
        shown = running.number()
        assert shows_quarters(running.picture(shown + 20))
        until(lambda: running.cell(StreamColumn.DECODER) == 0, "software")
        assert running.cell(StreamColumn.FALLBACKS) == (1 if breaks is None else 0)
        assert all(shows_quarters(pixels) for pixels in running.watch(1.0))
        assert device.tries == 1
        assert running.error is None


@pytest.mark.parametrize("device", [Accelerator(missing=True), Accelerator(sessions=0), Accelerator(breaks_at=1)])
def test_a_device_that_takes_no_stream_costs_no_picture(clips: Clips, device: Accelerator) -> None:
    with lab("large.ts", device, clips) as running:
        running.picture(1)
        until(lambda: device.tries, "the first try")
        assert shows_quarters(running.picture(running.number() + 20))
        assert running.cell(StreamColumn.DECODER) == running.cell(StreamColumn.CORRUPT) == 0
        assert device.tries == 1


def test_streams_beyond_what_a_device_takes_are_decoded_in_software(clips: Clips) -> None:
    device, tools = Accelerator(sessions=2), Tools()
    tools.decoders = pool_of(device)
    with ExitStack() as stack:
        labs = [
            stack.enter_context(Lab(FileConfig(address=str(clips("large.ts"))), (64, 36), tools=tools))
            for _ in range(4)
        ]
        for running in labs:
            running.picture(1)
        until(lambda: device.tries >= 3, "a stream too many")
        for running in labs:
            assert shows_quarters(running.picture(running.number() + 10))
        assert on_device(device) <= 2
        tries = device.tries
        for running in labs:
            running.picture(running.number() + 20)
        assert device.tries <= tries + 4  # a file that begins anew opens its decoder anew
    del labs, running
    assert on_device(device) == 0
