"""Calls from other threads into the GUI's: asked for by a queued signal, given up where it does not answer in time."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot

ANSWER_S = 2.0


class GuiIsBusy(Exception):
    """The GUI's thread has not answered in time. What was asked is not done any more, unless it was being done."""


class _Call(NamedTuple):
    act: Callable[[], Any]
    future: "Future[Any]"


class GuiCalls(QObject):
    """Does in its own thread, the GUI's, what others ask for."""

    _wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted.connect(self._do, Qt.ConnectionType.QueuedConnection)

    async def ask[Value](self, act: Callable[[], Value]) -> Value:
        """Return what `act` returns in the GUI's thread. Raises GuiIsBusy, and what it raises. Of any other thread."""
        future: Future[Value] = Future()
        self._wanted.emit(_Call(act, future))
        try:
            async with asyncio.timeout(ANSWER_S):
                return await asyncio.wrap_future(future)
        except TimeoutError:
            raise GuiIsBusy from None

    @Slot(object)
    def _do(self, call: _Call) -> None:
        if not call.future.set_running_or_notify_cancel():
            return  # nobody waits any more, and was told that it is not done
        try:
            call.future.set_result(call.act())
        except Exception as error:  # whoever asked is told, in its own thread
            call.future.set_exception(error)
