"""Waiting for what another thread or process does. A deadline is how long a test waits, never what it measures."""

import time
from collections.abc import Callable

import pytest

from feeds.core import FeedError

LIMIT_S = 40.0


def until[Found](look: Callable[[], Found], what: str, limit_s: float = LIMIT_S) -> Found:
    """Look again and again until there is something; fail the test when there is nothing within `limit_s`."""
    deadline_s = time.monotonic() + limit_s
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline_s:
            pytest.fail(f"waited {limit_s:.0f} s in vain: {what}", pytrace=False)
        time.sleep(0.01)


def error_of(call: Callable[[], object]) -> FeedError | None:
    """Return the FeedError that a call ends with, None when it ends well."""
    try:
        call()
    except FeedError as error:
        return error
    return None
