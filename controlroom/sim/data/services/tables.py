"""The tables of `datasets.py` in the shapes of open data portals: plain JSON and CSV, CKAN, Socrata, OpenDataSoft.

Any table may be asked for one place alone: ``place=…``.
"""

import csv
import io
import json
import re
from datetime import UTC
from email.utils import format_datetime
from http import HTTPStatus
from typing import Any

from controlroom.sim.data.asking import Ask, Host, View, iso, json_answer, not_found, stamp
from controlroom.sim.data.datasets import Dataset, datasets
from controlroom.sim.data.services import civic
from controlroom.sim.http import Response

_MOST_CKAN = 32_000
_USUAL_SOCRATA = 1000
_MOST_ODS = 100
_ODS_END = 10_000
_EQUALS = re.compile(r"""\s*place\s*=\s*["']([^"']*)["']\s*""")


def plain_json(ask: Ask, view: View) -> Response:
    """Answer ``/json/TABLE.json``: an object with its time and its rows. Incidents and dispatches are there as well."""
    if ask.parts == ("incidents.json",):
        return civic.incidents(view)
    if ask.parts == ("dispatches.json",):
        return civic.dispatches(view)
    dataset, rows = _asked(ask, view, ".json")
    if dataset is None:
        return not_found()
    return json_answer(
        {
            "simulated": True,
            "title": dataset.label,
            "updated": iso(dataset.at(view)),
            "rows": [row | {"at": iso(row["at"])} for row in rows],
        }
    )


def plain_csv(ask: Ask, view: View) -> Response:
    """Answer ``/csv/TABLE.csv``, with a byte-order mark as spreadsheets write it; in CP949 with ``encoding=cp949``."""
    dataset, rows = _asked(ask, view, ".csv")
    if dataset is None:
        return not_found()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([dataset.place, "at", *dataset.families])
    for row in rows:
        writer.writerow([row["place"], stamp(row["at"]), *(row[column] for column in dataset.families)])
    encoding = "cp949" if ask.query.get("encoding") == "cp949" else "utf-8-sig"
    headers = {
        "Last-Modified": format_datetime(dataset.at(view).astimezone(UTC), usegmt=True),
        "Content-Disposition": f'attachment; filename="{dataset.name}.csv"',
    }
    charset = "" if encoding == "cp949" else "; charset=utf-8"
    return Response(HTTPStatus.OK, text.getvalue().encode(encoding), f"text/csv{charset}", headers)


def ckan(ask: Ask, view: View) -> Response:
    """Answer ``/ckan/api/3/action/datastore_search?resource_id=TABLE``."""
    if ask.parts != ("api", "3", "action", "datastore_search"):
        return not_found()
    name = ask.query.get("resource_id", "")
    dataset = datasets(view.city).get(name)
    if dataset is None:
        error = {"__type": "Not Found Error", "message": f'Not found: Resource "{name}" was not found.'}
        return json_answer({"help": ask.base, "success": False, "error": error}, HTTPStatus.NOT_FOUND)
    limit, offset = min(_MOST_CKAN, ask.number("limit", 100)), ask.number("offset", 0)
    rows = [
        {"_id": number, **row, "at": row["at"].strftime("%Y-%m-%dT%H:%M:%S%z")}
        for number, row in enumerate(dataset.rows(view, _place(ask)), start=1)
    ]
    fields = [{"id": "_id", "type": "int"}, {"id": "place", "type": "text"}, {"id": "at", "type": "timestamptz"}]
    fields += [{"id": column, "type": "numeric"} for column in dataset.families]
    result = {
        "include_total": True,
        "limit": limit,
        "records_format": "objects",
        "resource_id": name,
        "total_estimation_threshold": None,
        "records": rows[offset : offset + limit],
        "fields": fields,
        "_links": {"start": "/api/3/action/datastore_search", "next": f"/api/3/action/datastore_search?offset={limit}"},
        "total": len(rows),
        "total_was_estimated": False,
    }
    return json_answer({"help": ask.base, "success": True, "result": result})


def socrata(ask: Ask, view: View) -> Response:
    """Answer ``/socrata/resource/TABLE.json``: a bare list, numbers as texts, times without a zone."""
    dataset, rows = _asked(ask, view, ".json", folder="resource")
    if dataset is None:
        return json_answer({"message": "Not found", "error": True, "status": 404}, HTTPStatus.NOT_FOUND)
    limit, offset = ask.number("$limit", _USUAL_SOCRATA), ask.number("$offset", 0)
    return json_answer(
        [
            {
                "place": row["place"],
                "at": row["at"].strftime("%Y-%m-%dT%H:%M:%S.000"),
                **{column: str(row[column]) for column in dataset.families},
            }
            for row in rows[offset : offset + limit]
        ],
        headers={"X-SODA2-Fields": json.dumps(["place", "at", *dataset.families])},
    )


def opendatasoft(ask: Ask, view: View) -> Response:
    """Answer ``/opendatasoft/api/explore/v2.1/catalog/datasets/TABLE/records``, or ``exports/json`` for all of it."""
    if ask.parts[:5] != ("api", "explore", "v2.1", "catalog", "datasets") or len(ask.parts) < 7:
        return not_found()
    dataset = datasets(view.city).get(ask.parts[5])
    if dataset is None:
        error = {"error_code": "ODSQLError", "message": f"Unknown dataset: {ask.parts[5]}"}
        return json_answer(error, HTTPStatus.NOT_FOUND)
    rows = [row | {"at": row["at"].isoformat()} for row in dataset.rows(view, _place(ask))]
    if ask.parts[6:] == ("exports", "json"):
        return json_answer(rows)
    if ask.parts[6:] != ("records",):
        return not_found()
    limit, offset = ask.number("limit", 10), ask.number("offset", 0)
    if limit > _MOST_ODS or offset + limit > _ODS_END:
        error = {"error_code": "InvalidRESTParameterError", "message": f"Invalid value for limit: {limit}"}
        return json_answer(error, HTTPStatus.BAD_REQUEST)
    return json_answer({"total_count": len(rows), "results": rows[offset : offset + limit]})


def _asked(ask: Ask, view: View, ending: str, folder: str = "") -> tuple[Dataset | None, list[dict[str, Any]]]:
    parts = ask.parts[1:] if folder and ask.parts[:1] == (folder,) else ask.parts
    if len(parts) != 1 or not parts[0].endswith(ending) or (folder and parts is ask.parts):
        return None, []
    dataset = datasets(view.city).get(parts[0].removesuffix(ending))
    return dataset, dataset.rows(view, _place(ask)) if dataset else []


def _place(ask: Ask) -> str | None:
    """Return the one place that is asked for: by ``place=…``, CKAN's filters, or a condition; None for every place."""
    place = ask.query.get("place")
    for name in ("where", "$where"):
        if condition := _EQUALS.fullmatch(ask.query.get(name, "")):
            place = condition[1]
    try:
        filters = json.loads(ask.query.get("filters", "{}"))
    except ValueError:
        filters = {}
    if isinstance(filters, dict) and isinstance(filters.get("place"), str):
        place = str(filters["place"])
    return place


HOSTS = (
    Host("json", plain_json, validated=True, zipped=True, fields={"rows": "records"}),
    Host("csv", plain_csv, validated=True, zipped=True, fields={"at": "measured_at"}),
    Host("ckan", ckan, zipped=True, fields={"records": "rows"}),
    Host("socrata", socrata, validated=True, fields={"at": "observed_at"}),
    Host("opendatasoft", opendatasoft, zipped=True, fields={"results": "items"}),
)
