"""Old names of fields become new ones; a field renamed again is an error that names the likely new one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.errors import DataErrorKind
from feeds.data.seoul.fields import ALIASES, FieldGone, named, needed

PAIRS = [(service, old, new) for service, aliases in ALIASES.items() for old, new in aliases.items()]


@pytest.mark.parametrize(("service", "old", "new"), PAIRS)
def test_old_and_new_names_give_the_same(service: str, old: str, new: str) -> None:
    assert named({old: "7", "x": 1}, service) == named({new: "7", "x": 1}, service) == {new: "7", "x": 1}


def test_the_tables_are_sound() -> None:
    assert len(ALIASES["RealtimeCityAir"]) == 12
    for aliases in ALIASES.values():
        assert not set(aliases) & set(aliases.values())
        assert len(set(aliases.values())) == len(aliases)


def test_where_both_names_stand_the_new_one_is_right_unless_empty() -> None:
    assert named({"CAPACITY": "1", "TPKCT": 1260.0}, "GetParkingInfo") == {"TPKCT": 1260.0}
    assert named({"CAPACITY": "1", "TPKCT": 0}, "GetParkingInfo") == {"TPKCT": 0}
    assert named({"TPKCT": "", "CAPACITY": "1"}, "GetParkingInfo") == {"TPKCT": "1"}
    assert named({"TPKCT": None, "CAPACITY": None}, "GetParkingInfo") == {"TPKCT": None}


def test_blocks_of_citydata_are_renamed_within() -> None:
    row = {"SUB_STTS": [{"SUB_FACINFO": [{"ELVTR_NM": "1호기"}]}], "CULTURALEVENTINFO": {"EVENT_NM": "x"}}
    assert named(row, "citydata") == {
        "SUB_STTS": [{"SUB_FACIINFO": [{"ELVTR_NM": "1호기"}]}],
        "EVENT_STTS": {"EVENT_NM": "x"},
    }


def test_other_services_and_their_rows_stay_as_they_are() -> None:
    row = {"CAPACITY": "1", "PM10": "3"}
    assert named(row, "bikeList") is row


@given(st.dictionaries(st.sampled_from([*ALIASES["RealtimeCityAir"], "PM", "x"]), st.none() | st.text(max_size=3)))
def test_renaming_twice_is_renaming_once(row: dict[str, object]) -> None:
    before = dict(row)
    once = named(row, "RealtimeCityAir")
    assert named(once, "RealtimeCityAir") == once
    assert row == before
    assert not set(once) & set(ALIASES["RealtimeCityAir"])


def test_a_field_that_is_gone_names_the_nearest() -> None:
    row = named({"NOW_PARK_VHCL_CNT": "3", "CAPACITY": ""}, "GetParkingInfo")
    assert needed(row, "TPKCT", "GetParkingInfo") == ""
    with pytest.raises(FieldGone) as caught:
        needed(row, "NOW_PRK_VHCL_CNT", "GetParkingInfo")
    assert caught.value.kind is DataErrorKind.FIELD_GONE
    assert caught.value.nearest == "NOW_PARK_VHCL_CNT"
    assert "GetParkingInfo sends no field NOW_PRK_VHCL_CNT; " in caught.value.detail
    assert "NOW_PARK_VHCL_CNT" in caught.value.detail
    assert not caught.value.retryable


def test_a_field_that_is_gone_from_rows_without_any_like_it() -> None:
    with pytest.raises(FieldGone, match="no field there has a similar name") as caught:
        needed({"a": 1}, "NOW_PRK_VHCL_CNT", "GetParkingInfo")
    assert caught.value.nearest == ""
