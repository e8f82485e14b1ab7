"""`csv`: tables as text. A file that others rewrite, a folder that they put files into, or an address.

Of files, only what is new or changed since the last poll is read. The last line of a file counts once it has an end or
the file stayed as it is for a poll: until then somebody may be writing it.
"""

import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal, NamedTuple, Self

from pydantic import Field, field_validator, model_validator

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import refuse_web_page
from feeds.data.http.request import Request
from feeds.data.readings import Event, LeftOut, Readings, Sample
from feeds.data.shared.rows import MOST_TOLD, check_fields, read_rows
from feeds.data.shared.rules import RowsConfig
from feeds.data.shared.tables import Encoding, Separator, TableForm, read_table, table_text
from feeds.data.source import Address, SourceContext, Unchanged
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_ONE_PLACE = QT_TRANSLATE_NOOP("layouts", "Write one of: path, address")
_NOT_HERE = QT_TRANSLATE_NOOP("layouts", "Must be a path on this machine")
_BAD_FILE = QT_TRANSLATE_NOOP("sources", "File is left out: {reason}")
_UNFINISHED = QT_TRANSLATE_NOOP("sources", "Last line has no end yet and is read once the file stays unchanged")


class CsvConfig(RowsConfig):
    """CSV tables: a file, the new files of a folder, or an address; each line is a row of the rules."""

    kind: Literal["csv"] = Field(description="`csv`.")
    path: NonEmpty | None = Field(
        default=None,
        description="The file, or the folder whose new and changed files are read. Relative paths begin in the "
        "city's folder. An event of a folder is over when its own `ended` says so.",
    )
    pattern: NonEmpty = Field(default="*.csv", description="Which files of a folder are read.")
    address: Address | None = Field(
        default=None, description="Where to ask instead, `http://` or `https://`. `${NAME}` stands for a secret in it."
    )
    headers: dict[str, str] = Field(default={}, description="Headers, such as a key that the address wants there.")
    encoding: Encoding | None = Field(
        default=None, description="How characters are written, where it is not found by itself."
    )
    separator: Separator | None = Field(
        default=None, description='What stands between cells, where it is not found by itself; "\\t" is a tab.'
    )
    header: int = Field(
        default=1,
        ge=0,
        le=1000,
        description='The line with the names of the columns. 0: there is none, and they are called "1", "2" and so on.',
    )
    decimal: Literal[".", ","] = Field(default=".", description="The mark before decimals.")

    @field_validator("path")
    @classmethod
    def _check_path(cls, value: str | None) -> str | None:
        if value is not None and (value.startswith(("//", "\\\\")) or "://" in value or "\0" in value):
            raise Wrong(_NOT_HERE)
        return value

    @model_validator(mode="after")
    def _check_place(self) -> Self:
        if (self.path is None) == (self.address is None):
            raise Wrong(_ONE_PLACE, "path", "address")
        return self

    @property
    def host(self) -> str:
        """The host that is asked; "" where files are read."""
        return super().host if self.address is not None else ""

    @property
    def most_bytes(self) -> int:
        """The largest file that is read, and how much of a folder in one poll."""
        return int(self.most_mb * 1_000_000)


class _Found(NamedTuple):
    """A file as it was when it was looked for."""

    path: Path
    stamp: tuple[int, int, int]
    size_bytes: int


class _Seen(NamedTuple):
    """What was read of a file."""

    stamp: tuple[int, int, int]
    whole: bool


def poll(config: CsvConfig, context: SourceContext) -> Readings:
    """Return what the tables hold. Raises Unchanged where none is new, and DataError."""
    if config.path is None:
        fetched = context.fetch_if_changed(Request(config.address or "", headers=config.headers))
        text = table_text(fetched.body, config.encoding, fetched.headers.get("content-type", "")).text
        return _rows(text, config, context)
    path = Path(context.folder, config.path)
    if os.path.isdir(path):  # which does not raise, as the method of `Path` can
        return _poll_folder(path, config, context)
    return _poll_file(path, config, context)


def _poll_file(path: Path, config: CsvConfig, context: SourceContext) -> Readings:
    seen: dict[str, _Seen] = context.memory.setdefault("files", {})
    try:
        found = _found(path)
        if found is None:
            raise DataError(DataErrorKind.UNSUPPORTED, f"{path.name} is neither a file nor a folder")
        before = seen.get(path.name)
        if before is not None and before.stamp == found.stamp and before.whole:
            raise Unchanged
        readings, now = _read(found, before, config, context)
    except OSError as error:
        seen.clear()
        raise _file_error(path, error) from None
    seen[path.name] = now
    return readings


