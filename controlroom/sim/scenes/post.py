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
    tone = np.arange(256, dtype=np.float32) / 255
    curve = np.clip(255 * (tone + 0.03 * np.sin(2 * np.pi * (tone - 0.5))), 0, 255).astype(np.uint16)
    x = (np.arange(width, dtype=np.float32) / width * 2 - 1) ** 2
    y = (np.arange(height, dtype=np.float32) / height * 2 - 1) ** 2
    dark = 1 - vignette * np.clip((x[None, :] * 0.6 + y[:, None] * 0.5), 0, 1) ** 1.4
    # Fixed point: colours in the upper byte, so that noise in the lower one hides the steps of slow gradients.
    graded = curve[pixels[:, :, :3]]
    graded *= (dark * 252).astype(np.uint16)[:, :, None]
    graded += np.random.default_rng(3).integers(0, 900, (height, width), dtype=np.uint16)[:, :, None]
    pixels[:, :, :3] = graded >> 8


def sensor_noise(seed: int, height: int, width: int, count: int, amount: int) -> list[NDArray[np.uint8]]:
    """Return `count` fields of small steps around 0, to be added (wrapping) to a luma plane that leaves head room."""
    rng = np.random.default_rng(seed)
    return [rng.integers(-amount, amount + 1, (height, width), dtype=np.int8).view(np.uint8) for _ in range(count)]
