"""The panel ``streams``: how the pictures of the cameras are that somebody looks at, and which are lost the longest."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QRectF

from feeds.core import TileState
from widgets.commands import Command
from widgets.facts import CameraFacts, Facts, Freshness, Name
from widgets.glyphs import Glyph, draw_glyph
from widgets.panels.core import Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.head import Stamp, clock, draw_head, draw_message
from widgets.panels.numbers import written
from widgets.panels.rows import draw_more, plan_rows
from widgets.panels.tally import Part, draw_shares, draw_tally
from widgets.theme import Face
from widgets.words import STATE_WORDS, say

translate = QCoreApplication.translate

_LATE = frozenset({TileState.STALE, TileState.FROZEN})
_LOST = frozenset({TileState.LOST, TileState.REFUSED})
_MOST = 50
_SPOKEN = 5


class StreamsConfig(PanelConfig):
    """The state of the cameras: live, late, lost. With a `place`, those of this district."""

    kind: Literal["streams"] = Field(description="`streams`")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cameras are in which state, of `all` that there are; the rest is being opened or hidden on purpose."""

    live: int
    late: int
    lost: int
    looked_at: int
    all: int

    def parts(self) -> tuple[Part, Part, Part]:
        """Return the counts as they are drawn."""
        return (
            Part(Glyph.LIVE, self.live, say(STATE_WORDS[TileState.LIVE])),
            Part(Glyph.LATE, self.late, say(STATE_WORDS[TileState.STALE]), is_fault=True),
            Part(Glyph.LOST, self.lost, say(STATE_WORDS[TileState.LOST]), is_fault=True),
        )

    def words(self) -> str:
        """Return the counts in words."""
        return ", ".join(f"{part.word} {written(part.count)}" for part in self.parts())


@dataclass(frozen=True, slots=True)
class LostRow:
    """A camera whose picture is gone, and since when."""

    name: Name
    since: str


@dataclass(frozen=True, slots=True)
class StreamsContent:
    """What the panel shows. `districts`: what is asked for instead of the lost cameras, None where it is not."""

    name: Name
    stamp: Stamp
    counts: Counts
    lost: tuple[LostRow, ...]
    districts: tuple[tuple[str, Counts], ...] | None


@dataclass(frozen=True, slots=True)
class _Turn:
    """Show the districts instead of the lost cameras, or these again."""


