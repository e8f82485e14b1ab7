"""Undoing what began a tour, after the tour has gone on."""

import pytest

from controlroom.state.commands import Asked, PauseTours, Redo, ShowScene, StartTour, StepTour, Undo
from controlroom.state.entries import Author
from controlroom.state.holder import StateHolder
from controlroom.state.refusal import Refused
from tests.controlroom.state.test_applying import put
from tests.controlroom.state.worlds import ANN, BOB, TOUR, WORLD

pytestmark = pytest.mark.usefixtures("qapp")
SCHEDULE = Author("schedule:storm", "schedule")
ALARM = Author("alarm", "alarm")


def begun() -> StateHolder:
    holder = StateHolder()
    holder.begin(WORLD, "city", resume=False)
    return holder


@pytest.mark.parametrize("author", [ANN, SCHEDULE])
@pytest.mark.parametrize("command", [StartTour(tour="rivers"), ShowScene(scene="calm")])
def test_a_tour_that_has_gone_on_is_undone_with_all_that_it_showed(author: Author, command: Asked) -> None:
    holder = begun()
    holder.submit(put(("left", 2, "f")), ANN)
    before = holder.state
    entry = holder.submit(command, author)
    assert entry is not None
    for step in (2, 1, 2):
        holder.submit(StepTour(tour="rivers", step=step), TOUR)
    holder.submit(PauseTours(tour="rivers"), ALARM)
    holder.submit(Undo(revision=entry.revision), author)
    assert (holder.state.screens, holder.state.tours) == (before.screens, {})
    holder.submit(Undo(), ANN)
    assert holder.state.screens["left"].cameras == {}


def test_it_is_begun_anew_by_redo() -> None:
    holder = begun()
    holder.submit(StartTour(tour="rivers"), ANN)
    first = holder.state
    holder.submit(StepTour(tour="rivers", step=2), TOUR)
    holder.submit(Undo(), ANN)
    holder.submit(Redo(), ANN)
    assert (holder.state.screens, holder.state.tours) == (first.screens, first.tours)


def test_what_a_person_changed_in_it_meanwhile_is_not_undone_with_it() -> None:
    holder = begun()
    holder.submit(StartTour(tour="rivers"), ANN)
    holder.submit(put(("left", 1, "c")), BOB)
    with pytest.raises(Refused):
        holder.submit(Undo(), ANN)
