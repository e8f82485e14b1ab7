from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Event, Level, Readings, ms
from tests.fakes.raw_server import Peer, RawServer
from tests.feeds.data.asking import Server, answer, request_line
from tests.feeds.data.polling import NOW, config, context, poll

NOW_MS = ms(NOW)
HOUR_MS = 3_600_000
CAP = "urn:oasis:names:tc:emergency:cap:1.2"


def tags(**inside: str) -> str:
    return "".join(f"<{name}>{text}</{name}>" for name, text in inside.items())


def info(extra: str = "", **more: str) -> str:
    fields = {
        "language": "ko-KR",
        "category": "Met",
        "event": "호우",
        "urgency": "Immediate",
        "severity": "Severe",
        "certainty": "Likely",
        "expires": "2026-11-27T15:00:00+09:00",
        "headline": "호우 경보",
        "description": "큰 비",
        **more,
    }
    return f"<info>{tags(**fields)}{extra}</info>"


def area(name: str = "서울 중구", shape: str = "<polygon>37,126 37,128 39,128 39,126 37,126</polygon>") -> str:
    return f"<area><areaDesc>{name}</areaDesc>{shape}</area>"


def alert(*infos: str, namespace: str = CAP, **more: str) -> str:
    fields = {
        "identifier": "A1",
        "sender": "kma@korea.kr",
        "sent": "2026-11-27T11:00:00+09:00",
        "status": "Actual",
        "msgType": "Alert",
        "scope": "Public",
        **more,
    }
    return f'<alert xmlns="{namespace}">{tags(**fields)}{"".join(infos)}</alert>'


def update(identifier: str, kind: str, sent: str, replaced: str, *infos: str, **more: str) -> str:
    references = " ".join(f"kma@korea.kr,{each},2026-11-27T11:00:00+09:00" for each in replaced.split())
    return alert(
        *infos, identifier=identifier, msgType=kind, sent=f"2026-11-27T{sent}+09:00", references=references, **more
    )


def embedded(*alerts: str) -> str:
    entries = "".join(f'<entry><content type="text/xml">{each}</content></entry>' for each in alerts)
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'


def polled(text: str | bytes, **values: Any) -> Readings:
    with Server(answer(text if isinstance(text, bytes) else text.encode())) as server:
        return poll(config("cap", address=f"{server.url}/cap.xml", **values))


def failure(text: str | bytes) -> DataError:
    with pytest.raises(DataError) as raised:
        polled(text)
    return raised.value


def reasons(readings: Readings) -> list[str]:
    return [left.reason.english() for left in readings.left_out]


class Site:
    """Answers by path; what it does not know is not found."""

    def __init__(self, **pages: str) -> None:
        self.pages = pages
        self.asked: list[bytes] = []

    def __call__(self, peer: Peer) -> None:
        head = peer.receive()
        self.asked.append(head)
        page = self.pages.get(head.split()[1].decode().strip("/"))
        peer.send(answer(status="404 Not Found") if page is None else answer(page.encode()))


@pytest.mark.parametrize(
    "namespace", [CAP, "urn:oasis:names:tc:emergency:cap:1.1", "http://www.incident.com/cap/1.0", ""]
)
def test_a_single_alert_is_an_event(namespace: str) -> None:
    extra = f"{tags(instruction='대피', web='https://w/')}{area()}"
    readings = polled(alert(info(extra, onset="2026-11-27T11:30:00+09:00"), namespace=namespace))
    (event,) = readings.events
    assert event.latitude_deg == pytest.approx(38)
    assert event.longitude_deg == pytest.approx(127)
    assert event == Event(
        id="kma@korea.kr,A1",
        kind="alert",
        title="호우 경보",
        text="큰 비",
        place="서울 중구",
        state="active",
        level=Level.MAJOR,
        began_ms=NOW_MS - HOUR_MS // 2,
        changed_ms=NOW_MS - HOUR_MS,
        ended_ms=NOW_MS + 3 * HOUR_MS,
        latitude_deg=event.latitude_deg,
        longitude_deg=event.longitude_deg,
        details=(
            ("event", "호우"),
            ("area", "서울 중구"),
            ("instruction", "대피"),
            ("severity", "severe"),
            ("urgency", "immediate"),
            ("certainty", "likely"),
            ("web", "https://w/"),
        ),
    )
    assert readings.events_are_all


