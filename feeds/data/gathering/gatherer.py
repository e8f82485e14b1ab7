"""One program at a time gathers numbers into a store: two would spend a provider's quota twice."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self


class Taken(Exception):  # noqa: N818 - no error: somebody else does the work
    """Another process gathers into this store."""


class Gatherer:
    """The right to gather into a store, held until it is released or the process ends, however it ends."""

    def __init__(self, store_path: Path) -> None:
        """Take it. Raises Taken, and OSError."""
        store_path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[bytes] = open(store_path.with_name(store_path.name + ".gatherer"), "ab")  # noqa: SIM115 - kept
        try:
            _lock(self._file)
        except OSError:
            self._file.close()
            raise Taken from None

    def release(self) -> None:
        """Let another process gather. The file stays: one that is removed could be locked twice."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0, os.SEEK_SET)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
