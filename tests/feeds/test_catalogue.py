"""Kinds by name: what addresses they take, and how their configs are made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.address import Credentials
from feeds.catalogue import KINDS, check_stream, infer_kind, make_config
from feeds.kinds.hls import HlsConfig
from feeds.kinds.rtsp import RtspConfig


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("rtsp://10.0.0.7/main", "rtsp"),
        ("RTSPS://10.0.0.7/main", "rtsp"),
        ("https://cam.example/live/index.m3u8?x=1", "hls"),
        ("http://cam.example/live.TS", "mpegts"),
        ("http://cam.example/video.mjpg", "mjpeg"),
        ("http://cam.example/axis-cgi/mjpg/video.cgi", "mjpeg"),
        ("http://cam.example/now.jpeg", "still"),
        ("http://cam.example/stream", None),
        ("file:///clips/a.mp4", "file"),
        ("clips/a.mp4", "file"),
        ("C:\\clips\\a.mp4", "file"),
        ("gopher://cam.example/", None),
        ("http://[bad/a.m3u8", None),
    ],
)
def test_kinds_are_inferred(address: str, kind: str | None) -> None:
    assert infer_kind(address) == kind


@pytest.mark.parametrize(
    ("kind", "address", "wrong"),
    [
        ("rtsp", "rtsp://10.0.0.7/main", None),
        ("rtsp", "rtsp://${HOST}:${PORT}/main", None),
        ("file", "C:\\clips\\a.mp4", None),
        ("file", "clips", None),
        ("teletext", "rtsp://10.0.0.7/main", "kind teletext is not known"),
        ("hls", "rtsp://h/a", "address rtsp://h/a is not of kind hls, which takes http://, https://"),
        ("rtsp", "rtsp:///main", "address rtsp:///main names no host"),
        ("rtsp", "rtsp://[bad/main", "rtsp://[bad/main is not an address"),
        ("rtsp", "rtsp://u:hunter2!@[bad/main", "rtsp://***@[bad/main is not an address"),
        ("hls", "rtsp://u:hunter2!@h/a", "address rtsp://***@h/a is not of kind hls, which takes http://, https://"),
    ],
)
def test_addresses_are_checked(kind: str, address: str, wrong: str | None) -> None:
    found = check_stream(kind, address)
    assert (found and found.english()) == wrong


@given(st.sampled_from([*KINDS, "x"]), st.text())
def test_any_text_may_be_checked(kind: str, address: str) -> None:
    check_stream(kind, address)
    infer_kind(address)


def test_configs_take_only_their_own_options() -> None:
    config = make_config("rtsp", "rtsp://h/a", transport="udp", variant="lowest")
    assert config == RtspConfig(address="rtsp://h/a", transport="udp")
    assert make_config("hls", "http://h/a", transport="udp", variant="lowest") == HlsConfig(
        address="http://h/a", variant="lowest"
    )


def test_credentials_are_taken_out_of_the_address() -> None:
    config = make_config("rtsp", "rtsp://admin:hunter2!@h/a")
    assert config.address == "rtsp://h/a"
    assert config.credentials == Credentials("admin", "hunter2!")
    assert "hunter2!" not in repr(config)
    own = Credentials("other", "word")
    assert make_config("rtsp", "rtsp://admin:hunter2!@h/a", credentials=own).credentials == own


def test_wrong_configs_are_value_errors_without_secrets() -> None:
    with pytest.raises(ValueError, match="unknown feed kind"):
        make_config("teletext", "x")
    with pytest.raises(ValueError, match="transport") as told:
        make_config("rtsp", "rtsp://admin:hunter2!@h/a", transport="pigeon")
    assert "hunter2!" not in str(told.value)
