import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds.frigate import FrigateConfig, read_message
from feeds.data.readings import Event, Level, Readings, Sample, ms
from feeds.data.shared.listening import Message
from tests.fakes.mosquitto import Mosquitto
from tests.feeds.data.kinds.listening import listening, wait_for
from tests.feeds.data.polling import NOW, config, context

NOW_MS = ms(NOW)
BEGAN_S = NOW.timestamp() - 60
SEEN = {
    "id": "1607123955.475377-mxklsc",
    "camera": "front_door",
    "frame_time": BEGAN_S + 10.25,
    "label": "person",
    "sub_label": ["Hong Gildong", 0.91],
    "top_score": 0.958984375,
    "false_positive": False,
    "start_time": BEGAN_S,
    "end_time": None,
    "score": 0.7890625,
    "current_zones": ["driveway"],
    "entered_zones": ["yard", "driveway"],
    "box": [424, 500, 536, 712],
}
REVIEW = {
    "id": "1718987129.308396-fqk5ka",
    "camera": "front_door",
    "start_time": BEGAN_S,
    "end_time": None,
    "severity": "alert",
    "thumb_path": "/media/frigate/clips/review/thumb.webp",
    "data": {
        "detections": ["1718987128.9-g92ztx"],
        "objects": ["person", "car"],
        "zones": ["yard"],
        "audio": ["speech"],
    },
}


def frigate(**values: Any) -> FrigateConfig:
    source = config("frigate", **{"address": "mqtt://127.0.0.1", **values})
    assert isinstance(source, FrigateConfig)
    return source


def read(topic: str, payload: object, *, was_kept: bool = False, **values: Any) -> Readings:
    raw = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return read_message(Message(topic, raw, was_kept), frigate(**values), context())


def change(kind: str, after: object) -> dict[str, object]:
    return {"type": kind, "before": {}, "after": after}


def test_an_object_is_an_event_from_its_beginning_to_its_end() -> None:
    places = {"front_door": "정문"}
    (event,) = read("frigate/events", change("new", SEEN), places=places).events
    assert event == Event(
        id="1607123955.475377-mxklsc", kind="detection", title="person", place="정문", state="ongoing",
        began_ms=NOW_MS - 60_000, changed_ms=NOW_MS - 49_750,
        details=(("label", "person"), ("zones", "yard, driveway"), ("score", "0.958984375")),
    )  # fmt: skip
    (event,) = read("frigate/events", change("end", {**SEEN, "end_time": BEGAN_S + 30})).events
    assert (event.state, event.ended_ms, event.changed_ms) == ("ended", NOW_MS - 30_000, NOW_MS - 30_000)
    (event,) = read("frigate/events", change("end", SEEN)).events
    assert event.ended_ms == NOW_MS - 49_750


def test_names_of_people_are_taken_only_where_wanted() -> None:
    assert "Hong" not in repr(read("frigate/events", change("update", SEEN)))
    (event,) = read("frigate/events", change("update", SEEN), names=True).events
    assert event.title == "person: Hong Gildong"
    (event,) = read("frigate/events", change("update", {**SEEN, "sub_label": "12가3456"}), names=True).events
    assert ("name", "12가3456") in event.details
    (event,) = read("frigate/events", change("update", {**SEEN, "sub_label": None}), names=True).events
    assert event.title == "person"


def test_false_alarms_are_none() -> None:
    assert read("frigate/events", change("end", {**SEEN, "false_positive": True})) == Readings()


def test_reviews_are_events_of_their_own() -> None:
    (event,) = read("frigate/reviews", change("update", REVIEW)).events
    assert (event.kind, event.title, event.level) == ("review", "person, car, speech", Level.MINOR)
    assert ("detections", "1718987128.9-g92ztx") in event.details
    (event,) = read(
        "frigate/reviews", change("end", {**REVIEW, "severity": "detection", "end_time": BEGAN_S + 5})
    ).events
    assert (event.level, event.ended_ms) == (Level.NOTICE, NOW_MS - 55_000)


def test_counts_by_camera_and_zone() -> None:
    (sample,) = read("frigate/front_door/License Plate", b"3").samples
    assert sample == Sample("count.license_plate", NOW_MS, 3.0, "front_door")
    assert read("frigate/yard/all", b"0").samples[0] == Sample("count.all", NOW_MS, 0.0, "yard")
    assert read("frigate/yard/person", b"1", was_kept=True).samples[0].quality is Quality.SUSPECT
    assert read("frigate/front_door/motion", b"ON") == Readings()


def test_whether_it_runs() -> None:
    assert [each.value for word in (b"online", b"offline") for each in read("frigate/available", word).samples] == [
        1,
        0,
    ]
    with pytest.raises(DataError):
        read("frigate/available", b"perhaps")


