"""The city at night from above and the silver building at Dongdaemun."""

import math
import random
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainterPath, QPolygonF, QRadialGradient

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import Block, paint_block, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_garden_lamp
from controlroom.sim.scenes.ground import Ground, fill_ground
from controlroom.sim.scenes.motion import LOOP_S, steady, straight
from controlroom.sim.scenes.people import Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Overlay, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Draw, Stage, stroke


def skyline(seed: int, air: Air) -> Picture:
    """Return the city from a hill: the tower on its mountain, streets full of lights, a cable car."""
    rnd = random.Random(seed)
    camera = Camera(0, 95, 0, 0.0, 0.10, 0.95)
    roads = [(-30.0, -240.0, 0.9), (70.0, 60.0, 1.0), (210.0, 620.0, 0.8)]

    def backdrop(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 70, mix(air.middle, air.fog, 0.4), seed=seed)
        fill_ground(stage, rgb("2b3446"))
        ground = Ground(stage)
        ground.light()
        ground.fog()
        ground.store()
        paint_skyline(stage, 40, mix(air.lit_surface(rgb("8a8f98"), (0, 0, -1)), air.fog, 0.6), flats=0.6)
        for x0, x1, _ in roads:
            for half, alpha in ((17.0, 0.16), (10.0, 0.3)):
                stage.poly([(x0 - half, 0, 170), (x0 + half, 0, 170), (x1 + half, 0, 1470), (x1 - half, 0, 1470)], rgb("d09a5a"), alpha)
        z = 1500.0
        while z > 170:
            _row_of_blocks(stage, rnd, z, roads)
            z *= 0.915
        haze = QRadialGradient(QPointF(820, stage.camera.horizon_px + 30), 620)
        haze.setColorAt(0, qcolor(rgb("d89a68"), 0.22))
        haze.setColorAt(1, qcolor(rgb("d89a68"), 0.0))
        stage.painter.setBrush(haze)
        stage.painter.drawRect(QRectF(0, 0, 1280, 720))
        _mountain(stage)

    def road_lights(stage: Stage, t_s: float) -> None:
        painter = stage.painter
        for x0, x1, flow_share in roads:
            for way, colour in ((1, light.HEADLIGHT), (-1, light.TAIL)):
                count = int(64 * flow_share)
                for k in range(count):
                    share = ((k + 0.37 * (k % 3)) / count - way * 2 * t_s / LOOP_S * 0.5) % 1.0
                    z = 175 * (1300 / 175) ** share
                    x = x0 + (x1 - x0) * (z - 170) / 1300 + way * (4.0 + (k % 2) * 3.2)
                    px, py, scale = stage.camera.pixel(x, 1.0, z)
                    light.halo(painter, px, py, max(1.7, 2.1 * scale), colour, round(min(1.2, 0.5 + 260 / z), 1))

    cars: list[Overlay] = [_cable_car, _beacons()]
    return Picture(camera, air, seed, backdrop, under=[road_lights], front=[(100.0, _mountain)], over=cars, vignette=0.3)


