"""Drawing a map of districts with all that lies on it and around it. Keeps the pictures that are drawn only once."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from widgets.facts import Before, DistrictMap
from widgets.glyphs import level_colour
from widgets.maps.choices import draw_choices
from widgets.maps.divider import draw_divider
from widgets.maps.furniture import (
    corner_lines,
    corner_rect,
    draw_card,
    draw_corner,
    draw_list,
    list_room,
    stray_words,
    value_words,
)
from widgets.maps.layers import Areas, Borders, Ground, Ink
from widgets.maps.legend import WIDTH_U, draw_legend, legend_height_px
from widgets.maps.names import Faces, Label, LabelRoom, draw_labels, short_name
from widgets.maps.parts import MapContent, PickDistrict, PickIncident
from widgets.maps.pointing import DistrictRegion, district_words
from widgets.maps.points import Glyphs
from widgets.maps.shapes import Shapes
from widgets.maps.tiles import draw_tile_label, tile_rects
from widgets.maps.view import WHOLE, View, fitted
from widgets.panels.core import Sheet
from widgets.panels.head import draw_head
from widgets.panels.lacking import draw_lacking
from widgets.theme import Look

translate = QCoreApplication.translate

Labels = Literal["values", "names", "none"]

NARROW_U = 420
"""Below this width districts are drawn as tiles."""
_STAMP_U = 90
_BORDER_U = 1.6
_HIGHLIGHT_U = 3.0


class MapDrawing:
    """Draws one map. `area`: where the map may be seen, None where tiles were drawn; `map_area`: where it fits whole.

    `divider`: where the line between then and now can be grabbed.
    """

    def __init__(self, map: DistrictMap) -> None:
        self.map = map
        self.shapes = Shapes(map)
        self.area: QRectF | None = None
        self.map_area = QRectF()
        self.divider: QRectF | None = None
        self._areas, self._areas_then = Areas(self.shapes), Areas(self.shapes)
        self._borders = Borders(self.shapes)
        self._room = LabelRoom(self.shapes)
        self._short_names = [short_name(district.name.text) for district in map.districts]
        self._glyphs: tuple[Look, Glyphs] | None = None
        self._fit: tuple[object, QRectF] | None = None
        self._regions: tuple[tuple[View, QRectF], list[tuple[int, QRectF, DistrictRegion]]] | None = None
        self._said: MapContent | None = None

    def draw(self, sheet: Sheet, content: MapContent, labels: Labels) -> None:
        """Draw the panel."""
        inner, look = sheet.inner(), sheet.look
        name = content.name
        if look.face("title", 700).width(name.text) > inner.width() - look.sizes.px(_STAMP_U):
            name = content.indicator.name  # a narrow map says what it shows, not that it is one
        top = draw_head(sheet, name, content.stamp)
        body = sheet.below(top)
        if content.choices:
            body.setTop(draw_choices(sheet, content, body))
        lacking = tuple(filter(None, (stray_words(content.strays), *content.lacking)))
        body.setTop(draw_lacking(sheet, lacking, body))
        self.area = self.divider = None
        if body.height() < look.sizes.px(24):
            return
        if not self.map.has_borders or sheet.width_px < look.sizes.px(NARROW_U):
            self._draw_tiles(sheet, content, body, labels)
        else:
            self._draw_map(sheet, content, body, labels)

    # The map

    def _draw_map(self, sheet: Sheet, content: MapContent, body: QRectF, labels: Labels) -> None:
        look, painter = sheet.look, sheet.painter
        lines = corner_lines(content)
        note = translate("panels", "Schematic map") if content.map.is_schematic else ""
        legend = self._legend_rect(sheet, body)
        corner = corner_rect(sheet, lines, note, body.bottom())
        if corner.left() < legend.right() + look.sizes.px(8):
            legend.moveBottom(corner.top() - look.sizes.px(6))
        listed = list_room(sheet, content, body.top() + look.sizes.px(4), legend.top())
        furniture = [rect for rect in (listed, legend, corner) if not rect.isEmpty()]
        self.area, self.map_area = body, self._fitting(body, furniture)
        view = fitted(self.shapes.size, self.map_area, content.zoom)
        painter.save()
        painter.setClipRect(body)
        split = self._draw_areas(sheet, content, body, view)
        is_zoomed = content.zoom is not WHOLE and content.zoom != WHOLE

        def taken(rect: QRectF) -> bool:
            return any(each.intersects(rect) for each in furniture)

        if labels != "none":
            faces = self._faces(look)
            labels_of = self._labels(content, look, labels, view, split)
            glyphs = self._glyphs_of(look).boxes(content.eyes, content.incidents, view)
            draw_labels(painter, self._short_names, labels_of, self._room, view, body, faces, taken, glyphs)
        self._touch_districts(sheet, content, body, view)
        self._draw_points(sheet, content, body, view)
        if split is not None:
            self.divider = draw_divider(sheet, content.before or Before.YESTERDAY, body, split, taken)
        painter.restore()
        if is_zoomed:
            room = look.sizes.px(6)
            ground = QColor(look.colours.s1)
            ground.setAlphaF(0.9)
            for rect in furniture:
                painter.fillRect(rect.adjusted(-room, -room, room, room), ground)
        if not listed.isEmpty() and content.listed:
            draw_list(sheet, content, listed)
        draw_legend(sheet, legend, content.values.classes, content.values.known, content.indicator.unit)
        draw_corner(sheet, lines, note, corner)
        if content.card:
            draw_card(sheet, content.card, body.top() + look.sizes.px(4), right=body.right())

    def _legend_rect(self, sheet: Sheet, body: QRectF) -> QRectF:
        wide = min(sheet.look.sizes.px(WIDTH_U), body.width() * 0.45)
        high = legend_height_px(sheet)
        return QRectF(body.left(), body.bottom() - high, wide, high)

    def _fitting(self, body: QRectF, furniture: list[QRectF]) -> QRectF:
        """Return the largest area of some in which the whole map hides nothing that stands around it."""
        key = (body.getRect(), tuple(rect.getRect() for rect in furniture))
        if self._fit is not None and self._fit[0] == key:
            return self._fit[1]
        legend_top = min(rect.top() for rect in furniture[-2:])
        below = max(0.0, body.bottom() - legend_top)
        beside = max((rect.right() - body.left() for rect in furniture[:-2]), default=0.0)
        candidates = [
            body.adjusted(left, 0, 0, -bottom)
            for left in (0.0, beside * 0.33, beside * 0.66, beside)
            for bottom in (0.0, below * 0.33, below * 0.66, below)
        ]
        size = self.shapes.size
        candidates.sort(key=lambda area: -fitted(size, area).scale)
        chosen = candidates[-1]
        for area in candidates:
            view = fitted(size, area)
            if not any(self.shapes.touches(rect, view) for rect in furniture):
                chosen = area
                break
        self._fit = (key, chosen)
        return chosen

    def _draw_areas(self, sheet: Sheet, content: MapContent, body: QRectF, view: View) -> float | None:
        """Draw areas and borders; return where then ends and now begins, None where there is only now."""
        look, painter = sheet.look, sheet.painter
        ground = Ground(look.colours.s1, look.colours.s2, look.colours.line2, max(1.0, _BORDER_U * look.sizes.u))
        place = QRect(round(body.left()), round(body.top()), round(body.width()), round(body.height()))
        within = View(view.scale, view.left_px - place.left(), view.top_px - place.top())
        areas = content.values.areas
        now = self._areas.image(place.size(), within, self._inks(content, look, [a.value for a in areas]), ground)
        painter.drawImage(place.topLeft(), now)
        split = None
        if content.before is not None:
            inks = self._inks(content, look, [a.before for a in areas])
            then = self._areas_then.image(place.size(), within, inks, ground)
            split = round(body.left() + body.width() * content.divider)
            part = QRect(0, 0, split - place.left(), place.height())
            painter.drawImage(place.topLeft(), then, part)
        painter.drawImage(place.topLeft(), self._borders.image(place.size(), within, ground))
        for number, level in content.borders:
            width = max(2.0, _HIGHLIGHT_U * look.sizes.u)
            self._outline(painter, number, view, QPen(look.colours.s1, width * 2))  # it is seen on any step of a ramp
            pen = QPen(level_colour(level, look.colours), width)
            self._outline(painter, number, view, pen)
        if content.picked is not None:
            self._outline(painter, content.picked, view, QPen(look.colours.ice, max(2.0, 2.4 * look.sizes.u)))
        return split

    def _outline(self, painter: QPainter, number: int, view: View, pen: QPen) -> None:
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.shapes.path(number, view))

    def _inks(self, content: MapContent, look: Look, values: list[float | None]) -> list[Ink]:
        classes, ramps = content.values.classes, look.colours.ramps
        colours = [classes.colour(step, ramps) for step in classes.steps]
        return [None if value is None else colours[classes.of(value)] for value in values]

    def _faces(self, look: Look) -> tuple[Faces, Faces]:
        """Return the faces of names and values, and smaller ones: larger on a map that fills a wall."""
        wide = min(self.map_area.width(), self.map_area.height() * 1.3)
        size = max(look.sizes.text_px("gloss"), min(look.sizes.text_px("headline"), wide * 0.0235))
        both = [(look.fonts.face(each, 600), look.fonts.face(each * 0.94)) for each in (size, max(12, size * 0.78))]
        return both[0], both[1]

    def _labels(
        self, content: MapContent, look: Look, labels: Labels, view: View, split: float | None
    ) -> Callable[[int], Label]:
        """Return what gives the label of a district."""
        values, ramps, classes = content.values, look.colours.ramps, content.values.classes
        tells_late = sum(area.is_late for area in values.areas) * 2 <= len(values.areas)
        missing = translate("panels", "no data")

        def label(number: int) -> Label:
            area = values.areas[number]
            value = area.value
            if split is not None and view.px(*self.shapes.labels[number]).x() < split:
                value = area.before
            ink, text = look.colours.i2, missing
            if value is not None:
                step = classes.steps[classes.of(value)]
                ink = ramps.label_dark if classes.is_light(step, ramps) else ramps.label_light
                text = value_words(content, value)
            text = text if labels == "values" else ""
            is_late = tells_late and area.is_late and value is not None and bool(text)
            return Label(self._short_names[number], text, ink, is_late)

        return label

    def _touch_districts(self, sheet: Sheet, content: MapContent, body: QRectF, view: View) -> None:
        self._said = content
        if self._regions is None or self._regions[0] != (view, body):
            numbers = self.shapes.seen(view.rect(body))
            boxes = [box.intersected(body) for box in self.shapes.boxes(numbers, view)]
            regions = [DistrictRegion(self.shapes, number, view, self._say) for number in numbers]
            self._regions = ((view, body), list(zip(numbers, boxes, regions, strict=True)))
        for number, box, region in self._regions[1]:
            sheet.touch(box, region.words, PickDistrict(number), region)

    def _say(self, number: int) -> str:
        return "" if self._said is None else district_words(self._said, number)

    def _draw_points(self, sheet: Sheet, content: MapContent, body: QRectF, view: View) -> None:
        glyphs = self._glyphs_of(sheet.look)
        for eye in content.eyes:
            at = view.px(eye.x, eye.y)
            if body.contains(at):
                sheet.touch(glyphs.draw_eye(sheet.painter, eye, at), eye.name)
        reach = sheet.look.sizes.px(6)
        for incident in content.incidents:
            at = view.px(incident.x, incident.y)
            if body.contains(at):
                box = glyphs.draw_level(sheet.painter, incident.level, at, is_faint=incident.is_faint)
                words = ", ".join(part for part in (incident.event.title, incident.event.place) if part)
                sheet.touch(box.adjusted(-reach, -reach, reach, reach), words, PickIncident(incident.event.key))

    def _glyphs_of(self, look: Look) -> Glyphs:
        if self._glyphs is None or self._glyphs[0] is not look:
            self._glyphs = (look, Glyphs(look))
        return self._glyphs[1]

    # Tiles

    def _draw_tiles(self, sheet: Sheet, content: MapContent, body: QRectF, labels: Labels) -> None:
        look, painter = sheet.look, sheet.painter
        legend = QRectF(body.left(), 0, body.width(), legend_height_px(sheet))
        legend.moveBottom(body.bottom())
        has_legend = body.height() > legend.height() * 4
        area = body.adjusted(0, 0, 0, -legend.height() - look.sizes.px(6)) if has_legend else body
        inks = self._inks(content, look, [each.value for each in content.values.areas])
        label_of = self._labels(content, look, labels, View(1.0, 0, 0), None)
        rects = list(tile_rects(self.map, area, max(1, look.sizes.px(3)), square=True))
        size = max(12.0, min(look.sizes.text_px("label"), min((r.width() for r in rects), default=0) * 0.3))
        faces = (look.fonts.face(size, 600), look.fonts.face(size * 0.94))
        levels = dict(content.borders)
        for number, rect in enumerate(rects):
            ink = inks[number]
            painter.fillRect(rect, ink or look.colours.s2)
            if ink is None:
                painter.fillRect(rect, QBrush(look.colours.line2, Qt.BrushStyle.BDiagPattern))
            if labels != "none":
                draw_tile_label(sheet, rect, label_of(number), faces)
            if number in levels or number == content.picked:
                colour = look.colours.ice if number == content.picked else level_colour(levels[number], look.colours)
                width = max(2, look.sizes.px(2))
                painter.setPen(QPen(colour, width))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))
            sheet.touch(rect, district_words(content, number), PickDistrict(number))
        if has_legend:
            draw_legend(sheet, legend, content.values.classes, content.values.known, content.indicator.unit)
        if content.card:
            draw_card(sheet, content.card, body.top(), right=body.right())
