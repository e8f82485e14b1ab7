"""The engine of a running wall: its workers come up while this process still reads the code of its windows."""

import os
import sys

from controlroom.city import City
from controlroom.options import Options
from feeds.decode.catalogue import devices_of
from feeds.decoders import Decoders
from feeds.engine import Engine
from feeds.memory import sweep
from feeds.supervise import Limits


def started_engine(options: Options, city: City) -> Engine:
    """Return the engine of a wall that shows `city`, at work; its workers start at once where there are cameras."""
    sweep()
    engine = Engine(
        limits=Limits(workers=worker_count(), opens_per_second=city.config.limits.opens_per_second),
        decoders=Decoders(devices(options, city)),
    )
    engine.start(with_workers=bool(city.cameras))
    return engine


def devices(options: Options, city: City) -> tuple[str, ...]:
    """Return the devices to try as decoders: none where the city says so, or when only one picture is wanted."""
    wanted = city.config.decode.hardware == "auto" and options.once_within_s is None
    return devices_of(sys.platform) if wanted else ()


def worker_count() -> int:
    """Return how many decode workers to run: one a core, four at most; more only divide the same work."""
    return max(1, min(4, os.cpu_count() or 1))
