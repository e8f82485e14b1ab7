"""Writing the past of the simulated city in a process of its own, see `controlroom.sim.data.past`."""

import contextlib
import logging
import multiprocessing
import os
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from zoneinfo import ZoneInfo

_END_S = 2.0

log = logging.getLogger("sim")


class PastProcess:
    """Writes the past in a process of its own, behind everything else that wants the processor."""

    def __init__(self, store_file: Path, zone_name: str, seed: int) -> None:
        self._arguments = (store_file, zone_name, seed)
        self._process: BaseProcess | None = None

    def start(self) -> None:
        """Begin. Does not wait."""
        context = multiprocessing.get_context("spawn")
        self._process = context.Process(target=_run, args=self._arguments, name="simulated past", daemon=True)
        self._process.start()

    def close(self) -> None:
        """End, whether all is written or not: what is there stays."""
        if self._process is not None:
            self._process.terminate()
            self._process.join(_END_S)
            self._process.close()
            self._process = None


def _run(store_file: Path, zone_name: str, seed: int) -> None:
    with contextlib.suppress(AttributeError, OSError):
        os.nice(19)
    # The process that starts this one is the wall's, which needs none of it.
    from controlroom.sim.data.model.city import SimCity
    from controlroom.sim.data.past import write_past
    from feeds.data.core import StoreError
    from feeds.data.store.sqlite_store import SqliteWriter

    try:
        with contextlib.closing(SqliteWriter(store_file, ZoneInfo(zone_name))) as store:
            write_past(store, SimCity(seed), datetime.now(UTC))
    except StoreError as error:
        log.warning("the past of the simulated city is not written: %s", error)
