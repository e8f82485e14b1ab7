"""Every command and every origin has words."""

import string
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from controlroom.state.commands import Asked, Begin, Command, End, PlanScreens, Redo, Undo
from controlroom.state.entries import ORIGINS, Entry
from controlroom.state.words import ORIGIN_TEXT, entry_text
from tests.controlroom.state.strategies import asked
from tests.controlroom.state.worlds import ANN

commands: st.SearchStrategy[Command] = st.one_of(
    asked,
    st.builds(Begin, city=st.just("c"), resumed=st.booleans()),
    st.just(PlanScreens(screens={"left": "four"})),
    st.just(End()),
    st.builds(Undo, revision=st.none() | st.integers(1, 9)),
    st.just(Redo()),
)


@given(command=commands)
def test_every_command_has_words_that_name_what_it_is_about(command: Command) -> None:
    text = entry_text(Entry(7, 0, ANN, command, undoes=3))
    fields = {name for _, name, _, _ in string.Formatter().parse(text.source) if name}
    assert fields == text.values.keys()
    assert text.context == "journal"
    for name in ("layout", "scene", "tour", "screen", "tile"):
        value = getattr(command, name, None)
        assert value is None or str(value) in text.english()


def test_all_commands_were_meant() -> None:
    assert set(get_args(Asked)) <= set(get_args(Command))
    assert ORIGIN_TEXT.keys() == set(ORIGINS)


def test_an_undo_says_what_it_is_about() -> None:
    assert entry_text(Entry(7, 0, ANN, Undo(), undoes=3)).english() == "Revision 3 undone"
    assert entry_text(Entry(7, 0, ANN, Redo(), undoes=5)).english() == "What revision 5 had undone, done again"
