"""Squares: the palace gate with its mountain, the round lawn before city hall, the old station, a city gate in snow."""

import math
import random
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import STONE, Block, Facade, paint_block, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_garden_lamp, paint_lamp_post
from controlroom.sim.scenes.ground import Ground, cast_shadow, fill_ground
from controlroom.sim.scenes.landmark import paint_gate
from controlroom.sim.scenes.motion import LOOP_S, Path, steady, straight
from controlroom.sim.scenes.people import Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Draw, Stage
from controlroom.sim.scenes.street import ASPHALT
from controlroom.sim.scenes.traffic import Vehicle, flow, paint_vehicle
from controlroom.sim.scenes.vehicle import TAXI


def _slabs(painter: QPainter, x: tuple[float, float], z: tuple[float, float], size: float, a: Rgb, b: Rgb) -> None:
    """Pave a rectangle with slabs of two shades."""
    painter.setBrush(qcolor(a))
    painter.drawRect(QRectF(x[0], z[0], x[1] - x[0], z[1] - z[0]))
    painter.setBrush(qcolor(b))
    rows, columns = int((z[1] - z[0]) / size), int((x[1] - x[0]) / size)
    painter.drawRects([QRectF(x[0] + c * size, z[0] + r * size, size, size) for r in range(rows) for c in range(columns) if (r + c) % 2])


def _crossing_people(rnd: random.Random, count: int, x: tuple[float, float], z: tuple[float, float], *, end_m: float = 140.0, summer: bool = False, children: float = 0.1) -> list[Actor]:
    """Return people who cross a square in all directions, coming from and going out of the picture."""
    out: list[Actor] = []
    for k in range(count):
        near, far = rnd.uniform(z[0], z[1]), rnd.uniform(z[0], z[1])
        way = 1 if k % 2 else -1
        reach = 10 + max(near, far) * 0.75
        if rnd.random() < 0.3:
            path = Path([(rnd.uniform(*x), 0, end_m), (rnd.uniform(*x) * 0.6, 0, 45.0), (rnd.uniform(*x) * 0.4, 0, 4.0)][::way])
        else:
            path = straight(-reach * way, near, reach * way, far)
        child = rnd.random() < children
        out.append(Walking(some_person(rnd, summer=summer, child=child), steady(path, rnd.uniform(1.0, 1.45), rnd.uniform(0, 12)), 1.1 if child else 1.45))
    return out


