"""One simulated camera: its clips, its streams while they are asked for, its fault, its clients."""

import asyncio
from concurrent.futures import Executor
from pathlib import Path

from controlroom.sim.clip_files import ClipFiles
from controlroom.sim.fanout import Channel, Session
from controlroom.sim.faults import AT_OPENING, ActiveFault, Fault, FaultKind
from controlroom.sim.footage import Footage, load_footage
from controlroom.sim.jpeg import JpegStore
from controlroom.sim.streams import Stream
from feeds.core import Clock, Role

ROLES: tuple[Role, Role] = ("main", "sub")


class Library:
    """Footage by file, read once, and its JPEGs. Belongs to one event loop."""

    def __init__(self, executor: Executor) -> None:
        """Read and encode in `executor`."""
        self.jpegs = JpegStore(executor)
        self._executor = executor
        self._loads: dict[Path, asyncio.Future[Footage]] = {}

    async def footage(self, path: Path) -> Footage:
        """Return the footage of a clip file. Raises as `load_footage` does, and tries again next time."""
        if path not in self._loads:
            loop = asyncio.get_running_loop()
            self._loads[path] = asyncio.ensure_future(loop.run_in_executor(self._executor, load_footage, path))
        try:
            return await asyncio.shield(self._loads[path])
        except Exception:
            self._loads.pop(path, None)
            raise


class Camera:
    """A camera of the simulated city. Its methods belong to the event loop; its numbers may be read anywhere."""

    def __init__(self, camera_id: str, clips: ClipFiles | None, *, start_s: float, phase_share: float) -> None:
        """Show `clips` from `start_s` (monotonic) on, beginning `phase_share` (0 to 1) of the way in.

        None: they are still being made; set `clips` as soon as they are there, from any thread.
        """
        self.camera_id = camera_id
        self.sessions: set[Session] = set()  # everyone connected for longer than one answer, served or not
        self.connections_made = 0
        self.fault: ActiveFault | None = None
        self.clips = clips
        self._start_s = start_s
        self._phase_share = phase_share
        self._channels: dict[Role, Channel] = {}

    def live_sessions(self) -> int:
        """Return how many clients are being sent pictures now."""
        return sum(len(channel.sessions) for channel in list(self._channels.values()))

    def fault_at(self, time_s: float) -> FaultKind | None:
        """Return the fault that holds at a moment."""
        return self.fault.at(time_s) if self.fault else None

    async def footage(self, role: Role, library: Library) -> Footage:
        """Return the clip of a role. Raises FileNotFoundError while there are no clips."""
        if self.clips is None:
            raise FileNotFoundError(f"the clips of {self.camera_id} are still being made")
        return await library.footage(self.clips.main if role == "main" else self.clips.sub)

    async def channel(self, role: Role, library: Library, clock: Clock) -> Channel:
        """Return the channel of a role, made at the first call."""
        footage = await self.footage(role, library)
        if role not in self._channels:
            phase_s = self._phase_share * float(len(footage.units) / footage.fps)
            stream = Stream(footage, start_s=self._start_s, phase_s=phase_s)
            stream.set_fault(self.fault)
            self._channels[role] = Channel(stream, library.jpegs, clock)
        await self._lend_pictures(library)
        return self._channels[role]

    async def set_fault(self, fault: Fault | None, library: Library, clock: Clock) -> None:
        """Misbehave from now on, or no longer."""
        self.fault = ActiveFault.starting(fault, clock.monotonic_s()) if fault else None
        await self._lend_pictures(library)
        for channel in self._channels.values():
            channel.advance()
            channel.stream.set_fault(self.fault)
        if fault and fault.kind in AT_OPENING:
            for session in self.sessions:
                session.end()

    async def _lend_pictures(self, library: Library) -> None:
        """Give each stream the other role's footage when it shall show both in turn."""
        if self.fault and self.fault.kind is FaultKind.RESIZE and self.clips is not None:
            main, sub = await self.footage("main", library), await self.footage("sub", library)
            for role, channel in self._channels.items():
                channel.stream.other = sub if role == "main" else main
