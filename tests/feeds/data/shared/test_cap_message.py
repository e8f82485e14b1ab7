from datetime import UTC, datetime
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.data.shared.cap_chain import last_words
from feeds.data.shared.cap_message import Message, Reference, alerts_in, middle, polygon_part, read_message
from resources.entries import Wrong
from resources.mercator import Position

SENT = datetime(2026, 11, 27, tzinfo=UTC)


def read_time(text: str, _: str) -> datetime:
    return datetime.fromisoformat(text)


def read(inside: str, namespace: str = "urn:oasis:names:tc:emergency:cap:1.2") -> Message:
    wrongs: list[Wrong] = []
    text = f'<alert xmlns="{namespace}"><identifier>1</identifier><sent>2026-11-27T00:00:00Z</sent>{inside}</alert>'
    message = read_message(fromstring(text), read_time, wrongs.append)
    assert not wrongs
    return message


def area(inside: str) -> Position | None:
    return read(f"<info><area>{inside}</area></info>").infos[0].position


@pytest.mark.parametrize(
    "version", ["urn:oasis:names:tc:emergency:cap:1.1", "http://www.incident.com/cap/1.0", "urn:x"]
)
def test_every_namespace_is_read(version: str) -> None:
    message = read("<sender>a@b</sender><status> Actual </status><msgType>Alert</msgType>", version)
    assert (message.key, message.sent, message.status, message.type) == (("a@b", "1"), SENT, "actual", "alert")


def test_prefixes_comments_and_wrappers_do_not_matter() -> None:
    text = (
        '<EDXL xmlns:c="urn:oasis:names:tc:emergency:cap:1.2"><!-- x --><c:alert><!-- y -->'
        "<c:identifier>1</c:identifier>"
        "<c:sent>2026-11-27T00:00:00Z</c:sent></c:alert></EDXL>"
    )
    (alert,) = alerts_in(fromstring(text))
    assert read_message(alert, read_time, lambda _: None).identifier == "1"


def test_references_are_read_whole_or_in_part() -> None:
    text = "<references>a@b,1,2026-11-26T00:00:00Z\n c@d,2 3</references>"
    assert read(text).references == (
        Reference("a@b", "1", "2026-11-26T00:00:00Z"),
        Reference("c@d", "2"),
        Reference("", "3"),
    )


def test_the_middle_of_a_polygon_is_read_latitude_first() -> None:
    position = area("<polygon>37,126 37,128 39,128 39,126 37,126</polygon>")
    assert position is not None
    assert position.latitude_deg == pytest.approx(38)
    assert position.longitude_deg == pytest.approx(127)
    assert area("<polygon> 37 , 126  37,128\n39,128 39,126</polygon>") == position


def test_the_middle_of_a_circle_is_its_centre() -> None:
    assert area("<circle>37.5,127 12.5</circle>") == Position(37.5, 127)
    assert area("<circle>37.5,127 0</circle>") == Position(37.5, 127)


def test_larger_parts_weigh_more() -> None:
    square = "<polygon>0,0 0,3 3,3 3,0 0,0</polygon>"
    position = area(square + "<polygon>0,10 0,11 1,11 1,10 0,10</polygon>")
    assert position is not None
    assert position.longitude_deg == pytest.approx((9 * 1.5 + 10.5) / 10)
    assert area(square + "<circle>1.5,1.5 0</circle>") == area(square)


@pytest.mark.parametrize(
    "inside",
    [
        "<polygon>126,37 128,37 128,39 126,37</polygon>",
        "<polygon>37 126 37 128</polygon>",
        "<polygon>37,126 x,y 39,128</polygon>",
        "<polygon/>",
        "<circle>37.5,127</circle>",
        "<circle>37.5,127 -1</circle>",
        "<circle>37.5,127 NaN</circle>",
        "<circle>37.5,190 5</circle>",
    ],
)
def test_shapes_that_cannot_be_have_no_middle(inside: str) -> None:
    assert area(inside) is None


def test_a_polygon_without_a_size_has_the_mean_of_its_corners() -> None:
    assert area("<polygon>37,126 38,127 39,128</polygon>") == Position(38, 127)


def test_polygons_and_parts_may_lie_across_the_date_line() -> None:
    position = area("<polygon>10,179 10,-179 12,-179 12,179 10,179</polygon>")
    assert position is not None
    assert abs(position.longitude_deg) == pytest.approx(180)
    position = area("<circle>10,178 5</circle><circle>10,-178 5</circle>")
    assert position is not None
    assert abs(position.longitude_deg) == pytest.approx(180)


