"""Water that moves: the upside-down picture of what stands behind it, broken by waves."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainterPath, QPolygonF

from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb
from controlroom.sim.scenes.motion import LOOP_S
from controlroom.sim.scenes.noise import blurred
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near, turn_over

_SHRINK = 2
_LEVELS = 8


class Water:
    """A level surface of water in a picture, `height_m` above the ground, inside `outlines` (picture pixels).

    `colour` is the water itself; `mirror` (0 to 1) how much it reflects at a flat angle. `flow` (m/s) carries the waves
    along z, towards the camera if negative. `rough`: height of the waves. `glint`: brightness of the crests.
    """

    def __init__(
        self,
        camera: Camera,
        *,
        height_m: float,
        outlines: Callable[[], Sequence[QPolygonF]],
        colour: Rgb,
        mirror: float = 0.75,
        rough: float = 1.0,
        glint: float = 0.16,
        flow: float = 0.0,
        seed: int = 4,
        long_m: float = 1.0,
    ) -> None:
        self._camera = camera
        self._height_m = height_m
        self._outlines = outlines
        self._colour = colour
        self._mirror = mirror
        self._rough = rough
        self._glint = glint
        self._waves = _waves(seed, flow, long_m)
        self._levels: NDArray[np.uint32] | None = None

    def see(self, stage: Stage, far_away: Callable[[Stage], None], things: Sequence[Thing] = ()) -> None:
        """Look at what the water reflects: the view `far_away` and the `things` that stand before it."""
        twin = Stage(stage.camera.reflected(self._height_m, _SHRINK), stage.air, 1)
        far_away(twin)
        turn_over(twin)
        far_to_near(twin, things)
        seen = blurred(twin.pixels()[:, :, 2::-1].astype(np.float32), 3, 0, 2)
        if stage.air.dark:
            _draw_out(seen)
        path = self._path()
        box = path.boundingRect()
        self._clip = path
        camera = self._camera
        top, bottom = max(0, int(box.top()) // _SHRINK), min(camera.height_px, math.ceil(box.bottom())) // _SHRINK
        self._top, rows, width = top, bottom - top, camera.width_px // _SHRINK
        small = Camera(
            camera.x_m,
            camera.y_m,
            camera.z_m,
            camera.yaw_rad,
            camera.pitch_rad,
            camera.view_rad,
            width,
            camera.height_px // _SHRINK,
        )
        x, z, far = small.ground_rays(top, bottom, self._height_m)
        self._rows, self._width = rows, width
        height = camera.y_m - self._height_m
        grazing = np.clip(height / far, 0.01, 1)
        share = self._mirror * (0.18 + 0.82 * (1 - grazing) ** 2.2)
        air = stage.air
        own = np.array(air.lit_surface(self._colour, (0, 1, 0)), np.float32)
        flat = own + (seen[top:bottom] - own) * share[:, :, None]
        fog = 1 - np.exp(-np.maximum(0, far - 10) / (2.5 * air.fog_m))
        flat += (np.array(air.fog, np.float32) - flat) * fog[:, :, None]
        calmness = np.clip(26 * height / (far + 1), 0.3, 1) * (0.75 if air.dark else 1.0)
        glow = np.array(air.glow, np.float32) * 0.35 + np.array(air.horizon, np.float32) * 0.65
        stack = []
        for level in range(_LEVELS):
            crest = (level / (_LEVELS - 1) - 0.5) * 2
            calm = calmness[:, :, None]
            tone = flat * (1 + self._glint * crest * calm) + glow * max(0.0, crest) ** 3 * self._glint * 0.8 * calm
            packed = np.clip(tone, 0, 255).astype(np.uint32)
            stack.append(packed[:, :, 0] << 16 | packed[:, :, 1] << 8 | packed[:, :, 2] | 0xFF000000)
        self._levels = np.stack(stack).reshape(-1)
        fine = np.clip(1.6 * height / (far * far) * camera.focal_px / _SHRINK * 6, 0.12, 1).astype(np.float32)
        self._reach = (np.clip(self._rough * (1.2 + 60 / (far + 14)), 0, 9) * np.sqrt(fine)).astype(np.float32)
        self._row_of = np.repeat(np.arange(rows, dtype=np.float32)[:, None], width, axis=1)
        self._column = np.arange(width, dtype=np.int32)[None, :]
        basis = []
        for wave_x, wave_z, _, height_share in self._waves:
            phase = wave_x * x + wave_z * z
            basis += [np.sin(phase) * height_share, np.cos(phase) * height_share]
        self._basis = np.stack(basis).reshape(len(basis), -1).astype(np.float32)
        self._cycles = np.array([cycles for _, _, cycles, _ in self._waves])

    def _path(self) -> QPainterPath:
        path = QPainterPath()
        for outline in self._outlines():
            path.addPolygon(outline)
            path.closeSubpath()
        return path

    def paint(self, stage: Stage, t_s: float) -> None:
        """Paint the surface at a time of the loop."""
        assert self._levels is not None, "see() comes first"
        turn = 2 * math.pi * t_s / LOOP_S * self._cycles
        weights = np.column_stack([np.cos(turn), np.sin(turn)]).reshape(-1).astype(np.float32)
        wave = np.einsum("i,ij->j", weights, self._basis).reshape(self._rows, self._width)
        row = np.clip(self._row_of + wave * self._reach, 0, self._rows - 1).astype(np.int32)
        level = np.clip(wave * (0.55 * _LEVELS) + _LEVELS / 2, 0, _LEVELS - 1).astype(np.int32)
        index = (level * self._rows + row) * self._width + self._column
        picture = self._levels.take(index)
        image = QImage(picture.data, self._width, self._rows, self._width * 4, QImage.Format.Format_RGB32)
        painter = stage.painter
        painter.save()
        painter.setClipPath(self._clip)
        painter.drawImage(QRectF(0, self._top * _SHRINK, self._width * _SHRINK, self._rows * _SHRINK), image)
        painter.restore()


def _draw_out(seen: NDArray[np.float32]) -> None:
    """Let bright lights hang down as long columns, as they do on water at night."""
    column = np.zeros_like(seen[0])
    for row in range(len(seen)):
        column = np.maximum(column * 0.975, np.clip(seen[row] - 105, 0, None))
        seen[row] += column * 0.55


def _waves(seed: int, flow: float, long_m: float) -> list[tuple[float, float, int, float]]:
    """Return (x and z wave number in rad/m, whole cycles in a loop, height) of a few waves that cross."""
    rng = np.random.default_rng(seed)
    out = []
    for length_m, height in ((1.3, 0.2), (1.9, 0.18), (2.6, 0.18), (3.7, 0.18), (5.3, 0.16), (9.0, 0.14), (17.0, 0.14)):
        length_m *= long_m
        angle = rng.uniform(-1.25, 1.25) + math.pi / 2
        number = 2 * math.pi / length_m
        wave_x, wave_z = number * math.cos(angle), number * math.sin(angle)
        own = 0.5 * math.sqrt(9.81 * length_m / (2 * math.pi))
        cycles = round((own - flow) * wave_z / (2 * math.pi) * LOOP_S)
        out.append((wave_x, wave_z, cycles or 1, height))
    return out
