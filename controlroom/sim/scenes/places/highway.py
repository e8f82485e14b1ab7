"""The road over a Han river bridge, and expressways: fast traffic, wide sky, water beside the road."""

import random
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import Block, paint_block
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import lamp_row, paint_lamp_post, paint_railing
from controlroom.sim.scenes.ground import ASPHALT, WHITE, YELLOW, Ground, fill_ground, ribbon
from controlroom.sim.scenes.motion import along_curve
from controlroom.sim.scenes.picture import Actor, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_far_tower, paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near, stroke
from controlroom.sim.scenes.traffic import flow
from controlroom.sim.scenes.water import Water

RIVER = rgb("4a6270")


@dataclass(frozen=True, slots=True)
class Highway:
    """A fast road. `left`, `right`: what lies beside it: ``river``, ``trees``, ``flats`` or ``wall``.

    `centre_m`: half width of the middle strip. `tower`: a landmark on the horizon and its place across (0 to 1).
    """

    lanes: int = 3
    lane_m: float = 3.5
    centre_m: float = 0.5
    speed_mps: float = 17.0
    left: str = "river"
    right: str = "river"
    bend: float = 0.0
    arches: bool = False
    tower: tuple[str, float, float] | None = None
    hills_px: float = 60.0
    skyline_px: float = 70.0
    gantry_z: float = 0.0
    height_m: float = 9.0
    gaps_m: tuple[float, float] = (21, 68)
    trucks: float = 0.12
    barrier: bool = True
    yaw_rad: float = 0.0

    @property
    def half_m(self) -> float:
        """From the middle to the edge of the asphalt."""
        return self.centre_m + self.lanes * self.lane_m + 1.2

    def middle(self, z: float) -> float:
        """Return where the middle of the road lies at a distance."""
        return self.bend * z * z


def highway(seed: int, air: Air, road: Highway) -> Picture:
    """Return a fast road seen along its middle."""
    rnd = random.Random(seed)
    camera = Camera(rnd.uniform(-2.0, 2.0), road.height_m, 0, road.yaw_rad, 0.14, 1.0)
    far_m = 420.0
    lamps = [(side * (road.half_m + 0.5), z, side) for z in lamp_row(27, 330, 34) for side in (-1, 1)]
    beside = _beside(rnd, road)

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, road.hills_px, mix(air.middle, air.fog, 0.5), seed=seed)
        if road.tower:
            kind, place, height = road.tower
            paint_far_tower(
                stage,
                place * stage.camera.width_px,
                height,
                mix(air.lit_surface(rgb("77818c"), (0, 0, -1)), air.fog, 0.45),
                kind,
            )
        paint_skyline(stage, road.skyline_px, mix(air.lit_surface(rgb("8a8f96"), (0, 0, -1)), air.fog, 0.4), flats=0.6)

    def things() -> list[Thing]:
        out: list[Thing] = [
            (z, partial(paint_lamp_post, x=x + road.middle(z), z=z, side=side, height_m=9.5, arm_m=2.6))
            for x, z, side in lamps
        ]
        if road.arches:
            out += [(90, partial(_paint_arches, road=road, side=side)) for side in (-1, 1)]
        if road.bend == 0:
            out += [
                (
                    120,
                    partial(
                        paint_railing,
                        x=side * (road.half_m + 0.9),
                        z0=1,
                        z1=200,
                        height_m=1.5,
                        colour=rgb("7f9aa8"),
                        bars=4,
                    ),
                )
                for side, what in ((-1, road.left), (1, road.right))
                if what == "river"
            ]
        if road.gantry_z:
            out.append(
                (
                    road.gantry_z,
                    partial(paint_gantry, x=road.middle(road.gantry_z), z=road.gantry_z, half_m=road.half_m + 0.8),
                )
            )
        return out

    waters = [
        _river(camera, road, side, far_m, seed) for side, what in ((-1, road.left), (1, road.right)) if what == "river"
    ]

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("6f7a5c"))
        with stage.ground() as painter:
            _paint_road(painter, road, far_m)
        ground = Ground(stage)
        ground.grain(0.12)
        ground.tracks(
            [side * (road.centre_m + (k + 0.5) * road.lane_m) for k in range(road.lanes) for side in (-1, 1)],
            depth=0.14,
            curve=lambda z: road.bend * z * z,
        )
        ground.light()
        if air.dark:
            ground.pools(
                [(x - side * 2.5 + road.middle(z), 9, z) for x, z, side in lamps if z < 190],
                light.WARM,
                0.9 * air.lamps,
            )
        ground.mirror([t for t in things() if t[0] > 8], far_away, air.wet)
        ground.fog()
        ground.store()
        for water in waters:
            water.see(stage, far_away)
            water.paint(stage, 0.0)
        _paint_edges(stage, road, far_m)
        far_to_near(stage, [*things(), *beside])

    actors: list[Actor] = []
    for side in (-1, 1):
        for k in range(road.lanes):
            ends = (far_m * 0.72, -16.0) if side < 0 else (-16.0, far_m * 0.72)
            path = along_curve(road.middle, *ends, x=side * (road.centre_m + (k + 0.5) * road.lane_m))
            outer = k == road.lanes - 1
            actors += flow(
                rnd,
                path,
                road.speed_mps * rnd.uniform(0.9, 1.08) * (0.92 if outer else 1.0),
                gaps_m=road.gaps_m,
                buses=0.12 if outer else 0.04,
                trucks=road.trucks * (1.8 if outer else 0.6),
                taxis=0.08,
            )
    return Picture(
        camera, air, seed, backdrop, actors, under=[water.paint for water in waters], front=things() if waters else []
    )