def test_codes_are_read_as_of_every_version() -> None:
    new = "<geocode><valueName>SGG</valueName><value>11140</value></geocode>"
    assert read(f"<info><area>{new}</area></info>").infos[0].codes == ("11140",)
    assert read("<info><area><geocode>FIPS6=11140</geocode></area></info>").infos[0].codes == ("11140",)


corners = st.builds(Position, st.floats(-90, 90), st.floats(-180, 180))


@given(st.lists(st.lists(corners, min_size=1, max_size=6), max_size=4))
def test_middles_are_positions(polygons: list[list[Position]]) -> None:
    position = middle([polygon_part(each) for each in polygons])
    assert (position is None) == (not polygons)
    if position is not None:
        assert -90.001 <= position.latitude_deg <= 90.001
        assert -180 <= position.longitude_deg <= 180


def message(
    name: str, kind: str = "alert", *references: str, status: str = "actual", sender: str = "s", of: str = ""
) -> Message:
    infos = read(f"<info><area><areaDesc>{of}</areaDesc></area></info>").infos if of else ()
    return Message(
        sender=sender,
        identifier=name,
        sent=SENT.replace(second=ord(name[0]) % 60),
        status=status,
        type=kind,
        references=tuple(Reference("s", each) for each in references),
        infos=infos,
    )


def test_updates_keep_the_name_of_their_first_message() -> None:
    first, second, third = message("A"), message("B", "update", "A"), message("C", "update", "B")
    last, roots = last_words([third, first, second], {})
    assert last == {"s,A": third}
    assert last_words([third], roots)[0] == {"s,A": third}
    assert last_words([third], {})[0] == {"s,B": third}
    assert last_words([message("D", "update", "A", "C")], roots)[0].keys() == {"s,A"}


def test_an_update_may_replace_two_messages() -> None:
    last, _ = last_words([message("A"), message("B"), message("C", "update", "A", "B")], {})
    assert list(last.values()) == [message("C", "update", "A", "B")]


def test_a_chain_that_parts_goes_on_as_two() -> None:
    first = [message("A", of="north"), message("B", "update", "A", of="north"), message("C", "update", "A", of="south")]
    last, roots = last_words(first, {})
    assert {name: each.identifier for name, each in last.items()} == {"s,A": "B", "s,C": "C"}
    then = [message("D", "update", "A", "C", of="south"), message("E", "update", "A", "B", of="north")]
    last, _ = last_words([*first, *then], roots)
    assert {name: each.identifier for name, each in last.items()} == {"s,A": "E", "s,C": "D"}


def test_an_update_that_refers_to_the_first_message_alone_replaces_those_between() -> None:
    found = [message("A", of="north"), message("B", "update", "A", of="north"), message("C", "update", "A", of="north")]
    assert [each.identifier for each in last_words(found, {})[0].values()] == ["C"]


def test_what_is_newer_is_not_replaced_by_what_is_older() -> None:
    last, _ = last_words([message("A", "update", "B"), message("B")], {})
    assert message("B") in last.values()


def test_exercises_and_other_senders_replace_nothing_real() -> None:
    found = [message("A"), message("B", "cancel", "A", status="exercise"), message("A", sender="other")]
    assert len(last_words(found, {})[0]) == 3


def test_a_message_that_refers_to_itself_is_not_gone() -> None:
    assert len(last_words([message("A", "update", "A")], {})[0]) == 1


def test_a_reference_without_a_sender_means_the_one_there_is() -> None:
    update = Message(
        sender="s", identifier="B", sent=SENT.replace(hour=1), status="actual", type="update",
        references=(Reference("", "A"),), infos=(),
    )  # fmt: skip
    assert last_words([message("A"), update], {})[0] == {"s,A": update}


names = st.sampled_from("ABCDE")


@settings(max_examples=500, deadline=None)
@given(
    st.lists(
        st.builds(
            lambda name, kind, refs, status, of: message(name, kind, *refs, status=status, of=of),
            names,
            st.sampled_from(["alert", "update", "cancel"]),
            st.lists(names, max_size=3),
            st.sampled_from(["actual", "test"]),
            st.sampled_from(["", "north", "south"]),
        )
    )
)
def test_whatever_refers_to_whatever_the_newest_message_is_told_and_names_stay(found: list[Message]) -> None:
    last, roots = last_words(found, {})
    assert len(last) <= len(found)
    if found:
        newest = max(each.sent for each in found)
        assert newest in [each.sent for each in last.values()]
    again, _ = last_words(found, roots)
    assert {name: each.identifier for name, each in again.items()} == {
        name: each.identifier for name, each in last.items()
    }


def test_without_identifier_it_is_no_message() -> None:
    with pytest.raises(Wrong):
        read_message(Element("alert"), read_time, lambda _: None)
