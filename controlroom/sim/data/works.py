"""The database of the simulated office for public works: a file of SQLite that it writes and others read.

A row for each district every ten minutes: how many defects are reported and not mended yet, how many were mended today.
"""

import logging
import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from controlroom.sim.data.asking import View, columns, stamp
from controlroom.sim.data.faults import ActiveDataFault, DataFaultKind
from controlroom.sim.events import works_file

NAME = "sql"
"""The service's name among those that can misbehave."""
EVERY_S = 1.0
STEP_S = 600
_PAST_STEPS = 36
_OLD_S = 2 * 86400.0
_ABSENT = (DataFaultKind.MISSING, DataFaultKind.DIE)
_GARBAGE_BYTES = 8192

log = logging.getLogger("sim.works")


class Works:
    """The file, from `open` to `close`. Used by one thread at a time."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._state: tuple[DataFaultKind | None, float] | None = None
        self._kind: DataFaultKind | None = None
        self._lock: sqlite3.Connection | None = None

    def open(self, port: int) -> None:
        """Make the file of the city that is served at a port, without rows yet. What cannot be done is in the log."""
        self._path = works_file(port)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _tidy(self._path.parent)
            self._make(self._path, None)
        except (OSError, sqlite3.Error) as error:
            log.error("the database of public works cannot be written: %s", error)

    def is_due(self, at_s: float, fault: ActiveDataFault | None) -> bool:
        """Whether there is something to write: a step of time has passed, or it misbehaves otherwise than before."""
        return self._state != (None if fault is None else fault.kind, at_s // STEP_S)

    def write(self, view: View, fault: ActiveDataFault | None) -> None:
        """Write what is new, as the fault has it. What cannot be done is in the log, and done at the next step."""
        path, kind = self._path, None if fault is None else fault.kind
        if path is None:
            return
        self._state = (kind, view.at_s // STEP_S)
        try:
            if kind is not self._kind:
                self._kind = kind
                self._make(path, kind)
            if kind is DataFaultKind.GARBAGE or kind in _ABSENT or self._lock is not None:
                return
            self._add(path, view, kind)
            if kind is DataFaultKind.BUSY:
                self._lock = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
                self._lock.execute("BEGIN EXCLUSIVE")
        except (OSError, sqlite3.Error) as error:
            log.error("the database of public works cannot be written: %s", error)

    def close(self) -> None:
        """Remove the file."""
        self._unlock()
        path, self._path = self._path, None
        if path is not None:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                log.error("the database of public works cannot be removed: %s", error)

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _make(self, path: Path, kind: DataFaultKind | None) -> None:
        """Make the file anew, as a kind of fault has it. A reader sees the old one or the new one."""
        self._unlock()
        if kind in _ABSENT:
            path.unlink(missing_ok=True)
            return
        made = path.with_suffix(".new.sqlite")
        made.unlink(missing_ok=True)
        if kind is DataFaultKind.GARBAGE:
            made.write_bytes(os.urandom(_GARBAGE_BYTES))
        else:
            with closing(sqlite3.connect(made)) as database, database:
                database.execute(
                    f"CREATE TABLE works_status (stat_dt TEXT, gu_nm TEXT, {_open_column(kind)} INTEGER, "
                    "done_cnt INTEGER, PRIMARY KEY (stat_dt, gu_nm))"
                )
        made.replace(path)

    def _add(self, path: Path, view: View, kind: DataFaultKind | None) -> None:
        """Add the rows of the past hours that are not there yet."""
        districts = view.city.families["works.open"].places
        last_s = view.begun_s("works.open")
        rows = []
        for step in range(_PAST_STEPS):
            at_s = last_s - step * STEP_S
            then = View(view.city, at_s, view.clock, view.quotas)
            counts = zip(districts, columns(then, "works.open"), columns(then, "works.done"), strict=True)
            rows += [(stamp(view.shown(at_s)), *each) for each in counts]
        with closing(sqlite3.connect(path)) as database, database:
            database.executemany("INSERT OR IGNORE INTO works_status VALUES (?, ?, ?, ?)", rows)
            database.execute("DELETE FROM works_status WHERE stat_dt < ?", (min(row[0] for row in rows),))


def _open_column(kind: DataFaultKind | None) -> str:
    return "opened_cnt" if kind is DataFaultKind.RENAMED else "open_cnt"


def _tidy(folder: Path) -> None:
    """Remove the files of cities that were killed."""
    for path in folder.glob("works-*.sqlite"):
        if time.time() - path.stat().st_mtime > _OLD_S:
            path.unlink(missing_ok=True)