def test_of_several_areas_all_are_named_and_none_is_the_place() -> None:
    (event,) = polled(alert(info(area("A") + area("B", "")))).events
    assert event.place == ""
    assert dict(event.details)["area"] == "A; B"


@pytest.mark.parametrize(
    ("languages", "titles"),
    [
        (("ko", "en"), ["호우 경보"]),
        (("EN",), ["Heavy rain"]),
        (("fr", "en-GB"), ["Heavy rain"]),
        (("fr",), ["호우 경보"]),
    ],
)
def test_the_best_language_is_shown_once(languages: tuple[str, ...], titles: list[str]) -> None:
    text = alert(info(), info(language="en-US", headline="Heavy rain"))
    assert [event.title for event in polled(text, language=languages).events] == titles


def test_without_a_language_it_is_english() -> None:
    silent = info(headline="Rain").replace("<language>ko-KR</language>", "")
    assert [event.title for event in polled(alert(info(), silent), language=["en"]).events] == ["Rain"]


def test_several_dangers_in_one_language_are_events_of_their_own() -> None:
    events = polled(alert(info(area("A")), info(area("B"), severity="Minor"), info(language="en"))).events
    assert [(event.id, event.place, event.level) for event in events] == [
        ("kma@korea.kr,A1", "A", Level.MAJOR),
        ("kma@korea.kr,A1#2", "B", Level.NOTICE),
    ]


def test_an_alert_without_a_headline_has_its_event_as_title() -> None:
    assert [event.title for event in polled(alert(info(headline=""))).events] == ["호우"]


@pytest.mark.parametrize(
    ("severity", "urgency", "certainty", "level"),
    [
        ("Extreme", "Immediate", "Observed", Level.CRITICAL),
        ("Extreme", "Future", "Likely", Level.MAJOR),
        ("Severe", "Expected", "Very Likely", Level.MAJOR),
        ("Severe", "Expected", "Possible", Level.MINOR),
        ("Moderate", "Expected", "Likely", Level.MINOR),
        ("Minor", "Future", "Possible", Level.NOTICE),
        ("Extreme", "Immediate", "Unlikely", Level.NOTICE),
        ("Extreme", "Past", "Observed", Level.NOTICE),
        ("Unknown", "Unknown", "Unknown", Level.NOTICE),
        ("?", "", "", Level.NOTICE),
    ],
)
def test_levels_come_from_severity_urgency_and_certainty(
    severity: str, urgency: str, certainty: str, level: Level
) -> None:
    (event,) = polled(alert(info(severity=severity, urgency=urgency, certainty=certainty))).events
    assert event.level is level


@pytest.mark.parametrize("status", ["Test", "Exercise", "System", "Draft", "", "Sandbox"])
def test_what_is_not_real_is_not_shown(status: str) -> None:
    assert not polled(alert(info(), status=status)).events


def test_exercises_are_shown_as_such_where_they_are_asked_for() -> None:
    (event,) = polled(alert(info(), status="Exercise"), show=["exercise"]).events
    assert (event.title, event.state, event.level) == ("[EXERCISE] 호우 경보", "exercise", Level.NOTICE)
    assert not polled(alert(info(), status="Test"), show=["exercise"]).events


@pytest.mark.parametrize("kind", ["Ack", "Error"])
def test_messages_between_offices_are_no_alerts(kind: str) -> None:
    assert not polled(alert(info(), msgType=kind)).events


