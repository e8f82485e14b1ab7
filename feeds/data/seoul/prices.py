"""Prices that the city's inspectors write down, shop by shop, as what they are in a district."""

from collections.abc import Sequence
from statistics import fmean
from typing import Any

from feeds.data.seoul.envelope import Row
from feeds.data.values import number, text_of

_SHOPS = {"전통시장": "market", "대형마트": "supermarket"}
_ONE_SHOP_ITEM = ("M_NAME", "A_NAME", "A_UNIT", "M_GU_NAME", "M_TYPE_NAME", "P_DATE")


def by_district(rows: Sequence[Row]) -> list[Row]:
    """Return a row for each item, district and day with the mean price of its shops.

    ``ITEM`` is what it is called, with its quantity where that is given. An item has up to three rows: all shops, the
    markets (``ITEM.market``) and the supermarkets. A shop that is listed twice counts once, one without the item not.
    """
    shops = {tuple(text_of(row.get(name)) for name in _ONE_SHOP_ITEM): row for row in rows}
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for (_, item, quantity, district, kind, day), row in shops.items():
        name = f"{item} {quantity}".strip() if item else ""
        for suffix in ("", _SHOPS.get(kind)):
            if suffix is not None:
                full = f"{name}.{suffix}" if suffix and name else name
                groups.setdefault((full, district, day), []).append(row)
    return [
        {"ITEM": item, "M_GU_NAME": district, "P_DATE": day, "A_PRICE": _price(group)}
        for (item, district, day), group in groups.items()
    ]


def _price(rows: Sequence[Row]) -> Any:
    """Return the mean price, else what the first shop has in its place."""
    prices = [price for row in rows if (price := number(row.get("A_PRICE"))) is not None and price > 0]
    return fmean(prices) if prices else rows[0].get("A_PRICE")
