"""What the supervisor keeps of each stream and each view. Plain records; the deciding is done by those who use them."""

from collections import deque
from dataclasses import dataclass, field
from typing import Literal

from feeds.board import NO_LAG, Activity, StreamColumn
from feeds.core import ErrorKind, Role, Tier, View
from feeds.habits import Habits
from feeds.messages import CloseStream, Output
from feeds.pictures import RingReader
from feeds.source import KindConfig
from feeds.workers import WorkerHandle

StreamKey = tuple[str, Role]

ADDRESS_WAIT_S = 5.0
"""A stream whose address may have expired waits so much longer for a fresh one; then the known one is tried again."""


@dataclass(frozen=True, slots=True)
class CameraFeeds:
    """A camera as the engine needs it: its streams' configs, its patience, whether it is hidden on purpose."""

    camera_id: str
    main: KindConfig | None
    sub: KindConfig | None = None
    stale_after_s: float = 3.0
    lost_after_s: float = 10.0
    privacy: bool = False

    def config(self, role: Role) -> KindConfig | None:
        """Return the config of one stream, None when the camera does not have it."""
        return self.main if role == "main" else self.sub


class ViewFeed:
    """Where the pictures of one view come from. `pending` is filled by the supervisor, the rest belongs to the GUI."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.pending: deque[RingReader] = deque()
        self.current: RingReader | None = None


@dataclass(slots=True)
class Feeding:
    """One stream serving one view: the worker's rows and the ring between them."""

    feed: ViewFeed
    reader: RingReader
    output: Output

    @property
    def delivered(self) -> bool:
        """Whether a picture has come through."""
        return self.reader.newest != 0


