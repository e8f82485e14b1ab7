"""The simulated city in a process of its own, so that its work is never the wall's.

Imports nothing of video: the process that starts it may be the one that must not.
"""

import multiprocessing
import signal
from collections.abc import Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self, TypedDict, Unpack

from controlroom.sim.clip_files import ClipFiles
from controlroom.sim.faults import Fault

_READY_LIMIT_S = 30.0
_ANSWER_LIMIT_S = 10.0
_CLOSE_LIMIT_S = 2.0


class ServerOptions(TypedDict, total=False):
    """What `SimServer` takes beside its clips."""

    host: str
    port: int
    user: str | None
    password: str | None
    max_sessions: int | None


class SimProcess:
    """A `SimServer` in a spawned process that ends with this one, however this one ends.

    A context manager that starts and closes.
    """

    def __init__(self, clips: Mapping[str, ClipFiles], **options: Unpack[ServerOptions]) -> None:
        """Take what `SimServer` takes, but for a clock."""
        self._clips = dict(clips)
        self._options = options
        self._process: BaseProcess | None = None
        self._commands: Connection[Any, Any] | None = None
        self._url = ""

    @property
    def url(self) -> str:
        """Return the base address without a final slash; once started."""
        return self._url

    @property
    def pid(self) -> int | None:
        """Return the id of the process, None when it is not running."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process and wait until it serves.

        Raises what `SimServer` raises (OSError, ValueError), and RuntimeError when the process ends or says nothing.
        """
        context = multiprocessing.get_context("spawn")
        self._commands, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, self._clips, self._options), name="simulated city", daemon=True
        )
        try:
            self._process.start()
            theirs.close()  # only the child holds its end: each side sees the other's death as the end of the pipe
            self._url = self._answer(self._commands, _READY_LIMIT_S)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the process, by force if it does not go by itself; harmless when not running."""
        process, commands, self._process, self._commands = self._process, self._commands, None, None
        if commands is not None:
            commands.close()
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
        """Start."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def set_fault(self, camera_id: str, fault: Fault | None) -> None:
        """Do as `SimServer.set_fault` does. Raises KeyError, and RuntimeError when the process is not there."""
        if self._commands is None:
            raise RuntimeError("the simulated city is not running")
        try:
            self._commands.send((camera_id, fault))
        except ConnectionError:
            raise RuntimeError("the simulated city has ended") from None
        self._answer(self._commands, _ANSWER_LIMIT_S)

    def _answer(self, commands: "Connection[Any, Any]", limit_s: float) -> str:
        try:
            if not commands.poll(limit_s):
                raise RuntimeError(f"the simulated city did not answer within {limit_s:.0f} s")
            answer = commands.recv()
        except (EOFError, ConnectionError):
            raise RuntimeError("the simulated city has ended") from None
        if isinstance(answer, Exception):
            raise answer
        return str(answer)


def _serve(commands: "Connection[Any, Any]", clips: Mapping[str, ClipFiles], options: ServerOptions) -> None:
    """Serve until the other end of `commands` is closed, which the operating system does for a killed parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent closes this process
    from controlroom.sim.server import SimServer  # video libraries in this process only

    try:
        server = SimServer(clips, **options)
        server.start()
    except (OSError, ValueError) as error:
        commands.send(error)
        return
    answer: str | Exception = server.url
    try:
        while True:
            commands.send(answer)
            camera_id, fault = commands.recv()
            try:
                server.set_fault(camera_id, fault)
                answer = ""
            except KeyError as error:
                answer = error
    except (EOFError, ConnectionError):
        pass  # the parent has closed its end, or is dead
    finally:
        server.close()
