"""The decode worker: a process that runs several streams, a thread each, and can be killed at any moment.

Started by `spawn`. Its main thread only takes commands and shows by its heartbeat that the interpreter goes round.
It ends when the supervisor's end of the pipe closes, however that came about.
"""

import ctypes
import logging
import math
import os
import signal
import sys
import threading
import time
from multiprocessing.connection import Connection

from feeds.address import RedactingFormatter, redact
from feeds.board import Board, Phase, StreamFacts
from feeds.core import ErrorKind, FeedError
from feeds.messages import (
    Attached,
    CloseStream,
    Command,
    Ended,
    OpenStream,
    Quit,
    Report,
    ShowOutputs,
    Started,
    UseDecoders,
)
from feeds.outputs import Outputs, Tools
from feeds.stream import StreamRun

HEARTBEAT_S = 0.25
"""Painting and input go before decoding: a late picture is dropped, a late click is felt."""
TIDY_AFTER_S = 10.0
"""So long after the last opening what openings leave behind is given back."""
_PR_SET_PDEATHSIG = 1
_M_ARENA_MAX, _M_MMAP_THRESHOLD, _M_TRIM_THRESHOLD = -8, -3, -1

log = logging.getLogger("feeds.worker")


class _Running:
    """A stream and the thread that runs it."""

    def __init__(
        self, generation: int, outputs: Outputs, run: StreamRun, stop: threading.Event, thread: threading.Thread
    ) -> None:
        self.generation = generation
        self.outputs = outputs
        self.run = run
        self.stop = stop
        self.thread = thread


class Worker:
    """The streams of one worker process."""

    def __init__(self, connection: Connection, board: Board) -> None:
        self._connection = connection
        self._board = board
        self._sending = threading.Lock()
        self._running: dict[int, _Running] = {}
        self._tools = Tools()
        self._tidy_s = math.inf

    def serve(self) -> None:
        """Take commands until told to quit or until the supervisor is gone."""
        self._board.heartbeat_ns = time.monotonic_ns()
        self._send(Started(os.getpid()))
        while True:
            self._board.heartbeat_ns = time.monotonic_ns()
            if time.monotonic() > self._tidy_s:
                self._tidy_s = math.inf
                _tidy_up()
            try:
                if not self._connection.poll(HEARTBEAT_S):
                    continue
                commands: tuple[Command, ...] = self._connection.recv()
            except (EOFError, OSError):
                return
            if Quit() in commands:
                return
            self._obey(commands)

    def _obey(self, commands: tuple[Command, ...]) -> None:
        """Do what is to be done from now on, in such an order that every tile has something to show soonest."""
        for command in commands:
            running = self._addressed(command)
            if isinstance(command, ShowOutputs) and running is not None and command.outputs:
                running.run.expect()
        segments: list[str] = []
        woken: list[StreamRun] = []
        for command in commands:
            # Each may wait for its turn among the threads of all streams, and there are as many commands as tiles.
            self._board.heartbeat_ns = time.monotonic_ns()
            running = self._addressed(command)
            match command:
                case UseDecoders(capabilities):
                    self._tools.decoders.use(capabilities)
                case OpenStream():
                    self._open(command)
                    segments += [output.segment for output in command.outputs]
                case ShowOutputs() if running is not None:
                    running.outputs.replace(command.outputs, command.tier)
                    segments += [output.segment for output in command.outputs]
                    woken.append(running.run)
                case CloseStream() if running is not None:
                    running.stop.set()
                    woken.append(running.run)
                case _:
                    pass  # about a stream that has ended meanwhile; its end is already reported
        for run in woken:
            self._board.heartbeat_ns = time.monotonic_ns()
            run.wake()
        if segments:
            self._send(Attached(tuple(segments)))

    def _addressed(self, command: Command) -> _Running | None:
        """Return the stream that a command is about, None where it has ended meanwhile."""
        if not isinstance(command, ShowOutputs | CloseStream):
            return None
        running = self._running.get(command.row)
        return running if running is not None and running.generation == command.generation else None

    def _open(self, command: OpenStream) -> None:
        outputs = Outputs(self._board, self._tools)
        stop = threading.Event()
        facts = self._board.facts(command.row)
        run = StreamRun(command.config, facts, outputs, stop)
        thread = threading.Thread(
            target=self._run_stream,
            args=(command, run, facts, outputs, stop),
            name=f"stream-{command.row}",
            daemon=True,
        )
        self._tidy_s = time.monotonic() + TIDY_AFTER_S
        self._running[command.row] = _Running(command.generation, outputs, run, stop, thread)
        outputs.replace(command.outputs, command.tier)
        thread.start()

    def _run_stream(
        self, command: OpenStream, run: StreamRun, facts: StreamFacts, outputs: Outputs, stop: threading.Event
    ) -> None:
        """Run one stream to its end and report it (in the stream's thread)."""
        kind, detail = ErrorKind.NONE, ""
        try:
            run.run()
        except FeedError as error:
            kind, detail = error.kind, error.detail
        except Exception as error:
            kind, detail = ErrorKind.INTERNAL, redact(f"{type(error).__name__}: {error}")
            log.exception("stream on row %d failed inside the program", command.row)
        finally:
            outputs.close()
            facts.phase = Phase.ENDED
            facts.write(0)
            facts.release()
            if stop.is_set():
                kind, detail = ErrorKind.NONE, ""
            self._send(Ended(command.row, command.generation, kind, redact(detail)))

    def _send(self, report: Report) -> None:
        with self._sending:
            try:
                self._connection.send(report)
            except (BrokenPipeError, OSError):
                log.debug("supervisor is gone")


def _settle_in() -> None:
    """End with the GUI process, and keep the C library from a heap per thread (Linux)."""
    if sys.platform == "linux":
        c_library = ctypes.CDLL(None)
        # The end of the pipe tells that the GUI process is gone, but not to an interpreter that hangs in a codec.
        c_library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        c_library.mallopt(_M_ARENA_MAX, 2)
        # Decoders take and give back pictures all the time: keep the pages instead of asking the kernel each time.
        c_library.mallopt(_M_MMAP_THRESHOLD, 32 << 20)
        c_library.mallopt(_M_TRIM_THRESHOLD, 16 << 20)


def _tidy_up() -> None:
    """Give free memory back to the system: the C library keeps what the opening of streams needed for a moment."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def main(connection: Connection, board_name: str) -> None:
    """Run the worker until it is told to quit. The target of the spawned process."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    logging.getLogger("urllib3").setLevel(logging.ERROR)  # warns of every oddity of a camera's headers, with addresses
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the supervisor ends this process
    _settle_in()
    board = Board.attach(board_name)
    Worker(connection, board).serve()
    # Not the interpreter's own way out: that waits for threads, and one that hangs in a codec never ends.
    os._exit(0)