@pytest.mark.parametrize(
    ("times", "state"),
    [
        ({"onset": "2026-11-27T13:00:00+09:00"}, "planned"),
        ({"effective": "2026-11-27T11:30:00+09:00"}, "active"),
        ({"expires": "2026-11-27T11:59:00+09:00"}, "over"),
        ({"expires": "2026-11-27T02:59:00-00:00"}, "over"),
        ({"urgency": "Past"}, "over"),
        ({"responseType": "AllClear"}, "over"),
        ({"expires": ""}, "active"),
    ],
)
def test_states_come_from_times(times: dict[str, str], state: str) -> None:
    (event,) = polled(alert(info(**times))).events
    assert event.state == state
    assert (event.ended_ms is not None and event.ended_ms <= NOW_MS) == (state == "over")


def test_what_is_long_over_is_not_told() -> None:
    assert not polled(alert(info(expires="2026-11-26T11:00:00+09:00"))).events


def test_an_alert_with_a_bad_expiry_is_shown_and_told() -> None:
    readings = polled(alert(info(expires="soon")))
    assert [event.ended_ms for event in readings.events] == [None]
    assert reasons(readings) == ["Field expires is not a time: soon"]


@pytest.mark.parametrize("broken", [{"sent": "today"}, {"sent": ""}, {"identifier": ""}])
def test_alerts_without_identifier_or_time_are_left_out(broken: dict[str, str]) -> None:
    readings = polled(embedded(alert(info(), **broken), alert(info())))
    assert len(readings.events) == 1
    assert len(readings.left_out) == 1
    assert not readings.events_are_all


def test_an_update_takes_the_place_of_what_it_replaces() -> None:
    second = update("A2", "Update", "11:20:00", "A1", info(headline="둘째", severity="Extreme"))
    third = update("A3", "Update", "11:40:00", "A1 A2", info(headline="셋째"))
    readings = polled(embedded(third, alert(info()), second))
    assert [(event.id, event.title) for event in readings.events] == [("kma@korea.kr,A1", "셋째")]


def test_an_event_keeps_its_id_when_its_first_message_is_gone() -> None:
    second = update("A2", "Update", "11:20:00", "A1", info())
    third = update("A3", "Update", "11:40:00", "A2", info())
    pages = (embedded(alert(info())), embedded(second), embedded(third))
    with Server(*(answer(page.encode()) for page in pages)) as server:
        source, lent = config("cap", address=server.url), context()
        assert [poll(source, lent).events[0].id for _ in pages] == ["kma@korea.kr,A1"] * 3


def test_a_cancellation_ends_what_it_takes_back() -> None:
    readings = polled(embedded(alert(info()), update("A2", "Cancel", "11:30:00", "A1")))
    (event,) = readings.events
    assert (event.id, event.title, event.state) == ("kma@korea.kr,A1", "호우 경보", "cancelled")
    assert event.ended_ms == NOW_MS - HOUR_MS // 2
    (event,) = polled(update("A2", "Cancel", "11:30:00", "A1", info(headline="해제"))).events
    assert (event.title, event.state) == ("해제", "cancelled")
    assert not polled(update("A2", "Cancel", "11:30:00", "A1")).events


def test_a_cancelled_exercise_ends_nothing_real() -> None:
    cancel = update("A2", "Cancel", "11:30:00", "A1", status="Exercise")
    events = polled(embedded(alert(info()), cancel), show=["exercise"]).events
    assert [event.state for event in events] == ["active"]


def test_an_alert_that_is_there_twice_is_one_event() -> None:
    assert len(polled(embedded(alert(info()), alert(info()))).events) == 1


def test_times_without_a_zone_are_the_city_s() -> None:
    (event,) = polled(alert(info(), sent="2026-11-27T11:00:00")).events
    assert event.changed_ms == NOW_MS - HOUR_MS
    (event,) = polled(alert(info(), sent="2026-11-27T11:00:00"), timezone="UTC").events
    assert event.changed_ms == NOW_MS + 8 * HOUR_MS


