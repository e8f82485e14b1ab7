"""Small clips, encoded as the drawn ones are: no B pictures, a key picture every two seconds."""

import hashlib
import json
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from controlroom.sim.clips import CONTENT

RATE = 15
GROUP = 30
PICTURES = 90


def make_clip(path: Path, width_px: int, height_px: int) -> None:
    """Encode six seconds of a moving bar."""
    options = {"preset": "veryfast", "bf": "0", "g": str(GROUP), "keyint_min": str(GROUP), "sc_threshold": "0"}
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=RATE, options=options)
        video.width, video.height, video.pix_fmt = width_px, height_px, "yuv420p"
        video.codec_context.thread_count = 1
        texture = np.random.default_rng(1).integers(0, 60, (height_px, width_px, 3), dtype=np.uint8)
        for number in range(PICTURES):
            picture = texture.copy()
            left = number * width_px // PICTURES
            picture[:, left : left + width_px // 8] = (240, 200, 40)
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))


def keep_small_clips(folder: Path, scene_ids: Iterable[str]) -> None:
    """Fill a folder of kept clips with small ones, as if these scenes had been drawn."""
    place = folder / f"content-{CONTENT}"
    place.mkdir()
    make_clip(folder / "small.mp4", 160, 90)
    film = (folder / "small.mp4").read_bytes()
    mark = hashlib.sha1(film, usedforsecurity=False).hexdigest()
    for scene_id in scene_ids:
        for role in ("main", "sub"):
            (place / f"{scene_id}-{role}.mp4").write_bytes(film)
        (place / f"{scene_id}.json").write_text(json.dumps([mark, mark]))
