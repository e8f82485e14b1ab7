"""Boulevards: lanes of traffic between two rows of buildings."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import BRICK, STONE, Block, building_shadows, paint_block, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import lamp_row, paint_lamp_post
from controlroom.sim.scenes.ground import (
    ASPHALT,
    BUS_LANE,
    PAVING,
    WHITE,
    YELLOW,
    Ground,
    fill_ground,
    ribbon,
)
from controlroom.sim.scenes.motion import along_curve, steady
from controlroom.sim.scenes.people import Walking, some_person
from controlroom.sim.scenes.picture import Actor, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree, tree_screens
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near
from controlroom.sim.scenes.traffic import flow

Curve = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Street:
    """The shape of a boulevard. `half_m`: from its middle to the kerb. `lanes`: in each direction."""

    half_m: float = 11.0
    lanes: int = 3
    pavement_m: float = 6.0
    far_m: float = 330.0
    styles: tuple[str, ...] = ("glass", "ribbon", "punched", "ribbon")
    heights: tuple[float, float] = (22, 62)
    signs: float = 0.35
    trees: str = "green"
    speed_mps: float = 11.5
    bend: float = 0.0
    hills_px: float = 60.0
    bus_lane: bool = False
    walkers: int = 11
    snow: bool = False

    def middle(self, z: float) -> float:
        """Return where the middle of the road lies at a distance."""
        return self.bend * z * z

    def lane_x(self, number: int) -> float:
        """Return the middle of lane `number` (1 next to the middle line), to the right."""
        return (number - 0.5) * (self.half_m - 0.6) / self.lanes + 0.3


def paint_road_marks(painter: QPainter, street: Street, z_from: float, z_to: float) -> None:
    """Paint asphalt, kerbs and lane lines on the painter's ground plane."""
    h = street.half_m
    bands = [
        (-h - street.pavement_m, h + street.pavement_m, rgb("e9edf1") if street.snow else PAVING),
        (-h - 0.35, h + 0.35, rgb("c9cdd2") if street.snow else rgb("a9a69f")),
        (-h, h, rgb("8f959b") if street.snow else ASPHALT),
    ]
    if street.bus_lane:
        half = (h - 0.6) / street.lanes / 2 - 0.1
        bands += [(side * street.lane_x(1) - half, side * street.lane_x(1) + half, BUS_LANE) for side in (-1, 1)]
    bands += [(x - 0.075, x + 0.075, YELLOW) for x in (-0.22, 0.22)]
    for x0, x1, colour in bands:
        ribbon(painter, street.middle, (x0, x1), (z_from, z_to), colour)
    lane_m = (street.half_m - 0.6) / street.lanes
    z = z_from
    while z < min(z_to, z_from + 190):
        a, b = street.middle(z), street.middle(z + 3.2)
        for lane in range(1, street.lanes):
            for side in (-1, 1):
                x = side * (0.3 + lane * lane_m)
                painter.setBrush(qcolor(WHITE, 0.92))
                painter.drawPolygon(
                    QPolygonF(
                        [
                            QPointF(a + x - 0.075, z),
                            QPointF(a + x + 0.075, z),
                            QPointF(b + x + 0.075, z + 3.2),
                            QPointF(b + x - 0.075, z + 3.2),
                        ]
                    )
                )
        z += 8.0