def test_areas_are_chosen_by_text_or_code() -> None:
    code = "<geocode><valueName>SGG</valueName><value>11140</value></geocode>"
    text = embedded(
        alert(info(area("서울 중구"))),
        alert(info(area("부산", code)), identifier="A2"),
        alert(info(area("제주")), identifier="A3"),
    )
    events = polled(text, areas=["서울", "11140"], places={"부산": "Busan"}).events
    assert [event.place for event in events] == ["서울 중구", "Busan"]


def atom(*links: str, stamp: str = "2026-11-27T02:00:00Z") -> str:
    entries = "".join(f"<entry><updated>{stamp}</updated>{link}</entry>" for link in links)
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/"/>{entries}</feed>'


def test_an_atom_index_is_followed_and_alerts_are_asked_for_once() -> None:
    html = '<link rel="alternate" type="text/html" href="/page"/>'
    site = Site(
        **{
            "": atom(f'{html}<link rel="alternate" type="application/cap+xml" href="cap/1?a=b"/>', '<link href="/2"/>'),
            "cap/1?a=b": alert(info()),
            "2": alert(info(), identifier="A2"),
        }
    )
    with RawServer(site) as server:
        source, lent = config("cap", address=f"http://{server.authority}/", token="t"), context()
        for _ in range(2):
            readings = poll(source, lent)
            assert [event.id for event in readings.events] == ["kma@korea.kr,A1", "kma@korea.kr,A2"]
            assert readings.events_are_all
        assert [request_line(head).split()[1] for head in site.asked] == ["/", "/cap/1?a=b", "/2", "/"]
        assert all(b"Authorization: Bearer t" in head for head in site.asked)
        site.pages[""] = atom('<link href="/2"/>', stamp="2026-11-27T02:30:00Z")
        assert [event.id for event in poll(source, lent).events] == ["kma@korea.kr,A2"]
        assert len(site.asked) == 6


@pytest.mark.parametrize(
    "link",
    [
        "<link>HOST/1</link>",
        "<link> \n/1 </link>",
        "<link>/경보 1</link>",
        '<guid isPermaLink="true">HOST/1</guid>',
        '<link></link><enclosure url="HOST/1" type="application/cap+xml" length="1"/>',
        '<link>HOST/page</link><enclosure url="1" type="application/cap+xml"/>',
    ],
)
def test_an_rss_index_is_followed(link: str) -> None:
    site = Site(**{"1": alert(info()), quote("경보 1"): alert(info()), "page": "<html></html>"})
    with RawServer(site) as server:
        item = link.replace("HOST", f"http://{server.authority}")
        site.pages[""] = f'<rss version="2.0"><channel><link>x</link><item>{item}</item></channel></rss>'
        readings = poll(config("cap", address=f"http://{server.authority}/"))
    assert len(readings.events) == 1


def test_an_index_without_alerts_means_that_there_are_none() -> None:
    for text in (atom(), '<rss version="2.0"><channel/></rss>'):
        readings = polled(text)
        assert not readings.events
        assert readings.events_are_all


def test_alerts_on_other_hosts_are_asked_for_only_where_they_are_listed_and_without_the_key() -> None:
    site = Site(**{"1": alert(info())})
    with RawServer(site) as other:
        index = atom(f'<link href="http://localhost:{other.port}/1"/>', '<link href="file:///etc/passwd"/>', "<x/>")
        with Server(answer(index.encode())) as server:
            source = config("cap", address=server.url, token="t")
            readings = poll(source)
            assert not readings.events
            assert not site.asked
            assert reasons(readings)[0] == "It leads to another host, localhost, which is not among `hosts`"
            assert reasons(readings)[1:] == ["It leads to no alert"] * 2
            assert len(poll(config("cap", address=server.url, token="t", hosts=["LOCALHOST"])).events) == 1
            assert b"Authorization: Bearer t" in server.asked[0]
            assert b"Authorization" not in site.asked[0]


