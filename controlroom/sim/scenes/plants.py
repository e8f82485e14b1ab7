"""Trees: crowns of many leafy balls, lit from where the sun is."""

import math
import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.camera import Camera, Floats
from controlroom.sim.scenes.colour import Rgb, rgb
from controlroom.sim.scenes.noise import cloudy, value_noise
from controlroom.sim.scenes.picture import Screen
from controlroom.sim.scenes.stage import Stage, stroke

_SIZE_PX = 168
_LEAVES: dict[str, tuple[Rgb, Rgb]] = {
    "green": (rgb("27421f"), rgb("7d9a4a")),
    "plane": (rgb("2d4a2a"), rgb("92a65c")),
    "ginkgo": (rgb("8a5d12"), rgb("f6cf45")),
    "maple": (rgb("6e2115"), rgb("e0783c")),
    "cherry": (rgb("b07f8f"), rgb("ffe6ec")),
    "pine": (rgb("16302a"), rgb("4f7350")),
    "shrub": (rgb("223a20"), rgb("66874a")),
    "snowy": (rgb("59626a"), rgb("f2f5f9")),
}


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree at (`x`, `z`), `height_m` high. `kind` is a kind of leaves, or ``bare``."""

    x: float
    z: float
    height_m: float
    kind: str = "green"
    seed: int = 0
    y: float = 0.0


def paint_tree(stage: Stage, tree: Tree, *, shadow: bool = True) -> None:
    """Paint a tree and the shadow below it."""
    px, py, scale = stage.camera.pixel(tree.x, tree.y, tree.z)
    if scale <= 0 or not -200 < px < stage.camera.width_px + 200:
        return
    distance = stage.distance(tree.x, tree.y, tree.z)
    height = tree.height_m * scale
    if shadow and not stage.camera.mirror:
        light.dark_spot(stage.painter, px, py, (height * 0.32, height * 0.07), 0.4)
    if tree.kind == "bare":
        _paint_branches(stage, tree, px, py, height, distance)
        return
    shape = {"ginkgo": 0.62, "pine": 0.95, "shrub": 1.25, "cherry": 1.1}.get(tree.kind, 0.85)
    top = stage.camera.pixel(tree.x, tree.y + tree.height_m, tree.z)
    up = -1 if top[1] < py else 1
    crown = height * (0.95 if tree.kind == "shrub" else 0.74)
    wide = crown * shape
    trunk = stage.air.seen(rgb("5a4a3e"), (0, 0, -1), distance)
    if tree.kind != "shrub":
        for lean in (-0.12, 0.1):
            stroke(
                stage.painter,
                (px, py + up * height * 0.2),
                (px + lean * height, py + up * height * 0.55),
                max(1, height * 0.022),
                trunk,
            )
        stroke(stage.painter, (px, py), (px, py + up * height * 0.5), max(1.2, height * 0.04), trunk)
    sprite = _crown(tree.kind, tree.seed % 5, stage.air, min(9, int(distance / stage.air.fog_m * 8)))
    target = QRectF(px - wide / 2, py - height if up < 0 else py + height - crown, wide, crown)
    if up > 0:
        stage.painter.setOpacity(0.9)
    stage.painter.drawImage(target, sprite)
    stage.painter.setOpacity(1)


def tree_screens(camera: Camera, trees: Iterable[Tree], *, nearer_than_m: float = 80) -> list[Screen]:
    """Return the trees near the camera as things that hide what moves behind them."""
    screens = []
    for tree in trees:
        px, py, scale = camera.pixel(tree.x, tree.y, tree.z)
        depth = camera.depth_m(tree.x, tree.y, tree.z)
        if scale and depth < nearer_than_m:
            high, half = tree.height_m * scale, tree.height_m * scale * 0.62
            area = QRect(int(px - half), int(py - high) - 2, int(2 * half) + 2, int(high * 1.1) + 4)
            screens.append(Screen(depth, area, partial(paint_tree, tree=tree, shadow=False)))
    return screens


@lru_cache(maxsize=40)
def _shape(kind: str, variant: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Return (cover, normal x, normal y, leaf) of a crown."""
    size = _SIZE_PX
    rng = np.random.default_rng(variant * 31 + len(kind) * 7 + 3)
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size * 2 - 1
    ragged = value_noise(rng, size, size, 5, 5) * 0.6 + value_noise(rng, size, size, 11, 11) * 0.4
    cover, nx, ny = (np.zeros((size, size), np.float32) for _ in range(3))
    depth = np.full((size, size), -9.0, np.float32)
    count = {"pine": 15, "ginkgo": 26, "shrub": 16}.get(kind, 24)
    for k in range(count):
        angle = rng.random() * math.tau
        reach = 0.62 * math.sqrt(rng.random())
        cx, cy = math.cos(angle) * reach, math.sin(angle) * reach
        radius = 0.2 + 0.16 * rng.random()
        if kind == "pine":
            level = k % 5
            cy = -0.75 + level * 0.34 + rng.random() * 0.05
            cx = (rng.random() * 2 - 1) * (0.22 + level * 0.13)
            radius = 0.22 + 0.1 * rng.random()
        if kind == "ginkgo":
            cy = -0.85 + 1.6 * k / count
            cx = (rng.random() * 2 - 1) * (0.16 + 0.5 * (k / count) ** 0.8) * 1.1
        flat = 0.55 if kind == "pine" else 0.9
        dx, dy = (x - cx) / radius, (y - cy) / (radius * flat)
        inside = 1 - np.sqrt(dx * dx + dy * dy) - (ragged - 0.5) * 0.75
        front = np.sqrt(np.clip(1 - dx * dx - dy * dy, 0, 1)) * radius + (rng.random() - 0.3) * 0.3
        here = (inside > 0) & (front > depth)
        depth[here], nx[here], ny[here] = front[here], dx[here], dy[here]
        cover = np.maximum(cover, np.clip(inside * 9, 0, 1))
    leaf = cloudy(rng, size, size, 9, 9, 3)
    return cover, nx, ny, leaf


