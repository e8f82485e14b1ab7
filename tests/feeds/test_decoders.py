"""Devices tried in processes of their own, whatever their drivers do, and struck off when workers die in them."""

import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import psutil
import pytest

from feeds import entry
from feeds.core import TileState, View
from feeds.decode.catalogue import CODECS, PROBE_CLIPS, devices_of, number_of
from feeds.decode.choice import Capability
from feeds.decode.probe import differences, psnr_db
from feeds.decoders import DEATHS_TO_STRIKE_OFF, STRUCK_OFF_S, Decoders, ProbeMain
from feeds.kinds.file import FileConfig
from feeds.messages import Command, UseDecoders
from feeds.workers import WorkerHandle, WorkerMain
from resources import path
from tests.fakes import probe_mains, worker_mains
from tests.fakes.clips import shows_quarters
from tests.feeds.conftest import Clips
from tests.feeds.waiting import LIMIT_S, until
from tests.feeds.wall import Wall, camera


def found_by(main: ProbeMain, deadline_s: float = LIMIT_S, devices: tuple[str, ...] = ("cuda",)) -> Decoders:
    """Try devices to the end."""
    decoders = Decoders(devices, probe_main=main, deadline_s=deadline_s)

    def done() -> bool:
        decoders.round((), time.monotonic())
        return len(decoders.capabilities) == len(devices) * len(CODECS)

    until(done, "the end of all trials")
    decoders.close()
    return decoders


def reasons(decoders: Decoders) -> set[str]:
    assert not any(found.works for found in decoders.capabilities)
    return {found.why for found in decoders.capabilities}


def test_a_device_that_decodes_as_software_does_is_used() -> None:
    decoders = found_by(probe_mains.sound)
    assert decoders.capabilities == tuple(Capability("cuda", codec, works=True) for codec in CODECS)
    assert decoders.usable(0.0) == decoders.capabilities


@pytest.mark.parametrize(
    ("main", "why"),
    [
        (probe_mains.missing, "no such device"),
        (probe_mains.full, "no frame!"),
        (probe_mains.broken, "failed in the clip: "),
        (probe_mains.wrong, "wrong pictures, "),
        (probe_mains.short, " pictures where software gives "),
        (probe_mains.crashing, "its driver ended the process (exit code "),
    ],
)
def test_a_device_that_does_not_is_not_used_and_the_reason_is_told(main: ProbeMain, why: str) -> None:
    decoders = found_by(main)
    assert all(why in reason for reason in reasons(decoders)), reasons(decoders)
    assert decoders.usable(0.0) == ()


def test_a_device_that_hangs_is_given_up_at_its_deadline() -> None:
    assert reasons(found_by(probe_mains.hanging, deadline_s=4.0)) == {"gave no answer in time"}


def test_a_trial_that_hangs_ends_itself_where_nobody_does() -> None:
    assert reasons(found_by(probe_mains.left_alone)) == {"its driver ended the process (exit code 1)"}


def test_what_was_found_before_a_crash_holds() -> None:
    decoders = found_by(probe_mains.half)
    assert [found.works for found in decoders.capabilities] == [True, False]
    assert decoders.capabilities[1].why == "its driver ended the process (exit code 3)"


def test_devices_are_tried_one_after_the_other_and_kept_in_order() -> None:
    decoders = found_by(probe_mains.sound, devices=("cuda", "d3d11va"))
    assert [found.device for found in decoders.capabilities] == ["cuda", "cuda", "d3d11va", "d3d11va"]


def test_the_devices_of_this_machine_decode_rightly_or_say_why_not(caplog: pytest.LogCaptureFixture) -> None:
    devices = devices_of(sys.platform)
    caplog.set_level("INFO")
    decoders = found_by(entry.probe, devices=devices)
    for found in decoders.capabilities:
        assert found.works != bool(found.why)
        assert f"{found.device} decodes {found.codec}: {'yes' if found.works else 'no, ' + found.why}" in caplog.text
    if not Path("/dev/nvidiactl").exists() and sys.platform == "linux":
        assert reasons(decoders) == {"PermissionError: Could not dynamically load CUDA"}


def test_a_trial_ends_with_the_program() -> None:
    decoders = Decoders(("cuda",), probe_main=probe_mains.hanging)
    decoders.round((), 0.0)
    assert psutil.Process().children()
    decoders.close()
    assert decoders.capabilities == ()


def test_no_trial_begins_while_a_worker_is_starting() -> None:
    decoders = Decoders(("cuda",), probe_main=probe_mains.hanging)
    started, starting = (cast(WorkerHandle, SimpleNamespace(started=has, alone=True)) for has in (True, False))
    decoders.round([started, starting], 0.0)
    before = psutil.Process().children()
    decoders.round([started, started], 0.0)
    assert [child for child in psutil.Process().children() if child not in before]
    decoders.close()


