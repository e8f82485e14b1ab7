"""The timeline of a stream, in a time that the tests hold in their hands."""

import io
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import av
import pytest

from controlroom.sim.faults import ActiveFault, Fault, FaultKind
from controlroom.sim.footage import load_footage
from controlroom.sim.streams import WINDOW_SEGMENTS, Frame, Stream, master_playlist, media_playlist
from tests.controlroom.sim.small_clips import GROUP, PICTURES, RATE
from tests.controlroom.sim.test_mpegts import assert_continuous
from tests.fakes.scenes import SceneClips

START_S = 5000.0
START_UTC = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TICKS = 90_000 // RATE


class Camera:
    """A stream with a clock."""

    def __init__(self, clips: SceneClips, *, phase_s: float = 0.0) -> None:
        self.stream = Stream(load_footage(clips.sub), start_s=START_S, phase_s=phase_s)
        self.now_s = START_S
        self.history = self.advance()

    def advance(self) -> list[Frame]:
        return self.stream.advance(self.now_s, START_UTC + timedelta(seconds=self.now_s - START_S))

    def run(self, seconds: float) -> list[Frame]:
        """Let time pass in small steps; return the new frames."""
        frames = []
        for _ in range(round(seconds * 2 * RATE)):
            self.now_s += 0.5 / RATE
            frames += self.advance()
        return frames

    def set_fault(self, kind: FaultKind | None, for_s: float | None = None) -> None:
        self.advance()
        self.stream.set_fault(ActiveFault.starting(Fault(kind, for_s), self.now_s) if kind else None)


@pytest.fixture
def camera(clips: SceneClips) -> Camera:
    return Camera(clips)


def payload(frame: Frame) -> bytes:
    return frame.footage.encoded(frame.index, stamp=frame.stamp, false_aspect=frame.false_aspect)


def steps(frames: list[Frame]) -> set[int]:
    return {after.pts - before.pts for before, after in pairwise(frames)}


def decoded(frames: list[Frame]) -> list[av.VideoFrame]:
    data = b"".join(frame.transport_packets() for frame in frames)
    with av.open(io.BytesIO(data), "r", format="mpegts") as container:
        container.streams.video[0].codec_context.thread_count = 1
        return list(container.decode(video=0))


def test_timestamps_and_counters_go_on_over_loops(camera: Camera) -> None:
    frames = camera.history + camera.run(20)
    assert [frame.number for frame in frames] == list(range(frames[0].number, frames[0].number + len(frames)))
    assert steps(frames) == {TICKS}
    assert_continuous(b"".join(frame.transport_packets() for frame in frames))
    pictures = decoded(frames)
    assert len(pictures) == len(frames)
    assert not any(picture.is_corrupt for picture in pictures)


def test_no_payload_comes_twice(camera: Camera) -> None:
    frames = camera.run(20)
    assert len({payload(frame) for frame in frames}) == len(frames) == 20 * RATE


def test_frames_come_when_they_are_due(camera: Camera) -> None:
    assert camera.advance() == []
    wait_s = camera.stream.wait_s(camera.now_s)
    assert 0 < wait_s <= 1 / RATE
    camera.now_s += wait_s - 0.001
    assert camera.advance() == []
    camera.now_s += 0.002
    (frame,) = camera.advance()
    assert frame.at == pytest.approx(START_UTC + timedelta(seconds=camera.now_s - START_S), abs=timedelta(seconds=2e-3))
    assert frame.stamp.decode() == frame.at.isoformat().replace("+00:00", "Z")


def test_the_window_is_there_from_the_start(camera: Camera) -> None:
    segments = camera.stream.window()
    assert len(segments) == WINDOW_SEGMENTS
    assert [segment.sequence - segments[0].sequence for segment in segments] == list(range(WINDOW_SEGMENTS))
    assert all(segment.frames[0].key and segment.duration == 2 for segment in segments)
    assert segments[-1].frames[-1].at > START_UTC - timedelta(seconds=2.1)


def test_the_window_slides(camera: Camera) -> None:
    before = camera.stream.window()
    camera.run(4)
    after = camera.stream.window()
    assert [segment.sequence for segment in after[:-2]] == [segment.sequence for segment in before[2:]]
    assert before[0] in camera.stream.segments  # may still be asked for
    camera.run(8)
    assert before[0] not in camera.stream.segments
    data = b"".join(segment.data() for segment in camera.stream.window())
    assert_continuous(data)


