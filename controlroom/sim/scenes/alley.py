"""Narrow streets: neon and crowds, tiled roofs on a hill, an old palace wall under autumn trees, a covered market."""

import dataclasses
import math
import random

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import BRICK, SIGN_COLOURS, Facade, paint_block, paint_sign, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_garden_lamp
from controlroom.sim.scenes.ground import Ground, fill_ground
from controlroom.sim.scenes.landmark import paint_namsan
from controlroom.sim.scenes.motion import Path, along_curve, steady, straight
from controlroom.sim.scenes.people import Look, Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.river import petals
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Draw, Stage, stroke

_NEON = (rgb("ff4fa3"), rgb("4fd8ff"), rgb("ffd24f"), rgb("8a6bff"), rgb("58ffa0"), rgb("ff7a3d"))


def neon_street(seed: int, air: Air) -> Picture:
    """Return a street of bars and shops at night, full of people."""
    rnd = random.Random(seed)
    air = dataclasses.replace(air, wet=0.55, lamps=0.9, bloom=0.8)
    camera = Camera(0.5, 5.4, 0, -0.04, 0.15, 1.08)
    half = 5.2
    blocks = []
    for side in (-1, 1):
        blocks += street_side(random.Random(seed * 5 + side), side=side, face_x=side * half, z_from=-6, z_to=150, styles=("punched", "ribbon", "punched"), heights=(9, 19), lengths=(7, 12), signs=1.0, walls=BRICK, setback=0.6)  # fmt: skip
    tubes = [(side, rnd.uniform(8, 80), rnd.uniform(3.8, 9.0), rnd.choice(_NEON), rnd.uniform(0.7, 1.6)) for side in (-1, 1) for _ in range(22)]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_skyline(stage, 60, mix(air.lit_surface(rgb("6a7078"), (0, 0, -1)), air.fog, 0.3), flats=0.2)

    def things() -> list[tuple[float, Draw]]:
        out: list[tuple[float, Draw]] = [((b.z0 + b.z1) / 2, lambda s, b=b: paint_block(s, b)) for b in blocks]
        out += [(z, lambda s, n=(side, z, y, c, w): _neon(s, half, *n)) for side, z, y, c, w in tubes]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("77746e"))
        with stage.ground() as painter:
            for k in range(60):
                painter.setBrush(qcolor(rgb("8a857c") if k % 2 else rgb("7c7770")))
                painter.drawRect(QRectF(-half, 1.5 + k * 2.0, 2 * half, 2.0))
            painter.setBrush(qcolor(rgb("5d5a56")))
            painter.drawRects([QRectF(-1.6, 1.5, 0.12, 120), QRectF(1.5, 1.5, 0.12, 120)])
        ground = Ground(stage)
        ground.grain(0.16)
        ground.light()
        ground.pools([(side * 4.4, 3.5, z) for z in np.arange(6, 80, 7.0).tolist() for side in (-1, 1)], rgb("ffc0a0"), 0.8)
        ground.mirror([t for t in things() if t[0] > 4], far_away, air.wet, puddles=0.35)
        ground.fog()
        ground.store()
        for _, draw in sorted(things(), key=lambda t: -t[0]):
            draw(stage)
        _string_lights(stage, half)

    actors: list[Actor] = []
    for k in range(15):
        x = rnd.uniform(-half + 0.7, half - 0.7)
        ends = (64.0, 2.0) if k % 2 else (2.0, 64.0)
        actors.append(Walking(some_person(rnd), steady(straight(x, ends[0], x + rnd.uniform(-1, 1), ends[1]), rnd.uniform(1.0, 1.45), rnd.uniform(0, 12))))
    for _ in range(10):
        side = rnd.choice((-1, 1))
        actors.append(Standing(some_person(rnd), (side * (half - 0.8), 0, rnd.uniform(9, 40), -side * 1.3 + rnd.uniform(-0.7, 0.7)), rnd.random()))
    return Picture(camera, air, seed, backdrop, actors, over=[_blinkers(tubes[:9], half)])


