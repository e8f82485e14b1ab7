"""GTFS-Realtime: vehicles and alerts of the subway, as protocol buffers. Needs the extra ``transit``."""

from http import HTTPStatus
from typing import Any

from controlroom.sim.data.asking import SIMULATED, Ask, Host, View, columns, not_found
from controlroom.sim.http import Response

_TYPE = "application/x-protobuf"
_LATE_MIN = 3.0


def answer(ask: Ask, view: View) -> Response:
    """Answer ``/gtfs-realtime/vehicles.pb`` and ``alerts.pb``."""
    if ask.parts not in (("vehicles.pb",), ("alerts.pb",)):
        return not_found()
    try:
        from google.transit import gtfs_realtime_pb2
    except ImportError:
        return not_found("needs the extra transit: pip install controlroom[transit]\n")
    message = gtfs_realtime_pb2.FeedMessage()
    message.header.gtfs_realtime_version = "2.0"
    message.header.incrementality = gtfs_realtime_pb2.FeedHeader.FULL_DATASET
    message.header.timestamp = int(view.shown(view.at_s).timestamp())
    if ask.parts == ("vehicles.pb",):
        _add_vehicles(message, view)
    else:
        _add_alerts(message, view, gtfs_realtime_pb2)
    return Response(HTTPStatus.OK, message.SerializeToString(), _TYPE)


def _add_vehicles(message: Any, view: View) -> None:
    spots = {spot.name.removesuffix("역"): spot for spot in view.city.tables.spots}
    for line in view.city.tables.lines:
        for train in view.city.trains.running(line, view.at_s):
            entity = message.entity.add()
            entity.id = f"{line.code}-{train.number}"
            vehicle = entity.vehicle
            vehicle.trip.trip_id = f"{line.code}-{train.number}"
            vehicle.trip.route_id = line.name
            vehicle.trip.direction_id = 0 if train.up else 1
            vehicle.vehicle.id = train.number
            vehicle.vehicle.label = f"{line.name} {train.number} {SIMULATED}"
            vehicle.stop_id = train.station
            vehicle.current_status = 1 if train.is_standing else 2
            vehicle.timestamp = int(view.shown(view.at_s - 10).timestamp())
            if train.station in spots:
                vehicle.position.latitude = spots[train.station].lat
                vehicle.position.longitude = spots[train.station].lon


def _add_alerts(message: Any, view: View, words: Any) -> None:
    for line, minutes in zip(view.city.tables.lines, columns(view, "subway.delay"), strict=True):
        if minutes < _LATE_MIN:
            continue
        entity = message.entity.add()
        entity.id = f"delay-{line.code}"
        alert = entity.alert
        alert.cause = words.Alert.TECHNICAL_PROBLEM
        alert.effect = words.Alert.SIGNIFICANT_DELAYS
        informed = alert.informed_entity.add()
        informed.route_id = line.name
        period = alert.active_period.add()
        period.start = int(view.begun("subway.delay").timestamp())
        texts = (
            (f"{line.name} {minutes}분 지연 {SIMULATED}", "ko"),
            (f"Line {line.code[-1]}: {minutes} min late", "en"),
        )
        for text, language in texts:
            translation = alert.header_text.translation.add()
            translation.text, translation.language = text, language


HOST = Host("gtfs-realtime", answer)
