"""Hardware decoders as the supervisor sees them: tried at start, told to workers, struck off when workers die in them.

Belongs to the supervisor's thread; `capabilities` and `usable` may be read by any.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from feeds import entry
from feeds.decode.catalogue import CODECS, name_of
from feeds.decode.choice import Capability
from feeds.messages import UseDecoders
from feeds.workers import WorkerHandle

log = logging.getLogger("feeds.decoders")

PROBE_DEADLINE_S = 20.0
KILL_S = 1.0
DEATHS_TO_STRIKE_OFF = 2
STRUCK_OFF_S = 3600.0
"""A device in which so many workers died within this time is not used until it has passed."""

ProbeMain = Callable[["Connection[Any, Any]", str], None]


class Decoders:
    """The devices of this machine. Each is tried once, in a process of its own, one after the other."""

    def __init__(
        self,
        devices: Sequence[str] = (),
        *,
        probe_main: ProbeMain = entry.probe,
        deadline_s: float = PROBE_DEADLINE_S,
    ) -> None:
        """Try `devices`, in order of preference; without any, everything is decoded in software.

        `deadline_s`: how long the trial of one device may take.
        """
        self.capabilities: tuple[Capability, ...] = ()
        """What has been found so far, one for each device and codec."""
        self._untried = list(devices)
        self._probe_main = probe_main
        self._deadline_s = deadline_s
        self._trial: _Trial | None = None
        self._deaths: list[tuple[str, float]] = []
        self._told: dict[int, tuple[Capability, ...]] = {}

    def usable(self, now_s: float) -> tuple[Capability, ...]:
        """Return what works and is not struck off."""
        deaths = [device for device, at_s in self._deaths if now_s - at_s < STRUCK_OFF_S]
        return tuple(
            found for found in self.capabilities if found.works and deaths.count(found.device) < DEATHS_TO_STRIKE_OFF
        )

    def round(self, workers: Sequence[WorkerHandle], now_s: float) -> None:
        """Go on with the trials without waiting for them, and tell the workers what is new.

        A trial begins when no worker is starting: pictures in software come sooner than those of a device would.
        A worker for a suspect stream is never told: whatever killed the last one, this one decodes in software.
        """
        if self._trial is None and self._untried and all(worker.started for worker in workers):
            self._begin(self._untried.pop(0), now_s)
        if self._trial is not None and self._trial.is_over(now_s):
            self._note(self._trial.end())
            self._trial = None
        usable = self.usable(now_s)
        told, self._told = self._told, {}
        for worker in workers:
            if not worker.alone:
                self._told[worker.number] = usable
                if told.get(worker.number, ()) != usable:
                    worker.send(UseDecoders(usable))

    def note_deaths(self, numbers: Iterable[int], now_s: float) -> None:
        """A worker died or hung while its streams were inside the decoders with these numbers on the board."""
        self._deaths = [death for death in self._deaths if now_s - death[1] < STRUCK_OFF_S]
        for device in {name_of(number) for number in numbers if number}:
            self._deaths.append((device, now_s))
            log.error("a decode worker ended while %s decoded in it", device)

    def close(self) -> None:
        """End a trial that is going on."""
        self._untried.clear()
        if self._trial is not None:
            self._trial.end()
            self._trial = None

    def _begin(self, device: str, now_s: float) -> None:
        try:
            self._trial = _Trial(device, self._probe_main, now_s + self._deadline_s)
        except OSError as error:
            self._note(_none_of(device, f"could not be tried: {error}"))

    def _note(self, found: tuple[Capability, ...]) -> None:
        self.capabilities += found
        for one in found:
            log.info("%s decodes %s: %s", one.device, one.codec, "yes" if one.works else f"no, {one.why}")


class _Trial:
    """A device being tried."""

    def __init__(self, device: str, main: ProbeMain, ends_s: float) -> None:
        self._device = device
        self._ends_s = ends_s
        self._late = False
        self._found: list[Capability] = []
        context = get_context("spawn")
        self._connection, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=main, args=(theirs, device), name=f"controlroom-probe-{device}", daemon=True
        )
        try:
            self._process.start()
        except BaseException:
            self._connection.close()
            raise
        finally:
            theirs.close()

    def is_over(self, now_s: float) -> bool:
        """Take what it says; whether it has ended or its time is over."""
        try:
            while self._connection.poll():
                self._found.append(self._connection.recv())
        except (EOFError, OSError):
            if not self._process.is_alive():
                return True
        self._late = now_s >= self._ends_s
        return self._late

    def end(self) -> tuple[Capability, ...]:
        """End the process and return what was found; a codec that it did not come to does not work."""
        if self._process.is_alive():
            self._process.kill()
        # Not without end: a process inside a driver that hangs cannot even be killed.
        self._process.join(KILL_S)
        code = self._process.exitcode
        if code is not None:
            self._process.close()
        self._connection.close()
        why = "gave no answer in time" if self._late else f"its driver ended the process (exit code {code})"
        told = {found.codec for found in self._found}
        return *self._found, *(found for found in _none_of(self._device, why) if found.codec not in told)


def _none_of(device: str, why: str) -> tuple[Capability, ...]:
    return tuple(Capability(device, codec, works=False, why=why) for codec in CODECS)
