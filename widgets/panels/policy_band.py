"""The panel ``policy-band``: what the city has promised, planned against actual, over time or as plain bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from PySide6.QtCore import QCoreApplication

from resources.entries import NonEmpty, Refers, Wrong
from resources.text import QT_TRANSLATE_NOOP
from widgets.commands import Call, Command
from widgets.facts import Facts, Freshness, Name, ProjectFacts, Unknown
from widgets.model import Level
from widgets.panels.core import Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.head import Stamp, clock
from widgets.panels.numbers import DASH, with_unit, written
from widgets.panels.plan import planned, reached, usual_window
from widgets.panels.policy_rows import BandContent, Row, draw_bands, draw_bars

translate = QCoreApplication.translate

BEHIND_FROM = -5
"""From so many points of percent behind the plan on a project is marked (STYLE.md 6)."""

_ENDS_FIRST = QT_TRANSLATE_NOOP("layouts", "end must be later than begin")
_UNKNOWN = QT_TRANSLATE_NOOP("panels", "There is no project {id}")


class PolicyBandConfig(PanelConfig):
    """Projects of the city, how far they are, and how far they should be."""

    kind: Literal["policy-band"] = Field(description="`policy-band`")
    style: Literal["band", "progress"] = Field(
        default="band",
        description="`band`: each project from its begin to its end over time, with milestones; a bar that reaches "
        "today is on plan. `progress`: a plain bar from 0 to 100 %, with a tick where the plan is.",
    )
    projects: tuple[Annotated[NonEmpty, Refers("project")], ...] = Field(
        default=(), strict=False, description="The ids of those to show, in this order. Default: all of the place."
    )
    theme: Literal["warm", "safe", "dreaming", "breathing", "open"] | None = Field(
        default=None, description="Only those of this theme."
    )
    districts: bool = Field(default=False, description="On the page of the whole city: those of its districts as well.")
    order: Literal["file", "behind", "end"] = Field(
        default="file",
        description="`file`: as in `projects.toml`; `behind`: the furthest behind its plan first; `end`: the first to "
        "be finished first.",
    )
    begin: date | None = Field(
        default=None, description="The first day of a `band`. Default: the first day of last year."
    )
    end: date | None = Field(
        default=None, description="The last day of a `band`. Default: the end of a half year, at least nine months on."
    )

    @model_validator(mode="after")
    def _check(self) -> "PolicyBandConfig":
        if self.begin is not None and self.end is not None and self.end <= self.begin:
            raise Wrong(_ENDS_FIRST, "end", "begin")
        return self


@dataclass(frozen=True, slots=True)
class CallOwner:
    """A row was pressed: its owner is to be called."""

    address: str


class PolicyBandPanel(Panel[PolicyBandConfig, BandContent]):
    """See `PolicyBandConfig`."""

    def __init__(self, spec: PanelSpec, config: PolicyBandConfig) -> None:
        super().__init__(spec, config)
        self._rows: dict[str, tuple[ProjectFacts, date, Row]] = {}

    def content(self, facts: Facts) -> BandContent:
        """Return the rows in their order. Raises Unknown for a project that there is not."""
        now_ms = facts.now_ms
        today = datetime.fromtimestamp(now_ms / 1000, UTC).astimezone().date()
        begin, end = usual_window(today)
        begin, end = self.config.begin or begin, self.config.end or end
        projects = self._wanted(facts, begin)
        rows = [self._row(project, today, now_ms) for project in projects]
        match self.config.order:
            case "behind":
                rows.sort(key=lambda row: (row.is_done, 0 if row.deviation is None else row.deviation))
            case "end":
                rows.sort(key=lambda row: row.end)
        name = self.spec.title or Name(translate("panels", "Policy band"))
        return BandContent(
            name, tuple(rows), today.toordinal(), begin.toordinal(), end.toordinal(), _stamp(projects, now_ms)
        )

    def _row(self, project: ProjectFacts, today: date, now_ms: int) -> Row:
        """Return the row of a project, made anew where something about it is."""
        kept = self._rows.get(project.id)
        if kept is None or kept[0] is not project or kept[1] != today:
            kept = self._rows[project.id] = (project, today, _row(project, today, now_ms))
        return kept[2]

    def _wanted(self, facts: Facts, begin: date) -> list[ProjectFacts]:
        config, at = self.config, self.spec.at
        known = {project.id: project for project in facts.projects()}
        if config.projects:
            missing = next((id for id in config.projects if id not in known), None)
            if missing is not None:
                raise Unknown(_UNKNOWN(id=missing))
            return [known[id] for id in config.projects]
        return [
            project
            for project in known.values()
            if (at in project.places if at else not project.places or config.districts)
            and config.theme in (None, project.theme)
            and not (config.style == "band" and project.is_done and project.plan[-1][0] < begin)
        ]

    def draw(self, sheet: Sheet, content: BandContent) -> None:
        """Draw the rows."""
        draw = draw_bars if self.config.style == "progress" else draw_bands
        for rect, row in draw(sheet, content):
            sheet.touch(rect, row.words, CallOwner(row.call) if row.call else None)

    def act(self, action: Any) -> Command | None:
        """Call the owner of the row that was pressed."""
        return Call(action.address) if isinstance(action, CallOwner) else None

    def spoken(self, content: BandContent) -> str:
        """Return the name, then the rows, those behind their plan first."""
        if not content.rows:
            return f"{content.name.text}, {translate('panels', 'No projects')}"
        rows = sorted(content.rows, key=lambda row: (row.level is None, 0 if row.deviation is None else row.deviation))
        return ". ".join([content.name.text, *(row.spoken for row in rows)])


def _row(project: ProjectFacts, today: date, now_ms: int) -> Row:
    progress = project.progress
    is_down = project.freshness is Freshness.DOWN
    deviation = None
    if progress is not None and not is_down and not project.is_done:
        deviation = round(progress - planned(project.plan, today))
    is_behind = deviation is not None and deviation <= BEHIND_FROM and project.freshness is Freshness.FRESH
    level = Level.CAUTION if is_behind else None
    percent = DASH if progress is None or is_down else with_unit(written(progress), "%")
    if project.is_done and not is_down:
        percent = translate("panels", "Done")
    against = "" if deviation is None else with_unit(written(deviation, signed=True), "%p")
    first, last = project.plan[0][0], project.plan[-1][0]
    return Row(
        id=project.id,
        name=project.name,
        begin=first.toordinal(),
        end=last.toordinal(),
        filled=None if progress is None else reached(project.plan, progress),
        progress=progress,
        planned=planned(project.plan, today),
        percent=percent,
        against=against,
        deviation=deviation,
        is_done=project.is_done,
        freshness=project.freshness,
        milestones=tuple((each.day.toordinal(), each.done is not None) for each in project.milestones),
        level=level,
        call=project.call,
        words=_words(project, percent, against, today, now_ms),
        spoken=_spoken(project, percent, against, level),
    )


def _spoken(project: ProjectFacts, percent: str, against: str, level: Level | None) -> str:
    parts = [project.name.text, translate("panels", "no value") if percent == DASH else percent]
    if against:
        parts.append(translate("panels", "{difference} against plan").format(difference=against))
    if level is not None:
        parts.append(translate("levels", "Caution"))
    if project.reason:
        parts.append(project.reason)
    return ", ".join(parts)


def _words(project: ProjectFacts, percent: str, against: str, today: date, now_ms: int) -> str:
    """Return what is said where a row is pointed at."""
    lines = [" ".join(part for part in (project.name.text, percent, against) if part)]
    lines += [project.note] if project.note else []
    lines.append(f"{project.plan[0][0]:%Y-%m-%d} – {project.plan[-1][0]:%Y-%m-%d}")
    following = next((each for each in project.milestones if each.done is None), None)
    if following is not None and not project.is_done:
        words = translate("panels", "Next {date}: {what}")
        if following.day < today:
            words = translate("panels", "Due since {date}: {what}")
        lines.append(words.format(date=f"{following.day:%Y-%m-%d}", what=following.name.text))
    if project.progress is None and project.reason:
        lines.append(project.reason)
    elif project.as_of_ms is not None:
        lines.append(translate("panels", "As of {time}").format(time=as_of(project.as_of_ms, now_ms)))
    if project.freshness is Freshness.DOWN and project.progress is not None:
        last = with_unit(written(project.progress), "%")
        time = as_of(project.as_of_ms or 0, now_ms)
        lines.append(translate("panels", "Last {value}, {time}").format(value=last, time=time))
    if project.owner.text:
        words = translate("panels", "Press to call {owner}") if project.call else "{owner}"
        lines.append(words.format(owner=project.owner.text))
    return "\n".join(lines)


def _stamp(projects: Sequence[ProjectFacts], now_ms: int) -> Stamp | None:
    """Return the time and the source of the oldest progress that is still worked on."""
    known = [each for each in projects if each.as_of_ms is not None and not each.is_done]
    if not known:
        return None
    oldest = min(known, key=lambda each: each.as_of_ms or 0)
    late = [each.freshness for each in known if each.freshness in (Freshness.LATE, Freshness.DOWN)]
    freshness = Freshness.FRESH if not late else Freshness.DOWN if Freshness.DOWN in late else Freshness.LATE
    told_by = {each.source or each.owner.text for each in known}
    source = next(iter(told_by))
    if len(told_by) > 1:
        source = translate("panels", "{count} sources").format(count=len(told_by))
    return Stamp(as_of(oldest.as_of_ms or 0, now_ms), source, freshness, oldest.filled)


def as_of(at_ms: int, now_ms: int) -> str:
    """Return the day of a progress that people wrote down, or the clock of one that an indicator tells."""
    local = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone()
    return f"{local:%Y-%m-%d}" if (local.hour, local.minute) == (0, 0) else clock(at_ms, now_ms)