@pytest.mark.parametrize("under", [True, False])
def test_pictures_a_second_in_both_shapes(under: bool) -> None:
    cameras = {
        "front_door": {"camera_fps": 5.1, "detection_fps": 1.5, "pid": 34},
        "yard": {"camera_fps": "1,042.0", "pid": 35},
    }
    others = {
        "detection_fps": 1.5,
        "detectors": {"coral": {"inference_speed": 9.1}},
        "service": {"last_updated": BEGAN_S},
    }
    tree = {"cameras": cameras, **others} if under else {**cameras, **others}
    at_ms = NOW_MS - 60_000
    assert list(read("frigate/stats", tree).samples) == [
        Sample("camera.fps", at_ms, 5.1, "front_door", "fps"),
        Sample("camera.detection_fps", at_ms, 1.5, "front_door", "fps"),
        Sample("camera.fps", at_ms, 1042.0, "yard", "fps"),
        Sample("camera.detection_fps", at_ms, None, "yard", "fps", Quality.ABSENT),
    ]


@pytest.mark.parametrize(
    ("topic", "payload", "kind", "word"),
    [
        ("events", b'{"type": "new", "aft', DataErrorKind.GARBAGE, "cut off"),
        ("events", b"<html><body>", DataErrorKind.WEB_PAGE, ""),
        ("events", b"[]", DataErrorKind.GARBAGE, "no object"),
        ("events", {"type": "new", "afterwards": SEEN}, DataErrorKind.FIELD_GONE, "afterwards"),
        ("events", change("new", {**SEEN, "start_time": "soon"}), DataErrorKind.GARBAGE, "soon"),
        ("events", change("new", {**SEEN, "start_time": None}), DataErrorKind.GARBAGE, "None"),
        ("events", change("new", {**SEEN, "label": None}), DataErrorKind.GARBAGE, "label is empty"),
        (
            "events",
            change("new", {"id": "a", "cam": "b", "start_time": 1607123955.4}),
            DataErrorKind.FIELD_GONE,
            "label",
        ),
        ("reviews", change("new", None), DataErrorKind.GARBAGE, "no object"),
        ("stats", {"cameras": {"a": {"cam_fps": 5}}}, DataErrorKind.FIELD_GONE, "cam_fps"),
        ("stats", {"a": {"camera_fps": 5}, "service": {"last_updated": []}}, DataErrorKind.GARBAGE, "list"),
        ("front_door/person", b"\xff\xd8\xff\xe0", DataErrorKind.GARBAGE, "no text"),
    ],
)
def test_what_is_not_as_documented(topic: str, payload: object, kind: DataErrorKind, word: str) -> None:
    with pytest.raises(DataError) as raised:
        read(f"frigate/{topic}", payload)
    assert (raised.value.kind, word in raised.value.detail) == (kind, True), raised.value


NAMES = ["type", "after", "cameras", "service", "last_updated", "camera_fps", "data", "objects", *SEEN]
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just(BEGAN_S),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=12,
)


@given(topic=st.sampled_from(["events", "reviews", "stats", "available", "a/b"]), tree=TREES, after=TREES)
def test_any_message_gives_readings_or_our_error(topic: str, tree: Any, after: Any) -> None:
    merged = {**SEEN, **after} if isinstance(after, dict) else after
    for payload in (tree, change("update", merged), {"cameras": tree}):
        try:
            read(f"frigate/{topic}", payload)
        except DataError:
            continue


@pytest.mark.parametrize("values", [{"prefix": "fri+gate"}, {"prefix": ""}, {"parts": []}, {"parts": ["snapshots"]}])
def test_wrong_configs_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        frigate(**values)


@pytest.mark.needs("mosquitto")
def test_with_a_broker_other_topics_and_pictures_stay_out(tmp_path: Path) -> None:
    with Mosquitto(tmp_path) as broker:
        broker.publish(("nvr/1/available", "online"), retain=True)
        source = frigate(address=broker.address, prefix="nvr/1", parts=["detections", "counts"])
        with listening(source) as listener:
            wait_for(lambda: broker.log.count("Sending SUBACK") == 3)
            broker.publish(
                ("nvr/1/front_door/person/snapshot", b"\xff\xd8\xff\xe0"),
                ("nvr/1/stats", json.dumps({"cameras": {"a": {"camera_fps": 5}}})),
                ("nvr/1/front_door/person", "2"),
                ("nvr/1/events", json.dumps(change("new", SEEN))),
                ("frigate/yard/person", "7"),
            )
            wait_for(lambda: listener.events)
    assert [(each.indicator, each.place, each.value) for each in listener.samples] == [
        ("frigate.available", "", 1),
        ("count.person", "front_door", 2),
    ]
    assert [event.id for event in listener.events] == [SEEN["id"]]
    assert listener.left_out == []
