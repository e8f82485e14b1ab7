"""``controlroom run --keep-alive``: a small process that starts the wall, and again when it dies or hangs.

It has no window and opens nothing, so that it can hardly fail by what it watches over. The wall runs in a session of
its own: whatever is left of it when it is ended - decode workers, the simulated city - goes with it.
"""

import logging
import os
import secrets
import select
import signal
import socket
import struct
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import FrameType

log = logging.getLogger("controlroom.keep_alive")

VARIABLE = "NOTIFY_SOCKET"
"""In the wall's environment: where to send its heartbeat, as systemd names it."""
KEPT = "CONTROLROOM_KEPT"
"""In the wall's environment: how many times it was started before."""
FINAL_CODES = frozenset({0, 2, 130})
"""Exit codes after which another start would come to the same: closed, wrong usage or city, interrupted."""
_LOOK_S = 0.25
_LAST_WORDS_S = 1.0
_CREDENTIALS = struct.Struct("iII")  # struct ucred: process, user, group


@dataclass(frozen=True, slots=True)
class Patience:
    """How long things may take, in seconds. `longest_wait_s`: between two starts of a wall that dies again and again.
    `healthy_s`: a wall that ran so long is started again at once."""

    start_s: float = 60.0
    beat_s: float = 10.0
    end_s: float = 10.0
    longest_wait_s: float = 60.0
    healthy_s: float = 60.0

    def wait_s(self, deaths: int) -> float:
        """Return how long to wait before the next start after so many deaths in a row."""
        return 0.0 if deaths <= 1 else min(self.longest_wait_s, 2.0 ** (deaths - 2))


class Keeper:
    """Keeps one wall running until it is closed. Linux only."""

    def __init__(self, command: Sequence[str], patience: Patience | None = None) -> None:
        """`command` starts the wall, which is told in its environment where to send its heartbeat."""
        self._command = list(command)
        self._patience = patience or Patience()
        self._ending = False
        self._wall: subprocess.Popen[bytes] | None = None
        # An address without a file: nothing of it stays behind. Anybody may send to it, so the sender is looked at.
        self._address = f"controlroom-keeper-{os.getpid()}-{secrets.token_hex(4)}"
        self._ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        self._ear.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._ear.bind(f"\0{self._address}")

    def run(self) -> int:
        """Start the wall until it ends for good; return its exit code."""
        heeded = [signal.SIGTERM, signal.SIGINT]
        # Closing the terminal ends the wall, which has a session of its own, only through its keeper; not under nohup.
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            heeded.append(signal.SIGHUP)
        before = {number: signal.signal(number, self._end) for number in heeded}
        starts = deaths = 0
        try:
            while True:
                began_s = time.monotonic()
                code = self._run_once(starts)
                starts += 1
                if self._ending or code in FINAL_CODES:
                    return max(0, code)
                deaths = deaths + 1 if time.monotonic() - began_s < self._patience.healthy_s else 1
                wait_s = self._patience.wait_s(deaths)
                log.error("the wall ended (exit code %d) and is started again in %.0f s", code, wait_s)
                if self._pass_time(wait_s):
                    return 0
        finally:
            self._ear.close()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _run_once(self, starts: int) -> int:
        environment = {**os.environ, VARIABLE: f"@{self._address}", KEPT: str(starts)}
        self._hear()  # what the one before has left
        self._wall = wall = subprocess.Popen(self._command, env=environment, start_new_session=True)
        if self._ending:
            wall.terminate()
        deadline_s = time.monotonic() + self._patience.start_s
        ends_s: float | None = None
        while wall.poll() is None:
            ready, _, _ = select.select([self._ear], [], [], _LOOK_S)
            # Heard first, judged then: this process may have been stopped for a while, too.
            if ready and self._hear():
                deadline_s = time.monotonic() + self._patience.beat_s
            if self._ending and ends_s is None:
                ends_s = time.monotonic() + self._patience.end_s
            if time.monotonic() > (deadline_s if ends_s is None else ends_s):
                self._kill(wall)
        self._sweep(wall)
        return wall.returncode

    def _kill(self, wall: "subprocess.Popen[bytes]") -> None:
        log.error("the wall does not answer and is ended")
        # Its fault handler writes down where it hangs; a process that is stopped cannot.
        wall.send_signal(signal.SIGABRT)
        try:
            wall.wait(_LAST_WORDS_S)
        except subprocess.TimeoutExpired:
            log.debug("the wall says nothing either")
        self._sweep(wall)
        wall.wait()

    def _sweep(self, wall: "subprocess.Popen[bytes]") -> None:
        """End whatever is left of the wall's session."""
        try:
            os.killpg(wall.pid, signal.SIGKILL)
        except ProcessLookupError:
            log.debug("nothing is left of the wall")

    def _hear(self) -> bool:
        """Take what has been said; return whether any of it came from a process of this user."""
        heard = False
        while True:
            try:
                _, extra, _, _ = self._ear.recvmsg(256, socket.CMSG_SPACE(_CREDENTIALS.size))
            except BlockingIOError:
                return heard
            for level, kind, told in extra:
                if (level, kind) == (socket.SOL_SOCKET, socket.SCM_CREDENTIALS):
                    heard |= _CREDENTIALS.unpack(told)[1] == os.getuid()

    def _pass_time(self, seconds: float) -> bool:
        """Wait; return whether the end was asked for."""
        until_s = time.monotonic() + seconds
        while not self._ending and time.monotonic() < until_s:
            time.sleep(min(_LOOK_S, max(0.0, until_s - time.monotonic())))
        return self._ending

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._ending = True
        if self._wall is not None and self._wall.poll() is None:
            self._wall.terminate()
