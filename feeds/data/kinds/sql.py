"""`sql`: the rows of one query, from a SQLite file or a PostgreSQL server.

Nothing is ever written: SQLite files are opened read-only (https://www.sqlite.org/uri.html), PostgreSQL gets a
read-only transaction, and both get one statement in a way that takes no second one.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, Self
from urllib.parse import unquote, urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Readings, sound
from feeds.data.shared.postgresql_query import Server, postgresql_rows
from feeds.data.shared.queries import QueryLimits, QueryRows, asks_since, checked_query
from feeds.data.shared.rows import check_fields, read_rows
from feeds.data.shared.rules import RowsConfig
from feeds.data.shared.sqlite_query import sqlite_rows
from feeds.data.source import SourceContext, revealed
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_ONE_PLACE = QT_TRANSLATE_NOOP("layouts", "Write one of: path, address")
_ADDRESS = QT_TRANSLATE_NOOP(
    "layouts", "Must be postgresql://HOST/DATABASE or postgresql://HOST:PORT/DATABASE, user and password beside it"
)
_PORT = 5432


class SqlConfig(RowsConfig):
    """The rows of one query on a database: a SQLite file or a PostgreSQL server."""

    kind: Literal["sql"] = Field(description="`sql`.")
    path: NonEmpty | None = Field(
        default=None, description="The file of SQLite. Relative paths begin in the city's folder."
    )
    address: NonEmpty | None = Field(
        default=None, description="The server and its database instead, `postgresql://HOST:PORT/DATABASE`."
    )
    user: str = Field(default="", description="User name at the server. One that may only read is best.")
    password: SecretStr | None = Field(default=None, description="The password beside it: `${NAME}`.")
    encrypted: bool = Field(
        default=True, description="Whether the line to the server must be encrypted. `false` where it cannot be."
    )
    query: NonEmpty = Field(
        description="The SELECT. `:since` in it stands for the time of the newest row that was read, at first for "
        "`keep_days` ago; `:since_s` for the same in seconds since 1970. In SQLite `:since` is a text such as "
        "`2026-11-27 12:00:00` in the source's time zone. Compare with `>=`: what was there before counts once."
    )
    most_rows: int = Field(default=10_000, ge=1, le=1_000_000, description="More rows are an error.")

    @field_validator("address")
    @classmethod
    def _check_address(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                parts = urlsplit(value)
                fine = parts.scheme in ("postgresql", "postgres") and parts.hostname and (parts.port or True)
            except ValueError:
                raise Wrong(_ADDRESS) from None
            if not fine or "@" in parts.netloc or parts.query or not parts.path.strip("/"):
                raise Wrong(_ADDRESS)
        return value

    @field_validator("query")
    @classmethod
    def _check_query(cls, value: str) -> str:
        return checked_query(value)

    @model_validator(mode="after")
    def _check_place(self) -> Self:
        if (self.path is None) == (self.address is None):
            raise Wrong(_ONE_PLACE, "path", "address")
        return self

    @property
    def host(self) -> str:
        """The server that is asked; "" for a file."""
        return super().host if self.address is not None else ""


def poll(config: SqlConfig, context: SourceContext) -> Readings:
    """Return what the query's rows give. Raises DataError."""
    if context.stop.is_set():
        raise DataError(DataErrorKind.TIMEOUT, "the program ends")
    context.before_call()
    since = context.memory.get("since") or context.now - timedelta(days=config.keep_days)
    try:
        asked = _asked(config, context, since)
    except DataError as error:
        secrets = context.secrets.and_also(revealed(config.password))
        raise DataError(error.kind, secrets.redact(error.detail)) from None
    if asked.names:
        check_fields(config, asked.names)
    readings = read_rows(asked.rows, config, context)
    if not asks_since(config.query):
        return readings
    # Of what is sound only: one row from the year 2099 must not be the last that is ever read.
    newest_ms = sound(readings, context.now).newest_ms
    if newest_ms is not None:
        context.memory["since"] = max(since, datetime.fromtimestamp(newest_ms / 1000, UTC))
    return replace(readings, events_are_all=False)


def _asked(config: SqlConfig, context: SourceContext, since: datetime) -> QueryRows:
    zone = config.zone(context)
    limits = QueryLimits(config.most_rows, int(config.most_mb * 1_000_000), config.timeout_s)
    if config.path is not None:
        values = {"since": f"{since.astimezone(zone):%Y-%m-%d %H:%M:%S}", "since_s": since.timestamp()}
        path = Path(context.folder, config.path)
        return sqlite_rows(path, config.query, values, limits=limits, stop=context.stop)
    parts = urlsplit(config.address or "")
    server = Server(
        host=parts.hostname or "",
        port=parts.port or _PORT,
        database=unquote(parts.path.strip("/")),
        user=config.user,
        password=revealed(config.password),
        encrypted=config.encrypted,
        trust=context.trust,
    )
    return postgresql_rows(server, config.query, since=since, zone=zone, limits=limits)
