"""The map of a city as its panels draw it: on a plane, with names in the screen's language."""

import math
from collections.abc import Callable

from layouts.districts.model import CityMap, Ring
from layouts.model import NamesByLanguage
from widgets.facts import District, DistrictMap, Name


def district_map(city: CityMap, name: Callable[[NamesByLanguage], Name]) -> DistrictMap:
    """Return a city's map on a plane on which north is up and distances are right in its middle."""
    heights = [
        float(edge) for each in city.districts for ring in each.rings for edge in (ring[:, 1].min(), ring[:, 1].max())
    ]
    middle_deg = (min(heights) + max(heights)) / 2 if heights else 0.0
    east_scale = math.cos(math.radians(min(85.0, abs(middle_deg))))

    def flat(ring: Ring) -> Ring:
        return ring * (east_scale, -1.0)

    districts = []
    for each in city.districts:
        column, row = city.cells[each.id]
        label = each.label or (0.0, 0.0)
        districts.append(
            District(
                each.id,
                name(each.names),
                (column - 1, row - 1),
                tuple(map(flat, each.rings)),
                (label[0] * east_scale, -label[1]),
            )
        )
    numbers = {district.id: number for number, district in enumerate(districts)}
    return DistrictMap(
        tuple(districts),
        tuple(map(flat, city.water)),
        {called: numbers[id] for called, id in city.ids.items()},
        east_scale,
        city.is_schematic,
    )