def palace_square(seed: int, air: Air) -> Picture:
    """Return the long square before the palace: statue, fountain, gate and the mountain behind."""
    rnd = random.Random(seed)
    camera = Camera(-8.0, 9.5, 0, 0.045, 0.14, 1.02)
    blocks: list[Block] = []
    for side in (-1, 1):
        blocks += street_side(random.Random(seed + side), side=side, face_x=side * 47, z_from=20, z_to=165, styles=("ribbon", "glass", "ribbon"), heights=(26, 52), lengths=(28, 46), shops=False, walls=STONE, setback=3)  # fmt: skip
    trees = [Tree(side * off, z, rnd.uniform(6, 8.5), "ginkgo" if off > 30 else "green", rnd.randrange(99)) for side in (-1, 1) for off in (22.0, 43.0) for z in np.arange(24, 150, 9.5).tolist()]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 175, mix(air.lit_surface(rgb("5a7358"), (0, 0.5, -0.7)), air.fog, 0.5), seed=seed, peaks=((0.5, 1.0), (0.32, 0.5), (0.72, 0.55)))
        paint_hills(stage, 62, mix(air.lit_surface(rgb("4e6a48"), (0, 0.5, -0.7)), air.fog, 0.35), seed=seed + 1)

    def things() -> list[tuple[float, Draw]]:
        out: list[tuple[float, Draw]] = [((b.z0 + b.z1) / 2, lambda s, b=b: paint_block(s, b)) for b in blocks]
        out += [(t.z, lambda s, t=t: paint_tree(s, t)) for t in trees]
        out.append((172.0, lambda s: paint_gate(s, z=168, half_m=25, stone_m=8.5)))
        out.append((76.0, lambda s: _admiral(s, 0.0, 76.0)))
        out += [(z, lambda s, x=x, z=z: paint_garden_lamp(s, x, z, height_m=4.2)) for x in (-17.0, 17.0) for z in (30.0, 52.0, 74.0, 96.0)]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("9c988e"))
        with stage.ground() as painter:
            _slabs(painter, (-60, 60), (3, 180), 3.0, rgb("b9b4a8"), rgb("aeaa9f"))
            for side in (-1, 1):
                painter.setBrush(qcolor(ASPHALT))
                painter.drawRect(QRectF(side * 33 - 8.5, 3, 17, 170))
                painter.setBrush(qcolor(rgb("e8e8e2")))
                painter.drawRects([QRectF(side * 33 + lane - 0.08, 6 + k * 8, 0.16, 3.2) for lane in (-4.2, 0, 4.2) for k in range(20)])
                painter.setBrush(qcolor(rgb("7f9a58")))
                painter.drawRect(QRectF(side * 21 - 1.6, 20, 3.2, 120))
            painter.setBrush(qcolor(rgb("8fa2aa")))
            painter.drawRect(QRectF(-9, 38, 18, 20))
        ground = Ground(stage)
        ground.grain(0.08, blotch=0.1)
        ground.light()
        if air.sun[0] > 0.3:
            shadows = [o for b in blocks for o in cast_shadow(stage, (min(b.face_x, b.face_x + b.side * b.depth_m), max(b.face_x, b.face_x + b.side * b.depth_m)), (b.z0, b.z1), b.height_m)]
            ground.shade([*shadows, *cast_shadow(stage, (-2, 2), (75, 78), 15)], 0.45)
        ground.fog()
        ground.store()
        for _, draw in sorted(things(), key=lambda t: -t[0]):
            draw(stage)

    actors: list[Actor] = [Effect(48.0, _jets([(x, z) for z in (41, 44.5, 48, 51.5, 55) for x in (-7, -4.2, -1.4, 1.4, 4.2, 7)], 3.4))]
    for side in (-1, 1):
        for lane in (-6.3, -2.1, 2.1, 6.3):
            ends = (-10.0, 165.0) if side > 0 else (165.0, -10.0)
            actors += flow(rnd, straight(side * 33 + lane, ends[0], side * 33 + lane, ends[1]), rnd.uniform(9, 11.5), gaps_m=(22, 60), buses=0.16)
    actors += _crossing_people(rnd, 18, (-15, 15), (17, 110), summer=True, children=0.2)
    for _ in range(14):
        x, z = rnd.uniform(-14, 14), rnd.uniform(20, 70)
        actors.append(Standing(some_person(rnd, summer=True, child=rnd.random() < 0.2), (x, 0, z, rnd.uniform(0, 6)), rnd.random()))
    return Picture(camera, air, seed, backdrop, actors)


