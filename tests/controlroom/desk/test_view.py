"""What the desk is told of a wall."""

from dataclasses import replace
from pathlib import Path

import pytest

from controlroom.desk.asking import command_for
from controlroom.desk.view import Room, desk_view
from controlroom.plan import ScreenPlan, screen_plans
from controlroom.state import commands as state
from controlroom.state.commands import NearCamera as Near
from controlroom.state.commands import PauseTours, Redo, ShowNearest, ShowScene, StartTour, StepTour, Undo
from controlroom.state.holder import StateHolder
from layouts.walls import read_walls
from tests.controlroom.state.test_applying import put
from tests.controlroom.state.worlds import ANN, BOB, TOUR, WORLD
from tests.layouts.helpers import write
from widgets.commands import AcknowledgeAlarm, SetPrivacy
from widgets.desk import commands as desk
from widgets.desk.ports import CellKind, DeskView

PLANS = {id: ScreenPlan(layout, number=n) for n, (id, layout) in enumerate(WORLD.screens.items(), start=1)}
ROOM = Room(WORLD, PLANS, "en", "ann", missing=("right",), audiences={"right": "citizens"})


@pytest.fixture
def holder(qapp: object) -> StateHolder:
    holder = StateHolder()
    holder.begin(WORLD, "city", resume=False)
    return holder


def view(holder: StateHolder, room: Room = ROOM) -> DeskView:
    return desk_view(holder.state, holder.history, room)


def test_screens_have_their_layout_their_tour_and_who_looks_at_them(holder: StateHolder) -> None:
    holder.submit(StartTour(tour="rivers"), ANN)
    left, right = view(holder).screens
    assert (left.id, left.name, left.layout_name, left.tour, left.is_missing) == (
        "left",
        "left",
        "four",
        "Rivers 1/2",
        False,
    )
    assert (right.column, right.row, right.is_missing, right.audience) == (2, 1, True, "citizens")
    near = (Near(camera="b", distance_m=1),)
    holder.submit(ShowNearest(screen="left", name="Nearest to a", cameras=near), ANN)
    assert view(holder).screens[0].layout_name == "Nearest to a"


def test_screens_hang_as_the_walls_file_says(holder: StateHolder, tmp_path: Path) -> None:
    text = (
        'schema_version = 1\nname = {en = "Wall"}\n'
        '[[screen]]\nid = "left"\nname = {en = "Left one"}\ncolumn = 1\nrow = 1\n'
        '[[screen]]\nid = "x"\ncolumn = 2\nrow = 1\n[[screen]]\nid = "y"\ncolumn = 2\nrow = 2\n'
        '[[span]]\nid = "right"\nscreens = ["x", "y"]\n'
    )
    write(tmp_path, "walls/w.toml", text)
    found = read_walls(tmp_path, WORLD.layouts)
    assert found.problems == ()
    wall = found.good["w"]
    left, right = view(holder, replace(ROOM, wall=wall, plans=screen_plans(wall), ratios={"right": 0.9})).screens
    assert (left.name, left.column, left.row) == ("Left one", 1, 1)
    assert (right.name, right.column, right.columns, right.rows, right.ratio) == ("right", 2, 1, 2, 0.9)


def test_a_scene_is_shown_until_another_and_changed_where_something_is_not_as_it_says(holder: StateHolder) -> None:
    def scenes() -> dict[str, tuple[bool, bool]]:
        return {scene.id: (scene.is_shown, scene.is_changed) for scene in view(holder).scenes}

    assert scenes()["rain"] == (False, False)
    holder.submit(ShowScene(scene="rain"), ANN)
    assert scenes()["rain"] == (True, False)
    holder.submit(put(("right", 3, "f")), ANN)
    assert scenes()["rain"] == (True, True)
    holder.submit(ShowScene(scene="calm"), ANN)
    holder.submit(StepTour(tour="rivers", step=2), TOUR)
    assert scenes() == {"rain": (False, False), "calm": (True, False), "far": (False, False)}, "but for its tours"
    first = view(holder).scenes[0]
    assert (first.number, first.name, dict(first.layouts)) == (1, "Rain", {"left": "one", "right": "four"})


