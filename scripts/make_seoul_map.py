"""Draws the schematic of Seoul in resources/maps/seoul.geojson: 25 districts on both sides of the Han river.

Usage, from the repository's root: python scripts/make_seoul_map.py

It is a drawing, not a survey. The outline and the river are drawn by hand through well-known places. Every district
grows around its centre (resources/simulation/districts.csv), and a few more places of it, until it is about as large
as it is in reality (weights of a power diagram); the borders are roughened, because straight ones look like none.
What two districts share is smoothed once, so that there is no gap and no overlap.
"""

import csv
import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parent.parent
CENTRES = ROOT / "resources" / "simulation" / "districts.csv"
TARGET = ROOT / "resources" / "maps" / "seoul.geojson"

Array = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int32]
Point = tuple[int, int]

WEST, EAST, SOUTH, NORTH = 126.73, 127.22, 37.395, 37.73
KM_A_DEGREE_EAST, KM_A_DEGREE_NORTH = 88.3, 111.0
CELL_KM = 0.03
SEED = 25
RIVER_KM = 0.36
"""Half of the river's width: wider than it is, so that it is seen across a room."""
SMOOTH_CELLS, THIN_KM = 3, 0.022
ROUGHNESS = ((4.0, 0.4), (1.6, 0.28), (0.8, 0.2), (0.4, 0.1))
"""How far borders stray, in kilometres, by the length of the waves in which they do."""

OUTLINE = """
37.597 126.800  37.580 126.838  37.577 126.862  37.592 126.880  37.590 126.900  37.610 126.901  37.628 126.913
37.648 126.908  37.658 126.928  37.652 126.952  37.636 126.961  37.634 126.976  37.660 126.983  37.676 126.999
37.699 127.010  37.699 127.026  37.688 127.046  37.697 127.062  37.692 127.084  37.672 127.094  37.650 127.093
37.640 127.110  37.619 127.110  37.606 127.119  37.590 127.113  37.575 127.104  37.558 127.114  37.549 127.113
37.543 127.121  37.556 127.137  37.572 127.160  37.578 127.177  37.564 127.183  37.547 127.184  37.538 127.172
37.523 127.158  37.515 127.147  37.503 127.156  37.494 127.161  37.477 127.146  37.469 127.131  37.463 127.112
37.457 127.093  37.448 127.080  37.431 127.070  37.427 127.048  37.440 127.030  37.457 127.033  37.464 127.012
37.457 126.996  37.449 126.985  37.440 126.963  37.438 126.938  37.443 126.922  37.433 126.905  37.438 126.893
37.462 126.885  37.483 126.872  37.474 126.855  37.476 126.832  37.474 126.818  37.490 126.814  37.505 126.824
37.523 126.824  37.540 126.806  37.542 126.786  37.552 126.765  37.571 126.768  37.588 126.785
"""
"""The city's edge, as latitude and longitude of places along it, clockwise from where the river leaves."""

RIVER = """
37.594 127.205  37.580 127.158  37.558 127.126  37.538 127.106  37.523 127.088  37.5215 127.066  37.529 127.050
37.5375 127.034  37.536 127.017  37.523 127.006  37.512 126.991  37.511 126.977  37.5185 126.960  37.528 126.946
37.537 126.932  37.545 126.914  37.553 126.894  37.566 126.872  37.579 126.846  37.591 126.820  37.606 126.790
37.625 126.750
"""
"""The middle of the river, upstream end first: through its bridges."""

SOUTH_BANK = "양천구 강서구 구로구 금천구 영등포구 동작구 관악구 서초구 강남구 송파구 강동구"

AREAS_KM2 = {
    "종로구": 23.9, "중구": 10.4, "용산구": 20.5, "성동구": 16.0, "광진구": 16.2, "동대문구": 14.6, "중랑구": 18.5,
    "성북구": 24.6, "강북구": 23.6, "도봉구": 20.7, "노원구": 35.4, "은평구": 29.7, "서대문구": 17.6, "마포구": 22.0,
    "양천구": 17.6, "강서구": 39.0, "구로구": 20.1, "금천구": 13.2, "영등포구": 22.6, "동작구": 16.0, "관악구": 29.6,
    "서초구": 44.0, "강남구": 38.5, "송파구": 32.6, "강동구": 23.5,
}  # fmt: skip
"""About how large each is, without its part of the river."""

MORE = {
    "종로구": "37.612 126.968  37.574 127.004", "중구": "37.562 127.013", "용산구": "37.538 126.998  37.536 126.966",
    "성동구": "37.549 127.050", "광진구": "37.556 127.090", "노원구": "37.628 127.065  37.672 127.066",
    "은평구": "37.640 126.932  37.597 126.915", "서대문구": "37.585 126.934",
    "마포구": "37.572 126.885  37.552 126.935",
    "강서구": "37.566 126.795  37.552 126.860", "양천구": "37.522 126.872  37.521 126.836",
    "구로구": "37.488 126.830  37.500 126.885", "금천구": "37.450 126.902  37.474 126.890",
    "영등포구": "37.530 126.928  37.508 126.908", "동작구": "37.505 126.938  37.492 126.972",
    "관악구": "37.458 126.950  37.478 126.928", "서초구": "37.498 127.008  37.447 127.055  37.480 126.990",
    "강남구": "37.515 127.045  37.478 127.085  37.466 127.100", "송파구": "37.485 127.130  37.512 127.100",
    "강동구": "37.543 127.138  37.562 127.165", "강북구": "37.620 127.025  37.655 126.998",
    "도봉구": "37.682 127.020  37.652 127.038", "성북구": "37.590 127.030  37.612 127.045", "중랑구": "37.612 127.100",
    "동대문구": "37.575 127.035  37.588 127.062",
}  # fmt: skip
"""More places of districts that are long or bent."""


