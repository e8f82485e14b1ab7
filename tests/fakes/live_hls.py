"""A live HLS stream cut from a clip by FFmpeg's own muxer, with a window that moves, stops and jumps on demand."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import av

from tests.fakes.clips import RATE, drawing, frame_of
from tests.fakes.http_camera import Answer, Asked

SEGMENT_S = 1.0
SEGMENTS = 10
"""Longer than a loop that would be taken for a frozen camera."""
WINDOW = 4


def cut_segments(folder: Path, kind: str) -> list[Path]:
    """Encode `SEGMENTS` seconds and let FFmpeg cut them; `kind` is ``mpegts`` or ``fmp4`` (then init.mp4 is there)."""
    options = {"hls_time": "1", "hls_list_size": "0", "hls_segment_type": kind}
    with av.open(str(folder / "vod.m3u8"), "w", format="hls", container_options=options) as container:
        encoder = {"preset": "veryfast", "g": str(RATE), "keyint_min": str(RATE), "sc_threshold": "0", "bf": "2"}
        video = container.add_stream("libx264", rate=RATE, options=encoder)
        video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
        video.codec_context.thread_count = 1
        for number in range(RATE * SEGMENTS):
            frame = frame_of(drawing(number, 320, 180))
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
    segments = sorted(
        folder.glob("vod*.ts" if kind == "mpegts" else "vod*.m4s"), key=lambda path: (len(path.name), path)
    )
    assert len(segments) == SEGMENTS
    return segments


class LiveHls:
    """What an HLS server answers. Segment N of the endless stream is the clip's piece N modulo its pieces."""

    def __init__(
        self, segments: list[Path], *, dated: bool = True, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._segments = segments
        self._clock = clock
        self._start_s = clock() - (SEGMENTS - 2) * SEGMENT_S  # soon at the end of the clip
        self._stopped_s: float | None = None
        self._renumbered = 0
        self.dated = dated
        self.missing: set[int] = set()
        self.asked_for: list[str] = []

    def stop(self) -> None:
        """Add no segment any more."""
        self._stopped_s = self._clock()

    def jump(self, segments: int) -> None:
        """Add so many segments at once."""
        self._start_s -= segments * SEGMENT_S

    def renumber(self) -> None:
        """Begin to count anew, as a restarted server does."""
        self._renumbered = self.edge() - WINDOW

    def edge(self) -> int:
        """Return the number of the segment that is being recorded now."""
        now_s = self._clock() if self._stopped_s is None else self._stopped_s
        return int((now_s - self._start_s) / SEGMENT_S)

    def answer(self, asked: Asked) -> Answer:
        """Answer a request."""
        name = asked.path.rpartition("/")[2]
        self.asked_for.append(name)
        if name == "live.m3u8":
            return 200, {"Content-Type": "application/vnd.apple.mpegurl"}, self._playlist().encode()
        if name == "init.mp4":
            return 200, {}, (self._segments[0].parent / "init.mp4").read_bytes()
        number = int(name.partition(".")[0])
        if number in self.missing:
            return 404, {}, b"gone"
        return 200, {}, self._segments[number % len(self._segments)].read_bytes()

    def _playlist(self) -> str:
        edge = self.edge()
        suffix = self._segments[0].suffix
        first = max(0, edge - WINDOW)
        lines = ["#EXTM3U", "#EXT-X-TARGETDURATION:1", f"#EXT-X-MEDIA-SEQUENCE:{first - self._renumbered}"]
        if suffix == ".m4s":
            lines.append('#EXT-X-MAP:URI="init.mp4"')
        for number in range(first, edge):
            if number % len(self._segments) == 0:
                lines.append("#EXT-X-DISCONTINUITY")
            if self.dated:
                age_s = self._clock() - (self._start_s + number * SEGMENT_S)
                lines.append(f"#EXT-X-PROGRAM-DATE-TIME:{datetime.fromtimestamp(time.time() - age_s, UTC).isoformat()}")
            lines += [f"#EXTINF:{SEGMENT_S},", f"{number}{suffix}"]
        return "\n".join(lines) + "\n"
