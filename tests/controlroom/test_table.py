"""Tables for a terminal."""

from controlroom.table import table


def test_cells_stand_below_one_another_in_hangul_too() -> None:
    assert table([["구", "value"], ["jongno", "1"], ["종로구", ""]]) == ["구      value", "jongno  1", "종로구"]
