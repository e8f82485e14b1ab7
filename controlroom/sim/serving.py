"""The process of the simulated city from inside: it draws what is missing, serves, and takes faults.

Imports of video libraries stand in functions: the process that starts this one, and may know none, imports this module.
"""

import contextlib
import multiprocessing
import signal
import threading
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from controlroom.sim.clip_files import ClipFiles
from controlroom.sim.data.faults import DataFault
from controlroom.sim.events import Drawing, Drawn, Event, Failed, Serving
from controlroom.sim.faults import Fault

if TYPE_CHECKING:
    from controlroom.sim.server import SimServer

_GIVING_UP_S = 0.1


class ServerOptions(TypedDict, total=False):
    """What `SimServer` takes beside its clips."""

    host: str
    port: int
    user: str | None
    password: str | None
    max_sessions: int | None
    seed: int
    data_speed: float


class _Tell:
    """The child's end of the pipe, for several threads."""

    def __init__(self, pipe: "Connection[Any, Any]") -> None:
        self._pipe = pipe
        self._lock = threading.Lock()

    def __call__(self, said: "Event | Exception | None") -> None:
        """Say something. Raises ConnectionError when the parent is not there."""
        with self._lock:
            self._pipe.send(said)


def serve(
    pipe: "Connection[Any, Any]",
    clips: Mapping[str, ClipFiles] | Drawn,
    faults: Sequence[tuple[str, Fault | DataFault]],
    options: ServerOptions,
) -> None:
    """Serve until the other end of `pipe` is closed, which the operating system does for a killed parent."""
    for number in (signal.SIGINT, signal.SIGTERM):  # they may reach the whole group; the parent closes this process
        signal.signal(number, signal.SIG_IGN)
    from controlroom.sim.drawing_process import end_with_parent
    from controlroom.sim.server import SimServer  # video libraries in this process only

    end_with_parent()
    tell = _Tell(pipe)
    drawing: threading.Thread | None = None
    try:
        scenes = _scenes(clips) if isinstance(clips, Drawn) else {}
        server = SimServer(dict.fromkeys(scenes) if isinstance(clips, Drawn) else clips, **options)
        for name, fault in faults:
            server.set_fault(name, fault)
        server.start()
    except (OSError, OverflowError, ValueError, KeyError) as error:
        tell(error)
        return
    try:
        if isinstance(clips, Drawn):
            drawing = threading.Thread(target=_draw, args=(clips.folder, scenes, server, tell), name="drawing")
            drawing.start()
        else:
            tell(Serving(server.url, frozenset(server.cameras)))
        while True:
            name, change = pipe.recv()
            try:
                server.set_fault(name, change)
                tell(None)
            except KeyError as error:
                tell(error)
    except (EOFError, ConnectionError):
        pass  # the parent has closed its end, or is dead
    finally:
        server.close()
    while drawing is not None and drawing.is_alive():
        for child in multiprocessing.active_children():
            child.kill()  # what is being drawn is given up: a film is there whole or not at all
        drawing.join(_GIVING_UP_S)


def _scenes(drawn: Drawn) -> dict[str, str]:
    """Return the scene of each camera. Raises KeyError for a scene that there is not."""
    from controlroom.sim.scenes.catalogue import SCENES, scene

    if drawn.scenes is None:
        return {each.scene_id: each.scene_id for each in SCENES}
    return {camera_id: scene(scene_id).scene_id for camera_id, scene_id in drawn.scenes.items()}


def _draw(folder: Path, scenes: Mapping[str, str], server: "SimServer", tell: _Tell) -> None:
    """Have the missing films made, and give each camera its own as soon as they are there (in a thread)."""
    from controlroom.sim.clips import SceneClips, ensure_clips

    def made(films: Sequence[SceneClips]) -> None:
        by_scene = {each.scene_id: each for each in films}
        for camera_id, scene_id in scenes.items():
            if scene_id in by_scene:
                server.bring(camera_id, by_scene[scene_id])
        tell(Serving(server.url, server.cameras_there()))

    try:
        ensure_clips(
            folder,
            list(dict.fromkeys(scenes.values())),
            made=made,
            progress=lambda done, total: tell(Drawing(done, total)),
        )
    except ConnectionError:
        pass  # nobody hears any more
    except (OSError, ValueError) as error:
        with contextlib.suppress(ConnectionError):
            tell(Failed(reason(error)))


def reason(error: Exception) -> str:
    """Return an error in a line."""
    return f"{type(error).__name__}: {error}"
