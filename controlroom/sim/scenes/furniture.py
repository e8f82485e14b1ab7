"""What stands along a street: lamp posts, signals, railings, bollards, shelters."""

import math

from PySide6.QtCore import QPointF, QRectF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.camera import Point
from controlroom.sim.scenes.colour import Rgb, dim, qcolor, rgb
from controlroom.sim.scenes.stage import Stage

STEEL = rgb("8d949b")


def paint_lamp_post(
    stage: Stage,
    x: float,
    z: float,
    *,
    side: int,
    height_m: float = 8.0,
    arm_m: float = 2.2,
    colour: Rgb = light.WARM,
    y: float = 0.0,
) -> None:
    """Paint a street lamp whose arm reaches away from `side` over the road."""
    air = stage.air
    distance = stage.distance(x, y, z)
    steel = air.seen(dim(STEEL, 0.62), (0, 0, -1), distance)
    head_x = x - side * arm_m
    top = y + height_m
    stage.line(
        [(x, y, z), (x, top - 0.5, z), (x - side * 0.5, top - 0.05, z), (head_x, top + 0.1, z)], 0.15, steel, 0.8
    )
    stage.line([(head_x + side * 0.35, top + 0.06, z), (head_x - side * 0.35, top + 0.06, z)], 0.2, steel, 1.0)
    if air.lamps > 0.05:
        stage.glow(head_x, top - 0.02, z, 1.5 + 1.6 * air.lamps, colour, 1.1 * air.lamps)


def paint_garden_lamp(
    stage: Stage, x: float, z: float, *, height_m: float = 3.6, y: float = 0.0, colour: Rgb = light.WARM
) -> None:
    """Paint a low park lamp with a round head."""
    air = stage.air
    steel = air.seen(rgb("3c4246"), (0, 0, -1), stage.distance(x, y, z))
    stage.line([(x, y, z), (x, y + height_m, z)], 0.12, steel, 0.8)
    px, py, scale = stage.camera.pixel(x, y + height_m + 0.18, z)
    if scale > 0:
        face = air.fogged(
            rgb("fff0d0") if air.dark else air.lit_surface(rgb("e8e8e2"), (0, 1, 0)), stage.distance(x, y, z)
        )
        stage.painter.setBrush(qcolor(face))
        radius = max(0.8, 0.22 * scale)
        stage.painter.drawEllipse(QPointF(px, py), radius, radius)
    if air.lamps > 0.05:
        stage.glow(x, y + height_m + 0.18, z, 3.4, colour, 0.95 * air.lamps)


def paint_signal_post(
    stage: Stage, x: float, z: float, *, side: int, arm_m: float = 7.0, height_m: float = 6.2
) -> list[Point]:
    """Paint a signal gantry facing the camera; return where its lamps are, red to green."""
    air = stage.air
    distance = stage.distance(x, 0, z)
    steel = air.seen(rgb("c3b36a"), (0, 0, -1), distance)
    stage.line([(x, 0, z), (x, height_m + 0.4, z)], 0.24, steel, 1.0)
    end = x - side * arm_m
    stage.line([(x, height_m, z), (end, height_m + 0.2, z)], 0.16, steel, 0.8)
    housing = air.fogged(rgb("15181b"), distance)
    left = end if side > 0 else end - 1.8
    with stage.plane((left, height_m - 0.45, z - 0.05), (1, 0, 0), (0, 1, 0)) as painter:
        painter.setBrush(qcolor(housing))
        painter.drawRoundedRect(QRectF(0, 0, 1.9, 0.6), 0.2, 0.2)
    return [(left + 0.3 + k * 0.62, height_m - 0.15, z - 0.1) for k in range(3)]


def paint_signal(stage: Stage, lamps: list[Point], lit: int) -> None:
    """Light lamp number `lit` (0 red, 1 amber, 2 green) of a signal."""
    for k, (x, y, z) in enumerate(lamps):
        px, py, scale = stage.camera.pixel(x, y, z)
        if scale <= 0:
            continue
        colour = (light.RED, light.AMBER, light.GREEN)[k]
        radius = max(0.8, 0.21 * scale)
        stage.painter.setBrush(qcolor(colour if k == lit else dim(colour, 0.14)))
        stage.painter.drawEllipse(QPointF(px, py), radius, radius)
        if k == lit:
            light.halo(stage.painter, px, py, radius * (5 if stage.air.dark else 2.5), colour, 0.8)


def paint_railing(
    stage: Stage,
    x: float,
    z0: float,
    z1: float,
    *,
    height_m: float = 1.1,
    colour: Rgb = STEEL,
    y: float = 0.0,
    bars: int = 3,
    post_m: float = 3.0,
) -> None:
    """Paint a railing along the street, thinner and paler with distance."""
    air, near = stage.air, stage.camera.z_m + 1.0
    z = z1
    while z > max(z0, near):
        before = max(z0, near, z - max(post_m, (z - near) * 0.25))
        steel = air.seen(colour, (0, 0.5, -0.8), stage.distance(x, y, z))
        for bar in range(bars):
            level = y + height_m * (bar + 1) / bars
            stage.line([(x, level, z), (x, level, before)], 0.06, steel, 0.5)
        z = before
    z = z1
    while z > max(z0, near):
        distance = stage.distance(x, y, z)
        if distance < 90:
            steel = air.seen(colour, (0, 0, -1), distance)
            stage.line([(x, y, z), (x, y + height_m, z)], 0.08, steel, 0.5)
        z -= post_m


def paint_cone(stage: Stage, x: float, z: float) -> None:
    """Paint an orange traffic cone with its white band."""
    px, py, scale = stage.camera.pixel(x, 0, z)
    if scale <= 0:
        return
    air = stage.air
    light.dark_spot(stage.painter, px, py, (0.45 * scale, 0.16 * scale), 0.5)
    for low, high, wide, narrow, colour in (
        (0, 0.75, 0.22, 0.05, rgb("f2671f")),
        (0.3, 0.5, 0.15, 0.11, rgb("f5f0e6")),
    ):
        shade = air.seen(colour, (0, 0.3, -0.9), stage.distance(x, 0, z))
        stage.painter.setBrush(qcolor(shade))
        stage.painter.drawConvexPolygon(
            [
                QPointF(px - wide * scale, py - low * scale),
                QPointF(px - narrow * scale, py - high * scale),
                QPointF(px + narrow * scale, py - high * scale),
                QPointF(px + wide * scale, py - low * scale),
            ]
        )


def lamp_row(z_from: float, z_to: float, step_m: float) -> list[float]:
    """Return the places of lamps along a street."""
    return [z_from + k * step_m for k in range(max(0, math.ceil((z_to - z_from) / step_m)))]