def places(text: str) -> Array:
    """Return places as kilometres east and north of the south-west corner."""
    degrees = np.array(text.split(), np.float64).reshape(-1, 2)
    return np.column_stack(((degrees[:, 1] - WEST) * KM_A_DEGREE_EAST, (degrees[:, 0] - SOUTH) * KM_A_DEGREE_NORTH))


def rounded(line: Array, *, closed: bool) -> Array:
    """Return a line with its corners cut off, four times over (Chaikin)."""
    for _ in range(4):
        after = np.roll(line, -1, axis=0) if closed else line[1:]
        before = line if closed else line[:-1]
        cut = np.stack((before * 0.75 + after * 0.25, before * 0.25 + after * 0.75), axis=1).reshape(-1, 2)
        line = cut if closed else np.vstack((line[:1], cut, line[-1:]))
    return line


def noise(rng: np.random.Generator, shape: tuple[int, int], parts: tuple[tuple[float, float], ...]) -> Array:
    """Return a field of waves; `parts` are their lengths and heights in kilometres."""
    total = np.zeros(shape)
    for length_km, height_km in parts:
        cells = [max(3, round(size * CELL_KM / length_km) + 3) for size in shape]
        coarse = rng.uniform(-1, 1, cells)
        total += height_km * cv2.resize(coarse, shape[::-1], interpolation=cv2.INTER_CUBIC)
    return total


def labelled() -> tuple[Labels, list[str]]:
    """Return which district each cell belongs to: from 1, 0 for outside, the last one more for the river."""
    rng = np.random.default_rng(SEED)
    width, height = (EAST - WEST) * KM_A_DEGREE_EAST, (NORTH - SOUTH) * KM_A_DEGREE_NORTH
    x, y = np.meshgrid(np.arange(0, width, CELL_KM) + CELL_KM / 2, np.arange(0, height, CELL_KM) + CELL_KM / 2)
    shape = (x.shape[0], x.shape[1])
    bent_x, bent_y = x + noise(rng, shape, ROUGHNESS), y + noise(rng, shape, ROUGHNESS)

    def filled(line: Array) -> npt.NDArray[np.uint8]:
        mask = np.zeros(shape, np.uint8)
        cv2.fillPoly(mask, [np.round(line / CELL_KM).astype(np.int32)], 1)
        return mask

    grid = [(field / CELL_KM).astype(np.float32) for field in (bent_x, bent_y)]
    inside = cv2.remap(filled(rounded(places(OUTLINE), closed=True)), *grid, cv2.INTER_NEAREST) > 0
    river = rounded(places(RIVER), closed=False)
    bank = filled(np.vstack((river, [[-9, 99], [width + 99, 99]])))
    line = np.ones(shape, np.uint8)
    cv2.polylines(line, [np.round(river / CELL_KM).astype(np.int32)], False, 0, 1)
    wide = RIVER_KM + noise(rng, shape, ((3.0, 0.07), (1.0, 0.03)))
    water = cv2.distanceTransform(line, cv2.DIST_L2, 5) * CELL_KM < wide

    with CENTRES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = [row["name"] for row in rows]
    weights = np.zeros(len(rows))
    far: list[Array] = []
    for row in rows:
        seeds = places(f"{row['lat']} {row['lon']} " + MORE.get(row["name"], ""))
        nearest = np.min([(bent_x - e) ** 2 + (bent_y - n) ** 2 for e, n in seeds], axis=0)
        nearest[(bank > 0) != (row["name"] not in SOUTH_BANK.split())] = 1e6
        far.append(nearest)
    stacked = np.stack(far)
    wanted = np.array([AREAS_KM2[name] for name in names])
    land = inside & ~water
    for _ in range(60):
        owner = np.argmin(stacked - weights[:, None, None], axis=0)
        have = np.bincount(owner[land], minlength=len(names)) * CELL_KM**2
        weights += 0.12 * (wanted * have.sum() / wanted.sum() - have)
    labels = np.where(inside, np.where(water, len(names) + 1, owner + 1), 0).astype(np.int32)
    return tidied(labels), names


