"""Undo and redo, and two desks that change the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.state.commands import Asked, PutCameras, Redo, SetPrivacy, ShowLayout, StartTour, StepTour, Undo
from controlroom.state.core import values_of
from controlroom.state.entries import Author
from controlroom.state.history import KEPT, STEPS
from controlroom.state.holder import StateHolder
from controlroom.state.refusal import Reason, Refused
from tests.controlroom.state.strategies import asked
from tests.controlroom.state.test_applying import put
from tests.controlroom.state.worlds import ANN, BOB, TOUR, WORLD


@pytest.fixture
def holder() -> StateHolder:
    return begun()


def begun() -> StateHolder:
    holder = StateHolder()
    holder.begin(WORLD, "city", resume=False)
    return holder


def left(holder: StateHolder) -> dict[int, str]:
    return dict(holder.state.screens["left"].cameras)


def refused(holder: StateHolder, command: Asked, author: Author = ANN, base: int | None = None) -> Reason:
    before = holder.state
    with pytest.raises(Refused) as caught:
        holder.submit(command, author, base=base)
    assert holder.state is before
    return caught.value.reason


def test_steps_are_undone_one_after_the_other_and_done_again(holder: StateHolder) -> None:
    first = values_of(holder.state)
    holder.submit(put(("left", 1, "e")), ANN)
    holder.submit(ShowLayout(layout="one", screen="left"), ANN)
    last = values_of(holder.state)
    holder.submit(Undo(), ANN)
    assert left(holder) == {1: "e"}
    holder.submit(Undo(), ANN)
    assert values_of(holder.state) == first
    assert refused(holder, Undo()) is Reason.NOTHING
    holder.submit(Redo(), ANN)
    holder.submit(Redo(), ANN)
    assert values_of(holder.state) == last
    assert refused(holder, Redo()) is Reason.NOTHING
    holder.submit(Undo(), ANN)
    assert left(holder) == {1: "e"}


def test_after_a_new_step_what_was_undone_is_gone(holder: StateHolder) -> None:
    holder.submit(put(("left", 1, "e")), ANN)
    holder.submit(Undo(), ANN)
    holder.submit(put(("left", 2, "e")), ANN)
    assert refused(holder, Redo()) is Reason.NOTHING


def test_each_undoes_what_they_did_themselves(holder: StateHolder) -> None:
    holder.submit(put(("left", 1, "e")), ANN)
    holder.submit(put(("left", 2, "f")), BOB)
    holder.submit(Undo(), ANN)
    assert left(holder) == {2: "f"}
    holder.submit(Redo(), ANN)
    holder.submit(Undo(), BOB)
    assert left(holder) == {1: "e"}


def test_nobody_undoes_what_another_has_changed_since(holder: StateHolder) -> None:
    holder.submit(put(("left", 1, "e")), ANN)
    entry = holder.submit(put(("left", 1, "f")), BOB)
    assert refused(holder, Undo()) is Reason.CONFLICT
    holder.submit(Undo(), BOB)
    holder.submit(Undo(), ANN)
    assert left(holder) == {}
    assert entry is not None


def test_a_layout_is_not_undone_under_what_another_put_into_it(holder: StateHolder) -> None:
    holder.submit(ShowLayout(layout="four", screen="right"), ANN)
    holder.submit(put(("right", 2, "f")), BOB)
    assert refused(holder, Undo()) is Reason.CONFLICT
    holder.submit(put(("left", 2, "f")), ANN)
    holder.submit(Undo(), ANN)
    assert left(holder) == {}


def test_a_step_of_anybody_is_undone_by_its_revision(holder: StateHolder) -> None:
    entry = holder.submit(put(("left", 1, "e")), ANN)
    assert entry is not None
    holder.submit(put(("left", 2, "f")), ANN)
    holder.submit(Undo(revision=entry.revision), BOB)
    assert left(holder) == {2: "f"}
    assert refused(holder, Undo(revision=entry.revision)) is Reason.IMPOSSIBLE
    holder.submit(Redo(), BOB)
    assert left(holder) == {1: "e", 2: "f"}
    holder.submit(Undo(), BOB)
    assert left(holder) == {2: "f"}, "who did it again can undo it"


def test_what_runs_by_itself_is_no_step(holder: StateHolder) -> None:
    holder.submit(put(("right", 1, "e")), ANN)
    holder.submit(StartTour(tour="rivers"), TOUR)
    holder.submit(StepTour(tour="rivers", step=2), TOUR)
    holder.submit(Undo(), ANN)
    assert holder.state.screens["right"].cameras == {}
    assert refused(holder, Undo(), TOUR) is Reason.NOTHING


def test_as_many_steps_are_kept_as_is_said(holder: StateHolder) -> None:
    for number in range(STEPS + 3):
        holder.submit(SetPrivacy(closed=number % 2 == 0), ANN)
    for _ in range(STEPS):
        holder.submit(Undo(), ANN)
    assert refused(holder, Undo()) is Reason.NOTHING
    assert holder.state.privacy


def test_a_command_that_changes_nothing_leaves_no_entry(holder: StateHolder) -> None:
    revision = holder.state.revision
    assert holder.submit(SetPrivacy(closed=False), ANN) is None
    assert holder.state.revision == revision


# Two desks


def test_two_desks_that_see_the_same_never_lose_a_change(holder: StateHolder) -> None:
    seen = holder.state.revision
    holder.submit(put(("left", 1, "e")), ANN, base=seen)
    holder.submit(put(("left", 2, "f")), BOB, base=seen)
    assert left(holder) == {1: "e", 2: "f"}
    assert refused(holder, put(("left", 1, "d")), BOB, seen) is Reason.CONFLICT
    assert refused(holder, ShowLayout(layout="one", screen="left"), BOB, seen) is Reason.CONFLICT
    holder.submit(put(("left", 1, "d")), ANN, base=seen)
    holder.submit(put(("left", 1, "f")), BOB, base=holder.state.revision)
    assert left(holder) == {1: "f", 2: "f"}


def test_what_was_undone_is_in_nobodys_way(holder: StateHolder) -> None:
    seen = holder.state.revision
    holder.submit(put(("left", 1, "e")), ANN)
    holder.submit(Undo(), ANN)
    holder.submit(put(("left", 1, "f")), BOB, base=seen)
    assert left(holder) == {1: "f"}


def test_a_revision_from_long_ago_is_refused(holder: StateHolder) -> None:
    seen = holder.state.revision
    for number in range(KEPT + 1):
        holder.submit(SetPrivacy(closed=number % 2 == 0), TOUR)
    assert refused(holder, put(("left", 1, "e")), BOB, seen) is Reason.OLD


def undo(holder: StateHolder, author: Author) -> bool:
    try:
        holder.submit(Undo(), author)
    except Refused:
        return False
    return True


commands = st.lists(st.tuples(st.sampled_from([ANN, BOB]), asked | st.just(Undo()) | st.just(Redo())), max_size=15)


@given(commands)
def test_whatever_is_done_undoing_it_all_leads_back(steps: list[tuple[Author, Asked]]) -> None:
    holder = begun()
    first = values_of(holder.state)
    for author, command in steps:
        try:
            holder.submit(command, author)
        except Refused:
            continue
    while any([undo(holder, ANN), undo(holder, BOB)]):
        pass
    assert values_of(holder.state) == first


def test_putting_cameras_needs_a_tile() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        PutCameras(tiles=())
