"""Where a picture is seen from: a pinhole camera over flat ground.

World metres: x to the right, y up, z away. Picture pixels: from the top left.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QTransform

WIDTH_PX = 1280
HEIGHT_PX = 720
NEAR_M = 0.5

Point = tuple[float, float, float]
Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Camera:
    """A camera at (`x_m`, `y_m`, `z_m`), turned right by `yaw_rad` and down by `pitch_rad`, seeing `view_rad` across.

    `mirror` looks at the world upside down below the ground: what a wet road or a river reflects.
    `mirror_y_m` is the height of the reflecting surface. Told apart by identity, which makes them quick keys.
    """

    x_m: float = 0.0
    y_m: float = 8.0
    z_m: float = 0.0
    yaw_rad: float = 0.0
    pitch_rad: float = 0.16
    view_rad: float = 1.05
    width_px: int = WIDTH_PX
    height_px: int = HEIGHT_PX
    mirror: bool = False
    mirror_y_m: float = 0.0

    @cached_property
    def focal_px(self) -> float:
        """Pixels per radian in the middle of the picture."""
        return self.width_px / 2 / math.tan(self.view_rad / 2)

    @cached_property
    def rows(self) -> tuple[tuple[float, float, float, float], ...]:
        """Three rows of the matrix from world (x, y, z, 1) to homogeneous pixels (x w, y w, w); w is the depth in m."""
        sin_yaw, cos_yaw = math.sin(self.yaw_rad), math.cos(self.yaw_rad)
        sin_pitch, cos_pitch = math.sin(self.pitch_rad), math.cos(self.pitch_rad)
        right = np.array([cos_yaw, 0.0, -sin_yaw])
        up = np.array([sin_yaw * sin_pitch, cos_pitch, cos_yaw * sin_pitch])
        ahead = np.array([sin_yaw * cos_pitch, -sin_pitch, cos_yaw * cos_pitch])
        place = np.array([self.x_m, self.y_m, self.z_m])
        mid_x_px, mid_y_px = self.width_px / 2, self.height_px / 2
        directions = np.array([mid_x_px * ahead + self.focal_px * right, mid_y_px * ahead - self.focal_px * up, ahead])
        matrix = np.column_stack([directions, -directions @ place])
        if self.mirror:
            matrix[:, 3] += 2 * self.mirror_y_m * matrix[:, 1]
            matrix[:, 1] *= -1
        return tuple((float(r[0]), float(r[1]), float(r[2]), float(r[3])) for r in matrix)

    @cached_property
    def matrix(self) -> NDArray[np.float64]:
        """`rows` as a 3 x 4 array."""
        return np.array(self.rows)

    @property
    def eye_m(self) -> Point:
        """Where the camera stands in the world that it sees."""
        return self.x_m, 2 * self.mirror_y_m - self.y_m if self.mirror else self.y_m, self.z_m

    @property
    def horizon_px(self) -> float:
        """Height of the horizon in the picture, from the top; may lie outside it."""
        return self.height_px / 2 - self.focal_px * math.tan(self.pitch_rad)

    def reflected(self, surface_y_m: float = 0.0, shrink: int = 2) -> "Camera":
        """Return the camera that sees this one's reflections in a level surface, `shrink` times smaller."""
        return Camera(
            self.x_m,
            self.y_m,
            self.z_m,
            self.yaw_rad,
            self.pitch_rad,
            self.view_rad,
            self.width_px // shrink,
            self.height_px // shrink,
            True,
            surface_y_m,
        )

    def depth_m(self, x: float, y: float, z: float) -> float:
        """Return how far ahead a point is; negative behind the camera."""
        a, b, c, d = self.rows[2]
        return a * x + b * y + c * z + d

    def pixel(self, x: float, y: float, z: float) -> tuple[float, float, float]:
        """Return picture x, y and the pixels per metre there; the last is 0 for a point that is not ahead."""
        rows = self.rows
        a, b, c, d = rows[2]
        w = a * x + b * y + c * z + d
        if w < NEAR_M:
            return 0.0, 0.0, 0.0
        a, b, c, d = rows[0]
        px = (a * x + b * y + c * z + d) / w
        a, b, c, d = rows[1]
        return px, (a * x + b * y + c * z + d) / w, self.focal_px / w

    def pixels(self, points: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return picture positions (n, 2) and depths (n,) of `points` (n, 3), which must lie ahead."""
        m = self.matrix
        out = points @ m[:, :3].T + m[:, 3]
        return out[:, :2] / out[:, 2:3], out[:, 2]

    def plane(self, origin: Point, across: Point, along: Point) -> QTransform:
        """Return the transform that draws on a plane in metres: (a, b) lands at origin + a across + b along."""
        column = []
        for vector, one in ((across, 0.0), (along, 0.0), (origin, 1.0)):
            x, y, z = vector
            column.append(tuple(a * x + b * y + c * z + d * one for a, b, c, d in self.rows))
        u, v, o = column
        return QTransform(u[0], u[1], u[2], v[0], v[1], v[2], o[0], o[1], o[2])

    def ground_rays(self, top_px: int, bottom_px: int, height_m: float = 0.0) -> tuple[Floats, Floats, Floats]:
        """Return world x, world z and distance (m) of a level plane at every pixel of the rows given.

        Rows at or above the horizon get points at a great distance.
        """
        inverse = np.linalg.inv(self.matrix[:, :3]).astype(np.float32)
        eye_x, eye_y, eye_z = self.eye_m
        column = (np.arange(self.width_px, dtype=np.float32) + 0.5)[None, :]
        row = (np.arange(top_px, bottom_px, dtype=np.float32) + 0.5)[:, None]
        fall = inverse[1, 1] * row + inverse[1, 2] + inverse[1, 0] * column
        fall = np.minimum(fall, -1e-4) if eye_y > height_m else np.maximum(fall, 1e-4)
        far = np.minimum((height_m - eye_y) / fall, 5000.0).astype(np.float32)
        x = eye_x + (inverse[0, 1] * row + inverse[0, 2] + inverse[0, 0] * column) * far
        z = eye_z + (inverse[2, 1] * row + inverse[2, 2] + inverse[2, 0] * column) * far
        return x.astype(np.float32), z.astype(np.float32), far
