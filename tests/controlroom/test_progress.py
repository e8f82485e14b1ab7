"""The progress display on a terminal and in a log."""

import io

import pytest

from controlroom.progress import ProgressBar


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="")

    def isatty(self) -> bool:
        return True

    def text(self) -> str:
        self.seek(0)
        return self.read()


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")


def test_a_terminal_gets_a_bar_that_is_drawn_over() -> None:
    terminal = Terminal("utf-8")
    with ProgressBar("Drawing", stream=terminal) as bar:
        bar(0, 4)
        bar(1, 4)
        bar(4, 4)
    lines = terminal.text().split("\r")
    assert lines[0] == ""
    assert lines[1].endswith("░   0 %")
    assert lines[2] == "Drawing " + "█" * 6 + "░" * 18 + "  25 %"
    assert lines[3] == "Drawing " + "█" * 24 + " 100 %\n"
    assert all(len(line.rstrip("\n")) < 40 for line in lines)


def test_a_terminal_that_cannot_draw_blocks_gets_signs() -> None:
    terminal = Terminal("ascii")
    with ProgressBar("Drawing", stream=terminal) as bar:
        bar(1, 2)
    assert terminal.text() == "\rDrawing " + "#" * 12 + "." * 12 + "  50 %\n"


def test_the_same_bar_is_not_drawn_again() -> None:
    terminal = Terminal("utf-8")
    with ProgressBar("Drawing", stream=terminal) as bar:
        bar(1, 1000)
        bar(2, 1000)
    assert terminal.text().count("\r") == 1


def test_a_log_gets_a_line_for_every_tenth() -> None:
    log = io.StringIO()
    with ProgressBar("Drawing", stream=log) as bar:
        for done in range(101):
            bar(done, 100)
    assert log.getvalue().splitlines() == [f"Drawing: {share} %" for share in range(0, 101, 10)]


def test_work_that_is_not_there_draws_nothing() -> None:
    terminal, log = Terminal("utf-8"), io.StringIO()
    for stream in (terminal, log):
        with ProgressBar("Drawing", stream=stream):
            pass
        with ProgressBar("Drawing", stream=stream) as bar:
            bar(4, 4)
    assert terminal.text() == log.getvalue() == ""
