"""``controlroom bench`` as people call it."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from controlroom.cli import bench
from controlroom.cli.bench_text import lines
from controlroom.cli.main import run
from controlroom.sim.server import SimServer


@dataclass(frozen=True)
class Films:
    main: Path
    sub: Path


@pytest.mark.parametrize(
    "arguments",
    [
        ["wall", "--no-sub"],
        ["wall", "--source", "http://camera/{i}"],
        ["wall", "--source", "rtsp://camera/{i}", "--main", "640x360@15"],
        ["wall", "--sub-source", "rtsp://camera/{i}"],
        ["soak", "--source", "rtsp://camera/{i}", "--faults"],
    ],
)
def test_options_that_do_not_go_together(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", *arguments]) == 2
    said = capsys.readouterr()
    assert said.err
    assert not said.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["wall", "--main", "1920x1080"],
        ["wall", "--main", "1921x1080@25"],
        ["wall", "--streams", "0"],
        ["soak", "--minutes", "0"],
        ["reconnect", "--times", "-1"],
        ["swim"],
    ],
)
def test_values_that_are_none(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["bench", *arguments])
    assert ended.value.code == 2
    assert not capsys.readouterr().out


def test_a_document_for_people() -> None:
    document = {
        "streams": 2,
        "cpu_cores": {"gui": 0.1, "total": 0.3},
        "rss_mib": {"gui": 100.0, "workers": [50.0, 60.0]},
        "seen_s": {"silence": {"max": 3.0}},
        "programs": [{"program": "mpv", "x_server": None}, {"program": "controlroom", "x_server": 0.1}],
        "samples": [{"at_s": 1}],
    }
    assert lines(document) == [
        "streams: 2",
        "processor time, cores: window's process 0.1, together 0.3",
        "memory, MiB: window's process 100.0, decode workers 50.0 + 60.0",
        "seen after, s:",
        "  silence: most 3.0",
        "program      X server",
        "mpv          -",
        "controlroom  0.1",
    ]


def test_every_benchmark_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for name in bench._BENCHES:
        with pytest.raises(SystemExit) as ended:
            run(["bench", name, "--help"])
        assert ended.value.code == 0
        assert "--json" in capsys.readouterr().out


def test_interrupting_leaves_nothing(clips: list[Path]) -> None:
    with SimServer({"cam0": Films(clips[0], clips[0])}) as server:
        command = [
            sys.executable,
            "-m",
            "controlroom",
            "bench",
            "soak",
            "--streams",
            "1",
            "--size",
            "320x180",
            "--json",
        ]
        process = subprocess.Popen(
            [*command, "--source", f"{server.url}/cam{{i}}/main.ts"],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        deadline_s = time.monotonic() + 60
        while not server.sessions("cam0") and time.monotonic() < deadline_s and process.poll() is None:
            time.sleep(0.1)
        children = psutil.Process(process.pid).children(recursive=True)
        assert children
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, ""), err
    assert "Traceback" not in err
    _, alive = psutil.wait_procs(children, timeout=5)
    assert not alive