def boulevard(seed: int, air: Air, street: Street, *, camera: Camera | None = None) -> Picture:
    """Return a street seen along its middle from a mast."""
    rnd = random.Random(seed)
    camera = camera or Camera(rnd.uniform(-1.5, 1.5), rnd.uniform(7.5, 9.0), 0, rnd.uniform(-0.03, 0.03), 0.15, 1.02)
    walls = STONE + BRICK[2:]
    blocks: list[Block] = []
    for side in (-1, 1):
        row = street_side(
            random.Random(seed * 2 + side),
            side=side,
            face_x=side * (street.half_m + street.pavement_m),
            z_from=-12,
            z_to=street.far_m,
            styles=street.styles,
            heights=street.heights,
            signs=street.signs,
            walls=walls,
        )
        blocks += [_shifted(b, street.middle((b.z0 + b.z1) / 2)) for b in row]
    lamps = [(side * (street.half_m + 0.8), z, side) for z in lamp_row(14, 230, 27) for side in (-1, 1)]
    trees = [
        Tree(
            side * (street.half_m + 2.2) + street.middle(z) + rnd.uniform(-0.3, 0.3),
            z,
            rnd.uniform(6.0, 8.2),
            street.trees,
            rnd.randrange(99),
        )
        for z in np.arange(13, 200, 9.0).tolist()
        for side in (-1, 1)
        if rnd.random() < 0.9
    ]

    def things() -> list[Thing]:
        out: list[Thing] = [(b.z0 + (b.z1 - b.z0) * 0.5, partial(paint_block, block=b)) for b in blocks]
        out += [(z, partial(paint_lamp_post, x=x + street.middle(z), z=z, side=side)) for x, z, side in lamps]
        out += [(t.z, partial(paint_tree, tree=t)) for t in trees]
        return out

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, street.hills_px, mix(air.middle, air.fog, 0.45), seed=seed)
        paint_skyline(stage, 46, mix(air.lit_surface(rgb("7d8690"), (0, 0, -1)), air.fog, 0.5))

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, dim(PAVING, 0.9))
        with stage.ground() as painter:
            paint_road_marks(painter, street, camera.z_m + 1.5, street.far_m)
        ground = Ground(stage)
        ground.grain(0.12)
        lanes = [side * street.lane_x(n) for n in range(1, street.lanes + 1) for side in (-1, 1)]
        ground.tracks(lanes, depth=0.5 if street.snow else 0.12, curve=lambda z: street.bend * z * z)
        ground.light()
        if air.sun[0] > 0.3:
            ground.shade(building_shadows(stage, blocks), 0.5)
        if air.dark:
            ground.pools(
                [(x - side * 2.2 + street.middle(z), 8, z) for x, z, side in lamps if z < 150],
                light.WARM,
                0.9 * air.lamps,
            )
        near = [t for t in things() if t[0] > 8]
        ground.mirror(near, far_away, air.wet)
        ground.fog()
        ground.store()
        far_to_near(stage, things())

    actors: list[Actor] = []
    for side in (-1, 1):
        for n in range(1, street.lanes + 1):
            ends = (street.far_m * 0.8, -14.0) if side < 0 else (-14.0, street.far_m * 0.8)
            path = along_curve(street.middle, *ends, x=side * street.lane_x(n))
            bus = 0.55 if street.bus_lane and n == 1 else 0.1 if n == street.lanes else 0.03
            speed = street.speed_mps * rnd.uniform(0.85, 1.1)
            gaps = (20, 48) if street.bus_lane and n == 1 else (15, 52)
            actors += flow(rnd, path, speed, gaps_m=gaps, buses=bus)
    for _ in range(street.walkers):
        side = rnd.choice((-1, 1))
        x = side * (street.half_m + rnd.uniform(2.8, street.pavement_m - 0.6))
        ends = (70.0, 2.0) if rnd.random() < 0.5 else (2.0, 70.0)
        actors.append(
            Walking(
                some_person(rnd, rain=air.rain > 0),
                steady(along_curve(street.middle, *ends, x=x), rnd.uniform(1.1, 1.6), rnd.uniform(0, 12)),
            )
        )
    return Picture(camera, air, seed, backdrop, actors, screens=tree_screens(camera, trees, nearer_than_m=60))


def _shifted(block: Block, x: float) -> Block:
    return Block(
        block.side,
        block.face_x + x,
        block.z0,
        block.z1,
        block.height_m,
        block.style,
        block.wall,
        block.seed,
        block.shops,
        block.signs,
        block.depth_m,
    )
