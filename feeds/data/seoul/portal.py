"""How the Open Data Plaza is asked: the key in the path, whole windows of rows, arguments by their order.

Documentation: http://data.seoul.go.kr, "Open API", and the page of each data set.
"""

from hashlib import sha256
from typing import Literal
from urllib.parse import quote

from pydantic import Field, SecretStr

from feeds.data.errors import DataError
from feeds.data.http.request import Request
from feeds.data.secrets import NO_SECRETS, Secrets
from feeds.data.seoul.envelope import Answer, read
from feeds.data.source import Address, SourceConfig, SourceContext, revealed

SAMPLE_KEY = "sample"
"""The key that anybody may use: five rows in a call; of places always the same one, whichever was asked for."""
SAMPLE_ROWS = 5


class PortalConfig(SourceConfig):
    """What every source at the Open Data Plaza has."""

    address: Address = Field(
        default="http://openapi.seoul.go.kr:8088",
        description="Where the service is. Change it where a proxy or a simulated city stands in for it.",
    )
    key: SecretStr = Field(min_length=1, description="The key of the Open Data Plaza: `${NAME}`. `sample` gets little.")
    format: Literal["json", "xml"] = Field(default="json", description="What to ask for. Some services know only xml.")
    timezone: str | None = Field(default="Asia/Seoul", description="Time zone of times that are written without one.")

    @property
    def is_sample(self) -> bool:
        """Whether the key is the one that anybody may use."""
        return revealed(self.key) == SAMPLE_KEY

    @property
    def quota_group(self) -> str:
        """A key's calls are counted together, whichever source makes them."""
        return f"seoul {self.key_fingerprint}"

    @property
    def key_fingerprint(self) -> str:
        """What tells keys apart and does not tell them."""
        return sha256(revealed(self.key).encode()).hexdigest()[:12]

    @property
    def quota_zone(self) -> str:
        """The Open Data Plaza counts by Seoul's days."""
        return "Asia/Seoul"

    @property
    def is_metered(self) -> bool:
        """Calls are counted even where the limit is not known: refusals tell it."""
        return True


def ask(config: PortalConfig, context: SourceContext, service: str, window: tuple[int, int], *arguments: str) -> Answer:
    """Return what a service answers when asked for the rows of `window`, first and last. Raises DataError."""
    key = revealed(config.key)
    secrets = NO_SECRETS if config.is_sample else Secrets([key])
    first, last = window
    parts = (key, config.format, service, str(first), str(last), *arguments)
    path = "".join(f"{quote(part, safe='')}/" for part in parts)
    fetched = context.fetch(Request(f"{config.address.rstrip('/')}/{path}", secrets=secrets))
    try:
        return read(fetched.body, service, fetched.headers.get("content-type", ""))
    except DataError as error:  # may quote the service, which may quote the address
        raise DataError(error.kind, secrets.redact(error.detail)) from None