def test_what_is_tried_is_small_and_worth_it() -> None:
    for clip in PROBE_CLIPS.values():
        assert 2000 < path(clip).stat().st_size < 20000
    grey = np.full((270, 320), 100, np.uint8)
    nearly = grey.copy()
    nearly[::8] += 1
    assert psnr_db(grey, grey) == float("inf")
    assert differences([grey], [nearly]) == ""
    assert "wrong pictures" in differences([grey], [grey + np.uint8(3)])
    assert "another size" in differences([grey], [grey[:180]])
    assert "0 pictures where" in differences([], [grey])


# Telling the workers


def worker(number: int, *, alone: bool = False) -> tuple[WorkerHandle, list[Command]]:
    sent: list[Command] = []
    return cast(WorkerHandle, SimpleNamespace(number=number, alone=alone, send=sent.append)), sent


def test_workers_are_told_once_and_again_when_a_device_is_struck_off(caplog: pytest.LogCaptureFixture) -> None:
    decoders = found_by(probe_mains.sound)
    usable = UseDecoders(decoders.capabilities)
    first, told_first = worker(1)
    suspect, told_suspect = worker(2, alone=True)
    for _ in range(3):
        decoders.round([first, suspect], 0.0)
    second, told_second = worker(3)
    decoders.round([first, suspect, second], 0.0)
    assert told_first == told_second == [usable]
    for death in range(DEATHS_TO_STRIKE_OFF):
        decoders.note_deaths([0, number_of("cuda")], float(death))
    decoders.round([first, suspect, second], 10.0)
    assert told_first == told_second == [usable, UseDecoders(())]
    decoders.round([first, suspect, second], STRUCK_OFF_S + 10)
    assert told_first == [usable, UseDecoders(()), usable]
    assert told_suspect == []
    assert caplog.text.count("ended while cuda decoded in it") == DEATHS_TO_STRIKE_OFF


def test_deaths_in_software_strike_nothing_off() -> None:
    decoders = found_by(probe_mains.sound)
    for death in range(10):
        decoders.note_deaths([0], float(death))
    assert decoders.usable(10.0) == decoders.capabilities


# The whole way


def on_wall(clips: Clips, count: int, main: WorkerMain) -> Wall:
    cameras = [camera(f"cam{number}", FileConfig(address=str(clips("large.ts")))) for number in range(count)]
    decoders = Decoders(("cuda",), probe_main=probe_mains.sound)
    return Wall(*cameras, workers=1, worker_main=main, decoders=decoders)


def test_a_large_stream_is_decoded_by_the_device_and_the_status_says_so(clips: Clips) -> None:
    with on_wall(clips, 1, worker_mains.accelerated) as wall:
        view = View("cam0", 160, 90)
        wall.show(view)
        wall.until(lambda: wall.engine.report("cam0").decoder == "cuda", "the device")
        before = wall.shown.get(view, 0)
        wall.until(lambda: wall.shown[view] > before + 20, "its pictures")
        pixels = wall.pixels(view)
        assert pixels is not None
        assert shows_quarters(pixels)
        used = [decoder for decoder in wall.engine.decoders() if decoder["used"]]
        assert [decoder["codec"] for decoder in used] == list(CODECS)
        wall.until(lambda: wall.engine.decoders()[0]["streams"] == 1, "the stream among the device's")


@pytest.mark.parametrize("main", [worker_mains.accelerated_until_it_opens, worker_mains.accelerated_until_it_crashes])
def test_a_device_that_kills_workers_is_struck_off_and_its_streams_live_on(
    clips: Clips, caplog: pytest.LogCaptureFixture, main: WorkerMain
) -> None:
    with on_wall(clips, 2, main) as wall:
        # One after the other: a worker that takes both along is one death.
        wall.show(View("cam0", 160, 90))
        wall.until(lambda: caplog.text.count("ended while cuda decoded in it") == 1, "the first death")
        wall.show(View("cam0", 160, 90), View("cam1", 160, 90))
        wall.until(lambda: caplog.text.count("ended while cuda decoded in it") == DEATHS_TO_STRIKE_OFF, "the second")
        assert [decoder["why"] for decoder in wall.engine.decoders()] == ["decode workers died in it"] * 2

        def live() -> bool:
            reports = [wall.engine.report(name) for name in ("cam0", "cam1")]
            return all(report.state is TileState.LIVE and not report.decoder for report in reports)

        wall.until(live, "both in software")
        wall.watch(4.0)
        assert caplog.text.count("ended while cuda decoded in it") == DEATHS_TO_STRIKE_OFF
        assert live()


def test_without_devices_nothing_is_tried(clips: Clips) -> None:
    with Wall(camera("cam0", FileConfig(address=str(clips("large.ts"))))) as wall:
        wall.show(View("cam0", 160, 90))
        wall.until(lambda: wall.engine.report("cam0").state is TileState.LIVE, "the picture")
        assert wall.engine.decoders() == []
        assert wall.engine.report("cam0").decoder == ""
