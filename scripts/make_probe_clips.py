"""Makes the clips in resources/probe that a hardware decoder is tried with (`feeds.decode.probe`).

Usage, from the repository's root: python scripts/make_probe_clips.py

They use what cameras use and decoders stumble over: two groups of pictures, pictures that refer to later ones, several
references, arithmetic coding, a height that is no multiple of a block, movement in fractions of a pixel. Large enough
for every device's lower limit. What they show is drawn here, so they belong to the program.
"""

import sys
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.video.stream import VideoStream

WIDTH_PX, HEIGHT_PX, PICTURES, GROUP, RATE = 320, 180, 12, 6, 15
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "probe"
CLIPS = {
    "clip.h264": ("libx264", {"preset": "slow", "crf": "42", "profile": "high", "bf": "2", "refs": "3"}),
    "clip.hevc": ("libx265", {"preset": "slow", "crf": "42"}),
}
SHAPE = f"keyint={GROUP}:min-keyint={GROUP}:scenecut=0"


def picture(number: int) -> av.VideoFrame:
    """Return picture `number`: colours that flow into each other, and stripes that turn and move over them."""
    y, x = np.mgrid[0:HEIGHT_PX, 0:WIDTH_PX].astype(np.float64)
    turn = 0.4 + 0.05 * number
    stripes = np.sin((x * np.cos(turn) + y * np.sin(turn)) / 5 + number * 0.7) > 0.6
    red, green, blue = 255 * x / WIDTH_PX, 255 * y / HEIGHT_PX, 128 + 100 * np.sin((x + y) / 40 + number / 3)
    rows = np.stack([red, green, blue], axis=2)
    rows[stripes] = 255 - rows[stripes]
    frame = av.VideoFrame.from_ndarray(rows.astype(np.uint8), format="rgb24").reformat(format="yuv420p")
    frame.pts, frame.time_base = number, Fraction(1, RATE)
    return frame


def make(name: str) -> Path:
    """Encode one clip and return its file."""
    encoder, options = CLIPS[name]
    if encoder == "libx264":
        options = options | {"x264-params": f"{SHAPE}:threads=1"}
    else:
        options = options | {"x265-params": f"{SHAPE}:bframes=2:ref=3:info=0:log-level=none:pools=none:frame-threads=1"}
    file = FOLDER / name
    with av.open(str(file), "w") as container:
        video = cast(VideoStream, container.add_stream(encoder, rate=RATE, options=options))
        video.width, video.height, video.pix_fmt = WIDTH_PX, HEIGHT_PX, "yuv420p"
        for number in range(PICTURES):
            container.mux(video.encode(picture(number)))
        container.mux(video.encode(None))
    return file


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in CLIPS:
        print(f"{make(name).stat().st_size} bytes in {name}", file=sys.stderr)
