"""Vehicles on the move: drawing a mesh on the road, its shadow, its lamps, and lanes full of them."""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from controlroom.sim.scenes import light, vehicle
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.camera import NEAR_M, Camera
from controlroom.sim.scenes.colour import Rgb, mix
from controlroom.sim.scenes.mesh import Mesh
from controlroom.sim.scenes.motion import LOOP_S, Path, Pose, Trip, spread, steady
from controlroom.sim.scenes.sprite import Sprite, trimmed
from controlroom.sim.scenes.stage import Stage, Thing, cut

_SPRITE_SCALE = 34.0
_SPRITE_STEP = 0.1
_SPRITE_COLUMN_PX = 150.0
_CABIN_LIGHT = (226.0, 216.0, 186.0)


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A kind of mesh and its paint."""

    kind: str
    paint: Rgb


@dataclass(frozen=True, slots=True)
class Driven:
    """A vehicle on a trip."""

    vehicle: Vehicle
    trip: Trip

    def items(self, stage: Stage, t_s: float) -> Iterator[Thing]:
        """Yield depth and drawing of every one of it that is in front of the camera."""
        for age, pose in self.trip.poses(t_s):
            depth = stage.camera.depth_m(*pose[:3])
            if depth > -6:
                yield depth, _Drawing(self.vehicle, pose, self.trip.brakes_s[0] < age < self.trip.brakes_s[1])


@dataclass(frozen=True, slots=True)
class Parked:
    """A vehicle that stands."""

    vehicle: Vehicle
    pose: Pose

    def items(self, stage: Stage, t_s: float) -> Iterator[Thing]:
        """Yield depth and drawing."""
        yield stage.camera.depth_m(*self.pose[:3]), _Drawing(self.vehicle, self.pose, False, False)


@dataclass(frozen=True, slots=True)
class _Drawing:
    vehicle: Vehicle
    pose: Pose
    braking: bool
    lamps_on: bool = True

    def __call__(self, stage: Stage) -> None:
        px, py, scale = stage.camera.pixel(*self.pose[:3])
        if scale > _SPRITE_SCALE:
            paint_vehicle(stage, self.vehicle, self.pose, braking=self.braking, lamps_on=self.lamps_on)
            return
        if scale < 1.2 or not -60 < px < stage.camera.width_px + 60:
            return
        step = _SPRITE_STEP if scale > 9 else 2 * _SPRITE_STEP
        size = math.exp(round(math.log(scale) / step) * step)
        grid_px = _SPRITE_COLUMN_PX if scale < 15 else _SPRITE_COLUMN_PX / 2
        heading, column_px = round(self.pose[3] * 12) / 12, round(px / grid_px) * grid_px
        key = (self.vehicle, size, heading, column_px, self.pose[1], self.braking, self.lamps_on)
        sprite = stage.sprites.get(key)
        if sprite is None:
            sprite = self._sprite(stage, size, heading, column_px)
            stage.sprites[key] = sprite
        sprite.lay(stage.painter, px, py, scale / size)

    def _sprite(self, on: Stage, scale: float, heading: float, column_px: float) -> Sprite:
        """Paint the vehicle as it looks in a column of the picture, so far away that a metre is `scale` pixels."""
        what, y, camera, air = self.vehicle, self.pose[1], on.camera, on.air
        mesh = vehicle.mesh_of(what.kind, what.paint)
        x, z = _place_of(camera, column_px, scale, y)
        px, py, _ = camera.pixel(x, y, z)
        half = int(scale * (mesh.length_m * abs(math.sin(heading)) + mesh.width_m) / 2 + 1.2 * scale + 4)
        above, below = (
            int(scale * (mesh.height_m + mesh.length_m * 0.3) + 6),
            int(scale * (4.2 if air.wet > 0.3 else 2.4) + 5),
        )
        image = QImage(2 * half, above + below, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        left, top = int(px) - half, int(py) - above
        stage = Stage(camera, air, 0, image=image)
        stage.painter.translate(-left, -top)
        paint_vehicle(stage, what, (x, y, z, heading), braking=self.braking, lamps_on=self.lamps_on)
        return trimmed(stage.done(), px - left, py - top)


def _place_of(camera: Camera, px: float, scale: float, y: float) -> tuple[float, float]:
    """Return world (x, z) at height `y` that is seen in column `px` at `scale` pixels a metre."""
    depth = camera.focal_px / scale
    rows = camera.rows
    (a, b, c, d), (e, f, g, h) = rows[0], rows[2]
    right, ahead = px * depth - b * y - d, depth - f * y - h
    fold = a * g - c * e
    return (right * g - c * ahead) / fold, (a * ahead - right * e) / fold


@dataclass(frozen=True, slots=True)
class _Turned:
    """A mesh that looks along a heading, in the light of an air.

    `points` (faces x corners, 3). A face is seen from where `normals` @ (eye - place) exceeds `offsets`. Its colour is
    `lit` plus the share of fog times `to_fog`.
    """

    points: NDArray[np.float64]
    normals: NDArray[np.float64]
    offsets: NDArray[np.float64]
    lit: NDArray[np.float64]
    to_fog: NDArray[np.float64]


@lru_cache(maxsize=500)
def _turned(kind: str, paint: Rgb, heading: float, air: Air) -> _Turned:
    mesh = vehicle.mesh_of(kind, paint)
    sin, cos = math.sin(heading), math.cos(heading)
    turn = np.array([[cos, 0, sin], [0, 1, 0], [-sin, 0, cos]])
    points, normals = mesh.points @ turn.T, mesh.normals @ turn.T
    facing = np.clip(normals @ np.array(air.sun_from), 0, None)[:, None]
    above = 0.72 + 0.28 * normals[:, 1:2] - 0.06 * np.abs(normals[:, 0:1])
    lit = mesh.colours * (np.array(air.ambient) * above + np.array(air.sun) * facing)
    sky = np.where(
        normals[:, 1:2] > 0.5, np.array([mix(air.middle, air.horizon, 0.6)]), np.array([mix(air.horizon, air.fog, 0.5)])
    )
    lit = lit + (sky - lit) * mesh.glossy[:, None]
    if air.dark:
        lit = np.where(mesh.inside[:, None], np.array(_CABIN_LIGHT) * (0.62 + 0.2 * air.lamps), lit)
    glow = mesh.colours * (1.0 if air.dark else 0.85)
    lit = np.clip(np.where(mesh.shining[:, None], glow, lit), 0, 255)
    to_fog = (np.array(air.fog) - lit) * np.where(mesh.shining, 0.6, 1.0)[:, None]
    return _Turned(points.reshape(-1, 3), normals, (normals * points[:, 0]).sum(axis=1), lit, to_fog)


def paint_vehicle(stage: Stage, what: Vehicle, pose: Pose, *, braking: bool = False, lamps_on: bool = True) -> None:
    """Paint a vehicle on the road."""
    x, y, z, heading = pose
    camera, air, painter = stage.camera, stage.air, stage.painter
    mesh = vehicle.mesh_of(what.kind, what.paint)
    turned = _turned(what.kind, what.paint, round(heading, 3), air)
    matrix = camera.matrix
    flat = turned.points @ matrix[:, :3].T
    flat += matrix[:, :3] @ (x, y, z) + matrix[:, 3]
    middle = camera.depth_m(x, y, z)
    passing = middle < mesh.length_m / 2 + 2 and flat[:, 2].min() < NEAR_M
    if passing:
        if flat[:, 2].max() < 1:
            return
    else:
        px, _, scale = camera.pixel(x, y, z)
        if not -0.7 * mesh.length_m * scale < px < camera.width_px + 0.7 * mesh.length_m * scale:
            return
    scale = camera.focal_px / max(1.0, middle)
    corners = (flat[:, :2] / flat[:, 2:3]).reshape(len(mesh.counts), -1, 2).tolist()
    eye = camera.eye_m
    seen = turned.normals @ (eye[0] - x, eye[1] - y, eye[2] - z) > turned.offsets
    seen &= mesh.detail <= (0 if scale < 16 else 1 if scale < 34 else 2)
    fog = 1 - math.exp(-max(0.0, camera.focal_px / scale - 10) / air.fog_m)
    shades = (turned.lit + turned.to_fog * fog).astype(np.int32).tolist()
    _paint_shadow(stage, mesh, pose, scale)
    if passing:
        _paint_passing(
            painter, flat.reshape(len(mesh.counts), -1, 3).tolist(), mesh, np.flatnonzero(seen).tolist(), shades
        )
        return
    for i in np.flatnonzero(seen).tolist():
        painter.setBrush(QColor(*shades[i]))
        painter.drawPolygon([QPointF(a, b) for a, b in corners[i][: mesh.counts[i]]])
    if air.dark and lamps_on:
        _paint_lamps(stage, mesh, pose, scale, braking)
    elif braking:
        _paint_lamps(stage, mesh, pose, scale, braking, rear_only=True)


def _paint_passing(
    painter: QPainter, corners: list[list[list[float]]], mesh: Mesh, seen: list[int], shades: list[list[int]]
) -> None:
    """Paint a vehicle that reaches behind the camera: its faces are cut off at the near plane."""
    for i in seen:
        outline = cut(corners[i][: mesh.counts[i]])
        if len(outline) > 2:
            painter.setBrush(QColor(*shades[i]))
            painter.drawPolygon(outline)


def _paint_shadow(stage: Stage, mesh: Mesh, pose: Pose, scale: float) -> None:
    x, y, z, heading = pose
    sin, cos = math.sin(heading), math.cos(heading)
    air = stage.air
    half_w, half_l = mesh.width_m / 2, mesh.length_m / 2
    sunny = air.sun[0] > 0.3
    shift_x = -air.sun_from[0] / air.sun_from[1] * mesh.height_m * 0.7 if sunny else 0.0
    shift_z = -air.sun_from[2] / air.sun_from[1] * mesh.height_m * 0.7 if sunny else 0.0
    rounds = [(0.1, 0.0, 0.55), (0.0, 1.0, 0.34)] if sunny else [(0.32, 0.0, 0.22), (0.08, 0.0, 0.42)]
    for grow, shift, alpha in rounds if scale > 5 else rounds[:1]:
        w, length = half_w + grow, half_l + grow
        ground = [
            (x + a * w * cos + b * length * sin, z - a * w * sin + b * length * cos)
            for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]
        if shift:
            ground = _hull(ground + [(gx + shift_x, gz + shift_z) for gx, gz in ground])
        places = [stage.camera.pixel(gx, y + 0.01, gz) for gx, gz in ground]
        if all(place[2] for place in places):
            stage.painter.setBrush(QColor(8, 10, 14, int(alpha * 255)))
            stage.painter.drawConvexPolygon([QPointF(px, py) for px, py, _ in places])


def _hull(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the convex outline of (x, z) points."""
    ordered = sorted(points)

    def half(row: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        out: list[tuple[float, float]] = []
        for p in row:
            while len(out) > 1 and (out[-1][0] - out[-2][0]) * (p[1] - out[-2][1]) <= (out[-1][1] - out[-2][1]) * (
                p[0] - out[-2][0]
            ):
                out.pop()
            out.append(p)
        return out[:-1]

    return half(ordered) + half(ordered[::-1])


def _paint_lamps(stage: Stage, mesh: Mesh, pose: Pose, scale: float, braking: bool, *, rear_only: bool = False) -> None:
    x, y, z, heading = pose
    sin, cos = math.sin(heading), math.cos(heading)
    camera, air, painter = stage.camera, stage.air, stage.painter
    eye = camera.eye_m
    to_x, to_z = eye[0] - x, eye[2] - z
    away = math.hypot(to_x, to_z) or 1.0
    ahead = (to_x * sin + to_z * cos) / away
    fade = math.exp(-away / (3.0 * air.fog_m))
    if not rear_only and ahead > -0.75:
        gx, gz = x + sin * (mesh.length_m / 2 + 2.4), z + cos * (mesh.length_m / 2 + 2.4)
        px, py, ground_scale = camera.pixel(gx, y, gz)
        if 3 < ground_scale < 50:
            flat = max(0.12, eye[1] / max(4.0, away))
            light.oval(
                painter,
                px,
                py,
                (2.3 * ground_scale, max(2.0, 2.6 * ground_scale * flat)),
                light.HEADLIGHT,
                0.26 * air.lamps * fade,
            )
    if not rear_only and ahead > 0.15:
        for lx, ly, lz in mesh.front:
            px, py, lamp_scale = camera.pixel(x + lx * cos + lz * sin, y + ly, z - lx * sin + lz * cos)
            if lamp_scale <= 0:
                continue
            power = ahead * air.lamps * fade
            light.halo(painter, px, py, max(2.2, 0.95 * lamp_scale**0.9), light.HEADLIGHT, 1.25 * power)
            if air.wet > 0.3 and lamp_scale > 4:
                light.streak(
                    painter,
                    px,
                    py + 0.4 * lamp_scale,
                    0.75 * lamp_scale,
                    3.4 * lamp_scale**0.92,
                    light.HEADLIGHT,
                    0.62 * power * air.wet,
                )
    if ahead < -0.15:
        for lx, ly, lz in mesh.rear:
            px, py, lamp_scale = camera.pixel(x + lx * cos + lz * sin, y + ly, z - lx * sin + lz * cos)
            if lamp_scale <= 0:
                continue
            power = -ahead * fade * (1.15 if braking else 0.62 * air.lamps)
            light.halo(painter, px, py, max(1.8, (1.0 if braking else 0.62) * lamp_scale**0.92), light.TAIL, power)
            if air.wet > 0.3 and lamp_scale > 4:
                light.streak(
                    painter,
                    px,
                    py + 0.55 * lamp_scale,
                    0.5 * lamp_scale,
                    2.6 * lamp_scale**0.92,
                    light.TAIL,
                    0.55 * power * air.wet,
                )


def some_vehicle(rnd: random.Random, *, buses: float = 0.1, trucks: float = 0.08, taxis: float = 0.14) -> Vehicle:
    """Return a vehicle as one meets it in the city."""
    dice = rnd.random()
    if dice < buses:
        return Vehicle(
            "bus",
            rnd.choice((vehicle.BUS_BLUE, vehicle.BUS_BLUE, vehicle.BUS_GREEN, vehicle.BUS_GREEN, vehicle.BUS_RED)),
        )
    if dice < buses + trucks:
        return Vehicle(
            rnd.choice(("truck", "truck", "box")), rnd.choice(((44, 92, 170), (233, 234, 234), (233, 234, 234)))
        )
    if dice < buses + trucks + taxis:
        return Vehicle("taxi", vehicle.TAXI)
    return Vehicle(rnd.choice(("car", "car", "car", "suv", "suv", "van")), rnd.choice(vehicle.PAINTS))


_ROOM_M = {"bus": 15.0, "coach": 16.0, "box": 12.0, "truck": 9.0, "van": 8.5, "schoolbus": 10.0}


def flow(
    rnd: random.Random,
    path: Path,
    speed_mps: float,
    *,
    gaps_m: tuple[float, float] = (9, 28),
    buses: float = 0.1,
    trucks: float = 0.08,
    taxis: float = 0.14,
    fixed: Vehicle | None = None,
) -> list[Driven]:
    """Return a lane of vehicles that keep one speed; the lane's pattern repeats with every loop."""
    ring_m = speed_mps * LOOP_S
    out: list[Driven] = []
    room_behind = 0.0
    last = -1e9
    for place in sorted(spread(rnd, ring_m, *gaps_m)):
        chosen = fixed or some_vehicle(rnd, buses=buses, trucks=trucks, taxis=taxis)
        needed = max(room_behind, _ROOM_M.get(chosen.kind, 7.5))
        if place - last < needed or (out and place + needed > ring_m + out[0].trip.start_s * -speed_mps):
            if place - last < 7.5:
                continue
            chosen = Vehicle("car", rnd.choice(vehicle.PAINTS))
        out.append(Driven(chosen, steady(path, speed_mps, -place / speed_mps)))
        last, room_behind = place, _ROOM_M.get(chosen.kind, 7.5)
    return out
