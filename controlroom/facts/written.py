"""What people wrote into a city's files, as panels show it: projects and notices, in the language of a screen."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from layouts.model import NamesByLanguage
from layouts.notice_files import NoticeFile
from layouts.project_files import ProjectEntry
from resources.entries import NamesEntry
from resources.text import QT_TRANSLATE_NOOP
from widgets.facts import Freshness, Guest, Item, Milestone, Name, NoticeFacts, ProjectFacts, Reading
from widgets.words import say

_DAY_MS = 86_400_000
_DOWN_SPANS = 3
_NO_PERCENT = QT_TRANSLATE_NOOP("panels", "Its indicator is not between 0 and 100 %")

Naming = Callable[[NamesByLanguage], Name]
"""Gives a name in the screen's language."""


def project(entry: ProjectEntry, naming: Naming, reading: Reading | None, now_ms: int) -> ProjectFacts:
    """Return a project as it is now. `reading`: of the indicator that tells its progress, where one does."""
    progress, as_of_ms, freshness, filled, source, reason = entry.progress, None, Freshness.FRESH, 0.0, "", ""
    if entry.as_of is not None:
        as_of_ms = _midnight_ms(entry.as_of)
        days = (now_ms - as_of_ms) / _DAY_MS
        filled = min(8, max(0, int(8 * days / entry.stale_after_days))) / 8
        if days > entry.stale_after_days:
            freshness = Freshness.DOWN if days > _DOWN_SPANS * entry.stale_after_days else Freshness.LATE
    elif reading is not None:
        progress, as_of_ms, freshness, reason = reading.value, reading.at_ms, reading.freshness, reading.reason
        filled = round(reading.filled * 8) / 8
        source = ", ".join(reading.sources[:1])
        if progress is not None and not 0 <= progress <= 100:
            progress, reason = None, say(_NO_PERCENT)
    owner = entry.owner
    return ProjectFacts(
        entry.id,
        naming(entry.name.by_language()),
        entry.whole_plan,
        progress,
        as_of_ms,
        freshness,
        filled,
        source,
        reason,
        tuple(
            Milestone(each.date, naming(each.name.by_language()), each.done)
            for each in sorted(entry.milestones, key=lambda each: each.date)
        ),
        note=_named(entry.note, naming).text,
        owner=Name("") if owner is None else naming(owner.name.by_language()),
        call="" if owner is None or owner.address is None else owner.address,
        theme=entry.theme or "",
        places=entry.places,
    )


def notice(id: str, file: NoticeFile, naming: Naming) -> NoticeFacts:
    """Return a notice."""
    return NoticeFacts(
        id,
        naming(file.title.by_language()),
        _named(file.text, naming),
        tuple(Guest(naming(each.name.by_language()), _named(each.role, naming)) for each in file.guests),
        tuple(
            Item(
                "" if each.at is None else f"{each.at:%H:%M}",
                naming(each.name.by_language()),
                _named(each.where, naming),
            )
            for each in file.items
        ),
        file.places,
    )


def is_shown(file: NoticeFile, now_ms: int) -> bool:
    """Whether it is the time of a notice."""
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    return (file.begin is None or file.begin.astimezone() <= now) and (file.end is None or now < file.end.astimezone())


def _named(names: NamesEntry | None, naming: Naming) -> Name:
    return Name("") if names is None else naming(names.by_language())


def _midnight_ms(day: date) -> int:
    return round(datetime.combine(day, time()).astimezone().timestamp() * 1000)
