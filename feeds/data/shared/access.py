"""How services want to know who asks, and what they say in their own words when they refuse."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, Self

from pydantic import Field, SecretStr, model_validator

from feeds.address import NO_CREDENTIALS, Credentials
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import read_tree
from feeds.data.http.request import Fetched, Request
from feeds.data.secrets import Secrets
from feeds.data.source import Address, SourceConfig, SourceContext, revealed
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP

_ONE_OF = QT_TRANSLATE_NOOP("layouts", "Write either token, or user and password")

Told = Callable[[dict[str, Any], DataErrorKind], tuple[DataErrorKind, str]]

LONGEST_QUOTE = 200
"""So many characters of a service's own words are told."""


class AccessConfig(SourceConfig):
    """What every source has whose service may ask who it is that asks."""

    address: Address = Field(description="Where to ask, `http://` or `https://`.")
    token: SecretStr | None = Field(default=None, description="A token that the service wants (Bearer): `${NAME}`.")
    user: str = Field(default="", description="User name, where the service wants one instead (Basic).")
    password: SecretStr | None = Field(default=None, description="The password beside it: `${NAME}`.")
    headers: dict[str, str] = Field(default={}, description="Other headers, such as a key the service wants there.")

    @model_validator(mode="after")
    def _check_access(self) -> Self:
        if self.token is not None and (self.user or self.password is not None):
            raise Wrong(_ONE_OF, "token", "user")
        return self

    @property
    def quota_group(self) -> str:
        """Sources with the same key on the same host share the calls of a day."""
        keys = "\n".join(sorted(self.secrets.values))
        return f"{self.host} {sha256(keys.encode()).hexdigest()[:12]}" if keys else self.id

    @property
    def base(self) -> str:
        """The address without a slash at its end."""
        return self.address.rstrip("/")

    def request(
        self, address: str, query: tuple[tuple[str, str], ...] = (), headers: Mapping[str, str] | None = None
    ) -> Request:
        """Return what to ask at `address`, with all that says who asks."""
        token, password = revealed(self.token), revealed(self.password)
        bearer = {"Authorization": f"Bearer {token}"} if token else {}
        return Request(
            address,
            query=query,
            headers={**(headers or {}), **self.headers, **bearer},
            credentials=Credentials(self.user, password) if self.user or password else NO_CREDENTIALS,
            secrets=self.secrets,
        )

    @property
    def secrets(self) -> Secrets:
        """What must not be shown of it."""
        return Secrets([revealed(self.token), revealed(self.password)])

    def ask(self, request: Request, context: SourceContext, told: Told) -> tuple[Any, Fetched]:
        """Return what a JSON or XML answer holds, and the answer. Raises DataError.

        `told` is given the object that came with an HTTP error and the error's kind, and returns the kind that the
        service's own words mean, and those words, "" where it has none.
        """
        try:
            fetched = context.fetch(request)
        except DataError as error:
            raise self.explained(error, context, told) from None
        return read_tree(fetched.body, fetched.headers.get("content-type", "")), fetched

    def explained(self, error: DataError, context: SourceContext, told: Told) -> DataError:
        """Return an error of HTTP with what the service says beside it, where `told` finds something."""
        try:
            tree = read_tree(error.body) if error.body else None
        except DataError:  # a proxy in front of the service has a page of its own; the status says enough
            return error
        if isinstance(tree, list) and len(tree) == 1:
            tree = tree[0]
        kind, words = told(tree, error.kind) if isinstance(tree, dict) else (error.kind, "")
        return self.refusal(kind, words, context, of=error) if words else error

    def refusal(
        self, kind: DataErrorKind, words: str, context: SourceContext, *, of: DataError | None = None
    ) -> DataError:
        """Return an error with a service's own words, shortened and without secrets. `of`: the error they came with."""
        line = self.secrets.and_also(*context.secrets.values).redact(" ".join(words.split()))
        told = line[:LONGEST_QUOTE]  # not before: half a secret would not be found
        detail = f"{of.detail}: {told}" if of is not None and told else told or (of.detail if of is not None else "")
        return DataError(kind, detail, retry_after_s=None if of is None else of.retry_after_s)