def test_a_playlist_names_the_window(camera: Camera) -> None:
    window = camera.stream.window()
    text = media_playlist(window, lambda number: f"sub-{number}.ts")
    lines = text.splitlines()
    assert lines[0] == "#EXTM3U"
    assert "#EXT-X-TARGETDURATION:2" in lines
    assert f"#EXT-X-MEDIA-SEQUENCE:{window[0].sequence}" in lines
    assert lines.count("#EXTINF:2.000,") == WINDOW_SEGMENTS
    assert [line for line in lines if not line.startswith("#")] == [f"sub-{each.sequence}.ts" for each in window]
    dates = [line.partition(":")[2] for line in lines if line.startswith("#EXT-X-PROGRAM-DATE-TIME")]
    assert [datetime.fromisoformat(date) for date in dates] == [
        pytest.approx(segment.frames[0].at, abs=timedelta(milliseconds=1)) for segment in window
    ]


def test_the_master_playlist_names_both_variants(clips: SceneClips) -> None:
    text = master_playlist({"main": load_footage(clips.main), "sub": load_footage(clips.sub)})
    assert "RESOLUTION=320x180" in text
    assert "RESOLUTION=160x90" in text
    assert text.splitlines()[-1] == "sub.m3u8"


def test_a_new_client_gets_what_came_since_the_key_picture(clips: SceneClips) -> None:
    camera = Camera(clips, phase_s=1.0)
    recent = camera.stream.recent(camera.now_s)
    assert [frame.key for frame in recent] == [True] + [False] * (len(recent) - 1)
    assert len(recent) == RATE + 1


def test_a_burst_is_at_least_five_seconds_of_the_past(clips: SceneClips) -> None:
    camera = Camera(clips, phase_s=1.0)
    camera.set_fault(FaultKind.BURST)
    recent = camera.stream.recent(camera.now_s)
    assert recent[0].key
    assert 5 * RATE <= len(recent) < 7 * RATE + 2


def test_cameras_of_one_clip_start_at_different_points(clips: SceneClips) -> None:
    one, other = Camera(clips), Camera(clips, phase_s=1.5)
    assert (other.history[-1].number - one.history[-1].number) in (22, 23)


def test_after_a_long_pause_it_begins_anew(camera: Camera) -> None:
    last, sequence = camera.history[-1], camera.stream.window()[-1].sequence
    camera.now_s += 1000
    frames = camera.advance()
    assert frames[0].key
    assert frames[-1].number == last.number + 1000 * RATE
    assert len(frames) <= 8 * GROUP
    assert camera.stream.window()[0].sequence > sequence


def test_frozen_is_one_key_picture_with_timestamps_that_go_on(camera: Camera) -> None:
    camera.run(1.2)
    camera.set_fault(FaultKind.FREEZE)
    frozen = camera.run(5)
    assert len({payload(frame) for frame in frozen}) == 1
    assert all(frame.key for frame in frozen)
    camera.set_fault(None)
    healed = camera.run(4)
    fresh = [frame for frame in healed if payload(frame) != payload(frozen[0])]
    assert fresh[0].key
    assert fresh == healed[-len(fresh) :]
    assert len(fresh) > RATE
    assert steps(frozen + healed) == {TICKS}
    assert len(decoded(frozen + healed)) == len(frozen + healed)
    assert all(segment.duration == 2 for segment in camera.stream.window())


def test_looping_is_one_group_with_timestamps_that_go_on(camera: Camera) -> None:
    camera.run(1.2)
    camera.set_fault(FaultKind.LOOP)
    ending, looping = camera.run(0.8), camera.run(8)
    assert len({payload(frame) for frame in looping}) == GROUP
    camera.set_fault(None)
    healed = camera.run(4)
    everything = ending + looping + healed
    assert steps(everything) == {TICKS}
    assert len(decoded(everything[next(i for i, frame in enumerate(everything) if frame.key) :])) > 12 * RATE
    assert len({payload(frame) for frame in healed[-GROUP:]} - {payload(frame) for frame in looping}) == GROUP


def test_a_freeze_in_place_of_a_loop_is_one_picture(camera: Camera) -> None:
    camera.run(2)
    camera.set_fault(FaultKind.LOOP)
    camera.run(4)
    camera.set_fault(FaultKind.FREEZE)
    camera.run(2)
    assert len({payload(frame) for frame in camera.run(4)}) == 1


