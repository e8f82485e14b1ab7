"""Which views a stream serves: rings made for them and let go of, and its worker told."""

import itertools
from collections.abc import Collection
from dataclasses import replace

from feeds.core import Tier
from feeds.jobs import StreamJob, ViewFeed
from feeds.messages import OpenStream, ShowOutputs
from feeds.rings import Rings
from feeds.workers import WorkerHandle

STALLS_TO_SWITCH = 2


class Serving:
    """Opens streams for views, and tells workers when those change. Used by the supervisor's thread."""

    def __init__(self, rings: Rings) -> None:
        self._rings = rings
        self._generations = itertools.count(1)

    def open(
        self, job: StreamJob, handle: WorkerHandle, row: int, feeds: Collection[ViewFeed], tier: Tier, now_s: float
    ) -> bool:
        """Open a stream on a row of a worker, for these views. False, and the row given back, when it could not show
        any: shared memory is full, or there are none and it is not to be parked."""
        job.handle, job.row, job.generation = handle, row, next(self._generations)
        for feed in feeds:
            made = self._rings.make(job, feed, now_s)
            if made is not None:
                job.feedings[feed] = made
        if not job.feedings and (feeds or not job.is_parked):
            job.handle = None
            handle.give_row(row)
            return False
        job.phase, job.opened_s, job.tier = "open", now_s, tier
        job.reconnects += 1
        config = job.habits.config(job.config)
        if getattr(config, "transport", "") == "auto":
            job.transport = "udp" if (job.stalls // STALLS_TO_SWITCH) % 2 else "tcp"
            config = config.model_copy(update={"transport": job.transport})
        job.opened_with, job.has_come, job.wants_address = config, False, False
        handle.send(OpenStream(row, job.generation, config, job.outputs, tier))
        return True

    def update(self, job: StreamJob, feeds: Collection[ViewFeed], tier: Tier, now_s: float) -> None:
        """Let an open stream serve exactly these views from now on, with no more than `tier` decoded."""
        changed, job.tier = tier is not job.tier, tier
        for feed in [feed for feed in job.feedings if feed not in feeds]:
            job.let_go(feed)
            changed = True
        for feed in feeds:
            feeding = job.feedings.get(feed)
            if feeding is None:
                made = self._rings.make(job, feed, now_s)
                if made is not None:
                    job.feedings[feed] = made
                    changed = True
            elif feeding.output.crop != feed.view.crop:
                feeding.output = replace(feeding.output, crop=feed.view.crop)
                changed = True
        if changed and job.handle is not None:
            job.handle.send(ShowOutputs(job.row, job.generation, job.outputs, job.tier))
