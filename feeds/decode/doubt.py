"""Pictures that nobody can have filmed: damage that the decoder does not see, seen in the decoded picture.

H.265 as FFmpeg decodes it has nothing by which damage inside a picture could be known, JPEG has little, and a device
covers up what it meets. What is left is that a camera does not show something else from one picture to the next. A
sudden change is held back until it is confirmed:

- A movement goes on: the next pictures are different ones again. Nothing but the first two of them is held back.
- A cut stays: a picture that decodes on its own shows the same as those before it, which refer to one another.
- Damage passes: a picture looks like the last good one again.

What is not settled after `PATIENCE_S` is believed, before a tile would be called late, but where damage has been met.
"""

import functools
from collections import deque
from typing import Any

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

PATIENCE_S = 2.5
SLOW_S = 0.75
"""Pictures that are further apart than this may well show something else each."""
MEMORY_S = 10.0
"""How long a stream is distrusted after it was damaged."""
JUMP_SHARE = 0.1
"""So much of a picture may change suddenly; more only where it did so before as well."""
MOVE_SHARE = 0.04
"""What changes so much goes on moving."""
MOVEMENT = 3
"""So many pictures in a row, each another than the one before, are a movement."""
LONG_MOVEMENT = 12
"""So many where damage has been met."""
_ROWS, _COLUMNS = 18, 32
_SAMPLES = 2
"""Samples in a cell, along each side: more cost more than they tell."""
_LUMA_STEP, _CHROMA_STEP = 40, 20
_FORMATS = frozenset(
    {"gray", "yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "yuv444p", "yuvj444p", "nv12", "p010le"}
    | {f"yuv{sampling}p{depth}le" for sampling in (420, 422, 444) for depth in (10, 12)}
)
_INTERLEAVED = frozenset({"nv12", "p010le"})
"""What devices give: both chromas side by side in one plane. P010 has its 10 bits at the upper end of 16."""

Cells = NDArray[np.float32]


def cells_of(frame: VideoFrame) -> Cells | None:
    """Return luma and chroma of a picture in 32 x 18 cells, in steps of 8 bits; None where it is too small for that or
    in a format that is not known."""
    name = frame.format.name
    if name not in _FORMATS or frame.width < 2 * _COLUMNS or frame.height < 2 * _ROWS:
        return None
    deep = name.endswith("le")
    planes: list[Cells] = []
    for number, plane in enumerate(list(frame.planes)[: 1 if name == "gray" else 3]):
        samples = np.frombuffer(plane, np.uint16 if deep else np.uint8).reshape(plane.height, -1)
        if number and name in _INTERLEAVED:
            planes += [_cells_of_plane(samples[:, chroma : 2 * plane.width : 2]) for chroma in (0, 1)]
        else:
            planes.append(_cells_of_plane(samples[:, : plane.width]))
    cells: Cells = np.stack(planes)
    if deep:
        cells /= np.float32(256 if name == "p010le" else 4 if name.endswith("10le") else 16)
    return cells


def _cells_of_plane(rows: NDArray[Any]) -> Cells:
    height, width = rows.shape
    few = rows[_places(height, _ROWS)[:, None], _places(width, _COLUMNS)].astype(np.float32)
    tall = few[0::2] + few[1::2]
    cells: Cells = (tall[:, 0::2] + tall[:, 1::2]) * np.float32(0.25)
    return cells


@functools.lru_cache(maxsize=64)
def _places(length: int, cells: int) -> NDArray[np.intp]:
    """Return where to take samples along a side of a plane."""
    return np.arange(cells * _SAMPLES) * length // (cells * _SAMPLES)


def changed_share(cells: Cells, before: Cells) -> float:
    """Return which share of a picture's cells is clearly another than before."""
    if cells.shape != before.shape:
        return 1.0
    off = np.abs(cells - before)
    changed = off[0] > _LUMA_STEP
    if len(off) > 1:
        changed |= off[1:].max(axis=0) > _CHROMA_STEP
    return float(changed.mean())


class DoubtWatch:
    """Says of each decoded picture of a stream, in the order of showing, whether it may be shown."""

    def __init__(self) -> None:
        self._good: Cells | None = None
        self._before: Cells | None = None
        self._before_s = 0.0
        self._share = 0.0
        self._moves_s: deque[float] = deque(maxlen=LONG_MOVEMENT)
        self._since_s: float | None = None
        self._passed_s = -MEMORY_S
        self._damaged_until_s = 0.0

    def note_damage(self, now_s: float) -> None:
        """The decoder met damage: believe less for a while."""
        self._damaged_until_s = now_s + MEMORY_S

    def believes_picture(self, frame: VideoFrame, now_s: float) -> bool:
        """Take the next picture; return whether to show it, as one that cannot be judged is."""
        cells = cells_of(frame)
        return cells is None or self.believes(cells, key=frame.key_frame, now_s=now_s)

    def believes(self, cells: Cells, *, key: bool, now_s: float) -> bool:
        """Take the next picture; return whether to show it. `key`: it decodes on its own."""
        before, slow = self._before, now_s - self._before_s > SLOW_S
        self._before, self._before_s = cells, now_s
        distrusted = now_s < self._damaged_until_s
        share = 1.0 if before is None else changed_share(cells, before)
        if self._good is None:
            # At first anything is believed, unless damage was met.
            return self._show(cells) if not distrusted or (key and share <= JUMP_SHARE) else self._hold(now_s)
        usual, self._share = 0.0 if distrusted else 2 * self._share, share
        if self._since_s is None:
            if share <= max(JUMP_SHARE, usual) or (slow and not distrusted):
                return self._show(cells)
            return self._hold(now_s)
        if changed_share(cells, self._good) <= JUMP_SHARE:
            self._passed(now_s)
            return self._show(cells)
        if share > MOVE_SHARE:
            self._moves_s.append(now_s)
        else:
            self._moves_s.clear()
        if (key and share <= JUMP_SHARE) or self._is_movement(now_s, distrusted=distrusted):
            return self._show(cells)
        return self._show(cells) if not distrusted and now_s - self._since_s > PATIENCE_S else False

    def _is_movement(self, now_s: float, *, distrusted: bool) -> bool:
        moves_s = self._moves_s
        if distrusted:  # one damaged picture after the other looks like one; but between them there are none so dense
            return len(moves_s) == LONG_MOVEMENT and now_s - moves_s[0] < PATIENCE_S
        return len(moves_s) >= MOVEMENT

    def _passed(self, now_s: float) -> None:
        """What was held back is gone again: once may have been a flash of light, twice was damage."""
        if now_s - self._passed_s < MEMORY_S:
            self.note_damage(now_s)
        self._passed_s = now_s
        self._share = 0.0

    def _hold(self, now_s: float) -> bool:
        if self._since_s is None:
            self._since_s = now_s
            self._moves_s.clear()
            self._moves_s.append(now_s)
        return False

    def _show(self, cells: Cells) -> bool:
        self._good, self._since_s = cells, None
        return True
