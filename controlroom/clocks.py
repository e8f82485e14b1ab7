"""Clocks: one that stands, and whose time of day this process tells."""

import os
import time
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HeldClock:
    """`feeds.core.Clock` that stands at `at`, an aware time."""

    at: datetime

    def monotonic_s(self) -> float:
        """Return a time that does not pass."""
        return 0.0

    def utc(self) -> datetime:
        """Return the time at which it stands."""
        return self.at


def use_city_time(timezone: str) -> None:
    """Let this process tell the city's time, wherever the machine's clock is set to."""
    if hasattr(time, "tzset"):
        os.environ["TZ"] = timezone
        time.tzset()