def test_tours_say_where_they_are_and_what_they_drive(holder: StateHolder) -> None:
    holder.submit(StartTour(tour="rivers"), ANN)
    holder.submit(PauseTours(), ANN)
    found = {tour.id: tour for tour in view(holder).tours}
    assert (found["rivers"].step, found["rivers"].is_paused, found["rivers"].screens) == (1, True, ("left",))
    assert (found["scenes"].step, found["scenes"].runs, found["scenes"].screens) == (0, False, ("left", "right"))


def test_layouts_are_drawn_by_their_cells(holder: StateHolder) -> None:
    four = next(layout for layout in view(holder).layouts if layout.id == "four")
    assert [cell.kind for cell in four.cells] == [CellKind.CAMERA] * 3 + [CellKind.EMPTY, CellKind.PANEL]


def test_the_step_that_would_be_undone_is_named_and_what_is_undone_is_marked(holder: StateHolder) -> None:
    assert (view(holder).undo, view(holder).redo) == ("", "")
    holder.submit(ShowScene(scene="rain"), ANN)
    holder.submit(put(("right", 3, "f")), BOB)
    assert view(holder).undo == "bob has changed the same since, look again"
    holder.submit(Undo(), BOB)
    assert view(holder).undo == "Scene Rain"
    holder.submit(Undo(), ANN)
    assert view(holder).redo == "Scene Rain"
    marked = {line.what: line.is_undone for line in view(holder).journal}
    assert marked["Scene Rain"]
    holder.submit(Redo(), ANN)
    marked = {line.what: line.is_undone for line in view(holder).journal}
    assert not marked["Scene Rain"]
    assert view(holder).journal[0].by == "ann"


def test_what_was_done_is_told_with_names(holder: StateHolder, tmp_path: Path) -> None:
    text = 'schema_version = 1\nname = {en = "Wall"}\n[[screen]]\nid = "left"\nname = {en = "Left one"}\n'
    write(tmp_path, "walls/w.toml", text + '[[screen]]\nid = "right"\n')
    wall = read_walls(tmp_path, WORLD.layouts).good["w"]
    named = replace(ROOM, wall=wall, cameras={"e": "Bridge"}, cities={"city": "City of Bridges"})
    for command in (put(("left", 1, "e")), put(("right", 1, "f")), StartTour(tour="rivers"), ShowScene(scene="rain")):
        holder.submit(command, ANN)
    assert [line.what for line in view(holder, named).journal] == [
        "Scene Rain",
        "Tour Rivers begun",
        "Camera f in tile 1 of screen right",
        "Camera Bridge in tile 1 of screen Left one",
        "Program started with the city City of Bridges",
    ]


@pytest.mark.parametrize(
    ("ask", "command"),
    [
        (desk.ShowScene("rain"), state.ShowScene(scene="rain")),
        (desk.ShowLayoutOn("left", "one"), state.ShowLayout(screen="left", layout="one")),
        (
            desk.PutCameras((desk.Placed("left", 1, "a"), desk.Placed("right", 2, ""))),
            put(("left", 1, "a"), ("right", 2, "")),
        ),
        (desk.Enlarge("left", None), state.EnlargeTile(screen="left")),
        (desk.Enlarge("left", 2), state.EnlargeTile(screen="left", tile=2)),
        (desk.LeaveNearest("left"), state.LeaveNearest(screen="left")),
        (desk.ResetTiles("left"), state.ResetTiles(screen="left")),
        (desk.StartTour("t"), state.StartTour(tour="t")),
        (desk.StepTour("t", 2), state.StepTour(tour="t", step=2)),
        (desk.PauseTours("", True), state.PauseTours()),
        (desk.PauseTours("t", False), state.PauseTours(tour="t", paused=False)),
        (desk.StopTour("t"), state.StopTour(tour="t")),
        (SetPrivacy(True), state.SetPrivacy(closed=True)),
        (desk.Undo(), state.Undo()),
        (desk.Redo(), state.Redo()),
        (AcknowledgeAlarm(), None),
    ],
)
def test_what_the_desk_asks_for_is_a_command(ask: desk.Ask, command: state.Asked | None) -> None:
    assert command_for(ask) == command
