"""Decode workers whose decoder does what a broken codec does, for cameras whose file is called so.

``crash`` in its name: the process aborts at the tenth picture. ``hang``: the decoder does not come back.
``hold``: it does not come back and keeps the interpreter's lock.
"""

import ctypes
import os
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.fakes.accelerator import Accelerator, crashes

PATIENCE = 10
"""How many pictures are decoded before it happens."""


def stillborn(connection: "Connection[Any, Any]", board_name: str) -> None:
    """End before anything is done, as where a library is missing."""
    raise SystemExit(1)


def sabotaged(connection: "Connection[Any, Any]", board_name: str) -> None:
    """Run a decode worker with such a decoder."""
    from av.packet import Packet
    from av.video.frame import VideoFrame

    from feeds import stream, worker
    from feeds.decode.software import SoftwareDecoder

    running = threading.local()

    class SabotagedRun(stream.StreamRun):
        def run(self) -> None:
            running.address = Path(self._config.address).name
            running.decoded = 0
            super().run()

    class SabotagedDecoder(SoftwareDecoder):
        def decode(self, packet: "Packet[Any]") -> list[VideoFrame]:
            running.decoded += 1
            if running.decoded > PATIENCE:
                if "crash" in running.address:
                    os.abort()
                if "hang" in running.address:
                    time.sleep(1000)
                if "hold" in running.address:
                    ctypes.PyDLL(None).sleep(1000)
            return super().decode(packet)

    setattr(worker, "StreamRun", SabotagedRun)  # noqa: B010 - a name of another module
    setattr(stream, "SoftwareDecoder", SabotagedDecoder)  # noqa: B010
    worker.main(connection, board_name)


def _with_device(device: Accelerator, connection: "Connection[Any, Any]", board_name: str) -> None:
    from feeds import worker
    from feeds.decode.pool import DecoderPool
    from feeds.outputs import Tools

    class ToolsWithDevice(Tools):
        def __init__(self) -> None:
            super().__init__()
            self.decoders = DecoderPool(device.open)

    setattr(worker, "Tools", ToolsWithDevice)  # noqa: B010
    worker.main(connection, board_name)


def accelerated(connection: "Connection[Any, Any]", board_name: str) -> None:
    """Run a decode worker that finds a device."""
    _with_device(Accelerator(), connection, board_name)


def accelerated_until_it_opens(connection: "Connection[Any, Any]", board_name: str) -> None:
    """Run a decode worker whose device takes it along when a stream is opened on it."""
    _with_device(Accelerator(breaks_at=1, breaks=crashes), connection, board_name)


def accelerated_until_it_crashes(connection: "Connection[Any, Any]", board_name: str) -> None:
    """Run a decode worker whose device takes it along in its second picture."""
    _with_device(Accelerator(breaks_at=3, breaks=crashes), connection, board_name)
