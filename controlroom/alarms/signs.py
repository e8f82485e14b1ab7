"""What is seen of a rule's reasons: limits with a way back, rises and falls, events, what is lost."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from controlroom.alarms.core import Inputs, Key, Seen, Sight, Sign
from feeds.data.health import Condition, SourceHealth
from feeds.data.readings import Event, KeptEvent, Level
from layouts.alarm_files import EventTest
from layouts.alarms import Rule

_LOST = (Condition.FAILING, Condition.REFUSED, Condition.STALE)
_PAST_WAIT_MS = 15_000
"""For so long a rule that is new waits for its past before it goes on without."""
_NEW_MS = 120_000
"""For so long a rule is new: what it sees may have begun before."""

Points = Sequence[tuple[int, float | None]]


def sight_of(rule: Rule, value: float | None) -> Sight:
    """Return what a value, or a rise or fall, means to a rule. The limit itself is beyond it."""
    if value is None or rule.limit is None or rule.clear is None:
        return Sight.GONE
    if rule.entry.below is not None:
        return Sight.BEYOND if value <= rule.limit else Sight.WELL if value > rule.clear else Sight.BETWEEN
    return Sight.BEYOND if value >= rule.limit else Sight.WELL if value < rule.clear else Sight.BETWEEN


def since_when(rule: Rule, points: Points) -> int | None:
    """Return since when the last of these values are beyond a rule's limit without having been well; None: unknown."""
    began_ms = None
    for at_ms, value in reversed(points):
        sight = sight_of(rule, value)
        if sight is Sight.WELL:
            break
        if sight is Sight.BEYOND:
            began_ms = at_ms
    return began_ms


def _values(rule: Rule, inputs: Inputs) -> Iterable[tuple[str, Seen]]:
    """Return the values that a rule looks at, each with its place."""
    indicator, place = rule.entry.indicator or "", rule.entry.place or ""
    return inputs.values(indicator).items() if rule.entry.places else [(place, inputs.value(indicator, place))]


class Limits:
    """Looks at the limits of one rule with an indicator."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._keys: dict[str, Key] = {}

    def signs(self, inputs: Inputs, tracked: Collection[Key], age_ms: int) -> Iterator[Sign]:
        """Yield what is seen at each place; of what is well only where the key is `tracked`.

        `age_ms`: for how long the rule has been followed. Soon after its beginning it is read in the past since when a
        value is beyond the limit; until that is read, nothing is said of it.
        """
        rule, entry = self._rule, self._rule.entry
        for place, seen in _values(rule, inputs):
            value = seen.value
            sight = sight_of(rule, value)
            key = self._keys.get(place) or self._keys.setdefault(place, Key(entry.id, place))
            if key not in tracked:
                if sight is not Sight.BEYOND:
                    continue
                if age_ms < _NEW_MS:
                    points = inputs.past(entry.indicator or "", place)
                    if points is None and age_ms < _PAST_WAIT_MS:
                        continue
                    since_ms = since_when(rule, points or ())
                    if since_ms is not None:
                        yield Sign(key, sight, value, since_ms=since_ms, lasts=True, place=place)
                        continue
            yield Sign(key, sight, value, since_ms=seen.at_ms, place=place)


class Moves:
    """Looks at how far the values of one rule's indicator have risen, or fallen, within a time."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._within_ms = round((rule.entry.within_s or 0.0) * 1000)
        self._before: dict[str, deque[tuple[int, float]]] = {}

    def signs(self, inputs: Inputs, tracked: Collection[Key], age_ms: int) -> Iterator[Sign]:
        """Yield what is seen at each place. The value of a sign is the rise or the fall."""
        entry = self._rule.entry
        for place, seen in _values(self._rule, inputs):
            moved = self._moved(inputs, place, seen, age_ms)
            key, sight = Key(entry.id, place), sight_of(self._rule, moved)
            if sight is Sight.BEYOND or key in tracked:
                yield Sign(key, sight, moved, place=place)

    def _moved(self, inputs: Inputs, place: str, seen: Seen, age_ms: int) -> float | None:
        if seen.value is None or seen.at_ms is None:
            return None
        before = self._before.get(place)
        if before is None:
            points = inputs.past(self._rule.entry.indicator or "", place)
            if points is None and age_ms < _PAST_WAIT_MS:
                return None
            known = ((at_ms, value) for at_ms, value in points or () if value is not None and at_ms < (seen.at_ms or 0))
            before = self._before[place] = deque(known)
        if not before or before[-1][0] < seen.at_ms:
            before.append((seen.at_ms, seen.value))
        elif before[-1][0] == seen.at_ms:
            before[-1] = (seen.at_ms, seen.value)
        while before[0][0] < seen.at_ms - self._within_ms:
            before.popleft()
        others = [value for _, value in before]
        return seen.value - min(others) if self._rule.entry.test == "rises_by" else max(others) - seen.value


