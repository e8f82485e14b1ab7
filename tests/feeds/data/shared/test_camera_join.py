"""Which position and which stream are one camera."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.readings import ListedCamera
from feeds.data.shared.camera_join import AS_NEAR_M, MOST_AT_A_SPOT, distance_m, joined

METRE_DEG = 1 / 111_195


def at(east_m: float, north_m: float = 0.0, name: str = "", *, stream: bool = False) -> ListedCamera:
    """A camera so far from a point on the equator, where a degree is as long either way."""
    camera_id = f"{name}{'s' if stream else 'p'}{east_m:g}/{north_m:g}"
    camera = ListedCamera(
        id=camera_id, name=name or camera_id, latitude_deg=north_m * METRE_DEG, longitude_deg=10 + east_m * METRE_DEG
    )
    return replace(camera, address=f"http://h/{camera_id}", stream_kind="hls") if stream else camera


def pairs(positions: list[ListedCamera], streams: list[ListedCamera], radius_m: float = 30.0) -> dict[str, str]:
    found = joined(positions, streams, radius_m=radius_m)
    return {place.id: streams[stream].id for place, stream in zip(positions, found, strict=True) if stream is not None}


def test_the_nearest_within_the_radius_are_joined() -> None:
    positions = [at(0), at(100), at(500)]
    streams = [at(10, stream=True), at(-25, stream=True), at(128, stream=True), at(531, stream=True)]
    assert pairs(positions, streams) == {"p0/0": "s10/0", "p100/0": "s128/0"}


def test_only_the_nearest_of_both_sides_are_joined() -> None:
    """The stream's nearest position is another one, so this position has none; the other takes it."""
    assert pairs([at(0), at(12)], [at(20, stream=True)]) == {"p12/0": "s20/0"}
    assert pairs([at(0)], [at(-9, stream=True), at(8, stream=True)]) == {"p0/0": "s8/0"}


def test_at_one_pole_names_decide_and_each_stream_is_given_once() -> None:
    positions = [at(0, name="종로 남측"), at(0.2, name="종로 북측"), at(0.1, name="다른 곳")]
    streams = [at(0.3, name="[종로] 북측", stream=True), at(0.1, name="[종로] 남측", stream=True)]
    assert pairs(positions, streams) == {
        "종로 남측p0/0": "[종로] 남측s0.1/0",
        "종로 북측p0.2/0": "[종로] 북측s0.3/0",
    }


def test_a_name_does_not_make_up_for_distance() -> None:
    streams = [at(1 + AS_NEAR_M, name="종로", stream=True), at(0.5, name="x", stream=True)]
    assert pairs([at(0, name="종로")], streams) == {"종로p0/0": "xs0.5/0"}


def test_without_a_radius_or_a_list_nothing_is_joined() -> None:
    assert pairs([at(0)], [at(0, stream=True)], radius_m=0.0) == {}
    assert pairs([], [at(0, stream=True)]) == {}
    assert pairs([at(0)], []) == {}


def test_the_middle_of_a_district_is_no_place() -> None:
    crowd = [at(0, name=f"{number}") for number in range(MOST_AT_A_SPOT + 1)]
    assert pairs(crowd, [at(0, stream=True)]) == {}
    assert len(pairs(crowd[1:], [at(0, stream=True)])) == 1


@pytest.mark.parametrize(("north_deg", "metres"), [(0.0, 111_195), (60.0, 55_597), (-37.5, 88_216)])
def test_a_degree_of_longitude_is_shorter_in_the_north(north_deg: float, metres: float) -> None:
    one, other = (replace(at(0), latitude_deg=north_deg, longitude_deg=east) for east in (127.0, 127.001))
    assert distance_m(one, other) == pytest.approx(metres / 1000, rel=1e-4)


PLACES = st.tuples(st.integers(-60, 60), st.integers(-60, 60))


@given(
    st.lists(PLACES, max_size=12, unique=True),
    st.lists(PLACES, max_size=12, unique=True),
    st.floats(1, 60),
    st.floats(-80, 80),
    st.randoms(),
)
def test_as_if_every_pair_was_looked_at_and_in_any_order(
    places: list[tuple[int, int]], sights: list[tuple[int, int]], radius_m: float, north_deg: float, random: Random
) -> None:
    def moved(camera: ListedCamera) -> ListedCamera:
        return replace(camera, latitude_deg=camera.latitude_deg + north_deg)

    positions = [moved(at(east, north)) for east, north in places]
    streams = [moved(at(east, north, stream=True)) for east, north in sights]
    found = pairs(positions, streams, radius_m)
    by_id = {camera.id: camera for camera in (*positions, *streams)}
    assert len(set(found.values())) == len(found)
    for place, stream in found.items():
        away_m = distance_m(by_id[place], by_id[stream])
        assert away_m <= radius_m
        others = [distance_m(by_id[place], other) for other in streams]
        others += [distance_m(other, by_id[stream]) for other in positions]
        assert away_m < min(others) + AS_NEAR_M
    for position in positions:
        mine = min(streams, key=lambda stream: distance_m(position, stream), default=None)
        if position.id not in found and mine is not None and distance_m(position, mine) <= radius_m:
            limit_m = distance_m(position, mine) + AS_NEAR_M
            assert sum(distance_m(other, mine) < limit_m for other in positions) > 1, "nobody else could have it"
    random.shuffle(positions)
    random.shuffle(streams)
    assert pairs(positions, streams, radius_m) == found
