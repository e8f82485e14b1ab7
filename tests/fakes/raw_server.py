"""A server on loopback that does with each connection whatever a test wants, good or bad."""

import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

LIMIT_S = 30.0


class Peer:
    """A connection that a client has made. `gone` once the server is being closed."""

    def __init__(self, connection: socket.socket, gone: threading.Event) -> None:
        self.connection = connection
        self.gone = gone

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def receive(self, end: bytes = b"\r\n\r\n") -> bytes:
        """Return what comes up to and with `end`, or up to where the client ends."""
        data = b""
        while end not in data:
            more = self.connection.recv(65536)
            if not more:
                break
            data += more
        return data

    def wait_until_gone(self) -> None:
        """Stay silent until the client goes or the server is closed."""
        while not self.gone.is_set():
            try:
                if not self.connection.recv(65536):
                    return
            except TimeoutError:
                continue


class RawServer:
    """Accepts connections and hands each to `serve` in a thread of its own. A context manager."""

    def __init__(self, serve: Callable[[Peer], None], *, port: int = 0) -> None:
        self._serve = serve
        self._listening = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listening.getsockname()[1]
        self.connections_made = 0
        self.open_now = 0
        self._gone = threading.Event()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._accepting = threading.Thread(target=self._accept, name="raw-server")

    @property
    def authority(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            if self._gone.is_set():
                connection.close()
                return
            self.connections_made += 1
            thread = threading.Thread(target=self._one, args=(connection,), name="raw-server-peer")
            self._threads.append(thread)
            thread.start()

    def _one(self, connection: socket.socket) -> None:
        with self._lock:
            self.open_now += 1
        connection.settimeout(0.1)
        with connection:
            try:
                self._serve(Peer(connection, self._gone))
            except OSError:
                pass  # the client has gone
            finally:
                with self._lock:
                    self.open_now -= 1

    def __enter__(self) -> Self:
        self._accepting.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._gone.set()
        # Closing alone does not wake a thread that waits in accept.
        with socket.create_connection(("127.0.0.1", self.port)):
            self._accepting.join(LIMIT_S)
        self._listening.close()
        for thread in self._threads:
            thread.join(LIMIT_S)


def silent(peer: Peer) -> None:
    """Accept and say nothing."""
    peer.wait_until_gone()


def garbage(peer: Peer) -> None:
    """Answer whatever is asked with bytes that mean nothing, again and again."""
    peer.connection.settimeout(1.0)
    peer.receive()
    while not peer.gone.wait(0.01):
        peer.send(bytes(range(256)) * 16)


def trickle(answer: bytes) -> Callable[[Peer], None]:
    """Answer one byte every tenth of a second."""

    def serve(peer: Peer) -> None:
        peer.connection.settimeout(1.0)
        peer.receive()
        for byte in answer:
            if peer.gone.wait(0.1):
                return
            peer.send(bytes((byte,)))

    return serve
