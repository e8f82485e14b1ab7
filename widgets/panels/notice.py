"""The panel ``notice``: a sentence in large letters, a welcome board with guests and what happens next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, model_validator
from PySide6.QtCore import QCoreApplication

from resources.entries import NamesEntry, NonEmpty, Refers, Wrong
from resources.text import QT_TRANSLATE_NOOP
from widgets.facts import Facts, Name, NoticeFacts
from widgets.panels.core import Panel, PanelConfig, Sheet
from widgets.panels.head import draw_head
from widgets.theme import Face

translate = QCoreApplication.translate

TURN_MS = 20_000
"""For so long a notice stands at least (STYLE.md 11)."""
_STEPS = (1.3, 1.0, 0.88, 0.77, 0.67, 0.58, 0.5, 0.43)
"""How much smaller letters are made so that all is said, in steps; a board that has the room has larger ones."""
_GLOSS_TO = 0.67
"""Before letters are made smaller than that, the second language goes."""
_ONE = QT_TRANSLATE_NOOP("layouts", "Write notice or text, and not both")


class NoticeConfig(PanelConfig):
    """Something to tell those who look at the screen: out of the city's folder `notices`, or written here."""

    kind: Literal["notice"] = Field(description="`notice`")
    notice: Annotated[NonEmpty, Refers("notice")] | None = Field(
        default=None,
        description="The notice to show: the name of its file in `notices` without `.toml`. Default: all that are in "
        "force, each for 20 seconds.",
    )
    text: NamesEntry | None = Field(default=None, description="A sentence instead of a file.")

    @model_validator(mode="after")
    def _check(self) -> "NoticeConfig":
        if self.notice is not None and self.text is not None:
            raise Wrong(_ONE, "notice", "text")
        return self


