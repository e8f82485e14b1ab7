"""The built-in simulated city as the wall uses it: drawn where needed and served, in a process of its own.

The wall's window is there meanwhile; `poll` tells how far it is. Nothing of video is imported here.
"""

import multiprocessing
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import platformdirs

_CLOSE_LIMIT_S = 2.0
VARIABLE = "SIM_URL"
"""What addresses of the simulated city begin with: ``${SIM_URL}/CAMERA/main.ts``."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """So many scenes are drawn."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Serving:
    """The city is served at this address."""

    url: str


@dataclass(frozen=True, slots=True)
class Failed:
    """There will be no simulated city; `reason` is technical and in English."""

    reason: str


Event = Drawing | Serving | Failed


class SimulatedCity:
    """Starts the process; ends it with `close`, and by itself when this process dies."""

    def __init__(self, folder: Path | None = None, *, cameras: int | None = None) -> None:
        """`folder` keeps the clips between runs. `cameras`: serve that many, called cam0 and so on, for a benchmark."""
        self._cameras = cameras
        self._folder = folder or platformdirs.user_cache_path("controlroom") / "clips"
        self._pipe: Connection[Any, Any] | None = None
        self._process: BaseProcess | None = None

    def start(self) -> None:
        """Start drawing and serving."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        # Not a daemon: such a process may not have the children that draw.
        self._process = context.Process(
            target=_draw_and_serve, args=(theirs, self._folder, self._cameras), name="simulated city"
        )
        self._process.start()
        theirs.close()  # so that the end of either process is the end of the pipe for the other

    def poll(self, timeout_s: float = 0.0) -> list[Event]:
        """Return what happened since the last call; waits up to `timeout_s` for something."""
        events: list[Event] = []
        pipe = self._pipe
        try:
            while pipe is not None and pipe.poll(0.0 if events else timeout_s):
                events.append(pipe.recv())
        except (EOFError, ConnectionError):
            events.append(Failed("the process that serves it has ended"))
            self.close()
        return events

    def close(self) -> None:
        """End the process, by force if it does not go by itself; harmless when it is not running."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.join(_CLOSE_LIMIT_S)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()


def _draw_and_serve(pipe: "Connection[Any, Any]", folder: Path, cameras: int | None) -> None:
    """Draw what is missing, serve, and end with the other end of `pipe`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent closes this process
    from controlroom.sim.clips import ensure_clips  # video libraries in this process only
    from controlroom.sim.drawing_process import end_with_parent
    from controlroom.sim.server import SimServer

    end_with_parent()
    try:
        clips = ensure_clips(folder, progress=lambda done, total: pipe.send(Drawing(done, total)))
        if cameras is not None:
            scenes = list(clips.values())
            clips = {f"cam{number}": scenes[number % len(scenes)] for number in range(cameras)}
        with SimServer(clips) as server:
            pipe.send(Serving(server.url))
            pipe.recv()
    except (EOFError, ConnectionError):
        pass  # the wall has closed its end, or is dead
    except (OSError, ValueError) as error:
        pipe.send(Failed(f"{type(error).__name__}: {error}"))
