"""What happens in the city, event by event: incidents and dispatches as JSON, reports to the 120 centre as Open311."""

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from controlroom.sim.data.asking import (
    SEOUL,
    SIMULATED,
    Ask,
    Host,
    View,
    iso,
    json_answer,
    not_found,
    paged,
    xml,
    xml_answer,
)
from controlroom.sim.data.model.calls import TOPICS
from controlroom.sim.data.model.complaints import Complaint
from controlroom.sim.data.model.incidents import Incident
from controlroom.sim.http import Response

_MOST_DAYS = 90
_USUAL_PAGE = 100
_MOST_REPORTS = 1000
_LEVELS = {
    "fire": "critical",
    "flood": "major",
    "crash": "major",
    "rescue": "major",
    "rally": "minor",
    "works": "notice",
}


def incidents(view: View) -> Response:
    """Return everything that goes on, with how far it is."""
    rows = [_incident(view, incident) for incident in view.city.incidents.active(view.at_s)]
    return json_answer({"simulated": True, "title": f"진행 중인 사건 {SIMULATED}", "rows": rows})


def dispatches(view: View) -> Response:
    """Return what 119 is sent to, with the time of each of its states."""
    rows = []
    for incident in view.city.incidents.active(view.at_s):
        if incident.kind.name in ("fire", "ambulance", "rescue"):
            row = _incident(view, incident)
            row["history"] = [
                {"state": word, "at": iso(view.shown(at_s))} for at_s, word in incident.history() if at_s <= view.at_s
            ]
            row["station"] = f"{view.city.tables.districts[incident.district].name.removesuffix('구')}소방서"
            rows.append(row)
    return json_answer({"simulated": True, "title": f"119 출동 {SIMULATED}", "rows": rows})


def _incident(view: View, incident: Incident) -> dict[str, Any]:
    link = view.city.tables.links[incident.link]
    states = [at_s for at_s, _ in incident.history() if at_s <= view.at_s]
    return {
        "id": incident.id,
        "kind": incident.kind.name,
        "title": f"{incident.kind.title} {SIMULATED}",
        "text": f"{link.road} {link.start}→{link.end}",
        "place": view.city.tables.districts[incident.district].name,
        "state": incident.state(view.at_s),
        "level": _LEVELS.get(incident.kind.name, "minor"),
        "began": iso(view.shown(incident.began_s)),
        "changed": iso(view.shown(max(states, default=incident.began_s))),
        "expected_end": iso(view.shown(incident.ended_s)),
        "lat": round(incident.lat, 6),
        "lon": round(incident.lon, 6),
    }


def open311(ask: Ask, view: View) -> Response:
    """Answer ``/open311/v2/services.json``, ``requests.json`` and ``requests/ID.json``, or ``.xml``."""
    if ask.parts[:1] != ("v2",) or len(ask.parts) not in (2, 3):
        return not_found()
    name, _, ending = ask.parts[-1].rpartition(".")
    if ending not in ("json", "xml"):
        return not_found()
    if len(ask.parts) == 2 and name == "services":
        return _shaped("services", "service", [_service(topic[0], topic[1]) for topic in TOPICS], ending)
    if len(ask.parts) == 3 and ask.parts[1] == "requests":
        rows = [_report(view, each) for each in _reported(ask, view) if each.id in name.split(",")]
    elif len(ask.parts) == 2 and name == "requests":
        wanted = ask.query.get("service_code", "")
        status = ask.query.get("status", "")
        rows = [
            row
            for each in _reported(ask, view)
            if (row := _report(view, each))
            and (not wanted or row["service_code"] in wanted.split(","))
            and (not status or row["status"] in status.split(","))
        ]
    else:
        return not_found()
    if len(ask.parts) == 3 and not rows:
        error = [{"code": 404, "description": "request_id not found"}]
        return json_answer(error, HTTPStatus.NOT_FOUND)
    page = paged(rows[:_MOST_REPORTS], ask, "page", "page_size", _USUAL_PAGE)
    return _shaped("service_requests", "request", page, ending)


def _reported(ask: Ask, view: View) -> list[Complaint]:
    """Return the reports of a span of time, of one day where none is named; of an id alone those of a week."""
    until_s = _time_s(ask.query.get("end_date", ""), view, view.at_s)
    usual_s = 7 * 86400 if len(ask.parts) == 3 else 86400
    from_s = _time_s(ask.query.get("start_date", ""), view, until_s - usual_s)
    until_s = min(until_s, view.at_s)
    return view.city.complaints.between(max(from_s, until_s - _MOST_DAYS * 86400), until_s) if from_s < until_s else []


def _time_s(text: str, view: View, usual_s: float) -> float:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return usual_s
    return view.clock.city_s(at if at.tzinfo else at.replace(tzinfo=SEOUL))


def _report(view: View, report: Complaint) -> dict[str, Any]:
    name, title = TOPICS[report.topic][:2]
    district = view.city.tables.districts[report.district]
    is_done, is_begun = report.done_s <= view.at_s, report.begun_s <= view.at_s
    made = view.shown(report.made_s)
    return {
        "service_request_id": report.id,
        "status": "closed" if is_done else "open",
        "status_notes": "처리 완료" if is_done else "처리 중" if is_begun else "접수",
        "service_name": title,
        "service_code": name,
        "description": f"{district.name} {title} 신고 {SIMULATED}",
        "agency_responsible": f"{district.name}청",
        "service_notice": None,
        "requested_datetime": made.isoformat(timespec="seconds"),
        "updated_datetime": view.shown(report.changed_s(view.at_s)).isoformat(timespec="seconds"),
        "expected_datetime": (made + timedelta(days=2)).isoformat(timespec="seconds"),
        "address": f"서울특별시 {district.name}",
        "zipcode": None,
        "lat": round(report.lat, 6),
        "long": round(report.lon, 6),
        "media_url": None,
    }


def _service(name: str, title: str) -> dict[str, Any]:
    return {
        "service_code": name,
        "service_name": title,
        "description": f"{title} {SIMULATED}",
        "metadata": False,
        "type": "realtime",
        "keywords": title,
        "group": "120",
    }


def _shaped(root: str, name: str, rows: list[dict[str, Any]], ending: str) -> Response:
    return json_answer(rows) if ending == "json" else xml_answer(xml(root, {name: rows}))


HOST = Host(
    "open311", open311, zipped=True, fields={"service_request_id": "request_id", "requested_datetime": "requested_at"}
)
