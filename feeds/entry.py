"""Where a decode worker's process begins, and that which tries a device.

The GUI process knows this file; what it imports, only they do.
"""

from multiprocessing.connection import Connection
from typing import Any


def main(connection: "Connection[Any, Any]", board_name: str) -> None:
    """Run a decode worker until it is told to quit."""
    from feeds import worker

    worker.main(connection, board_name)


def probe(connection: "Connection[Any, Any]", device: str) -> None:
    """Try a hardware decoder and send what was found."""
    from feeds.decode import probe

    probe.main(connection, device)