def _row_of_blocks(stage: Stage, rnd: random.Random, z: float, roads: list[tuple[float, float, float]]) -> None:
    """A row of city blocks across the picture at one distance, with gaps for the big roads."""
    air, camera = stage.air, stage.camera
    reach = 0.62 * z + 60
    x = -reach
    gaps = [x0 + (x1 - x0) * (z - 170) / 1300 for x0, x1, _ in roads]
    while x < reach:
        wide = rnd.uniform(14, 38)
        if any(abs(x + wide / 2 - g) < 14 + wide / 2 for g in gaps):
            x += 6
            continue
        tall = rnd.uniform(10, 34) if rnd.random() < 0.75 else rnd.uniform(34, 92)
        if z < 330:
            tall = min(tall, 30 + (z - 170) * 0.12)
        left, foot, _ = camera.pixel(x, 0, z)
        right, _, scale = camera.pixel(x + wide, 0, z)
        top = camera.pixel(x, tall, z)[1]
        deep = camera.pixel(x, tall, z + rnd.uniform(14, 26))[1]
        wall = air.fogged(air.lit_surface(rnd.choice((rgb("6d7686"), rgb("7d7a78"), rgb("5a6680"), rgb("8a8478"))), (0, 0, -1)), z * 0.35)
        gradient = QLinearGradient(0, top, 0, foot)
        gradient.setColorAt(0, qcolor(wall))
        gradient.setColorAt(1, qcolor(mix(dim(wall, 0.8), rgb("c08a58"), 0.22)))
        painter = stage.painter
        painter.setBrush(qcolor(dim(wall, 0.62)))
        painter.drawPolygon(QPolygonF([QPointF(left, top + 0.5), QPointF(left + (right - left) * 0.06, deep), QPointF(right - (right - left) * 0.06, deep), QPointF(right, top + 0.5)]))
        painter.setBrush(gradient)
        painter.drawRect(QRectF(left, top, right - left, foot - top + 1))
        floor, bay = max(2.6, 3.6 * scale), max(2.4, 3.0 * scale)
        warm, cool = [], []
        y = top + floor * 0.5
        office = rnd.random() < 0.3
        while y < foot - floor * 0.6:
            lit_floor = rnd.random() < 0.5
            a = left + bay * 0.35
            while a < right - bay * 0.7:
                if rnd.random() < (0.72 if office and lit_floor else 0.34):
                    (cool if office or rnd.random() < 0.22 else warm).append(QRectF(a, y, bay * 0.58, floor * 0.45))
                a += bay
            y += floor
        painter.setBrush(qcolor(air.fogged(rgb("ffd08a"), z * 0.25), 0.88))
        painter.drawRects(warm)
        painter.setBrush(qcolor(air.fogged(rgb("d4e4ff"), z * 0.25), 0.85))
        painter.drawRects(cool)
        if rnd.random() < 0.16:
            sign = rnd.choice((rgb("ff4f5f"), rgb("4fa8ff"), rgb("5fffa8"), rgb("ffd84f")))
            painter.setBrush(qcolor(sign))
            painter.drawRect(QRectF(left + (right - left) * 0.2, top - 1.5, (right - left) * 0.5, max(1.5, 2.4 * scale)))
            light.halo(painter, (left + right) / 2, top, (right - left) * 0.7, sign, 0.35)
        if rnd.random() < 0.5:
            light.halo(painter, left - 2, foot - 1, max(4, 9 * scale), light.SODIUM, 0.5)
        x += wide + rnd.uniform(1, 7)


def _mountain(stage: Stage) -> None:
    """The mountain on the left with the tower, in front of the city."""
    air, camera, painter = stage.air, stage.camera, stage.painter
    base = camera.horizon_px
    path = QPainterPath(QPointF(-10, camera.height_px + 5))
    rnd = random.Random(6)
    for k in range(101):
        a = k / 100
        bump = 150 * math.exp(-(((a - 0.27) / 0.13) ** 2)) + 66 * math.exp(-(((a - 0.06) / 0.12) ** 2)) + 40 * math.exp(-(((a - 0.45) / 0.1) ** 2))
        fall = max(0.0, a - 0.36) * 1150
        path.lineTo(a * 760 - 30, base + 86 - bump + fall - rnd.uniform(0, 3.5))
    path.lineTo(730, camera.height_px + 5)
    gradient = QLinearGradient(0, base - 70, 0, camera.height_px)
    gradient.setColorAt(0, qcolor(mix(rgb("18241f"), air.fog, 0.3)))
    gradient.setColorAt(0.5, qcolor(rgb("141d1b")))
    gradient.setColorAt(1, qcolor(rgb("0e1516")))
    painter.setBrush(gradient)
    painter.drawPath(path)
    painter.setClipPath(path)
    for _ in range(900):
        x, y = rnd.uniform(0, 900), rnd.uniform(base - 70, camera.height_px)
        size = 3 + (y - base + 80) * 0.02
        painter.setBrush(qcolor(mix(rgb("22332b"), rgb("3a4a34"), rnd.random()), 0.35))
        painter.drawEllipse(QPointF(x, y), size, size * 0.7)
    painter.setClipping(False)
    x, foot, h = 175.0, base - 62.0, 168.0
    blue = rgb("7ab4ff")
    for y0, y1, w0, w1, lit in ((0, 0.05, 0.12, 0.12, 0.3), (0.05, 0.46, 0.045, 0.032, 0.75), (0.46, 0.5, 0.06, 0.115, 0.9), (0.5, 0.545, 0.115, 0.115, 1.0), (0.545, 0.6, 0.1, 0.09, 0.8), (0.6, 0.64, 0.06, 0.03, 0.6), (0.64, 0.8, 0.016, 0.012, 0.3), (0.8, 1.0, 0.007, 0.003, 0.25)):  # fmt: skip
        painter.setBrush(qcolor(mix(rgb("59636e"), blue, lit)))
        painter.drawPolygon(QPolygonF([QPointF(x + a * h, foot - b * h) for a, b in ((-w0, y0), (-w1, y1), (w1, y1), (w0, y0))]))
    painter.setBrush(qcolor(rgb("f2f8ff"), 0.9))
    painter.drawRects([QRectF(x + (k - 4) * 4.2, foot - 0.535 * h, 2.6, 3.2) for k in range(9)])
    light.halo(painter, x, foot - 0.52 * h, 90, blue, 0.55)
    for k in range(9):
        light.halo(painter, 36 + k * 28, base + 20 + 26 * math.sin(k), 9, light.WARM, 0.7)


