"""One place for what others ask of a wall and what they are told."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.control.control import Answer, Control
from controlroom.control.documents import (
    DoneDocument,
    EntryDocument,
    ErrorDocument,
    ScreenDocument,
    StateDocument,
    WallDocument,
)
from controlroom.state.applying import applied
from controlroom.state.entries import Author
from controlroom.state.holder import StateHolder
from controlroom.state.refusal import Reason, Refused
from tests.controlroom.state import strategies
from tests.controlroom.state.worlds import FIRST, WORLD


@pytest.fixture
def holder(qapp: object) -> StateHolder:
    holder = StateHolder()
    holder.begin(WORLD, "city", resume=False)
    return holder


@pytest.fixture
def control(holder: StateHolder) -> Control:
    return Control(holder)


def send(control: Control, kind: str, by: str | None = "ann", base: int | None = None, **keys: Any) -> Answer:
    request = {"command": {"kind": kind, **keys}, "by": by, "base": base}
    return control.send(json.dumps(request), "api")


def reason(answer: Answer) -> tuple[str, list[str]]:
    error = ErrorDocument.model_validate(answer.tree).error
    assert error.reason == answer.reason
    assert error.text
    return error.reason, error.nearest


def test_a_command_is_done_and_told(holder: StateHolder, control: Control) -> None:
    answer = send(control, "show-scene", scene="rain")
    assert answer.reason == ""
    done = DoneDocument.model_validate(answer.tree)
    assert (done.revision, done.entry and done.entry.by, done.entry and done.entry.origin) == (2, "ann", "api")
    assert holder.state.scene == "rain"
    again = DoneDocument.model_validate(send(control, "show-scene", scene="rain").tree)
    assert (again.revision, again.entry) == (2, None)


def test_who_does_not_say_who_he_is_is_called_as_he_came(holder: StateHolder, control: Control) -> None:
    send(control, "set-privacy", by=None, closed=True)
    control.send('{"command": {"kind": "undo"}}', "local", by="api")
    assert [entry.author for entry in holder.history.entries[1:]] == [Author("api", "api"), Author("api", "local")]


def test_what_is_refused_says_why_and_what_is_newest(control: Control) -> None:
    assert reason(send(control, "show-scene", scene="rian")) == ("unknown", ["rain"])
    assert reason(send(control, "put-cameras", tiles=[{"screen": "left", "tile": 5, "camera": "a"}])) == (
        "impossible",
        [],
    )
    assert reason(send(control, "undo")) == ("nothing", [])
    assert reason(send(control, "undo", base=99)) == ("old", [])
    assert send(control, "undo", base=99).tree["error"]["revision"] == 1
    assert reason(control.send("{", "api"))[0] == "not-json"
    answer = send(control, "show-scene", scen="rain")
    assert reason(answer) == ("invalid", ["scene"])
    assert answer.tree["error"]["key"] == "command.scen"
    assert "revision" not in answer.tree["error"]


def test_what_others_have_changed_since_is_not_overwritten(holder: StateHolder, control: Control) -> None:
    base = holder.state.revision
    send(control, "show-layout", by="bob", layout="one", screen="left")
    assert reason(send(control, "show-layout", base=base, layout="none", screen="left"))[0] == Reason.CONFLICT.value
    assert send(control, "show-layout", base=base, layout="four", screen="right").reason == ""
    assert send(control, "show-layout", by="bob", base=base, layout="none", screen="left").reason == ""


def test_the_state_says_what_is_shown_and_what_can_be_undone(control: Control) -> None:
    send(control, "start-tour", by="bob", tour="rivers")
    send(control, "zoom-tile", screen="right", tile=1, crop=[0, 0, 0.5, 0.5])
    send(control, "undo")
    state = control.state()
    assert state["screens"]["left"]["cameras"] == {"1": "e", "2": "f"}
    assert state["tours"] == {"rivers": {"step": 1, "paused": False}}
    assert state["steps"] == {"ann": {"undo": False, "redo": True}, "bob": {"undo": True, "redo": False}}
    assert json.loads(json.dumps(state)) == state


@given(commands=st.lists(strategies.asked, max_size=12))
def test_any_state_can_be_told(commands: list[Any]) -> None:
    state = FIRST
    for command in commands:
        with contextlib.suppress(Refused):
            state = applied(state, command, WORLD)
    tree = StateDocument.of(state, {}).tree()
    assert json.loads(json.dumps(tree)) == tree
    assert StateDocument.model_validate(tree) == StateDocument.of(state, {})
    assert {id: ScreenDocument.of(screen).layout for id, screen in state.screens.items()} == {
        id: screen["layout"] for id, screen in tree["screens"].items()
    }


def test_the_wall_says_what_there_is(control: Control) -> None:
    wall = WallDocument.model_validate(control.wall())
    assert wall.screens == ["left", "right"]
    assert [(tile.camera, tile.panel) for tile in wall.layouts[0].tiles] == [
        ("a", None), ("b", None), ("c", None), (None, None), (None, "clock"),
    ]  # fmt: skip
    assert [scene.id for scene in wall.scenes] == ["rain", "calm", "far"]
    assert wall.tours[0].name == {"en": "Rivers"}


def test_entries_are_told_as_they_are(control: Control) -> None:
    send(control, "set-privacy", closed=True)
    told = EntryDocument.of(control.entries()[-1])
    assert told.command == {"kind": "set-privacy", "closed": True}
    assert told.change == {"privacy": (None, True)}
