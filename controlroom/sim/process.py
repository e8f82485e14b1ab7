"""The simulated city in a process of its own, so that its work is never the wall's: drawn where needed, and served.

The server answers from the beginning; a camera whose films are still being made says that it is busy. Imports nothing
of video: the process that starts it may be the one that must not.
"""

import multiprocessing
import time
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self, Unpack

from controlroom.sim.clip_files import ClipFiles
from controlroom.sim.data.faults import DataFault
from controlroom.sim.events import Drawn, Event, Failed, Serving
from controlroom.sim.faults import Fault
from controlroom.sim.serving import ServerOptions, reason, serve

_READY_LIMIT_S = 30.0
_ANSWER_LIMIT_S = 10.0
_CLOSE_LIMIT_S = 2.0


class SimProcess:
    """A `SimServer` in a spawned process that ends with this one, however this one ends.

    `start` returns at once; then either `poll` tells what happens, or `wait` waits until it is served. `close` and
    `kill` end it. A context manager that starts, waits and closes. For one thread at a time.
    """

    def __init__(
        self,
        clips: Mapping[str, ClipFiles] | Drawn,
        *,
        faults: Sequence[tuple[str, Fault | DataFault]] = (),
        **options: Unpack[ServerOptions],
    ) -> None:
        """Serve these films by camera id, or scenes, drawn where missing.

        `faults`, by camera id or service, hold from the start. `options` are those of `SimServer`.
        """
        self._clips = clips if isinstance(clips, Drawn) else dict(clips)
        self._faults = tuple(faults)
        self._options = options
        self._process: BaseProcess | None = None
        self._pipe: Connection[Any, Any] | None = None
        self._events: list[Event] = []
        self._url = ""

    @property
    def url(self) -> str:
        """Return the base address without a final slash; empty before it is served."""
        return self._url

    @property
    def pid(self) -> int | None:
        """Return the id of the process, None when it is not running."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process. Does not wait for it."""
        context = multiprocessing.get_context("spawn")
        self._url = ""
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=serve,
            args=(theirs, self._clips, self._faults, self._options),
            name="simulated city",
            daemon=not isinstance(self._clips, Drawn),  # a daemon may not have the children that draw
        )
        self._process.start()
        theirs.close()  # only the child holds its end: each side sees the other's death as the end of the pipe

    def wait(self) -> None:
        """Wait until it is served; films may still be coming.

        Raises what `SimServer` raises (OSError, OverflowError, ValueError, KeyError), and RuntimeError when the city
        cannot be drawn, the process ends or says nothing. It is closed then.
        """
        deadline_s = time.monotonic() + _READY_LIMIT_S
        try:
            while not self._url:
                self._hear(deadline_s - time.monotonic())
                for event in self._events:
                    if isinstance(event, Failed):
                        raise RuntimeError(event.reason)
        except BaseException:
            self.close()
            raise

    def poll(self, timeout_s: float = 0.0) -> list[Event]:
        """Return what happened since the last call; waits up to `timeout_s` for something. Closed after an end."""
        try:
            if self._pipe is not None and not self._events and self._pipe.poll(timeout_s):
                self._hear()
            while self._pipe is not None and self._pipe.poll():
                self._hear()
        except (RuntimeError, OSError, OverflowError, ValueError, KeyError) as error:
            self._events.append(Failed(str(error) if isinstance(error, RuntimeError) else reason(error)))
            self.close()
        events, self._events = self._events, []
        return events

    def set_fault(self, name: str, fault: Fault | DataFault | None) -> None:
        """Do as `SimServer.set_fault` does. Raises KeyError, and RuntimeError when the process is not there."""
        if self._pipe is None:
            raise RuntimeError("the simulated city is not running")
        try:
            self._pipe.send((name, fault))
        except ConnectionError:
            raise RuntimeError("the simulated city has ended") from None
        deadline_s = time.monotonic() + _ANSWER_LIMIT_S
        while not self._hear(deadline_s - time.monotonic()):
            pass

    def close(self) -> None:
        """End the process, by force if it does not go by itself; harmless when not running."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if pipe is not None:
            pipe.close()
        if process is not None and process.pid is not None:
            process.join(_CLOSE_LIMIT_S)
            process.kill()
            process.join()
            process.close()

    def kill(self) -> None:
        """End the process at once, as a power cut would; harmless when not running."""
        if self._process is not None:
            self._process.kill()
        self.close()

    def __enter__(self) -> Self:
        """Start, and wait until it is served."""
        self.start()
        self.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def _hear(self, limit_s: float = 0.0) -> bool:
        """Take one word of the process: keep an event, raise an error, return True for the answer to a command."""
        if self._pipe is None:
            raise RuntimeError("the simulated city has ended")
        try:
            if not self._pipe.poll(max(0.0, limit_s)):
                raise RuntimeError("the simulated city did not answer in time")
            said = self._pipe.recv()
        except (EOFError, ConnectionError):
            raise RuntimeError("the simulated city has ended") from None
        if isinstance(said, Exception):
            raise said
        if isinstance(said, Serving):
            self._url = said.url
        if isinstance(said, Event):
            self._events.append(said)
        return said is None
