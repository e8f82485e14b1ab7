"""How much of a stream is decoded: parked, keyframes alone, without spare pictures; and what is shown at once."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import av
import numpy as np
import pytest
from av.packet import Packet
from hypothesis import given
from hypothesis import strategies as st

from controlroom.sim.faults import Fault, FaultKind
from controlroom.sim.server import SimServer
from feeds.board import StreamColumn
from feeds.catalogue import make_config
from feeds.core import Limit, Tier, TileState, View
from feeds.decode.software import SoftwareDecoder
from feeds.decode.spare import SpareWatch
from feeds.ffmpeg import codec_spec
from feeds.gauge import Gauge
from feeds.kept import Shelf
from feeds.kinds.file import FileConfig
from feeds.load import CameraLoad, LoadControl, Strain
from feeds.source import Incoming
from feeds.stream import NAP_DRIFT_MS
from tests.fakes.clips import Pixels, shows_quarters
from tests.fakes.scenes import SceneClips
from tests.feeds.conftest import Clips
from tests.feeds.lab import Lab
from tests.feeds.waiting import until
from tests.feeds.wall import Wall, camera, views

FRAMES, PACKETS, SHOWN = StreamColumn.FRAMES, StreamColumn.PACKETS, StreamColumn.SHOWN


def file(path: Path) -> FileConfig:
    return FileConfig(address=str(path))


def read(lab: Lab, packets: int) -> None:
    """Wait until so many more packets have been read."""
    goal = lab.cell(PACKETS) + packets
    until(lambda: lab.cell(PACKETS) >= goal, f"{packets} packets")


# What is decoded


@pytest.mark.parametrize("name", ["h264.ts", "reordered.ts", "h265.ts", "spare265.ts"])
def test_keyframes_alone_are_shown_at_once(clips: Clips, name: str) -> None:
    with Lab(file(clips(name)), tier=Tier.KEY) as lab:
        assert shows_quarters(lab.picture(1))
        read(lab, 40)
        assert shows_quarters(lab.picture(3))
        assert lab.cell(FRAMES) <= lab.cell(PACKETS) // 15 + 1
        assert lab.cell(StreamColumn.CORRUPT) == lab.cell(StreamColumn.DROPS) == 0
        lab.turn_to(Tier.MAIN)
        shown = lab.cell(SHOWN)
        assert shows_quarters(lab.picture(lab.number() + 20))
        until(lambda: lab.cell(SHOWN) >= shown + 20, "as many counted as shown")


def test_of_a_stream_of_keyframes_one_a_second_is_shown(clips: Clips) -> None:
    with Lab(file(clips("mjpeg.avi")), tier=Tier.KEY) as lab:
        read(lab, 45)
        assert 2 <= lab.cell(FRAMES) <= 5


def test_spare_pictures_are_left_out_and_nothing_is_damaged(clips: Clips) -> None:
    with Lab(file(clips("reordered.ts")), tier=Tier.SUB_REF) as lab:
        read(lab, 60)
        assert lab.cell(StreamColumn.CORRUPT) == 0
        assert lab.cell(FRAMES) < 0.6 * lab.cell(PACKETS)
        assert lab.cell(StreamColumn.SPARE_MILLI) > 300
        assert shows_quarters(lab.picture())


def test_the_cost_of_pictures_and_the_length_of_groups_are_measured(clips: Clips) -> None:
    with Lab(file(clips("h264.ts"))) as lab:
        lab.picture(35)
        assert lab.cell(StreamColumn.GOP_MS) == pytest.approx(1000, abs=5)
        assert 0 < lab.cell(StreamColumn.PICTURE_US) < 100_000
        assert 0 < lab.cell(StreamColumn.KEY_US) < 100_000
        assert lab.cell(StreamColumn.SPARE_MILLI) == 0


# Spare pictures


def luma(frame: av.VideoFrame) -> Pixels:
    return np.asarray(frame.to_ndarray(format="gray"), np.uint8)


def decoded(path: Path, leave_out: Callable[["Packet[Any]"], bool]) -> dict[int, Pixels]:
    """Decode a clip with our decoder, some packets left out; return the luma of each picture by its time stamp."""
    found: dict[int, Pixels] = {}
    with av.open(str(path)) as container:
        decoder = SoftwareDecoder(codec_spec(container.streams.video[0]))
        for packet in container.demux(video=0):
            if packet.size and not leave_out(packet):
                for frame in decoder.decode(packet):
                    found[cast(int, frame.pts)] = luma(frame)
                assert not decoder.damaged
    return found


@pytest.mark.parametrize("name", ["reordered.ts", "spare.mp4", "spare265.ts"])
def test_without_spare_pictures_all_others_are_bit_by_bit_the_same(clips: Clips, name: str) -> None:
    path = clips(name)
    with av.open(str(path)) as container:
        spec = codec_spec(container.streams.video[0])
    watch = SpareWatch(spec.name, spec.extradata)
    all_of_them = decoded(path, lambda _: False)
    left = decoded(path, lambda packet: watch.is_spare(memoryview(packet)))
    assert 10 < len(left) < 0.7 * len(all_of_them)
    for pts, picture in left.items():
        if pts in all_of_them:  # the last ones stay in the decoder
            assert np.array_equal(picture, all_of_them[pts])


@pytest.mark.parametrize("name", ["h264.ts", "mjpeg.avi"])
def test_a_stream_may_have_no_spare_pictures(clips: Clips, name: str) -> None:
    with av.open(str(clips(name))) as container:
        spec = codec_spec(container.streams.video[0])
        watch = SpareWatch(spec.name, spec.extradata)
        assert not any(watch.is_spare(memoryview(packet)) for packet in container.demux(video=0) if packet.size)


@given(st.binary(max_size=200), st.sampled_from(["h264", "hevc", "mjpeg"]), st.binary(max_size=30))
def test_any_bytes_are_taken(data: bytes, codec: str, extradata: bytes) -> None:
    assert SpareWatch(codec, extradata).is_spare(memoryview(data)) in (True, False)


def test_of_h265_only_the_highest_layer_may_go() -> None:
    def unit(kind: int, layer: int) -> memoryview:
        return memoryview(bytes([0, 0, 1, kind << 1, layer]))

    watch = SpareWatch("hevc")
    assert watch.is_spare(unit(0, 1))
    assert watch.is_spare(unit(2, 2))
    assert not watch.is_spare(unit(0, 1))
    assert not watch.is_spare(unit(1, 2))
    assert not watch.is_spare(unit(19, 2))


# Parked


def test_a_parked_stream_decodes_nothing_and_is_there_at_once(clips: Clips) -> None:
    """Of a stream with a keyframe every six seconds a picture is there before the next packet: the newest of all."""
    with Lab(file(clips("rare.ts"))) as lab:
        lab.picture(3)
        lab.turn_to(Tier.PARKED)
        read(lab, 3)
        frames, number = lab.cell(FRAMES), lab.number()
        read(lab, 20)
        assert lab.cell(FRAMES) == frames
        lab.turn_to(Tier.MAIN)
        read_by_then = lab.cell(PACKETS)
        assert shows_quarters(lab.picture(number + 1))
        assert lab.cell(PACKETS) <= read_by_then + 2
        lab.picture(number + 10)
        assert lab.cell(PACKETS) < 90
        assert lab.cell(StreamColumn.CORRUPT) == 0


@pytest.mark.parametrize(
    ("tier", "paced", "drift_ms", "naps"),
    [
        (Tier.PARKED, False, 0, True),
        (Tier.KEY, False, NAP_DRIFT_MS, True),
        (Tier.KEY, False, NAP_DRIFT_MS + 1, False),  # what took long was waiting for a processor: more is there to read
        (Tier.PARKED, False, 5000, False),
        (Tier.PARKED, True, 0, False),
        (Tier.SUB_REF, False, 0, False),
    ],
)
def test_packets_may_gather_where_nothing_is_decoded_of_a_stream_that_is_not_behind(
    clips: Clips, tier: Tier, paced: bool, drift_ms: int, naps: bool
) -> None:
    lab = Lab(file(clips("rare.ts")), tier=tier)
    lab._run._is_paced, lab._facts.drift_ms = paced, drift_ms
    assert lab._run._may_nap() is naps
    lab.close()


def test_a_stream_that_begins_parked_is_there_at_once(clips: Clips) -> None:
    with Lab(file(clips("rare.ts")), tier=Tier.MAIN) as lab:
        lab.turn_to(Tier.PARKED)
        read(lab, 100)
        lab.turn_to(Tier.MAIN)
        packets = lab.cell(PACKETS)
        number = lab.number()
        assert shows_quarters(lab.picture(number + 1))
        assert lab.cell(PACKETS) <= packets + 2
        lab.picture(number + 10)
        assert lab.cell(StreamColumn.CORRUPT) == 0


def test_a_parked_stream_that_turns_to_keyframes_shows_its_last_one(clips: Clips) -> None:
    with Lab(file(clips("rare.ts"))) as lab:
        lab.turn_to(Tier.PARKED)
        read(lab, 95)
        number, packets = lab.number(), lab.cell(PACKETS)
        lab.turn_to(Tier.KEY)
        assert shows_quarters(lab.picture(number + 1))
        assert lab.cell(PACKETS) < packets + 20


def test_a_frozen_camera_is_seen_while_it_is_parked(scene: SceneClips) -> None:
    with SimServer({"cam": scene}) as city, Lab(make_config("mpegts", f"{city.url}/cam/sub.ts")) as lab:
        lab.picture(3)
        lab.turn_to(Tier.PARKED)
        city.set_fault("cam", Fault(FaultKind.FREEZE))
        until(lambda: lab.cell(StreamColumn.REPEAT_SINCE_NS), "repetition")


def incoming(size: int, *, key: bool) -> Incoming:
    return cast(Incoming, SimpleNamespace(packet=SimpleNamespace(size=size, is_keyframe=key)))


@given(
    st.integers(1, 400),
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 120), st.booleans(), st.sampled_from("aaaabt")), max_size=80),
)
def test_the_shelf_never_holds_more_than_its_room(room_bytes: int, steps: list[tuple[int, int, bool, str]]) -> None:
    shelf = Shelf(room_bytes)
    places = [shelf.place() for _ in range(4)]
    for place in places:
        place.begin(continues=False)
    for number, size, key, act in steps:
        if act == "b":
            places[number].begin(continues=key)
        elif act == "t":
            packets, goes_on = places[number].take()
            keys = [kept.packet.is_keyframe for kept in packets]
            assert not any(keys[1:])
            assert not packets or goes_on or keys == [True]
        else:
            places[number].add(incoming(size, key=key))
        assert 0 <= shelf.taken_bytes <= room_bytes
        assert shelf.taken_bytes == sum(place.size_bytes for place in places)
    for place in places:
        place.close()
    assert shelf.taken_bytes == 0


def test_the_longest_group_is_cut_to_its_keyframe() -> None:
    shelf = Shelf(100)
    long, short = shelf.place(), shelf.place()
    for size, key in [(30, True), (30, False), (20, False)]:
        long.add(incoming(size, key=key))
    short.add(incoming(25, key=True))
    assert [kept.packet.size for kept in long.take()[0]] == [30]
    assert [kept.packet.size for kept in short.take()[0]] == [25]


# Cameras that will be shown soon


def test_a_camera_that_is_shown_soon_is_open_and_there_at_once(scene: SceneClips) -> None:
    with SimServer({"cam": scene, "other": scene}) as city:
        cameras = [camera(name, make_config("mpegts", f"{city.url}/{name}/sub.ts")) for name in ("cam", "other")]
        with Wall(*cameras) as wall:
            seen, soon = views(["cam", "other"])
            wall.engine.show([seen], ["other", "cam"])
            wall.picture(seen, 3)
            wall.until(lambda: city.sessions("other"), "the session of the camera to come")
            wall.watch(1.5)
            jobs = wall.engine._supervisor.jobs
            assert jobs["other", "main"].cell(PACKETS) > 5
            assert jobs["other", "main"].cell(FRAMES) == 0
            assert wall.state("other") is TileState.LIVE
            wall.engine.show([soon], ["cam"])
            assert shows_quarters(wall.picture(soon, 2))
            assert wall.state("other") is TileState.LIVE
            wall.watch(1.5)
            assert (city.sessions("cam"), city.connections_made("cam"), city.connections_made("other")) == (1, 1, 1)
            shown = wall.shown[seen]
            wall.engine.show([seen])
            wall.picture(seen, shown + 2)
            wall.until(lambda: city.sessions("other") == 0, "the end of a camera nobody waits for")


def test_a_parked_camera_that_dies_is_opened_again(scene: SceneClips) -> None:
    with SimServer({"cam": scene}) as city:
        config = make_config("mpegts", f"{city.url}/cam/sub.ts")
        with Wall(camera("cam", config)) as wall:
            wall.engine.show([], ["cam"])
            wall.until(lambda: city.sessions("cam"), "the session")
            city.set_fault("cam", Fault(FaultKind.DIE))
            wall.until(lambda: wall.report("cam").reconnects, "another try")
            city.set_fault("cam", None)
            wall.until(lambda: wall.state("cam") is TileState.LIVE, "packets again")
            wall.engine.show(views(["cam"]))
            assert shows_quarters(wall.picture(View("cam", 160, 90)))


def test_of_two_streams_the_small_one_is_parked(scene: SceneClips) -> None:
    with SimServer({"cam": scene}) as city:
        main, sub = (make_config("mpegts", f"{city.url}/cam/{role}.ts") for role in ("main", "sub"))
        with Wall(camera("cam", main, sub)) as wall:
            wall.engine.show([], ["cam"])
            wall.until(lambda: city.sessions("cam"), "the session")
            wall.watch(0.5)
            jobs = wall.engine._supervisor.jobs
            assert (jobs["cam", "main"].phase, jobs["cam", "sub"].phase) == ("waiting", "open")
            assert city.sessions("cam") == 1


# Caps


class Capped(LoadControl):
    """Allows what the test says."""

    allowed = Tier.MAIN

    def cap(self, camera_id: str) -> Tier:
        return self.allowed

    def limit(self, camera_id: str) -> Limit:
        return Limit.NONE if self.allowed is Tier.MAIN else Limit.CPU

    def look(self, now_s: float, strain: Strain, loads: Sequence[CameraLoad]) -> None:
        assert all(load.costs for load in loads)


def test_a_camera_held_to_its_keyframes_is_live_and_says_why(scene: SceneClips) -> None:
    with SimServer({"cam": scene}) as city:
        config = make_config("mpegts", f"{city.url}/cam/sub.ts")
        with Wall(camera("cam", config, stale_after_s=0.7)) as wall:
            load = wall.engine._supervisor.load = Capped()
            view = View("cam", 160, 90)
            wall.show(view)
            wall.picture(view, 20)
            assert (wall.report("cam").tier, wall.report("cam").limited) == (Tier.MAIN, Limit.NONE)
            load.allowed = Tier.KEY
            wall.until(lambda: wall.report("cam").tier is Tier.KEY, "the tier")
            shown = wall.shown[view]
            states = set()
            for _ in range(300):
                wall.watch(0.01)
                states.add(wall.state("cam"))
            assert states == {TileState.LIVE}
            assert 1 <= wall.shown[view] - shown <= 6
            assert wall.report("cam").limited is Limit.CPU
            assert shows_quarters(wall.picture(view))
            city.set_fault("cam", Fault(FaultKind.STALL))
            wall.becomes(TileState.STALE, "cam")
            city.set_fault("cam", None)
            load.allowed = Tier.MAIN
            wall.picture(view, wall.shown[view] + 20)
            assert wall.becomes(TileState.LIVE, "cam").tier is Tier.MAIN


def test_a_camera_held_to_its_small_stream_is_never_black(scene: SceneClips) -> None:
    with SimServer({"cam": scene}) as city:
        main, sub = (make_config("mpegts", f"{city.url}/cam/{role}.ts") for role in ("main", "sub"))
        with Wall(camera("cam", main, sub)) as wall:
            load = wall.engine._supervisor.load = Capped()
            large = View("cam", 640, 360)
            wall.show(large)
            wall.picture(large)
            wall.until(lambda: wall.report("cam").width_px == 320, "the large stream")
            load.allowed = Tier.SUB
            wall.until(lambda: wall.pixels(large) is None or wall.report("cam").tier is Tier.SUB, "the small stream")
            assert wall.pixels(large) is not None
            assert wall.report("cam").limited is Limit.CPU
            wall.until(lambda: city.sessions("cam") == 1, "the end of the large one")
            load.allowed = Tier.MAIN
            wall.until(lambda: wall.pixels(large) is None or wall.report("cam").tier is Tier.MAIN, "the large stream")
            assert wall.pixels(large) is not None


def test_what_a_camera_costs_is_measured(scene: SceneClips) -> None:
    with (
        SimServer({"cam": scene}) as city,
        Wall(camera("cam", make_config("mpegts", f"{city.url}/cam/main.ts"))) as wall,
    ):
        view = View("cam", 640, 360, priority=2)
        wall.show(view)
        wall.picture(view, 30)
        supervisor = wall.engine._supervisor
        gauge = Gauge()

        def load() -> CameraLoad | None:
            found = gauge.loads(time.monotonic(), supervisor.jobs, supervisor.wiring)
            return found[0] if found and Tier.KEY in found[0].costs else None

        found = wall.until(load, "all prices")
        assert found is not None
        assert (found.camera_id, found.wish, found.priority, found.area_px) == ("cam", Tier.MAIN, 2, 640 * 360)
        assert found.costs[Tier.MAIN] > found.costs[Tier.KEY] > 0
        assert not found.is_resort
        wall.watch(0.5)
        again = load()
        assert again is not None
        assert 0 < again.pictures < 60
        assert 0.5 < again.decoded_share <= 1.0
        assert gauge.strain(0.0, 0) is None
        wall.watch(0.2)
        strain = gauge.strain(0.2, 3)
        assert strain is not None
        assert (strain.late_ticks, strain.busy_cores <= strain.cores) == (3, True)