def _admiral(stage: Stage, x: float, z: float) -> None:
    """The admiral's statue on its high pedestal."""
    granite = rgb("a9a49a")
    stage.box((x - 5, x + 5), (0, 0.8), (z - 4, z + 4), granite)
    stage.box((x - 2.6, x + 2.6), (0.8, 2.4), (z - 2, z + 2), granite)
    stage.box((x - 1.7, x + 1.7), (2.4, 10.2), (z - 1.4, z + 1.4), rgb("b8b2a6"))
    stage.box((x - 2.0, x + 2.0), (10.2, 10.9), (z - 1.7, z + 1.7), granite)
    air = stage.air
    bronze = air.fogged(air.lit_surface(rgb("3f4a40"), (0, 0.2, -1)), stage.distance(x, 12, z))
    pale = air.fogged(air.lit_surface(rgb("5f6c5c"), (0, 0.6, -0.8)), stage.distance(x, 12, z))
    with stage.plane((x, 10.9, z - 1.4), (1, 0, 0), (0, 1, 0)) as painter:
        painter.setBrush(qcolor(bronze))
        painter.drawPolygon(QPolygonF([QPointF(a, b) for a, b in ((-1.3, 0), (1.2, 0), (0.95, 2.6), (1.35, 4.1), (0.7, 5.0), (-0.7, 5.0), (-1.35, 4.1), (-0.95, 2.4))]))
        painter.drawEllipse(QPointF(0, 5.55), 0.5, 0.6)
        painter.drawPolygon(QPolygonF([QPointF(-0.75, 5.6), QPointF(0.75, 5.6), QPointF(0.3, 6.5), QPointF(-0.3, 6.5)]))
        painter.drawRect(QRectF(1.15, 0.1, 0.14, 4.6))
        painter.setBrush(qcolor(pale))
        painter.drawPolygon(QPolygonF([QPointF(-1.2, 0), QPointF(-0.4, 0), QPointF(-0.3, 4.9), QPointF(-0.8, 4.8), QPointF(-1.3, 4.1), QPointF(-0.9, 2.4)]))


def _jets(places: list[tuple[float, float]], high: float) -> Callable[[Stage, float], None]:
    """Upright jets of water that rise and fall in turn."""

    def paint(stage: Stage, t_s: float) -> None:
        air, painter = stage.air, stage.painter
        white = mix(air.lit_surface(rgb("f4f8fa"), (0, 0.5, -0.7)), air.horizon, 0.2)
        for k, (x, z) in enumerate(sorted(places, key=lambda p: -p[1])):
            level = high * (0.35 + 0.65 * light.flicker(t_s, LOOP_S, 3, (x + z) * 0.021)) * (0.9 + 0.1 * light.flicker(t_s, LOOP_S, 40, k * 0.37))
            px, py, scale = stage.camera.pixel(x, 0, z)
            tall, wide = level * scale, 0.34 * scale
            gradient = QLinearGradient(0, py - tall, 0, py)
            gradient.setColorAt(0, qcolor(white, 0.85))
            gradient.setColorAt(1, qcolor(white, 0.3))
            painter.setBrush(gradient)
            painter.drawPolygon([QPointF(px - wide * 0.22, py), QPointF(px - wide * 0.5, py - tall * 0.85), QPointF(px, py - tall), QPointF(px + wide * 0.5, py - tall * 0.85), QPointF(px + wide * 0.22, py)])
            painter.setBrush(qcolor(white, 0.32))
            painter.drawEllipse(QPointF(px, py), wide * 2.0, wide * 0.5)
            painter.drawEllipse(QPointF(px, py - tall * 0.82), wide * 0.9, wide * 0.8)

    return paint