def _river(camera: Camera, road: Highway, side: int, far_m: float, seed: int) -> Water:
    def outline() -> list[QPolygonF]:
        edge = road.half_m + (1.2 if road.left == road.right else 5.0)
        points = []
        for z in (2.0, 5, 9, 14, 20, 30, 45, 70, 110, 180, 300, 420):
            px, py, scale = camera.pixel(side * edge + road.middle(z), 0.0 if road.left == road.right else -1.0, z)
            if scale:
                points.append(QPointF(px, py))
        horizon = camera.horizon_px + 2
        out_x = -20.0 if side < 0 else camera.width_px + 20.0
        points += [
            QPointF(points[-1].x(), horizon),
            QPointF(out_x, horizon),
            QPointF(out_x, camera.height_px + 5.0),
            QPointF(points[0].x(), camera.height_px + 5.0),
        ]
        return [QPolygonF(points)]

    return Water(camera, height_m=-9.0, outlines=outline, colour=RIVER, seed=seed + side, long_m=1.4)


def _beside(rnd: random.Random, road: Highway) -> list[Thing]:
    """Return what stands beside the road: trees, flats behind them, a noise wall."""
    out: list[Thing] = []
    for side, what in ((-1, road.left), (1, road.right)):
        if what in ("trees", "flats", "wall"):
            trees = [
                Tree(
                    side * (road.half_m + rnd.uniform(3.0, 11.0)) + road.middle(z),
                    z,
                    rnd.uniform(5, 9),
                    rnd.choice(("green", "plane", "pine")),
                    rnd.randrange(99),
                )
                for z in np.arange(12, 260, 6.5).tolist()
            ]
            out += [(tree.z, partial(paint_tree, tree=tree)) for tree in trees]
        if what == "flats":
            z = 40.0
            while z < 330:
                length = rnd.uniform(12, 16)
                block = Block(
                    side,
                    side * (road.half_m + rnd.uniform(20, 32)) + road.middle(z),
                    z,
                    z + length,
                    rnd.uniform(38, 62),
                    "flats",
                    rnd.choice((rgb("d9d6cd"), rgb("cfc8ba"), rgb("e2e0da"), rgb("bfc4c6"))),
                    rnd.randrange(10**6),
                    False,
                    0.0,
                    42.0,
                )
                out.append(((block.z0 + block.z1) / 2, partial(paint_block, block=block)))
                z += length + rnd.uniform(16, 30)
        if what == "wall":
            out += [(z, partial(_noise_wall, road=road, side=side, z=z)) for z in np.arange(2, 260, 8.0).tolist()]
    return out


