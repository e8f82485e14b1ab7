"""What processes cost: processor time, memory, threads, descriptors; and which process is the X server."""

import os
import socket
import struct
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import psutil

_PEER = struct.Struct("3i")


@dataclass(frozen=True, slots=True)
class Usage:
    """What processes hold together at one moment. `cpu_s`: processor time so far.

    `private_mib`: the memory that would be free if they ended, None where nobody asked for it.
    """

    cpu_s: float
    rss_mib: tuple[float, ...]
    threads: int
    descriptors: int
    private_mib: float | None = None

    @property
    def memory_mib(self) -> float:
        """The resident memory of all of them; pages they share are counted for each."""
        return sum(self.rss_mib)


class ProcessGroup:
    """The processes of one part of a program. `pids` says which there are now; one that ends keeps its account."""

    def __init__(self, pids: Callable[[], Iterable[int]]) -> None:
        self._pids = pids
        self._processes: dict[int, psutil.Process] = {}
        self._cpu_s: dict[int, float] = {}

    def look(self, *, private: bool = False) -> Usage:
        """Return what the processes hold now. `private`: their private memory too, which takes a look at every page."""
        sizes: list[float] = []
        private_mib = 0.0
        threads = descriptors = 0
        for pid in self._pids():
            try:
                process = self._processes.get(pid) or psutil.Process(pid)
                self._processes[pid] = process
                with process.oneshot():
                    self._cpu_s[pid] = sum(process.cpu_times()[:2])
                    sizes.append(round(process.memory_info().rss / 2**20, 1))
                    if private:
                        private_mib += process.memory_full_info().uss / 2**20
                    threads += process.num_threads()
                    if sys.platform == "win32":
                        descriptors += process.num_handles()
                    else:
                        descriptors += process.num_fds()
            except psutil.NoSuchProcess:
                self._processes.pop(pid, None)
        return Usage(sum(self._cpu_s.values()), tuple(sizes), threads, descriptors, private_mib if private else None)


def this_process() -> ProcessGroup:
    """Return the group of this process alone."""
    return ProcessGroup(lambda: [os.getpid()])


def process_tree(pids: Iterable[int]) -> ProcessGroup:
    """Return the group of these processes and everything below them."""
    roots = list(pids)

    def now() -> list[int]:
        found = []
        for pid in roots:
            try:
                found += [pid, *(child.pid for child in psutil.Process(pid).children(recursive=True))]
            except psutil.NoSuchProcess:
                continue
        return found

    return ProcessGroup(now)


def x_server_pid() -> int | None:
    """Return the process of the X server that ``DISPLAY`` names, None where there is none on this machine to be seen.

    The kernel tells who listens at the display's socket (SO_PEERCRED, unix(7)).
    """
    host, _, number = os.environ.get("DISPLAY", "").rpartition(":")
    number = number.partition(".")[0]
    if sys.platform != "linux" or host not in ("", "unix") or not number.isdigit():
        return None
    path = f"/tmp/.X11-unix/X{number}"
    for address in (f"\0{path}", path):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
            try:
                asking.connect(address)
                pid, _, _ = _PEER.unpack(asking.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size))
            except OSError:
                continue
            return pid or None
    return None


def x_server() -> ProcessGroup | None:
    """Return the group of the X server's process, None where it cannot be seen."""
    pid = x_server_pid()
    return None if pid is None else ProcessGroup(lambda: [pid])
