"""Many cameras that fail and come back together: one report, and no storm."""

from collections import deque

import pytest

from feeds.core import ErrorKind
from feeds.jobs import StreamJob
from feeds.kinds.file import FileConfig
from feeds.ladder import OpenBudget
from feeds.retries import Retries

CAMERAS = 200
PER_SECOND = 30


def shown(number: int) -> StreamJob:
    return StreamJob((f"cam{number}", "main"), FileConfig(address="a.mp4"), reconnects=0)


@pytest.mark.parametrize("seed", range(5))
def test_a_switch_that_reboots_is_one_report_and_no_storm(caplog: pytest.LogCaptureFixture, seed: int) -> None:
    """The rules of the supervisor, a tenth of a second a round: 200 cameras are gone for 90 s."""
    jobs, retries, budget = [shown(number) for number in range(CAMERAS)], Retries(seed), OpenBudget(PER_SECOND)
    opened_s: deque[float] = deque()
    most, back = 0, 0
    for job in jobs:
        retries.failed(job, ErrorKind.ENDED, "connection reset", 0.0, jobs)
    for moment in range(1, 1800):
        now_s = moment / 10
        for job in sorted((job for job in jobs if now_s >= job.next_try_s), key=lambda job: job.next_try_s):
            if not budget.take(now_s):
                break
            opened_s.append(now_s)
            if now_s < 90:
                retries.failed(job, ErrorKind.UNREACHABLE, "no way to this host", now_s, jobs)
            else:
                job.error, job.next_try_s, back = ErrorKind.NONE, 1e9, back + 1
        while opened_s and opened_s[0] <= now_s - 1.0:
            opened_s.popleft()
        most = max(most, len(opened_s))
        retries.settle(now_s, jobs)
    assert caplog.text.count("many cameras failed") == 1
    assert most <= PER_SECOND
    assert back == CAMERAS
    assert retries.incidents.incident is None
