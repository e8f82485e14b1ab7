"""The panel ``alarms``: the one that waits on a card with what to do, then those that wait too, were seen, are over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QRect, QRectF

from resources.text import QT_TRANSLATE_NOOP, Text
from widgets.commands import AcknowledgeAlarm, Command, OpenAlarm, SelectAlarm, ShelveAlarm, UnshelveAlarm
from widgets.facts import AlarmBoard, AlarmFacts, AlarmGroup, Facts, Name, ShelvedFacts
from widgets.glyphs import Glyph
from widgets.model import Level
from widgets.panels.alarm_card import Button, Card, card_px, draw_card
from widgets.panels.core import Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.entries import Row, RowFaces, Section, draw_sections, glossed
from widgets.panels.head import clock, draw_head, exact_clock
from widgets.words import LEVEL_WORDS, say, short_duration

translate = QCoreApplication.translate

_TITLE = QT_TRANSLATE_NOOP("panels", "Alarms")
_WAITING = QT_TRANSLATE_NOOP("panels", "Unacknowledged")
_SEEN = QT_TRANSLATE_NOOP("panels", "Acknowledged")
_CLEARED = QT_TRANSLATE_NOOP("panels", "Cleared")
_EQUIPMENT = QT_TRANSLATE_NOOP("panels", "Equipment and data")
_SHELVED = QT_TRANSLATE_NOOP("panels", "Shelved")
_MANY = QT_TRANSLATE_NOOP("panels", "Many at once, by cause")
_ACKNOWLEDGE = QT_TRANSLATE_NOOP("panels", "Acknowledge")
_SHOW = QT_TRANSLATE_NOOP("panels", "Show")
_SHELVE = QT_TRANSLATE_NOOP("panels", "Shelve")
_BACK = QT_TRANSLATE_NOOP("panels", "Back")
_REASONS: tuple[Text, ...] = (
    QT_TRANSLATE_NOOP("panels", "Known cause, being dealt with"),
    QT_TRANSLATE_NOOP("panels", "Sensor at fault"),
    QT_TRANSLATE_NOOP("panels", "Planned work"),
    QT_TRANSLATE_NOOP("panels", "Drill"),
)
_MINUTES = (15, 30, 60)
_DISTRICTS = 3

Part = Literal["waiting", "acknowledged", "cleared", "equipment"]
_PARTS: tuple[Part, ...] = get_args(Part)


class AlarmsConfig(PanelConfig):
    """The alarms of the city, and what is to be done about them."""

    kind: Literal["alarms"] = Field(description="`alarms`")
    parts: tuple[Part, ...] = Field(
        default=_PARTS,
        strict=False,
        description="What it lists, in this order: alarms that are `waiting`, `acknowledged`, `cleared` within the "
        "hour, and trouble of the `equipment`. What is shelved is always told.",
    )


@dataclass(frozen=True, slots=True)
class ListShelved:
    """List what is shelved, or not any more."""


@dataclass(frozen=True, slots=True)
class AskReason:
    """Ask why an alarm is to be shelved; "" for none: leave it."""

    id: str


@dataclass(frozen=True, slots=True)
class AskMinutes:
    """Ask for how long, having a reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class AlarmsContent:
    """What the panel shows. `shelved`: the words of how many are, "" for none. `spoken`: all of it in a sentence."""

    name: Name
    card: Card | None
    sections: tuple[Section, ...]
    shelved: str
    quiet: str
    spoken: str


