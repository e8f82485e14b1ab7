"""An alley of tiled roofs on a hill."""

import random
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QRectF

from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import Facade
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import dim, mix, rgb
from controlroom.sim.scenes.figure import Look
from controlroom.sim.scenes.ground import fill_ground
from controlroom.sim.scenes.landmark import paint_namsan
from controlroom.sim.scenes.motion import Path, steady
from controlroom.sim.scenes.people import Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near


def hill_alley(seed: int, air: Air) -> Picture:
    """Return an alley of tiled roofs that falls away towards the city."""
    rnd = random.Random(seed)
    camera = Camera(0.3, 5.0, 0, 0.02, 0.15, 1.06)
    half, slope = 3.7, 0.085

    def level(z: float) -> float:
        return -slope * max(0.0, z - 6) - 0.0011 * max(0.0, z - 6) ** 2

    houses = []
    for side in (-1, 1):
        z = 2.0
        while z < 74:
            length = rnd.uniform(8, 12)
            houses.append((side, z, z + length - 0.4, rnd.uniform(2.5, 3.0), rnd.randrange(1000)))
            z += length

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 50, mix(air.middle, air.fog, 0.45), seed=seed)
        paint_namsan(stage, 690, 128, half_px=300)
        for down, rise, haze in (
            (2, 60, 0.5),
            (22, 44, 0.42),
            (46, 46, 0.32),
            (78, 52, 0.24),
            (116, 60, 0.16),
            (160, 66, 0.1),
            (205, 70, 0.06),
        ):
            wall = mix(air.lit_surface(rgb("a39c92"), (0, 0.3, -0.8)), air.fog, haze)
            paint_skyline(stage, rise, wall, base_px=stage.camera.horizon_px + down, flats=0.2 if down > 2 else 0.5)

    def things() -> list[Thing]:
        out: list[Thing] = [
            ((z0 + z1) / 2, partial(_hanok, half=half, level=level, side=side, z0=z0, z1=z1, high=high, number=n))
            for side, z0, z1, high, n in houses
        ]
        out += [
            (z, partial(paint_tree, tree=Tree(x, z, 6.5, "pine", int(z), level(z))))
            for x, z in ((-7.5, 30.0), (8.2, 42.0), (-9, 55.0), (7.5, 17.0))
        ]
        return out

    def backdrop(stage: Stage) -> None:
        fill_ground(stage, mix(air.lit_surface(rgb("8c8a80"), (0, 0.3, -0.8)), air.fog, 0.35))
        far_away(stage)
        z = 95.0
        while z > 1.2:
            near = max(1.0, z - max(0.8, z * 0.05))
            y0, y1 = level(near), level(z)
            stage.face(
                [(-half, y0, near), (half, y0, near), (half, y1, z), (-half, y1, z)], rgb("aaa69d"), (0, 1, 0.05)
            )
            for x in (-half + 0.25, half - 0.25):
                stage.face(
                    [(x - 0.16, y0, near), (x + 0.16, y0, near), (x + 0.16, y1, z), (x - 0.16, y1, z)],
                    rgb("7d7a73"),
                    (0, 1, 0.05),
                )
            for k in range(8):
                if int(z * 2.2 + k) % 2:
                    a = -half + 0.5 + k * (2 * half - 1) / 8
                    stage.face(
                        [(a, y0, near), (a + 0.62, y0, near), (a + 0.62, y1, z), (a, y1, z)],
                        rgb("9b968c"),
                        (0, 1, 0.05),
                    )
            z = near
        sunny = air.sun[0] > 0.3
        if sunny:
            stage.poly(
                [(-half, 0, 1), (-half + 1.7, 0, 1), (-half + 1.7, level(80), 80), (-half, level(80), 80)],
                rgb("2a3040"),
                0.3,
            )
        far_to_near(stage, things())

    actors: list[Actor] = []
    for k in range(10):
        x = rnd.uniform(-half + 0.6, half - 0.6)
        ends = (70.0, 2.5) if k % 2 else (2.5, 70.0)
        zs = np.linspace(ends[0], ends[1], 30).tolist()
        look = _hanbok(rnd) if rnd.random() < 0.55 else some_person(rnd)
        actors.append(
            Walking(look, steady(Path([(x, level(z), z) for z in zs]), rnd.uniform(0.95, 1.3), rnd.uniform(0, 12)))
        )
    for z in (15.0, 27.0):
        actors.append(Standing(_hanbok(rnd), (1.2, level(z), z, 0.4), rnd.random()))
        actors.append(Standing(some_person(rnd), (-0.4, level(z - 3), z - 3, 0.1), rnd.random()))
    return Picture(camera, air, seed, backdrop, actors)


def _hanbok(rnd: random.Random) -> Look:
    top = rnd.choice((rgb("f4efe2"), rgb("e9a7b8"), rgb("9cc4d8"), rgb("d9c26a"), rgb("c94f5c")))
    skirt = rnd.choice((rgb("c8384a"), rgb("3c5fa0"), rgb("e8bcd0"), rgb("6a4f9a"), rgb("2f7a66")))
    return Look(rnd.uniform(1.58, 1.72), top, skirt, rgb("15130f"), rgb("e6b994"), gown=skirt)


