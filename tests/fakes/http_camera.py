"""An HTTP camera whose every answer a test writes by hand."""

import hashlib
import re
import threading
import time
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

Body = bytes | Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came: path with query, headers by lower-case name, when (monotonic seconds)."""

    path: str
    headers: Mapping[str, str]
    at_s: float


Answer = tuple[int, Mapping[str, str], Body]


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    camera: "HttpCamera"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 0.5

    def do_GET(self) -> None:  # noqa: N802 - the name the base class looks for
        assert isinstance(self.server, _Server)
        camera = self.server.camera
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, time.monotonic())
        camera.asked.append(asked)
        status, headers, body = camera.answer(asked)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        whole = isinstance(body, bytes)
        if whole and "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)) if isinstance(body, bytes) else "0")
        if not whole:
            self.send_header("Connection", "close")
        self.end_headers()
        with suppress(OSError):
            for part in [body] if isinstance(body, bytes) else body:
                if camera.closing.is_set():
                    return
                self.wfile.write(part)
                self.wfile.flush()
        if not whole or int(headers.get("Content-Length", 0)) > len(body if isinstance(body, bytes) else b""):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class HttpCamera:
    """Answers every GET with what `answer` returns. A context manager."""

    def __init__(self, answer: Callable[[Asked], Answer], *, port: int = 0) -> None:
        self.answer = answer
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.camera = self
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="http-camera")

    @property
    def url(self) -> str:
        """Base address without a final slash."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


CHALLENGE = 'Digest realm="cam", nonce="abc123", qop="auth", algorithm=MD5'


def digest_allows(asked: Asked, user: str, password: str) -> bool:
    """Whether a request carries the right answer to `CHALLENGE` (RFC 7616)."""
    header = asked.headers.get("authorization", "")
    told = dict(re.findall(r'(\w+)="?([^",]*)"?', header.removeprefix("Digest ")))
    if not header.startswith("Digest ") or told.get("username") != user or told.get("uri") != asked.path:
        return False
    secret = _md5(f"{user}:cam:{password}")
    wanted = _md5(f"{secret}:abc123:{told['nc']}:{told['cnonce']}:auth:{_md5(f'GET:{asked.path}')}")
    return bool(told["response"] == wanted)


def basic_allows(asked: Asked, user: str, password: str) -> bool:
    """Whether a request carries these Basic credentials."""
    header = asked.headers.get("authorization", "")
    return header.startswith("Basic ") and b64decode(header[6:]) == f"{user}:{password}".encode()


def _md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()
