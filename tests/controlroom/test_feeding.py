"""From a city's cameras to what the engine opens."""

from dataclasses import replace

import pytest

from controlroom.feeding import camera_feeds
from feeds.address import Credentials
from feeds.kinds.still import StillConfig
from feeds.trust import PUBLIC, Trust
from layouts.cameras import Camera, StreamAddress

CAMERA = Camera(
    "a",
    {"ko": "가"},
    (StreamAddress("main", "still", "https://${HOST}/a.jpg", user_ref="${USER}", password_ref="${PASSWORD}"),),
    stale_after_s=20.0,
    lost_after_s=60.0,
    interval_s=10.0,
)
LOOKUP = {"HOST": "192.0.2.1", "USER": "viewer", "PASSWORD": "s3cret"}.get


def test_a_stream_has_what_the_list_says() -> None:
    feeds = camera_feeds(CAMERA, LOOKUP, authorities_pem="PEM")
    assert feeds.main == StillConfig(
        address="https://192.0.2.1/a.jpg",
        credentials=Credentials("viewer", "s3cret"),
        trust=Trust("PEM"),
        interval_s=10.0,
    )
    assert (feeds.sub, feeds.stale_after_s, feeds.lost_after_s, feeds.privacy) == (None, 20.0, 60.0, False)


def test_an_insecure_camera_is_not_checked_and_no_other() -> None:
    feeds = camera_feeds(replace(CAMERA, tls="insecure"), LOOKUP)
    assert feeds.main is not None
    assert not feeds.main.trust.is_checked


def test_a_camera_that_is_not_encrypted_goes_on_when_the_authorities_change() -> None:
    plain = replace(CAMERA, streams=(StreamAddress("main", "rtsp", "rtsp://192.0.2.1/a"),))
    feeds = camera_feeds(plain, LOOKUP, authorities_pem="PEM")
    assert feeds.main is not None
    assert feeds.main.trust == PUBLIC


def test_who_may_not_see_a_camera_has_it_hidden() -> None:
    assert camera_feeds(CAMERA, LOOKUP, audiences=["citizen"]).privacy
    assert not camera_feeds(CAMERA, LOOKUP, audiences=["citizen", "mayor"]).privacy


def test_a_camera_whose_address_is_not_there_yet_waits() -> None:
    both = replace(
        CAMERA, streams=(StreamAddress("main", "mpegts", "${LATER}/a"), StreamAddress("sub", "mpegts", "http://h/b"))
    )
    feeds = camera_feeds(both, LOOKUP, is_there=lambda address: "LATER" not in address)
    assert feeds.main is None, "nor is it told that it has no value"
    assert feeds.sub is not None


def test_a_stream_without_the_value_of_its_password_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    assert camera_feeds(CAMERA, {"HOST": "h"}.get).main is None
    assert "main stream is left out" in caplog.text
