"""The streams a benchmark shows: the simulated city's small ones, served by another process, or someone else's."""

from collections.abc import Iterator
from contextlib import contextmanager

from controlroom.simulated import Failed, Serving, SimulatedCity

_READY_LIMIT_S = 300.0


@contextmanager
def served_streams(source: str | None, streams: int) -> Iterator[str]:
    """Give an address pattern with ``{i}`` for the number of the stream, valid inside the block.

    Without `source`: MPEG-TS of the simulated city, 640x360 H.264 at 15 pictures a second; with more streams than
    scenes, scenes come again from another moment. Raises RuntimeError when they cannot be served.
    """
    if source is not None:
        yield source
        return
    city = SimulatedCity(cameras=streams)
    city.start()
    try:
        yield f"{_url(city)}/cam{{i}}/sub.ts"
    finally:
        city.close()


def _url(city: SimulatedCity) -> str:
    while True:
        events = city.poll(_READY_LIMIT_S)
        for event in events:
            if isinstance(event, Serving):
                return event.url
            if isinstance(event, Failed):
                raise RuntimeError(event.reason)
        if not events:
            raise RuntimeError("the simulated city was not ready in time")