def _poll_folder(path: Path, config: CsvConfig, context: SourceContext) -> Readings:
    seen: dict[str, _Seen] = context.memory.setdefault("files", {})
    try:
        files = _files(path, config.pattern)
    except OSError as error:
        raise _file_error(path, error) from None
    for gone in seen.keys() - {file.path.name for file in files}:
        del seen[gone]
    new = [file for file in files if seen.get(file.path.name) != _Seen(file.stamp, whole=True)]
    if files and not new:
        raise Unchanged
    samples: list[Sample] = []
    events: list[Event] = []
    left_out: list[LeftOut] = []
    errors: list[DataError] = []
    now = new[: _fitting(new, config.most_bytes)]
    for file in now:
        name = file.path.name
        try:
            readings, seen[name] = _read(file, seen.get(name), config, context)
        except (OSError, DataError) as cause:
            wrong = _file_error(file.path, cause) if isinstance(cause, OSError) else cause
            errors.append(wrong)
            left_out.append(LeftOut(f"{name}: {wrong.detail}", _BAD_FILE(reason=wrong.words)))
        else:
            samples += readings.samples
            events += readings.events
            left_out += [LeftOut(f"{name} {where}", reason) for where, reason in readings.left_out]
    if errors and len(errors) == len(now):
        raise errors[0]
    return Readings(samples, events, left_out=left_out[:MOST_TOLD])


def _files(folder: Path, pattern: str) -> list[_Found]:
    """Return the folder's files that `pattern` is for, the oldest first. Raises OSError."""
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if not entry.name.startswith(".")]
    found = (_if_there(folder / name) for name in names if fnmatchcase(name.lower(), pattern.lower()))
    return sorted((file for file in found if file is not None), key=lambda file: (file.stamp[0], file.path.name))


def _if_there(path: Path) -> _Found | None:
    try:
        return _found(path)
    except OSError:  # gone since the folder was listed, or a link to nowhere
        return None


def _found(path: Path) -> _Found | None:
    """Return a file as it is now, None for what is no file. Raises OSError."""
    at = path.stat()
    return _Found(path, (at.st_mtime_ns, at.st_size, at.st_ino), at.st_size) if stat.S_ISREG(at.st_mode) else None


def _fitting(files: Sequence[_Found], most_bytes: int) -> int:
    """Return how many of the first files together are as much as is read in a poll, at least one."""
    total_bytes = 0
    for count, file in enumerate(files):
        total_bytes += min(file.size_bytes, most_bytes)
        if count and total_bytes > most_bytes:
            return count
    return len(files)


def _read(file: _Found, before: _Seen | None, config: CsvConfig, context: SourceContext) -> tuple[Readings, _Seen]:
    """Return what a file holds, and what is then known of it. Raises OSError and DataError."""
    if file.size_bytes > config.most_bytes:
        raise _too_large(config)
    with file.path.open("rb") as opened:
        data = opened.read(config.most_bytes + 1)
    if len(data) > config.most_bytes:
        raise _too_large(config)
    still = before is not None and before.stamp == file.stamp
    written = table_text(data, config.encoding, whole=still)
    if not written.goes_on:
        return _rows(written.text, config, context), _Seen(file.stamp, whole=True)
    readings = _rows(written.text, config, context) if written.text else Readings()
    left_out = [*readings.left_out, LeftOut("last line", _UNFINISHED)]
    return replace(readings, left_out=left_out, events_are_all=False), _Seen(file.stamp, whole=False)


def _rows(text: str, config: CsvConfig, context: SourceContext) -> Readings:
    refuse_web_page(text)
    form = TableForm(separator=config.separator, header=config.header, decimal_comma=config.decimal == ",")
    table = read_table(text, form)
    check_fields(config, table.names)
    readings = read_rows(table.rows, config, context, places=[f"line {line}" for line in table.lines])
    bad = [LeftOut(f"line {line}", reason) for line, reason in table.left_out]
    return replace(readings, left_out=[*bad, *readings.left_out][:MOST_TOLD])


def _too_large(config: CsvConfig) -> DataError:
    return DataError(DataErrorKind.TOO_LARGE, f"file larger than {config.most_bytes} bytes")


def _file_error(path: Path, error: OSError) -> DataError:
    kind = DataErrorKind.UNREACHABLE
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        kind = DataErrorKind.NOT_FOUND
    elif isinstance(error, PermissionError):
        kind = DataErrorKind.UNAUTHORIZED
    return DataError(kind, f"{path.name}: {error.strerror or type(error).__name__}")
