"""Who publishes what the sources of the simulated city read, as a city would write it beside its numbers."""

from collections.abc import Iterable
from dataclasses import replace

from controlroom.sim.data.planned import Source

_PUBLISHERS: tuple[tuple[str, str, str], ...] = (
    ("기상청", "KMA", "weather forecast warnings"),
    ("보건환경연구원", "Health and Environment Institute", "seoul-air seoul-water"),
    ("한강홍수통제소", "Han River Flood Control", "seoul-rivers"),
    ("서울아리수본부", "Waterworks Authority", "tap-water"),
    ("TOPIS", "TOPIS", "road-incidents gates buses " + " ".join(f"road-{number}" for number in range(1, 13))),
    ("서울시설공단", "Seoul Facilities Corporation", "seoul-parking parking-free seoul-bikes bikes-rented"),
    ("서울교통공사", "Seoul Metro", "subway subway-trains subway-arrivals subway-alerts"),
    ("실시간 도시데이터", "Real-time City Data", " ".join(f"people-{number}" for number in range(1, 7))),
    ("서울관광재단", "Seoul Tourism Organization", "visitors"),
    ("열린데이터광장", "Open Data Plaza", "seoul-prices data-calls data-sets district-cameras"),
    ("120다산콜재단", "120 Dasan Call Foundation", "dasan dasan-districts dasan-topics"),
    ("응답소", "Eungdapso", "requests request-answered"),
    ("소방재난본부", "Fire and Disaster Headquarters", "emergencies dispatches response fires"),
    ("서울에너지공사", "Seoul Energy Corporation", "solar"),
    ("기획조정실", "Planning Office", "budget"),
    ("서울경찰청", "Seoul Police", "road-injured school-crashes"),
    ("여성가족실", "Office of Women and Family", "childcare-public childcare-waiting"),
    ("복지실", "Welfare Office", "welfare-visited"),
    ("일자리센터", "Job Centre", "jobs-open"),
    ("경제실", "Economy Office", "startup-founded"),
    ("문화본부", "Culture Headquarters", "culture-events"),
    ("정원도시국", "Garden City Bureau", "park-area"),
    ("기후환경본부", "Climate and Environment Headquarters", "waste-recycled"),
    ("정보소통광장", "Information Plaza", "document-disclosed"),
    ("도로사업소", "Road Works Office", "public-works"),
    ("CCTV 영상분석", "Video analysis", "recorder"),
    ("국가교통정보센터", "National Transport Information Center", "its-cameras"),
)
"""Each with its sources; several sources of one publisher have one name, so that a panel names who says it once."""


def published(sources: Iterable[Source]) -> list[Source]:
    """Return the sources with the names of their publishers. Raises KeyError for one whose publisher is not told."""
    names = {id: {"ko": korean, "en": english} for korean, english, ids in _PUBLISHERS for id in ids.split()}
    found = []
    for source in sources:
        table = {}
        for key, value in source.table.items():
            table[key] = value
            if key == "id":
                table["name"] = names[source.id]
        found.append(replace(source, table=table))
    return found
