"""Road tunnels: every pixel of the lining is found by following its ray to the vault."""

import math
import random
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air, towards
from controlroom.sim.scenes.camera import Camera, Floats
from controlroom.sim.scenes.colour import Rgb, qcolor, rgb
from controlroom.sim.scenes.motion import straight
from controlroom.sim.scenes.noise import sampled, tile
from controlroom.sim.scenes.picture import Actor, Picture
from controlroom.sim.scenes.stage import Stage
from controlroom.sim.scenes.traffic import flow

_RADIUS_M = 6.9
_CENTRE_M = 1.5
_LAMP_STEP_M = 7.0

SODIUM_AIR = Air(
    zenith=rgb("201812"),
    middle=rgb("4a3623"),
    horizon=rgb("8a6a45"),
    glow=rgb("ffca80"),
    fog=rgb("6e5434"),
    fog_m=150,
    ambient=(1.0, 0.83, 0.57),
    sun_from=towards(0, 1, 0),
    lamps=0.85,
    wet=0.35,
    clouds=0,
    bloom=0.6,
)
LED_AIR = Air(
    zenith=rgb("14181c"),
    middle=rgb("3a444c"),
    horizon=rgb("7f8c94"),
    glow=rgb("e6f0ff"),
    fog=rgb("5a666e"),
    fog_m=190,
    ambient=(0.84, 0.88, 0.92),
    sun_from=towards(0, 1, 0),
    lamps=0.7,
    wet=0.2,
    clouds=0,
    bloom=0.5,
)


@dataclass(frozen=True, slots=True)
class Tunnel:
    """A tube with traffic in one direction. `lamp`: colour of its lights; `panel`, `stripe`: of its walls."""

    lamp: Rgb
    panel: Rgb
    stripe: Rgb
    towards_camera: bool
    lanes: int = 2
    speed_mps: float = 16.0
    exit_m: float = 0.0
    yaw_rad: float = 0.0
    signals: bool = True


def tunnel(seed: int, air: Air, shape: Tunnel) -> Picture:
    """Return a tunnel seen along the lanes from under its vault."""
    rnd = random.Random(seed)
    camera = Camera(rnd.uniform(-0.8, 0.8), 5.3, 0, shape.yaw_rad, 0.11, 1.06)
    lane_m = 3.5
    lanes = [(k - (shape.lanes - 1) / 2) * lane_m for k in range(shape.lanes)]

    def backdrop(stage: Stage) -> None:
        pixels = stage.pixels()
        pixels[:, :, :3] = np.clip(_lining(stage, shape, lanes, lane_m)[:, :, ::-1], 0, 255)
        _paint_fans(stage)
        if shape.signals:
            for z in (120.0, 44.0):
                _paint_lane_signs(stage, lanes, z)
        for z in np.arange(int(150 / _LAMP_STEP_M), 0, -1).tolist():
            for side in (-1, 1):
                x, y = side * _RADIUS_M * math.sin(0.62), _CENTRE_M + _RADIUS_M * math.cos(0.62)
                stage.glow(x * 0.98, y * 0.985, z * _LAMP_STEP_M + 1.2, 1.5, shape.lamp, 0.5)
        if shape.exit_m:
            stage.glow(0, 3.0, shape.exit_m, 16.0, rgb("fff4dc"), 1.6)

    actors: list[Actor] = []
    for x in lanes:
        ends = (250.0, -12.0) if shape.towards_camera else (-12.0, 250.0)
        actors += flow(
            rnd,
            straight(x, ends[0], x, ends[1]),
            shape.speed_mps * rnd.uniform(0.93, 1.06),
            gaps_m=(15, 50),
            buses=0.1,
            trucks=0.12,
        )
    return Picture(camera, air, seed, backdrop, actors, vignette=0.3)


