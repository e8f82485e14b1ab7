"""The ground, pixel by pixel: grain, wear, pools of lamp light, shadows, fog, and what wet asphalt mirrors.

First paint the ground flat (`Stage.ground`), then make a `Ground`, apply what the scene needs and `store` it,
then paint what stands on it.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from controlroom.sim.scenes.camera import Floats, Point
from controlroom.sim.scenes.colour import Rgb, qcolor, rgb
from controlroom.sim.scenes.noise import blurred, sampled, tile
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near, turn_over

ASPHALT = rgb("5b5f64")
PAVING = rgb("8b8880")
YELLOW = rgb("e8b93c")
WHITE = rgb("e8e8e4")
BUS_LANE = rgb("7a4a40")


class Ground:
    """The part of a picture below the horizon, as colours that can be worked on.

    `x`, `z`: world metres of every pixel; `far`: its distance in metres; `rgb`: (rows, columns, 3) of floats.
    """

    def __init__(self, stage: Stage, *, height_m: float = 0.0, top_px: int | None = None) -> None:
        camera = stage.camera
        self.stage = stage
        self.top_px = max(0, int(camera.horizon_px) + 1 if top_px is None else top_px)
        self.x, self.z, self.far = camera.ground_rays(self.top_px, camera.height_px, height_m)
        self.rgb = stage.pixels()[self.top_px :, :, 2::-1].astype(np.float32)

    def grain(self, amount: float = 0.1, *, blotch: float = 0.12, seed: int = 5) -> None:
        """Roughen the colours: fine grain near the camera, wide stains further off."""
        rng = np.random.default_rng(seed)
        fine, wide = tile(rng, 256, 4, 3), tile(rng, 512, 64, 4)
        near = np.clip(1 - self.far / 45, 0, 1)
        factor = 1 + amount * 2 * near * (sampled(fine, self.z * 9, self.x * 22) - 0.5)
        factor += blotch * 2 * np.exp(-self.far / 120) * (sampled(wide, self.z * 6, self.x * 14) - 0.5)
        self.rgb *= factor[:, :, None]

    def tracks(
        self, lanes_x: Iterable[float], *, depth: float = 0.1, curve: Callable[[Floats], Floats] | None = None
    ) -> None:
        """Darken the two lines that tyres have polished into each lane (middle at `lanes_x`)."""
        x = self.x if curve is None else self.x - curve(self.z)
        worn = np.zeros_like(x)
        for middle in lanes_x:
            for side in (-0.85, 0.85):
                worn += np.exp(-(((x - middle - side) / 0.32) ** 2))
        self.rgb *= (1 - depth * np.clip(worn, 0, 1) * np.clip(1 - self.far / 140, 0, 1))[:, :, None]

    def light(self) -> None:
        """Light the flat colours by the sky and the sun."""
        self.rgb *= np.array(self.stage.air.lit_surface((1, 1, 1), (0, 1, 0)), np.float32)

    def pools(self, lamps: Sequence[Point], colour: Rgb, strength: float) -> None:
        """Add the light of street lamps at (x, height, z), strongest below each."""
        if strength <= 0 or not lamps:
            return
        x, z = self.x[::4, ::4], self.z[::4, ::4]
        total = np.zeros_like(x)
        for lamp_x, height, lamp_z in lamps:
            total += 1 / (1 + ((x - lamp_x) ** 2 + (z - lamp_z) ** 2) / (height * 0.85) ** 2) ** 1.8
        full = np.repeat(np.repeat(np.minimum(total, 1.6), 4, axis=0), 4, axis=1)[: self.x.shape[0], : self.x.shape[1]]
        full = blurred(blurred(full, 3, 0, 1), 3, 1, 1)
        self.rgb += self.rgb * (full * strength)[:, :, None] * (np.array(colour, np.float32) / 110)
        self.rgb += (full * strength * 11)[:, :, None] * (np.array(colour, np.float32) / 255)

    def shade(self, outlines: Iterable[QPolygonF | None], strength: float, soft_px: int = 2) -> None:
        """Darken what lies in the shadow polygons (picture pixels)."""
        camera = self.stage.camera
        mask = QImage(camera.width_px, camera.height_px, QImage.Format.Format_Grayscale8)
        mask.fill(0)
        painter = QPainter(mask)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(255, 255, 255))
        for outline in outlines:
            if outline is not None:
                painter.drawPolygon(outline)
        painter.end()
        level = np.frombuffer(mask.constBits(), np.uint8).reshape(camera.height_px, mask.bytesPerLine())
        hard = level[self.top_px :, : camera.width_px].astype(np.float32) / np.float32(255)
        dark = blurred(blurred(hard, soft_px, 0, 1), soft_px, 1, 1)
        blue = np.array((1.0, 0.95, 0.85), np.float32)
        self.rgb *= 1 - dark[:, :, None] * strength * blue

    def mirror(
        self, draws: Sequence[Thing], backdrop: Callable[[Stage], None], amount: float, *, puddles: float = 0.5
    ) -> None:
        """Lay the upside-down picture of `draws` and of the sky on the ground, as wet asphalt shows it.

        `puddles`: 0 evenly wet, 1 only in puddles.
        """
        if amount <= 0:
            return
        stage = self.stage
        twin = Stage(stage.camera.reflected(), stage.air, 1)
        backdrop(twin)
        turn_over(twin)
        far_to_near(twin, draws)
        seen = twin.pixels()[:, :, 2::-1].astype(np.float32)
        seen = blurred(blurred(seen, 9, 0, 2), 1, 1, 1)
        full = np.repeat(np.repeat(seen, 2, axis=0), 2, axis=1)[self.top_px :]
        rng = np.random.default_rng(9)
        pool = sampled(tile(rng, 512, 64, 4), self.z * 11, self.x * 13)
        pool = np.clip((pool - 0.42) / 0.2, 0, 1)
        down = np.clip(stage.camera.eye_m[1] / np.maximum(self.far, 0.1), 0, 1)
        fresnel = 0.25 + 0.75 * (1 - down) ** 3
        share = amount * fresnel * (1 - puddles + puddles * pool)
        self.rgb *= (1 - 0.25 * amount * (1 - share))[:, :, None]
        self.rgb += (full - self.rgb) * np.clip(share * 0.62, 0, 0.9)[:, :, None]

    def fog(self) -> None:
        """Let the air take the far ground."""
        air = self.stage.air
        share = 1 - np.exp(-np.maximum(0, self.far - 10) / air.fog_m)
        self.rgb += (np.array(air.fog, np.float32) - self.rgb) * share[:, :, None]

    def store(self) -> None:
        """Put the colours back into the picture."""
        self.stage.pixels()[self.top_px :, :, :3] = np.clip(self.rgb[:, :, ::-1], 0, 255)


def fill_ground(stage: Stage, colour: Rgb, *, top_px: float | None = None) -> None:
    """Fill everything below the horizon with one flat colour (not yet lit)."""
    top = max(0.0, stage.camera.horizon_px if top_px is None else top_px)
    stage.painter.fillRect(0, int(top), stage.camera.width_px, stage.camera.height_px, qcolor(colour))


def ribbon(
    painter: QPainter, middle: Callable[[float], float], x: tuple[float, float], z: tuple[float, float], colour: Rgb
) -> None:
    """Fill a band that follows `middle`(z), from `x[0]` to `x[1]` beside it, as one shape, so that it has no seams."""
    count = 1 if middle(z[0]) == middle(z[1]) else 60
    places = [z[0] * (z[1] / z[0]) ** (k / count) for k in range(count + 1)]
    left = [QPointF(middle(place) + x[0], place) for place in places]
    right = [QPointF(middle(place) + x[1], place) for place in places]
    painter.setBrush(qcolor(colour))
    painter.drawPolygon(QPolygonF([*left, *reversed(right)]))


def cast_shadow(
    stage: Stage, x: tuple[float, float], z: tuple[float, float], height_m: float
) -> list[QPolygonF | None]:
    """Return the pictures of the shadow that an upright box throws on the ground."""
    sun = stage.air.sun_from
    dx, dz = -sun[0] / sun[1] * height_m, -sun[2] / sun[1] * height_m
    corners = [(x[0], z[0]), (x[1], z[0]), (x[1], z[1]), (x[0], z[1])]
    out = []
    for i, (ax, az) in enumerate(corners):
        bx, bz = corners[(i + 1) % 4]
        out.append(stage.outline([(ax, 0, az), (bx, 0, bz), (bx + dx, 0, bz + dz), (ax + dx, 0, az + dz)]))
    out.append(stage.outline([(cx + dx, 0, cz + dz) for cx, cz in corners]))
    return out
