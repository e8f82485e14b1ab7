from datetime import timedelta

import pytest

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import LeftOut, Readings, Sample
from feeds.data.shared.rounds import ROUND_S, go_round
from feeds.data.shared.rows import MOST_TOLD
from feeds.data.source import SourceContext
from resources.text import Text
from tests.feeds.data.polling import Clock, context


class Asked:
    """Answers for each item with a sample, or with the error planned for it."""

    def __init__(self, **errors: DataErrorKind) -> None:
        self.errors = errors
        self.items: list[str] = []

    def __call__(self, item: str) -> Readings:
        self.items.append(item)
        if item in self.errors:
            raise DataError(self.errors[item], f"no {item}")
        return Readings([Sample("x", 1, 1.0, item)])


def places(readings: Readings) -> list[str]:
    return [each.place for each in readings.samples]


def test_all_are_asked_in_order() -> None:
    assert places(go_round("abc", Asked(), context())) == ["a", "b", "c"]
    assert go_round("", Asked(), context()) == Readings(left_out=[])


def test_one_that_fails_is_told_and_loses_no_other() -> None:
    readings = go_round("abc", Asked(b=DataErrorKind.GARBAGE), context(), name=str.upper)
    assert places(readings) == ["a", "c"]
    assert [left.where for left in readings.left_out] == ["B: no b"]


def test_what_single_ones_leave_out_is_told_with_their_names() -> None:
    left = LeftOut("row 7", Text("sources", "why"))
    readings = go_round("ab", lambda _: Readings(left_out=[left]), context())
    assert [each.where for each in readings.left_out] == ["a row 7", "b row 7"]


def test_where_all_fail_the_first_error_is_raised() -> None:
    with pytest.raises(DataError, match="no a"):
        go_round("ab", Asked(a=DataErrorKind.GARBAGE, b=DataErrorKind.FAILING), context())


@pytest.mark.parametrize("kind", [DataErrorKind.QUOTA, DataErrorKind.UNAUTHORIZED, DataErrorKind.UNTRUSTED])
def test_what_every_other_would_be_told_too_cuts_the_round(kind: DataErrorKind) -> None:
    lent, asked = context(), Asked(b=kind)
    readings = go_round("abcdefghi", asked, lent)
    assert asked.items == ["a", "b"]
    assert [left.where for left in readings.left_out] == ["b: no b", "not asked: c, d, e, f, g and 2 more"]
    asked.errors = {}
    assert places(go_round("abcdefghi", asked, lent)) == list("bcdefghia")  # goes on where it was cut
    assert places(go_round("abcdefghi", asked, lent)) == list("abcdefghi")


def test_a_quota_used_up_before_the_first_is_raised() -> None:
    with pytest.raises(DataError) as raised:
        go_round("ab", Asked(a=DataErrorKind.QUOTA), context())
    assert raised.value.kind is DataErrorKind.QUOTA


def test_three_without_an_answer_in_a_row_cut_the_round() -> None:
    silent = dict.fromkeys("bcd", DataErrorKind.TIMEOUT)
    lent, asked = context(), Asked(**silent)
    readings = go_round("abcdef", asked, lent)
    assert asked.items == list("abcd")
    assert readings.left_out[-1].where == "not asked: e, f"
    asked.items.clear()
    go_round("abcdef", asked, lent)
    assert asked.items == list("efabcd")  # they come last, so that others get their turn


def test_single_ones_without_an_answer_do_not() -> None:
    silent = dict.fromkeys("bcef", DataErrorKind.TIMEOUT)
    assert places(go_round("abcdefg", Asked(**silent), context())) == ["a", "d", "g"]


def test_a_round_that_takes_too_long_is_cut() -> None:
    clock = Clock()
    lent = context(clock=clock)

    def slowly(item: str) -> Readings:
        clock.now += timedelta(seconds=ROUND_S / 2 + 1)
        return Readings([Sample("x", 1, 1.0, item)])

    assert places(go_round("abcd", slowly, lent)) == ["a", "b"]
    assert places(go_round("abcd", slowly, lent)) == ["c", "d"]
    assert places(go_round("abcd", slowly, lent)) == ["a", "b"]


def test_a_round_ends_when_the_program_does() -> None:
    lent = context()

    def ask(item: str) -> Readings:
        lent.stop.set()
        raise DataError(DataErrorKind.TIMEOUT, "the program ends")

    with pytest.raises(DataError):
        go_round("abc", ask, lent)


def test_where_a_round_was_cut_survives_a_shorter_list() -> None:
    lent: SourceContext = context()
    go_round("abcdef", Asked(f=DataErrorKind.QUOTA), lent)
    assert sorted(places(go_round("abc", Asked(), lent))) == ["a", "b", "c"]


def test_only_so_many_are_told() -> None:
    items = [str(number) for number in range(MOST_TOLD + 50)]
    asked = Asked(**dict.fromkeys(items[1:], DataErrorKind.GARBAGE))
    assert len(go_round(items, asked, context()).left_out) == MOST_TOLD
