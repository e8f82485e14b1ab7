"""The city at night from a hill."""

import math
import random

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainterPath, QPolygonF, QRadialGradient

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import dim, mix, qcolor, rgb
from controlroom.sim.scenes.ground import Ground, fill_ground
from controlroom.sim.scenes.motion import LOOP_S
from controlroom.sim.scenes.picture import Overlay, Picture
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, stroke


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
                stage.poly(
                    [(x0 - half, 0, 170), (x0 + half, 0, 170), (x1 + half, 0, 1470), (x1 - half, 0, 1470)],
                    rgb("d09a5a"),
                    alpha,
                )
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
    return Picture(
        camera, air, seed, backdrop, under=[road_lights], front=[(100.0, _mountain)], over=cars, vignette=0.3
    )


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
        wall = air.seen(rnd.choice((rgb("6d7686"), rgb("7d7a78"), rgb("5a6680"), rgb("8a8478"))), (0, 0, -1), z * 0.35)
        gradient = QLinearGradient(0, top, 0, foot)
        gradient.setColorAt(0, qcolor(wall))
        gradient.setColorAt(1, qcolor(mix(dim(wall, 0.8), rgb("c08a58"), 0.22)))
        painter = stage.painter
        painter.setBrush(qcolor(dim(wall, 0.62)))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(left, top + 0.5),
                    QPointF(left + (right - left) * 0.06, deep),
                    QPointF(right - (right - left) * 0.06, deep),
                    QPointF(right, top + 0.5),
                ]
            )
        )
        painter.setBrush(gradient)
        painter.drawRect(QRectF(left, top, right - left, foot - top + 1))
        floor, bay = max(2.6, 3.6 * scale), max(2.4, 3.0 * scale)
        warm: list[QRectF] = []
        cool: list[QRectF] = []
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
            painter.drawRect(
                QRectF(left + (right - left) * 0.2, top - 1.5, (right - left) * 0.5, max(1.5, 2.4 * scale))
            )
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
        bump = (
            150 * math.exp(-(((a - 0.27) / 0.13) ** 2))
            + 66 * math.exp(-(((a - 0.06) / 0.12) ** 2))
            + 40 * math.exp(-(((a - 0.45) / 0.1) ** 2))
        )
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
    for y0, y1, w0, w1, lit in (
        (0, 0.05, 0.12, 0.12, 0.3),
        (0.05, 0.46, 0.045, 0.032, 0.75),
        (0.46, 0.5, 0.06, 0.115, 0.9),
        (0.5, 0.545, 0.115, 0.115, 1.0),
        (0.545, 0.6, 0.1, 0.09, 0.8),
        (0.6, 0.64, 0.06, 0.03, 0.6),
        (0.64, 0.8, 0.016, 0.012, 0.3),
        (0.8, 1.0, 0.007, 0.003, 0.25),
    ):
        painter.setBrush(qcolor(mix(rgb("59636e"), blue, lit)))
        painter.drawPolygon(
            QPolygonF([QPointF(x + a * h, foot - b * h) for a, b in ((-w0, y0), (-w1, y1), (w1, y1), (w0, y0))])
        )
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
    lamps = [(rnd.uniform(620, 1270), rnd.uniform(205, 260), rnd.randint(5, 8), rnd.random()) for _ in range(7)] + [
        (175.0, 12.0, 6, 0.0)
    ]
    windows = [
        (rnd.uniform(430, 1275), rnd.uniform(270, 700), rnd.randint(1, 3), rnd.random(), rnd.random() < 0.7)
        for _ in range(90)
    ]

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
