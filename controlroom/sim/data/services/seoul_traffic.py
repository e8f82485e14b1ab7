"""Rows of TOPIS' services in the Open Data Plaza: speeds, incidents, cars counted. XML only, names in small letters."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np

from controlroom.sim.data.asking import SEOUL, SIMULATED, View
from controlroom.sim.data.model.roads import GATES
from feeds.data.shared.positions import GRS80_TM
from resources.mercator import Position

_LANES_IN = 3
_DETAILS_WITHOUT_SECONDS = ("A04", "A10")

Rows = list[dict[str, Any]]


def speeds(view: View, arguments: Sequence[str]) -> Rows:
    """TrafficInfo (OA-13291): the speed on one link."""
    number = _link(view, arguments[0])
    if number is None:
        return []
    speed, time = view.city.now("traffic.speed", view.at_s), view.city.now("traffic.travel_time", view.at_s)
    return [{"link_id": arguments[0], "prcs_spd": f"{speed[number]:.1f}", "prcs_trv_time": f"{time[number]:.0f}"}]


def links(view: View, arguments: Sequence[str]) -> Rows:
    """LinkInfo: the links' names."""
    wanted = [link for link in view.city.tables.links if not arguments or link.code == arguments[0]]
    return [
        {
            "link_id": link.code,
            "road_name": link.road,
            "st_node_nm": link.start,
            "ed_node_nm": link.end,
            "map_dist": str(round(link.length_m)),
            "reg_cd": view.city.tables.districts[link.district].code[2:],
        }
        for link in wanted
    ]


def vertices(view: View, arguments: Sequence[str]) -> Rows:
    """LinkVerInfo: the two ends of a link, in EPSG:5181."""
    number = _link(view, arguments[0])
    if number is None:
        return []
    link = view.city.tables.links[number]
    rows = []
    for order, (lat, lon) in enumerate(((link.lat, link.lon), (link.lat_end, link.lon_end)), start=1):
        point = GRS80_TM.grid(Position(lat, lon))
        rows.append(
            {
                "link_id": link.code,
                "ver_seq": str(order),
                "grs80tm_x": f"{point.easting_m:.6f}",
                "grs80tm_y": f"{point.northing_m:.6f}",
            }
        )
    return rows


def incidents(view: View, arguments: Sequence[str]) -> Rows:
    """AccInfo: what goes on on the roads. Times have six digits, of works and rallies four; some have no road code."""
    rows = []
    for incident in view.city.incidents.active(view.at_s):
        if not incident.kind.code:
            continue
        link = view.city.tables.links[incident.link]
        began, ends = view.shown(incident.began_s), view.shown(incident.ended_s)
        clock = "%H%M" if incident.kind.code in _DETAILS_WITHOUT_SECONDS else "%H%M%S"
        point = GRS80_TM.grid(Position(incident.lat, incident.lon))
        row = {
            "acc_id": incident.id,
            "occr_date": began.strftime("%Y%m%d"),
            "occr_time": began.strftime(clock),
            "exp_clr_date": ends.strftime("%Y%m%d"),
            "exp_clr_time": ends.strftime(clock),
            "acc_type": incident.kind.code,
            "acc_dtype": incident.kind.detail,
            "link_id": link.code,
            "grs80tm_x": f"{point.easting_m:.6f}",
            "grs80tm_y": f"{point.northing_m:.6f}",
            "acc_info": f"{link.road} ({link.start}→{link.end}) {incident.kind.title} {SIMULATED}",
        }
        if int(incident.id) % 4:
            row["acc_road_code"] = "012"
        rows.append(row)
    return rows


def gates(view: View, arguments: Sequence[str]) -> Rows:
    """SpotInfo: the points at which cars are counted."""
    found = view.city.tables.links
    rows = []
    for number, name in enumerate(view.city.families["traffic.volume.in"].places):
        link = found[number * len(found) // GATES]
        point = GRS80_TM.grid(Position(link.lat, link.lon))
        rows.append(
            {
                "spot_num": name,
                "spot_nm": f"{link.road}({link.start})",
                "grs80tm_x": f"{point.easting_m:.6f}",
                "grs80tm_y": f"{point.northing_m:.6f}",
            }
        )
    return rows


def volumes(view: View, arguments: Sequence[str]) -> Rows:
    """VolInfo: cars of a past hour at a point, into the city (1) and out of it (2), by lane."""
    spot, day, hour = arguments[:3]
    places = view.city.families["traffic.volume.in"].places
    if spot not in places or len(day) != 8 or not (day + hour).isdigit() or int(hour) > 23:
        return []
    try:
        began = datetime(int(day[:4]), int(day[4:6]), int(day[6:]), int(hour), tzinfo=SEOUL)
    except ValueError:
        return []
    began_s = view.clock.city_s(began)
    if began_s + 3600 > view.at_s:  # an hour is counted when it is over
        return []
    rows = []
    for io_type, indicator in (("1", "traffic.volume.in"), ("2", "traffic.volume.out")):
        cars = int(view.city.values(indicator, np.array([began_s]))[0][places.index(spot)])
        for lane_number in range(1, _LANES_IN + 1):
            part = cars // _LANES_IN + (1 if lane_number <= cars % _LANES_IN else 0)
            rows.append(
                {
                    "spot_num": spot,
                    "ymd": day,
                    "hh": f"{int(hour):02d}",
                    "io_type": io_type,
                    "lane_num": str(lane_number),
                    "vol": str(part),
                }
            )
    return rows


def _link(view: View, code: str) -> int | None:
    return next((number for number, link in enumerate(view.city.tables.links) if link.code == code), None)
