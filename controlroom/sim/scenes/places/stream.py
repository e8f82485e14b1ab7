"""Streams through the city: brown flood, a lit promenade at night, a cycle path on a fine day."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import BRICK, STONE, Block, paint_block
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_garden_lamp, paint_lamp_post, paint_railing
from controlroom.sim.scenes.ground import Ground, fill_ground
from controlroom.sim.scenes.motion import LOOP_S, steady, straight
from controlroom.sim.scenes.people import Cycling, Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Overlay, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree, tree_screens
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near, stroke
from controlroom.sim.scenes.traffic import flow
from controlroom.sim.scenes.water import Water

_GREEN_WATER = rgb("4d6664")
_GRASS = rgb("7d9450")


@dataclass(frozen=True, slots=True)
class Bed:
    """The cross-section of a stream below street level (heights in metres, street at 0).

    Water of half width `water_m` at `water_y`; banks rise to a path at `path_y`, `path_m` wide, then a slope or a wall
    (`wall`) to the street at `edge_m` from the middle.
    """

    water_m: float = 9.0
    water_y: float = -5.0
    path_y: float = -4.2
    path_m: float = 4.0
    edge_m: float = 18.0
    wall: bool = False
    colour: Rgb = _GREEN_WATER
    flow_mps: float = -1.2
    rough: float = 1.0
    glint: float = 0.18
    mirror: float = 0.7
    grass: Rgb = _GRASS
    flooded: bool = False
    cycles: bool = False
    bridge_z: float = 74.0
    camera_x: float = 0.0
    camera_y: float = 3.6
    pitch_rad: float = 0.17
    stones: bool = False
    heights: tuple[float, float] = (18, 46)
    bend: float = 0.0

    def middle(self, z: float) -> float:
        """Return where the stream's middle lies at a distance."""
        return self.bend * z * z