class StreamsPanel(Panel[StreamsConfig, StreamsContent]):
    """See `StreamsConfig`."""

    def __init__(self, spec: PanelSpec, config: StreamsConfig) -> None:
        super().__init__(spec, config)
        self._by_district = False

    def content(self, facts: Facts) -> StreamsContent:
        """Return the counts, and the lost cameras or the districts."""
        at, now_ms = self.spec.at, facts.now_ms
        cameras = [camera for camera in facts.cameras().values() if not at or camera.district == at]
        gone = [camera for camera in cameras if camera.state in _LOST]
        gone.sort(key=lambda camera: (camera.picture_ms is None, camera.picture_ms or 0, camera.id))
        districts = None
        if self._by_district:
            by_district: dict[str, list[CameraFacts]] = {}
            for camera in cameras:
                by_district.setdefault(camera.district, []).append(camera)
            found = [
                (facts.place_name(district).text if district else "–", _counts(of))
                for district, of in by_district.items()
            ]
            found.sort(key=lambda each: (-each[1].lost, -each[1].late, -each[1].looked_at, each[0]))
            districts = tuple(found)
        name = self.spec.title or Name(translate("panels", "Streams"))
        return StreamsContent(
            name,
            Stamp(clock(now_ms, now_ms), freshness=Freshness.FRESH),
            _counts(cameras),
            tuple(LostRow(camera.name, _since(camera, now_ms)) for camera in gone[:_MOST]),
            districts,
        )

    def draw(self, sheet: Sheet, content: StreamsContent) -> None:
        """Draw the tally, and below it what there is room for."""
        look, counts = sheet.look, content.counts
        area = sheet.below(draw_head(sheet, content.name, content.stamp))
        if not counts.all:
            draw_message(sheet, translate("panels", "No camera here"), area.toRect())
            return
        sheet.touch(area, f"{counts.words()}. {_looked_at(counts)}", _Turn())
        top = draw_tally(sheet, area, counts.parts())
        small = look.face("meta")
        text = _looked_at(counts)
        lines = small.wrapped(text, area.width())
        if top + small.line_px * len(lines) > area.bottom():
            return
        for line in lines:
            small.draw(sheet.painter, area.left(), small.centred(top, small.line_px), line, look.colours.i3)
            top += small.line_px
        top += look.sizes.px(6)
        rest = QRectF(area.left(), top, area.width(), area.bottom() - top)
        face = look.face("label", 600)
        if rest.height() < face.size_px * 1.9:
            return
        if content.districts is not None:
            self._draw_districts(sheet, rest, content.districts, face)
        else:
            self._draw_lost(sheet, rest, content, face)

    def _draw_lost(self, sheet: Sheet, rest: QRectF, content: StreamsContent, face: Face) -> None:
        look, small = sheet.look, sheet.look.face("meta")
        left_out = content.counts.lost - len(content.lost)
        plan = plan_rows(look, rest, len(content.lost), face, least_width_px=face.size_px * 16, left_out=left_out)
        for row, rect in zip(content.lost, plan.rects, strict=False):
            baseline, size = face.centred(rect.top(), rect.height()), round(face.size_px * 0.86)
            box = QRectF(round(rect.left()), round(rect.center().y() - size / 2), size, size)
            draw_glyph(sheet.painter, Glyph.LOST, box, look.colours.quality)
            left, right = box.right() + look.sizes.px(8), rect.right() - small.width(row.since)
            small.draw(sheet.painter, right, baseline, row.since, look.colours.quality)
            name = face.elided(row.name.text, right - look.sizes.px(10) - left)
            face.draw(sheet.painter, left, baseline, name, look.colours.i1)
        draw_more(sheet, plan, face)

    def _draw_districts(
        self, sheet: Sheet, rest: QRectF, districts: tuple[tuple[str, Counts], ...], face: Face
    ) -> None:
        look = sheet.look
        plan = plan_rows(look, rest, len(districts), face, least_width_px=face.size_px * 16)
        for (name, counts), rect in zip(districts, plan.rects, strict=False):
            baseline = face.centred(rect.top(), rect.height())
            right = rect.right()
            for part in reversed(counts.parts()):
                number = written(part.count)
                right -= max(face.width(number), face.size_px * 1.6)
                ink = part.ink(look) if part.count else look.colours.i3
                face.draw(sheet.painter, right, baseline, number, ink)
                size = round(face.size_px * 0.7)
                right -= size + look.sizes.px(5)
                box = QRectF(round(right), round(rect.center().y() - size / 2), size, size)
                draw_glyph(sheet.painter, part.glyph, box, ink if part.is_fault else look.colours.i2)
                right -= look.sizes.px(10)
            text = face.elided(name, max(0.0, min(right - rect.left(), face.size_px * 5)))
            face.draw(sheet.painter, rect.left(), baseline, text, look.colours.i1)
            bar = QRectF(rect.left() + face.size_px * 5.4, 0, right - rect.left() - face.size_px * 5.4, 0)
            bar.setHeight(round(rect.height() * 0.2))
            bar.moveTop(round(rect.center().y() - bar.height() / 2))
            if bar.width() >= face.size_px * 2:
                draw_shares(sheet, bar, counts.parts())
        draw_more(sheet, plan, face)

    def act(self, action: Any) -> Command | None:
        """Turn between the lost cameras and the districts."""
        self._by_district = not self._by_district
        return None

    def spoken(self, content: StreamsContent) -> str:
        """Return the counts and the cameras that are lost the longest."""
        gone = [f"{row.name.text} {row.since}" for row in content.lost[:_SPOKEN]]
        return ", ".join([content.name.text, content.counts.words(), _looked_at(content.counts), *gone])


def _counts(cameras: Iterable[CameraFacts]) -> Counts:
    states = Counter(camera.state for camera in cameras)
    late, lost = (sum(states[state] for state in of) for of in (_LATE, _LOST))
    return Counts(states[TileState.LIVE], late, lost, states.total() - states[None], states.total())


def _looked_at(counts: Counts) -> str:
    return translate("panels", "{some} of {all} cameras are looked at").format(
        some=written(counts.looked_at), all=written(counts.all)
    )


def _since(camera: CameraFacts, now_ms: int) -> str:
    if camera.picture_ms is None:
        return translate("panels", "no picture yet")
    return translate("panels", "since {time}").format(time=clock(camera.picture_ms, now_ms))