def _neon(stage: Stage, half: float, side: int, z: float, y: float, colour: Rgb, wide: float) -> None:
    x = side * (half - 0.15)
    pts = [stage.camera.pixel(x - side * dx, y + dy, z) for dx, dy in ((0, 0), (0, wide), (wide * 0.7, wide), (wide * 0.7, 0), (0, 0))]
    if not all(p[2] for p in pts):
        return
    for a, b in zip(pts, pts[1:], strict=False):
        stroke(stage.painter, a[:2], b[:2], max(1.0, 0.09 * a[2]), mix(colour, (255, 255, 255), 0.35))
    stage.glow(x - side * wide * 0.35, y + wide / 2, z, wide * 2.2, colour, 0.6)


def _blinkers(tubes: list[tuple[int, float, float, Rgb, float]], half: float):  # type: ignore[no-untyped-def]  # noqa: ANN202
    def paint(stage: Stage, t_s: float) -> None:
        for k, (side, z, y, colour, wide) in enumerate(tubes):
            level = light.flicker(t_s, 12.0, 4 + k % 5, k / 7)
            px, py, scale = stage.camera.pixel(side * (half - 0.15 - wide * 0.35), y + wide / 2, z)
            light.halo(stage.painter, px, py, wide * 2.4 * scale, colour, round(0.9 * level, 1))

    return paint


def _string_lights(stage: Stage, half: float) -> None:
    for z in (64.0, 52.0, 42.0, 33.0, 25.5, 19.0, 14.0):
        ends = stage.camera.pixel(-half, 7.6, z), stage.camera.pixel(half, 7.6, z + 1.5)
        path = QPainterPath(QPointF(*ends[0][:2]))
        sag = 0.9 * ends[0][2]
        middle = ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2 + sag)
        path.quadTo(QPointF(*middle), QPointF(*ends[1][:2]))
        stage.painter.setBrush(qcolor((0, 0, 0), 0))
        stage.painter.setPen(QPen(qcolor(rgb("16181c")), 1.0))
        stage.painter.drawPath(path)
        stage.painter.setPen(QPen(qcolor((0, 0, 0), 0)))
        for k in range(1, 14):
            place = path.pointAtPercent(k / 14)
            light.halo(stage.painter, place.x(), place.y() + 1, max(2.0, 0.34 * ends[0][2]), rgb("ffd79a"), 1.0)


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
        for down, rise, haze in ((2, 60, 0.5), (22, 44, 0.42), (46, 46, 0.32), (78, 52, 0.24), (116, 60, 0.16), (160, 66, 0.1), (205, 70, 0.06)):
            wall = mix(air.lit_surface(rgb("a39c92"), (0, 0.3, -0.8)), air.fog, haze)
            paint_skyline(stage, rise, wall, base_px=stage.camera.horizon_px + down, flats=0.2 if down > 2 else 0.5)

    def things() -> list[tuple[float, Draw]]:
        out: list[tuple[float, Draw]] = [((z0 + z1) / 2, lambda s, h=(side, z0, z1, high, n): _hanok(s, half, level, *h)) for side, z0, z1, high, n in houses]
        out += [(z, lambda s, x=x, z=z: paint_tree(s, Tree(x, z, 6.5, "pine", int(z), level(z)))) for x, z in ((-7.5, 30.0), (8.2, 42.0), (-9, 55.0), (7.5, 17.0))]
        return out

    def backdrop(stage: Stage) -> None:
        fill_ground(stage, air.fog)
        far_away(stage)
        z = 95.0
        while z > 1.2:
            near = max(1.0, z - max(0.8, z * 0.05))
            y0, y1 = level(near), level(z)
            stage.face([(-half, y0, near), (half, y0, near), (half, y1, z), (-half, y1, z)], rgb("aaa69d"), (0, 1, 0.05))
            for x in (-half + 0.25, half - 0.25):
                stage.face([(x - 0.16, y0, near), (x + 0.16, y0, near), (x + 0.16, y1, z), (x - 0.16, y1, z)], rgb("7d7a73"), (0, 1, 0.05))
            for k in range(8):
                if int(z * 2.2 + k) % 2:
                    a = -half + 0.5 + k * (2 * half - 1) / 8
                    stage.face([(a, y0, near), (a + 0.62, y0, near), (a + 0.62, y1, z), (a, y1, z)], rgb("9b968c"), (0, 1, 0.05))
            z = near
        sunny = air.sun[0] > 0.3
        if sunny:
            stage.poly([(-half, 0, 1), (-half + 1.7, 0, 1), (-half + 1.7, level(80), 80), (-half, level(80), 80)], rgb("2a3040"), 0.3)
        for _, draw in sorted(things(), key=lambda t: -t[0]):
            draw(stage)

    actors: list[Actor] = []
    for k in range(10):
        x = rnd.uniform(-half + 0.6, half - 0.6)
        ends = (70.0, 2.5) if k % 2 else (2.5, 70.0)
        zs = np.linspace(ends[0], ends[1], 30).tolist()
        look = _hanbok(rnd) if rnd.random() < 0.55 else some_person(rnd)
        actors.append(Walking(look, steady(Path([(x, level(z), z) for z in zs]), rnd.uniform(0.95, 1.3), rnd.uniform(0, 12))))
    for z in (15.0, 27.0):
        actors.append(Standing(_hanbok(rnd), (1.2, level(z), z, 0.4), rnd.random()))
        actors.append(Standing(some_person(rnd), (-0.4, level(z - 3), z - 3, 0.1), rnd.random()))
    return Picture(camera, air, seed, backdrop, actors)


