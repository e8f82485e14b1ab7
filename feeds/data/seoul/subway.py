"""The real-time subway of the Seoul metropolitan area: how it is asked, its lines and directions.

Documentation: http://data.seoul.go.kr, data sets OA-12764 and OA-15799 (arrivals) and OA-12601 (positions).
"""

from urllib.parse import quote

from pydantic import Field, SecretStr

from feeds.data.errors import DataError
from feeds.data.http.request import Request
from feeds.data.secrets import NO_SECRETS, Secrets
from feeds.data.seoul.envelope import Answer, read
from feeds.data.seoul.portal import SAMPLE_ROWS, PortalConfig
from feeds.data.shared.known_rows import Row
from feeds.data.source import Address, SourceContext, revealed
from feeds.data.values import text_of

MOST_ROWS = 500
"""More than any station or line has."""

LINES = {
    "1001": "1호선",
    "1002": "2호선",
    "1003": "3호선",
    "1004": "4호선",
    "1005": "5호선",
    "1006": "6호선",
    "1007": "7호선",
    "1008": "8호선",
    "1009": "9호선",
    "1032": "GTX-A",
    "1061": "중앙선",
    "1063": "경의중앙선",
    "1065": "공항철도",
    "1067": "경춘선",
    "1075": "수인분당선",
    "1077": "신분당선",
    "1081": "경강선",
    "1092": "우이신설선",
    "1093": "서해선",
    "1094": "신림선",
}
"""Names of lines by their `subwayId`."""

_DIRECTIONS = {"0": "상행", "1": "하행"}
_CIRCLE = "2호선"
_ON_THE_CIRCLE = {"상행": "내선", "하행": "외선"}


class SubwayConfig(PortalConfig):
    """What every source of the real-time subway has."""

    address: Address = Field(
        default="http://swopenapi.seoul.go.kr",
        description="Where the service is. Change it where a proxy or a simulated city stands in for it.",
    )
    key: SecretStr = Field(
        min_length=1, description="The key for the real-time subway, which the Open Data Plaza gives apart: `${NAME}`."
    )
    calls_a_day: int | None = Field(
        default=1000,
        ge=1,
        description="How many calls a day the service allows the key. Sources with the same key share them.",
    )

    @property
    def quota_group(self) -> str:
        """Arrivals and positions share the calls of a key."""
        return f"seoul-subway {self.key_fingerprint}"

    @property
    def all_rows(self) -> tuple[str, str]:
        """First and last row to ask for, as they stand in an address."""
        return "0", str(SAMPLE_ROWS if self.is_sample else MOST_ROWS)


def ask(config: SubwayConfig, context: SourceContext, service: str, *arguments: str) -> Answer:
    """Return what a service answers. INFO-200, nothing known, is an answer without rows. Raises DataError."""
    key = revealed(config.key)
    secrets = NO_SECRETS if config.is_sample else Secrets([key])
    path = "/".join(quote(part, safe="") for part in (key, config.format, service, *arguments))
    fetched = context.fetch(Request(f"{config.address.rstrip('/')}/api/subway/{path}", secrets=secrets))
    try:
        return read(fetched.body, service, fetched.headers.get("content-type", ""))
    except DataError as error:  # may quote the service, which may quote the address
        raise DataError(error.kind, secrets.redact(error.detail)) from None


def line_of(row: Row) -> str:
    """Return the name of a row's line, its number where that is all there is, "" for none."""
    number = text_of(row.get("subwayId"))
    return LINES.get(number, "") or text_of(row.get("subwayNm")) or number


def direction_of(row: Row) -> str:
    """Return 상행 or 하행, on the circle 내선 or 외선; arrivals say it in words, positions by numbers."""
    said = text_of(row.get("updnLine"))
    direction = _DIRECTIONS.get(said, said)
    return _ON_THE_CIRCLE.get(direction, direction) if line_of(row) == _CIRCLE else direction


def train_of(row: Row) -> str:
    """Return the number of a row's train: `btrainNo` in arrivals, `trainNo` in positions."""
    return text_of(row.get("btrainNo")) or text_of(row.get("trainNo"))


def plain_station(name: str) -> str:
    """Return a station's name without what is written after it in brackets: 오목교(목동운동장앞)."""
    return name.partition("(")[0].strip()