def _cable_car(stage: Stage, t_s: float) -> None:
    start, end = (440.0, 400.0), (192.0, 150.0)
    painter = stage.painter
    stroke(painter, start, end, 1.0, rgb("55606e"), 0.7)
    for way, offset in ((1, 0.0), (-1, 0.5)):
        share = (way * t_s / LOOP_S + offset) % 1.0
        x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share + way * 4
        size = 1.15 - 0.5 * share
        painter.setBrush(qcolor(rgb("c8402f") if way > 0 else rgb("e8e4da")))
        painter.drawRoundedRect(QRectF(x - 9 * size, y + 7 * size, 18 * size, 13 * size), 2.5, 2.5)
        painter.setBrush(qcolor(rgb("ffe9b4")))
        painter.drawRect(QRectF(x - 7.5 * size, y + 9.5 * size, 15 * size, 5 * size))
        stroke(painter, (x, y), (x, y + 8 * size), 1.4, rgb("6a7480"))
        light.halo(painter, x, y + 12 * size, 20 * size, rgb("ffe2a0"), 0.5)


def _beacons() -> Overlay:
    """Red lamps on high roofs, twinkling windows, an aeroplane."""
    rnd = random.Random(12)
    lamps = [(rnd.uniform(620, 1270), rnd.uniform(205, 260), rnd.randint(5, 8), rnd.random()) for _ in range(7)] + [(175.0, 12.0, 6, 0.0)]
    windows = [(rnd.uniform(430, 1275), rnd.uniform(270, 700), rnd.randint(1, 3), rnd.random(), rnd.random() < 0.7) for _ in range(90)]

    def paint(stage: Stage, t_s: float) -> None:
        painter = stage.painter
        for x, y, cycles, phase in lamps:
            light.halo(painter, x, y, 7, light.RED, round(1.1 * light.flicker(t_s, LOOP_S, cycles, phase) ** 3, 1))
        for x, y, cycles, phase, warm in windows:
            if light.flicker(t_s, LOOP_S, cycles, phase) > 0.6:
                painter.setBrush(qcolor(rgb("ffd796") if warm else rgb("d8e6ff"), 0.8))
                painter.drawRect(QRectF(x, y, 2.4, 1.8))
        share = t_s / LOOP_S
        x, y = -40 + share * 1370, 92 - share * 34
        light.halo(painter, x, y, 6, rgb("ffffff"), 0.8 if int(share * 36) % 3 == 0 else 0.35)
        light.halo(painter, x - 5, y + 1, 4, light.RED, 0.6)

    return paint


