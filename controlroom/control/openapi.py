"""The control API as OpenAPI 3.1 describes it, made from the models (https://spec.openapis.org/oas/v3.1.1)."""

from typing import Any

from pydantic.json_schema import models_json_schema

from controlroom.control.documents import (
    DoneDocument,
    EntriesDocument,
    EntryDocument,
    ErrorDocument,
    StateDocument,
    WallDocument,
)
from controlroom.control.reading import KINDS, Request

VERSION = "1"
_SCHEMAS = "#/components/schemas/"
_DOCUMENTS = (DoneDocument, EntriesDocument, EntryDocument, ErrorDocument, StateDocument, WallDocument)
_ERRORS = {
    "401": "The token is missing or wrong. The more guesses, the later the answer.",
    "403": "The host that is asked for is not this machine.",
    "429": "Too many wrong tokens: none is looked at until a minute is over.",
    "503": "The wall does not answer, the journal cannot be read, or there are too many clients. Ask again later.",
}
_COMMAND_ERRORS = {
    "400": "What was sent is not JSON.",
    "404": "Something that the command names is not there; `nearest` has what may have been meant.",
    "409": "The command does not fit what the wall shows, or others have changed the same since `base`; "
    "`revision` is the newest.",
    "413": "What was sent is too large.",
    "422": "There is no such command, or a key is wrong: `key` names it.",
}
_SINCE = "Entries after this revision"


def openapi() -> dict[str, Any]:
    """Return the document."""
    models = [*_DOCUMENTS, Request, *KINDS.values()]
    _, described = models_json_schema([(model, "validation") for model in models], ref_template=_SCHEMAS + "{model}")
    schemas = described["$defs"]
    for model in KINDS.values():
        schemas[model.__name__]["required"] = ["kind", *schemas[model.__name__].get("required", [])]
    schemas["Request"]["properties"]["command"] = {
        "description": Request.model_fields["command"].description,
        "oneOf": [_ref(model.__name__) for model in KINDS.values()],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {kind: _SCHEMAS + model.__name__ for kind, model in KINDS.items()},
        },
    }
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "controlroom: control of a wall",
            "version": VERSION,
            "description": "See docs/control-api.md. Served at http://127.0.0.1:PORT by `controlroom run --api PORT`.",
        },
        "security": [{"token": []}],
        "paths": _paths(),
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": dict(sorted(schemas.items())),
        },
    }


def _paths() -> dict[str, Any]:
    since = _query("since", f"{_SINCE}; without it the newest.", 0)
    limit = _query("limit", "At most so many entries.", 1, 1000, 100)
    from_now = _query("since", f"{_SINCE} first; without it those that come from now on.", 0)
    last = {
        "name": "Last-Event-ID",
        "in": "header",
        "description": "The revision of the newest event that was heard, instead of `since`; browsers send it.",
        "schema": {"type": "integer", "minimum": 0},
    }
    return {
        "/v1/state": {"get": _operation("state", "What the wall shows", "StateDocument")},
        "/v1/wall": {"get": _operation("wall", "What the wall has and can show", "WallDocument")},
        "/v1/status": {"get": _operation("status", "How cameras and processes are, as `controlroom status --json`")},
        "/v1/commands": {
            "post": {
                **_operation("command", "Do something", "DoneDocument", errors=_COMMAND_ERRORS),
                "requestBody": {"required": True, "content": _json(_ref("Request"))},
            }
        },
        "/v1/journal": {
            "get": {
                **_operation("journal", "Entries of the journal", "EntriesDocument", errors={"422": "Wrong query."}),
                "parameters": [since, limit],
            }
        },
        "/v1/changes": {
            "get": {
                **_operation("changes", "Entries as they are made", errors={"422": "Wrong query."}),
                "parameters": [from_now, last],
                "responses": {
                    "200": {
                        "description": "Server-sent events without end: each `entry` has its revision as `id`, and an "
                        "entry of the journal as `data`. A comment comes every 15 s. Who does not keep up is cut off.",
                        "content": {"text/event-stream": {"schema": _ref("EntryDocument")}},
                    },
                    **_responses({"422": "Wrong query."}),
                },
            }
        },
        "/v1/openapi.json": {"get": _operation("openapi", "This document")},
    }


def _operation(id: str, summary: str, answer: str = "", *, errors: dict[str, str] | None = None) -> dict[str, Any]:
    schema = _ref(answer) if answer else {"type": "object"}
    good = {"description": "Done." if errors else summary + ".", "content": _json(schema)}
    return {"operationId": id, "summary": summary, "responses": {"200": good, **_responses(errors or {})}}


def _responses(errors: dict[str, str]) -> dict[str, Any]:
    return {
        status: {"description": text, "content": _json(_ref("ErrorDocument"))}
        for status, text in sorted({**_ERRORS, **errors}.items())
    }


def _query(name: str, text: str, least: int, most: int | None = None, usual: int | None = None) -> dict[str, Any]:
    schema = {"type": "integer", "minimum": least, "maximum": most, "default": usual}
    return {
        "name": name,
        "in": "query",
        "description": text,
        "schema": {key: value for key, value in schema.items() if value is not None},
    }


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": _SCHEMAS + name}
