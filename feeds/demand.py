"""What the GUI wants to see, turned into streams that should run and feeds that views take their pictures from."""

import math
from collections import deque
from collections.abc import Mapping, Sequence

from feeds.core import Role, View
from feeds.habits import KnownHabits
from feeds.jobs import CameraFeeds, StreamJob, StreamKey, ViewFeed, same_box
from feeds.lost import LostStreams
from feeds.roster import Roster
from feeds.source import KindConfig

ROLES: tuple[Role, ...] = ("main", "sub")


class Demand:
    """Takes the newest demand over from the GUI thread, which calls `ask` alone; the rest is the supervisor's.

    `wiring` is replaced as a whole, `retired` filled, and both are read by the GUI thread.
    """

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._asked: deque[tuple[dict[str, CameraFeeds], tuple[View, ...], tuple[str, ...]]] = deque(maxlen=1)
        self._cameras: dict[str, CameraFeeds] = {}
        self.wiring: Mapping[View, ViewFeed] = {}
        self.retired: deque[ViewFeed] = deque()
        self.soon: tuple[str, ...] = ()
        self.lost = LostStreams()
        self._habits = KnownHabits()

    def ask(self, cameras: dict[str, CameraFeeds], views: Sequence[View], soon: Sequence[str]) -> None:
        """Want exactly these views of these cameras, and the cameras `soon` kept ready."""
        self._asked.append((cameras, tuple(views), tuple(soon)))

    def take(self, now_s: float) -> None:
        """Make what was asked for last the demand: feeds for its views, a job for each of its streams."""
        if not self._asked:
            return
        self._cameras, views, self.soon = self._asked.pop()
        self._wire(views)
        jobs: dict[StreamKey, StreamJob] = {}
        for key, job in self._roster.jobs.items():
            config = self._config(key)
            if config is not None and job.config.is_same_stream(config):
                jobs[key] = job
                if config is not job.config and config != job.config:
                    job.renew(config)
            else:
                if job.is_shown:
                    self.let_go(job, now_s)
                self._roster.retire(job)
        self.lost.keep_only(self._listed)
        self._habits.keep_only(self._listed)
        for camera_id in (*(view.camera_id for view in views), *self.soon):
            for role in ROLES:
                key = (camera_id, role)
                config = self._config(key)
                if config is not None and key not in jobs:
                    habits = self._habits.of(key, config)
                    jobs[key] = StreamJob(key, config, habits, wanted_since_s=now_s, idle_since_s=now_s)
        self._roster.jobs = jobs

    def let_go(self, job: StreamJob, now_s: float) -> None:
        """Nobody looks at a stream any more: note whether its camera is lost."""
        camera = self._cameras.get(job.key[0])
        self.lost.let_go(job, now_s, math.inf if camera is None else camera.lost_after_s)

    def _wire(self, views: Sequence[View]) -> None:
        old = self.wiring
        kept = {view for view in views if view in old and self._may_show(view.camera_id)}
        spare = {view: feed for view, feed in old.items() if view not in kept}
        wiring: dict[View, ViewFeed] = {}
        for view in views:
            feed = old[view] if view in kept else None
            if feed is None and self._may_show(view.camera_id):
                feed = same_box(spare, view)
            wiring[view] = feed or ViewFeed(view)
            wiring[view].view = view
        self.wiring = wiring
        self.retired.extend(spare.values())

    def _may_show(self, camera_id: str) -> bool:
        camera = self._cameras.get(camera_id)
        return camera is not None and not camera.privacy

    def _listed(self, key: StreamKey) -> KindConfig | None:
        camera = self._cameras.get(key[0])
        return None if camera is None else camera.config(key[1])

    def _config(self, key: StreamKey) -> KindConfig | None:
        return self._cameras[key[0]].config(key[1]) if self._may_show(key[0]) else None