@dataclass(frozen=True, slots=True)
class NoticeContent:
    """What the panel shows. `notice` None: there is none now. `number` of `count`: which one of several it is."""

    title: Name | None
    notice: NoticeFacts | None
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of words. `after_px`: the distance to the next; `lead`: what stands before them, at `lead_px` width."""

    face: Face
    text: str
    quiet: int
    height_px: float
    lead: str = ""
    lead_px: float = 0.0
    gloss: str = ""


class NoticePanel(Panel[NoticeConfig, NoticeContent]):
    """See `NoticeConfig`."""

    def content(self, facts: Facts) -> NoticeContent:
        """Return the notice whose turn it is."""
        config = self.config
        if config.text is not None:
            return NoticeContent(self.spec.title, NoticeFacts("", facts.named(config.text.by_language())), 1, 1)
        found = [
            notice
            for notice in facts.notices()
            if (notice.id == config.notice)
            or (config.notice is None and (not notice.places or self.spec.at in notice.places))
        ]
        if not found:
            return NoticeContent(self.spec.title, None, 0, 0)
        number = facts.now_ms // TURN_MS % len(found)
        return NoticeContent(self.spec.title, found[number], number + 1, len(found))

    def draw(self, sheet: Sheet, content: NoticeContent) -> None:
        """Draw all of it, in letters as large as there is room for."""
        look, inner, notice = sheet.look, sheet.inner(), content.notice
        top = float(inner.top())
        if content.title is not None:
            top = draw_head(sheet, content.title)
        if notice is None:
            return
        bottom = float(inner.bottom() + 1)
        lines: Sequence[_Line] = ()
        is_alone = not notice.guests and not notice.items
        steps = _STEPS[1:] if is_alone else _STEPS
        tries = [(step, True) for step in steps if step >= _GLOSS_TO] + [(step, False) for step in steps if step <= 1]
        for step, with_gloss in tries:
            lines = _lines(sheet, notice, inner.width(), step, with_gloss=with_gloss)
            if sum(line.height_px for line in lines) <= bottom - top:
                break
        free = max(0.0, bottom - top - sum(line.height_px for line in lines))
        y = top + (free * 0.42 if is_alone and content.title is None else 0.0)
        inks = (look.colours.i1, look.colours.i2, look.colours.i3)
        for line in lines:
            if y + line.height_px > bottom + 1 and y > top:
                break
            baseline = y + line.height_px / 2 + line.face.cap_px / 2
            if line.lead:
                line.face.draw(sheet.painter, inner.left(), baseline, line.lead, look.colours.i2)
            x = line.face.draw(sheet.painter, inner.left() + line.lead_px, baseline, line.text, inks[line.quiet])
            if line.gloss:
                small = look.fonts.face(line.face.size_px * 0.68)
                x += line.face.size_px * 0.5
                small.draw(sheet.painter, x, baseline, small.elided(line.gloss, inner.right() - x), look.colours.i3)
            y += line.height_px
        if content.count > 1:
            face = look.face("gloss")
            words = f"{content.number} / {content.count}"
            face.draw(sheet.painter, inner.right() + 1 - face.width(words), bottom, words, look.colours.i3)
        sheet.touch(inner, self.spoken(content))

    def spoken(self, content: NoticeContent) -> str:
        """Return all of the notice."""
        notice = content.notice
        name = content.title.text if content.title else translate("panels", "Notice")
        if notice is None:
            return f"{name}, {translate('panels', 'no notice')}"
        guests = [" ".join(part for part in (guest.name.text, guest.role.text) if part) for guest in notice.guests]
        items = [
            " ".join(part for part in (item.time, item.name.text, item.where.text) if part) for item in notice.items
        ]
        parts = (name, notice.title.text, notice.text.text, *guests, *items)
        return ". ".join(part.rstrip(".") for part in parts if part)


def _lines(sheet: Sheet, notice: NoticeFacts, width: float, step: float, *, with_gloss: bool) -> list[_Line]:
    look = sheet.look
    is_board = bool(notice.guests or notice.items)
    title = look.fonts.face(
        look.sizes.text_px("hero" if is_board or not notice.text.text else "value_small") * step, 700
    )
    least = look.sizes.text_px("gloss")
    body = look.fonts.face(max(least, look.sizes.text_px("body") * step))
    name = look.fonts.face(max(least, look.sizes.text_px("headline") * step), 600)
    small = look.fonts.face(max(least, body.size_px * 0.82))
    lines = [_Line(title, text, 0, title.size_px * 1.3) for text in title.wrapped(notice.title.text, width)]
    if with_gloss and notice.title.gloss:
        gloss = look.fonts.face(max(least, title.size_px * 0.5))
        lines += [_Line(gloss, text, 2, gloss.size_px * 1.4) for text in gloss.wrapped(notice.title.gloss, width)]
    lines += _paragraphs(body, notice.text.text, width, 1)
    if with_gloss:
        lines += _paragraphs(small, notice.text.gloss, width, 2)
    for number, guest in enumerate(notice.guests):
        if not number:
            lines.append(_Line(name, "", 0, name.size_px * 0.5))
        gloss_words = guest.role.text or (guest.name.gloss if with_gloss else "")
        lines.append(_Line(name, name.elided(guest.name.text, width), 0, name.size_px * 1.5, gloss=gloss_words))
    lead_px = max((body.width(item.time) for item in notice.items), default=0.0)
    lead_px += body.size_px if lead_px else 0.0
    for number, item in enumerate(notice.items):
        if not number:
            lines.append(_Line(body, "", 0, body.size_px * 0.6))
        gloss_words = item.where.text or (item.name.gloss if with_gloss else "")
        text = body.elided(item.name.text, width - lead_px)
        lines.append(_Line(body, text, 0, body.size_px * 1.6, item.time, lead_px, gloss_words))
    return lines


def _paragraphs(face: Face, text: str, width: float, quiet: int) -> list[_Line]:
    lines: list[_Line] = []
    for paragraph in filter(None, (part.strip() for part in text.split("\n\n"))):
        lines.append(_Line(face, "", quiet, face.size_px * 0.5))
        lines += [_Line(face, words, quiet, face.line_px) for words in face.wrapped(paragraph, width)]
    return lines