def silver_building(seed: int, air: Air) -> Picture:
    """Return the curved silver building at Dongdaemun, its skin full of small lights, and the garden of roses."""
    rnd = random.Random(seed)
    camera = Camera(0, 7.0, 0, 0.0, 0.10, 1.08)
    back = []
    for side in (-1, 1):
        back += street_side(random.Random(seed + side), side=side, face_x=side * 40, z_from=74, z_to=160, styles=("glass", "ribbon"), heights=(34, 70), lengths=(16, 26), signs=0.3, walls=(rgb("8f8a84"), rgb("a8a49c")), setback=6)  # fmt: skip
    back.append(Block(1, 8, 128, 150, 58, "ribbon", rgb("9a8f84"), 77, False, 0.0, 22))
    back.append(Block(-1, -14, 124, 150, 72, "glass", rgb("54767a"), 78, False, 0.0, 24))
    points = _skin(rnd)
    roses = [(rnd.uniform(-22, 6), rnd.uniform(22, 33), rnd.random()) for _ in range(150)]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_skyline(stage, 110, mix(air.lit_surface(rgb("7d8690"), (0, 0, -1)), air.fog, 0.3), flats=0.1)

    def things() -> list[tuple[float, Draw]]:
        out: list[tuple[float, Draw]] = [((b.z0 + b.z1) / 2, lambda s, b=b: paint_block(s, b)) for b in back]
        out.append((62.0, lambda s: _silver(s, points)))
        out += [(z, lambda s, x=x, z=z: paint_garden_lamp(s, x, z, height_m=4.0, colour=rgb("e8f0ff"))) for x, z in ((14.0, 26.0), (21.0, 36.0), (-26.0, 36.0), (9.0, 40.0))]
        out += [(44, lambda s, x=x: paint_tree(s, Tree(x, 44, 5.5, "pine", int(x) % 5))) for x in (26.0, 31.0, -34.0)]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("85888c"))
        with stage.ground() as painter:
            for k in range(70):
                painter.setBrush(qcolor(rgb("8f9296") if k % 2 else rgb("84878b")))
                painter.drawRect(QRectF(-80, 4 + k * 1.2, 160, 1.2))
            painter.setBrush(qcolor(rgb("4f6a4a")))
            painter.drawEllipse(QPointF(-8, 27.5), 16.5, 7.0)
        ground = Ground(stage)
        ground.grain(0.08)
        ground.light()
        ground.pools([(14, 4, 26), (21, 4, 36), (-26, 4, 36), (9, 4, 40), (0, 5, 50), (-16, 5, 52), (16, 5, 50), (-14, 6, 18), (4, 6, 17), (20, 6, 20)], rgb("dfe9ff"), 1.0)
        ground.mirror(things(), far_away, 0.4, puddles=0.2)
        ground.fog()
        ground.store()
        for _, draw in sorted(things(), key=lambda t: -t[0]):
            draw(stage)

    actors: list[Actor] = [Effect(27, _roses(roses)), Effect(61.0, _skin_lights(points))]
    for k in range(18):
        z = rnd.uniform(17, 45)
        z = z if not 20 < z < 35 else z - 16 if z < 27 else z + 9
        z = max(16.5, z)
        way = 1 if k % 2 else -1
        reach = 10 + z * 0.66
        actors.append(Walking(some_person(rnd), steady(straight(-reach * way, z, reach * way, z), rnd.uniform(0.95, 1.35), rnd.uniform(0, 12))))
    for _ in range(10):
        angle = rnd.uniform(0, math.tau)
        actors.append(Standing(some_person(rnd), (-8 + 18 * math.cos(angle), 0, 27.5 + 8.3 * math.sin(angle), angle), rnd.random()))
    return Picture(camera, air, seed, backdrop, actors)


def _edge(a: float) -> tuple[float, float]:
    """Return (lower, upper) edge of the silver skin in metres at a place from 0 (left) to 1 (right)."""
    upper = 13.5 + 7.5 * math.sin(math.pi * min(1.0, a * 1.15)) ** 1.2 - 3.0 * math.exp(-(((a - 0.78) / 0.12) ** 2))
    lower = 0.4 + 6.4 * math.exp(-(((a - 0.55) / 0.13) ** 2)) + 3.0 * math.exp(-(((a - 0.93) / 0.06) ** 2))
    return lower, upper


def _skin(rnd: random.Random) -> list[tuple[float, float, float]]:
    """Return places (x, y, phase) of the little lights in the skin."""
    out = []
    for column in range(120):
        a = column / 119
        low, high = _edge(a)
        for row in range(22):
            b = (row + 0.5) / 22
            if rnd.random() < 0.42 + 0.4 * math.sin(a * 9 + b * 4) ** 2:
                out.append((-38 + 76 * a, low + (high - low) * b, a * 2.2 + b * 0.8))
    return out


