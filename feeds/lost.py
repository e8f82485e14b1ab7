"""Which cameras were lost when they were last looked at, and since when.

A camera that nobody looks at has no stream and so nothing that could remember. Without this, a lost one would say
"connecting" after every change of layout and every privacy curtain.
"""

from collections.abc import Callable
from dataclasses import dataclass

from feeds.core import ErrorKind
from feeds.jobs import StreamJob, StreamKey
from feeds.source import KindConfig


@dataclass(frozen=True, slots=True)
class Lost:
    """A stream that had shown nothing for so long that its camera was lost. `since_s`: monotonic; `picture_ns`: when
    its last picture was ready, 0 for none."""

    config: KindConfig
    since_s: float
    picture_ns: int
    error: ErrorKind
    detail: str


class LostStreams:
    """Keeps a record for each stream that was lost when it was let go of. Used by the supervisor's thread."""

    def __init__(self) -> None:
        self._records: dict[StreamKey, Lost] = {}

    def let_go(self, job: StreamJob, now_s: float, lost_after_s: float) -> None:
        """Nobody looks at a stream any more: keep what will have to be said of it."""
        picture_ns = job.newest_picture_ns
        since_s = picture_ns / 1e9 if picture_ns else job.wanted_since_s
        if now_s - since_s < lost_after_s:
            self._records.pop(job.key, None)
        else:
            self._records[job.key] = Lost(job.config, since_s, picture_ns, job.error, job.detail)

    def look_again(self, job: StreamJob, now_s: float) -> None:
        """Somebody looks at a stream again: it is wanted since now, or lost since then."""
        record = self._records.pop(job.key, None)
        job.wanted_since_s = now_s
        if record is not None and record.config.is_same_stream(job.config):
            job.wanted_since_s = record.since_s
            job.picture_ns = job.picture_ns or record.picture_ns
            if job.error is ErrorKind.NONE:
                job.error, job.detail = record.error, record.detail

    def keep_only(self, config: Callable[[StreamKey], KindConfig | None]) -> None:
        """Forget the streams that are not in the catalogue any more, whose configs `config` tells."""
        self._records = {
            key: record
            for key, record in self._records.items()
            if (listed := config(key)) is not None and record.config.is_same_stream(listed)
        }
