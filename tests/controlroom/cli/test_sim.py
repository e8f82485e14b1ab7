"""``controlroom sim`` as a process, with small clips in place of drawn ones."""

import argparse
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from controlroom.cli import sim
from controlroom.sim.scenes.catalogue import SCENES
from tests.controlroom.sim.clients import get
from tests.controlroom.sim.small_clips import keep_small_clips

ROOT = Path(__file__).resolve().parents[3]

Refused = Callable[..., tuple[int, str]]

SIM = """
import argparse, sys
from controlroom.cli import sim

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    sim.add_arguments(parser)
    sys.exit(sim.run(parser.parse_args()))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("clips")
    keep_small_clips(made, [scene.scene_id for scene in SCENES])
    return made


def command(folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-c", SIM, "--clips", str(folder), *arguments]


@contextmanager
def running(folder: Path, *arguments: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and the address it printed."""
    with subprocess.Popen(
        command(folder, *arguments),
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


@pytest.fixture
def refused(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Refused:
    """Run in this process with these arguments, which end it by themselves; give exit code and stderr."""
    monkeypatch.delenv("SIM_PASSWORD", raising=False)

    def run(*arguments: str) -> tuple[int, str]:
        parser = argparse.ArgumentParser()
        sim.add_arguments(parser)
        try:
            code = sim.run(parser.parse_args(["--clips", str(folder), *arguments]))
        except SystemExit as ended:
            code = int(ended.code or 0)
        captured = capsys.readouterr()
        return code, captured.err

    return run


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop(folder: Path, number: signal.Signals) -> None:
    first = SCENES[0].scene_id
    options = ["--cameras", "2", "--fault", f"missing@{first}", "--max-sessions", "3", "--fault", "html@csv"]
    with running(folder, *options, "--seed", "7", "--data-speed", "60") as (process, url):
        assert get(f"{url}/csv/weather.csv")[2].startswith(b"<!DOCTYPE html>")
        assert b"(\xeb\xaa\xa8\xec\x9d\x98)" in get(f"{url}/json/weather.json")[2]
        assert b'"simulated": true' in get(f"{url}/")[2]
        assert get(f"{url}/{first}/still.jpg")[0] == 404
        assert get(f"{url}/{SCENES[1].scene_id}/still.jpg")[0] == 200
        process.send_signal(number)
        output, errors = process.communicate()
    assert process.returncode == 0
    assert output == ""
    assert errors == "", "what is there is not worth a word"


def test_it_can_be_told_to_stop_while_it_draws(tmp_path: Path) -> None:
    with running(tmp_path) as (process, url):
        assert process.stderr is not None
        assert process.stderr.readline() == "Drawing the simulated city: 0 %\n"
        assert get(f"{url}/{SCENES[-1].scene_id}/still.jpg")[0] == 503
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of its processes
        _, errors = process.communicate()
    assert process.returncode == 0
    assert "Traceback" not in errors


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, refused: Refused) -> None:
    (tmp_path / "file").write_bytes(b"")
    code, errors = refused("--clips", str(tmp_path / "file"))
    assert code == 1
    assert "NotADirectoryError" in errors


def test_the_password_comes_from_the_environment(folder: Path) -> None:
    with running(folder, "--cameras", "1", "--user", "guard", SIM_PASSWORD="key") as (_, url):
        assert get(f"{url}/")[0] == 401


def test_a_user_without_a_password_is_wrong_usage(refused: Refused) -> None:
    code, errors = refused("--user", "guard")
    assert code == 2
    assert "SIM_PASSWORD" in errors


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--fault", "stall@nowhere"], "nowhere"),
        (["--fault", "explode"], "silent-open"),
        (["--fault", "freeze@openapi.seoul.go.kr"], "renamed"),
        (["--data-speed", "0"], "above 0"),
        (["--cameras", "0"], "at least 1"),
        (["--port", "x"], "x"),
    ],
)
def test_wrong_usage_is_said(refused: Refused, arguments: list[str], word: str) -> None:
    code, errors = refused(*arguments)
    assert code == 2
    assert word in errors


def test_a_port_that_is_taken_is_said(refused: Refused) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, errors = refused("--cameras", "1", "--port", port)
    assert code == 1
    assert port in errors


def test_more_cameras_than_scenes_show_them_again() -> None:
    assert sim.camera_scenes(["a", "b"], None) == {"a": "a", "b": "b"}
    assert sim.camera_scenes(["a", "b"], 5) == {"a": "a", "b": "b", "a-2": "a", "b-2": "b", "a-3": "a"}


def test_the_past_is_written_and_nothing_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    sim.add_arguments(parser)
    file = tmp_path / "past.csv"
    options = ["--history", str(file), "--samples", "500", "--days", "2", "--series", "40"]
    assert sim.run(parser.parse_args(options)) == 0
    assert "500 numbers of 40 series" in capsys.readouterr().out
    assert len(file.read_text(encoding="utf-8").splitlines()) == 501
    assert sim.run(parser.parse_args(["--history", str(tmp_path / "no" / "past.csv"), "--samples", "5"])) == 1
    assert "cannot be written" in capsys.readouterr().err