class AlarmsPanel(Panel[AlarmsConfig, AlarmsContent]):
    """See `AlarmsConfig`."""

    def __init__(self, spec: PanelSpec, config: AlarmsConfig) -> None:
        super().__init__(spec, config)
        self._lists_shelved = False
        self._shelving = ""
        self._reason = ""

    def content(self, facts: Facts) -> AlarmsContent:
        """Return the alarms as they are now."""
        board, now_ms = facts.alarms(), facts.now_ms
        here = [alarm for alarm in board.standing if _is_at(alarm, self.spec.at)]
        city = [alarm for alarm in here if not alarm.is_trouble]
        trouble = [alarm for alarm in here if alarm.is_trouble]
        has_gloss = any(alarm.name.gloss for alarm in board.standing)
        on_card = next((alarm for alarm in here if alarm.id == board.selected), None)
        if on_card is None:
            on_card = next((alarm for alarm in city if alarm.waits), None)
        if on_card is None or on_card.id != self._shelving:
            self._shelving = self._reason = ""
        lit = now_ms // 1000 % 2 == 0
        rest = [alarm for alarm in city if alarm is not on_card]
        by_part: dict[Part, Section] = {
            "waiting": Section(
                glossed(_WAITING, has_gloss=has_gloss),
                tuple(_row(alarm, now_ms, lit=lit) for alarm in rest if alarm.waits),
            ),
            "acknowledged": Section(
                glossed(_SEEN, has_gloss=has_gloss),
                tuple(_row(alarm, now_ms, lit=lit) for alarm in rest if not alarm.waits),
            ),
            "cleared": Section(
                glossed(_CLEARED, has_gloss=has_gloss),
                tuple(
                    _cleared_row(alarm, now_ms)
                    for alarm in board.cleared
                    if _is_at(alarm, self.spec.at) and not alarm.is_trouble
                ),
            ),
            "equipment": Section(
                glossed(_EQUIPMENT, has_gloss=has_gloss),
                tuple(_row(alarm, now_ms, lit=lit) for alarm in trouble if alarm is not on_card),
            ),
        }
        if board.groups and not self.spec.at:
            grouped = _group_section(board.groups, on_card, now_ms, has_gloss=has_gloss, lit=lit)
            by_part |= {"waiting": grouped, "acknowledged": Section(Name(""), ())}
        sections = [by_part[part] for part in self.config.parts if by_part[part].rows]
        if self._lists_shelved and board.shelved:
            rows = tuple(_shelved_row(each, now_ms) for each in board.shelved)
            sections.insert(0, Section(glossed(_SHELVED, has_gloss=has_gloss), rows))
        shelved = ""
        if board.shelved:
            shelved = translate("panels", "{count} shelved, out of the counts").format(count=len(board.shelved))
        card = None if on_card is None else self._card(on_card, board, now_ms, lit=lit, has_gloss=has_gloss)
        return AlarmsContent(
            self.spec.title or glossed(_TITLE, has_gloss=has_gloss),
            card,
            tuple(sections),
            shelved,
            "" if card is not None or sections else translate("panels", "No alarm"),
            _sentence(on_card, city, trouble, now_ms),
        )

    def _card(self, alarm: AlarmFacts, board: AlarmBoard, now_ms: int, *, lit: bool, has_gloss: bool) -> Card:
        level = Level(alarm.level)
        owner = " · ".join(part for part in (alarm.place.text, alarm.owner.text) if part)
        since = translate("panels", "Since {time}").format(time=exact_clock(alarm.began_ms, now_ms))
        question: str = ""
        buttons: tuple[Button, ...] = ()
        if board.may_lead:
            question, buttons = self._buttons(alarm, is_selected=alarm.id == board.selected, has_gloss=has_gloss)
        return Card(
            level,
            glossed(LEVEL_WORDS[level], has_gloss=has_gloss),
            alarm.name,
            _waits_words(alarm, now_ms),
            alarm.waits and not alarm.is_trouble,
            lit or not alarm.waits,
            alarm.action.text,
            " · ".join(part for part in (since, owner) if part),
            _faults(alarm, now_ms),
            question,
            buttons,
        )

    def _buttons(self, alarm: AlarmFacts, *, is_selected: bool, has_gloss: bool) -> tuple[str, tuple[Button, ...]]:
        def button(text: Text, action: Any, key: str = "", *, is_first: bool = False) -> Button:
            name = glossed(text, has_gloss=has_gloss and is_first)
            return Button(name, action, f"{say(text)}, {alarm.name.text}", key, is_first)

        if self._reason:
            reason = self._reason
            minutes = tuple(
                Button(
                    Name(translate("panels", "{minutes} min").format(minutes=each)),
                    ShelveAlarm(alarm.id, reason, each),
                    translate("panels", "Shelve for {minutes} min, {reason}").format(minutes=each, reason=reason),
                )
                for each in _MINUTES
            )
            return translate("panels", "For how long?"), (*minutes, button(_BACK, AskReason("")))
        if self._shelving == alarm.id:
            reasons = tuple(button(each, AskMinutes(say(each))) for each in _REASONS)
            return translate("panels", "Why is it shelved?"), (*reasons, button(_BACK, AskReason("")))
        first = (button(_ACKNOWLEDGE, AcknowledgeAlarm((alarm.id,)), "A", is_first=True),) if alarm.waits else ()
        can_show = alarm.layout or alarm.cameras or alarm.latitude_deg is not None
        show = (button(_SHOW, OpenAlarm(alarm.id), "N"),) if can_show else ()
        back = (button(_BACK, SelectAlarm("")),) if is_selected else ()
        return "", (*first, *show, button(_SHELVE, AskReason(alarm.id)), *back)

    def draw(self, sheet: Sheet, content: AlarmsContent) -> None:
        """Draw the card, then the lists, then what is shelved."""
        look = sheet.look
        pad, gutter = sheet.pad_px, look.sizes.px(8)
        top = 0.0
        if content.card is not None:
            height = min(card_px(sheet, content.card, sheet.width_px), float(sheet.height_px))
            draw_card(sheet, content.card, QRectF(0, 0, sheet.width_px, height))
            top = height
            if content.sections or content.shelved:
                sheet.painter.fillRect(QRectF(0, top, sheet.width_px, gutter), look.colours.s0)
                top += gutter
        elif content.quiet:
            top = draw_head(sheet, content.name)
            self._draw_quiet(sheet, content.quiet, top)
        bottom = float(sheet.height_px - pad)
        if content.shelved:
            bottom -= RowFaces(look).detail.size_px * 2.0
            self._draw_shelved(sheet, content.shelved, bottom)
        area = QRectF(pad, top + pad * 0.5, sheet.width_px - 2 * pad, max(0.0, bottom - top - pad * 0.5))
        draw_sections(sheet, content.sections, area)

    def _draw_quiet(self, sheet: Sheet, text: str, top: float) -> None:
        face, inner = sheet.look.face("label"), sheet.inner()
        face.draw(sheet.painter, inner.left(), top + face.size_px, text, sheet.look.colours.i2)

    def _draw_shelved(self, sheet: Sheet, text: str, top: float) -> None:
        """Draw how many are shelved: a line that nothing else takes the place of."""
        look, faces, inner = sheet.look, RowFaces(sheet.look), sheet.inner()
        area = QRect(0, round(top), sheet.width_px, sheet.height_px - round(top))
        sheet.painter.fillRect(area, look.colours.s2)
        face = look.fonts.face(faces.detail.size_px, 600)
        face.draw(sheet.painter, inner.left(), face.centred(area.top(), area.height()), text, look.colours.i1)
        sheet.touch(area, text, ListShelved())

    def act(self, action: Any) -> Command | None:
        """Do what a button or a row is for."""
        match action:
            case ListShelved():
                self._lists_shelved = not self._lists_shelved
            case AskReason(id):
                self._shelving, self._reason = id, ""
            case AskMinutes(reason):
                self._reason = reason
            case ShelveAlarm():
                self._shelving = self._reason = ""
                return action
            case AcknowledgeAlarm() | OpenAlarm() | SelectAlarm() | UnshelveAlarm():
                return action
        return None

    def spoken(self, content: AlarmsContent) -> str:
        """Return the alarm that waits, what to do, and how many there are beside it."""
        return content.spoken


