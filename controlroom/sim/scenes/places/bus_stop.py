"""A bus stop in the middle of a boulevard: buses pull in, wait with open doors, pull out."""

import random
from functools import partial

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import BRICK, STONE, Facade, paint_block, paint_sign, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_lamp_post
from controlroom.sim.scenes.ground import ASPHALT, BUS_LANE, PAVING, WHITE, YELLOW, Ground, fill_ground
from controlroom.sim.scenes.motion import Path, Trip, steady, stopping, straight
from controlroom.sim.scenes.people import Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Picture, Screen
from controlroom.sim.scenes.plants import Tree, paint_tree, tree_screens
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near
from controlroom.sim.scenes.traffic import Driven, Vehicle, flow
from controlroom.sim.scenes.vehicle import BUS_BLUE, BUS_GREEN, BUS_RED

_LANE_X, _ISLAND = 2.0, (4.0, 7.6)
_SHELTER = (13.0, 46.0)


def bus_stop(seed: int, air: Air) -> Picture:
    """Return a stop on the central bus lane, seen from over the lane."""
    rnd = random.Random(seed)
    camera = Camera(0.8, 6.8, 0, 0.06, 0.16, 1.08)
    blocks = []
    for side in (-1, 1):
        blocks += street_side(
            random.Random(seed + side),
            side=side,
            face_x=side * 24.5,
            z_from=-8,
            z_to=260,
            styles=("punched", "ribbon", "glass", "punched"),
            heights=(15, 44),
            signs=0.7,
            walls=STONE + BRICK,
        )
    trees = [
        Tree(side * 20.2, z, rnd.uniform(5.5, 7.5), "plane", rnd.randrange(99))
        for side in (-1, 1)
        for z in np.arange(14, 170, 9.0).tolist()
    ]
    lamps = [(side * 18.2, z, side) for side in (-1, 1) for z in np.arange(18, 190, 27.0).tolist()]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 70, mix(air.middle, air.fog, 0.45), seed=seed, peaks=((0.45, 1.0),))
        paint_skyline(stage, 52, mix(air.lit_surface(rgb("7d8690"), (0, 0, -1)), air.fog, 0.5))

    def things() -> list[Thing]:
        out: list[Thing] = [((b.z0 + b.z1) / 2, partial(paint_block, block=b)) for b in blocks]
        out += [(t.z, partial(paint_tree, tree=t)) for t in trees]
        out += [(z, partial(paint_lamp_post, x=x, z=z, side=side)) for x, z, side in lamps]
        out += [(30.0, _shelter)]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, PAVING)
        with stage.ground() as painter:
            _marks(painter)
        ground = Ground(stage)
        ground.grain(0.12)
        ground.tracks([side * x for x in (_LANE_X, 9.4, 12.6, 15.8) for side in (-1, 1)], depth=0.14)
        ground.light()
        if air.dark:
            ground.pools([(x - side * 2.2, 8, z) for x, z, side in lamps], light.WARM, 0.6 * air.lamps)
        ground.mirror([t for t in things() if t[0] > 8], far_away, air.wet)
        ground.fog()
        ground.store()
        _island(stage)
        far_to_near(stage, things())

    actors: list[Actor] = []
    lane = straight(_LANE_X, -16, _LANE_X, 230)
    for paint, stop_z, stop_s, go_s in ((BUS_BLUE, 39.0, 2.0, 8.4), (BUS_GREEN, 25.5, 3.6, 9.6)):
        actors.append(Driven(Vehicle("bus", paint), stopping(lane, 9.5, stop_m=stop_z + 16, stop_s=stop_s, go_s=go_s)))
    back = straight(-_LANE_X, 230, -_LANE_X, -16)
    actors += [
        Driven(Vehicle("bus", paint), steady(back, 11.0, start))
        for paint, start in ((BUS_RED, 0.0), (BUS_BLUE, 5.0), (BUS_GREEN, 8.4))
    ]
    for side in (-1, 1):
        for k, x in enumerate((9.4, 12.6, 15.8)):
            ends = (210.0, -14.0) if side < 0 else (-14.0, 210.0)
            shift = -3.4 if side < 0 else 0.0
            actors += flow(
                rnd,
                straight(side * x - shift, ends[0], side * x - shift, ends[1]),
                rnd.uniform(9, 11),
                gaps_m=(18, 56),
                buses=0.03 if k else 0.0,
            )
    for k in range(16):
        z = _SHELTER[0] + 1.5 + k * 1.95
        actors.append(
            Standing(
                some_person(rnd, rain=k < 2),
                (rnd.uniform(4.6, 6.6), 0.25, z, -1.4 + rnd.uniform(-0.9, 0.9)),
                rnd.random(),
            )
        )
    for k in range(5):
        x = rnd.uniform(6.4, 7.1)
        ends = (64.0, 8.0) if k % 2 else (8.0, 64.0)
        actors.append(
            Walking(
                some_person(rnd, rain=True),
                steady(Path([(x, 0.25, ends[0]), (x, 0.25, ends[1])]), rnd.uniform(1.1, 1.4), rnd.uniform(0, 12)),
            )
        )
    for door_z, opens in ((40.5, 2.6), (27.0, 4.2)):
        for k in range(3):
            actors.append(Walking(some_person(rnd), _boarding(door_z + 2.2, opens + 0.4 + k * 0.9)))
            actors.append(Walking(some_person(rnd), _leaving(door_z - 2.6, opens + 0.5 + k * 0.9)))
    for side in (-1, 1):
        for k in range(4):
            x = side * rnd.uniform(21.4, 23.6)
            ends = (80.0, 4.0) if k % 2 else (4.0, 80.0)
            actors.append(
                Walking(
                    some_person(rnd, rain=True),
                    steady(straight(x, ends[0], x, ends[1]), rnd.uniform(1.1, 1.5), rnd.uniform(0, 12)),
                )
            )
    screens = [Screen(_SHELTER[0] + 0.5, _roof_area(camera), _roof), *tree_screens(camera, trees, nearer_than_m=60)]
    return Picture(camera, air, seed, backdrop, actors, screens=screens)


