import math
import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from controlroom.sim.scenes.camera import HEIGHT_PX, NEAR_M, WIDTH_PX, Camera
from controlroom.sim.scenes.catalogue import SCENES, Scene, poster, scene
from controlroom.sim.scenes.motion import LOOP_S, Path, along_curve, rounded, spread, steady, stopping, straight
from controlroom.sim.scenes.noise import blurred, cloudy, tile
from controlroom.sim.scenes.picture import FPS, Reel
from controlroom.sim.scenes.stage import cut
from controlroom.sim.scenes.traffic import flow

FRAMES = round(LOOP_S * FPS)
SEOUL_LAT, SEOUL_LON = (37.42, 37.70), (126.76, 127.19)

angles = st.floats(-0.4, 0.4)
cameras = st.builds(
    Camera, st.floats(-5, 5), st.floats(2, 15), st.floats(-5, 5), angles, st.floats(0.02, 0.5), st.floats(0.7, 1.2)
)


def small(image: QImage) -> NDArray[np.int16]:
    """Return a picture as a few pixels of brightness."""
    shrunk = image.scaled(160, 90).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(shrunk.constBits(), np.uint8).reshape(90, shrunk.bytesPerLine())
    return rows[:, :160].astype(np.int16)


def test_there_are_enough_scenes_with_names_of_their_own() -> None:
    assert len(SCENES) >= 28
    for names in zip(*((each.scene_id, each.name_en, each.name_ko) for each in SCENES), strict=True):
        assert len(set(names)) == len(SCENES)


@pytest.mark.parametrize("each", SCENES, ids=lambda each: each.scene_id)
def test_a_scene_stands_in_seoul(each: Scene) -> None:
    assert each.scene_id == each.scene_id.lower().replace(" ", "-")
    assert each.scene_id.isascii()
    assert SEOUL_LAT[0] < each.lat < SEOUL_LAT[1]
    assert SEOUL_LON[0] < each.lon < SEOUL_LON[1]
    assert each.district.endswith("구")
    assert scene(each.scene_id) is each


def test_an_unknown_scene_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        scene("nowhere")