def _hanbok(rnd: random.Random) -> Look:
    top = rnd.choice((rgb("f4efe2"), rgb("e9a7b8"), rgb("9cc4d8"), rgb("d9c26a"), rgb("c94f5c")))
    skirt = rnd.choice((rgb("c8384a"), rgb("3c5fa0"), rgb("e8bcd0"), rgb("6a4f9a"), rgb("2f7a66")))
    return Look(rnd.uniform(1.58, 1.72), top, skirt, rgb("15130f"), rgb("e6b994"), gown=skirt)


def _hanok(stage: Stage, half: float, level, side: int, z0: float, z1: float, high: float, number: int) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
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
    stage.face([(eave, drop, z0 - 0.5), (ridge, rise, z0 - 0.3), (ridge, rise, z1 + 0.3), (eave, drop, z1 + 0.5)], tile, up)
    stage.face([(eave, drop, z0 - 0.5), (eave, drop - 0.22, z0 - 0.45), (eave, drop - 0.22, z1 + 0.45), (eave, drop, z1 + 0.5)], rgb("3a3f42"), (-side, 0, 0))
    stage.face([(eave, drop, z0 - 0.5), (ridge, rise, z0 - 0.3), (ridge + side * 2.5, drop, z0 - 0.3), (x, drop - 0.1, z0 - 0.4)], rgb("d8cfbf"), (0, 0, -1))
    distance = stage.distance(x, top, z0)
    if distance < 55:
        pale = stage.air.fogged(stage.air.lit_surface(rgb("7b848a"), up), distance)
        dark = stage.air.fogged(stage.air.lit_surface(rgb("3c4246"), up), distance)
        step = 0.42 if distance < 25 else 0.84
        for a in np.arange(z0 - 0.4, z1 + 0.5, step).tolist():
            stage.line([(eave, drop + 0.05, a), (ridge, rise + 0.05, a)], 0.13, pale, 0.6)
            stage.line([(eave, drop + 0.02, a + step / 2), (ridge, rise + 0.02, a + step / 2)], 0.1, dark, 0.5)
    stage.line([(ridge, rise + 0.16, z0 - 0.5), (ridge, rise + 0.05, (z0 + z1) / 2), (ridge, rise + 0.16, z1 + 0.5)], 0.34, stage.air.fogged(stage.air.lit_surface(rgb("3f4549"), (0, 1, 0)), distance), 1.2)
    stage.line([(ridge, rise + 0.32, z0 - 0.5), (ridge, rise + 0.21, (z0 + z1) / 2), (ridge, rise + 0.32, z1 + 0.5)], 0.08, stage.air.fogged(stage.air.lit_surface(rgb("d5d3ca"), (0, 1, 0)), distance), 0.7)


