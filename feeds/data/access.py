"""How services want to know who asks, and what they say in their own words when they refuse."""

from collections.abc import Mapping
from typing import Self

from pydantic import Field, SecretStr, model_validator

from feeds.address import NO_CREDENTIALS, Credentials
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.request import Request
from feeds.data.secrets import Secrets
from feeds.data.source import Address, SourceConfig, SourceContext, revealed
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP

_ONE_OF = QT_TRANSLATE_NOOP("layouts", "Write either token, or user and password")

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

    def refusal(
        self, kind: DataErrorKind, words: str, context: SourceContext, *, of: DataError | None = None
    ) -> DataError:
        """Return an error with a service's own words, shortened and without secrets. `of`: the error they came with."""
        line = " ".join(words.split())[:LONGEST_QUOTE]
        told = self.secrets.and_also(*context.secrets.values).redact(line)
        detail = f"{of.detail}: {told}" if of is not None and told else told or (of.detail if of is not None else "")
        return DataError(kind, detail, retry_after_s=None if of is None else of.retry_after_s)
