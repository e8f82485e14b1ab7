"""`cap`: public warnings in the Common Alerting Protocol: a single one, or an Atom or RSS index that leads to them.

What a message says: `feeds.data.shared.cap_message`; which of them are in force: `feeds.data.shared.cap_chain`.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

from pydantic import Field

from feeds.data.errors import DataError
from feeds.data.http.bodies import read_element, unreadable
from feeds.data.http.request import Request
from feeds.data.http.target import place_of, pointed_to
from feeds.data.readings import Event, Level, Readings, ms
from feeds.data.shared.access import AccessConfig
from feeds.data.shared.cap_chain import last_words
from feeds.data.shared.cap_message import (
    Info,
    Message,
    alerts_in,
    children,
    local_name,
    read_message,
    text_in,
)
from feeds.data.shared.collecting import Collecting
from feeds.data.source import SourceContext
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_ELSEWHERE = QT_TRANSLATE_NOOP("sources", "It leads to another host, {host}, which is not among `hosts`")
_NO_LINK = QT_TRANSLATE_NOOP("sources", "It leads to no alert")
_TOO_MANY = QT_TRANSLATE_NOOP("sources", "More alerts than are asked for at a time: {count}")

_MOST_FAILED = 3
"""After so many alerts that could not be had, the others of the index are not asked for."""
_LONG_OVER = timedelta(days=1)
_SEVERITIES = {"extreme": Level.CRITICAL, "severe": Level.MAJOR, "moderate": Level.MINOR}
_INDEXES = {"feed": "entry", "rss": "item", "RDF": "item"}


class CapConfig(AccessConfig):
    """Public warnings in the Common Alerting Protocol (CAP), alone or in an Atom or RSS index, as events."""

    kind: Literal["cap"] = Field(description="`cap`.")
    address: NonEmpty = Field(description="Where the alert is, or the index of alerts, `http://` or `https://`.")
    hosts: tuple[NonEmpty, ...] = Field(
        default=(), strict=False, description="Other hosts on which alerts of the index may be."
    )
    most: int = Field(default=50, ge=1, le=1000, description="How many alerts of the index are read, from its top.")
    language: tuple[NonEmpty, ...] = Field(
        default=("ko", "en"), strict=False, description="The languages of alerts, the best one first."
    )
    areas: tuple[NonEmpty, ...] = Field(
        default=(),
        strict=False,
        description="Only alerts for areas with one of these texts in their description, or one of these codes.",
    )
    show: tuple[Literal["exercise", "test", "system", "draft"], ...] = Field(
        default=(), strict=False, description="Which alerts that are not real are shown too, marked as what they are."
    )


def poll(config: CapConfig, context: SourceContext) -> Readings:
    """Ask for the alerts, and return those that are in force or have just ended."""
    gathering = Collecting(config, context)
    messages, is_whole = _messages(config, context, gathering)
    gathering.events += events_of(messages, config, context)
    return gathering.readings(events_are_all=is_whole)


def events_of(messages: list[Message], config: CapConfig, context: SourceContext) -> list[Event]:
    """Return what messages together tell: of each chain of updates the last word."""
    shown = [each for each in messages if each.status in ("actual", *config.show) and each.type not in ("ack", "error")]
    last, context.memory["roots"] = last_words(shown, context.memory.get("roots", {}))
    return [event for root, message in last.items() for event in _events(root, message, config, context)]


def _events(root: str, message: Message, config: CapConfig, context: SourceContext) -> Iterator[Event]:
    now = context.now
    for number, info in enumerate(_chosen(message.infos, config), start=1):
        is_over = message.type == "cancel" or info.urgency == "past" or "allclear" in info.responses
        ended = message.sent if is_over else info.expires
        if ended is not None and ended < now - _LONG_OVER:
            continue
        began = info.begins or message.sent
        state = "cancelled" if message.type == "cancel" else "planned" if began > now else "active"
        if state != "cancelled" and ended is not None and ended <= now:
            state = "over"
        title = info.headline or info.event or info.description[:100]
        if message.status != "actual":
            state, title = message.status, f"[{message.status.upper()}] {title}"
        yield Event(
            id=root if number == 1 else f"{root}#{number}",
            kind="alert",
            title=title,
            text=info.description,
            place=config.place(info.areas[0]) if len(info.areas) == 1 else "",
            state=state,
            level=_level(message, info),
            began_ms=ms(began),
            changed_ms=ms(message.sent),
            ended_ms=None if ended is None else ms(ended),
            latitude_deg=None if info.position is None else info.position.latitude_deg,
            longitude_deg=None if info.position is None else info.position.longitude_deg,
            details=tuple((name, value) for name, value in _details(info) if value),
        )


def _chosen(infos: tuple[Info, ...], config: CapConfig) -> list[Info]:
    """Return what is said in the best language, of the areas that are asked for."""
    languages = [info.language.lower().partition("-")[0] for info in infos]
    wanted = [language.lower().partition("-")[0] for language in config.language]
    best = next((language for language in [*wanted, *languages] if language in languages), "")
    return [
        info for info, language in zip(infos, languages, strict=True) if language == best and _is_meant(info, config)
    ]


def _is_meant(info: Info, config: CapConfig) -> bool:
    return not config.areas or any(
        text in info.codes or any(text in area for area in info.areas) for text in config.areas
    )


def _level(message: Message, info: Info) -> Level:
    """Return how much it matters: its severity, a level less where it is not likely or not soon."""
    if message.status != "actual" or info.certainty == "unlikely" or info.urgency == "past":
        return Level.NOTICE
    level = _SEVERITIES.get(info.severity, Level.NOTICE)
    distant = info.certainty == "possible" or info.urgency == "future"
    return Level(level - 1) if distant and level > Level.NOTICE else level


def _details(info: Info) -> list[tuple[str, str]]:
    return [
        ("event", info.event),
        ("area", "; ".join(info.areas)),
        ("instruction", info.instruction),
        ("severity", info.severity),
        ("urgency", info.urgency),
        ("certainty", info.certainty),
        ("sender", info.sender_name),
        ("web", info.web),
    ]


class _Found(NamedTuple):
    messages: list[Message]
    is_whole: bool
    """Whether it is all there is, so that what is not in it is over."""


def _messages(config: CapConfig, context: SourceContext, gathering: Collecting) -> _Found:
    root = _root_of(config.request(config.address), context)
    entry_name = _INDEXES.get(local_name(root))
    if entry_name is None:
        alerts = alerts_in(root)
        if not alerts:
            raise unreadable(f"XML that is neither an alert nor an index of alerts: {local_name(root)[:40]}")
        return _read(alerts, "alert", gathering)
    entries = [element for element in root.iter() if local_name(element) == entry_name]
    if len(entries) > config.most:
        gathering.leave_out("index", _TOO_MANY(count=len(entries)))
    found = _Found([], len(entries) <= config.most)
    documents: dict[tuple[str, str], _Found] = context.memory.get("documents", {})
    read: dict[tuple[str, str], _Found] = {}
    failed: list[DataError] = []
    for number, entry in enumerate(entries[: config.most], start=1):
        where = f"entry {number}"
        try:
            if embedded := alerts_in(entry):
                one = _read(embedded, where, gathering)
            else:
                link = _address(entry, config)
                stamp = next(
                    (text for name in ("updated", "pubDate", "published") if (text := text_in(entry, name))), ""
                )
                one = documents.get((link, stamp)) or _read(_alerts(link, config, context), where, gathering)
                if stamp and one.is_whole:  # without a time nobody knows whether another alert is there now
                    read[link, stamp] = one
        except Wrong as wrong:
            gathering.leave_out(where, wrong.text)
        except DataError as error:
            gathering.leave_out(where, error.words)
            failed.append(error)
            found = found._replace(is_whole=False)
            if len(failed) == _MOST_FAILED:
                break
        else:
            found = _Found(found.messages + one.messages, found.is_whole and one.is_whole)
    context.memory["documents"] = read
    if failed and not found.messages:
        raise failed[-1]
    return found


def _read(alerts: list[Element], where: str, gathering: Collecting) -> _Found:
    messages: list[Message] = []
    for alert in alerts:
        try:
            messages.append(read_message(alert, gathering.time, lambda wrong: gathering.leave_out(where, wrong.text)))
        except Wrong as wrong:
            gathering.leave_out(where, wrong.text)
    return _Found(messages, len(messages) == len(alerts))


def _alerts(link: str, config: CapConfig, context: SourceContext) -> list[Element]:
    # What says who asks is for the server of the index alone.
    is_home = place_of(link)[0].origin == place_of(config.address)[0].origin
    request = config.request(link) if is_home else Request(link, secrets=config.secrets)
    alerts = alerts_in(_root_of(request, context))
    if not alerts:
        raise unreadable("XML that is no alert")
    return alerts


def _root_of(request: Request, context: SourceContext) -> Element:
    fetched = context.fetch(request)
    return read_element(fetched.body, fetched.headers.get("content-type", ""))


def _address(entry: Element, config: CapConfig) -> str:
    """Return where the alert of an entry is. Raises Wrong."""
    ranked: list[tuple[int, str]] = []
    for link in [each for name in ("link", "enclosure", "content") for each in children(entry, name)]:
        text = link.text if local_name(link) != "content" else ""
        address = (link.get("href") or link.get("url") or link.get("src") or text or "").strip()
        kind, relation = link.get("type", "").lower(), link.get("rel", "alternate").lower()
        if address and relation in ("alternate", "related", "via", "enclosure"):
            ranked.append((0 if "cap" in kind else 2 if "html" in kind else 1, address))
    ranked += [(3, text) for name in ("id", "guid") if (text := text_in(entry, name)).lower().startswith("http")]
    if not ranked:
        raise Wrong(_NO_LINK)
    here = place_of(config.address)[0]
    try:
        there = pointed_to(here, min(ranked, key=lambda each: each[0])[1])
    except DataError:  # one to a file or a mailbox
        raise Wrong(_NO_LINK) from None
    if there.host != here.host and there.host not in [host.lower() for host in config.hosts]:
        raise Wrong(_ELSEWHERE(host=there.host))
    return there.origin + there.target
