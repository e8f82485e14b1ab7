"""The schematic of Seoul: its districts fit together without a gap or an overlap, and lie where they belong."""

import csv
from collections import Counter
from itertools import pairwise

import numpy as np

import resources
from layouts.districts.model import CityMap, Ring
from tests.fakes.maps import seoul_city

Point = tuple[float, float]
Edge = tuple[Point, Point]

NEIGHBOURS = [
    ("종로구", "중구"), ("중구", "용산구"), ("마포구", "서대문구"), ("은평구", "서대문구"), ("강북구", "도봉구"),
    ("도봉구", "노원구"), ("성북구", "강북구"), ("성북구", "동대문구"), ("중랑구", "노원구"), ("성동구", "광진구"),
    ("강서구", "양천구"), ("양천구", "구로구"), ("영등포구", "동작구"), ("금천구", "관악구"), ("동작구", "관악구"),
    ("관악구", "서초구"), ("서초구", "강남구"), ("강남구", "송파구"), ("송파구", "강동구"),
]  # fmt: skip
ACROSS_THE_RIVER = [("마포구", "영등포구"), ("용산구", "서초구"), ("광진구", "송파구"), ("성동구", "강남구")]


def edges(ring: Ring) -> list[Edge]:
    points: list[Point] = [(x, y) for x, y in ring.tolist()]
    return list(pairwise([*points, points[0]]))


def area(ring: Ring) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def by_name(city: CityMap) -> dict[str, set[Edge]]:
    return {each.id: {edge for ring in each.rings for edge in edges(ring)} for each in city.districts}


def test_every_edge_belongs_to_two_areas_or_to_the_outline() -> None:
    city = seoul_city()
    rings = [ring for each in city.districts for ring in each.rings] + list(city.water)
    counted = Counter(edge for ring in rings for edge in edges(ring))
    assert max(counted.values()) == 1  # nothing lies on the same side of an edge twice: no overlap
    outline = {edge for edge in counted if edge[::-1] not in counted}
    after = dict(outline)
    assert len(after) == len(outline)
    at, steps = next(iter(after)), 0
    begin = at
    while steps == 0 or at != begin:
        at, steps = after[at], steps + 1
    assert steps == len(outline)  # one closed line surrounds all: no gap inside


def test_the_parts_are_as_large_as_the_whole() -> None:
    city = seoul_city()
    rings = [ring for each in city.districts for ring in each.rings] + list(city.water)
    assert len({np.sign(area(ring)) for ring in rings}) == 1
    assert all(len(each.rings) == 1 for each in city.districts)


def test_no_border_crosses_itself() -> None:
    for each in seoul_city().districts:
        ring = each.rings[0]
        a, b = ring, np.roll(ring, -1, axis=0)
        for number in range(len(ring)):
            others = np.array([n for n in range(len(ring)) if (n - number) % len(ring) not in (0, 1, len(ring) - 1)])
            one = side(a[number], b[number], a[others]) * side(a[number], b[number], b[others]) < 0
            other = side_of(a[others], b[others], a[number]) * side_of(a[others], b[others], b[number]) < 0
            assert not (one & other).any(), each.id


def side(begin: Ring, end: Ring, points: Ring) -> Ring:
    found: Ring = (end[0] - begin[0]) * (points[:, 1] - begin[1]) - (end[1] - begin[1]) * (points[:, 0] - begin[0])
    return found


def side_of(begins: Ring, ends: Ring, point: Ring) -> Ring:
    way = ends - begins
    found: Ring = way[:, 0] * (point[1] - begins[:, 1]) - way[:, 1] * (point[0] - begins[:, 0])
    return found


def test_neighbours_share_borders_and_the_river_keeps_its_banks_apart() -> None:
    borders = by_name(seoul_city())

    def meet(one: str, other: str) -> bool:
        return any(edge[::-1] in borders[other] for edge in borders[one])

    assert [pair for pair in NEIGHBOURS if not meet(*pair)] == []
    assert [pair for pair in ACROSS_THE_RIVER if meet(*pair)] == []


def test_districts_lie_around_their_centres_and_labels() -> None:
    city = seoul_city()
    with resources.path("simulation/districts.csv").open(encoding="utf-8") as file:
        centres = {row["name"]: (float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)}
    assert [each.id for each in city.districts] == list(centres)
    for each in city.districts:
        assert each.label is not None
        assert surrounds(each.rings[0], each.label), each.id
        assert surrounds(each.rings[0], centres[each.id]), each.id


def surrounds(ring: Ring, point: Point) -> bool:
    a, b = ring, np.roll(ring, -1, axis=0)
    crosses = (a[:, 1] <= point[1]) != (b[:, 1] <= point[1])
    x = a[crosses, 0] + (point[1] - a[crosses, 1]) / (b - a)[crosses, 1] * (b - a)[crosses, 0]
    return bool(np.count_nonzero(x > point[0]) % 2)


def test_the_tiles_are_all_there_each_in_a_place_of_its_own() -> None:
    cells = seoul_city().cells
    assert len(cells) == len(set(cells.values())) == 25
    assert cells["도봉구"][1] == 1
    assert max(column for column, _ in cells.values()) == 7
