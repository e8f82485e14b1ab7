"""Watching a stream for lies: the same payload again, a looped group of pictures, pictures that fall behind.

All of it works on encoded packets and time stamps, which costs microseconds; comparing pixels cannot tell a frozen
stream from a still scene, and arrival times stay healthy when a camera replays its last picture.
"""

import zlib
from collections import deque

HISTORY_S = 8.0
"""A loop up to this long is recognised; longer ones cannot be seen within the 6 s that the wall promises anyway."""
HISTORY_NS = int(HISTORY_S * 1e9)
PROOF_S = 1.5
"""How long the payload must repeat before it is called a repeat."""
PROOF_PACKETS = 4
MOTION_SHARE = 0.15
"""Pictures between keyframes that together carry less than this share of a keyframe's bytes show a still scene: an
encoder without noise may write such a group bit by bit the same again, and that is no fault."""
MOTION_BYTES = 60
"""Likewise, pictures that are smaller than this on average say only that nothing changed."""


class RepeatWatch:
    """Tells whether the payload of a stream repeats what came before.

    Feed it every packet. `since_ns` is when the repetition began, 0 while there is none.
    """

    def __init__(self, proof_s: float = PROOF_S) -> None:
        self.since_ns = 0
        self._proof_ns = int(proof_s * 1e9)
        self._places: dict[int, int] = {}
        self._history: deque[tuple[int, int, int]] = deque()
        self._count = 0
        self._lag = 0
        self._run = 0
        self._run_since_ns = 0
        self._key_bytes = 0
        self._delta_bytes = 0

    def packet(self, payload: memoryview, *, key: bool, now_ns: int) -> bool:
        """Take the next packet; return whether the stream repeats itself now.

        `key`: the packet decodes on its own. A packet's mark is its length with its CRC-32, which costs a thousandth
        of decoding it.
        """
        mark = len(payload) << 32 | zlib.crc32(payload)
        count = self._count
        place = self._places.get(mark)
        self._places[mark] = count
        history = self._history
        history.append((now_ns, mark, count))
        self._count = count + 1
        if history[0][0] < now_ns - HISTORY_NS:
            self._forget(now_ns - HISTORY_NS)
        if place is None:
            self._lag = self._run = self.since_ns = 0
            return False
        lag = count - place
        if lag == self._lag:
            self._run += 1
        else:
            self._lag, self._run, self._run_since_ns = lag, 1, now_ns
            self._key_bytes = self._delta_bytes = 0
        if key:
            self._key_bytes += len(payload)
        else:
            self._delta_bytes += len(payload)
        if self._proven(now_ns):
            self.since_ns = self.since_ns or self._run_since_ns
        return self.since_ns != 0

    def _proven(self, now_ns: int) -> bool:
        if self._run < PROOF_PACKETS or now_ns - self._run_since_ns < self._proof_ns:
            return False
        if not self._delta_bytes:
            return True  # nothing but pictures that decode on their own, the same ones again
        return self._delta_bytes > max(MOTION_SHARE * self._key_bytes, MOTION_BYTES * self._run)

    def _forget(self, oldest_ns: int) -> None:
        # Still pictures may be fetched minutes apart: some are always kept to compare with.
        while len(self._history) > PROOF_PACKETS and self._history[0][0] < oldest_ns:
            _, old, place = self._history.popleft()
            if self._places.get(old) == place:
                del self._places[old]


class DriftMeter:
    """How far a live stream is behind its own best, in seconds.

    Drift = (arrival - first arrival) - (PTS - first PTS) - its running minimum. The minimum forgets slowly
    (`FORGET`), because a camera's clock that runs a little slow would otherwise look like growing delay for weeks.
    """

    FORGET = 0.0005
    """Seconds that the minimum may rise per second: a camera clock off by 500 ppm is not a delay."""
    JUMP_S = 10.0

    def __init__(self) -> None:
        self.drift_s = 0.0
        self._base_s: float | None = None
        self._minimum_s = 0.0
        self._last_now_s = 0.0
        self._last_pts_s = 0.0

    def picture(self, pts_s: float | None, now_s: float) -> float:
        """Take a picture's time stamp and arrival; return the drift. A jump of the time stamps starts afresh, and so
        do stamps that stand or run backwards."""
        if pts_s is None:
            return self.drift_s
        step_s = pts_s - self._last_pts_s
        # What does not go forward is no clock: a picture is not late by it.
        if self._base_s is None or step_s <= 0 or abs(step_s - (now_s - self._last_now_s)) > self.JUMP_S:
            self._base_s = now_s - pts_s
            self._minimum_s = 0.0
        else:
            self._minimum_s += self.FORGET * (now_s - self._last_now_s)
        late_s = now_s - pts_s - self._base_s
        self._minimum_s = min(self._minimum_s, late_s)
        self._last_pts_s, self._last_now_s = pts_s, now_s
        self.drift_s = late_s - self._minimum_s
        return self.drift_s