def test_a_stall_leaves_a_gap_and_ends_with_a_key_picture(camera: Camera) -> None:
    window = camera.stream.window()
    camera.set_fault(FaultKind.STALL, for_s=6.5)
    assert camera.run(6.4) == []
    assert camera.stream.recent(camera.now_s) == []
    assert camera.stream.window() == window
    after = camera.run(10)
    assert after[0].key
    assert steps(after) == {TICKS}
    assert camera.stream.window()[0].sequence > window[0].sequence
    assert all(segment.frames[0].key for segment in camera.stream.window())


def test_without_keyframes_there_is_none_and_no_beginning(camera: Camera) -> None:
    camera.run(1)
    camera.set_fault(FaultKind.NO_KEYFRAME, for_s=6.0)
    assert camera.stream.recent(camera.now_s) == []
    frames = camera.run(5.9)
    assert not any(frame.key for frame in frames)
    assert any(frame.tables_counter is not None for frame in frames)
    assert len(frames) > 5 * RATE
    assert any(frame.key for frame in camera.run(2.2))


def test_resizing_shows_main_and_sub_in_turn(camera: Camera, clips: SceneClips) -> None:
    main = load_footage(clips.main)
    camera.stream.other = main
    camera.run(1)
    camera.set_fault(FaultKind.RESIZE)
    camera.run(1)
    frames = camera.run(8)
    widths = [frame.footage.width_px for frame in frames if frame.key]
    assert sorted(widths[:2]) == sorted(widths[2:4]) == [160, 320]
    first = next(index for index, frame in enumerate(frames) if frame.key)
    assert {picture.width for picture in decoded(frames[first:])} == {160, 320}
    camera.set_fault(None)
    camera.run(2)
    assert {frame.footage.width_px for frame in camera.run(4)} == {160}


def test_a_false_aspect_is_in_every_key_picture(camera: Camera) -> None:
    camera.set_fault(FaultKind.ASPECT)
    frames = camera.run(4)
    assert_continuous(b"".join(frame.transport_packets() for frame in frames))
    data = b"".join(frame.transport_packets() for frame in frames)
    with av.open(io.BytesIO(data), "r", format="mpegts") as container:
        assert container.streams.video[0].sample_aspect_ratio == Fraction(3, 4)


def test_corrupt_frames_are_changed_on_the_way(camera: Camera) -> None:
    honest = camera.run(1)
    camera.set_fault(FaultKind.CORRUPT)
    for frame in camera.run(1):
        data = frame.transport_packets()
        assert data == frame.transport_packets()
        assert len(data) % 188 == 0
        assert 0 < sum(one != other for one, other in zip(data, undamaged(frame), strict=True)) < len(data) // 20
    assert all(frame.transport_packets() == undamaged(frame) for frame in honest)


def undamaged(frame: Frame) -> bytes:
    return Frame(**{name: getattr(frame, name) for name in Frame.__slots__} | {"fault": None}).transport_packets()


def test_unstamped_frames_are_the_same_each_time_round(camera: Camera) -> None:
    camera.set_fault(FaultKind.UNSTAMPED)
    frames = camera.run(2 * PICTURES / RATE)
    assert [payload(frame) for frame in frames[:PICTURES]] == [payload(frame) for frame in frames[PICTURES:]]
    assert_continuous(b"".join(frame.transport_packets() for frame in frames))


def test_garbage_is_no_transport_stream(camera: Camera) -> None:
    camera.set_fault(FaultKind.GARBAGE)
    frames = camera.run(1)
    assert camera.stream.recent(camera.now_s) == []
    data = b"".join(frame.transport_packets() for frame in frames)
    assert len(data) > 1000
    assert sum(data[at] == 0x47 for at in range(0, len(data), 188)) < len(data) // 188 // 2


def test_drift_is_slower_than_time_and_caught_up_with(camera: Camera) -> None:
    camera.set_fault(FaultKind.DRIFT, for_s=10.0)
    drifting = camera.run(9.9)
    assert len(drifting) == pytest.approx(0.8 * 9.9 * RATE, abs=1)
    assert steps(drifting) == {TICKS}
    caught_up = camera.run(1)
    assert len(drifting + caught_up) == pytest.approx(10.9 * RATE, abs=1)
    assert steps(drifting + caught_up) == {TICKS}


def test_timestamps_jump_an_hour_ahead_and_back(camera: Camera) -> None:
    before = camera.run(1)
    camera.set_fault(FaultKind.LATEJUMP)
    frames = before + camera.run(25)
    hour = 3600 * 90_000
    assert steps(frames) == {TICKS, TICKS + hour, TICKS - hour}
    assert [frame.number for frame in frames] == list(range(frames[0].number, frames[0].number + len(frames)))
