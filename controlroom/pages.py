"""Which of a city's layouts somebody means: by its id, by its number for the keys 1 to 9, or by its name."""

from collections.abc import Mapping

from layouts.model import Layout
from layouts.problems import Names


def find_page(layouts: Mapping[str, Layout], meant: str) -> str | None:
    """Return the id of the layout that is meant, None where there is none.

    `layouts`: in their own order, which is that of their numbers. Names count in every language, in upper and lower
    case.
    """
    meant = meant.strip()
    if meant in layouts:
        return meant
    if meant.isascii() and meant.isdigit() and len(meant) < 4 and 1 <= int(meant) <= len(layouts):
        return list(layouts)[int(meant) - 1]
    return next((id for name, id in _by_name(layouts).items() if name.casefold() == meant.casefold()), None)


def nearest_pages(layouts: Mapping[str, Layout], meant: str) -> list[str]:
    """Return ids of the layouts whose id or name resembles what is meant, best first."""
    known = _by_name(layouts) | {id: id for id in layouts}
    return list(dict.fromkeys(known[name] for name in Names(known).nearest(meant.strip())))


def _by_name(layouts: Mapping[str, Layout]) -> dict[str, str]:
    return {name: id for id, layout in reversed(list(layouts.items())) for name in layout.name.values()}