def city_hall(seed: int, air: Air) -> Picture:
    """Return the round lawn before the old and the new city hall."""
    rnd = random.Random(seed)
    camera = Camera(2.0, 11.5, 0, -0.02, 0.155, 1.06)
    blocks = []
    for side in (-1, 1):
        blocks += street_side(random.Random(seed + 2 * side), side=side, face_x=side * 58, z_from=40, z_to=150, styles=("glass", "ribbon"), heights=(38, 70), lengths=(24, 40), shops=True, walls=STONE, setback=2)  # fmt: skip
    trees = [Tree(x, 82 + rnd.uniform(-1, 2), rnd.uniform(5, 7), "pine" if k % 3 == 0 else "green", rnd.randrange(99)) for k, x in enumerate(np.arange(-44, 46, 7.5).tolist()) if abs(x) > 4]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 120, mix(air.lit_surface(rgb("5a7358"), (0, 0.5, -0.7)), air.fog, 0.5), seed=seed, peaks=((0.3, 1.0), (0.55, 0.6)))
        paint_skyline(stage, 80, mix(air.lit_surface(rgb("8f979f"), (0, 0, -1)), air.fog, 0.4), flats=0)

    def things() -> list[tuple[float, Draw]]:
        out: list[tuple[float, Draw]] = [((b.z0 + b.z1) / 2, lambda s, b=b: paint_block(s, b)) for b in blocks]
        out.append((128.0, lambda s: _glass_wave(s, 8.0, 124.0)))
        out.append((108.0, lambda s: _old_hall(s, -6.0, 106.0)))
        out += [(t.z, lambda s, t=t: paint_tree(s, t)) for t in trees]
        out += [(z, lambda s, x=x, z=z: paint_lamp_post(s, x, z, side=1 if x > 0 else -1, height_m=8)) for x, z in ((-38.0, 62.0), (38.0, 62.0), (-20.0, 84.0), (22.0, 84.0))]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("a8a39a"))
        with stage.ground() as painter:
            _slabs(painter, (-80, 80), (4, 88), 2.4, rgb("b3ada1"), rgb("aaa498"))
            painter.setBrush(qcolor(ASPHALT))
            painter.drawRect(QRectF(-120, 88, 240, 15))
            painter.setBrush(qcolor(rgb("e8e8e2")))
            painter.drawRects([QRectF(-90 + k * 9, 95.4 + lane, 4, 0.2) for k in range(20) for lane in (-3.4, 0, 3.4)])
            painter.setBrush(qcolor(rgb("cfc9bb")))
            painter.drawEllipse(QPointF(0, 46), 36.5, 29.5)
            for ring in range(9):
                painter.setBrush(qcolor(rgb("6f9a46") if ring % 2 else rgb("7aa44e")))
                share = 1 - ring / 9
                painter.drawEllipse(QPointF(0, 46), 35.5 * share, 28.5 * share)
        ground = Ground(stage)
        ground.grain(0.12, blotch=0.1)
        ground.light()
        if air.sun[0] > 0.3:
            ground.shade([o for b in blocks for o in cast_shadow(stage, (min(b.face_x, b.face_x + b.side * 20), max(b.face_x, b.face_x + b.side * 20)), (b.z0, b.z1), b.height_m)], 0.45)
        if air.dark:
            ground.pools([(-36, 8, 62), (36, 8, 62), (-19, 8, 84), (21, 8, 84), (0, 9, 12)], light.WARM, 0.9)
        ground.fog()
        ground.store()
        for _, draw in sorted(things(), key=lambda t: -t[0]):
            draw(stage)

    actors: list[Actor] = []
    for lane, way in ((-5, 1), (-1.7, 1), (1.7, -1), (5, -1)):
        actors += flow(rnd, straight(-78 * way, 95.5 + lane, 78 * way, 95.5 + lane), rnd.uniform(8, 10), gaps_m=(14, 46), buses=0.3)
    actors += _crossing_people(rnd, 15, (-20, 20), (16, 84), end_m=86, summer=True, children=0.25)
    for _ in range(22):
        angle, reach = rnd.uniform(0, 6.28), rnd.uniform(0.2, 0.95)
        actors.append(Standing(some_person(rnd, summer=True, child=rnd.random() < 0.3), (math.cos(angle) * 32 * reach, 0, 46 + math.sin(angle) * 24 * reach, rnd.uniform(0, 6)), rnd.random()))
    return Picture(camera, air, seed, backdrop, actors)


