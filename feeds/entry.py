"""Where a decode worker's process begins, and that which tries a device.

The GUI process knows this file; what it imports, only they do.
"""

import os
from multiprocessing.connection import Connection
from typing import Any

WORKER_NICENESS, PROBE_NICENESS = 10, 15
"""With less the GUI thread waits for a processor most of the time that another layout takes where 64 streams want them
all, with more their pictures are late; see docs/performance.md."""


def main(connection: "Connection[Any, Any]", board_name: str) -> None:
    """Run a decode worker until it is told to quit."""
    _give_way(WORKER_NICENESS)
    from feeds import worker

    worker.main(connection, board_name)


def probe(connection: "Connection[Any, Any]", device: str) -> None:
    """Try a hardware decoder and send what was found."""
    _give_way(PROBE_NICENESS)
    from feeds.decode import probe

    probe.main(connection, device)


def _give_way(niceness: int) -> None:
    """Leave the processor to the GUI process: before anything is imported, for that one is starting as well."""
    if hasattr(os, "nice"):
        os.nice(niceness)
