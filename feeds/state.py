"""From what is known of a camera to the one state its tile has. Pure; no clock, no input or output."""

from dataclasses import dataclass

from feeds.core import REFUSALS, ErrorKind, TileState


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a camera at `now_s`. All times are monotonic seconds.

    `picture_s`: when the newest new picture was ready, None before the first. `repeat_since_s`: when the payload began
    to repeat, None while it does not. `running`: a stream is open now. `error`: why the last try ended. `interval_s`:
    how far apart the pictures are where keyframes alone are shown, else 0; `packet_s`: when the newest packet came,
    which is then what tells that the camera is silent.
    """

    now_s: float
    wanted_since_s: float
    picture_s: float | None
    repeat_since_s: float | None
    running: bool
    error: ErrorKind
    stale_after_s: float
    lost_after_s: float
    privacy: bool = False
    interval_s: float = 0.0
    packet_s: float | None = None


def derive(facts: Facts) -> TileState:
    """Return the camera's state. A picture younger than `stale_after_s` is LIVE unless it only repeats itself."""
    if facts.privacy:
        return TileState.PRIVACY
    age_s = facts.now_s - (facts.wanted_since_s if facts.picture_s is None else facts.picture_s)
    if facts.picture_s is not None and facts.interval_s:
        patience_s = max(0.0, 2 * facts.interval_s - facts.stale_after_s)
        silent_s = 0.0 if facts.packet_s is None else facts.now_s - facts.packet_s
        age_s = max(silent_s, age_s - patience_s)
    if facts.error in REFUSALS:  # also while it is being tried again: the error goes with the first picture
        return TileState.REFUSED
    if facts.running and facts.repeat_since_s is not None:
        return TileState.FROZEN
    if facts.picture_s is None:
        return TileState.CONNECTING if age_s < facts.lost_after_s else TileState.LOST
    if age_s >= facts.lost_after_s:
        return TileState.LOST
    return TileState.STALE if age_s >= facts.stale_after_s else TileState.LIVE