def stream(seed: int, air: Air, bed: Bed) -> Picture:
    """Return a stream seen from a foot bridge."""
    rnd = random.Random(seed)
    camera = Camera(bed.camera_x, bed.camera_y, 0, 0.0, bed.pitch_rad, 1.08)
    blocks: list[Block] = []
    for side in (-1, 1):
        z = 26.0
        while z < 300:
            length = rnd.uniform(16, 26)
            face = side * (bed.edge_m + 17) + bed.middle(z)
            blocks.append(
                Block(
                    side,
                    face,
                    z,
                    z + length - 2,
                    rnd.uniform(*bed.heights),
                    rnd.choice(("punched", "ribbon", "flats", "punched", "glass")),
                    rnd.choice(STONE + BRICK),
                    rnd.randrange(10**6),
                    True,
                    0.25,
                )
            )
            z += length
    trees = [
        Tree(
            side * (bed.edge_m + rnd.uniform(2.0, 4.0)) + bed.middle(z),
            z,
            rnd.uniform(5, 7.5),
            "cherry" if bed.cycles else "green",
            rnd.randrange(99),
        )
        for side in (-1, 1)
        for z in np.arange(16, 190, 8.0).tolist()
    ]
    lamps = [
        (side * (bed.edge_m + 6.0) + bed.middle(z), z, side)
        for side in (-1, 1)
        for z in np.arange(20, 200, 28.0).tolist()
    ]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 64, mix(air.middle, air.fog, 0.45), seed=seed, peaks=((0.58, 1.0), (0.72, 0.7)))
        paint_skyline(stage, 56, mix(air.lit_surface(rgb("8a8f96"), (0, 0, -1)), air.fog, 0.4), flats=0.7)

    def things() -> list[Thing]:
        out: list[Thing] = [((b.z0 + b.z1) / 2, partial(paint_block, block=b)) for b in blocks]
        out += [(t.z, partial(paint_tree, tree=t)) for t in trees]
        out += [(z, partial(paint_lamp_post, x=x, z=z, side=side, height_m=7.5)) for x, z, side in lamps]
        if bed.wall:
            out += [
                (z, partial(paint_garden_lamp, x=x, z=z, y=bed.path_y, height_m=2.6))
                for side in (-1, 1)
                for z in np.arange(9, 70, 9.0).tolist()
                for x in (side * (bed.water_m + bed.path_m - 0.4) + bed.middle(z),)
            ]
        out.append((bed.bridge_z, partial(_road_bridge, bed=bed)))
        return out

    water = Water(
        camera,
        height_m=bed.water_y,
        outlines=lambda: _outline(camera, bed),
        colour=bed.colour,
        mirror=bed.mirror,
        rough=bed.rough,
        glint=bed.glint,
        flow=bed.flow_mps,
        seed=seed,
        long_m=0.6 if bed.wall else 0.9,
    )

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("7c7a74"))
        with stage.ground() as painter:
            painter.setBrush(qcolor(rgb("5c5f63")))
            for side in (-1, 1):
                painter.drawRect(QRectF(side * (bed.edge_m + 10) - 4, 1.5, 8, 240))
        ground = Ground(stage)
        ground.grain(0.1)
        ground.light()
        if air.dark:
            ground.pools([(x, 7, z) for x, z, _ in lamps], light.WARM, 0.9 * air.lamps)
        ground.fog()
        ground.store()
        _paint_banks(stage, bed)
        water.see(stage, far_away, [t for t in things() if t[0] > 5])
        water.paint(stage, 0.0)
        if not bed.flooded:
            _paint_reeds(stage, bed, seed)
        for side in (-1, 1):
            paint_railing(stage, side * (bed.edge_m + 0.3), 1.0, 150, height_m=1.2, colour=rgb("69737a"))
        far_to_near(stage, things())
        if bed.flooded:
            _paint_gauge(stage, bed)

    actors: list[Actor] = []
    under: list[Overlay] = [water.paint]
    if bed.flooded:
        under.append(_drift(seed, bed))
    if bed.stones:
        actors.append(Effect(24.0, lambda s, t: _stepping_stones(s, bed)))
    for lane, way in ((-1.8, 1), (1.8, -1)):
        path = straight(-70 * way, bed.bridge_z + 3 + lane, 70 * way, bed.bridge_z + 3 + lane, y=1.4)
        actors += flow(rnd, path, 9.5, gaps_m=(12, 40), buses=0.2)
    actors.append(Effect(bed.bridge_z - 0.5, lambda s, t: _bridge_rail(s, bed)))
    if not bed.flooded:
        actors += _strollers(rnd, bed)
    for side in (-1, 1):
        for _ in range(3):
            ends = (60.0, 3.0) if rnd.random() < 0.5 else (3.0, 60.0)
            x = side * (bed.edge_m + rnd.uniform(1.0, 1.8))
            actors.append(
                Walking(
                    some_person(rnd, rain=air.rain > 0),
                    steady(straight(x, ends[0], x, ends[1]), rnd.uniform(1.1, 1.5), rnd.uniform(0, 12)),
                )
            )
    front: list[Thing] = [(bed.bridge_z, partial(_road_bridge, bed=bed))]
    screens = tree_screens(camera, trees, nearer_than_m=bed.bridge_z)
    return Picture(camera, air, seed, backdrop, actors, under=under, front=front, screens=screens)


def _outline(camera: Camera, bed: Bed) -> Sequence[QPolygonF]:
    left: list[QPointF] = []
    right: list[QPointF] = []
    for z in (2.5, 4, 6, 9, 13, 18, 26, 38, 60, 90, 140, 220):
        for side, points in ((-1, left), (1, right)):
            px, py, scale = camera.pixel(side * bed.water_m + bed.middle(z), bed.water_y, z)
            if scale:
                points.append(QPointF(px, py))
    return [QPolygonF([*left, *reversed(right)])]