def palace_wall(seed: int, air: Air, *, leaves: tuple[str, ...] = ("ginkgo", "maple", "ginkgo")) -> Picture:
    """Return the lane along an old palace wall, under autumn trees."""
    rnd = random.Random(seed)
    air = dataclasses.replace(air, sun_from=(-air.sun_from[0], air.sun_from[1], air.sun_from[2]))
    camera = Camera(1.2, 5.2, 0, -0.05, 0.17, 1.06)
    wall_x, far_m = -5.2, 130.0
    houses = street_side(rnd, side=1, face_x=19, z_from=22, z_to=140, styles=("punched", "ribbon"), heights=(8, 17), walls=BRICK, setback=2)

    def curve(z: float) -> float:
        return 0.0016 * z * z

    trees = [Tree(side * off + curve(z), z, rnd.uniform(6.5, 9.5), rnd.choice(leaves), rnd.randrange(99)) for side, off, start in ((1, 5.6, 14.0), (-1, 8.2, 12.0), (-1, 15.0, 20.0), (1, 12.5, 24.0), (-1, 24.0, 34.0)) for z in np.arange(start, 110, 8.0).tolist()]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_skyline(stage, 120, mix(air.lit_surface(rgb("9a9fa4"), (0, 0, -1)), air.fog, 0.4), flats=0.1)

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("6f7a4e"))
        with stage.ground() as painter:
            z = far_m
            while z > 1.5:
                step = max(0.9, z * 0.05)
                a, b = curve(z - step), curve(z)
                for x0, x1, colour in ((-5.2, 4.4, rgb("a08a78")), (-2.6, 2.6, rgb("8f8378")), (2.6, 2.9, rgb("c4bdb0")), (-2.9, -2.6, rgb("c4bdb0"))):
                    painter.setBrush(qcolor(colour if int(z) % 2 else dim(colour, 0.96)))
                    painter.drawPolygon(QPolygonF([QPointF(a + x0, z - step), QPointF(a + x1, z - step), QPointF(b + x1, z + 0.05), QPointF(b + x0, z + 0.05)]))
                z -= step
            for _ in range(900):
                z = 2 + 60 * rnd.random() ** 1.6
                x = rnd.choice((-1, 1)) * (2.2 + 3.2 * rnd.random() ** 0.7) + curve(z) if rnd.random() < 0.8 else rnd.uniform(-3, 3) + curve(z)
                painter.setBrush(qcolor(rnd.choice((rgb("f0c33c"), rgb("e0a02c"), rgb("c8672e"), rgb("f4d66a"))), 0.95))
                painter.drawEllipse(QPointF(x, z), rnd.uniform(0.05, 0.12), rnd.uniform(0.05, 0.12))
        ground = Ground(stage)
        ground.grain(0.14, blotch=0.16)
        ground.light()
        if air.sun[0] > 0.3:
            dapple = np.sin(ground.x * 2.1 + np.sin(ground.z * 1.3) * 2) * np.sin(ground.z * 1.7 + np.cos(ground.x * 1.1) * 2)
            ground.rgb *= (1 - 0.24 * np.clip(dapple + 0.3, 0, 1) * np.exp(-ground.far / 60))[:, :, None]
        ground.fog()
        ground.store()
        things: list[tuple[float, Draw]] = [(t.z, lambda s, t=t: paint_tree(s, t)) for t in trees]
        things += [((b.z0 + b.z1) / 2, lambda s, b=b: paint_block(s, b)) for b in houses]
        things += [(z, lambda s, z=z: _wall_piece(s, wall_x, z, curve)) for z in np.arange(1.5, far_m, 3.0).tolist()]
        things += [(z, lambda s, z=z: paint_garden_lamp(s, 4.0 + curve(z), z)) for z in np.arange(14, 80, 16.0).tolist()]
        for _, draw in sorted(things, key=lambda t: -t[0]):
            draw(stage)

    actors: list[Actor] = []
    for k in range(7):
        x = -4.0 + 3.0 * k % 6.4 + rnd.uniform(-0.4, 0.4)
        ends = (75.0, 2.5) if k % 2 else (2.5, 75.0)
        speed, start = rnd.uniform(0.95, 1.35), rnd.uniform(0, 12)
        for beside in (0.0, 0.62) if k % 3 else (0.0,):
            actors.append(Walking(some_person(rnd), steady(along_curve(curve, *ends, x=x + beside), speed, start)))
    return Picture(camera, air, seed, backdrop, actors, over=[petals(seed, colour=rgb("f2c23c"), count=46)])