def _is_at(alarm: AlarmFacts, place: str) -> bool:
    return not place or alarm.district in ("", place)


def _waits_words(alarm: AlarmFacts, now_ms: int) -> str:
    if alarm.waits:
        waited = short_duration((now_ms - alarm.raised_ms) / 1000)
        return translate("panels", "Unacknowledged {duration}").format(duration=waited)
    seen = clock(alarm.acknowledged_ms or alarm.raised_ms, now_ms)
    return translate("panels", "Seen {time}, {who}").format(time=seen, who=alarm.acknowledged_by)


def _faults(alarm: AlarmFacts, now_ms: int) -> tuple[str, ...]:
    """Return what of our own is missing: cameras that watch it, the input that it was raised by."""
    found = []
    if alarm.lost_cameras:
        names = ", ".join(alarm.lost_cameras)
        found.append(translate("panels", "Camera lost: {cameras}").format(cameras=names))
    if alarm.gone_ms is not None:
        gone = clock(alarm.gone_ms, now_ms)
        found.append(translate("panels", "No data since {time}").format(time=gone))
    return tuple(found)


def _row(alarm: AlarmFacts, now_ms: int, *, lit: bool) -> Row:
    parts = [alarm.place.text, alarm.acknowledged_by or alarm.owner.text, alarm.action.text]
    detail = " · ".join(part for part in parts if part and part not in alarm.name.text)
    level = Level(alarm.level)
    return Row(
        alarm.name.text,
        alarm.name.gloss,
        detail,
        clock(alarm.began_ms, now_ms),
        level=level,
        filled=alarm.waits,
        lit=lit or not alarm.waits or alarm.is_trouble,
        glyph=Glyph.LOST if alarm.is_trouble else None,
        fault=" · ".join(_faults(alarm, now_ms)),
        words=alarm_words(alarm, now_ms),
        action=SelectAlarm(alarm.id),
    )


