"""HLS playlists: the good ones are read, all others are refused in our words."""

from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.core import ErrorKind, FeedError
from feeds.playlist import ByteRange, InitSection, Segment, is_master, parse_master, parse_media
from tests.feeds.waiting import error_of

BASE = "http://cam.example/live/index.m3u8"

MEDIA = """\ufeff#EXTM3U
#EXT-X-TARGETDURATION:4
#EXT-X-MEDIA-SEQUENCE:71
#EXT-X-PROGRAM-DATE-TIME:2026-03-01T12:00:00.500Z
#EXTINF:4.0,a title
a.ts

#EXTINF:2
/b.ts
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="init.mp4",BYTERANGE="100@7"
#EXT-X-BYTERANGE:50@1000
#EXTINF:4,
c.mp4
#EXT-X-BYTERANGE:60
#EXTINF:4,
c.mp4
"""
NOON = 1772366400.5


def test_a_media_playlist() -> None:
    playlist = parse_media(MEDIA, BASE)
    init = InitSection("http://cam.example/live/init.mp4", ByteRange(7, 100))
    whole = "http://cam.example/live/c.mp4"
    assert playlist.target_s == 4
    assert not playlist.ended
    assert playlist.segments == (
        Segment(71, "http://cam.example/live/a.ts", 4.0, NOON),
        Segment(72, "http://cam.example/b.ts", 2.0, NOON + 4),
        Segment(73, whole, 4.0, NOON + 6, discontinuity=True, init=init, byte_range=ByteRange(1000, 50)),
        Segment(74, whole, 4.0, NOON + 10, init=init, byte_range=ByteRange(1050, 60)),
    )
    assert ByteRange(1050, 60).header == {"Range": "bytes=1050-1109"}


def test_an_ended_playlist_without_a_target() -> None:
    playlist = parse_media("#EXTM3U\n#EXTINF:3.5,\na.ts\n#EXT-X-ENDLIST\n", BASE)
    assert playlist.ended
    assert playlist.target_s == 3.5
    assert parse_media("#EXTM3U\n", BASE).segments == ()


@pytest.mark.parametrize("moment", ["yesterday", "2026-03-01T12:00:00", ""])
def test_a_date_without_zone_or_sense_is_none(moment: str) -> None:
    text = f"#EXTM3U\n#EXT-X-PROGRAM-DATE-TIME:{moment}\n#EXTINF:2,\na.ts\n"
    assert parse_media(text, BASE).segments[0].utc_s is None


def test_a_master_playlist_best_first() -> None:
    text = """#EXTM3U
#EXT-X-STREAM-INF:BANDWIDTH=300000,RESOLUTION=640x360,CODECS="avc1,mp4a"
low.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=2000000,RESOLUTION=1920x1080
sub/high.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=99999999999999999999
odd.m3u8
"""
    assert is_master(text)
    variants = parse_master(text, BASE)
    assert [variant.address.rpartition("/")[2] for variant in variants] == ["high.m3u8", "low.m3u8", "odd.m3u8"]
    assert (variants[0].width_px, variants[0].height_px, variants[1].bandwidth) == (1920, 1080, 300000)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", ErrorKind.GARBAGE),
        ("<html>", ErrorKind.GARBAGE),
        ("#EXTM3U\n#EXTINF:soon,\na.ts", ErrorKind.GARBAGE),
        ("#EXTM3U\n#EXTINF:nan,\na.ts", ErrorKind.GARBAGE),
        ("#EXTM3U\n#EXT-X-TARGETDURATION:-1", ErrorKind.GARBAGE),
        ("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:1e400", ErrorKind.GARBAGE),
        ("#EXTM3U\n#EXTINF:1,\nhttp://[bad/a.ts", ErrorKind.GARBAGE),
        ("#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=k", ErrorKind.UNSUPPORTED),
    ],
)
def test_what_is_refused(text: str, kind: ErrorKind) -> None:
    with pytest.raises(FeedError) as told:
        parse_media(text, BASE)
    assert told.value.kind is kind


def test_a_master_playlist_without_streams_is_refused() -> None:
    with pytest.raises(FeedError) as told:
        parse_master("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n#nothing\n", BASE)
    assert told.value.kind is ErrorKind.GARBAGE


TAGS = st.sampled_from(
    [
        "#EXTINF:",
        "#EXT-X-TARGETDURATION:",
        "#EXT-X-MEDIA-SEQUENCE:",
        "#EXT-X-PROGRAM-DATE-TIME:",
        "#EXT-X-BYTERANGE:",
        '#EXT-X-MAP:URI="',
        '#EXT-X-MAP:BYTERANGE="',
        "#EXT-X-KEY:METHOD=",
        "#EXT-X-STREAM-INF:RESOLUTION=",
        "#EXT-X-STREAM-INF:BANDWIDTH=",
        "http://",
        "",
    ]
)
VALUES = st.one_of(st.text(max_size=30), st.from_regex(r"[0-9.@x-]{1,12}", fullmatch=True), st.just("9" * 5000))
LINES = st.lists(st.builds(lambda tag, value: tag + value, TAGS, VALUES), max_size=12)


@given(LINES, st.booleans())
@example(["http://[", "#EXT-X-STREAM-INF:BANDWIDTH=1", "http://["], True)
@example(["#EXT-X-STREAM-INF:BANDWIDTH=" + "9" * 5000, "a"], True)
def test_any_text_is_read_or_refused(lines: list[str], with_head: bool) -> None:
    text = "\n".join(["#EXTM3U", *lines] if with_head else lines)
    for parse in (parse_media, parse_master):
        error = error_of(partial(parse, text, BASE))
        assert error is None or error.kind in (ErrorKind.GARBAGE, ErrorKind.UNSUPPORTED)
