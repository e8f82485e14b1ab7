"""Every benchmark, small and off-screen, with real streams: what its document says. Nothing is held to a time."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from controlroom.bench import compare, data, freeze, page, panels, reconnect, recover, soak, wall
from controlroom.bench.clips import Picture
from controlroom.bench.gathering import measure_gathering
from controlroom.bench.kills import measure_kills
from controlroom.bench.passing import Passing
from controlroom.bench.peers import Peer
from controlroom.bench.served import Offer
from controlroom.cli.bench_text import WORDS, lines
from resources.text import Text

SIZE_PX = (640, 360)
GROUPS = {"gui", "workers"}

pytestmark = pytest.mark.usefixtures("films", "qtbot")


@pytest.fixture(autouse=True)
def short_settling(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (compare, freeze, page, reconnect, recover, soak, wall):
        monkeypatch.setattr(module, "SETTLE_S", 0.3)


@pytest.fixture
def passing(qtbot: QtBot) -> Iterator[Passing]:
    with Passing() as passing:
        yield passing


class Words(list[str]):
    """What was told."""

    def __call__(self, text: Text) -> None:
        self.append(text.english())


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def assert_readable(document: dict[str, Any]) -> None:
    shown = {key: value for key, value in document.items() if key not in ("alarms", "samples", "programs", "left_out")}
    assert keys(shown) | keys(document.get("programs", [])) <= set(WORDS)
    assert all(lines(document))


@pytest.mark.parametrize(
    ("offer", "roles"),
    [(Offer(), {"main": 2}), (Offer(large=Picture(640, 360, 15), both=True), {"sub": 2})],
    ids=["small", "main and sub"],
)
def test_wall(passing: Passing, offer: Offer, roles: dict[str, int]) -> None:
    told = Words()
    document = wall.run_wall(wall.WallBench(2, SIZE_PX, 1.0, 1, offer), passing, told)
    assert told == ["wall", "decode limit"]
    assert document["streams"] == 2
    assert document["streams_shown"] == roles
    assert document["states"] == {"live": 2}
    assert document["cpu_cores"]["decode_limit"] > 0
    assert document["cpu_cores"]["total"] == pytest.approx(
        sum(document["cpu_cores"][name] for name in GROUPS), abs=0.01
    )
    assert document["source_fps"] == 15
    assert 3 < document["shown_fps_per_tile"] < 20
    assert document["latency_ms"]["p50"] <= document["latency_ms"]["p99"]
    assert document["tick_ms"]["p50"] <= document["tick_ms"]["max"]
    assert set(document["rss_mib"]) == GROUPS
    assert len(document["rss_mib"]["workers"]) == 1
    assert_readable(document)


def test_recover(passing: Passing, caplog: pytest.LogCaptureFixture) -> None:
    document = recover.run_recover(recover.RecoverBench(5, SIZE_PX, 1.5, 1), passing, Words())
    assert (document["killed"], document["live_again"]) == ("server", 5)
    assert 0 < document["seconds_to_live"]["p50"] <= document["seconds_to_live"]["max"]
    openings = document["openings"]
    assert 0 < openings["most_in_a_second"] <= openings["budget_per_second"]
    assert document["incidents"] == 1
    assert "many cameras failed" in caplog.text
    assert_readable(document)


def test_recover_from_a_killed_worker(passing: Passing, caplog: pytest.LogCaptureFixture) -> None:
    told = Words()
    document = recover.run_recover(recover.RecoverBench(5, SIZE_PX, 1.0, 2, "worker"), passing, told)
    assert told == ["decode worker dies"]
    assert (document["streams"], document["killed"]) == (5, "worker")
    assert (document["its_streams"], document["live_again"], document["others"]) == (3, 3, 2)
    assert 0 < document["seconds_to_live"]["p50"] <= document["seconds_to_live"]["p95"]
    assert document["seconds_to_live"]["p95"] <= document["seconds_to_live"]["max"]
    assert isinstance(document["others_disturbed"], int)  # a machine that is busy with other work disturbs, too
    assert document["others_longest_gap_s"] > 0
    assert "ended by itself" in caplog.text
    assert_readable(document)


def test_freeze(passing: Passing) -> None:
    told = Words()
    document = freeze.run_freeze(freeze.FreezeBench(2, SIZE_PX, 1.0, 1), passing, told)
    assert told == ["false alarms", "fault: stall", "fault: freeze", "fault: loop"]
    assert set(document["seen_s"]) == {"silence", "frozen", "looped"}
    for seen in document["seen_s"].values():
        assert seen["unseen"] == 0
        assert 0 < seen["p50"] <= seen["max"]
    assert document["at_rest"] == {"still": 1, "night": 1}
    assert set(document["false_alarms"]) == {"traffic", "still", "night"}
    assert isinstance(document["others_disturbed"], int)  # a machine that is busy with other work disturbs, too
    assert_readable(document)


def test_reconnect(passing: Passing) -> None:
    document = reconnect.run_reconnect(reconnect.ReconnectBench(10, 2, SIZE_PX, 1), passing, Words())
    assert (document["reconnects"], document["dropped_by_server"], document["opened_anew"]) == (10, 8, 2)
    assert set(document["growth_per_1000"]) == set(document["first"]) == set(document["last"]) == GROUPS
    for held in (*document["first"].values(), *document["last"].values()):
        assert all(held[name] > 0 for name in ("rss_mib", "threads", "descriptors"))
    assert_readable(document)


def test_soak(passing: Passing, tmp_path: Path) -> None:
    bench = soak.SoakBench(2, SIZE_PX, 0.05, 1, Offer(), pictures=tmp_path, seed=1)
    document = soak.run_soak(bench, passing, Words())
    assert document["minutes"] >= 0.05
    assert (document["faults"], document["pictures"]) == (1, 1)
    assert [file.read_bytes()[:4] for file in tmp_path.iterdir()] == [b"\x89PNG"]
    assert sum(document["samples"][-1]["states"].values()) == 2
    assert document["worst_tick_ms"] == max(sample["tick_ms"]["max"] for sample in document["samples"])
    assert_readable(document)


def test_page(passing: Passing) -> None:
    document = page.run_page(page.PageBench(4, 2, 3, 0.5, SIZE_PX, 1), passing, Words())
    assert (document["streams"], document["page"], document["changes"]) == (4, 2, 3)
    assert document["incomplete"] == 0
    assert 0 < document["to_each_picture_ms"]["p50"] <= document["to_all_pictures_ms"]["max"]
    assert document["to_each_picture_ms"]["max"] == document["to_all_pictures_ms"]["max"]
    assert document["standing"]["tiles"] == 2
    assert_readable(document)


def test_panels(passing: Passing) -> None:
    bench = panels.PanelsBench(0.5, SIZE_PX, 1, numbers=3, minutes=4)
    document = panels.run_panels(bench, passing, Words())
    assert (document["panels"], document["live_tiles"], document["canvas"]["size"]) == (20, 3, "5760x2160")
    assert 0 < document["pages_ms"]["first_paint"]["p50"] <= document["pages_ms"]["with_its_past"]["max"]
    assert document["day_of_updates"]["updates"] == 4
    assert document["map"]["districts"] == 500
    assert document["on_screen_ms"]["p50"] > 0
    assert_readable(document)


class Counting(Peer):
    """A program that counts up, faster than any camera."""

    name = "counting"
    program = sys.executable
    most = 1
    uses_window = False

    def commands(self) -> list[list[str]]:
        code = "import itertools, time\nfor n in itertools.count(1):\n    print(n, flush=True)\n    time.sleep(0.01)"
        return [[sys.executable, "-c", code] for _ in self.addresses]

    def frames(self) -> int | None:
        return self._newest(r"(\d+)\n")

    @property
    def _said(self) -> Path:
        return self.folder / "said"


class Ending(Counting):
    name = "ending"

    def commands(self) -> list[list[str]]:
        return [[sys.executable, "-c", ""]]


class Absent(Counting):
    name = "absent"
    program = "a-program-that-nobody-has"


def test_compare(passing: Passing) -> None:
    bench = wall.WallBench(2, SIZE_PX, 1.0, 1, Offer())
    document = compare.run_compare(bench, passing, Words(), peers=(Counting, Ending, Absent))
    rows = {row["program"]: row for row in document["programs"]}
    assert list(rows) == ["controlroom", "decode limit", "counting"]
    assert rows["controlroom"]["ratio_to_ours"] == 1
    assert (rows["counting"]["measured_streams"], rows["controlroom"]["measured_streams"]) == (1, 2)
    assert rows["counting"]["shown_fps"] > 15
    assert rows["counting"]["rss_mib"] > 0
    assert set(document["left_out"]) == {"ending", "absent"}
    assert "a-program-that-nobody-has" in document["left_out"]["absent"]
    assert_readable(document)


def test_data() -> None:
    told = Words()
    document = data.run_data(data.DataBench(200_000, seconds=0, kills=0), told)
    assert_readable(document)
    assert document["samples"] == 200_000
    assert document["import_peak_mib"] > 10
    assert set(document["read_ms"]) == {"latest", "latest_of_indicator", "day", "year_by_day"}


def test_gathering(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    document = measure_gathering(tmp_path / "numbers.db", 2, sources=5, interval_s=1.0)
    killed = measure_kills(tmp_path / "numbers.db", 2)
    assert_readable({"gathering": document, "killed": killed})
    assert (document["sources"], document["failing"]) == (15, 0)
    assert document["series"] > 40
    assert document["peak_mib"] > 10
    assert document["readable_ms"]["max"] > 0
    assert (killed["kills"], killed["numbers_lost"], killed["doubled"], killed["hours_miscounted"]) == (2, 0, 0, 0)
    assert (killed["posts_lost"], killed["messages_lost"]) == (0, 0)
    assert killed["acknowledged"] > 0
    assert killed["posts_acknowledged"] > 10
    assert killed["messages_acknowledged"] > 10
    assert caplog.text.count("ended by itself") == 2
    caplog.clear()
