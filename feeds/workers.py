"""Decode workers as the supervisor sees them: started, given rows, spoken to, killed, buried."""

import logging
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection

from feeds import entry
from feeds.board import STREAM_ROWS, VIEW_ROWS, Board
from feeds.messages import Command, Quit, Report

log = logging.getLogger("feeds.workers")

HEARTBEAT_DEADLINE_S = 3.0
COMMANDS_DEADLINE_S = 15.0
"""So long a worker may take no commands while its streams go on: where the machine has no time to spare, its main
thread waits its turn among theirs."""
START_DEADLINE_S = 20.0

WorkerMain = Callable[[Connection, str], None]


def stands_still(board: Board, now_s: float) -> bool:
    """Whether nothing shows any more that a worker's interpreter goes round, or that it still takes commands."""
    unheard_s = now_s - board.heartbeat_ns / 1e9
    if unheard_s <= HEARTBEAT_DEADLINE_S:
        return False
    return unheard_s > COMMANDS_DEADLINE_S or now_s - board.newest_activity_ns / 1e9 > HEARTBEAT_DEADLINE_S


class BoardLease:
    """Counts who still reads a board, and closes it after the last: a picture on screen outlives its worker."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._lock = threading.Lock()
        self._holders = 1

    def hold(self) -> None:
        """Count one more reader."""
        with self._lock:
            self._holders += 1

    def release(self) -> None:
        """Count one reader less; the last one closes the board."""
        with self._lock:
            self._holders -= 1
            last = self._holders == 0
        if last:
            self.board.close()


class WorkerHandle:
    """One worker process, its board and its rows."""

    def __init__(self, number: int, *, alone: bool, main: WorkerMain = entry.main) -> None:
        """Start the process. `alone`: it is for a single stream under suspicion.

        Raises OSError when neither memory nor a process is to be had.
        """
        self.number = number
        self.alone = alone
        self.lease = BoardLease(Board.create())
        self.board = self.lease.board
        self._free_rows = list(range(STREAM_ROWS))
        self._free_views = list(range(VIEW_ROWS))
        self.started = False
        self.leaving = False
        """Whether its streams go elsewhere, one after the other; it ends after the last."""
        self.streams = 0
        self._unsent: list[Command] = []
        self.born_s = time.monotonic()
        context = get_context("spawn")
        try:
            self.connection, theirs = context.Pipe()
        except OSError:
            self.lease.release()
            raise
        # The board's name is all that stands in the arguments: addresses and passwords go through the pipe only.
        self._process = context.Process(
            target=main, args=(theirs, self.board.segment.name), name=f"controlroom-worker-{number}", daemon=True
        )
        try:
            self._process.start()
        except BaseException:
            self.lease.release()
            self.connection.close()
            raise
        finally:
            theirs.close()
        self.pid = self._process.pid or 0

    @property
    def sentinel(self) -> int:
        """Becomes ready when the process has ended (for `multiprocessing.connection.wait`)."""
        return self._process.sentinel

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.is_alive()

    @property
    def exit_code(self) -> int | None:
        """How the process ended: negative is the signal that killed it."""
        return self._process.exitcode

    def note_start(self) -> None:
        """The worker has attached to its board: from here on nothing of it is left behind, whoever dies."""
        self.started = True
        self.board.segment.forget_name()

    def take_row(self) -> int | None:
        """Return a free stream row, cleared; None when all are taken."""
        if not self._free_rows:
            return None
        row = self._free_rows.pop()
        self.board.clear_stream(row)
        self.streams += 1
        return row

    def give_row(self, row: int) -> None:
        """Take a stream row back."""
        self._free_rows.append(row)
        self.streams -= 1

    def take_view_row(self) -> int | None:
        """Return a free view row, cleared; None when all are taken."""
        if not self._free_views:
            return None
        row = self._free_views.pop()
        self.board.clear_view(row)
        return row

    def give_view_row(self, row: int) -> None:
        """Take a view row back."""
        self._free_views.append(row)

    def send(self, command: Command) -> None:
        """Have a command sent with the next `flush`: a worker that is told everything together can order its work."""
        self._unsent.append(command)

    def flush(self) -> None:
        """Send the commands; a worker that is gone is noticed by its sentinel."""
        if not self._unsent:
            return
        commands, self._unsent = tuple(self._unsent), []
        try:
            self.connection.send(commands)
        except OSError:
            log.debug("worker %d does not take commands any more", self.number)

    def reports(self) -> list[Report]:
        """Return what the worker has said since the last call."""
        reports: list[Report] = []
        try:
            while self.connection.poll():
                reports.append(self.connection.recv())
        except (EOFError, OSError):
            log.debug("worker %d has closed its pipe", self.number)
        return reports

    def hung(self, now_s: float) -> bool:
        """Whether the interpreter in there has stopped going round, or never began to."""
        if not self.started:
            return now_s - self.born_s > START_DEADLINE_S
        return stands_still(self.board, now_s)

    def quit(self) -> None:
        """Ask the worker to end."""
        self.send(Quit())
        self.flush()

    def bury(self, timeout_s: float = 0.0) -> None:
        """Wait `timeout_s` for the process to end, else kill it; then let go of everything of it."""
        if timeout_s:
            self._process.join(timeout_s)
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()
        self.lease.release()
