"""Every stream there is: those that somebody wants by their keys, and those that have no key (any more, or yet)."""

from collections.abc import Mapping

from feeds.jobs import StreamJob, StreamKey
from feeds.workers import WorkerHandle


class Roster:
    """The account of streams, kept by the supervisor's thread. `jobs` is read by the GUI's, and replaced as a whole."""

    def __init__(self) -> None:
        self.jobs: Mapping[StreamKey, StreamJob] = {}
        self.orphans: list[StreamJob] = []
        """Streams without a key that still run: their end is awaited, or they may take the place of another."""

    def all(self) -> list[StreamJob]:
        """Return every stream, with and without a key."""
        return [*self.jobs.values(), *self.orphans]

    def of(self, camera_id: str) -> tuple[StreamJob | None, StreamJob | None]:
        """Return a camera's main and sub stream."""
        return self.jobs.get((camera_id, "main")), self.jobs.get((camera_id, "sub"))

    def running(self, handle: WorkerHandle, row: int, generation: int) -> StreamJob | None:
        """Return the stream that a worker's report is about."""
        for job in self.all():
            if job.handle is handle and job.row == row and job.generation == generation:
                return job
        return None

    def retire(self, job: StreamJob) -> None:
        """Close a stream that nobody knows by its key any more; its end is awaited without one."""
        job.close()
        if job.handle is not None:
            self.orphans.append(job)

    def swap(self, old: StreamJob, new: StreamJob) -> None:
        """Let an orphan go on in the place of another opening of the same stream, and retire that one."""
        new.take_over(old)
        self.jobs = {**self.jobs, old.key: new}
        self.orphans = [job for job in self.orphans if job is not new]
        self.retire(old)

    def sweep(self) -> None:
        """Forget the orphans that have ended."""
        self.orphans = [job for job in self.orphans if job.handle is not None]