def _old_hall(stage: Stage, x: float, z: float) -> None:
    """The stone city hall with its clock tower."""
    air = stage.air
    with stage.plane((x - 27, 0, z), (1, 0, 0), (0, 1, 0)) as painter:
        wall = Facade(stage, painter, 54, 14, (0, 0, -1), (x, 7, z))
        stone = wall.colour(rgb("b9ab96"))
        glass = wall.shining(rgb("ffd596"), 0.9) if air.dark else wall.colour(rgb("4c5a60"))
        for a, wide, high in ((0, 54, 12.5), (0, 8, 14), (46, 8, 14), (19, 16, 15.5)):
            wall.rise(dim(stone, 0.86), dim(stone, 1.05), QRectF(a, 0, wide, high))
            wall.rects([QRectF(a - 0.3, high - 0.7, wide + 0.6, 0.5)], dim(stone, 1.15))
        for floor in range(3):
            wall.rects([QRectF(1.4 + k * 2.55, 1.5 + floor * 3.9, 1.3, 2.5) for k in range(21)], glass)
            wall.rects([QRectF(1.4 + k * 2.55 + 0.6, 1.5 + floor * 3.9, 0.1, 2.5) for k in range(21)], dim(stone, 0.8))
            wall.rects([QRectF(0, 0.9 + floor * 3.9, 54, 0.25)], dim(stone, 1.12))
        wall.rects([QRectF(23.4, 15.5, 7.2, 5.0)], stone)
        wall.rects([QRectF(23.0, 20.3, 8.0, 0.6)], dim(stone, 1.15))
        painter.setBrush(qcolor(wall.colour(rgb("7f6a54"))))
        painter.drawChord(QRectF(23.6, 18.4, 6.8, 5.2), 0, -180 * 16)
        painter.setBrush(qcolor(wall.shining(rgb("fff6dc"), 1.0) if air.dark else wall.colour(rgb("f4f0e4"))))
        painter.drawEllipse(QPointF(27, 17.9), 1.5, 1.5)
        wall.rects([QRectF(26.93, 17.9, 0.14, 1.1), QRectF(27, 17.84, 0.8, 0.14)], rgb("26282a"))
        wall.rects([QRectF(25, 0, 4, 4.2)], wall.colour(rgb("4a3b2e")))


def _glass_wave(stage: Stage, x: float, z: float) -> None:
    """The new city hall: a wave of glass that leans over the old one."""
    air = stage.air
    with stage.plane((x - 34, 0, z), (1, 0, 0), (0, 1, 0)) as painter:
        wall = Facade(stage, painter, 68, 44, (0, 0, -1), (x, 22, z))
        path = QPainterPath(QPointF(0, 0))
        path.lineTo(0, 27)
        path.cubicTo(10, 41, 24, 44, 36, 42)
        path.cubicTo(50, 40, 60, 33, 68, 22)
        path.lineTo(68, 0)
        path.closeSubpath()
        body = wall.colour(rgb("7ea2ac"))
        gradient = QLinearGradient(0, 0, 0, 44)
        gradient.setColorAt(0, qcolor(dim(body, 0.62)))
        gradient.setColorAt(0.6, qcolor(mix(body, air.middle, 0.35)))
        gradient.setColorAt(1, qcolor(mix(air.horizon, air.middle, 0.35)))
        painter.setBrush(gradient)
        painter.drawPath(path)
        painter.setClipPath(path)
        for k in range(11):
            wave = QPainterPath(QPointF(0, 4 + k * 3.7))
            wave.cubicTo(20, 8 + k * 4.0, 44, 1 + k * 3.9, 68, 1 + k * 2.6)
            wave.lineTo(68, 1.5 + k * 2.6)
            wave.cubicTo(44, 1.6 + k * 3.9, 20, 8.6 + k * 4.0, 0, 4.6 + k * 3.7)
            painter.setBrush(qcolor(wall.shining(rgb("ffe2b0"), 0.9) if air.dark else dim(body, 0.66), 0.75))
            painter.drawPath(wave)
        wall.rects([QRectF(k * 2.6, 0, 0.16, 46) for k in range(27)], dim(body, 0.6), 0.45)
        painter.setBrush(qcolor(air.horizon, 0.16))
        painter.drawPolygon(QPolygonF([QPointF(30, 0), QPointF(42, 0), QPointF(56, 44), QPointF(46, 44)]))


