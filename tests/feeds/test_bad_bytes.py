"""Bytes changed or lost on the way: no picture is shown that is not, by its pixels, one of the true ones."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from feeds.decode.software import SoftwareDecoder
from feeds.source import CodecSpec
from tests.fakes.clips import RATE, Make, Pixels, access_units, make_clip
from tests.feeds.test_decoder import packet_of

Coded = list[tuple[bytes, bool]]
GROSS_STEP, GROSS_SHARE = 48, 0.15
"""A picture is grossly wrong where so much of it is off by so many of 255 steps from every true one."""
PICTURES, GROUP = 48, 12


@dataclass(frozen=True, slots=True)
class Clip:
    """Encoded pictures and, small, what they show."""

    codec: str
    coded: Coded
    true: Pixels


class Clock:
    """Time that goes on by a picture at a time."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def shown(codec: str, coded: Coded) -> Iterator[tuple[int, Pixels]]:
    """Yield number and small copy of each picture that a stream would show: after damage none before a keyframe."""
    clock = Clock()
    decoder, need_key = SoftwareDecoder(CodecSpec(codec), clock_s=clock), True
    for number, (data, key) in enumerate(coded):
        clock.now_s += 1 / RATE
        if need_key and not key:
            continue
        frames = decoder.decode(packet_of(data, key))
        need_key = decoder.damaged
        for frame in frames:
            small = frame.reformat(width=64, height=36, format="yuv444p", src_colorspace=5, dst_colorspace=5)
            yield number, np.asarray(small.to_ndarray(), np.uint8)


def is_gross(pixels: Pixels, true: Pixels, number: int) -> bool:
    return _differs(pixels, true[number : number + 1]) and _differs(pixels, true)


def _differs(pixels: Pixels, true: Pixels) -> bool:
    off = np.abs(true.astype(np.int16) - pixels).max(axis=1)
    return bool((off > GROSS_STEP).mean(axis=(1, 2)).min() > GROSS_SHARE)


Clips = Callable[[str], Clip]


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    folder = tmp_path_factory.mktemp("damage")
    makes = {
        "h264": (Make(width_px=320, height_px=180, pictures=PICTURES, group=GROUP), "a.ts"),
        "hevc": (Make(codec="libx265", width_px=320, height_px=180, pictures=PICTURES, group=GROUP), "b.ts"),
        "mjpeg": (Make(codec="mjpeg", pixel_format="yuvj420p", pictures=PICTURES), "c.avi"),
    }

    @cache
    def get(codec: str) -> Clip:
        make, name = makes[codec]
        coded = list(access_units(make_clip(Path(folder / name), make)))
        seen = list(shown(codec, coded))
        assert [number for number, _ in seen] == list(range(PICTURES)), "an undamaged picture was held back"
        return Clip(codec, coded, np.stack([pixels for _, pixels in seen]))

    return get


def flipped(data: bytes, rng: random.Random, bytes_changed: int) -> bytes:
    changed = bytearray(data)
    for _ in range(bytes_changed):
        changed[rng.randrange(len(changed))] ^= rng.randrange(1, 256)
    return bytes(changed)


def cut_off(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(min(20, len(data) - 1), len(data))]


def holed(data: bytes, rng: random.Random) -> bytes:
    """What is left where packets of the network got lost."""
    start = rng.randrange(10, max(11, len(data) - 200))
    return data[:start] + data[start + 184 * rng.randrange(1, 4) :]


DAMAGES: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "a byte": lambda data, rng: flipped(data, rng, 1),
    "eight bytes": lambda data, rng: flipped(data, rng, 8),
    "cut off": cut_off,
    "hole": holed,
    "head": lambda data, rng: flipped(data[:120], rng, 1) + data[120:],
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("codec", ["h264", "hevc", "mjpeg"])
def test_no_grossly_wrong_picture_is_shown(clip: Clips, codec: str, damage: str) -> None:
    whole = clip(codec)
    for seed in range(10):
        rng = random.Random(seed)
        # Every other time a keyframe, where damage spreads furthest.
        hit = GROUP * rng.randrange(1, 3) if seed % 2 else rng.randrange(GROUP, 3 * GROUP)
        coded = list(whole.coded)
        coded[hit] = DAMAGES[damage](coded[hit][0], rng), coded[hit][1]
        numbers = []
        for number, pixels in shown(codec, coded):
            assert not is_gross(pixels, whole.true, number), f"picture {number} of seed {seed}, damaged at {hit}"
            numbers.append(number)
        assert set(range(hit)) <= set(numbers), f"a picture before the damage was held back, seed {seed}"
        assert set(range(PICTURES - GROUP, PICTURES)) <= set(numbers), f"it did not go on, seed {seed}"


def test_a_jpeg_camera_of_which_every_picture_is_damaged(clip: Clips) -> None:
    """What its decoder takes for whole is not believed by itself. (A change that is small at first may be shown.)"""
    whole, gross, seen = clip("mjpeg"), 0, 0
    for seed in range(6):
        rng = random.Random(seed)
        coded = [(flipped(data, rng, 3) if number > 3 else data, key) for number, (data, key) in enumerate(whole.coded)]
        for number, pixels in shown("mjpeg", coded):
            seen += 1
            gross += is_gross(pixels, whole.true, number)
    assert seen > 6 * 4
    assert gross <= 2


def test_false_colours_by_a_damaged_parameter_set(clip: Clips) -> None:
    """A picture parameter set of H.264 that turns everything green still decodes without an error."""
    whole = clip("h264")
    data = whole.coded[2 * GROUP][0]
    start = data.index(b"\0\0\1\x68") + 4
    found = set()
    for place in range(start, start + 6):
        for bit in range(0, 8, 2):
            coded = list(whole.coded)[GROUP:]
            coded[GROUP] = data[:place] + bytes((data[place] ^ 1 << bit,)) + data[place + 1 :], True
            for number, pixels in shown("h264", coded):
                assert not is_gross(pixels, whole.true, number + GROUP), (
                    f"picture {number}, byte {place - start}, bit {bit}"
                )
                found.add(number)
    assert set(range(2 * GROUP, 3 * GROUP)) <= found


@pytest.mark.parametrize("codec", ["hevc", "mjpeg"])
def test_pictures_of_another_size_are_no_damage(tmp_path: Path, codec: str) -> None:
    sizes = ((320, 180), (160, 90), (640, 360))
    coded: Coded = []
    for width_px, height_px in sizes:
        if codec == "hevc":
            make = Make(codec="libx265", width_px=width_px, height_px=height_px, pictures=GROUP, group=GROUP)
            path = tmp_path / f"{width_px}.ts"
        else:
            make = Make(codec="mjpeg", pixel_format="yuvj420p", width_px=width_px, height_px=height_px, pictures=GROUP)
            path = tmp_path / f"{width_px}.avi"
        coded += access_units(make_clip(path, make))
    assert len(list(shown(codec, coded))) == len(sizes) * GROUP
