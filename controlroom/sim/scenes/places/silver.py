"""The curved silver building at Dongdaemun."""

import math
import random
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainterPath, QRadialGradient

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import Block, paint_block, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_garden_lamp
from controlroom.sim.scenes.ground import Ground, fill_ground
from controlroom.sim.scenes.motion import LOOP_S, steady, straight
from controlroom.sim.scenes.people import Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near, stroke


def silver_building(seed: int, air: Air) -> Picture:
    """Return the curved silver building at Dongdaemun, its skin full of small lights, and the garden of roses."""
    rnd = random.Random(seed)
    camera = Camera(0, 7.0, 0, 0.0, 0.10, 1.08)
    back = []
    for side in (-1, 1):
        back += street_side(
            random.Random(seed + side),
            side=side,
            face_x=side * 40,
            z_from=74,
            z_to=160,
            styles=("glass", "ribbon"),
            heights=(34, 70),
            lengths=(16, 26),
            signs=0.3,
            walls=(rgb("8f8a84"), rgb("a8a49c")),
            setback=6,
        )
    back.append(Block(1, 8, 128, 150, 58, "ribbon", rgb("9a8f84"), 77, False, 0.0, 22))
    back.append(Block(-1, -14, 124, 150, 72, "glass", rgb("54767a"), 78, False, 0.0, 24))
    points = _skin(rnd)
    roses = [(rnd.uniform(-22, 6), rnd.uniform(22, 33), rnd.random()) for _ in range(150)]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_skyline(stage, 110, mix(air.lit_surface(rgb("7d8690"), (0, 0, -1)), air.fog, 0.3), flats=0.1)

    def things() -> list[Thing]:
        out: list[Thing] = [((b.z0 + b.z1) / 2, partial(paint_block, block=b)) for b in back]
        out.append((62.0, partial(_silver, points=points)))
        out += [
            (z, partial(paint_garden_lamp, x=x, z=z, height_m=4.0, colour=rgb("e8f0ff")))
            for x, z in ((14.0, 26.0), (21.0, 36.0), (-26.0, 36.0), (9.0, 40.0))
        ]
        out += [(44, partial(paint_tree, tree=Tree(x, 44, 5.5, "pine", int(x) % 5))) for x in (26.0, 31.0, -34.0)]
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
        ground.pools(
            [
                (14, 4, 26),
                (21, 4, 36),
                (-26, 4, 36),
                (9, 4, 40),
                (0, 5, 50),
                (-16, 5, 52),
                (16, 5, 50),
                (-14, 6, 18),
                (4, 6, 17),
                (20, 6, 20),
            ],
            rgb("dfe9ff"),
            1.0,
        )
        ground.mirror(things(), far_away, 0.4, puddles=0.2)
        ground.fog()
        ground.store()
        far_to_near(stage, things())

    actors: list[Actor] = [Effect(27, _roses(roses)), Effect(61.0, _skin_lights(points))]
    for k in range(18):
        z = rnd.uniform(17, 45)
        z = z if not 20 < z < 35 else z - 16 if z < 27 else z + 9
        z = max(16.5, z)
        way = 1 if k % 2 else -1
        reach = 10 + z * 0.66
        actors.append(
            Walking(
                some_person(rnd),
                steady(straight(-reach * way, z, reach * way, z), rnd.uniform(0.95, 1.35), rnd.uniform(0, 12)),
            )
        )
    for _ in range(10):
        angle = rnd.uniform(0, math.tau)
        actors.append(
            Standing(
                some_person(rnd), (-8 + 18 * math.cos(angle), 0, 27.5 + 8.3 * math.sin(angle), angle), rnd.random()
            )
        )
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
        steel = air.seen(rgb("c4cad2"), (0, 0.2, -0.9), 62)
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
