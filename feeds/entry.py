"""Where a decode worker's process begins. The GUI process knows this file; what it imports, only the worker does."""

from multiprocessing.connection import Connection
from typing import Any


def main(connection: "Connection[Any, Any]", board_name: str) -> None:
    """Run a decode worker until it is told to quit."""
    from feeds import worker

    worker.main(connection, board_name)