def tidied(labels: Labels) -> Labels:
    """Return labels of which each is one piece: what lies apart goes to what surrounds it."""
    for _ in range(6):
        loose = np.zeros(labels.shape, bool)
        for label in range(labels.max() + 1):
            _, parts, sizes, _ = cv2.connectedComponentsWithStats((labels == label).astype(np.uint8), connectivity=4)
            if len(sizes) > 2:
                loose |= (parts > 0) & (parts != 1 + np.argmax(sizes[1:, cv2.CC_STAT_AREA]))
        if not loose.any():
            break
        _, nearest = cv2.distanceTransformWithLabels(
            loose.astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
        )
        owner = np.zeros(nearest.max() + 1, np.int32)
        owner[nearest[~loose]] = labels[~loose]
        labels = np.where(loose, owner[nearest], labels).astype(np.int32)
    return labels


def arcs_of(labels: Labels) -> list[tuple[list[Point], int, int]]:
    """Return the lines between labels, from corner to corner where three meet, with the labels left and right."""
    steps: dict[Point, dict[Point, tuple[int, int]]] = defaultdict(dict)
    padded = np.pad(labels, 1)

    def add(begin: Point, end: Point, left: int, right: int) -> None:
        steps[begin][end] = (left, right)
        steps[end][begin] = (right, left)

    for row, column in np.argwhere(padded[:, 1:] != padded[:, :-1]).tolist():
        add((column, row - 1), (column, row), int(padded[row, column + 1]), int(padded[row, column]))
    for row, column in np.argwhere(padded[1:] != padded[:-1]).tolist():
        add((column - 1, row), (column, row), int(padded[row, column]), int(padded[row + 1, column]))
    nodes = [point for point, ends in steps.items() if len(ends) != 2]
    used: set[tuple[Point, Point]] = set()
    found = []
    for begin in [*nodes, *steps]:
        for first, (left, right) in steps[begin].items():
            if (begin, first) in used:
                continue
            line = [begin, first]
            while len(steps[line[-1]]) == 2 and line[-1] != begin:
                line.append(next(point for point in steps[line[-1]] if point != line[-2]))
            used.update(pairwise(line))
            used.update(pairwise(line[::-1]))
            found.append((line, left, right))
    return found


def smoothed(line: list[Point]) -> list[Point]:
    """Return a line of cell corners without its steps, and with no more points than it needs, in metres."""
    points = np.array(line, np.float64) * CELL_KM
    reach = min(3 * SMOOTH_CELLS, len(points) - 1)
    if reach > 0:
        offsets = np.arange(-reach, reach + 1)
        window = np.exp(-((offsets / SMOOTH_CELLS) ** 2) / 2)
        # Turned around its ends, so that they stay where they are.
        wide = np.vstack((2 * points[0] - points[reach:0:-1], points, 2 * points[-1] - points[-2 : -reach - 2 : -1]))
        points = np.column_stack([np.convolve(wide[:, axis], window / window.sum(), "valid") for axis in (0, 1)])
    return [(round(x * 1000), round(y * 1000)) for x, y in thinned(points)]


def thinned(points: Array) -> list[list[float]]:
    """Return the points without which a line would stray too far (Douglas and Peucker)."""
    keep = {0, len(points) - 1}
    open_parts = [(0, len(points) - 1)]
    while open_parts:
        begin, end = open_parts.pop()
        if end - begin < 2:
            continue
        way, away = points[end] - points[begin], points[begin + 1 : end] - points[begin]
        length = np.hypot(*way)
        off = np.abs(way[0] * away[:, 1] - way[1] * away[:, 0]) / length if length else np.hypot(*away.T)
        at = int(np.argmax(off))
        if off[at] > THIN_KM:
            middle = begin + 1 + at
            keep.add(middle)
            open_parts += [(begin, middle), (middle, end)]
    kept: list[list[float]] = points[sorted(keep)].tolist()
    return kept


def ring_of(label: int, arcs: list[tuple[list[Point], int, int]]) -> list[Point]:
    """Return the border of a label, the label on its left."""
    parts = [line for line, left, _ in arcs if left == label]
    parts += [line[::-1] for line, _, right in arcs if right == label]
    ring = parts.pop(0)
    while parts:
        following = next(number for number, line in enumerate(parts) if line[0] == ring[-1])
        ring = ring + parts.pop(following)[1:]
    if ring[0] != ring[-1]:
        raise ValueError(f"the border of {label} is open")
    return ring


def degrees(ring: list[Point]) -> list[list[float]]:
    """Return metres from the south-west corner as longitude and latitude."""
    return [
        [round(WEST + x / 1000 / KM_A_DEGREE_EAST, 5), round(SOUTH + y / 1000 / KM_A_DEGREE_NORTH, 5)] for x, y in ring
    ]


def main() -> None:
    """Write the map."""
    labels, names = labelled()
    arcs = [(smoothed(line), left, right) for line, left, right in arcs_of(labels)]
    with CENTRES.open(encoding="utf-8") as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    features: list[dict[str, Any]] = []
    for label, name in [*enumerate(names, start=1), (len(names) + 1, "한강")]:
        row = rows.get(name, {"name": name, "name_en": "Han river", "code": ""})
        properties = {key: row[key] for key in ("name", "name_en", "code") if row[key]}
        if name not in rows:
            properties["kind"] = "water"
        geometry = {"type": "Polygon", "coordinates": [degrees(ring_of(label, arcs))]}
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
