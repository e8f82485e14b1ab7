"""Alarms of a wall that runs: raised by a number that came in, acknowledged by a key, there again after a kill."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from controlroom.alarms.core import Alarm
from controlroom.alarms.keeping import read_kept
from feeds.data.core import StoreError
from tests.controlroom.conftest import Display, RunningWall
from tests.layouts.helpers import write
from tests.programs import kill

pytestmark = pytest.mark.needs("Xvfb", "xdotool")

RULES = """
[[indicator]]
id = "rain"
name = {en = "Rain"}
unit = "mm"
series = "rain"
combine = "most"

[[alarm]]
id = "rain.heavy"
level = "serious"
text = {en = "Rain {value} in {place}"}
action = {en = "Close the underpass"}
owner = {name = {en = "Safety"}}
indicator = "rain"
places = "each"
above = 30
clear_hold_s = 0
"""
SOURCE = """
schema_version = 1
[[source]]
kind = "csv"
id = "gauges"
path = "FILE"
interval_s = 10
[[source.sample]]
indicator = "rain"
value = "rain"
at = "at"
place = "place"
unit = "mm"
"""


def rain(file: Path, millimetres: float) -> None:
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    write(file.parent, file.name, f"at,place,rain\n{now},Gwanak,{millimetres}\n")


def until(file: Path, holds: Callable[[Alarm], bool], *, within_s: float = 90.0) -> Alarm:
    """Wait until the one alarm that is kept is as it should be."""
    deadline_s = time.monotonic() + within_s
    kept: Any = None
    while time.monotonic() < deadline_s:
        try:
            kept = read_kept(file, time.time_ns() // 1_000_000).alarms
        except StoreError:
            kept = None  # it is being made
        if kept and len(kept) == 1 and holds(kept[0]):
            alarm: Alarm = kept[0]
            return alarm
        time.sleep(0.2)
    pytest.fail(f"never so: {kept}")


def test_an_alarm_outlives_the_wall_that_raised_it(
    display: Display, start_wall: Callable[..., RunningWall], city: Path, tmp_path: Path
) -> None:
    gauges = tmp_path / "gauges.csv"
    rain(gauges, 45.0)
    text = (city / "city.toml").read_text(encoding="utf-8")
    head, _, names = text.partition("[name]")
    write(city, "city.toml", f"{head}[name]{names}{RULES}")
    write(city, "sources/gauges.toml", SOURCE.replace("FILE", str(gauges)))
    environment = {**display.environment, "XDG_DATA_HOME": str(tmp_path / "data")}
    file = tmp_path / "data/controlroom/test/alarms.db"

    def start() -> RunningWall:
        wall = start_wall(str(city), "--operator", "desk 2", environment=environment)
        wall.until(lambda status: bool(status["alarms"]["standing"]), within_s=90)
        return wall

    wall = start()
    raised = until(file, lambda alarm: alarm.cleared_ms is None)
    assert (raised.place, raised.value, raised.acknowledged_ms) == ("Gwanak", 45.0, None)
    display.do("mousemove", "1270", "710", "click", "1")
    display.press("Escape")
    display.press("Escape")
    display.press("a")
    seen = until(file, lambda alarm: alarm.acknowledged_by == "desk 2")
    assert seen.id == raised.id

    children = psutil.Process(wall.process.pid).children(recursive=True)
    kill(wall.process)
    psutil.wait_procs(children, 30)

    again = start()
    status = again.until(lambda status: status["alarms"]["standing"] == 1)
    assert status["alarms"]["waiting"] == 0
    assert until(file, lambda alarm: alarm.cleared_ms is None).id == raised.id
    rain(gauges, 2.0)
    over = until(file, lambda alarm: alarm.cleared_ms is not None)
    assert (over.id, over.acknowledged_by) == (raised.id, "desk 2")
