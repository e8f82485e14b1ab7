"""From a state and a command to the next state."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.state.applying import applied
from controlroom.state.commands import (
    ASKED,
    COMMANDS,
    Asked,
    Begin,
    CameraInTile,
    Command,
    End,
    EnlargeTile,
    LeaveNearest,
    NearCamera,
    PauseTours,
    PutCameras,
    Redo,
    ResetTiles,
    SetPrivacy,
    ShowLayout,
    ShowNearest,
    ShowScene,
    StartTour,
    StepTour,
    StopTour,
    Undo,
    ZoomTile,
)
from controlroom.state.core import (
    Nearest,
    Screen,
    State,
    TourRun,
    change_between,
    changed,
    reversed_change,
    state_of,
    values_of,
)
from controlroom.state.refusal import Reason, Refused
from tests.controlroom.state.strategies import asked
from tests.controlroom.state.worlds import FIRST, WORLD


def after(*commands: Asked, begin: State = FIRST) -> State:
    return reduce(lambda state, command: applied(state, command, WORLD), commands, begin)


def put(*tiles: tuple[str, int, str]) -> PutCameras:
    return PutCameras(tiles=tuple(CameraInTile(screen=s, tile=t, camera=c) for s, t, c in tiles))


def refused(command: Asked, begin: State = FIRST) -> Refused:
    with pytest.raises(Refused) as caught:
        applied(begin, command, WORLD)
    return caught.value


NEAREST = ShowNearest(
    screen="left",
    name="a",
    centre="a",
    cameras=(NearCamera(camera="b", distance_m=9), NearCamera(camera="c", distance_m=10)),
)


def test_a_layout_is_shown_as_its_file_says_on_one_screen_or_all() -> None:
    arranged = after(put(("left", 1, "e")), EnlargeTile(screen="left", tile=2))
    assert after(ShowLayout(layout="four", screen="left"), begin=arranged).screens["left"] == Screen("four")
    assert after(ShowLayout(layout="one"), begin=arranged).screens == {"left": Screen("one"), "right": Screen("one")}


def test_cameras_are_put_into_tiles_of_several_screens_at_once() -> None:
    state = after(put(("left", 1, "d"), ("right", 1, "a"), ("left", 4, "f")))
    assert state.screens["left"].cameras == {1: "d", 4: "f"}
    assert state.screens["right"].cameras == {1: "a"}


def test_a_camera_that_is_there_by_the_layout_is_not_put() -> None:
    state = after(put(("left", 1, "d"), ("left", 4, "f")), put(("left", 1, "a"), ("left", 4, "")))
    assert state == FIRST


def test_a_tile_that_loses_its_camera_is_large_no_more_and_a_new_camera_is_not_zoomed() -> None:
    zoomed = after(
        EnlargeTile(screen="left", tile=1),
        ZoomTile(screen="left", tile=1, crop=(0.0, 0.0, 0.5, 0.5)),
        ZoomTile(screen="left", tile=2, crop=(0.0, 0.0, 0.5, 0.5)),
    )
    assert after(put(("left", 1, "e")), begin=zoomed).screens["left"] == Screen(
        "four", {1: "e"}, 1, {2: (0.0, 0.0, 0.5, 0.5)}
    )
    assert after(put(("left", 1, "")), begin=zoomed).screens["left"].large is None
    assert (
        after(ZoomTile(screen="left", tile=2), ZoomTile(screen="left", tile=1), begin=zoomed).screens["left"].crops
        == {}
    )


def test_the_nearest_stand_in_for_the_layout_which_comes_back_as_it_was() -> None:
    arranged = after(put(("left", 1, "e")), EnlargeTile(screen="left", tile=1))
    near = after(
        NEAREST,
        EnlargeTile(screen="left", tile=3),
        ZoomTile(screen="left", tile=3, crop=(0.0, 0.0, 0.5, 0.5)),
        begin=arranged,
    )
    assert near.screens["left"].nearest == Nearest("a", "a", (("b", 9.0), ("c", 10.0)), 3, {3: (0.0, 0.0, 0.5, 0.5)})
    assert refused(put(("left", 1, "b")), near).reason is Reason.IMPOSSIBLE
    assert refused(EnlargeTile(screen="left", tile=4), near).reason is Reason.UNKNOWN
    assert after(LeaveNearest(screen="left"), begin=near) == arranged


def test_a_layout_read_again_forgets_what_was_put_into_it() -> None:
    arranged = after(put(("left", 1, "e")), EnlargeTile(screen="left", tile=1))
    assert after(ResetTiles(screen="left"), begin=arranged).screens["left"] == Screen("four", large=1)


def test_a_scene_is_of_all_its_screens_and_says_what_it_differs_in() -> None:
    state = after(SetPrivacy(closed=True), ShowScene(scene="rain"))
    assert state.screens == {"left": Screen("one", {1: "e"}, 1), "right": Screen("four", {2: ""})}
    assert (state.scene, state.privacy) == ("rain", False)
    assert after(ShowLayout(layout="one", screen="left"), begin=state).scene == ""


@pytest.mark.parametrize(
    ("command", "reason", "nearest"),
    [
        (ShowLayout(layout="fuor"), Reason.UNKNOWN, ("four",)),
        (ShowLayout(layout="four", screen="lefd"), Reason.UNKNOWN, ("left",)),
        (put(("left", 6, "a")), Reason.UNKNOWN, ()),
        (put(("left", 5, "a")), Reason.IMPOSSIBLE, ()),
        (put(("left", 1, "zzz")), Reason.UNKNOWN, ()),
        (EnlargeTile(screen="left", tile=4), Reason.IMPOSSIBLE, ()),
        (ZoomTile(screen="left", tile=9), Reason.UNKNOWN, ()),
        (ShowScene(scene="rian"), Reason.UNKNOWN, ("rain",)),
        (ShowScene(scene="far"), Reason.IMPOSSIBLE, ()),
        (StartTour(tour="river"), Reason.UNKNOWN, ("rivers",)),
        (StepTour(tour="rivers", step=1), Reason.IMPOSSIBLE, ()),
        (PauseTours(tour="rivers"), Reason.IMPOSSIBLE, ()),
        (StopTour(tour="rivers"), Reason.IMPOSSIBLE, ()),
    ],
)
def test_what_cannot_be_is_refused_with_what_may_have_been_meant(
    command: Asked, reason: Reason, nearest: tuple[str, ...]
) -> None:
    found = refused(command)
    assert (found.reason, found.nearest) == (reason, nearest)
    assert "{" not in found.text.english()


def test_a_step_that_a_tour_does_not_have_is_refused() -> None:
    begun = after(StartTour(tour="rivers"))
    assert refused(StepTour(tour="rivers", step=3), begun).reason is Reason.UNKNOWN


# Tours


def test_a_tour_of_cameras_fills_its_tiles_and_empties_those_it_has_nothing_for() -> None:
    begun = after(StartTour(tour="rivers"))
    assert begun.screens["left"].cameras == {1: "e", 2: "f"}
    assert begun.tours == {"rivers": TourRun()}
    stepped = applied(begun, StepTour(tour="rivers", step=2), WORLD, by_person=False)
    assert stepped.screens["left"].cameras == {1: "d", 2: ""}
    assert stepped.tours == {"rivers": TourRun(1)}
    assert after(StopTour(tour="rivers"), begin=stepped).tours == {}


def test_tours_of_scenes_and_pages() -> None:
    assert after(StartTour(tour="pages")).screens["right"] == Screen("one")
    begun = after(StartTour(tour="scenes"))
    assert (begun.scene, set(begun.tours)) == ("rain", {"scenes"})
    stepped = applied(begun, StepTour(tour="scenes", step=2), WORLD, by_person=False)
    assert (stepped.scene, stepped.tours) == ("calm", {"scenes": TourRun(1)})


def test_one_tour_drives_a_screen_and_scenes_bring_their_own() -> None:
    assert after(StartTour(tour="pages"), StartTour(tour="rivers")).tours.keys() == {"pages", "rivers"}
    assert after(StartTour(tour="rivers"), StartTour(tour="scenes")).tours.keys() == {"scenes"}
    assert after(StartTour(tour="pages"), ShowScene(scene="calm")).tours == {"pages": TourRun(), "rivers": TourRun()}
    assert after(StartTour(tour="pages"), ShowScene(scene="rain")).tours == {}


def test_what_a_person_does_to_a_screen_pauses_its_tours_and_no_others() -> None:
    begun = after(StartTour(tour="pages"), StartTour(tour="rivers"))
    touched = after(put(("left", 3, "f")), begin=begun)
    assert {id: run.paused for id, run in touched.tours.items()} == {"pages": False, "rivers": True}
    driven = applied(begun, put(("left", 3, "f")), WORLD, by_person=False)
    assert not any(run.paused for run in driven.tours.values())
    assert not any(run.paused for run in after(PauseTours(paused=False), begin=touched).tours.values())
    assert after(PauseTours(), begin=begun).tours["pages"].paused


# All of it


@pytest.mark.parametrize("command", [Undo(), Redo(), Begin(city="c", resumed=False), End()])
def test_what_needs_a_journal_is_not_for_a_pure_function(command: Command) -> None:
    with pytest.raises(TypeError):
        applied(FIRST, command, WORLD)


@given(st.lists(asked, max_size=12), st.booleans())
def test_any_state_is_a_table_and_back_and_any_change_can_be_reversed(commands: list[Asked], by_person: bool) -> None:
    state = FIRST
    for command in commands:
        try:
            next_state = applied(state, command, WORLD, by_person=by_person)
        except Refused:
            continue
        before, values = values_of(state), values_of(next_state)
        change = change_between(before, values)
        assert state_of(0, values) == next_state
        assert changed(before, change) == values
        assert changed(values, reversed_change(change)) == before
        assert next_state.screens.keys() == WORLD.screens.keys()
        state = next_state


@given(asked)
def test_commands_are_the_same_after_a_way_through_json(command: Asked) -> None:
    assert ASKED.validate_json(command.model_dump_json()) == command
    assert COMMANDS.validate_json(command.model_dump_json()) == command


@pytest.mark.parametrize("values", [{"screens/a/size": 1}, {"tours/a": {}}, {"x": 1}, {"screens/a/crops/1": [1]}])
def test_what_is_no_table_of_a_state_is_told(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"no state of a wall|^screens/a/size$|^x$|not enough values"):
        state_of(1, values)


@pytest.mark.parametrize("crop", [(0.5, 0.0, 0.6, 0.5), (0.0, 0.0, 0.001, 0.5)])
def test_a_crop_lies_inside_the_picture(crop: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="inside the picture"):
        ZoomTile(screen="left", tile=1, crop=crop)
