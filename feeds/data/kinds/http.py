"""`http`: any service that answers with JSON or XML."""

from typing import Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator

from feeds.address import NO_CREDENTIALS, Credentials
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import read_tree
from feeds.data.http.request import Request
from feeds.data.readings import Readings
from feeds.data.shared.rows import read_rows, selected
from feeds.data.shared.rules import RowsConfig, checked_expression, looked_up
from feeds.data.source import Address, SourceContext, revealed
from resources.entries import FileModel, Wrong
from resources.text import QT_TRANSLATE_NOOP

_ONE_WAY = QT_TRANSLATE_NOOP("layouts", "Write one of: page, offset")


class PagesEntry(FileModel):
    """`[source.pages]`: how the service wants to be asked for more rows than one answer holds."""

    page: str | None = Field(default=None, description="Query key with the number of the page.")
    first: int = Field(default=1, ge=0, description="The number of the first page.")
    offset: str | None = Field(default=None, description="Query key with how many rows to skip, instead of `page`.")
    size: str | None = Field(default=None, description="Query key with how many rows a page has.")
    rows: int = Field(default=100, ge=1, le=100_000, description="How many rows a page has. A shorter one is the last.")
    most: int = Field(default=100, ge=1, le=10_000, description="How many pages there may be.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.page is None) == (self.offset is None):
            raise Wrong(_ONE_WAY, "page", "offset")
        return self


class HttpConfig(RowsConfig):
    """Any service that answers with JSON or XML: rows are picked from the answer, numbers and events from the rows."""

    kind: Literal["http"] = Field(description="`http`.")
    address: Address = Field(description="Where to ask, `http://` or `https://`. `${NAME}` stands for a secret in it.")
    method: Literal["GET", "POST"] = Field(default="GET", description="How to ask.")
    query: dict[str, str] = Field(default={}, description="Keys and values added to the address.")
    headers: dict[str, str] = Field(default={}, description="Headers, such as a key the service wants there.")
    body: str | None = Field(default=None, description='What is posted, with `method = "POST"`.')
    user: str = Field(default="", description="User name, where the service asks for one (Basic).")
    password: SecretStr | None = Field(default=None, description="The password beside it: `${NAME}`.")
    rows: str = Field(
        default="", description="Where in the answer the rows are, such as `response.body.items`. Default: all of it."
    )
    error: str | None = Field(
        default=None,
        description="Expression that is something else than null, false or empty where a well-formed answer says that "
        "it failed, such as ``header.code != '00' && header.message``.",
    )
    pages: PagesEntry | None = Field(default=None, description="How to ask for more rows than one answer holds.")

    @field_validator("rows", "error")
    @classmethod
    def _check_expression(cls, value: str | None) -> str | None:
        return checked_expression(value) if value else value


def poll(config: HttpConfig, context: SourceContext) -> Readings:
    """Ask for every page, and return what their rows give."""
    if config.pages is None:
        fetched = context.fetch_if_changed(_request(config))
        return read_rows(_rows(config, fetched.body, fetched.headers.get("content-type", "")), config, context)
    rows: list[object] = []
    pages = config.pages
    for number in range(pages.most):
        fetched = context.fetch(_request(config, _page_query(config, number)))
        page = _rows(config, fetched.body, fetched.headers.get("content-type", ""))
        rows += page
        if len(page) < pages.rows:
            return read_rows(rows, config, context)
    raise DataError(DataErrorKind.ENDLESS, f"still full pages after {pages.most}")


def _rows(config: HttpConfig, body: bytes, content_type: str) -> list[object]:
    tree = read_tree(body, content_type)
    if config.error is not None and (said := looked_up(tree, config.error)):
        words = "an error inside a good answer" if said is True else " ".join(str(said).split())[:200]
        raise DataError(DataErrorKind.FAILING, words)
    return list(selected(tree, config.rows))


def _page_query(config: HttpConfig, number: int) -> tuple[tuple[str, str], ...]:
    pages = config.pages
    if pages is None:
        return ()
    query = [
        (pages.page, str(pages.first + number)),
        (pages.offset, str(number * pages.rows)),
        (pages.size, str(pages.rows)),
    ]
    return tuple((key, value) for key, value in query if key is not None)


def _request(config: HttpConfig, more: tuple[tuple[str, str], ...] = ()) -> Request:
    password = revealed(config.password)
    return Request(
        config.address,
        config.method,
        query=(*config.query.items(), *more),
        headers=config.headers,
        body=None if config.body is None else config.body.encode(),
        credentials=Credentials(config.user, password) if config.user or password else NO_CREDENTIALS,
    )