def _paint_road(painter: QPainter, road: Highway, far_m: float) -> None:
    bands = [(-road.half_m - 1.4, road.half_m + 1.4, rgb("9a9a95")), (-road.half_m, road.half_m, ASPHALT)]
    for side in (-1, 1):
        for x, colour in ((side * (road.half_m - 1.1), WHITE), (side * (road.centre_m + 0.1), YELLOW)):
            bands.append((x - 0.08, x + 0.08, colour))
    for x0, x1, colour in bands:
        ribbon(painter, road.middle, (x0, x1), (1.5, far_m), colour)
    z = 2.0
    while z < 230:
        a, b = road.middle(z), road.middle(z + 4)
        for lane in range(1, road.lanes):
            for side in (-1, 1):
                x = side * (road.centre_m + lane * road.lane_m)
                painter.setBrush(qcolor(WHITE, 0.92))
                painter.drawPolygon(
                    QPolygonF(
                        [
                            QPointF(a + x - 0.08, z),
                            QPointF(a + x + 0.08, z),
                            QPointF(b + x + 0.08, z + 4),
                            QPointF(b + x - 0.08, z + 4),
                        ]
                    )
                )
        z += 11.0


def _paint_edges(stage: Stage, road: Highway, far_m: float) -> None:
    """Concrete edges, railings and the barrier in the middle."""
    concrete = rgb("a8a8a2")
    z = far_m
    while z > 3:
        step = max(4.0, z * 0.1)
        near = max(1.0, z - step)
        a, b = road.middle(near), road.middle(z)
        for side, what in ((-1, road.left), (1, road.right)):
            if what == "wall":
                continue
            x = side * (road.half_m + 0.4)
            stage.face(
                [(a + x, 0, near), (a + x, 0.75, near), (b + x, 0.75, z), (b + x, 0, z)], concrete, (-side, 0, 0)
            )
            stage.face(
                [
                    (a + x, 0.75, near),
                    (a + x + side * 0.4, 0.75, near),
                    (b + x + side * 0.4, 0.75, z),
                    (b + x, 0.75, z),
                ],
                concrete,
                (0, 1, 0),
            )
        if road.barrier:
            for side in (-1, 1):
                x = side * 0.28
                stage.face(
                    [(a + x, 0, near), (a + x * 0.5, 0.85, near), (b + x * 0.5, 0.85, z), (b + x, 0, z)],
                    concrete,
                    (side, 0.3, 0),
                )
            stage.face(
                [(a - 0.14, 0.85, near), (a + 0.14, 0.85, near), (b + 0.14, 0.85, z), (b - 0.14, 0.85, z)],
                concrete,
                (0, 1, 0),
            )
        z -= step


def _noise_wall(stage: Stage, road: Highway, side: int, z: float) -> None:
    x, b = road.middle(z) + side * (road.half_m + 0.6), road.middle(z + 8) + side * (road.half_m + 0.6)
    tone = rgb("9aa39c") if int(z / 8) % 2 else rgb("8f9a95")
    stage.face([(x, 0, z), (x, 1.2, z), (b, 1.2, z + 8), (b, 0, z + 8)], rgb("9c9c96"), (-side, 0, 0))
    stage.face([(x, 1.2, z), (x, 4.2, z), (b, 4.2, z + 8), (b, 1.2, z + 8)], tone, (-side, 0, 0))
    stage.face([(x, 4.2, z), (x, 5.4, z), (b, 5.4, z + 8), (b, 4.2, z + 8)], rgb("8fb3bd"), (-side, 0.3, 0), 0.75)
    stage.line([(x, 0, z), (x, 5.5, z)], 0.16, stage.air.seen(rgb("70787a"), (-side, 0, -0.3), stage.distance(x, 2, z)))


