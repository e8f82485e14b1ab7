"""What the cameras of a benchmark show: scenes of the simulated city, large ones made of them, and scenes at rest.

All of it is drawn and encoded once, in a process of its own, and kept.
"""

import multiprocessing
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psutil

from controlroom.sim.clip_files import default_clip_folder

LARGE_SCENES = ("gangnam-crossing", "teheran-ro", "gyeongbu-yangjae", "sinchon-bus-stop")
"""Scenes with much traffic: what cameras with large pictures are for."""
_CLOSE_LIMIT_S = 5.0


@dataclass(frozen=True, slots=True)
class Picture:
    """Size and rate of a stream's pictures."""

    width_px: int
    height_px: int
    fps: int

    def __str__(self) -> str:
        """Return it as it is written on the command line."""
        return f"{self.width_px}x{self.height_px}@{self.fps}"

    @property
    def bits_per_s(self) -> int:
        """The bit rate a surveillance camera is set to: 5 Mbit/s for 1920x1080 at 25, in proportion otherwise."""
        return round(5_000_000 * self.width_px * self.height_px * self.fps / (1920 * 1080 * 25))


SMALL = Picture(640, 360, 15)
"""The simulated city's sub streams."""


@dataclass(frozen=True, slots=True)
class CameraClips:
    """The two films of a camera (`controlroom.sim.clip_files.ClipFiles`)."""

    main: Path
    sub: Path


@dataclass(frozen=True, slots=True)
class Films:
    """`traffic`: scenes with movement, one after the other. `still`: nothing moves by day. `night`: one lamp blinks."""

    traffic: tuple[CameraClips, ...]
    still: CameraClips
    night: CameraClips


def prepare(large: Picture | None, *, progress: Callable[[int, int], None], folder: Path | None = None) -> Films:
    """Return the films, made where they are missing; `large` is the size of the main ones, None for the city's own.

    `progress` is told how many of how many are there. Raises RuntimeError when they cannot be made.
    """
    folder = folder or default_clip_folder()
    context = multiprocessing.get_context("spawn")
    pipe, theirs = context.Pipe()
    # Not a daemon: such a process may not have the children that draw.
    process = context.Process(target=_make, args=(theirs, folder, large), name="films")
    process.start()
    theirs.close()
    try:
        while True:
            said = pipe.recv()
            if isinstance(said, Films):
                return said
            if isinstance(said, str):
                raise RuntimeError(said)
            progress(*said)
    except EOFError:
        raise RuntimeError("the process that makes the films has ended") from None
    finally:
        pipe.close()
        process.join(_CLOSE_LIMIT_S)
        if process.is_alive():
            for child in psutil.Process(process.pid).children(recursive=True):
                child.kill()
            process.kill()
            process.join()
        process.close()


def _make(pipe: "Connection[Any, Any]", folder: Path, large: Picture | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent closes this process
    from controlroom.bench.encoding import encode_large, encode_restful  # video libraries in this process only
    from controlroom.sim.clips import ensure_clips

    try:
        city = ensure_clips(folder, progress=lambda done, total: pipe.send((done, total)))
        place = next(iter(city.values())).main.parent / "bench"
        place.mkdir(exist_ok=True)
        pairs = [CameraClips(clips.main, clips.sub) for clips in city.values()]
        still, night = encode_restful(city[LARGE_SCENES[0]].sub, place)
        if large is not None:
            pairs = []
            for done, scene_id in enumerate(LARGE_SCENES):
                main = place / f"{scene_id}-{large}.mp4"
                if not main.exists():
                    pipe.send((done, len(LARGE_SCENES)))
                    encode_large(city[scene_id].main, main, large)
                pairs.append(CameraClips(main, city[scene_id].sub))
        pipe.send(Films(tuple(pairs), CameraClips(still, still), CameraClips(night, night)))
    except ConnectionError:
        pass  # whoever asked has ended
    except (OSError, ValueError, KeyError) as error:
        pipe.send(f"{type(error).__name__}: {error}")