@lru_cache(maxsize=120)
def _crown(kind: str, variant: int, air: Air, haze: int) -> QImage:
    cover, nx, ny, leaf = _shape(kind, variant)
    size = _SIZE_PX
    down = np.linspace(0, 1, size, dtype=np.float32)[:, None]
    sun_x = air.sun_from[0]
    shade = 0.5 - 0.3 * ny + 0.22 * nx * sun_x + (leaf - 0.5) * 0.9 - 0.3 * (down - 0.4)
    shade = np.clip(shade, 0, 1)[:, :, None]
    low, high = _LEAVES[kind]
    light_low = np.array(air.lit_surface(low, (0, 0.2, -1)), np.float32)
    light_high = np.array(air.lit_surface(high, (0, 1, 0)), np.float32)
    colour = light_low * 0.9 + (light_high - light_low * 0.9) * shade
    fog = 1 - math.exp(-haze / 8)
    colour += (np.array(air.fog, np.float32) - colour) * fog
    out = np.zeros((size, size, 4), np.uint8)
    out[:, :, :3] = np.clip(colour[:, :, ::-1] * cover[:, :, None], 0, 255)
    out[:, :, 3] = cover * 255
    return QImage(out.data, size, size, size * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()


def _paint_branches(stage: Stage, tree: Tree, px: float, py: float, height: float, distance: float) -> None:
    rnd = random.Random(tree.seed)
    air = stage.air
    bark = air.seen(rgb("4c4340"), (0, 0, -1), distance)
    snow = air.seen(rgb("f2f5fa"), (0, 1, 0), distance)

    def grow(x: float, y: float, angle: float, length: float, thick: float, level: int) -> None:
        end_x, end_y = x + math.cos(angle) * length, y - math.sin(angle) * length
        stroke(stage.painter, (x, y), (end_x, end_y), max(0.7, thick), bark)
        if air.snow and level > 0:
            stroke(stage.painter, (x, y - thick * 0.5), (end_x, end_y - thick * 0.5), max(0.6, thick * 0.5), snow, 0.9)
        if level < 4 and length > 2:
            for _ in range(3 if level else 4):
                turn = rnd.uniform(-0.85, 0.85)
                grow(
                    end_x,
                    end_y,
                    angle + turn * (0.7 if level else 0.9),
                    length * rnd.uniform(0.55, 0.8),
                    thick * 0.6,
                    level + 1,
                )

    grow(px, py, math.pi / 2, height * 0.34, height * 0.04, 0)


def paint_hedge(stage: Stage, x: float, z0: float, z1: float, *, height_m: float = 1.0, step_m: float = 1.1) -> None:
    """Paint a row of low shrubs along the street, far to near."""
    z = z1
    k = 0
    while z > max(z0, stage.camera.z_m + 2):
        paint_tree(stage, Tree(x, z, height_m * (0.9 + 0.2 * ((k * 37) % 10) / 10), "shrub", k))
        z -= step_m * (1 + stage.distance(x, 0, z) / 60)
        k += 1