def paint_gantry(stage: Stage, x: float, z: float, half_m: float) -> None:
    """Paint an overhead sign bridge with green and blue boards."""
    air = stage.air
    distance = stage.distance(x, 7, z)
    steel = air.seen(rgb("9aa0a4"), (0, 0, -1), distance)
    for side in (-1, 1):
        stage.line([(x + side * half_m, 0, z), (x + side * half_m, 7.4, z)], 0.35, steel, 1.2)
    for level in (6.5, 7.4):
        stage.line([(x - half_m, level, z), (x + half_m, level, z)], 0.2, steel, 1.0)
    k = -half_m
    while k < half_m - 1:
        stage.line([(x + k, 6.5, z), (x + k + 1, 7.4, z)], 0.09, steel, 0.6)
        stage.line([(x + k + 1, 7.4, z), (x + k + 2, 6.5, z)], 0.09, steel, 0.6)
        k += 2
    rnd = random.Random(3)
    for middle, wide, colour in ((half_m * 0.42, 6.4, rgb("0f7a4a")), (-half_m * 0.5, 4.6, rgb("6c7478"))):
        with stage.plane((x + middle - wide / 2, 5.9, z - 0.2), (1, 0, 0), (0, 1, 0)) as painter:
            face = air.fogged(
                dim(colour, 0.9) if air.dark else air.lit_surface(dim(colour, 1.25), (0, 0, -1)), distance
            )
            painter.setBrush(qcolor(face))
            painter.drawRect(QRectF(0, 0, wide, 2.8))
            if middle < 0:
                continue
            ink = air.fogged(rgb("f4f6f4"), distance)
            painter.setBrush(qcolor(ink))
            for row in range(2):
                a = 0.5
                for _ in range(3 + row):
                    w = rnd.uniform(0.45, 0.7)
                    painter.drawRect(QRectF(a, 1.75 - row * 1.15, w, 0.16))
                    painter.drawRect(QRectF(a, 1.45 - row * 1.15, w * 0.8, 0.12))
                    painter.drawRect(QRectF(a + w * 0.75, 1.4 - row * 1.15, 0.13, 0.75))
                    a += w + 0.3
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(wide - 1.3, 0.5),
                        QPointF(wide - 1.3, 1.7),
                        QPointF(wide - 1.65, 1.7),
                        QPointF(wide - 1.1, 2.4),
                        QPointF(wide - 0.55, 1.7),
                        QPointF(wide - 0.9, 1.7),
                        QPointF(wide - 0.9, 0.5),
                    ]
                )
            )


def _paint_arches(stage: Stage, road: Highway, side: int) -> None:
    """Steel arches along the edge of the bridge."""
    air = stage.air
    x = side * (road.half_m + 1.4)
    steel = rgb("c9503c")
    for number in range(4, -1, -1):
        z0 = 24 + number * 62
        places = [(z0 + 60 * k / 16, 0.8 + 10.5 * (1 - (k / 8 - 1) ** 2)) for k in range(17)]
        for (za, ya), (zb, yb) in pairwise(places):
            distance = stage.distance(x, ya, za)
            colour = air.seen(steel, (-side, 0.2, -0.4), distance)
            a, b = stage.camera.pixel(x, ya, za), stage.camera.pixel(x, yb, zb)
            if a[2] and b[2]:
                stroke(stage.painter, a[:2], b[:2], max(1.4, 0.75 * (a[2] + b[2]) / 2), colour)
        for z, y in places[1:-1:2]:
            colour = air.seen(dim(steel, 0.85), (-side, 0, -0.4), stage.distance(x, y, z))
            stage.line([(x, 0.5, z), (x, y, z)], 0.16, colour, 0.6)
