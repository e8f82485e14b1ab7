"""Pictures of footage as JPEG."""

import asyncio
import io
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import av

from controlroom.sim.footage import load_footage
from controlroom.sim.jpeg import JpegStore, encode_group, stamped
from tests.controlroom.sim.small_clips import GROUP
from tests.fakes.scenes import SceneClips

STAMP = b"2026-01-02T03:04:05.678901Z"


class Recording(ThreadPoolExecutor):
    """Keeps the first picture of every group that is made."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self.made: list[int] = []

    def submit[**P, T](self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        group = args[1]
        assert isinstance(group, range)
        self.made.append(group.start)
        return super().submit(fn, *args, **kwargs)


def opened(jpeg: bytes) -> tuple[av.VideoFrame, float]:
    """The picture and the shape of its pixels."""
    with av.open(io.BytesIO(jpeg), "r", format="mjpeg") as container:
        picture = next(container.decode(video=0))
        return picture, float(container.streams.video[0].codec_context.sample_aspect_ratio)


def test_a_group_becomes_as_many_pictures(clips: SceneClips) -> None:
    footage = load_footage(clips.sub)
    jpegs = encode_group(footage, footage.group(GROUP))
    assert len(jpegs) == GROUP
    assert len(set(jpegs)) == GROUP
    with av.open(str(clips.sub)) as container:
        wanted = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    for jpeg, picture in zip(jpegs, wanted[GROUP : 2 * GROUP], strict=True):
        shown = opened(stamped(jpeg, STAMP))[0].to_ndarray(format="rgb24")
        assert abs(shown.astype(int) - picture.astype(int)).mean() < 6


def test_the_stamp_and_the_aspect_are_in_the_picture(clips: SceneClips) -> None:
    footage = load_footage(clips.sub)
    jpeg = encode_group(footage, footage.group(0))[0]
    honest, lie = stamped(jpeg, STAMP), stamped(jpeg, STAMP, false_aspect=True)
    assert STAMP in honest
    assert opened(honest)[1] == 1
    assert opened(lie)[1] == 0.75


def test_the_store_makes_each_group_once(clips: SceneClips) -> None:
    footage = load_footage(clips.sub)

    async def use() -> None:
        store = JpegStore(executor)
        assert store.ready(footage, 3) is None
        first, again = await asyncio.gather(store.get(footage, 3), store.get(footage, 3))
        assert first is again
        assert sorted(executor.made) == [0, GROUP]  # what follows as well
        assert store.ready(footage, 3) is first
        await store.get(footage, GROUP)
        assert sorted(executor.made) == [0, GROUP]

    with Recording(1) as executor:
        asyncio.run(use())


def test_the_store_forgets_what_was_not_looked_at_for_longest(clips: SceneClips) -> None:
    footage = load_footage(clips.sub)
    starts = (0, GROUP, 2 * GROUP)
    first, second, third = (sum(map(len, encode_group(footage, footage.group(start)))) for start in starts)

    async def use() -> None:
        store = JpegStore(executor, kept_bytes=first + max(second, third))
        await store.get(footage, 0)
        await store.get(footage, GROUP)
        assert store.ready(footage, 0) is not None
        await store.get(footage, 2 * GROUP)
        await store.get(footage, 0)
        assert executor.made == [0, GROUP, 2 * GROUP]
        await store.get(footage, GROUP)
        assert executor.made == [0, GROUP, 2 * GROUP, GROUP]

    with Recording(1) as executor:
        asyncio.run(use())
