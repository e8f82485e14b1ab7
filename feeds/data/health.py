"""How a source is: what the data service writes down after each poll, and the one word that it means."""

from dataclasses import dataclass
from enum import StrEnum

from feeds.data.errors import DATA_ERROR_TEXT, STUBBORN, DataErrorKind
from resources.text import QT_TRANSLATE_NOOP, Text


class Condition(StrEnum):
    """What a source is; exactly one at any time."""

    WAITING = "waiting"  # not asked yet
    GOOD = "good"
    STALE = "stale"  # answers, with numbers that are too old
    FAILING = "failing"  # the last poll failed, and will be tried again soon
    REFUSED = "refused"  # the last poll failed in a way that another try soon will not mend
    OUT_OF_QUOTA = "out of quota"  # today's calls are used up


CONDITION_TEXT: dict[Condition, Text] = {
    Condition.WAITING: QT_TRANSLATE_NOOP("sources", "waiting"),
    Condition.GOOD: QT_TRANSLATE_NOOP("sources", "good"),
    Condition.STALE: QT_TRANSLATE_NOOP("sources", "stale"),
    Condition.FAILING: QT_TRANSLATE_NOOP("sources", "failing"),
    Condition.REFUSED: QT_TRANSLATE_NOOP("sources", "refused"),
    Condition.OUT_OF_QUOTA: QT_TRANSLATE_NOOP("sources", "out of quota"),
}

_STALE = QT_TRANSLATE_NOOP("sources", "Source answers, but with numbers that are too old")
_DOUBTED = QT_TRANSLATE_NOOP("sources", "List is suddenly short; kept though it does not name them, cameras: {count}")
_LISTENING = QT_TRANSLATE_NOOP("sources", "Source is connected and has sent nothing yet")


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """What is known of a source; times in milliseconds since 1970, None for never.

    `tried_ms`, `good_ms`: when a poll last ended, and ended well. `newest_ms`: the time of the newest thing it ever
    told. `next_ms`: when it is asked again, None while it is asked or listened to. `fresh_for_s`: how old its numbers
    may be. `failures`: polls that failed since the last good one, `error` and `detail` why (technical, English, without
    secrets). `quota_left`: calls left today, None where none are counted. `samples`, `events`, `cameras`, `left_out`:
    of the last good answer; `first_left_out` why the first was. `doubted`: cameras that are kept though a
    list, suddenly short, does not name them. `listens`: whether it sends by itself.
    """

    id: str
    kind: str
    fresh_for_s: float
    listens: bool = False
    tried_ms: int | None = None
    good_ms: int | None = None
    newest_ms: int | None = None
    next_ms: int | None = None
    failures: int = 0
    error: DataErrorKind | None = None
    detail: str = ""
    quota_left: int | None = None
    samples: int = 0
    events: int = 0
    cameras: int = 0
    left_out: int = 0
    doubted: int = 0
    first_left_out: Text | None = None

    def condition(self, now_ms: int) -> Condition:
        """Return what the source is at a time."""
        if self.error is DataErrorKind.QUOTA:
            return Condition.OUT_OF_QUOTA
        if self.error is not None:
            return Condition.REFUSED if self.error in STUBBORN else Condition.FAILING
        if self.good_ms is None:
            return Condition.WAITING
        if self.age_s(now_ms) > self.fresh_for_s:
            return Condition.STALE
        return Condition.GOOD

    def age_s(self, now_ms: int) -> float:
        """Return how old the newest thing it told is, its last good answer where it told no times."""
        newest_ms = self.newest_ms if self.newest_ms is not None else self.good_ms
        return 0.0 if newest_ms is None else max(0.0, (now_ms - newest_ms) / 1000)

    def words(self, now_ms: int) -> Text | None:
        """Return what is wrong, for people; None where nothing is."""
        if self.error is not None:
            return DATA_ERROR_TEXT[self.error]
        if self.condition(now_ms) is Condition.STALE:
            return _STALE
        if self.doubted:
            return _DOUBTED(count=self.doubted)
        if self.left_out and self.first_left_out is not None:
            return self.first_left_out
        return _LISTENING if self.listens and self.good_ms is None else None
