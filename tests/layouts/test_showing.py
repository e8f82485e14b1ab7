"""Whatever people write of what walls show is read, or told in words."""

from pathlib import Path
from typing import Any

import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.city_file import read_city_file
from layouts.scene_files import SceneFile, SceneScreenEntry
from layouts.schedule_files import ScheduleEntry, ScheduleFile
from layouts.showing import read_showing
from layouts.tour_files import TourEntry, ToursFile, TourStepEntry
from layouts.wall_files import MonitorEntry, SpanEntry, WallFile, WallScreenEntry
from resources.entries import FileModel
from tests.layouts.helpers import CAMERAS, LAYOUTS, lines, write

FILES: dict[str, type[FileModel]] = {
    "walls/room.toml": WallFile,
    "scenes/calm.toml": SceneFile,
    "tours.toml": ToursFile,
    "schedule.toml": ScheduleFile,
}
models = (WallScreenEntry, SpanEntry, MonitorEntry, SceneScreenEntry, TourEntry, TourStepEntry, ScheduleEntry)
keys = st.sampled_from(sorted({"ko", "1", *(key for model in models for key in model.model_fields)}))
values = st.recursive(
    st.one_of(
        st.sampled_from(["s1", "four", "one", "a", "1", "mon", "calm", "07:00", "1920x1080", "before", ""]),
        st.integers(-1, 5),
        st.floats(0, 9),
        st.booleans(),
        st.times().map(lambda at: at.replace(microsecond=0)),
        st.dates(),
        st.datetimes(),
    ),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(keys, each, max_size=6),
    max_leaves=12,
)
tables = st.lists(st.dictionaries(keys, values, max_size=8), max_size=4)
heads = st.sampled_from(sorted({key for model in FILES.values() for key in model.model_fields}))


@given(st.dictionaries(heads, values | tables, max_size=7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_is_read_or_told_in_words(tmp_path: Path, document: dict[str, Any]) -> None:
    for name in FILES:
        write(tmp_path, name, tomlkit.dumps(document))
    found = read_showing(tmp_path, LAYOUTS, CAMERAS, read_city_file(tmp_path / "city.toml"))
    assert found.walls.problems or "room" in found.walls.good
    assert found.scenes.problems or "calm" in found.scenes.good
    assert not [line for line in lines(found.problems) if "Value is not valid" in line]
