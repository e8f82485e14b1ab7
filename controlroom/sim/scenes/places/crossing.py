"""Crossings seen from a high corner: one road drives, the other waits while people cross it."""

import math
import random
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import BRICK, STONE, Block, building_shadows, paint_block, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_lamp_post, paint_signal, paint_signal_post
from controlroom.sim.scenes.ground import ASPHALT, PAVING, WHITE, YELLOW, Ground, fill_ground
from controlroom.sim.scenes.led import LedScreen
from controlroom.sim.scenes.motion import Path, Pose, rounded, steady, straight
from controlroom.sim.scenes.people import Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near, strip
from controlroom.sim.scenes.traffic import Driven, Vehicle, flow, paint_vehicle, some_vehicle

_FAR_M = 260.0


@dataclass(frozen=True, slots=True)
class Crossing:
    """The shape of a crossing: half widths of the road that runs away from the camera and of the one across it.

    `cross_z`: distance of the middle of the road across. `people`: how many cross at the front and at the back.
    """

    half_m: float = 10.5
    cross_half_m: float = 9.5
    cross_z: float = 27.0
    lanes: int = 3
    height_m: float = 13.0
    pitch_rad: float = 0.36
    people: int = 9
    heights: tuple[float, float] = (16, 44)
    signs: float = 0.6
    screens: bool = False
    trees: str = "green"
    styles: tuple[str, ...] = ("ribbon", "punched", "glass", "punched")
    x_m: float = 3.0
    yaw_rad: float = -0.07


def crossing(seed: int, air: Air, shape: Crossing) -> Picture:
    """Return a crossing with people, waiting cars and a driving road across."""
    rnd = random.Random(seed)
    camera = Camera(shape.x_m, shape.height_m, -3.5, shape.yaw_rad, shape.pitch_rad, 1.14)
    blocks = _blocks(seed, shape)
    screens = _screens(shape, blocks) if shape.screens else []
    far_z = shape.cross_z + shape.cross_half_m
    h = shape.half_m
    lamps = [(side * (h + 1.0), z, side) for side in (-1, 1) for z in (far_z + 2.5, far_z + 34, far_z + 68)]
    trees = [
        Tree(side * (h + 2.6), far_z + 12 + 9.5 * k, rnd.uniform(5.4, 7.4), shape.trees, rnd.randrange(99))
        for side in (-1, 1)
        for k in range(9)
    ]

    waiting = _waiting(rnd, shape)

    def things() -> list[Thing]:
        out: list[Thing] = [((b.z0 + b.z1) / 2, partial(paint_block, block=b)) for b in blocks]
        out += [(z, partial(paint_lamp_post, x=x, z=z, side=side)) for x, z, side in lamps]
        out += [(t.z, partial(paint_tree, tree=t)) for t in trees]
        out += [(far_z + 1.4, partial(_posts, shape=shape, side=side)) for side in (-1, 1)]
        out += [(b.corner[2] - 1, partial(b.paint, t_s=2.0)) for b in screens]
        return out

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 54, mix(air.middle, air.fog, 0.4), seed=seed)
        paint_skyline(stage, 60, mix(air.lit_surface(rgb("7d8690"), (0, 0, -1)), air.fog, 0.5))

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, PAVING)
        with stage.ground() as painter:
            paint_marks(painter, shape)
        ground = Ground(stage)
        ground.grain(0.12)
        ground.light()
        if air.sun[0] > 0.3:
            ground.shade(building_shadows(stage, blocks), 0.5)
        if air.dark:
            ground.pools(
                [(x - side * 2.2, 8, z) for x, z, side in lamps] + [(-14, 9, 2), (14, 9, 4)],
                light.WARM,
                0.9 * air.lamps,
            )
        ground.mirror([t for t in things() if t[0] > 6], far_away, air.wet, puddles=0.6)
        ground.fog()
        ground.store()
        cars = [(p[2], partial(paint_vehicle, what=v, pose=p)) for v, p in waiting]
        far_to_near(stage, [*things(), *cars])

    actors: list[Actor] = [*_cross_traffic(rnd, shape), *_crowd(rnd, air, shape), _signals(shape)]
    under = [screen.paint for screen in screens]
    return Picture(camera, air, seed, backdrop, actors, under=under)