def old_station(seed: int, air: Air) -> Picture:
    """Return the square of the old red-brick station, with taxis waiting."""
    rnd = random.Random(seed)
    camera = Camera(0.0, 9.0, 0, 0.0, 0.095, 1.1)
    taxis = [(Vehicle("taxi", TAXI) if k % 4 else Vehicle("car", rgb("e9eaea")), (-30 + k * 5.9, 0.0, 44.0, math.pi / 2)) for k in range(11)]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_skyline(stage, 130, mix(air.lit_surface(rgb("7d8690"), (0, 0, -1)), air.fog, 0.3), flats=0.0)

    def things() -> list[tuple[float, Draw]]:
        towers = [Block(-1, -46, 86, 116, 62, "glass", rgb("54767a"), 3, False), Block(1, 44, 92, 120, 54, "ribbon", rgb("a8a49c"), 8, False), Block(1, 70, 84, 110, 74, "glass", rgb("54767a"), 5, False), Block(-1, -74, 92, 120, 48, "ribbon", rgb("b9b2a6"), 9, False)]  # fmt: skip
        out: list[tuple[float, Draw]] = [((b.z0 + b.z1) / 2, lambda s, b=b: paint_block(s, b)) for b in towers]
        out.append((74.0, lambda s: _station_front(s, -2.0, 72.0)))
        out += [(56, lambda s, x=x: paint_tree(s, Tree(x, 57, 6.5, "pine", int(x) % 7))) for x in (-38.0, -30.0, 28.0, 36.0, 43.0)]
        out += [(z, lambda s, x=x, z=z: paint_garden_lamp(s, x, z, height_m=4.4)) for x in (-15.0, 0.0, 15.0) for z in (24.0, 38.0)]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("8f8a82"))
        with stage.ground() as painter:
            _slabs(painter, (-80, 80), (4, 70), 2.0, rgb("9a948a"), rgb("918b81"))
            painter.setBrush(qcolor(ASPHALT))
            painter.drawRect(QRectF(-100, 41.5, 200, 9.5))
            painter.setBrush(qcolor(rgb("e8b93c")))
            painter.drawRects([QRectF(-100, 46.3, 200, 0.18), QRectF(-33 + 0, 42.0, 66, 0.14)])
        ground = Ground(stage)
        ground.grain(0.1, blotch=0.14)
        ground.light()
        ground.pools([(x, 4.4, z) for x in (-15.0, 0.0, 15.0) for z in (24.0, 38.0)] + [(x, 6, 66) for x in (-16, -2, 12)], light.WARM, 0.9 * air.lamps)
        ground.mirror(things(), far_away, max(0.22, air.wet), puddles=0.8)
        ground.fog()
        ground.store()
        cars: list[tuple[float, Draw]] = [(p[2], lambda s, v=v, p=p: paint_vehicle(s, v, p)) for v, p in taxis]
        for _, draw in sorted([*things(), *cars], key=lambda t: -t[0]):
            draw(stage)

    actors: list[Actor] = [*flow(rnd, straight(62, 48.6, -62, 48.6), 7.5, gaps_m=(14, 40), buses=0.2, taxis=0.4)]
    actors += _crossing_people(rnd, 18, (-16, 16), (15, 40), end_m=70, children=0.06)
    for _ in range(12):
        actors.append(Standing(some_person(rnd), (rnd.uniform(-20, 20), 0, rnd.uniform(16, 40), rnd.uniform(0, 6)), rnd.random()))
    return Picture(camera, air, seed, backdrop, actors)


