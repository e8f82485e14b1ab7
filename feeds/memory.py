"""Shared memory between the GUI process and the decode workers: who creates it, who lets go of it.

The GUI side creates every segment and forgets its name as soon as the worker has attached, so that nothing is left
behind whichever of them is killed. Between creation and attachment the segment carries a name that begins with
`PREFIX`; `sweep` removes those that a killed program left in that instant.
"""

import os
import secrets
import sys
from multiprocessing import shared_memory
from pathlib import Path

PREFIX = "controlroom-"
_SHM_FOLDER = Path("/dev/shm")


class NoSharedMemory(OSError):
    """There is no room for pictures in shared memory."""


class Segment:
    """A piece of memory that two processes see. `buffer` is valid until `close`."""

    def __init__(self, memory: shared_memory.SharedMemory, *, owner: bool) -> None:
        self._memory = memory
        self._named = owner
        self._file: int | None = None
        self.name = memory.name
        self.buffer: memoryview = memory.buf if memory.buf is not None else memoryview(b"")

    @classmethod
    def create(cls, size: int) -> "Segment":
        """Create a segment of `size` bytes, zeroed.

        Raises NoSharedMemory when the system has no room: the pages are reserved here, because a write to a page
        that is not there later would kill the writer.
        """
        name = f"{PREFIX}{os.getpid()}-{secrets.token_hex(4)}"  # macOS takes at most 30 letters
        try:
            if sys.version_info >= (3, 13):
                # The resource tracker is another process, asked twice for each segment; `sweep` does what it would.
                memory = shared_memory.SharedMemory(name=name, create=True, size=size, track=False)
            else:
                memory = shared_memory.SharedMemory(name=name, create=True, size=size)
        except OSError as error:
            raise NoSharedMemory(f"{size} bytes of shared memory: {error.strerror}") from error
        segment = cls(memory, owner=True)
        if sys.platform == "linux":
            segment._file = file = os.open(_SHM_FOLDER / name, os.O_RDWR)
            try:
                os.posix_fallocate(file, 0, size)
            except OSError as error:
                segment.close()
                raise NoSharedMemory(f"{size} bytes of shared memory: {error.strerror}") from error
        return segment

    @classmethod
    def attach(cls, name: str) -> "Segment":
        """Attach to the segment `name` that another process created. Raises FileNotFoundError when it is gone."""
        if sys.version_info >= (3, 13):
            return cls(shared_memory.SharedMemory(name=name, track=False), owner=False)
        # WORKAROUND https://github.com/python/cpython/issues/82300: before 3.13 attaching also registers the segment
        # with the resource tracker, which processes started by `spawn` share with their parent; the set of names it
        # keeps makes the second registration harmless, and the owner's `forget_name` removes it.
        return cls(shared_memory.SharedMemory(name=name), owner=False)

    def take_file(self) -> int | None:
        """Return a file descriptor of the memory, to be closed by the caller.

        None the second time, where this side did not create it, and where the system has none.
        """
        file, self._file = self._file, None
        return file

    def forget_name(self) -> None:
        """Remove the name: the memory lives on until both sides have let go of it. Does nothing the second time."""
        if self._named:
            self._named = False
            self._memory.unlink()

    def close(self) -> None:
        """Let go of the memory. Every view of `buffer` must be released before."""
        self.forget_name()
        self.buffer = memoryview(b"")
        file = self.take_file()
        if file is not None:
            os.close(file)
        self._memory.close()


def sweep() -> int:
    """Remove named segments whose creating process is gone; return how many. Linux only (elsewhere 0)."""
    if sys.platform != "linux":
        return 0
    removed = 0
    for path in _SHM_FOLDER.glob(f"{PREFIX}*-*"):
        pid = path.name.removeprefix(PREFIX).split("-")[0]
        if pid.isdigit() and not Path(f"/proc/{pid}").exists():
            try:
                path.unlink(missing_ok=True)
            except PermissionError:
                continue  # another user's, who will see to it
            removed += 1
    return removed
