"""`projects.toml` and the folder `notices`."""

from datetime import date, datetime
from pathlib import Path

import pytest

from layouts.city_file import read_city_file
from layouts.indicators import NO_INDICATORS, Indicators
from layouts.notices import read_notices
from layouts.projects import Projects, read_projects
from resources import path
from tests.layouts.helpers import lines, write

HEAD = "schema_version = 1\n"


def project(*keys: str, id: str = "a", progress: str = "progress = 10\nas_of = 2026-01-01") -> str:
    usual = [f'id = "{id}"', 'name = {en = "A"}', "begin = 2025-01-01", "end = 2027-01-01", progress]
    return "\n".join(["[[project]]", *usual, *keys, ""])


def read(folder: Path, *tables: str, indicators: Indicators = NO_INDICATORS) -> Projects:
    write(folder, "projects.toml", HEAD + "".join(tables))
    return read_projects(folder, indicators)


def told(folder: Path, *tables: str) -> list[str]:
    return [line.removeprefix("projects.toml:") for line in lines(read(folder, *tables).problems)]


def test_a_city_without_the_file_has_none(tmp_path: Path) -> None:
    assert read_projects(tmp_path, NO_INDICATORS) == Projects()


def test_every_key_is_read(tmp_path: Path) -> None:
    more = """
note = {ko = "설명"}
plan = [{date = 2025-07-01, percent = 10}, {date = 2026-07-01, percent = 80}]
milestones = [{date = 2026-01-01, name = {ko = "착공"}, done = 2026-01-03}, {date = 2026-09-01, name = {ko = "준공"}}]
owner = {name = {ko = "기획조정실"}, call = "02-2133-0000"}
theme = "safe"
places = ["마포구"]
audience = ["citizen"]
stale_after_days = 90
"""
    found = read(tmp_path, project(more))
    assert found.problems == ()
    entry = found.good["a"]
    assert entry.whole_plan == (
        (date(2025, 1, 1), 0.0),
        (date(2025, 7, 1), 10.0),
        (date(2026, 7, 1), 80.0),
        (date(2027, 1, 1), 100.0),
    )
    assert [each.done for each in entry.milestones] == [date(2026, 1, 3), None]
    assert (entry.progress, entry.as_of, entry.theme, entry.places) == (10, date(2026, 1, 1), "safe", ("마포구",))
    assert entry.owner is not None
    assert entry.owner.address == "tel:0221330000"


def test_without_a_plan_it_is_a_straight_line(tmp_path: Path) -> None:
    assert read(tmp_path, project()).good["a"].whole_plan == ((date(2025, 1, 1), 0.0), (date(2027, 1, 1), 100.0))


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (project('theem = "safe"'), "9: project[1].theem: Unknown key, allowed: "),
        (project(progress="progress = 10"), "7: project[1].progress: progress needs as_of: the day on which it was so"),
        (project(progress=""), "2: project[1]: Write progress or progress_from, and not both"),
        (project(progress="progress = 101\nas_of = 2026-01-01"), "7: project[1].progress: Must be at most 100"),
        (project(progress='progress_from = "x"'), "7: project[1].progress_from: No indicator has the id x"),
        (
            project("as_of = 2026-01-01", progress='progress_from = "x"'),
            "8: project[1].as_of: as_of belongs to progress, an indicator has its own time",
        ),
        (project('done = "yes"'), "9: project[1].done: Unknown key"),
        (
            project("plan = [{date = 2028-01-01, percent = 5}]"),
            "9: project[1].plan: 2028-01-01 is not between",
        ),
        (
            project("plan = [{date = 2026-01-01, percent = 50}, {date = 2026-02-01, percent = 40}]"),
            "9: project[1].plan: Points of a plan come in the order of their dates",
        ),
        (project(id="with space"), "3: project[1].id: Must be letters, digits"),
    ],
)
def test_what_is_wrong_is_told_and_disables_the_project_alone(tmp_path: Path, table: str, problem: str) -> None:
    found = read(tmp_path, table, project(id="b"))
    assert list(found.good) == ["b"]
    assert any(line.startswith(problem) for line in told(tmp_path, table)), told(tmp_path, table)


def test_dates_in_quotation_marks_and_turned_round_are_told(tmp_path: Path) -> None:
    text = project().replace("2025-01-01", '"2025-01-01"')
    assert told(tmp_path, text)[0] == "5: project[1].begin: Must be a day such as 2026-09-17, without quotation marks"
    text = project().replace("2027-01-01", "2024-01-01")
    assert told(tmp_path, text)[0].startswith("6: project[1].end: end (2024-01-01) must be later than begin")


def test_an_id_may_be_there_once(tmp_path: Path) -> None:
    found = read(tmp_path, project(), project())
    assert lines(found.problems) == ["projects.toml:10: project[2].id: The project in line 3 has this id already"]
    assert list(found.good) == ["a"]


def test_an_unreadable_file_leaves_those_before(tmp_path: Path) -> None:
    before = read(tmp_path, project())
    write(tmp_path, "projects.toml", "[[project")
    after = read_projects(tmp_path, NO_INDICATORS, before)
    assert after.good == before.good
    assert len(after.problems) == 1


def test_the_simulated_citys_projects_are_well() -> None:
    folder = path("cities/simulated")
    found = read_projects(folder, read_city_file(folder / "city.toml").indicators)
    assert found.problems == ()
    assert len(found.good) >= 12
    assert sum("마포구" in entry.places for entry in found.good.values()) >= 3


def test_notices_have_their_times(tmp_path: Path) -> None:
    write(
        tmp_path,
        "notices/welcome.toml",
        HEAD
        + 'title = {ko = "환영합니다"}\nbegin = 2026-09-17\nend = 2026-09-18\n'
        + 'guests = [{name = {ko = "김시민"}, role = {ko = "주민대표"}}]\n'
        + 'items = [{at = 14:30:00, name = {ko = "간담회"}}, {name = {ko = "기념 촬영"}}]\n',
    )
    found = read_notices(tmp_path)
    assert found.problems == ()
    notice = found.good["welcome"]
    assert (notice.begin, notice.end) == (datetime(2026, 9, 17), datetime(2026, 9, 19))
    assert notice.items[0].at is not None
    assert notice.items[1].at is None


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("", "title: Key is missing"),
        ('title = {en = "A"}\nbegin = "tomorrow"', "begin: Must be a day such as"),
        ('title = {en = "A"}\nbegin = 2026-02-01\nend = 2026-01-01', "end: end must be later than begin"),
        ('title = {en = "A"}\nitems = [{at = "14:30", name = {en = "B"}}]', "Must be a time of day such as 14:30:00"),
        ("title = [", "ends in the middle of a value"),
    ],
)
def test_a_notice_that_is_wrong_is_told_and_not_shown(tmp_path: Path, keys: str, problem: str) -> None:
    write(tmp_path, "notices/a.toml", HEAD + keys)
    write(tmp_path, "notices/b.toml", HEAD + 'title = {en = "B"}')
    found = read_notices(tmp_path)
    assert list(found.good) == ["b"]
    assert any(problem in line for line in lines(found.problems)), lines(found.problems)