def _lining(stage: Stage, shape: Tunnel, lanes: list[float], lane_m: float) -> Floats:
    """Return the colours of vault, walls and road at every pixel."""
    camera, air = stage.camera, stage.air
    m = camera.matrix
    inverse = np.linalg.inv(m[:, :3])
    column = np.arange(camera.width_px) + 0.5
    row = np.arange(camera.height_px) + 0.5
    ray = (
        inverse[:, 0][:, None, None] * column[None, None, :]
        + inverse[:, 1][:, None, None] * row[None, :, None]
        + inverse[:, 2][:, None, None]
    ).astype(np.float32)
    dx, dy, dz = ray
    eye_x, eye_y = camera.x_m, camera.y_m - _CENTRE_M
    a = dx * dx + dy * dy
    b = eye_x * dx + eye_y * dy
    c = eye_x * eye_x + eye_y * eye_y - _RADIUS_M**2
    t_wall = (-b + np.sqrt(np.maximum(b * b - a * c, 0))) / np.maximum(a, 1e-6)
    t_floor = np.where(dy < -1e-5, -camera.y_m / np.minimum(dy, -1e-5), 1e6)
    road = t_floor < t_wall
    t = np.minimum(np.where(road, t_floor, t_wall), 900)
    x, y, z = eye_x + t * dx, camera.y_m + t * dy, t * dz
    angle = np.arctan2(x, y - _CENTRE_M)
    rng = np.random.default_rng(4)
    fine, wide = tile(rng, 256, 8, 3), tile(rng, 512, 64, 4)
    near = np.exp(-z / 60)
    stain = (
        1
        + 0.24 * (sampled(wide, z * 5 + 40, angle * 90 + 300) - 0.5)
        + 0.12 * near * (sampled(fine, z * 16, angle * 160 + 200) - 0.5)
    )
    soft = np.clip(0.02 + z / 900, 0.015, 0.4)

    def band(value: Floats, low: float, high: float) -> Floats:
        cover: Floats = np.clip((value - low) / soft + 0.5, 0, 1) * np.clip((high - value) / soft + 0.5, 0, 1)
        return cover

    wall = np.broadcast_to(np.array(rgb("8f8c86"), np.float32), (*z.shape, 3)).copy()
    panel = band(y, 0.9, 3.5)[:, :, None]
    wall += (np.array(shape.panel, np.float32) - wall) * panel
    wall += (np.array(shape.stripe, np.float32) - wall) * band(y, 1.7, 2.1)[:, :, None]
    wall *= (1 - 0.35 * band(y, 3.46, 3.56))[:, :, None]
    wall *= (1 - 0.16 * band((z + 1000) % 4.0, 0, 0.08) * near * panel[:, :, 0])[:, :, None]
    wall *= (1 - 0.6 * band(y, -1, 0.75))[:, :, None]
    arc = 0.5 + 0.5 * np.cos(2 * math.pi * (z - 1.2) / _LAMP_STEP_M)
    shine = (
        0.52
        + 0.75 * np.exp(-(((np.abs(angle) - 0.62) / 0.34) ** 2)) * (0.5 + 0.5 * arc * np.exp(-z / 120))
        + 0.28 * band(y, 0, 3.6)
    )
    wall *= (shine * stain)[:, :, None]
    floor = np.broadcast_to(np.array(rgb("5c5b58"), np.float32), (*z.shape, 3)).copy()
    walk = np.clip((np.abs(x) - (lane_m * len(lanes) / 2 + 0.75)) / soft, 0, 1)
    for middle in lanes[:-1]:
        dashes = band(x - middle - lane_m / 2, -0.08, 0.08) * ((z % 10.0) < 5.0)
        floor += (np.array(rgb("f0eee6"), np.float32) - floor) * (dashes * 0.9)[:, :, None]
    for side in (-1, 1):
        edge = band(side * x - lane_m * len(lanes) / 2 - 0.25, -0.08, 0.08)
        floor += (np.array(rgb("e8c048") if side < 0 else rgb("f0eee6"), np.float32) - floor) * edge[:, :, None]
    floor += (np.array(rgb("83817a"), np.float32) - floor) * walk[:, :, None]
    mirror = (
        np.exp(-(((np.abs(x) - 3.2) / 1.1) ** 2)) * (0.35 + 0.65 * arc) * np.clip(z / 40, 0.2, 1) * np.exp(-z / 140)
    )
    floor *= (stain * (0.78 + 0.2 * arc * np.exp(-z / 90)))[:, :, None]
    floor += np.array(shape.lamp, np.float32) * (0.28 * mirror)[:, :, None]
    out = np.where(road[:, :, None], floor, wall) * np.array(air.ambient, np.float32)
    lamps = band(np.abs(angle) - 0.62, -0.035, 0.035) * band((z % _LAMP_STEP_M) - 1.2, -0.9, 0.9) * ~road
    out += (np.array(shape.lamp, np.float32) * 1.1 - out) * lamps[:, :, None]
    fog = 1 - np.exp(-np.maximum(0, z - 10) / air.fog_m)
    seen: Floats = out + (np.array(air.fog, np.float32) - out) * fog[:, :, None]
    return seen


def _paint_fans(stage: Stage) -> None:
    """Jet fans under the vault, in pairs."""
    for z in (150.0, 95.0, 52.0):
        for x in (-1.3, 1.3):
            px, py, scale = stage.camera.pixel(x, 7.1, z)
            far_x, far_y, far_scale = stage.camera.pixel(x, 7.1, z + 3.5)
            steel = stage.air.seen(rgb("8b9092"), (0, 0, -1), z)
            stage.painter.setBrush(qcolor(steel, 0.9))
            r, q = 0.62 * scale, 0.62 * far_scale
            stage.painter.drawPolygon(
                QPolygonF(
                    [QPointF(px - r, py), QPointF(px + r, py), QPointF(far_x + q, far_y), QPointF(far_x - q, far_y)]
                )
            )
            stage.painter.drawEllipse(QPointF(px, py), r, r)
            stage.painter.setBrush(qcolor(stage.air.fogged(rgb("14120f"), z)))
            stage.painter.drawEllipse(QPointF(px, py), r * 0.8, r * 0.8)
            stage.painter.setBrush(qcolor(steel))
            stage.painter.drawEllipse(QPointF(px, py), r * 0.25, r * 0.25)


def _paint_lane_signs(stage: Stage, lanes: list[float], z: float) -> None:
    """Green arrows over the lanes that are open."""
    for x in lanes:
        with stage.plane((x - 0.55, 5.35, z), (1, 0, 0), (0, 1, 0)) as painter:
            painter.setBrush(qcolor(rgb("0c0d0e")))
            painter.drawRect(QRectF(0, 0, 1.1, 1.1))
            painter.setBrush(qcolor(light.GREEN))
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(0.55, 0.14),
                        QPointF(0.95, 0.6),
                        QPointF(0.68, 0.6),
                        QPointF(0.68, 0.95),
                        QPointF(0.42, 0.95),
                        QPointF(0.42, 0.6),
                        QPointF(0.15, 0.6),
                    ]
                )
            )
        stage.glow(x, 5.9, z - 0.1, 1.6, light.GREEN, 0.5)
