"""How a wall was left: read back as it was written, and never trusted."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from controlroom.last_state import ScreenState, StateWriter, WallState, read_state, state_file

NAMES = st.text(st.characters(codec="utf-8"), max_size=12)
SCREENS = st.builds(
    ScreenState,
    put=st.dictionaries(NAMES, st.none() | NAMES, max_size=4),
    large=st.none() | NAMES,
    selected=st.none() | NAMES,
)
STATES = st.builds(
    WallState, city=st.just("c"), layout=NAMES, curtained=st.booleans(), screens=st.tuples(SCREENS, SCREENS)
)


@settings(deadline=None)
@given(STATES)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, state: WallState) -> None:
    file = tmp_path_factory.mktemp("state") / "deeper" / "wall.json"
    writer = StateWriter(file)
    writer.note(state)
    writer.finish()
    assert read_state(file, "c") == state
    assert [path.name for path in file.parent.iterdir()] == ["wall.json"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"version": 2, "city": "c", "layout": "l"}', b"\xff" * 10, b"0" * (2 << 20)]
)
def test_nonsense_is_not_restored(tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "wall.json"
    file.write_bytes(content)
    assert read_state(file, "c") is None
    assert "not restored" in caplog.text


def test_another_city_begins_anew(tmp_path: Path) -> None:
    writer = StateWriter(tmp_path / "wall.json")
    writer.note(WallState(city="c", layout="l"))
    writer.finish()
    assert read_state(tmp_path / "wall.json", "d") is None
    assert read_state(tmp_path / "none.json", "c") is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    writer = StateWriter(tmp_path / "file" / "wall.json")
    writer.note(WallState(city="c", layout="l"))
    writer.finish()
    assert "cannot be kept" in caplog.text


def test_only_changes_are_written(tmp_path: Path) -> None:
    writer = StateWriter(tmp_path / "wall.json")
    writer.note(WallState(city="c", layout="l"))
    writer.finish()
    writer.note(WallState(city="c", layout="l"))  # would fail: the writer is closed


def test_names_of_walls_stay_in_their_folder() -> None:
    assert state_file("../../etc/passwd").parent == state_file("wall").parent
