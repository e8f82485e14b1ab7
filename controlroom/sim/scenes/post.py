"""The lens: bloom around bright lights, a touch of contrast, darker corners, sensor noise."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from controlroom.sim.scenes.noise import blurred
from controlroom.sim.scenes.stage import Stage


def finish(stage: Stage, *, vignette: float = 0.22) -> None:
    """Let a painted backdrop look as if it came through a lens."""
    width, height = stage.camera.width_px, stage.camera.height_px
    stage.done()
    if stage.air.bloom > 0:
        small = stage.image.scaled(
            width // 4, height // 4, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        level = np.frombuffer(small.constBits(), np.uint8).reshape(height // 4, width // 4, 4).astype(np.float32)
        bright = np.clip(level - (150 if stage.air.dark else 205), 0, None) * 1.3
        wide = blurred(blurred(bright, 9, 0, 2), 9, 1, 2) * 0.7 + blurred(blurred(bright, 2, 0, 2), 2, 1, 2) * 0.5
        bloom = np.clip(wide * stage.air.bloom, 0, 255).astype(np.uint8)
        glow = QImage(bloom.tobytes(), width // 4, height // 4, width, QImage.Format.Format_RGB32).scaled(
            width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter = stage.painter
        painter.setCompositionMode(painter.CompositionMode.CompositionMode_Plus)
        painter.drawImage(0, 0, glow)
        stage.done()
    pixels = stage.pixels()
    curve = np.arange(256, dtype=np.float32) / 255
    curve = curve + 0.06 * np.sin(2 * np.pi * (curve - 0.5)) * 0.5
    graded = np.clip(curve, 0, 1)[pixels[:, :, :3]] * 255
    x = (np.arange(width, dtype=np.float32) / width * 2 - 1) ** 2
    y = (np.arange(height, dtype=np.float32) / height * 2 - 1) ** 2
    dark = 1 - vignette * np.clip((x[None, :] * 0.6 + y[:, None] * 0.5), 0, 1) ** 1.4
    grit = np.random.default_rng(3).normal(0, 1.1, (height, width)).astype(np.float32)
    pixels[:, :, :3] = np.clip(graded * dark[:, :, None] + grit[:, :, None], 0, 255)


def sensor_noise(seed: int, height: int, width: int, count: int, amount: int) -> list[NDArray[np.uint8]]:
    """Return `count` fields of small steps around 0, to be added (wrapping) to a luma plane that leaves head room."""
    rng = np.random.default_rng(seed)
    return [rng.integers(-amount, amount + 1, (height, width), dtype=np.int8).view(np.uint8) for _ in range(count)]