def _wall_piece(stage: Stage, x: float, z: float, curve) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Three metres of the wall: rough stone, a white joint, coping tiles."""
    a, b = x + curve(z), x + curve(z + 3)
    rnd = random.Random(int(z * 10))
    stage.face([(a, 0, z), (a, 2.5, z), (b, 2.5, z + 3.05), (b, 0, z + 3.05)], rgb("b3aa9a"), (1, 0, 0))
    if z > 2:
        with stage.plane((a, 0, z), ((b - a) / 3, 0, 1), (0, 1, 0)) as painter:
            wall = Facade(stage, painter, 3, 2.5, (1, 0, 0), (a, 1, z))
            for row in range(6):
                at = rnd.uniform(-0.3, 0)
                while at < 3:
                    wide = rnd.uniform(0.4, 0.8)
                    left = max(0.0, at)
                    wall.rects([QRectF(left, row * 0.42 + 0.03, min(3.0, at + wide - 0.05) - left, 0.36)], dim(wall.colour(rgb("a1968a")), rnd.uniform(0.8, 1.18)))
                    at += wide
    stage.face([(a, 2.5, z), (a + 0.55, 2.42, z), (b + 0.55, 2.42, z + 3.05), (b, 2.5, z + 3.05)], rgb("3a3e40"), (0, -1, 0))
    stage.face([(a + 0.55, 2.42, z), (a - 0.1, 3.15, z), (b - 0.1, 3.15, z + 3.05), (b + 0.55, 2.42, z + 3.05)], rgb("5a6064"), (0.7, 0.7, 0))
    distance = stage.distance(a, 2.5, z)
    if distance < 45:
        pale = stage.air.fogged(stage.air.lit_surface(rgb("848b8e"), (0.6, 0.7, 0)), distance)
        for k in range(9):
            c = a + (b - a) * k / 9
            stage.line([(c + 0.56, 2.44, z + k / 3), (c - 0.1, 3.18, z + k / 3)], 0.1, pale, 0.6)
    stage.line([(a - 0.1, 3.25, z), (b - 0.1, 3.25, z + 3.05)], 0.2, stage.air.fogged(stage.air.lit_surface(rgb("44494c"), (0, 1, 0)), distance), 1.0)


def market(seed: int, air: Air) -> Picture:
    """Return a covered market: stalls, awnings, lamps, and a stream of shoppers."""
    rnd = random.Random(seed)
    camera = Camera(0.2, 3.9, 0, 0.02, 0.12, 1.12)
    half, high, far_m = 4.6, 7.6, 84.0
    stalls = [(side, z, rnd.randrange(10000)) for side in (-1, 1) for z in np.arange(1.0, far_m, 3.6).tolist()]

    def roof(stage: Stage) -> None:
        stage.done().fill(qcolor(air.fog))
        arc = [(-half - 0.4, 4.4)] + [(math.sin(a) * (half + 0.4), 4.4 + math.cos(a) * (high - 4.4)) for a in np.linspace(-1.45, 1.45, 11).tolist()] + [(half + 0.4, 4.4)]
        z = far_m
        while z > 0.8:
            near = max(0.7, z - max(1.2, z * 0.06))
            for k, ((xa, ya), (xb, yb)) in enumerate(zip(arc, arc[1:], strict=False)):
                tone = mix(rgb("eaf2f6"), rgb("cfdde6"), (k % 2) * 0.6)
                stage.poly([(xa, ya, near), (xb, yb, near), (xb, yb, z + 0.05), (xa, ya, z + 0.05)], air.fogged(dim(tone, 0.9 + 0.1 * (5 - abs(k - 5.5)) / 5), z))
            stage.poly([(-half, 0, near), (half, 0, near), (half, 0, z + 0.05), (-half, 0, z + 0.05)], air.fogged(air.lit_surface(rgb("a39a8c") if int(z / 1.5) % 2 else rgb("9b9285"), (0, 1, 0)), z))
            z = near
        steel = rgb("5f7f9a")
        for k in range(13, 0, -1):
            z = k * 6.0
            tone = air.fogged(air.lit_surface(steel, (0, -0.5, -0.8)), z)
            stage.line([(x * 0.985, y - 0.1, z) for x, y in arc], 0.2, tone, 1.0)
            stage.line([(-half, 4.9, z), (half, 4.9, z)], 0.08, tone, 0.8)
        for x in (-2.4, 0.0, 2.4):
            y = 4.4 + math.sqrt(max(0.0, 1 - (x / half) ** 2)) * (high - 4.4) - 0.15
            stage.line([(x, y, far_m), (x, y, 1.5)], 0.1, air.fogged(air.lit_surface(steel, (0, -0.5, -0.8)), 30), 0.8)

    def backdrop(stage: Stage) -> None:
        roof(stage)
        ground = Ground(stage)
        aisle = (np.abs(ground.x) < half) & (ground.far < far_m)
        before = ground.rgb.copy()
        ground.grain(0.14, blotch=0.2)
        ground.pools([(side * 2.6, 3.0, z) for z in np.arange(3, 60, 5.0).tolist() for side in (-1, 1)], rgb("ffd9a0"), 0.22)
        ground.rgb[~aisle] = before[~aisle]
        ground.store()
        for side, z, number in sorted(stalls, key=lambda s: -s[1]):
            _stall(stage, half, side, z, number)
        for z in np.arange(60, 12, -6.0).tolist():
            _banner(stage, z, rnd)

    actors: list[Actor] = []
    for k in range(17):
        x = rnd.uniform(-1.9, 1.9)
        ends = (62.0, 1.8) if k % 2 else (1.8, 62.0)
        actors.append(Walking(some_person(rnd, summer=rnd.random() < 0.3), steady(straight(x, ends[0], x + rnd.uniform(-0.5, 0.5), ends[1]), rnd.uniform(0.8, 1.25), rnd.uniform(0, 12))))
    for _ in range(12):
        side = rnd.choice((-1, 1))
        actors.append(Standing(some_person(rnd), (side * rnd.uniform(2.1, 2.4), 0, rnd.uniform(5, 34), side * 1.5 + rnd.uniform(-0.4, 0.4)), rnd.random()))
    return Picture(camera, air, seed, backdrop, actors)


_GOODS = (
    (rgb("d9442f"), rgb("e86a3a"), rgb("c22f28")), (rgb("f0a52a"), rgb("f7c443"), rgb("e88a1e")), (rgb("5f9a3c"), rgb("86b84f"), rgb("3f7a34")),
    (rgb("e9e2d2"), rgb("d9cdb4"), rgb("f6f2e8")), (rgb("8a5a3c"), rgb("a8744c"), rgb("6e452e")), (rgb("7f4fa0"), rgb("a670c0"), rgb("5f3a80")),
    (rgb("c9d4da"), rgb("a4b8c2"), rgb("e4ecef")),
)  # fmt: skip


def _stall(stage: Stage, half: float, side: int, z: float, number: int) -> None:
    """A stall: back wall, signboard, awning, a sloping counter full of goods, a lamp."""
    rnd = random.Random(number)
    x, length = side * half, 3.5
    board = rnd.choice(SIGN_COLOURS)
    stage.face([(x, 0, z), (x, 4.5, z), (x, 4.5, z + length), (x, 0, z + length)], rgb("d8c8a8"), (-side, 0, 0))
    if z > 1.2:
        with stage.plane((x - side * 0.05, 0, z), (0, 0, 1), (0, 1, 0)) as painter:
            wall = Facade(stage, painter, length, 4.5, (-side, 0, 0), (x, 2, z))
            wall.rise(wall.shining(rgb("ffe2ae"), 0.75), wall.shining(rgb("fff0cf"), 0.95), QRectF(0.1, 0.9, length - 0.2, 1.9))
            for row in range(3):
                colours = rnd.choice(_GOODS)
                for k in range(9):
                    wall.rects([QRectF(0.2 + k * 0.36, 1.1 + row * 0.52, 0.3, rnd.uniform(0.22, 0.42))], wall.colour(rnd.choice(colours)))
            paint_sign(wall, QRectF(0.05, 3.35, length - 0.1, 0.95), board, rnd)
    cloth = rnd.choice((rgb("d8402f"), rgb("2f7fc4"), rgb("2f9a5c"), rgb("f0b21c"), rgb("e9e4d8")))
    out = x - side * 1.35
    for k in range(6):
        a, b = z + k * length / 6, z + (k + 1) * length / 6
        stage.face([(x, 3.25, a), (x, 3.25, b), (out, 2.65, b), (out, 2.65, a)], cloth if k % 2 else rgb("f2eee4"), (-side * 0.3, 0.9, 0))
    stage.face([(out, 2.65, z), (out, 2.4, z), (out, 2.4, z + length), (out, 2.65, z + length)], dim(cloth, 0.9), (-side, 0, 0))
    front, back = x - side * 1.75, x - side * 0.4
    stage.face([(front, 0, z + 0.15), (front, 0.68, z + 0.15), (front, 0.68, z + length - 0.15), (front, 0, z + length - 0.15)], rgb("6d7f8c") if number % 2 else rgb("8a6a4c"), (-side, 0, 0))
    stage.face([(front, 0, z + 0.15), (back, 0, z + 0.15), (back, 1.05, z + 0.15), (front, 0.68, z + 0.15)], rgb("7d6a54"), (0, 0, -1))
    stage.face([(front, 0.68, z + 0.15), (back, 1.05, z + 0.15), (back, 1.05, z + length - 0.15), (front, 0.68, z + length - 0.15)], rgb("5a5048"), (-side * 0.3, 0.9, 0))
    boxes = 4
    for k in range(boxes):
        colours = rnd.choice(_GOODS)
        a = z + 0.25 + k * (length - 0.4) / boxes
        for row in range(4):
            for piece in range(5):
                share = (row + 0.5) / 4
                px, py, scale = stage.camera.pixel(front + (back - front) * share, 0.7 + 0.37 * share + 0.05, a + (piece + 0.5) * 0.16)
                if scale > 5:
                    tone = stage.air.fogged(stage.air.lit_surface(rnd.choice(colours), (0, 0.9, -0.3)), z)
                    stage.painter.setBrush(qcolor(tone))
                    stage.painter.drawEllipse(QPointF(px, py), 0.105 * scale, 0.095 * scale)
    stage.glow(x - side * 1.0, 2.3, z + length / 2, 1.3, rgb("ffdf9e"), 0.85)


def _banner(stage: Stage, z: float, rnd: random.Random) -> None:
    """A row of little flags and a hanging board across the aisle."""
    colours = (rgb("d8402f"), rgb("f0b21c"), rgb("2f7fc4"), rgb("2f9a5c"))
    with stage.plane((-1.7, 4.05, z), (1, 0, 0), (0, 1, 0)) as painter:
        board = Facade(stage, painter, 3.4, 0.8, (0, 0, -1), (0, 4, z))
        if int(z / 6) % 2:
            paint_sign(board, QRectF(0, 0, 3.4, 0.8), rgb("1d6f9a"), rnd)
        else:
            for k in range(14):
                a = -2.4 + k * 0.58
                painter.setBrush(qcolor(board.colour(colours[k % 4])))
                painter.drawPolygon(QPolygonF([QPointF(a, 0.75), QPointF(a + 0.42, 0.75), QPointF(a + 0.21, 0.2)]))