def _silver(stage: Stage, points: list[tuple[float, float, float]]) -> None:
    air = stage.air
    with stage.plane((0, 0, 62), (1, 0, 0), (0, 1, 0)) as painter:
        outline = QPainterPath(QPointF(-38, _edge(0)[0]))
        for k in range(101):
            outline.lineTo(-38 + 0.76 * k, _edge(k / 100)[1])
        for k in range(100, -1, -1):
            outline.lineTo(-38 + 0.76 * k, _edge(k / 100)[0])
        glow = rgb("ffe2b4")
        painter.setBrush(qcolor(air.fogged(dim(glow, 0.85), 30)))
        painter.drawRect(QRectF(-36, 0, 72, 7))
        painter.setBrush(qcolor(air.fogged(rgb("4a4038"), 30)))
        painter.drawRects([QRectF(-36 + k * 1.5, 0, 0.12, 7) for k in range(49)])
        painter.setClipPath(outline)
        steel = air.fogged(air.lit_surface(rgb("c4cad2"), (0, 0.2, -0.9)), 62)
        gradient = QLinearGradient(0, 0, 0, 21)
        gradient.setColorAt(0, qcolor(mix(steel, glow, 0.55)))
        gradient.setColorAt(0.35, qcolor(dim(steel, 1.05)))
        gradient.setColorAt(0.75, qcolor(dim(steel, 1.5)))
        gradient.setColorAt(1, qcolor(dim(steel, 0.8)))
        painter.setBrush(gradient)
        painter.drawRect(QRectF(-40, 0, 80, 23))
        sheen = QRadialGradient(QPointF(-14, 15), 22)
        sheen.setColorAt(0, qcolor(rgb("dfe8ff"), 0.5))
        sheen.setColorAt(1, qcolor(rgb("dfe8ff"), 0.0))
        painter.setBrush(sheen)
        painter.drawRect(QRectF(-40, 0, 80, 23))
        painter.setBrush(qcolor(dim(steel, 0.7), 0.5))
        for k in range(1, 22):
            band = QPainterPath()
            for step in range(61):
                low, high = _edge(step / 60)
                point = QPointF(-38 + 76 * step / 60, low + (high - low) * k / 22)
                if step:
                    band.lineTo(point)
                else:
                    band.moveTo(point)
            for step in range(60, -1, -1):
                low, high = _edge(step / 60)
                band.lineTo(QPointF(-38 + 76 * step / 60, low + (high - low) * k / 22 + 0.07))
            painter.drawPath(band)
        painter.drawRects([QRectF(-38 + k * 1.27, 0, 0.06, 23) for k in range(61)])
        painter.setBrush(qcolor(rgb("f4f8ff"), 0.55))
        painter.drawRects([QRectF(x - 0.09, y - 0.09, 0.18, 0.18) for x, y, _ in points])


def _skin_lights(points: list[tuple[float, float, float]]) -> Callable[[Stage, float], None]:
    """Waves of light that run over the skin."""

    def paint(stage: Stage, t_s: float) -> None:
        turn = t_s / LOOP_S
        painter = stage.painter
        groups: dict[int, list[QRectF]] = {}
        for x, y, phase in points:
            level = math.sin(2 * math.pi * (phase - 2 * turn))
            if level > 0.35:
                px, py, _ = stage.camera.pixel(x, y, 61.9)
                tone = int((phase * 2.0 + turn * 3) % 3)
                groups.setdefault(tone * 2 + (level > 0.75), []).append(QRectF(px - 1.6, py - 1.6, 3.2, 3.2))
        colours = (rgb("9fc4ff"), rgb("ffb4e0"), rgb("b8ffe4"))
        for key, rects in groups.items():
            painter.setBrush(qcolor(colours[key // 2], 0.9 if key % 2 else 0.45))
            painter.drawRects(rects)

    return paint


def _roses(places: list[tuple[float, float, float]]) -> Callable[[Stage, float], None]:
    """White roses of light that breathe in the wind."""

    def paint(stage: Stage, t_s: float) -> None:
        painter = stage.painter
        for x, z, phase in sorted(places, key=lambda p: -p[1]):
            if (x + 8) ** 2 / 250 + (z - 27.5) ** 2 / 42 > 1:
                continue
            sway = 0.05 * math.sin(2 * math.pi * (2 * t_s / LOOP_S + phase))
            px, py, scale = stage.camera.pixel(x + sway, 0.75, z)
            foot = stage.camera.pixel(x, 0, z)
            stroke(painter, foot[:2], (px, py), 1.0, rgb("31503a"))
            level = 0.55 + 0.35 * light.flicker(t_s, LOOP_S, 2, phase + x * 0.03)
            light.halo(painter, px, py, 0.46 * scale, rgb("fff0d8"), round(1.5 * level, 1))

    return paint

