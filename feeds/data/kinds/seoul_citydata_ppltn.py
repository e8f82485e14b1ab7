"""`seoul-citydata-ppltn`: Seoul's real-time population of places (data.seoul.go.kr, data set OA-21778)."""

from typing import Literal

from pydantic import Field

from feeds.data.readings import Readings
from feeds.data.seoul.envelope import Row
from feeds.data.seoul.fields import needed
from feeds.data.seoul.places import PlacesConfig, poll_places
from feeds.data.seoul.population import add_population
from feeds.data.seoul.spot import Spot
from feeds.data.source import SourceContext


class CityPopulationConfig(PlacesConfig):
    """Seoul's real-time population: how crowded each of its places is, in four levels, now and in the next 12 hours."""

    kind: Literal["seoul-citydata-ppltn"] = Field(description="`seoul-citydata-ppltn`.")


def poll(config: CityPopulationConfig, context: SourceContext) -> Readings:
    """Ask for every place and return how many people are there."""
    return poll_places(config, context, "citydata_ppltn", read_place)


def read_place(row: Row, spot: Spot) -> Readings:
    """Return what a place's answer tells. Raises FieldGone where what it is about is gone."""
    for field in ("PPLTN_TIME", "AREA_CONGEST_LVL"):
        needed(row, field, "citydata_ppltn")
    with spot.part("PPLTN_TIME"):
        add_population(spot, row)
    return spot.readings()
