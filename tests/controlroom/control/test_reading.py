"""What others send: read as a command, or refused with the key that is wrong."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.control.reading import KINDS, Unfit, read_command, read_request
from controlroom.state.commands import Asked, ShowScene, ZoomTile
from tests.controlroom.state.strategies import asked

json_trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["kind", "tile", "x"]), inner),
    max_leaves=8,
)
keys = ["kind", "screen", "tile", "tiles", "camera", "cameras", "crop", "layout", "closed", "distance_m", "name"]


def unfit(text: str | bytes) -> Unfit:
    with pytest.raises(Unfit) as caught:
        read_request(text)
    return caught.value


@given(command=asked, base=st.none() | st.integers(0, 9), by=st.none() | st.just("ann"))
def test_every_command_comes_back_from_its_json(command: Asked, base: int | None, by: str | None) -> None:
    request = {"command": command.model_dump(mode="json"), "base": base, "by": by}
    assert read_request(json.dumps(request)) == (command, base, by)


@given(tree=json_trees, kind=st.sampled_from([*KINDS]), values=st.dictionaries(st.sampled_from(keys), json_trees))
def test_any_tree_is_read_or_refused(tree: Any, kind: str, values: dict[str, Any]) -> None:
    for command in (tree, {**values, "kind": kind}):
        with contextlib.suppress(Unfit):
            assert read_command(command).kind == command["kind"]


@given(text=st.binary(max_size=40) | st.text(max_size=40))
def test_any_text_is_refused(text: str | bytes) -> None:
    assert unfit(text).reason in ("not-json", "invalid")


@pytest.mark.parametrize("text", [b"", b"{", b"\xff", b'{"a": ' + b"9" * 5000 + b"}", b"[" * 100_000, "[" * 100_000])
def test_what_is_not_json_is_said(text: str | bytes) -> None:
    assert unfit(text).reason == "not-json"


@pytest.mark.parametrize(
    ("request_", "key", "nearest"),
    [
        ([], "", ()),
        ({}, "command", ()),
        ({"command": 3}, "command", ()),
        ({"comand": {}}, "comand", ("command",)),
        ({"command": {}, "base": -1}, "base", ()),
        ({"command": {}, "base": True}, "base", ()),
        ({"command": {}, "by": ""}, "by", ()),
        ({"command": {}, "by": "x" * 65}, "by", ()),
        ({"command": {}, "by": "a\x1b[2J"}, "by", ()),
        ({"command": {}}, "command.kind", ()),
        ({"command": {"kind": ["undo"]}}, "command.kind", ("undo",)),
        ({"command": {"kind": "show-scenes"}}, "command.kind", ("show-scene",)),
        ({"command": {"kind": "begin", "city": "x", "resumed": True}}, "command.kind", ()),
        ({"command": {"kind": "show-scene", "scen": "rain"}}, "command.scen", ("scene",)),
        ({"command": {"kind": "show-scene"}}, "command.scene", ()),
        ({"command": {"kind": "show-scene", "scene": 3}}, "command.scene", ()),
        ({"command": {"kind": "show-scene", "scene": "\ud800"}}, "command.scene", ()),
        ({"command": {"kind": "set-privacy", "closed": 1}}, "command.closed", ()),
        ({"command": {"kind": "zoom-tile", "screen": "a b", "tile": 1}}, "command.screen", ()),
        ({"command": {"kind": "zoom-tile", "screen": "a", "tile": 1, "crop": [0, 0, 2, 1]}}, "command.crop[3]", ()),
        ({"command": {"kind": "zoom-tile", "screen": "a", "tile": 1, "crop": [0, 0, 0, 1]}}, "command.crop", ()),
        (
            {"command": {"kind": "put-cameras", "tiles": [{"screen": "a", "tile": 1, "camera": "c", "cam": 1}]}},
            "command.tiles[1].cam",
            ("camera",),
        ),
    ],
)
def test_the_key_that_is_wrong_is_named(request_: object, key: str, nearest: tuple[str, ...]) -> None:
    error = unfit(json.dumps(request_))
    assert (error.reason, error.key, error.nearest[:1]) == ("invalid", key, nearest)
    assert error.text.english()


def test_numbers_without_a_point_are_shares_too() -> None:
    crop = {"kind": "zoom-tile", "screen": "a", "tile": 1, "crop": [0, 0, 1, 0.5]}
    assert read_command(crop) == ZoomTile(screen="a", tile=1, crop=(0, 0, 1, 0.5))
    assert read_command({"kind": "show-scene", "scene": "비"}) == ShowScene(scene="비")