def _boarding(z: float, at_s: float) -> Trip:
    path = Path([(6.2, 0.25, z + 1.5), (4.4, 0.25, z), (3.3, 0.45, z)])
    return Trip(path, at_s, path.length_m / 1.2, lambda age: age * 1.2)


def _leaving(z: float, at_s: float) -> Trip:
    path = Path([(3.3, 0.45, z), (4.5, 0.25, z), (6.9, 0.25, z - 1.5), (6.9, 0.25, 7.5)])
    return Trip(path, at_s, path.length_m / 1.25, lambda age: age * 1.25)


def _marks(painter: QPainter) -> None:
    def area(x0: float, x1: float, z0: float, z1: float, colour: Rgb) -> None:
        painter.setBrush(qcolor(colour))
        painter.drawRect(QRectF(x0, z0, x1 - x0, z1 - z0))

    area(-24.5, 24.5, 1, 260, PAVING)
    area(-17.8, 17.8, 1, 260, rgb("aaa69e"))
    area(-17.5, 17.5, 1, 260, ASPHALT)
    for side in (-1, 1):
        area(side * _LANE_X - 1.65, side * _LANE_X + 1.65, 1, 260, BUS_LANE)
        for edge in (0.32, 3.68):
            area(side * edge - 0.08, side * edge + 0.08, 1, 260, rgb("3f74c8") if edge > 1 else YELLOW)
    for x in (10.9, 14.1, -7.4, -10.7):
        z = 2.0
        while z < 190:
            area(x - 0.07, x + 0.07, z, z + 3.2, WHITE)
            z += 8.0
    x = 4.0
    while x < 17.4:
        area(x, x + 0.55, 52, 56, WHITE)
        x += 1.1
    x = -17.2
    while x < 3.6:
        area(x, x + 0.55, 52, 56, WHITE)
        x += 1.1


def _island(stage: Stage) -> None:
    """The raised platform with its yellow guiding tiles."""
    a, b = _ISLAND
    stage.box((a, b), (0, 0.25), (7.0, 50.0), rgb("a8a59d"), rgb("b5b1a8"))
    for k in range(43):
        z = 7.0 + k
        stage.face(
            [(a + 0.35, 0.26, z), (a + 0.65, 0.26, z), (a + 0.65, 0.26, z + 1), (a + 0.35, 0.26, z + 1)],
            rgb("d9b23a"),
            (0, 1, 0),
        )
        stage.face(
            [(a, 0.26, z), (a + 0.16, 0.26, z), (a + 0.16, 0.26, z + 1), (a, 0.26, z + 1)], rgb("d8d6cf"), (0, 1, 0)
        )