def test_alerts_that_cannot_be_had_are_told_and_the_others_count() -> None:
    pages = {"": atom('<link href="/gone"/>', '<link href="/page"/>', '<link href="/1"/>'), "page": "<html></html>"}
    site = Site(**pages, **{"1": alert(info())})
    with RawServer(site) as server:
        readings = poll(config("cap", address=f"http://{server.authority}/"))
    assert len(readings.events) == 1
    assert [left.where for left in readings.left_out] == ["entry 1", "entry 2"]
    assert not readings.events_are_all


def test_where_no_alert_can_be_had_it_is_an_error_and_not_asked_on() -> None:
    site = Site(**{"": atom(*(f'<link href="/{number}"/>' for number in range(9)))})
    with RawServer(site) as server, pytest.raises(DataError) as raised:
        poll(config("cap", address=f"http://{server.authority}/"))
    assert raised.value.kind is DataErrorKind.NOT_FOUND
    assert len(site.asked) == 4


def test_a_long_index_is_read_from_its_top() -> None:
    text = embedded(*(alert(info(), identifier=f"A{number}") for number in range(5)))
    readings = polled(text, most=2)
    assert [event.id for event in readings.events] == ["kma@korea.kr,A0", "kma@korea.kr,A1"]
    assert reasons(readings) == ["More alerts than are asked for at a time: 5"]
    assert not readings.events_are_all


def test_other_encodings_are_read() -> None:
    text = f'<?xml version="1.0" encoding="euc-kr"?>{alert(info())}'
    assert [event.title for event in polled(text.encode("cp949")).events] == ["호우 경보"]


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (alert(info()).encode()[:-20], DataErrorKind.GARBAGE),
        (f"{BOMB}{alert(info(headline='&b;'))}".encode(), DataErrorKind.GARBAGE),
        (f"{OUTSIDE}{alert(info(headline='&a;'))}".encode(), DataErrorKind.GARBAGE),
        (f'<!DOCTYPE a SYSTEM "http://x/a.dtd">{alert(info())}'.encode(), DataErrorKind.GARBAGE),
        (b"<!DOCTYPE html><html></html>", DataErrorKind.WEB_PAGE),
        (b"", DataErrorKind.GARBAGE),
        (b'{"alert": {}}', DataErrorKind.GARBAGE),
        (b"<Error>no</Error>", DataErrorKind.GARBAGE),
        (b"\xff\xfe\x00", DataErrorKind.GARBAGE),
    ],
)
def test_other_bodies_are_errors(body: bytes, kind: DataErrorKind) -> None:
    assert failure(body).kind is kind


def test_entities_in_an_alert_of_an_index_are_refused_too() -> None:
    site = Site(**{"": atom('<link href="/1"/>'), "1": f"{OUTSIDE}{alert(info(headline='&a;'))}"})
    with RawServer(site) as server, pytest.raises(DataError) as raised:
        poll(config("cap", address=f"http://{server.authority}/"))
    assert raised.value.kind is DataErrorKind.GARBAGE


@pytest.mark.parametrize("values", [{"show": ["actual"]}, {"most": 0}, {"address": ""}, {"unknown": 1}])
def test_wrong_configs_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        config("cap", **{"address": "http://127.0.0.1/", **values})


GOOD = embedded(alert(info(area())), update("A2", "Update", "11:30:00", "A1", info(area())), alert(identifier="A3"))
WORDS = st.sampled_from(
    ["A1", "Actual", "11:00:00", "37,126", "alert", "info", "area", "kma", "2026", "Severe", "entry"]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(WORDS, st.text(max_size=6) | st.sampled_from(["", "0", "-1", "9" * 40, "<b/>"])), max_size=4))
def test_whatever_comes_is_read_or_a_data_error(changes: list[tuple[str, str]]) -> None:
    text = GOOD
    for old, new in changes:
        text = text.replace(old, new)
    try:
        readings = polled(text.encode("utf-8", "replace"))
    except DataError:
        return
    assert all(isinstance(event.title, str) and event.began_ms < 2**63 for event in readings.events)
