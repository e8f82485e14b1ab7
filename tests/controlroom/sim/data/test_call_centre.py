from datetime import UTC, datetime

import pytest

from controlroom.sim.data.call_centre import CallCentre
from tests.controlroom.sim.data.asked import CITY, NOON
from tests.feeds.data.kinds.listening import wait_for
from tests.feeds.data.kinds.test_webhook import TOKEN, hooked, webhook


class Noon:
    """It is always noon."""

    def utc(self) -> datetime:
        return NOON.astimezone(UTC)

    def monotonic_s(self) -> float:
        return 0.0


def test_what_is_posted_is_what_the_city_says_and_nothing_is_left_out() -> None:
    with hooked(webhook(shape="call-centre"), clock=Noon()) as hook:
        address = f"http://127.0.0.1:{hook.port}/"
        with CallCentre(address, TOKEN, every_s=3600, clock=Noon()):
            wait_for(lambda: hook.samples)
    told = {(each.indicator, each.place): each.value for each in hook.samples}
    at_s = NOON.timestamp()
    assert told["call.waiting", ""] == CITY.value("call.waiting", "", at_s)
    assert told["call.hour", ""] == CITY.value("call.city_hour", "", at_s)
    assert told["call.hour", "강남구"] == CITY.value("call.hour", "강남구", at_s)
    assert sum(place != "" for _, place in told) == 25
    assert any(indicator.startswith("call.topic.") for indicator, _ in told)
    assert hook.left_out == []


def test_a_webhook_that_does_not_take_it_is_told_and_nothing_ends(caplog: pytest.LogCaptureFixture) -> None:
    with (
        hooked(webhook(shape="call-centre")) as hook,
        CallCentre(f"http://127.0.0.1:{hook.port}/", "wrong", every_s=0.05),
    ):
        wait_for(lambda: caplog.text.count("the calls are not taken: HTTPError") >= 2)
    assert "wrong" not in caplog.text
    caplog.clear()