def _blocks(seed: int, shape: Crossing) -> list[Block]:
    start = shape.cross_z + shape.cross_half_m + 7
    out: list[Block] = []
    for side in (-1, 1):
        face = side * (shape.half_m + 7)
        rnd = random.Random(seed * 3 + side)
        row = street_side(
            rnd,
            side=side,
            face_x=face,
            z_from=start,
            z_to=_FAR_M,
            styles=shape.styles,
            heights=shape.heights,
            signs=shape.signs,
            walls=STONE + BRICK,
            setback=1.5,
        )
        first = row[0]
        row[0] = Block(
            side,
            face,
            first.z0,
            first.z1,
            max(24.0, first.height_m),
            "ribbon",
            rnd.choice(STONE),
            first.seed,
            True,
            shape.signs,
            46.0,
            True,
        )
        out += row
        x = face + side * 48
        for k in range(2):
            out.append(
                Block(
                    side,
                    x + side * 40 * k,
                    start + 2,
                    start + 30,
                    rnd.uniform(14, 34),
                    rnd.choice(shape.styles),
                    rnd.choice(BRICK),
                    rnd.randrange(10**6),
                    True,
                    0.5,
                    38.0,
                    True,
                )
            )
    return out


def _screens(shape: Crossing, blocks: list[Block]) -> list[LedScreen]:
    out = []
    for number, side in enumerate((-1, 1)):
        block = next(b for b in blocks if b.side == side)
        left = block.face_x - (0 if side > 0 else 16.5) + (3.0 if side > 0 else -3.0)
        out.append(LedScreen((left, 8.2, block.z0 - 0.3), (1, 0, 0), 16.5, 9.5, 11 + number))
    return out


def paint_marks(painter: QPainter, shape: Crossing) -> None:
    """Paint both roads, zebra crossings, stop lines and lane lines on the painter's ground plane."""
    h, c, cross = shape.half_m, shape.cross_half_m, shape.cross_z
    near, far = cross - c, cross + c

    def area(x0: float, x1: float, z0: float, z1: float, colour: Rgb, alpha: float = 1.0) -> None:
        painter.setBrush(qcolor(colour, alpha))
        painter.drawRect(strip(x0, x1, z0, z1))

    kerb = rgb("b4b1a9")
    area(-h - 0.4, h + 0.4, -2, _FAR_M, kerb)
    area(-120, 120, near - 0.4, far + 0.4, kerb)
    area(-h, h, -2, _FAR_M, ASPHALT)
    area(-120, 120, near, far, ASPHALT)
    for side_x in (-1, 1):
        for z, sign in ((near, -1), (far, 1)):
            painter.setBrush(qcolor(ASPHALT))
            x = side_x * h
            painter.drawPolygon(
                [
                    QPointF(x - side_x, z - sign),
                    QPointF(x + side_x * 4.5, z - sign * 0.5),
                    QPointF(x + side_x * 4.5, z),
                    QPointF(x + side_x * 1.4, z + sign * 1.4),
                    QPointF(x, z + sign * 4.5),
                    QPointF(x - side_x, z + sign * 4.5),
                ]
            )
    for z0, z1 in ((near - 5.6, near - 1.6), (far + 1.6, far + 5.6)):
        x = -h + 0.5
        while x < h - 0.5:
            area(x, x + 0.55, z0, z1, WHITE, 0.95)
            x += 1.1
    for x0, x1 in ((-h - 5.6, -h - 1.8), (h + 1.8, h + 5.6)):
        z = near + 0.5
        while z < far - 0.5:
            area(x0, x1, z, z + 0.55, WHITE, 0.95)
            z += 1.1
    area(0.4, h, near - 7.2, near - 6.6, WHITE)
    area(-h, -0.4, far + 6.6, far + 7.2, WHITE)
    area(-h - 7.4, -h - 6.8, near, cross - 0.3, WHITE)
    area(h + 6.8, h + 7.4, cross + 0.3, far, WHITE)
    for z0, z1 in ((-2.0, near - 7), (far + 7, _FAR_M)):
        for x in (-0.2, 0.2):
            area(x - 0.075, x + 0.075, z0, z1, YELLOW)
    for x0, x1 in ((-120, -h - 7), (h + 7, 120)):
        for z in (-0.2, 0.2):
            area(x0, x1, cross + z - 0.075, cross + z + 0.075, YELLOW)
    lane = (h - 0.4) / shape.lanes
    for k in range(1, shape.lanes):
        for side in (-1, 1):
            x = side * (0.4 + k * lane)
            area(x - 0.07, x + 0.07, far + 7, far + 26, WHITE, 0.9)
            z = far + 28
            while z < 190:
                area(x - 0.07, x + 0.07, z, z + 3, WHITE, 0.85)
                z += 8
    cross_lane = (c - 0.4) / shape.lanes
    for k in range(1, shape.lanes):
        for side in (-1, 1):
            z = cross + side * (0.4 + k * cross_lane)
            for x0, x1, step in ((-100, -h - 8, 8), (h + 8, 100, 8)):
                x = x0
                while x < x1:
                    area(x, x + 3, z - 0.07, z + 0.07, WHITE, 0.85)
                    x += step
    painter.setBrush(qcolor(WHITE, 0.8))
    for k in range(shape.lanes):
        x = -(0.4 + (k + 0.5) * lane)
        painter.drawPolygon(
            [
                QPointF(x - 0.5, far + 12),
                QPointF(x, far + 10),
                QPointF(x + 0.5, far + 12),
                QPointF(x + 0.12, far + 12),
                QPointF(x + 0.12, far + 15),
                QPointF(x - 0.12, far + 15),
                QPointF(x - 0.12, far + 12),
            ]
        )