def _station_front(stage: Stage, x: float, z: float) -> None:
    """Red brick with white bands, a great arched window and a green dome."""
    air = stage.air
    with stage.plane((x - 26, 0, z), (1, 0, 0), (0, 1, 0)) as painter:
        wall = Facade(stage, painter, 52, 12, (0, 0, -1), (x, 6, z))
        brick, white = wall.colour(rgb("a4503c")), wall.colour(rgb("e6ddce"))
        if air.dark:
            brick = mix(brick, wall.shining(rgb("d8744a")), 0.35)
        glass = wall.shining(rgb("ffd28a"), 0.95) if air.dark else wall.colour(rgb("46545c"))
        for a, wide, high in ((0, 52, 9.5), (0, 9, 11.2), (43, 9, 11.2), (17, 18, 14.0)):
            wall.rise(dim(brick, 1.1 if air.dark else 0.88), dim(brick, 0.82 if air.dark else 1.05), QRectF(a, 0, wide, high))
            wall.rects([QRectF(a - 0.3, high - 0.6, wide + 0.6, 0.6)], white)
        wall.rects([QRectF(0, b, 52, 0.22) for b in (1.2, 4.8, 8.2)], white, 0.9)
        for floor in range(2):
            wall.rects([QRectF(1.5 + k * 2.7, 1.7 + floor * 3.8, 1.4, 2.5) for k in range(19) if not 16 < 1.5 + k * 2.7 < 35], glass)
            wall.rects([QRectF(1.3 + k * 2.7, 1.5 + floor * 3.8 + 2.7, 1.8, 0.2) for k in range(19) if not 16 < 1.5 + k * 2.7 < 35], white)
        arch = QPainterPath(QPointF(21, 3.6))
        arch.lineTo(21, 8.2)
        arch.arcTo(QRectF(21, 3.4, 10, 9.6), 180, 180)
        arch.lineTo(31, 3.6)
        painter.setBrush(qcolor(white))
        painter.save()
        painter.translate(26, 5)
        painter.scale(1.12, 1.08)
        painter.translate(-26, -5)
        painter.drawPath(arch)
        painter.restore()
        painter.setBrush(qcolor(glass))
        painter.drawPath(arch)
        wall.rects([QRectF(21 + k * 1.66, 3.6, 0.16, 9) for k in range(1, 6)] + [QRectF(21, 3.6 + k * 1.9, 10, 0.14) for k in range(1, 5)], dim(brick, 0.5), 0.8)
        wall.rects([QRectF(20, 0, 3, 3.3), QRectF(24.5, 0, 3, 3.3), QRectF(29, 0, 3, 3.3)], wall.shining(rgb("ffe6b4"), 0.9) if air.dark else wall.colour(rgb("3a332c")))
        for a in (17.6, 32.4):
            wall.rects([QRectF(a, 14, 2.0, 3.4)], brick)
            painter.setBrush(qcolor(wall.colour(rgb("6f9a8a"))))
            painter.drawChord(QRectF(a - 0.3, 16.0, 2.6, 2.8), 0, -180 * 16)
        wall.rects([QRectF(21.5, 14, 9, 2.2)], brick)
        wall.rects([QRectF(21.2, 16, 9.6, 0.5)], white)
        dome = QPainterPath(QPointF(20.6, 16.5))
        dome.cubicTo(20.8, 21.5, 23.5, 23.6, 26, 24.0)
        dome.cubicTo(28.5, 23.6, 31.2, 21.5, 31.4, 16.5)
        gradient = QLinearGradient(20.6, 0, 31.4, 0)
        green = wall.colour(rgb("7fae9c"))
        gradient.setColorAt(0, qcolor(dim(green, 0.72)))
        gradient.setColorAt(0.4, qcolor(dim(green, 1.2)))
        gradient.setColorAt(1, qcolor(dim(green, 0.66)))
        painter.setBrush(gradient)
        painter.drawPath(dome)
        wall.rects([QRectF(25.4, 24, 1.2, 1.6)], green)
        wall.rects([QRectF(25.9, 25.4, 0.2, 2.6)], green)
        painter.setBrush(qcolor(wall.shining(rgb("fff8e6"))))
        painter.drawEllipse(QPointF(26, 15.1), 0.95, 0.95)
        wall.rects([QRectF(25.95, 15.1, 0.1, 0.75), QRectF(26, 15.05, 0.55, 0.1)], rgb("222426"))
    if air.dark:
        for a in (-18, -9, 0, 9, 18):
            stage.glow(x + a, 1.2, z - 1, 8, rgb("ffb36a"), 0.45)