@dataclass(slots=True, eq=False)
class StreamJob:
    """One stream that somebody wants to see, through all its tries."""

    key: StreamKey
    config: KindConfig
    habits: Habits = field(default_factory=Habits)
    phase: Literal["waiting", "open", "closing"] = "waiting"
    handle: WorkerHandle | None = None
    row: int = 0
    generation: int = 0
    failures: int = 0
    reconnects: int = -1
    next_try_s: float = 0.0
    opened_s: float = 0.0
    wanted_since_s: float = 0.0
    idle_since_s: float | None = None
    """None while it is wanted: by views, or to be parked."""
    is_shown: bool = False
    is_parked: bool = False
    is_promoted: bool = False
    """It ran well, parked, when a view came to want it."""
    tier: Tier = Tier.MAIN
    """The most its worker was told to decode of it."""
    error: ErrorKind = ErrorKind.NONE
    detail: str = ""
    transport: str = ""
    stalls: int = 0
    crashes: int = 0
    alone: bool = False
    opened_with: KindConfig | None = None
    """The config it was opened with last: how long its worker waits."""
    has_come: bool = False
    """It has shown a picture since it was opened last; while it is parked, read a packet."""
    wants_address: bool = False
    """It waits for a fresh address, because the one it was opened with may have expired."""
    fresh_try_s: float = 0.0
    """When it is tried again if a fresh address comes."""
    is_fresh: bool = False
    """It asked for its address and has shown nothing since."""
    picture_ns: int = 0
    width_px: int = 0
    height_px: int = 0
    bytes_before: int = 0
    drops_before: int = 0
    shown_before: int = 0
    fallbacks_before: int = 0
    feedings: dict[ViewFeed, Feeding] = field(default_factory=dict)

    @property
    def patience(self) -> KindConfig:
        """How long is waited for it now."""
        return self.opened_with or self.config

    @property
    def host(self) -> str:
        """Host and port of the address; what fails and comes back together."""
        return self.config.address.partition("://")[2].partition("/")[0]

    def cell(self, column: StreamColumn) -> int:
        """Return a cell of the stream's board row, 0 while it has none (also called from the GUI thread)."""
        handle = self.handle
        if handle is None:
            return 0
        try:
            return handle.board.get(self.row, column)
        except ValueError:  # the board was closed between the two lines, by the supervisor's thread
            return 0

    @property
    def newest_picture_ns(self) -> int:
        """When the newest new picture was ready (monotonic), 0 before the first of all tries."""
        return self.cell(StreamColumn.PICTURE_NS) or self.picture_ns

    @property
    def alive_ns(self) -> int:
        """When the stream last proved that it is well: by a new picture, while it is parked by a packet (monotonic)."""
        return self.cell(StreamColumn.PICTURE_NS if self.feedings else StreamColumn.PACKET_NS)

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the stream's newest picture, zeros before the first of all tries."""
        return self.cell(StreamColumn.WIDTH_PX) or self.width_px, self.cell(StreamColumn.HEIGHT_PX) or self.height_px

    @property
    def lag_s(self) -> float | None:
        """Measured age of the picture where the protocol tells, else None."""
        lag_ms = self.cell(StreamColumn.LAG_MS)
        return None if self.handle is None or lag_ms == NO_LAG else lag_ms / 1000

    def busy_s(self, now_s: float) -> tuple[Activity, float]:
        """Return the native call that the stream's thread is in, and for how long."""
        since_ns = self.cell(StreamColumn.ACTIVITY_SINCE_NS)
        activity = Activity(self.cell(StreamColumn.ACTIVITY))
        return activity, now_s - since_ns / 1e9 if since_ns else 0.0

    def wait_until(self, known_s: float, fresh_s: float) -> None:
        """Be tried again at `known_s`. Where addresses expire, ask for a fresh one, to be tried with at `fresh_s`."""
        self.next_try_s = known_s
        opened = self.opened_with
        self.wants_address = self.config.expires and opened is not None and opened.address == self.config.address
        if self.wants_address:
            self.next_try_s, self.fresh_try_s = known_s + ADDRESS_WAIT_S, fresh_s

    def renew(self, config: KindConfig) -> None:
        """Take another address of the same stream, for its next opening."""
        self.config = config
        if self.wants_address:
            self.wants_address, self.is_fresh = False, True
            self.next_try_s = min(self.next_try_s, self.fresh_try_s)

    @property
    def outputs(self) -> tuple[Output, ...]:
        """The views it serves, as its worker is told of them."""
        return tuple(feeding.output for feeding in self.feedings.values())

    def let_go(self, feed: ViewFeed) -> None:
        """Stop serving a view; the GUI lets go of the ring when it has another picture."""
        self.feedings.pop(feed).reader.abandoned = True

    def close(self) -> None:
        """Ask its worker to end it, where it runs; the worker will report the end."""
        if self.phase == "open" and self.handle is not None:
            self.handle.send(CloseStream(self.row, self.generation))
            self.phase = "closing"

    def ended(self) -> None:
        """It runs no longer: keep what its board row says, and let go of its views."""
        self.remember()
        self.handle = None
        self.phase = "waiting"
        for feed in list(self.feedings):
            self.let_go(feed)

    def take_over(self, old: "StreamJob") -> None:
        """Go on in the place of `old`, another opening of the same stream, which serves no views any more.

        What is told of its camera does not begin anew.
        """
        for feed in list(old.feedings):
            old.let_go(feed)
        self.reconnects, self.stalls, self.crashes = old.reconnects, old.stalls, old.crashes
        self.habits = old.habits
        self.wanted_since_s, self.idle_since_s = old.wanted_since_s, old.idle_since_s
        self.is_shown, self.is_parked = old.is_shown, old.is_parked
        self.picture_ns = old.newest_picture_ns
        self.width_px, self.height_px = old.size_px
        self.bytes_before = old.bytes_before + old.cell(StreamColumn.BYTES)
        self.drops_before = old.drops_before + old.cell(StreamColumn.DROPS)
        self.shown_before = old.shown_before + old.cell(StreamColumn.SHOWN)
        self.fallbacks_before = old.fallbacks_before + old.cell(StreamColumn.FALLBACKS)

    def remember(self) -> None:
        """Keep what the board row says before the row goes to another stream."""
        self.picture_ns = self.newest_picture_ns
        self.width_px, self.height_px = self.size_px
        self.bytes_before += self.cell(StreamColumn.BYTES)
        self.drops_before += self.cell(StreamColumn.DROPS)
        self.shown_before += self.cell(StreamColumn.SHOWN)
        self.fallbacks_before += self.cell(StreamColumn.FALLBACKS)


def may_forget(job: StreamJob, now_s: float, linger_s: float) -> bool:
    """Whether nothing is lost with a stream that nobody has wanted for `linger_s`. One that failed is remembered until
    its next try is due: to be shown again and again, as in a tour, must not make it be tried more often."""
    idle_s = 0.0 if job.idle_since_s is None else now_s - job.idle_since_s
    return job.phase == "waiting" and idle_s >= linger_s and now_s >= job.next_try_s and not job.crashes


def same_box(spare: dict[View, ViewFeed], view: View) -> ViewFeed | None:
    """Take a feed that differs from `view` only in its crop out of `spare`: zooming keeps the ring."""
    for other in spare:
        if (other.camera_id, other.width_px, other.height_px) == (view.camera_id, view.width_px, view.height_px):
            return spare.pop(other)
    return None