def alarm_words(alarm: AlarmFacts, now_ms: int) -> str:
    """Return an alarm in words: level, what, how long, whether it waits, what to do."""
    parts = [say(LEVEL_WORDS[Level(alarm.level)]), alarm.name.text, _waits_words(alarm, now_ms), alarm.action.text]
    return ", ".join(part for part in parts if part)


def _cleared_row(alarm: AlarmFacts, now_ms: int) -> Row:
    cleared_ms = alarm.cleared_ms or alarm.raised_ms
    lasted = short_duration((cleared_ms - alarm.began_ms) / 1000)
    parts = [
        translate("panels", "lasted {duration}").format(duration=lasted),
        alarm.acknowledged_by or translate("panels", "acknowledged by nobody"),
    ]
    detail = " · ".join(parts)
    return Row(
        alarm.name.text,
        "",
        detail,
        f"{clock(alarm.began_ms, now_ms)}–{clock(cleared_ms, now_ms)}",
        level=Level(alarm.level),
        quiet=True,
        words=f"{alarm.name.text}, {detail}",
    )


def _shelved_row(shelved: ShelvedFacts, now_ms: int) -> Row:
    until = translate("panels", "until {time}").format(time=clock(shelved.until_ms, now_ms))
    return Row(
        shelved.name.text,
        shelved.name.gloss,
        f"{shelved.reason} · {shelved.by}",
        until,
        quiet=True,
        words=translate("panels", "{alarm}: press to take it back").format(alarm=shelved.name.text),
        action=UnshelveAlarm(shelved.rule, shelved.subject),
    )


def _group_section(
    groups: Sequence[AlarmGroup], on_card: AlarmFacts | None, now_ms: int, *, has_gloss: bool, lit: bool
) -> Section:
    """Return a line for each cause, with its numbers; a cause with one alarm is that alarm."""

    def rows() -> Iterator[Row]:
        for group in groups:
            those = [alarm for alarm in group.alarms if not alarm.is_trouble]
            if len(those) == 1 and those[0] is not on_card:
                yield _row(those[0], now_ms, lit=lit)
            elif len(those) > 1:
                yield _group_row(group, those, now_ms, lit=lit)

    return Section(glossed(_MANY, has_gloss=has_gloss), tuple(rows()))


def _group_row(group: AlarmGroup, those: Sequence[AlarmFacts], now_ms: int, *, lit: bool) -> Row:
    waiting = tuple(alarm.id for alarm in those if alarm.waits)
    named = [f"{place} {count}" for place, count in group.districts if place]
    where = " · ".join(named[:_DISTRICTS])
    if len(named) > _DISTRICTS:
        where = translate("panels", "{places} and {count} more").format(places=where, count=len(named) - _DISTRICTS)
    title = translate("panels", "{cause}: {count} alarms").format(cause=group.cause.text, count=len(those))
    told = translate("panels", "{count} unacknowledged, press to acknowledge").format(count=len(waiting))
    newest_ms = max(alarm.began_ms for alarm in those)
    return Row(
        title,
        told if waiting else "",
        where,
        clock(newest_ms, now_ms),
        level=Level(those[0].level),
        filled=bool(waiting),
        lit=lit or not waiting,
        words=", ".join(part for part in (title, where, told if waiting else "") if part),
        action=AcknowledgeAlarm(waiting) if waiting else SelectAlarm(those[0].id),
    )


def _sentence(
    on_card: AlarmFacts | None, city: Sequence[AlarmFacts], trouble: Sequence[AlarmFacts], now_ms: int
) -> str:
    if on_card is None and not city and not trouble:
        return translate("panels", "No alarm")
    parts = [] if on_card is None else [alarm_words(on_card, now_ms)]
    waiting = sum(alarm.waits for alarm in city)
    parts.append(
        translate("panels", "{count} alarms, {waiting} unacknowledged").format(count=len(city), waiting=waiting)
    )
    return ", ".join(parts)
