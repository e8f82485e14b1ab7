"""The HTTP server of the simulated city: real protocols on loopback, and faults on demand.

Paths: ``/`` (JSON list of cameras), ``/CAMERA/index.m3u8``, ``/CAMERA/still.jpg``, and for each role, main and sub,
``/CAMERA/ROLE.ts``, ``/CAMERA/ROLE.m3u8``, ``/CAMERA/ROLE.mjpg``. ``POST /fault`` sets a fault. Services of numbers:
``/HOST/…`` with the paths that the real host has (`controlroom/sim/data/site.py`). Who speaks MQTT
instead gets the broker.
"""

import asyncio
import logging
import socket
import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from controlroom.sim.camera import Camera, Library
from controlroom.sim.clip_files import ClipFiles
from controlroom.sim.connection import Connection
from controlroom.sim.data.faults import DataFault
from controlroom.sim.data.site import DataSite
from controlroom.sim.events import SEED
from controlroom.sim.faults import EVERY_CAMERA, ActiveFault, Fault
from controlroom.sim.http import HEAD_LIMIT_BYTES
from feeds.core import Clock, SystemClock

_LOG = logging.getLogger(__name__)
_BACKLOG = 256  # a wall opens all of its cameras at once


class SimServer:
    """Serves cameras and numbers over HTTP from one thread with an event loop, two that read and encode clips, and one
    that counts.

    Cameras may share clips: each starts at another point of its own. `bring`, `set_fault`, `sessions` and
    `connections_made` may be called from any thread but the server's own. A context manager that starts and closes.
    """

    def __init__(
        self,
        clips: Mapping[str, ClipFiles | None],
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        user: str | None = None,
        password: str | None = None,
        max_sessions: int | None = None,
        seed: int = SEED,
        data_speed: float = 1.0,
        clock: Clock | None = None,
    ) -> None:
        """Serve `clips` by camera id; `port` 0 takes a free one; `max_sessions` is per stream, None without limit.

        A camera with None is busy until its clips come (`bring`). With `user` every path but ``/fault`` needs Basic
        credentials. Numbers are those of the city of `seed`, whose time runs `data_speed` times as fast from now on.
        Raises FileNotFoundError for a clip that is not there, ValueError for a user without a password.
        """
        for scene in clips.values():
            _expect_files(scene)
        if user is not None and password is None:
            raise ValueError("a user needs a password")
        self.clock = clock or SystemClock()
        start_s = self.clock.monotonic_s()
        self.cameras: Mapping[str, Camera] = {
            camera_id: Camera(camera_id, scene, start_s=start_s, phase_share=number / len(clips))
            for number, (camera_id, scene) in enumerate(clips.items())
        }
        self.credentials = None if user is None or password is None else (user, password)
        self.data = DataSite(
            seed=seed, speed=data_speed, clock=self.clock, cameras=self.cameras, credentials=self.credentials
        )
        self.max_sessions = max_sessions
        self._address = (host, port)
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Return the base address without a final slash; once started."""
        host, port = self._address
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def start(self) -> None:
        """Listen and serve. Raises OSError when the port cannot be had."""
        family = socket.AF_INET6 if ":" in self._address[0] else socket.AF_INET
        listening = socket.create_server(self._address, family=family, backlog=_BACKLOG)
        self._address = listening.getsockname()[:2]
        self.data.open(self._address[1])
        started: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()
        self._thread = threading.Thread(target=self._run, args=(listening, started), name="simulator")
        self._thread.start()
        self._loop, self._stopping = started.result()

    def close(self) -> None:
        """End every connection and thread; harmless when not running."""
        if self._thread is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def bring(self, camera_id: str, clips: ClipFiles) -> None:
        """Give a camera the clips that it was waiting for. Raises KeyError, and FileNotFoundError as at the start."""
        _expect_files(clips)
        self.cameras[camera_id].clips = clips

    def cameras_there(self) -> frozenset[str]:
        """Return the ids of the cameras that have their clips."""
        return frozenset(camera_id for camera_id, camera in self.cameras.items() if camera.clips is not None)

    def set_fault(self, name: str, fault: Fault | DataFault | None) -> None:
        """Let a camera, a service or `EVERY_CAMERA` misbehave from now on; None heals it.

        In effect when this returns. Raises KeyError when there is no such camera or service.
        """
        if self._thread is not None:
            asyncio.run_coroutine_threadsafe(self.apply_fault(name, fault), self._loop).result()
            return
        if isinstance(fault, DataFault) or self.data.is_service(name):
            self._spoil_data(name, fault)
            return
        if name == EVERY_CAMERA and fault is None:
            self.data.set_fault(None, None)
        for camera in self._named(name):
            camera.fault = ActiveFault.starting(fault, self.clock.monotonic_s()) if fault else None

    def sessions(self, camera_id: str) -> int:
        """Return how many live sessions (MPEG-TS and MJPEG, both roles) a camera serves now."""
        return self.cameras[camera_id].live_sessions()

    def connections_made(self, camera_id: str) -> int:
        """Return how many connections have asked for anything of a camera so far, refused ones among them."""
        return self.cameras[camera_id].connections_made

    async def apply_fault(self, name: str, fault: Fault | DataFault | None) -> None:
        """Do as `set_fault` does, in the server's event loop."""
        if isinstance(fault, DataFault) or self.data.is_service(name):
            self._spoil_data(name, fault)
            return
        if name == EVERY_CAMERA and fault is None:
            self.data.set_fault(None, None)
        for camera in self._named(name):
            await camera.set_fault(fault, self.library, self.clock)

    def _spoil_data(self, name: str, fault: Fault | DataFault | None) -> None:
        """Let a service misbehave, or every one. Raises KeyError where the fault is a camera's alone."""
        if isinstance(fault, Fault):
            raise KeyError(name)
        self.data.set_fault(None if name == EVERY_CAMERA else name, fault)

    def _named(self, camera_id: str) -> list[Camera]:
        return list(self.cameras.values()) if camera_id == EVERY_CAMERA else [self.cameras[camera_id]]

    def _run(
        self, listening: socket.socket, started: "Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]]"
    ) -> None:
        with ThreadPoolExecutor(2, thread_name_prefix="simulator-clips") as executor:
            self.library = Library(executor)
            asyncio.run(self._serve(listening, started))

    async def _serve(
        self, listening: socket.socket, started: "Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]]"
    ) -> None:
        stopping = asyncio.Event()
        clients: set[asyncio.Task[None]] = set()

        def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.ensure_future(Connection(self, reader, writer).serve())
            clients.add(task)
            task.add_done_callback(finished)

        def finished(task: asyncio.Task[None]) -> None:
            clients.discard(task)
            if not task.cancelled() and (error := task.exception()) is not None:
                _LOG.error("a part of the simulated city failed", exc_info=error)

        server = await asyncio.start_server(connected, sock=listening, limit=HEAD_LIMIT_BYTES, backlog=_BACKLOG)
        started.set_result((asyncio.get_running_loop(), stopping))
        numbers = asyncio.create_task(self.data.run())
        numbers.add_done_callback(finished)
        await stopping.wait()
        numbers.cancel()
        server.close()
        for task in clients:
            task.cancel()
        await asyncio.gather(numbers, *clients, return_exceptions=True)
        self.data.close()


def _expect_files(clips: ClipFiles | None) -> None:
    for path in (clips.main, clips.sub) if clips is not None else ():
        if not path.is_file():
            raise FileNotFoundError(f"clip {path} is not there")
