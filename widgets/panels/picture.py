"""The panel ``picture``: an image file of the city's folder, with a caption."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, field_validator
from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from resources.entries import NamesEntry, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP
from widgets.facts import Facts, Name, Picture
from widgets.panels.core import Panel, PanelConfig, Sheet
from widgets.panels.head import draw_head, draw_message

translate = QCoreApplication.translate

_RELATIVE = QT_TRANSLATE_NOOP("layouts", "Must be a path from the city's folder, such as pictures/hall.jpg")


class PictureConfig(PanelConfig):
    """A picture out of the city's folder: PNG, JPEG, WebP or SVG. It is read again when its file is another one."""

    kind: Literal["picture"] = Field(description="`picture`")
    file: Annotated[NonEmpty, Field(max_length=300)] = Field(
        description="The file, by its path from the city's folder, such as `pictures/hall.jpg`."
    )
    fit: Literal["contain", "crop"] = Field(
        default="contain",
        description="`contain` shows the whole picture, `crop` fills the tile and cuts the rest off.",
    )
    caption: NamesEntry | None = Field(default=None, description="A line under it, in at least one language.")

    @field_validator("file")
    @classmethod
    def _check(cls, value: str) -> str:
        parts = value.replace("\\", "/").split("/")
        if value.startswith(("/", "\\")) or ":" in parts[0] or ".." in parts:
            raise Wrong(_RELATIVE)
        return value


@dataclass(frozen=True, slots=True)
class PictureContent:
    """What the panel shows. `picture` None: it is being read."""

    title: Name | None
    picture: Picture | None
    caption: Name


class PicturePanel(Panel[PictureConfig, PictureContent]):
    """See `PictureConfig`."""

    def content(self, facts: Facts) -> PictureContent:
        """Return the picture as it was read last."""
        caption = self.config.caption
        name = Name("") if caption is None else facts.named(caption.by_language())
        return PictureContent(self.spec.title, facts.picture(self.config.file), name)

    def draw(self, sheet: Sheet, content: PictureContent) -> None:
        """Draw the picture to the edges of the tile, its caption on a strip under it."""
        look = sheet.look
        top = 0.0
        if content.title is not None:
            top = draw_head(sheet, content.title) + look.sizes.px(4)
        strip = look.sizes.text_px("label") * 1.75 if content.caption.text else 0.0
        area = QRectF(0, round(top), sheet.width_px, max(1, round(sheet.height_px - top - strip)))
        picture = content.picture
        if picture is None:
            draw_message(sheet, translate("panels", "The picture is being read"), area.toRect())
        elif picture.problem or not picture.levels:
            draw_message(sheet, picture.problem, area.toRect(), fault=True)
        else:
            sheet.painter.fillRect(area, look.colours.s0)
            self._draw_picture(sheet.painter, picture, area)
        if content.caption.text:
            self._draw_caption(sheet, content.caption, QRect(0, round(area.bottom()), sheet.width_px, round(strip)))
        sheet.touch(QRectF(0, 0, sheet.width_px, sheet.height_px), self.spoken(content))

    def _draw_picture(self, painter: QPainter, picture: Picture, area: QRectF) -> None:
        whole = picture.levels[0].size()
        mode = Qt.AspectRatioMode.KeepAspectRatio
        if self.config.fit == "crop":
            mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        size = whole.toSizeF().scaled(area.size(), mode)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(area.center())
        # The smallest that is large enough: halving is done already, so that no pixel is left out.
        level = next((each for each in reversed(picture.levels) if each.width() >= size.width()), picture.levels[0])
        painter.save()
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, level)
        painter.restore()

    def _draw_caption(self, sheet: Sheet, caption: Name, strip: QRect) -> None:
        look = sheet.look
        face, small = look.face("label", 600), look.face("meta")
        pad = sheet.pad_px
        baseline = face.centred(strip.top(), strip.height())
        right = sheet.width_px - pad
        text = face.elided(caption.text, right - pad)
        x = face.draw(sheet.painter, pad, baseline, text, look.colours.i1) + look.sizes.px(9)
        if caption.gloss and right - x > small.size_px * 4:
            small.draw(sheet.painter, x, baseline, small.elided(caption.gloss, right - x), look.colours.i3)

    def spoken(self, content: PictureContent) -> str:
        """Return title and caption, or what is wrong."""
        title = content.title.text if content.title else translate("panels", "Picture")
        problem = content.picture.problem if content.picture else ""
        return ", ".join(part for part in (title, content.caption.text, problem) if part)
