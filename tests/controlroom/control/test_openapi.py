"""The description of the API is of what there is."""

import json
import re

from controlroom.control.control import Control
from controlroom.control.gui_calls import GuiCalls
from controlroom.control.openapi import openapi
from controlroom.control.reading import KINDS
from controlroom.control.routes import Routes
from controlroom.state.holder import StateHolder
from feeds.core import SystemClock
from feeds.http_server.guard import TokenGuard


def test_every_path_and_every_command_is_described(qapp: object) -> None:
    described = openapi()
    guard = TokenGuard("0123456789abcdef", SystemClock())
    control = Control(StateHolder())
    routes = Routes(control, GuiCalls(), guard, newest=lambda: 0, journal=None, status=dict)
    assert {path: {method.lower()} for path, (method, _) in routes._paths.items()} == {
        path: set(methods) for path, methods in described["paths"].items()
    }
    asked = described["components"]["schemas"]["Request"]["properties"]["command"]
    assert list(asked["discriminator"]["mapping"]) == list(KINDS)


def test_everything_referred_to_is_there_and_nothing_else() -> None:
    described = openapi()
    schemas = described["components"]["schemas"]
    referred = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(described)))
    assert referred == schemas.keys()
    for kind, model in KINDS.items():
        schema = schemas[model.__name__]
        assert schema["properties"]["kind"]["const"] == kind
        assert schema["required"][0] == "kind"