class Pacer:
    """When to show each picture of a stream that comes in bursts, by its time stamps.

    A stall moves everything after it: what was late once is not hurried, so lag is only won back by `speed` above 1.
    What has no time, or one that makes no sense, is shown at once; when that goes on, at a rate of its own.
    """

    LATE_S = 0.3
    JUMP_S = 2.0
    UNTIMED_S = 0.04
    """From one picture to the next where no time stamp tells."""

    def __init__(self) -> None:
        self._last_pts_s: float | None = None
        self._due_s: float | None = None
        self._untimed = False

    def due_s(self, pts_s: float | None, now_s: float, speed: float = 1.0) -> float:
        """Return when to show the picture with this time stamp (same clock as `now_s`); now when it has none."""
        step_s = 0.0 if pts_s is None or self._last_pts_s is None else pts_s - self._last_pts_s
        fresh = pts_s is None or self._last_pts_s is None or not -0.5 <= step_s <= self.JUMP_S
        last_due_s, again = self._due_s, self._untimed
        self._last_pts_s, self._untimed = pts_s, fresh and last_due_s is not None
        if last_due_s is None or (fresh and not again):
            due_s = now_s
        else:
            due_s = last_due_s + (self.UNTIMED_S if fresh else step_s) / speed
        self._due_s = now_s if due_s < now_s - self.LATE_S else due_s
        return self._due_s


class TrueAge:
    """How old a picture is by the time of capture that came with it, whatever happens to this machine's clock.

    The capture is in UTC, and so is the answer; but a clock that is set to another day must not make live pictures
    late. A jump is believed where ages make sense after it, or made none before.
    """

    SENSE_S = (-2.0, 60.0)
    JUMP_S = 1.0

    def __init__(self) -> None:
        self._utc_ahead_s: float | None = None

    def age_s(self, capture_utc_s: float, *, utc_s: float, now_s: float) -> float:
        """Return the age at `utc_s` by the machine's clock (POSIX), which is `now_s` on its monotonic one."""
        ahead_s = utc_s - now_s
        age_s = utc_s - capture_utc_s
        before_s = age_s if self._utc_ahead_s is None else now_s + self._utc_ahead_s - capture_utc_s
        jumped = abs(before_s - age_s) > self.JUMP_S
        if jumped and self._makes_sense(before_s) and not self._makes_sense(age_s):
            return before_s
        self._utc_ahead_s = ahead_s
        return age_s

    def _makes_sense(self, age_s: float) -> bool:
        least_s, most_s = self.SENSE_S
        return least_s <= age_s <= most_s


class RateMeter:
    """Pictures a second over the last two seconds, by whatever clock the times come from."""

    SPAN_NS = 2_000_000_000
    LEAST_NS = 1_000_000_000
    """A burst at the beginning is not a rate."""
    JUMP_NS = 60_000_000_000

    def __init__(self) -> None:
        self._times_ns: deque[int] = deque()

    def tick(self, now_ns: int) -> int:
        """Count one; return the rate in thousandths a second (0 until there are two)."""
        times = self._times_ns
        if times and not 0 <= now_ns - times[-1] < self.JUMP_NS:
            times.clear()
        times.append(now_ns)
        while len(times) > 2 and now_ns - times[0] > self.SPAN_NS:
            times.popleft()
        return (len(times) - 1) * 1_000_000_000_000 // max(now_ns - times[0], self.LEAST_NS)