def _paint_banks(stage: Stage, bed: Bed) -> None:
    """Slopes or walls, the paths below, the edge of the street; far to near."""
    stone = rgb("9d9a92")
    z = 260.0
    while z > 1.0:
        near = max(0.8, z - max(2.0, z * 0.08))
        a, b = bed.middle(near), bed.middle(z)
        tick = int(z / 4) % 2
        for side in (-1, 1):
            inner, outer = side * bed.water_m, side * (bed.water_m + bed.path_m)
            edge = side * bed.edge_m
            normal = (-side * 0.7, 0.7, 0.0)
            if bed.flooded:
                low_x = side * (bed.water_m - 0.2)
                stage.face(
                    [
                        (a + low_x, bed.water_y, near),
                        (a + edge, 0, near),
                        (b + edge, 0, z),
                        (b + low_x, bed.water_y, z),
                    ],
                    dim(stone, 1.0 if tick else 0.94),
                    normal,
                )
                wet = 0.24
                stage.face(
                    [
                        (a + low_x, bed.water_y, near),
                        (a + low_x + (edge - low_x) * wet, bed.water_y * (1 - wet), near),
                        (b + low_x + (edge - low_x) * wet, bed.water_y * (1 - wet), z),
                        (b + low_x, bed.water_y, z),
                    ],
                    rgb("5b5145"),
                    normal,
                )
                continue
            stage.face(
                [
                    (a + inner, bed.water_y, near),
                    (a + inner + side * 0.5, bed.path_y, near),
                    (b + inner + side * 0.5, bed.path_y, z),
                    (b + inner, bed.water_y, z),
                ],
                rgb("7b776c"),
                normal,
            )
            stage.face(
                [
                    (a + inner + side * 0.5, bed.path_y, near),
                    (a + outer, bed.path_y, near),
                    (b + outer, bed.path_y, z),
                    (b + inner + side * 0.5, bed.path_y, z),
                ],
                rgb("a9a49a") if bed.wall else bed.grass,
                (0, 1, 0),
            )
            if not bed.wall:
                for x0, x1, colour in (
                    (0.36, 0.72, rgb("8e5146") if bed.cycles else rgb("9b988f")),
                    (0.74, 0.96, rgb("9a9890")),
                ):
                    p0, p1 = inner + side * bed.path_m * x0, inner + side * bed.path_m * x1
                    stage.face(
                        [
                            (a + p0, bed.path_y, near),
                            (a + p1, bed.path_y, near),
                            (b + p1, bed.path_y, z),
                            (b + p0, bed.path_y, z),
                        ],
                        colour,
                        (0, 1, 0),
                    )
            top = outer + side * 0.4 if bed.wall else edge
            stage.face(
                [(a + outer, bed.path_y, near), (a + top, 0, near), (b + top, 0, z), (b + outer, bed.path_y, z)],
                dim(stone, 1.0 if tick else 0.93) if bed.wall else dim(bed.grass, 0.9 if tick else 0.86),
                (-side, 0.1, 0) if bed.wall else normal,
            )
            if bed.wall:
                stage.face(
                    [(a + top, 0, near), (a + edge, 0, near), (b + edge, 0, z), (b + top, 0, z)],
                    rgb("8f8a80"),
                    (0, 1, 0),
                )
        z = near
    if bed.cycles:
        for side in (-1, 1):
            x = side * (bed.water_m + bed.path_m * 0.54)
            for k in range(2, 30):
                c = bed.middle(k * 3.0)
                stage.face(
                    [
                        (c + x - 0.06, bed.path_y + 0.01, k * 3.0),
                        (c + x + 0.06, bed.path_y + 0.01, k * 3.0),
                        (c + x + 0.06, bed.path_y + 0.01, k * 3.0 + 1.5),
                        (c + x - 0.06, bed.path_y + 0.01, k * 3.0 + 1.5),
                    ],
                    rgb("f0eee6"),
                    (0, 1, 0),
                )
    if bed.wall and stage.air.dark:
        for k in range(16, 0, -1):
            for side in (-1, 1):
                x = side * (bed.water_m + bed.path_m + 0.2) + bed.middle(k * 5.0)
                stage.glow(x, bed.path_y + 0.4, k * 5.0, 2.8, rgb("ffb867"), 0.62)
                stage.glow(
                    side * (bed.water_m + 0.3) + bed.middle(k * 5.0 + 2.5),
                    bed.water_y + 0.2,
                    k * 5.0 + 2.5,
                    1.8,
                    rgb("58c8ff") if k % 4 < 2 else rgb("8affc2"),
                    0.5,
                )


