"""Digital zoom as arithmetic: which part of a picture is shown. All rectangles in fractions of the whole picture."""

from feeds.core import FULL, Rect

MOST = 8.0
"""How many times a picture can be magnified; beyond that there is nothing to see but its pixels."""


def magnified(crop: Rect, base: Rect, at: tuple[float, float], factor: float) -> Rect:
    """Return `crop` magnified by `factor` (below 1: the other way) around a point that stays where it is.

    `base` is what is shown without zoom; the result lies inside it. `at`: the point, in fractions of what is shown.
    """
    scale = min(MOST, max(1.0, magnification(crop, base) * factor))
    if scale == 1.0:
        return base
    width, height = base.width / scale, base.height / scale
    x = crop.x + at[0] * (crop.width - width)
    y = crop.y + at[1] * (crop.height - height)
    return _inside(Rect(x, y, width, height), base)


def panned(crop: Rect, base: Rect, by: tuple[float, float]) -> Rect:
    """Return `crop` moved by fractions of what is shown, as far as `base` goes."""
    return _inside(Rect(crop.x + by[0] * crop.width, crop.y + by[1] * crop.height, crop.width, crop.height), base)


def magnification(crop: Rect, base: Rect) -> float:
    """Return how many times larger than without zoom things appear."""
    return base.width / crop.width


def filling(picture_aspect: float, box_aspect: float) -> Rect:
    """Return the middle part of a picture that fills a box of another shape (aspects: width over height)."""
    if picture_aspect > box_aspect:
        width = box_aspect / picture_aspect
        return Rect((1 - width) / 2, 0.0, width, 1.0)
    height = picture_aspect / box_aspect
    return FULL if height == 1.0 else Rect(0.0, (1 - height) / 2, 1.0, height)


def common_part(old: Rect, new: Rect) -> tuple[Rect, Rect] | None:
    """Return where a picture of `old` has to go while one of `new` is not there yet; None if they do not meet.

    The first rectangle is the part to take, in fractions of the old picture; the second where it goes, in fractions of
    the new one.
    """
    left, top = max(old.x, new.x), max(old.y, new.y)
    right, bottom = min(old.x + old.width, new.x + new.width), min(old.y + old.height, new.y + new.height)
    if right <= left or bottom <= top:
        return None

    def within(whole: Rect) -> Rect:
        return Rect(
            (left - whole.x) / whole.width,
            (top - whole.y) / whole.height,
            (right - left) / whole.width,
            (bottom - top) / whole.height,
        )

    return within(old), within(new)


def _inside(crop: Rect, base: Rect) -> Rect:
    x = min(max(crop.x, base.x), base.x + base.width - crop.width)
    y = min(max(crop.y, base.y), base.y + base.height - crop.height)
    return Rect(x, y, crop.width, crop.height)
