"""The kinds of sources of numbers, by hand: a new one is a file in `feeds.data.kinds`, a line here, a test module."""

from typing import NamedTuple

from feeds.data.kinds import http, seoul_citydata, seoul_citydata_ppltn, seoul_open_data
from feeds.data.source import Listen, Poll, SourceConfig


class DataKind(NamedTuple):
    """One way to get numbers: its config model, and how it is read: either polled, or listened to."""

    config: type[SourceConfig]
    poll: Poll | None = None
    listen: Listen | None = None


DATA_KINDS: dict[str, DataKind] = {
    "http": DataKind(http.HttpConfig, http.poll),
    "seoul-open-data": DataKind(seoul_open_data.OpenDataConfig, seoul_open_data.poll),
    "seoul-citydata": DataKind(seoul_citydata.CityDataConfig, seoul_citydata.poll),
    "seoul-citydata-ppltn": DataKind(seoul_citydata_ppltn.CityPopulationConfig, seoul_citydata_ppltn.poll),
}
