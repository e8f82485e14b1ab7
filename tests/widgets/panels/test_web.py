"""A web page in a tile: what it says where there is none, and what it may reach."""

import tomllib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import FakeFacts
from tests.widgets.images import assert_looks_like
from tests.widgets.panels.looks import host, picture
from widgets.facts import Name
from widgets.panels import web
from widgets.panels.web import COMMAND, PageState
from widgets.web_rules import again_s, may_load, may_show

ADDRESS = "https://grafana.example.org/d/1"
SIZE = (480, 260)


@pytest.fixture
def with_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "has_web", lambda: True)


@pytest.fixture
def without_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "has_web", lambda: False)


@pytest.mark.usefixtures("without_engine")
def test_without_the_extra_it_says_how_to_get_it(qapp: QApplication, tmp_path: Path) -> None:
    panel = host("web", address=ADDRESS, title=Name("대시보드", "Dashboard"))
    assert_looks_like(picture(panel, FakeFacts(), SIZE), "web-missing", tmp_path)
    assert f"not installed here: {COMMAND}" in panel.spoken()


def test_the_extra_brings_what_the_command_brings() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (brought,) = project["optional-dependencies"]["web"]
    assert f"pip install {brought}" == COMMAND


@pytest.mark.usefixtures("with_engine")
@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PageState.LOADING, "Loading grafana.example.org"),
        (PageState.SHOWN, "Page of grafana.example.org"),
        (PageState.FAILED, "grafana.example.org cannot be loaded, tried again after 20 s"),
        (PageState.CRASHED, "The page of grafana.example.org crashed, loaded again after 20 s"),
        (PageState.UNUSABLE, "Start the program again to show web pages; its log has the reason"),
    ],
)
def test_it_says_how_the_page_is(qapp: QApplication, state: PageState, words: str) -> None:
    panel = host("web", address=ADDRESS)
    panel.look_at(FakeFacts())
    panel.tell((state, 20))
    picture(panel, FakeFacts(), SIZE)
    assert panel.spoken() == f"grafana.example.org, {words}"


@pytest.mark.parametrize(
    "address", ["http://grafana.example.org", "grafana.example.org", "https://a:b@c.org", "https://", "https://a b", ""]
)
def test_only_encrypted_addresses_are_allowed(address: str) -> None:
    with pytest.raises(ValueError, match=r"https://|at least 1 character"):
        host("web", address=address)


@pytest.mark.parametrize("name", ["https://a.org", "a.org/path", "a.org:443", "*.a.org"])
def test_hosts_are_names(name: str) -> None:
    with pytest.raises(ValueError, match="name of a host alone"):
        host("web", address=ADDRESS, hosts=[name])


HOSTS = frozenset({"a.org", "b.org"})


@pytest.mark.parametrize(
    ("scheme", "name", "loads", "shows"),
    [
        ("https", "a.org", True, True),
        ("HTTPS", "A.org", True, True),
        ("https", "c.org", False, False),
        ("https", "sub.a.org", False, False),
        ("http", "a.org", False, False),
        ("wss", "b.org", True, False),
        ("ws", "b.org", False, False),
        ("file", "", False, False),
        ("data", "", True, False),
        ("about", "", True, True),
        ("javascript", "", False, False),
        ("ftp", "a.org", False, False),
    ],
)
def test_a_page_reaches_what_is_named_and_no_more(scheme: str, name: str, loads: bool, shows: bool) -> None:
    assert may_load(scheme, name, HOSTS) is loads
    assert may_show(scheme, name, HOSTS) is shows


def test_it_is_tried_less_and_less_often() -> None:
    waits = [5]
    for _ in range(8):
        waits.append(again_s(waits[-1]))
    assert waits == [5, 10, 20, 40, 80, 160, 300, 300, 300]


def test_the_engine_is_not_loaded_by_the_panel() -> None:
    import subprocess
    import sys

    code = "import widgets.wall_window, widgets.web_page, sys; print([m for m in sys.modules if 'WebEngine' in m])"
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert shown.stdout.strip() == "[]"