def _paint_reeds(stage: Stage, bed: Bed, seed: int) -> None:
    rnd = random.Random(seed)
    tufts = sorted(
        (
            (rnd.uniform(3, 70), rnd.choice((-1, 1)), rnd.uniform(-0.2, 1.0), rnd.uniform(0.4, 1.1))
            for _ in range(90 if bed.wall else 340)
        ),
        key=lambda t: -t[0],
    )
    for z, side, off, high in tufts:
        x = side * (bed.water_m + off) + bed.middle(z)
        px, py, scale = stage.camera.pixel(x, bed.water_y + 0.35, z)
        if not scale:
            continue
        tone = stage.air.seen(mix(rgb("4f6e35"), rgb("a2a860"), rnd.random()), (0, 0.6, -0.6), z)
        for _ in range(4):
            lean = rnd.uniform(-0.35, 0.35)
            stroke(
                stage.painter,
                (px, py),
                (px + lean * scale * high, py - high * scale),
                max(0.8, 0.05 * scale),
                dim(tone, rnd.uniform(0.75, 1.15)),
            )


def _road_bridge(stage: Stage, bed: Bed) -> None:
    """A road bridge over the stream at street level."""
    z, c = bed.bridge_z, bed.middle(bed.bridge_z)
    concrete = rgb("a6a39b")
    for x in (-bed.water_m * 0.62, bed.water_m * 0.62):
        stage.box((c + x - 0.9, c + x + 0.9), (bed.water_y - 1, 0.2), (z + 1, z + 5), dim(concrete, 0.85))
    half = bed.edge_m + 6
    stage.box((c - half, c + half), (0.1, 1.4), (z, z + 7), concrete, rgb("5c5f63"))
    stage.face(
        [(c - half, 1.0, z - 0.05), (c - half, 1.4, z - 0.05), (c + half, 1.4, z - 0.05), (c + half, 1.0, z - 0.05)],
        rgb("c9c5ba"),
        (0, 0, -1),
    )
    for k in range(-2, 3):
        paint_lamp_post(stage, c + k * 11.0, z + 6.6, side=1, height_m=7, arm_m=0.1, y=1.4)


def _bridge_rail(stage: Stage, bed: Bed) -> None:
    z, c = bed.bridge_z - 0.05, bed.middle(bed.bridge_z)
    tone = stage.air.seen(rgb("7d8b94"), (0, 0, -1), z)
    half = bed.edge_m + 6
    for level in (1.75, 2.1, 2.5):
        stage.line([(c - half, level, z), (c + half, level, z)], 0.07, tone, 0.8)
    for k in range(int(-half), int(half), 2):
        stage.line([(c + k, 1.4, z), (c + k, 2.5, z)], 0.07, tone, 0.6)


def _paint_gauge(stage: Stage, bed: Bed) -> None:
    """A staff gauge on the slope: blue and white steps, red above the warning level."""
    z, steps = 27.0, 16
    for k in range(steps):
        share, next_share = k / steps, (k + 1) / steps
        points = []
        for s, dz in ((share, 0.0), (share, 0.9), (next_share, 0.9), (next_share, 0.0)):
            x = -(bed.water_m - 0.2 + (bed.edge_m - bed.water_m) * s)
            points.append((x, bed.water_y * (1 - s) + 0.03, z + 1.6 * dz))
        colour = rgb("eef0ee") if k % 2 else rgb("d4442f") if k > 9 else rgb("2b5fae")
        stage.face(points, colour, (0.7, 0.7, 0))
    stage.line(
        [(-(bed.edge_m + 0.4), 0, 29), (-(bed.edge_m + 0.4), 4.2, 29), (-(bed.edge_m - 1.4), 4.2, 29)],
        0.16,
        stage.air.lit_surface(rgb("8d949b"), (0, 0, -1)),
        1.2,
    )
    x = -(bed.edge_m - 1.4)
    stage.box((x - 0.3, x + 0.3), (3.7, 4.15), (28.8, 29.3), rgb("e8e8e4"))


