"""The state of every alarm: raised when a reason has lasted, cleared when it has been gone, never twice at once.

A pure state machine: it is told the time with everything else, and answers with what changed. Nothing in it is lost
between two looks: an input that is missing or old neither raises nor clears.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from controlroom.alarms.core import KEPT_MS, LONGEST_SHELF_MIN, Alarm, Change, Inputs, Key, Shelf, Sight, Sign, What
from controlroom.alarms.signs import Watcher, watcher_of
from layouts.alarms import NO_RULES, AlarmRules, Rule


class _Reason(NamedTuple):
    """A reason that has raised nothing yet: since when it is there, and from when on it counts as lasting."""

    began_ms: int
    held_ms: int


class Engine:
    """Follows rules. `standing` and `shelves` by key; `cleared`: those of the last hour, the latest first."""

    def __init__(self, kept: Iterable[Alarm] = (), shelves: Iterable[Shelf] = ()) -> None:
        self.standing: dict[Key, Alarm] = {}
        self.cleared: list[Alarm] = []
        self.shelves: dict[Key, Shelf] = {shelf.key: shelf for shelf in shelves}
        for alarm in sorted(kept, key=lambda alarm: alarm.raised_ms):
            if alarm.cleared_ms is None:
                self.standing[alarm.key] = alarm
            else:
                self.cleared.insert(0, alarm)
        self._rules: AlarmRules = NO_RULES
        self._watchers: dict[str, Watcher] = {}
        self._followed_ms: dict[str, int] = {}
        self._beyond: dict[Key, _Reason] = {}
        self._well_ms: dict[Key, int] = {}
        self._cleared_ms: dict[Key, int] = {}
        for alarm in reversed(self.cleared):
            self._cleared_ms[alarm.key] = alarm.cleared_ms or 0

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules that are followed, by id."""
        return self._rules.good

    def set_rules(self, rules: AlarmRules, now_ms: int) -> list[Change]:
        """Follow these rules from now on. Alarms of rules that are there no more clear.

        Those of a rule that is wrong now stand until it is right again.
        """
        before, self._rules = self._rules, rules
        for id, rule in rules.good.items():
            if before.good.get(id) != rule:
                self._watchers[id] = watcher_of(rule)
                self._followed_ms[id] = now_ms
        self._watchers = {id: self._watchers[id] for id in rules.good}
        there = rules.good.keys() | rules.bad.keys()
        self._beyond = {key: reason for key, reason in self._beyond.items() if key.rule in rules.good}
        self._well_ms = {key: ms for key, ms in self._well_ms.items() if key.rule in rules.good}
        return [self._clear(alarm, now_ms) for alarm in [*self.standing.values()] if alarm.key.rule not in there]

    # Time

    def step(self, inputs: Inputs) -> list[Change]:
        """Look at everything once and return what changed."""
        now_ms = inputs.now_ms
        changes: list[Change] = []
        tracked = self.standing.keys() | self._beyond.keys()
        looked: set[Key] = set()
        for id, watcher in self._watchers.items():
            for sign in watcher.signs(inputs, tracked, now_ms - self._followed_ms[id]):
                looked.add(sign.key)
                changes += self._see(self._rules.good[id], sign, now_ms)
        for key in [*self.standing]:
            if key not in looked and not self._is_of_events(key, inputs):
                changes += self._see_nothing(self.standing[key], now_ms)
        for shelf in [*self.shelves.values()]:
            if shelf.until_ms <= now_ms:
                del self.shelves[shelf.key]
                changes.append(Change(now_ms, What.UNSHELVED, shelf.key, shelf=shelf))
        while self.cleared and now_ms - (self.cleared[-1].cleared_ms or 0) > KEPT_MS:
            gone = self.cleared.pop()
            if self._cleared_ms.get(gone.key) == gone.cleared_ms:
                del self._cleared_ms[gone.key]
        return changes

    def _is_of_events(self, key: Key, inputs: Inputs) -> bool:
        """Whether nothing is said of it because events are not known yet, at the beginning."""
        rule = self._rules.good.get(key.rule)
        return rule is not None and rule.entry.event is not None and inputs.events is None

    def _see(self, rule: Rule, sign: Sign, now_ms: int) -> list[Change]:
        alarm = self.standing.get(sign.key)
        if alarm is None:
            return self._see_reason(rule, sign, now_ms)
        changes: list[Change] = []
        if sign.sight is Sight.GONE:
            return self._see_nothing(alarm, now_ms)
        if alarm.gone_ms is not None:
            alarm = self.standing[sign.key] = replace(alarm, gone_ms=None)
            changes.append(Change(now_ms, What.INPUT_BACK, sign.key, alarm))
        if sign.sight is not Sight.WELL:
            self._well_ms.pop(sign.key, None)
            if (sign.value, sign.title, sign.text) != (alarm.value, alarm.title, alarm.text):
                self.standing[sign.key] = replace(alarm, value=sign.value, title=sign.title, text=sign.text)
            return changes
        hold_ms = 0 if rule.entry.event is not None else round(rule.entry.clear_hold_s * 1000)
        well_ms = self._well_ms.setdefault(sign.key, now_ms)
        if now_ms - well_ms >= hold_ms:
            changes.append(self._clear(alarm, now_ms))
        return changes

    def _see_reason(self, rule: Rule, sign: Sign, now_ms: int) -> list[Change]:
        """Look at a reason that has raised nothing yet. One that is not seen for a while goes on where it was."""
        if sign.sight is not Sight.BEYOND:
            if sign.sight is not Sight.GONE:
                self._beyond.pop(sign.key, None)
            return []
        reason = self._beyond.get(sign.key) or self._beyond.setdefault(sign.key, self._reason(sign, now_ms))
        hold_s = max(rule.entry.hold_s, rule.entry.lost_for_s or 0.0)
        due_ms = max(reason.held_ms + round(hold_s * 1000), sign.told_ms or 0)
        if now_ms < due_ms:
            return []
        del self._beyond[sign.key]
        alarm = Alarm(
            sign.key,
            rule.entry.level,
            reason.began_ms,
            due_ms,
            value=sign.value,
            title=sign.title,
            text=sign.text,
            place=sign.place,
            latitude_deg=sign.latitude_deg,
            longitude_deg=sign.longitude_deg,
        )
        self.standing[sign.key] = alarm
        return [Change(now_ms, What.RAISED, sign.key, alarm)]

    def _reason(self, sign: Sign, now_ms: int) -> "_Reason":
        """Note a reason that is new. It is another one than that of an alarm of this key that has cleared."""
        since_ms = now_ms if sign.since_ms is None else min(sign.since_ms, now_ms)
        earliest_ms = self._cleared_ms.get(sign.key, -1) + 1
        return _Reason(max(since_ms, earliest_ms), max(since_ms if sign.lasts else now_ms, earliest_ms))

    def _see_nothing(self, alarm: Alarm, now_ms: int) -> list[Change]:
        if alarm.gone_ms is not None:
            return []
        alarm = self.standing[alarm.key] = replace(alarm, gone_ms=now_ms)
        return [Change(now_ms, What.INPUT_GONE, alarm.key, alarm)]

    def _clear(self, alarm: Alarm, now_ms: int) -> Change:
        del self.standing[alarm.key]
        self._well_ms.pop(alarm.key, None)
        cleared = replace(alarm, cleared_ms=max(now_ms, alarm.raised_ms))
        self._cleared_ms[alarm.key] = cleared.cleared_ms or now_ms
        self.cleared.insert(0, cleared)
        return Change(now_ms, What.CLEARED, alarm.key, cleared)

    # People

    def acknowledge(self, alarm_id: str, by: str, now_ms: int) -> list[Change]:
        """Note that a person has seen an alarm; the first one counts."""
        for key, alarm in self.standing.items():
            if alarm.id == alarm_id and alarm.acknowledged_ms is None:
                alarm = self.standing[key] = replace(alarm, acknowledged_ms=now_ms, acknowledged_by=by)
                return [Change(now_ms, What.ACKNOWLEDGED, key, alarm, by)]
        return []

    def shelve(self, key: Key, *, by: str, reason: str, minutes: float, now_ms: int) -> list[Change]:
        """Put an alarm aside, for an hour at most. Raises ValueError without a reason, or for a time that is none."""
        if not reason.strip():
            raise ValueError("shelving needs a reason")
        if not 0 < minutes <= LONGEST_SHELF_MIN:
            raise ValueError(f"an alarm is shelved for {LONGEST_SHELF_MIN} min at most")
        shelf = Shelf(key, by, reason.strip(), now_ms, now_ms + round(minutes * 60_000))
        self.shelves[key] = shelf
        return [Change(now_ms, What.SHELVED, key, by=by, shelf=shelf)]

    def unshelve(self, key: Key, *, by: str, now_ms: int) -> list[Change]:
        """Take an alarm back that was put aside."""
        shelf = self.shelves.pop(key, None)
        return [] if shelf is None else [Change(now_ms, What.UNSHELVED, key, by=by, shelf=shelf)]