def _hanok(
    stage: Stage,
    half: float,
    level: Callable[[float], float],
    side: int,
    z0: float,
    z1: float,
    high: float,
    number: int,
) -> None:
    """A house of the old kind: stone foot, plaster, wooden frame and a heavy tiled roof."""
    rnd = random.Random(number)
    x = side * half
    y0, y1 = level(z0), level(z1)
    base = (y0 + y1) / 2
    top = base + high
    normal = (-side, 0.0, 0.0)
    stage.face([(x, y0, z0), (x, base + 1.2, z0), (x, base + 1.2, z1), (x, y1, z1)], rgb("8f877b"), normal)
    stage.face([(x, base + 1.2, z0), (x, top, z0), (x, top, z1), (x, base + 1.2, z1)], rgb("ece5d8"), normal)
    stage.face([(x, y0, z0), (x + side * 6, y0, z0), (x + side * 6, top, z0), (x, top, z0)], rgb("ddd5c6"), (0, 0, -1))
    if z0 > stage.camera.z_m + 1:
        with stage.plane((x, 0, z0), (0, 0, 1), (0, 1, 0)) as painter:
            wall = Facade(stage, painter, z1 - z0, high, normal, (x, base, (z0 + z1) / 2))
            stones = []
            for row in range(3):
                a = rnd.uniform(0, 0.4)
                while a < z1 - z0 - 0.7:
                    wide = rnd.uniform(0.5, 0.95)
                    stones.append((QRectF(a, base + 0.06 + row * 0.38, wide - 0.07, 0.32), rnd.uniform(0.82, 1.2)))
                    a += wide
            for rect, shade in stones:
                wall.rects([rect], dim(wall.colour(rgb("98907f")), shade))
            wood = wall.colour(rgb("5c3f2b"))
            wall.rects([QRectF(a, base + 1.2, 0.2, high - 1.2) for a in np.arange(0, z1 - z0, 2.4).tolist()], wood)
            wall.rects([QRectF(0, base + high - 0.3, z1 - z0, 0.22), QRectF(0, base + 1.2, z1 - z0, 0.12)], wood)
            for a in np.arange(0.5, z1 - z0 - 2, 2.4).tolist():
                if rnd.random() < 0.5:
                    wall.rects([QRectF(a + 0.2, base + 1.5, 1.3, 0.85)], wall.colour(rgb("c9a874")))
                    wall.rects([QRectF(a + 0.2 + 0.26 * k, base + 1.5, 0.05, 0.85) for k in range(6)], wood)
                    wall.rects([QRectF(a + 0.2, base + 1.5 + 0.28 * k, 1.3, 0.05) for k in range(4)], wood)
            if rnd.random() < 0.6:
                a = rnd.uniform(1, max(1.1, z1 - z0 - 3))
                wall.rects([QRectF(a, base - 0.2, 1.7, 2.3)], wall.colour(rgb("6e4a30")))
                wall.rects([QRectF(a + 0.82, base - 0.2, 0.06, 2.3)], dim(wood, 0.6))
    tile = rgb("565d63")
    eave, ridge = x - side * 0.7, x + side * 3.4
    drop, rise = top - 0.12, top + 1.75
    up = (-side * 0.5, 0.85, 0.0)
    stage.face(
        [(eave, drop, z0 - 0.5), (ridge, rise, z0 - 0.3), (ridge, rise, z1 + 0.3), (eave, drop, z1 + 0.5)], tile, up
    )
    stage.face(
        [
            (eave, drop, z0 - 0.5),
            (eave, drop - 0.22, z0 - 0.45),
            (eave, drop - 0.22, z1 + 0.45),
            (eave, drop, z1 + 0.5),
        ],
        rgb("3a3f42"),
        (-side, 0, 0),
    )
    stage.face(
        [
            (eave, drop, z0 - 0.5),
            (ridge, rise, z0 - 0.3),
            (ridge + side * 2.5, drop, z0 - 0.3),
            (x, drop - 0.1, z0 - 0.4),
        ],
        rgb("d8cfbf"),
        (0, 0, -1),
    )
    distance = stage.distance(x, top, z0)
    if distance < 55:
        pale = stage.air.seen(rgb("7b848a"), up, distance)
        dark = stage.air.seen(rgb("3c4246"), up, distance)
        step = 0.42 if distance < 25 else 0.84
        for a in np.arange(z0 - 0.4, z1 + 0.5, step).tolist():
            stage.line([(eave, drop + 0.05, a), (ridge, rise + 0.05, a)], 0.13, pale, 0.6)
            stage.line([(eave, drop + 0.02, a + step / 2), (ridge, rise + 0.02, a + step / 2)], 0.1, dark, 0.5)
    stage.line(
        [(ridge, rise + 0.16, z0 - 0.5), (ridge, rise + 0.05, (z0 + z1) / 2), (ridge, rise + 0.16, z1 + 0.5)],
        0.34,
        stage.air.seen(rgb("3f4549"), (0, 1, 0), distance),
        1.2,
    )
    stage.line(
        [(ridge, rise + 0.32, z0 - 0.5), (ridge, rise + 0.21, (z0 + z1) / 2), (ridge, rise + 0.32, z1 + 0.5)],
        0.08,
        stage.air.seen(rgb("d5d3ca"), (0, 1, 0), distance),
        0.7,
    )