def _shelter(stage: Stage) -> None:
    """Benches, glass and boards under the roof, then the roof itself."""
    air = stage.air
    z = _SHELTER[1]
    while z > _SHELTER[0] - 0.1:
        distance = stage.distance(7, 1, z)
        steel = air.seen(rgb("5f686e"), (0, 0, -1), distance)
        stage.face(
            [(7.2, 0.5, z - 3.2), (7.2, 2.5, z - 3.2), (7.2, 2.5, z), (7.2, 0.5, z)], rgb("b7cdd6"), (-1, 0, 0), 0.3
        )
        stage.line([(7.2, 0.25, z), (7.2, 3.0, z)], 0.12, steel, 0.8)
        if int(z) % 2:
            stage.box((6.75, 7.1), (0.62, 0.7), (z - 2.6, z - 0.5), rgb("9a6a42"))
            if z > _SHELTER[0] + 1:
                with stage.plane((7.15, 0.9, z - 2.9), (0, 0, 1), (0, 1, 0)) as painter:
                    board = Facade(stage, painter, 2.4, 1.5, (-1, 0, 0), (7.1, 1.6, z))
                    tone = ((226, 92, 60), (52, 122, 190), (240, 186, 60), (98, 160, 92))[int(z) % 4]
                    board.rise(
                        board.shining(mix(tone, (255, 255, 255), 0.55), 0.95),
                        board.shining(tone, 0.95),
                        QRectF(0.2, 0, 1.7, 1.45),
                    )
        z -= 3.3
    _roof(stage)


def _roof(stage: Stage) -> None:
    """The curved roof of the shelter and the board with the next buses."""
    z = _SHELTER[1]
    while z > _SHELTER[0]:
        near = max(_SHELTER[0], z - 3.3)
        for x0, y0, x1, y1, tone in (
            (4.3, 3.05, 5.3, 3.22, rgb("cfdbe0")),
            (5.3, 3.22, 6.4, 3.22, rgb("c2d0d6")),
            (6.4, 3.22, 7.4, 3.02, rgb("b4c4cb")),
        ):
            stage.face([(x0, y0, near), (x1, y1, near), (x1, y1, z), (x0, y0, z)], tone, (0, 1, 0), 0.9)
        stage.face([(4.3, 2.9, near), (4.3, 3.05, near), (4.3, 3.05, z), (4.3, 2.9, z)], rgb("3f74c8"), (-1, 0, 0))
        z = near
    z0 = _SHELTER[0]
    stage.face([(4.3, 2.8, z0), (7.4, 2.8, z0), (7.4, 3.1, z0), (4.3, 3.1, z0)], rgb("3f74c8"), (0, 0, -1))
    with stage.plane((4.5, 2.15, z0 + 0.02), (1, 0, 0), (0, 1, 0)) as painter:
        board = Facade(stage, painter, 2.7, 0.6, (0, 0, -1), (5.8, 2.5, z0))
        board.rects([QRectF(0, 0, 2.7, 0.62)], rgb("12161a"))
        paint_sign(board, QRectF(0.1, 0.08, 1.2, 0.46), rgb("1f63c4"), random.Random(4))
        board.rects(
            [QRectF(1.5 + 0.17 * k, 0.12 + 0.24 * row, 0.1, 0.15) for k in range(6) for row in range(2)], rgb("ffb23e")
        )


def _roof_area(camera: Camera) -> QRect:
    corners = [camera.pixel(x, y, z) for x in (4.1, 7.7) for y in (2.0, 3.5) for z in _SHELTER]
    left, right = min(c[0] for c in corners), max(c[0] for c in corners)
    top, bottom = min(c[1] for c in corners), max(c[1] for c in corners)
    return QRect(int(left) - 4, int(top) - 4, int(right - left) + 8, int(bottom - top) + 8)
