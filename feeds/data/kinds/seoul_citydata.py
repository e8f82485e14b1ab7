"""`seoul-citydata`: Seoul's real-time city data, all that is known of a place (data.seoul.go.kr, data set OA-21285)."""

from typing import Literal

from pydantic import Field

from feeds.data.readings import Readings
from feeds.data.seoul.citydata import read_place
from feeds.data.seoul.places import PlacesConfig, poll_places
from feeds.data.source import SourceContext


class CityDataConfig(PlacesConfig):
    """Seoul's real-time city data: people, roads, parking, weather, air, incidents and more at each of its places."""

    kind: Literal["seoul-citydata"] = Field(description="`seoul-citydata`.")


def poll(config: CityDataConfig, context: SourceContext) -> Readings:
    """Ask for every place and return what they tell."""
    return poll_places(config, context, "citydata", read_place)