@pytest.mark.parametrize("each", SCENES, ids=lambda each: each.scene_id)
def test_a_scene_is_a_moving_picture_whose_end_meets_its_beginning(each: Scene) -> None:
    reel = Reel(each.picture(each.seed))

    def step(before: int, after: int) -> float:
        first = small(reel.frame(before / FPS))
        return float(np.abs(first - small(reel.frame(after / FPS))).mean())

    picture = small(reel.frame(0.0))
    assert picture.std() > 12, "a picture and not a plain colour"
    assert np.abs(picture - small(reel.frame(LOOP_S))).max() == 0
    steps = [step(number, number + 1) for number in (0, FRAMES // 3, FRAMES // 2, FRAMES - 2)]
    assert min(steps) > 0.01, "something moves all the time"
    assert step(0, FRAMES // 4) > 0.1
    assert step(FRAMES - 1, 0) <= 3 * max(steps), "nothing jumps where the loop closes"


def test_a_seed_always_gives_the_same_picture() -> None:
    first, again = (poster(scene("seokchon-lake"), 2.0, 320, 180) for _ in range(2))
    assert first == again
    assert (first.width(), first.height()) == (320, 180)


def test_another_seed_gives_another_picture() -> None:
    make = scene("teheran-ro").picture
    one, other = (small(Reel(make(seed)).frame(0.0)) for seed in (1, 2))
    assert np.abs(one - other).mean() > 3


@given(cameras, st.floats(-20, 20), st.floats(8, 120))
def test_the_ground_seen_at_a_pixel_is_seen_at_that_pixel(camera: Camera, x: float, z: float) -> None:
    px, py, scale = camera.pixel(x, 0.0, z)
    if not (scale and 0 <= px < WIDTH_PX and camera.horizon_px + 2 < py < HEIGHT_PX):
        return
    column, row = int(px), int(py)
    ground_x, ground_z, far = (field[0, column] for field in camera.ground_rays(row, row + 1))
    back_x, back_y, _ = camera.pixel(float(ground_x), 0.0, float(ground_z))
    assert back_x == pytest.approx(column + 0.5, abs=0.05)
    assert back_y == pytest.approx(row + 0.5, abs=0.05)
    assert far == pytest.approx(math.dist((ground_x, 0, ground_z), camera.eye_m), rel=0.35)


@given(cameras, st.floats(-20, 20), st.floats(0, 10), st.floats(8, 120))
def test_a_plane_and_a_point_land_at_the_same_pixel(camera: Camera, x: float, y: float, z: float) -> None:
    px, py, scale = camera.pixel(x, y, z)
    if scale:
        mapped = camera.plane((0, 0, z), (1, 0, 0), (0, 1, 0)).map(x, y)
        assert mapped == pytest.approx((px, py), abs=0.01)
        many, depths = camera.pixels(np.array([[x, y, z]]))
        assert many[0] == pytest.approx((px, py))
        assert depths[0] == pytest.approx(camera.depth_m(x, y, z))


@given(cameras, st.floats(-20, 20), st.floats(0, 10), st.floats(8, 120))
def test_water_shows_things_as_if_they_hung_below_it(camera: Camera, x: float, y: float, z: float) -> None:
    below = camera.pixel(x, -2.0 - y, z)
    seen = camera.reflected(-1.0, shrink=1).pixel(x, y, z)
    if below[2]:
        assert seen == pytest.approx(below)


def test_a_face_that_reaches_behind_the_camera_is_cut() -> None:
    outline = cut([(10.0, 10.0, 10.0), (20.0, 10.0, 10.0), (20.0, 10.0, -5.0)])
    assert len(outline) == 4
    assert cut([(1.0, 1.0, NEAR_M / 2)] * 3) == []


def test_a_trip_that_outlasts_the_loop_is_under_way_several_times() -> None:
    trip = steady(straight(0, 0, 0, 100), 4.0, 3.0)
    at_start, at_end = (sorted(pose[2] for _, pose in trip.poses(t_s)) for t_s in (0.0, LOOP_S))
    assert len(at_start) == 2
    assert at_start == pytest.approx(at_end)


@given(st.floats(0, LOOP_S))
def test_a_trip_moves_on_without_a_jump(t_s: float) -> None:
    trip = stopping(straight(0, 0, 0, 150), 10.0, stop_m=60, stop_s=2.0, go_s=8.0)
    places = [trip.metres(age) for age, _ in trip.poses(t_s)]
    later = [trip.metres(age) for age, _ in trip.poses(t_s + 0.05)]
    for place in places:
        if place < 149.4:
            assert any(-0.001 <= after - place <= 0.51 for after in later)


def test_a_stopping_trip_stands_from_the_time_to_the_time() -> None:
    trip = stopping(straight(0, 0, 0, 150), 10.0, stop_m=60, stop_s=2.0, go_s=8.0)
    for t_s in (2.01, 5.0, 7.99):
        assert any(pose[2] == pytest.approx(60, abs=0.01) for _, pose in trip.poses(t_s))
    assert all(abs(pose[2] - 60) > 0.5 for _, pose in trip.poses(9.5))


def test_paths_measure_and_turn() -> None:
    bend = rounded([(0.0, 0.0), (0.0, 20.0), (20.0, 20.0)], 5)
    assert 36 < bend.length_m < 40
    assert bend.pose(0.0)[3] == pytest.approx(0)
    assert bend.pose(bend.length_m)[3] == pytest.approx(math.pi / 2)
    back = along_curve(lambda z: 0.0, 50, 0)
    assert abs(back.pose(10)[3]) == pytest.approx(math.pi)
    assert Path([(0, 0, 0), (0, 3, 4)]).length_m == pytest.approx(5)


@given(st.integers(0, 10**6), st.floats(60, 300), st.floats(5, 20), st.floats(0, 20))
def test_spread_keeps_its_distance_all_round(seed: int, room_m: float, least_m: float, more_m: float) -> None:
    places = sorted(spread(random.Random(seed), room_m, least_m, least_m + more_m))
    gaps = [after - before for before, after in zip(places, [*places[1:], places[0] + room_m], strict=True)]
    assert min(gaps) >= least_m - 1e-6


@given(st.integers(0, 10**6), st.floats(6, 20))
def test_vehicles_of_a_lane_do_not_touch(seed: int, speed_mps: float) -> None:
    lane = flow(random.Random(seed), straight(0, 0, 0, 250), speed_mps, buses=0.3, trucks=0.3)
    half_m = {"bus": 5.5, "box": 3.9, "truck": 2.6}
    spans = sorted(
        (pose[2] - half_m.get(each.vehicle.kind, 2.5), pose[2] + half_m.get(each.vehicle.kind, 2.5))
        for each in lane
        for _, pose in each.trip.poses(1.0)
    )
    assert spans
    assert all(after[0] > before[1] for before, after in pairwise(spans))


def test_noise_is_smooth_bounded_and_tiles() -> None:
    rng = np.random.default_rng(1)
    field = tile(rng, 128, 16)
    assert 0 <= field.min() < field.max() <= 1
    seam, inside = np.abs(field[:, 0] - field[:, -1]).max(), np.abs(np.diff(field, axis=1)).max()
    assert seam <= 2 * inside
    clouds = cloudy(rng, 60, 80, 20, 20)
    assert clouds.shape == (60, 80)
    assert blurred(np.full((9, 9), 3.0, np.float32), 2, 0) == pytest.approx(3.0)
