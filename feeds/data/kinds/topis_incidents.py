"""`topis-incidents`: what happens on Seoul's roads (data.seoul.go.kr, data set OA-13315, AccInfo).

Each incident is an event, known by its `acc_id`, and is over when it is no longer listed. XML only; times of day have
four or six digits, or fewer where zeros at the front got lost; positions are in metres of EPSG:5181.
"""

from datetime import datetime
from typing import Literal

from pydantic import Field

from feeds.data.readings import Event, Level, Readings, ms
from feeds.data.seoul.pages import Pages
from feeds.data.seoul.portal import ask
from feeds.data.seoul.topis import INCIDENT_TYPES, TopisConfig, clock_text, lower
from feeds.data.shared.known_rows import KnownRows, Row, needed_text
from feeds.data.shared.positions import grid_position
from feeds.data.source import SourceContext
from feeds.data.values import number, text_of
from resources.entries import Wrong
from resources.mercator import Position

SERVICE = "AccInfo"

_DETAILS = ("acc_type", "acc_dtype", "link_id", "acc_road_code", "exp_clr_date", "exp_clr_time")


class TopisIncidentsConfig(TopisConfig):
    """Accidents, works, rallies and other incidents on Seoul's roads, with their positions and expected ends."""

    kind: Literal["topis-incidents"] = Field(description="`topis-incidents`.")
    language: Literal["ko", "en"] = Field(
        default="ko", description="Language of the incidents' titles. Their text comes in Korean alone."
    )


def poll(config: TopisIncidentsConfig, context: SourceContext) -> Readings:
    """Ask for all incidents. They are all there are, unless one could not be read: it may go on."""
    rows: list[Row] = []
    pages = Pages(config.page_rows)
    while (window := pages.window) is not None:
        page = lower(ask(config, context, SERVICE, window))
        rows += page
        if config.is_sample:
            break
        pages.took(page)
    known = KnownRows(config, context)
    events: dict[str, Event] = {}

    def take(row: Row) -> None:
        event = _event(config, known, row)
        events.setdefault(event.id, event)

    known.each(rows, take, "acc_id", "occr_date", "occr_time", "acc_type", "acc_info", "grs80tm_x", "grs80tm_y")
    is_all = not known.left_out and not config.is_sample
    return Readings((), list(events.values()), left_out=known.left_out, events_are_all=is_all)


def _event(config: TopisIncidentsConfig, known: KnownRows, row: Row) -> Event:
    began = known.time(_with_clock(row, "occr_time"), "occr_date", "occr_time")
    code = text_of(row.get("acc_type")).upper()
    kind = INCIDENT_TYPES.get(code)
    position = _position(row)
    said = text_of(row.get("acc_info"))
    return Event(
        id=needed_text(row, "acc_id"),
        kind="incident",
        title=getattr(kind, config.language) if kind else said or code,
        text=said,
        level=kind.level if kind else Level.NOTICE,
        began_ms=ms(began),
        changed_ms=ms(began),
        ended_ms=_expected_end(known, row, began),
        latitude_deg=position.latitude_deg if position else None,
        longitude_deg=position.longitude_deg if position else None,
        details=tuple((name, text) for name in _DETAILS if (text := text_of(row.get(name)))),
    )


def _with_clock(row: Row, field: str) -> Row:
    return {**row, field: clock_text(text_of(row.get(field)))}


def _expected_end(known: KnownRows, row: Row, began: datetime) -> int | None:
    """Return when it will be over. It is listed still: an end that has passed, or is unreadable, was a wrong guess."""
    try:
        end = known.time(_with_clock(row, "exp_clr_time"), "exp_clr_date", "exp_clr_time")
    except Wrong:
        return None
    return ms(end) if end > max(known.now, began) else None


def _position(row: Row) -> Position | None:
    easting, northing = number(row.get("grs80tm_x")), number(row.get("grs80tm_y"))
    if easting is None or northing is None:
        return None
    try:
        return grid_position(easting_m=easting, northing_m=northing)
    except ValueError:
        return None