def gate_in_snow(seed: int, air: Air) -> Picture:
    """Return the great southern gate on a snowy evening, traffic going round it."""
    rnd = random.Random(seed)
    camera = Camera(-5.0, 8.0, -8.0, 0.05, 0.07, 1.06)
    blocks = []
    for side in (-1, 1):
        blocks += street_side(random.Random(seed + side), side=side, face_x=side * 52, z_from=34, z_to=150, styles=("glass", "ribbon", "glass"), heights=(36, 80), lengths=(22, 34), walls=STONE, setback=3)  # fmt: skip
    trees = [Tree(x, z, rnd.uniform(6, 8), "bare", rnd.randrange(99)) for x, z in ((-34.0, 58.0), (-29, 70), (30, 56), (36, 66), (26, 74), (-24, 50), (42, 52), (-42, 54))]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 80, mix(air.lit_surface(rgb("8a939a"), (0, 0.4, -0.8)), air.fog, 0.5), seed=seed)
        paint_skyline(stage, 120, mix(air.lit_surface(rgb("7d8690"), (0, 0, -1)), air.fog, 0.4), flats=0.0)

    def things() -> list[tuple[float, Draw]]:
        out: list[tuple[float, Draw]] = [((b.z0 + b.z1) / 2, lambda s, b=b: paint_block(s, b)) for b in blocks]
        out.append((66.0, lambda s: paint_gate(s, z=66, half_m=17, stone_m=7.0, arches=1, snow=True)))
        out += [(t.z, lambda s, t=t: paint_tree(s, t)) for t in trees]
        out += [(z, lambda s, x=x, z=z: paint_lamp_post(s, x, z, side=1 if x > 0 else -1, height_m=8)) for x, z in ((-24.0, 38.0), (24.0, 38.0), (-30.0, 84.0), (30.0, 84.0))]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("e6eaef"))
        with stage.ground() as painter:
            painter.setBrush(qcolor(rgb("8b9097")))
            painter.drawRect(QRectF(-120, 17.5, 240, 17))
            painter.setBrush(qcolor(rgb("dfe4ea")))
            painter.drawRects([QRectF(-120, 25.6, 240, 0.5), QRectF(-120, 21.6, 240, 0.35), QRectF(-120, 30.2, 240, 0.35)])
            painter.setBrush(qcolor(rgb("c2c8cf")))
            painter.drawRect(QRectF(-20, 36, 40, 3))
            painter.drawPolygon(QPolygonF([QPointF(-4, 38), QPointF(4, 38), QPointF(2.6, 66), QPointF(-2.6, 66)]))
        ground = Ground(stage)
        ground.grain(0.1, blotch=0.1)
        ground.light()
        ground.pools([(-22, 8, 38), (22, 8, 38), (0, 10, 58), (-12, 8, 60), (12, 8, 60), (-11, 11, 4), (10, 11, 6)], light.WARM, 0.26 * air.lamps)
        ground.fog()
        ground.store()
        for _, draw in sorted(things(), key=lambda t: -t[0]):
            draw(stage)

    actors: list[Actor] = []
    for k in range(4):
        z = 19.6 + k * 4.3
        way = -1 if k >= 2 else 1
        actors += flow(rnd, straight(-46 * way, z, 46 * way, z), rnd.uniform(6.0, 7.6), gaps_m=(13, 34), buses=0.2)
    for k in range(8):
        z = 37.0 + 0.3 * k
        way = 1 if k % 2 else -1
        actors.append(Walking(some_person(rnd, rain=rnd.random() < 0.5), steady(straight(-30 * way, z, 30 * way, z), rnd.uniform(0.9, 1.25), rnd.uniform(0, 12))))
    for _ in range(5):
        actors.append(Standing(some_person(rnd), (rnd.uniform(-8, 8), 0, rnd.uniform(44, 56), rnd.uniform(-0.5, 0.5)), rnd.random()))
    return Picture(camera, air, seed, backdrop, actors)
