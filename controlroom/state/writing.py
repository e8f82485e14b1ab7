"""The thread that writes the journal: what is accepted is kept before it is shown, and nothing waits for a disk."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from controlroom.state.core import State
from controlroom.state.entries import Entry
from controlroom.state.history import KEPT
from controlroom.state.journal_file import KEPT_MS, JournalWriter, salvaged, set_aside
from feeds.data.core import StoreDamaged, StoreError
from feeds.data.gathering.gatherer import Gatherer, Taken

AGAIN_S = 5.0
"""After how long what could not be written is tried again."""
_UNWRITTEN = 10_000
"""As many entries wait for a disk that does not take them; the oldest of more are lost, in the journal alone."""
_END_S = 5.0
_FORGET_EVERY = 1000
"""After so many entries old ones are forgotten, and more of them, so that the file does not grow for ever."""

Made = tuple[Entry, State]
log = logging.getLogger("journal")


class JournalThread:
    """Writes what `put` is given, in its order.

    `dealt` is called in this thread with the newest revision that is written, or could not be; `failed` with words
    whenever writing begins to fail, and with "" when it goes again; `moved` with the file's new name where it was
    damaged and a new one has begun.
    """

    def __init__(
        self,
        path: Path,
        *,
        dealt: Callable[[int], None],
        failed: Callable[[str], None],
        moved: Callable[[str], None],
    ) -> None:
        self._path = path
        self._dealt = dealt
        self._failed = failed
        self._moved = moved
        self._queue: queue.SimpleQueue[Made | None] = queue.SimpleQueue()
        self._opened: queue.SimpleQueue[tuple[State, Sequence[Entry]] | StoreError | Taken] = queue.SimpleQueue()
        self._unwritten: list[Made] = []
        self._fails = False
        self._written = 0
        # A daemon: the program's end does not wait for a disk that hangs.
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)

    def start(self, limit_s: float) -> tuple[State, Sequence[Entry]]:
        """Begin, and return the newest state and entries of the journal.

        Raises Taken where another program writes it, StoreError where it cannot be opened, or not within a time.
        """
        self._thread.start()
        try:
            found = self._opened.get(timeout=limit_s)
        except queue.Empty:
            raise StoreError(f"{self._path}: the disk does not answer") from None
        if isinstance(found, BaseException):
            raise found
        return found

    def put(self, made: Made) -> None:
        """Write an entry, with the state that it led to."""
        self._queue.put(made)

    def close(self) -> None:
        """Write what is left, and end."""
        self._queue.put(None)
        if self._thread.ident is not None:
            self._thread.join(_END_S)

    def _run(self) -> None:
        try:
            with Gatherer(self._path):
                self._write()
        except Taken as error:
            self._opened.put(error)
        except OSError as error:
            self._opened.put(StoreError(f"{self._path}: {error.strerror or error}"))

    def _write(self) -> None:
        try:
            writer, state, entries = self._begin()
        except StoreError as error:
            self._opened.put(error)
            return
        self._opened.put((state, entries))
        try:
            self._forget(writer)
            goes_on = True
            while goes_on:
                goes_on = self._take()
                writer = self._add(writer)
        finally:
            writer.close()

    def _begin(self) -> tuple[JournalWriter, State, Sequence[Entry]]:
        """Open the journal, and return the newest of it; begin anew where it is damaged. Raises StoreError."""
        try:
            writer = JournalWriter(self._path)
            try:
                return writer, *writer.last(KEPT)
            except StoreError:
                writer.close()
                raise
        except StoreDamaged as error:
            found = salvaged(self._path)
            return self._begin_anew(error), *found

    def _begin_anew(self, error: StoreDamaged) -> JournalWriter:
        aside = set_aside(self._path, datetime.now(UTC))
        log.warning("the journal is damaged, it is kept as %s, and a new one begins: %s", aside, error)
        writer = JournalWriter(self._path)
        self._moved(str(aside))
        return writer

    def _forget(self, writer: JournalWriter) -> None:
        try:
            writer.forget(round(time.time() * 1000) - KEPT_MS)
        except StoreError as error:
            log.warning("old entries of the journal cannot be forgotten: %s", error)

    def _take(self) -> bool:
        """Wait for what is to be written; return whether there will be more."""
        try:
            made = self._queue.get(timeout=AGAIN_S if self._unwritten else None)
            while made is not None:
                self._unwritten.append(made)
                made = self._queue.get_nowait()
        except queue.Empty:
            return True
        return False

    def _add(self, writer: JournalWriter) -> JournalWriter:
        """Write what waits; return who writes from now on: another where the journal turns out to be damaged."""
        if not self._unwritten:
            return writer
        try:
            try:
                writer.add(self._unwritten)
            except StoreDamaged as error:
                writer.close()
                writer = self._begin_anew(error)
                writer.add(self._unwritten)
        except StoreError as error:
            log.warning("the journal cannot be written: %s", error)
            if not self._fails:
                self._failed(str(error))
            self._fails = True
        else:
            if self._fails:
                self._failed("")
            self._fails = False
            self._written += len(self._unwritten)
            if self._written >= _FORGET_EVERY:
                self._written = 0
                self._forget(writer)
        self._dealt(self._unwritten[-1][0].revision)
        self._unwritten = self._unwritten[-_UNWRITTEN:] if self._fails else []
        return writer
