"""The control API over HTTP: a server in a thread of its own, on this machine alone."""

import asyncio
import queue
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Slot

from controlroom.control.control import Control
from controlroom.control.gui_calls import GuiCalls
from controlroom.control.routes import BODY_BYTES, Routes, error
from controlroom.state.entries import Entry
from controlroom.state.holder import StateHolder
from feeds.core import Clock, SystemClock
from feeds.http_server.guard import TokenGuard
from feeds.http_server.serving import Desk, serve
from resources.text import QT_TRANSLATE_NOOP, Text

ADDRESS = "127.0.0.1"
WHOLE_S = 10.0
_START_S = 5.0
_END_S = 5.0
_CANNOT_LISTEN = QT_TRANSLATE_NOOP("control", "The control API cannot listen at port {port}: {reason}")


class ApiFailed(Exception):
    """The API cannot be served; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.english())
        self.text = text


class ApiServer(QObject):
    """Serves the control API of a wall (docs/control-api.md). Made before the wall begins, so that it misses no entry.

    `journal`: its file, None for a wall without memory. `status`: as ``controlroom status`` has it.
    """

    def __init__(
        self,
        holder: StateHolder,
        control: Control,
        *,
        journal: Path | None,
        status: Callable[[], Mapping[str, Any]],
        clock: Clock | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._control = control
        self._journal = journal
        self._status = status
        self._clock = clock or SystemClock()
        self._calls = GuiCalls(self)
        self._newest = holder.state.revision
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._told: Callable[[Entry], object] | None = None
        holder.entered.connect(self._on_entered)

    def start(self, port: int, token: str) -> int:
        """Begin to serve; return the port, which is another one where 0 is asked for. Raises ApiFailed."""
        started: queue.SimpleQueue[int | OSError] = queue.SimpleQueue()
        # A daemon: the program's end does not wait for a disk that hangs.
        self._thread = threading.Thread(
            target=self._serve, args=(port, token, started.put), name="control-api", daemon=True
        )
        self._thread.start()
        found = started.get(timeout=_START_S)
        if isinstance(found, OSError):
            self.close()
            raise ApiFailed(_CANNOT_LISTEN(port=port, reason=found.strerror or str(found)))
        return found

    def close(self) -> None:
        """Let go of all clients, and end."""
        self._told = None
        self._stop.set()
        if self._thread is not None:
            self._thread.join(_END_S)

    @Slot(object)
    def _on_entered(self, entry: Entry) -> None:
        self._newest = entry.revision
        if self._told is not None:
            self._told(entry)

    def _serve(self, port: int, token: str, started: Callable[[int | OSError], None]) -> None:
        routes = Routes(
            self._control,
            self._calls,
            TokenGuard(token, self._clock),
            newest=lambda: self._newest,
            journal=self._journal,
            status=self._status,
        )

        def listens(port: int) -> None:
            loop = asyncio.get_running_loop()
            self._told = lambda entry: loop.call_soon_threadsafe(routes.changes.publish, entry)
            started(port)

        try:
            serve(Desk(ADDRESS, port, routes.admit, routes.take, BODY_BYTES, WHOLE_S, error), self._stop, listens)
        except OSError as failed:
            started(failed)
