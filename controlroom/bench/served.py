"""The streams a benchmark shows: the simulated city's, served by another process, or someone else's."""

from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from controlroom.bench.clips import SMALL, CameraClips, Films, Picture, prepare
from controlroom.sim.faults import Fault
from controlroom.sim.process import SimProcess
from feeds.catalogue import make_config
from feeds.core import Role
from feeds.jobs import CameraFeeds
from feeds.source import KindConfig
from resources.text import QT_TRANSLATE_NOOP, Text

Told = Callable[[Text], None]
"""Gets a word at each step of a benchmark."""

_FILMS = QT_TRANSLATE_NOOP("bench", "films: {done} of {total}")


@dataclass(frozen=True, slots=True)
class Foreign:
    """Someone else's streams: addresses with ``{i}`` for the number of the camera, from 0."""

    main: str
    sub: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What the cameras of a benchmark offer.

    `large`: the main streams' pictures. With `both` the small stream comes beside it, as real cameras have it. Without
    `large` there is the city's small stream alone, or with `both` the city's own two.
    """

    foreign: Foreign | None = None
    large: Picture | None = None
    both: bool = False

    @property
    def fps(self) -> float | None:
        """Pictures a second of each camera where they are ours and all streams have the same, else None."""
        if self.foreign is not None or (self.large is not None and self.both and self.large.fps != SMALL.fps):
            return None
        return float(self.large.fps) if self.large is not None else float(SMALL.fps)

    def __str__(self) -> str:
        """Return it in a few words for the document."""
        if self.foreign is not None:
            return self.foreign.kind if self.foreign.sub is None else f"{self.foreign.kind}, main and sub"
        main = str(self.large) if self.large is not None else "1280x720@15"
        if self.both:
            return f"main {main}, sub {SMALL}"
        return f"main {main}" if self.large is not None else f"sub {SMALL}"


class ServedStreams:
    """The cameras of an offer, by the ids ``cam0`` and so on. A context manager; valid inside the block.

    What is ours comes as MPEG-TS from a process of its own; with more cameras than scenes, scenes come again from
    another moment. `still` and `night` are so many more cameras, called ``still0``, ``night0`` and so on, in whose
    pictures next to nothing moves.
    """

    def __init__(self, offer: Offer, cameras: int, told: Told, *, still: int = 0, night: int = 0) -> None:
        self.offer = offer
        self._told = told
        self._counts = {"cam": cameras, "still": still, "night": night}
        self._clips: dict[str, CameraClips] = {}
        self._server: SimProcess | None = None
        self._url = ""

    @property
    def ids(self) -> list[str]:
        """The ids of all cameras."""
        return [f"{name}{number}" for name, count in self._counts.items() for number in range(count)]

    def __enter__(self) -> Self:
        """Make the films and serve. Raises RuntimeError, OSError, ValueError."""
        if self.offer.foreign is None:
            films = prepare(self.offer.large, progress=self._tell)
            self._clips = {camera_id: _film(films, camera_id, number) for number, camera_id in enumerate(self.ids)}
            self.revive()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End the server."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def kill(self) -> None:
        """Let the server die as by a power cut: its process is gone and its port closed when this returns."""
        self._ours.kill()

    def revive(self) -> None:
        """Serve again, at the same address as before. Waits until it does; may be called from any thread.

        Raises OSError when the port is not to be had.
        """
        port = int(self._url.rpartition(":")[2]) if self._url else 0
        server = SimProcess(self._clips, port=port)
        server.start()
        server.wait()
        self._server, self._url = server, server.url

    def set_fault(self, camera_id: str, fault: Fault | None) -> None:
        """Let a camera, or ``*``, misbehave from now on; None heals it. In effect when this returns."""
        self._ours.set_fault(camera_id, fault)

    def address(self, camera_id: str, role: Role) -> str:
        """Return where a stream is to be had."""
        if self.offer.foreign is not None:
            pattern = self.offer.foreign.sub if role == "sub" else self.offer.foreign.main
            return (pattern or self.offer.foreign.main).replace("{i}", camera_id.removeprefix("cam"))
        small_only = self.offer.large is None and not self.offer.both
        return f"{self._url}/{camera_id}/{'sub' if small_only else role}.ts"

    def feeds(self, camera_id: str, **options: Any) -> CameraFeeds:
        """Return a camera as the engine needs it. `options` of its streams' configs."""
        foreign = self.offer.foreign
        both = foreign.sub is not None if foreign is not None else self.offer.both
        kind = foreign.kind if foreign is not None else "mpegts"

        def config(role: Role) -> KindConfig:
            return make_config(kind, self.address(camera_id, role), **options)

        return CameraFeeds(camera_id, config("main"), config("sub") if both else None)

    @property
    def _ours(self) -> SimProcess:
        if self._server is None:
            raise RuntimeError("these streams are someone else's: they take no faults")
        return self._server

    def _tell(self, done: int, total: int) -> None:
        if done < total:
            self._told(_FILMS(done=done, total=total))


def _film(films: Films, camera_id: str, number: int) -> CameraClips:
    if camera_id.startswith("still"):
        return films.still
    if camera_id.startswith("night"):
        return films.night
    return films.traffic[number % len(films.traffic)]