def _drift(seed: int, bed: Bed) -> Callable[[Stage, float], None]:
    """Foam, branches and ripples that the flood carries towards the camera."""
    rnd = random.Random(seed)
    length = 96.0
    bits = [
        (
            rnd.uniform(-0.94, 0.94) * bed.water_m,
            rnd.uniform(0, length),
            rnd.uniform(0.8, 4.5),
            rnd.uniform(0.04, 0.2),
            rnd.random(),
            rnd.randint(1, 1),
        )
        for _ in range(230)
    ]

    def paint(stage: Stage, t_s: float) -> None:
        air, camera, painter = stage.air, stage.camera, stage.painter
        pale = air.lit_surface(rgb("f2e2c0"), (0, 1, 0))
        dark = air.lit_surface(rgb("4e3f2c"), (0, 1, 0))
        for x, start, long_m, wide, phase, rounds in bits:
            z = 2.0 + (start - rounds * length * t_s / LOOP_S) % length
            wobble = 0.35 * math.sin(2 * math.pi * (2 * t_s / LOOP_S + phase))
            a = camera.pixel(x + wobble + bed.middle(z), bed.water_y + 0.02, z)
            b = camera.pixel(x + wobble + bed.middle(z), bed.water_y + 0.02, z + long_m)
            if a[2] == 0 or a[1] > camera.height_px + 60:
                continue
            fade = math.exp(-z / 60) * min(1.0, (length + 2 - z) / 12)
            half = wide * a[2] / 2
            painter.setBrush(qcolor(pale if phase < 0.62 else dark, 0.62 * fade))
            painter.drawConvexPolygon(
                [
                    QPointF(a[0] - half, a[1]),
                    QPointF((a[0] + b[0]) / 2 - half * 0.7, (a[1] + b[1]) / 2),
                    QPointF(b[0], b[1]),
                    QPointF((a[0] + b[0]) / 2 + half * 0.7, (a[1] + b[1]) / 2),
                    QPointF(a[0] + half, a[1]),
                ]
            )

    return paint


def _stepping_stones(stage: Stage, bed: Bed) -> None:
    z = 24.0
    c = bed.middle(z)
    x = -bed.water_m + 0.8
    while x < bed.water_m - 0.6:
        stage.box(
            (c + x, c + x + 0.95), (bed.water_y - 0.2, bed.water_y + 0.42), (z, z + 0.8), rgb("a09a8e"), rgb("bdb7aa")
        )
        x += 1.45


def _strollers(rnd: random.Random, bed: Bed) -> list[Actor]:
    out: list[Actor] = []
    y = bed.path_y
    for k in range(8 if bed.wall else 7):
        side = -1 if k % 2 else 1
        off = rnd.uniform(1.0, bed.path_m - 1.2) if bed.wall else bed.path_m * rnd.uniform(0.76, 0.94)
        x = side * (bed.water_m + off)
        ends = (62.0, 3.0) if rnd.random() < 0.5 else (3.0, 62.0)
        fast = rnd.random() < 0.25 and not bed.wall
        path = straight(x + bed.middle(ends[0]), ends[0], x + bed.middle(ends[1]), ends[1], y=y)
        out.append(
            Walking(
                some_person(rnd, summer=not bed.wall),
                steady(path, 2.8 if fast else rnd.uniform(1.1, 1.5), rnd.uniform(0, 12)),
                2.3 if fast else 1.45,
                1.35 if fast else 1.0,
            )
        )
    if bed.cycles:
        for k in range(8):
            side = -1 if k % 2 else 1
            way = k % 4 < 2
            x = side * (bed.water_m + bed.path_m * (0.46 if way else 0.62))
            ends = (95.0, 2.0) if way else (2.0, 95.0)
            path = straight(x + bed.middle(ends[0]), ends[0], x + bed.middle(ends[1]), ends[1], y=y)
            out.append(Cycling(some_person(rnd, summer=True), steady(path, rnd.uniform(5.0, 7.0), rnd.uniform(0, 12))))
    if bed.wall:
        for k in range(8):
            side = -1 if k % 2 else 1
            z = 8 + k * 4.5
            out.append(
                Standing(
                    some_person(rnd), (side * (bed.water_m + 1.0) + bed.middle(z), y, z, -side * 1.4), rnd.random()
                )
            )
    if bed.stones:
        path = straight(-bed.water_m - 2, 24.4, bed.water_m + 2, 24.4, y=bed.water_y + 0.42)
        out.append(Walking(some_person(rnd), steady(path, 1.1, 3.0)))
        out.append(Walking(some_person(rnd, child=True), steady(path, 1.1, 4.4)))
    return out
