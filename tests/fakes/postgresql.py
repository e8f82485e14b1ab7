"""A PostgreSQL server of a test's own, on loopback, from the programs of the system."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg

from tests.fakes.certificates import Authority

USER = "city"
PASSWORD = "s3cret-pass"
_STRANGER = "nobody"
"""Runs the server where the tests are root, which PostgreSQL refuses."""
_START_S = 60.0


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, which Debian does not put on PATH; None where there are none."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    return max((file.parent for file in Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)


class PostgreSql:
    """A server with one database, `city`, encrypted lines where wanted, and `USER` with `PASSWORD`."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._folder = Path(tempfile.mkdtemp(prefix="controlroom-postgresql-"))
        self._user = _STRANGER if os.geteuid() == 0 else None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]

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
        folder = programs()
        assert folder is not None
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
        self._authority.server("postgresql")
        for name in ("postgresql.key", "postgresql.crt"):
            copy = shutil.copy(self._authority.folder / name, self._folder / name)
            Path(copy).chmod(0o600)
            self._own(Path(copy))
        self._own(password)
        self._own(self._folder)
        options = ("-U", USER, "-E", "UTF8", "--locale=C", "-N", "-A", "scram-sha-256", f"--pwfile={password}")
        assert self._run("initdb", *options).wait(_START_S) == 0, (self._folder / "log").read_text()
        settings = {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "off",
            "autovacuum": "off",
            "ssl": "on",
            "ssl_cert_file": str(self._folder / "postgresql.crt"),
            "ssl_key_file": str(self._folder / "postgresql.key"),
        }
        self._server = self._run("postgres", *(f"--{name}={value}" for name, value in settings.items()))
        self._wait_until_up()
        return self

    def _wait_until_up(self) -> None:
        until_s = time.monotonic() + _START_S
        while True:
            try:
                where = {"host": "127.0.0.1", "port": self.port, "dbname": "postgres"}
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
        self._server.send_signal(signal.SIGINT)  # SIGTERM would wait for clients
        self._server.wait(_START_S)
        shutil.rmtree(self._folder)