class Events:
    """Looks for the events of one rule."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._known: dict[tuple[str, str], tuple[int, bool]] = {}

    def signs(self, inputs: Inputs, tracked: Collection[Key], age_ms: int) -> Iterator[Sign]:
        """Yield every event that goes on and is meant, and which of those that are `tracked` are over."""
        del age_ms
        if inputs.events is None:
            return
        test, rule_id = self._rule.entry.event or EventTest(), self._rule.entry.id
        known, self._known = self._known, {}
        there: set[Key] = set()
        for kept in inputs.events:
            at = (kept.source, kept.event.id)
            before = known.get(at)
            meant = before[1] if before is not None and before[0] == kept.revision else matches(test, kept)
            self._known[at] = (kept.revision, meant)
            ended_ms = kept.event.ended_ms
            if not meant or (ended_ms is not None and ended_ms <= inputs.now_ms):
                continue
            key = Key(rule_id, f"{kept.source}/{kept.event.id}")
            there.add(key)
            source = inputs.sources.get(kept.source)
            is_told = source is None or source.condition(inputs.now_ms) not in _LOST
            yield _event_sign(key, kept, Sight.BEYOND if is_told or key not in tracked else Sight.GONE)
        for key in tracked:
            if key.rule == rule_id and key not in there:
                yield Sign(key, Sight.WELL)


def _event_sign(key: Key, kept: KeptEvent, sight: Sight) -> Sign:
    event = kept.event
    return Sign(
        key,
        sight,
        since_ms=event.began_ms,
        lasts=True,
        told_ms=kept.received_ms,
        title=event.title,
        text=event.text,
        place=event.place,
        latitude_deg=event.latitude_deg,
        longitude_deg=event.longitude_deg,
    )


def matches(test: EventTest, kept: KeptEvent) -> bool:
    """Whether an event is one that a rule means."""
    event = kept.event
    return (
        (test.kind is None or event.kind == test.kind)
        and (test.source is None or kept.source == test.source)
        and (test.level is None or event.level >= Level[test.level.upper()])
        and (test.text is None or _contains(event, test.text))
        and (test.detail is None or tuple(test.detail.partition("=")[::2]) in event.details)
    )


def _contains(event: Event, text: str) -> bool:
    return text.casefold() in event.title.casefold() or text.casefold() in event.text.casefold()


class Sources:
    """Looks whether the source of one rule, or any, is lost."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule

    def signs(self, inputs: Inputs, tracked: Collection[Key], age_ms: int) -> Iterator[Sign]:
        """Yield how each source is; one that was not asked yet, or has no calls left today, says nothing."""
        del age_ms
        for id, health in _named(self._rule.entry.source, inputs.sources).items():
            key, condition = Key(self._rule.entry.id, id), health.condition(inputs.now_ms)
            if condition in _LOST:
                yield Sign(
                    key, Sight.BEYOND, since_ms=_last_ms(health, condition), lasts=True, title=inputs.name_of(id)
                )
            elif key in tracked:
                yield Sign(key, Sight.WELL if condition is Condition.GOOD else Sight.GONE, title=inputs.name_of(id))


def _last_ms(health: SourceHealth, condition: Condition) -> int | None:
    newest_ms = health.newest_ms if health.newest_ms is not None else health.good_ms
    return newest_ms if condition is Condition.STALE else health.good_ms


class Cameras:
    """Looks whether the camera of one rule, or any on a screen, is lost."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule

    def signs(self, inputs: Inputs, tracked: Collection[Key], age_ms: int) -> Iterator[Sign]:
        """Yield how each camera is; of one that nobody looks at nothing is known."""
        del age_ms
        rule_id = self._rule.entry.id
        cameras = _named(self._rule.entry.camera, inputs.lost_cameras)
        for id, is_lost in cameras.items():
            key = Key(rule_id, id)
            if is_lost or key in tracked:
                yield Sign(key, Sight.BEYOND if is_lost else Sight.WELL, title=inputs.name_of(id))
        for key in tracked:
            if key.rule == rule_id and key.subject not in cameras:
                yield Sign(key, Sight.GONE)


def _named[Of](name: str | None, all_of: Mapping[str, Of]) -> Mapping[str, Of]:
    if name == "each":
        return all_of
    return {name: all_of[name]} if name is not None and name in all_of else {}


Watcher = Limits | Moves | Events | Sources | Cameras


def watcher_of(rule: Rule) -> Watcher:
    """Return what looks at the reasons of a rule."""
    entry = rule.entry
    if entry.event is not None:
        return Events(rule)
    if entry.source is not None:
        return Sources(rule)
    if entry.camera is not None:
        return Cameras(rule)
    return Moves(rule) if entry.within_s is not None else Limits(rule)
