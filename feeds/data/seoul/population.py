"""How many people are at a place of Seoul, now and in the coming hours, as both of its services write it."""

from datetime import datetime

from feeds.data.core import Quality
from feeds.data.seoul.envelope import Row
from feeds.data.seoul.spot import Spot, block_of, known_text

LEVELS = {"여유": 1, "보통": 2, "약간붐빔": 3, "붐빔": 4}
"""The four words of the service, without the blank that one of them has, from most room to least."""


def add_population(spot: Spot, row: Row) -> None:
    """Add the numbers of a row, and their forecasts. Raises FieldGone and Wrong where the row has no time."""
    at = spot.time(row, "PPLTN_TIME")
    replaced = known_text(row.get("REPLACE_YN")).upper() == "Y"
    _add(spot, row, at, ("AREA_CONGEST_LVL", "AREA_PPLTN_MIN", "AREA_PPLTN_MAX"), "", replaced)
    for hour in block_of(row, "FCST_PPLTN"):
        with spot.part("FCST_PPLTN"):
            fields = ("FCST_CONGEST_LVL", "FCST_PPLTN_MIN", "FCST_PPLTN_MAX")
            _add(spot, hour, spot.time(hour, "FCST_TIME"), fields, ".forecast", estimated=True)


def _add(spot: Spot, row: Row, at: datetime, fields: tuple[str, str, str], suffix: str, estimated: bool) -> None:
    quality = Quality.ESTIMATED if estimated else Quality.GOOD
    level, least, most = fields
    spot.add_field(f"population.level{suffix}", at, row, level, quality=quality, levels=LEVELS)
    spot.add_field(f"population.least{suffix}", at, row, least, quality=quality)
    spot.add_field(f"population.most{suffix}", at, row, most, quality=quality)
