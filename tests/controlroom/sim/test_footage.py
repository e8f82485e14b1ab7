"""Clips as access units."""

from pathlib import Path

import av
import pytest
from av.video.codeccontext import VideoCodecContext

from controlroom.sim.footage import STAMP_BYTES, Footage, load_footage
from tests.controlroom.sim.small_clips import GROUP, PICTURES, RATE
from tests.fakes.scenes import SceneClips

STAMP = b"2026-01-02T03:04:05.678901Z"


def decoded(footage: Footage, *, false_aspect: bool = False) -> tuple[list[av.VideoFrame], float]:
    """The pictures, and the shape of a pixel that the decoder was told."""
    decoder = av.CodecContext.create("h264", "r")
    assert isinstance(decoder, VideoCodecContext)
    decoder.thread_count = 1
    units = [footage.encoded(index, stamp=STAMP, false_aspect=false_aspect) for index in range(len(footage.units))]
    frames = [frame for data in [*units, b""] for frame in decoder.decode(av.Packet(data) if data else None)]
    return frames, float(decoder.sample_aspect_ratio or 0)


def test_a_clip_becomes_access_units(clips: SceneClips) -> None:
    footage = load_footage(clips.sub)
    assert (len(footage.units), footage.width_px, footage.height_px) == (PICTURES, 160, 90)
    assert footage.fps == RATE
    assert [number for number, unit in enumerate(footage.units) if unit.key] == [0, GROUP, 2 * GROUP]
    assert footage.codecs.startswith("avc1.64")
    assert footage.group(0) == footage.group(GROUP - 1) == range(GROUP)
    assert footage.group(PICTURES - 1) == range(2 * GROUP, PICTURES)


def test_access_units_decode_and_carry_their_stamp(clips: SceneClips) -> None:
    footage = load_footage(clips.sub)
    frames, _ = decoded(footage)
    assert len(frames) == PICTURES
    assert not any(frame.is_corrupt for frame in frames)
    assert len(STAMP) == STAMP_BYTES
    for index in range(PICTURES):
        data = footage.encoded(index, stamp=STAMP)
        assert data.count(STAMP) == 1
        assert len(data) == footage.encoded_bytes(index)


def test_the_false_aspect_is_a_lie_in_the_parameters(clips: SceneClips) -> None:
    footage = load_footage(clips.sub)
    honest, aspect = decoded(footage)
    lies, false_aspect = decoded(footage, false_aspect=True)
    assert len(honest) == len(lies) == PICTURES
    assert aspect in (0, 1)
    assert false_aspect == 0.75
    data = footage.encoded(0, stamp=STAMP, false_aspect=True)
    assert len(data) == footage.encoded_bytes(0, false_aspect=True)


def test_a_clip_with_b_pictures_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.mp4"
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=RATE, options={"bf": "2", "preset": "veryfast"})
        video.width, video.height, video.pix_fmt = 160, 90, "yuv420p"
        for _ in range(12):
            container.mux(video.encode(av.VideoFrame(160, 90, "yuv420p")))
        container.mux(video.encode(None))
    with pytest.raises(ValueError, match="B pictures"):
        load_footage(path)


def test_a_clip_of_another_codec_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mpeg4.mp4"
    with av.open(str(path), "w") as container:
        video = container.add_stream("mpeg4", rate=RATE)
        video.width, video.height, video.pix_fmt = 160, 90, "yuv420p"
        container.mux(video.encode(av.VideoFrame(160, 90, "yuv420p")))
        container.mux(video.encode(None))
    with pytest.raises(ValueError, match=r"not H\.264"):
        load_footage(path)


def test_what_is_no_clip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "noise.mp4"
    path.write_bytes(b"not a clip" * 100)
    with pytest.raises(av.FFmpegError):
        load_footage(path)
