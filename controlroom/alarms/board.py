"""From alarms to what a screen shows of them: words in its languages, cameras that watch, groups in a flood."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from controlroom.alarms.core import LEVELS, Alarm, Key, Shelf
from controlroom.alarms.engine import Engine
from controlroom.alarms.flood import Flood, groups
from controlroom.nearest import nearest
from layouts.alarm_files import AlarmEntry
from layouts.alarms import NO_RULES, AlarmRules, Rule
from layouts.cameras import Camera
from layouts.indicators import NO_INDICATORS, Indicators
from layouts.model import Audience, NamesByLanguage, name_in
from widgets.facts import AlarmBoard, AlarmFacts, AlarmGroup, Name, ShelvedFacts
from widgets.panels.numbers import DASH, with_unit, written

NEAR_M = 500.0
"""A camera at most so far from an alarm watches it, where its rule names none."""
PUBLIC: tuple[Audience, ...] = ("district", "citizen")
"""Who sees of alarms only what was released (STYLE.md 7.9)."""
LEADERS: tuple[Audience, ...] = ("operator", "mayor")
"""Who acknowledges and shelves."""


class _Made(NamedTuple):
    alarm: Alarm
    lost: tuple[str, ...]
    facts: AlarmFacts


class Boards:
    """Makes the board of a screen. What has not changed is not made again."""

    def __init__(self, *, language: str, gloss: str) -> None:
        self._language = language
        self._gloss = "" if gloss in ("none", language) else gloss
        self._rules: AlarmRules = NO_RULES
        self._indicators: Indicators = NO_INDICATORS
        self._cameras: Mapping[str, Camera] = {}
        self._audience: Audience = "operator"
        self._made: dict[str, _Made] = {}
        self._watching: dict[str, tuple[str, ...]] = {}
        self._flood = Flood()

    def set_city(
        self, rules: AlarmRules, indicators: Indicators, cameras: Mapping[str, Camera], audience: Audience
    ) -> None:
        """Speak of this city, to this audience, from now on."""
        self._rules, self._indicators, self._cameras, self._audience = rules, indicators, cameras, audience
        self._made.clear()
        self._watching.clear()

    def board(self, engine: Engine, *, lost: Mapping[str, bool], selected: str, now_ms: int) -> AlarmBoard:
        """Return what this screen shows now. `lost`: whether a camera is, of those looked at."""
        shown = [alarm for key, alarm in engine.standing.items() if key not in engine.shelves]
        shown.sort(key=_order)
        known, self._made = self._made, {}
        standing = self._told(shown, lost, known)
        cleared = self._told(engine.cleared, lost, known)
        self._watching = {id: cameras for id, cameras in self._watching.items() if id in self._made}
        raised = [alarm.raised_ms for alarm in (*shown, *engine.cleared) if not self._is_trouble(alarm)]
        is_flood = self._flood.look(raised, now_ms)
        is_public = self._audience in PUBLIC
        return AlarmBoard(
            standing,
            cleared,
            self._groups(shown, {alarm.id: alarm for alarm in standing}) if is_flood else (),
            () if is_public else tuple(self._shelved(shelf, engine) for shelf in engine.shelves.values()),
            selected if any(alarm.id == selected for alarm in standing) else "",
            may_lead=self._audience in LEADERS,
        )

    def watching(self, alarm: Alarm) -> tuple[str, ...]:
        """Return the cameras that watch an alarm: those that its rule names, else the nearest one."""
        known = self._watching.get(alarm.id)
        if known is None:
            known = self._watching[alarm.id] = self._find_watching(alarm)
        return known

    def name_of_camera(self, camera_id: str) -> str:
        """Return what a camera is called on this screen."""
        camera = self._cameras.get(camera_id)
        return camera_id if camera is None else name_in(self._language, camera.name)

    def _told(
        self, alarms: Iterable[Alarm], lost: Mapping[str, bool], known: Mapping[str, _Made]
    ) -> tuple[AlarmFacts, ...]:
        found = []
        for alarm in alarms:
            lost_here = tuple(camera for camera in self.watching(alarm) if lost.get(camera, False))
            made = known.get(alarm.id)
            if made is None or made.alarm is not alarm or made.lost != lost_here:
                made = _Made(alarm, lost_here, self._facts(alarm, lost_here))
            self._made[alarm.id] = made
            if made.facts.is_released or self._audience not in PUBLIC:
                found.append(made.facts)
        return tuple(found)

    def _facts(self, alarm: Alarm, lost: tuple[str, ...]) -> AlarmFacts:
        rule = self._rules.good.get(alarm.key.rule)
        facts = AlarmFacts(
            alarm.id,
            alarm.level,
            Name(alarm.title or alarm.key.rule),
            alarm.began_ms,
            alarm.raised_ms,
            Name(alarm.place),
            acknowledged_ms=alarm.acknowledged_ms,
            acknowledged_by=alarm.acknowledged_by,
            gone_ms=alarm.gone_ms,
            cleared_ms=alarm.cleared_ms,
            latitude_deg=alarm.latitude_deg,
            longitude_deg=alarm.longitude_deg,
            cameras=self.watching(alarm),
            lost_cameras=tuple(self.name_of_camera(camera) for camera in lost),
            cause=Name(alarm.key.rule),
            district=alarm.place,
        )
        if rule is None:  # it is wrong now: what is known of its alarm is shown all the same
            return facts
        entry = rule.entry
        is_public = self._audience in PUBLIC and entry.public is not None
        text = self._worded(entry, alarm, rule, public=is_public)
        return replace(
            facts,
            level=entry.level,
            name=text,
            action=Name("") if is_public else self._name(entry.action.by_language()),
            owner=self._name(entry.owner.name.by_language()),
            call="" if is_public else entry.owner.address or "",
            is_trouble=entry.is_trouble,
            is_released=entry.public is not None,
            layout=entry.show.layout or "",
            cause=text if entry.cause is None else self._name(entry.cause.by_language()),
        )

    def _worded(self, entry: AlarmEntry, alarm: Alarm, rule: Rule, *, public: bool) -> Name:
        words = (entry.public if public and entry.public is not None else entry.text).by_language()
        of = self._indicators.good.get(entry.indicator or "")
        decimals, unit = (of.decimals, of.unit) if of is not None else (0, "")

        def number(value: float | None) -> str:
            return DASH if value is None else with_unit(written(value, decimals), unit)

        values = {
            "value": number(alarm.value),
            "limit": number(rule.limit),
            "place": alarm.place,
            "title": alarm.title,
            "text": alarm.text,
        }
        return self._name({language: " ".join(text.format(**values).split()) for language, text in words.items()})

    def _name(self, names: NamesByLanguage) -> Name:
        text, gloss = name_in(self._language, names), names.get(self._gloss, "")
        return Name(text, gloss if gloss != text else "")

    def _is_trouble(self, alarm: Alarm) -> bool:
        rule = self._rules.good.get(alarm.key.rule)
        return rule is not None and rule.entry.is_trouble

    def _cause(self, alarm: Alarm) -> str:
        rule = self._rules.good.get(alarm.key.rule)
        cause = rule.entry.cause if rule is not None else None
        return alarm.key.rule if cause is None else name_in(self._language, cause.by_language())

    def _groups(self, alarms: Iterable[Alarm], shown: Mapping[str, AlarmFacts]) -> tuple[AlarmGroup, ...]:
        those = [(alarm, self._cause(alarm), alarm.place) for alarm in alarms if alarm.id in shown]
        found = []
        for group in groups(those):
            facts = tuple(shown[alarm.id] for alarm in group.alarms)
            found.append(AlarmGroup(facts[0].cause, facts, group.districts))
        return tuple(found)

    def _shelved(self, shelf: Shelf, engine: Engine) -> ShelvedFacts:
        alarm = engine.standing.get(shelf.key)
        name = self._facts(alarm, ()).name if alarm is not None else self._rule_name(shelf.key)
        return ShelvedFacts(
            shelf.key.rule,
            shelf.key.subject,
            name,
            shelf.by,
            shelf.reason,
            shelf.until_ms,
            "" if alarm is None else alarm.id,
        )

    def _rule_name(self, key: Key) -> Name:
        return Name(" ".join(filter(None, key)))

    def _find_watching(self, alarm: Alarm) -> tuple[str, ...]:
        rule = self._rules.good.get(alarm.key.rule)
        if rule is None or rule.entry.is_trouble:
            return ()
        if rule.entry.show.cameras:
            return tuple(camera for camera in rule.entry.show.cameras if camera in self._cameras)
        if alarm.latitude_deg is None or alarm.longitude_deg is None:
            return ()
        found = nearest(
            self._cameras.values(),
            latitude_deg=alarm.latitude_deg,
            longitude_deg=alarm.longitude_deg,
            count=1,
            within_m=NEAR_M,
        )
        return tuple(near.camera.id for near in found)


def _order(alarm: Alarm) -> tuple[bool, int, int]:
    return alarm.acknowledged_ms is not None, LEVELS.index(alarm.level), -alarm.raised_ms