def _posts(stage: Stage, shape: Crossing, side: int) -> None:
    paint_signal_post(stage, side * (shape.half_m + 0.9), shape.cross_z + shape.cross_half_m + 1.2, side=side)


def _signals(shape: Crossing) -> Effect:
    z = shape.cross_z + shape.cross_half_m + 1.2

    def paint(stage: Stage, t_s: float) -> None:
        for side in (-1, 1):
            end = side * (shape.half_m + 0.9) - side * 7.0
            left = end if side > 0 else end - 1.8
            paint_signal(stage, [(left + 0.3 + k * 0.62, 5.75 + 0.3, z - 0.1) for k in range(3)], 0)

    return Effect(z, paint)


def _cross_traffic(rnd: random.Random, shape: Crossing) -> list[Driven]:
    out: list[Driven] = []
    lane = (shape.cross_half_m - 0.4) / shape.lanes
    for k in range(shape.lanes):
        z = 0.4 + (k + 0.5) * lane
        speed = rnd.uniform(8.5, 10.5)
        bus = 0.34 if k == shape.lanes - 1 else 0.05
        out += flow(rnd, straight(-75, shape.cross_z - z, 75, shape.cross_z - z), speed, gaps_m=(18, 56), buses=bus)
        out += flow(
            rnd, straight(75, shape.cross_z + z, -75, shape.cross_z + z), speed * 0.95, gaps_m=(18, 56), buses=bus
        )
    right_turn = rounded(
        [
            (-75.0, shape.cross_z - shape.cross_half_m + 1.9),
            (-shape.half_m + 1.9, shape.cross_z - shape.cross_half_m + 1.9),
            (-shape.half_m + 1.9, -16.0),
        ],
        8,
    )
    out.append(Driven(some_vehicle(rnd, buses=0, trucks=0), steady(right_turn, 6.0, rnd.uniform(0, 12))))
    return out


def _waiting(rnd: random.Random, shape: Crossing) -> list[tuple[Vehicle, Pose]]:
    """Return the cars before the far stop line, facing the camera."""
    out: list[tuple[Vehicle, Pose]] = []
    lane = (shape.half_m - 0.4) / shape.lanes
    for k in range(shape.lanes):
        x = -(0.4 + (k + 0.5) * lane)
        z = shape.cross_z + shape.cross_half_m + 8.6
        for _ in range(rnd.randint(4, 7)):
            vehicle = some_vehicle(rnd, buses=0.12 if k == shape.lanes - 1 else 0)
            length = {"bus": 11.5, "box": 8.2, "truck": 5.6}.get(vehicle.kind, 5.0)
            z += length / 2
            out.append((vehicle, (x + rnd.uniform(-0.15, 0.15), 0, z, math.pi)))
            z += length / 2 + rnd.uniform(1.4, 2.6)
    return out


def _crowd(rnd: random.Random, air: Air, shape: Crossing) -> list[Actor]:
    out: list[Actor] = []
    wet = air.rain > 0
    near, far = shape.cross_z - shape.cross_half_m, shape.cross_z + shape.cross_half_m
    for z0, z1, count in ((near - 5.3, near - 1.9, shape.people), (far + 1.9, far + 5.3, shape.people)):
        for k in range(count):
            x = shape.half_m + 16
            ends = (-x, x) if k % 2 else (x, -x)
            z = rnd.uniform(z0, z1)
            path = Path(
                [
                    (ends[0], 0, z + rnd.uniform(-1, 1)),
                    (ends[0] * 0.5, 0, z),
                    (ends[1] * 0.5, 0, z),
                    (ends[1], 0, z + rnd.uniform(-1, 1)),
                ]
            )
            out.append(Walking(some_person(rnd, rain=wet), steady(path, rnd.uniform(1.15, 1.65), rnd.uniform(0, 12))))
    for side in (-1, 1):
        for _ in range(5):
            x = side * (shape.half_m + rnd.uniform(2.0, 5.5))
            out.append(
                Standing(
                    some_person(rnd, rain=wet),
                    (x, 0, near - rnd.uniform(0.2, 1.2), rnd.uniform(-0.6, 0.6)),
                    rnd.random(),
                )
            )
            out.append(
                Standing(
                    some_person(rnd, rain=wet),
                    (x, 0, far + rnd.uniform(0.6, 1.6), 3.14 + rnd.uniform(-0.6, 0.6)),
                    rnd.random(),
                )
            )
    return out
